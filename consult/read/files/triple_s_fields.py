"""The variables of a Triple-S survey: where each stands in a record, and what its codes mean."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from consult.definitions.wordings import normalised
from consult.errors import Place
from consult.office.encoding import decode
from consult.read.export.declared import NO, YES, Declared, Holds, Role
from consult.read.export.grid import Issue, IssueSeverity
from consult.read.files.delimited import LARGEST_CELL
from consult.read.files.variables import meaning_of

_ROLES = {"serial": Role.ID, "weight": Role.PLATFORM}
_ZEROS = re.compile(r"^0+(?=\d)")
_NO_ANSWER = re.compile(
    r"(?i)no (?:answer|reply|response)|not (?:answered|stated|known)|missing|blank"
)


@dataclass(frozen=True)
class Records:
    """The responses as they stand in the file: fields of a CSV, or lines cut by position.

    Parameters
    ----------
    rows
        Fields of a CSV, or one line each.
    encoding
        How the text was read.
    fixed
        Whether a position is a character of a line rather than a field.
    guessed
        Whether the encoding was only the likelier of two.
    """

    rows: Sequence[Sequence[str]]
    encoding: str
    fixed: bool
    guessed: bool = False

    def cut(self, start: int, finish: int) -> list[str]:
        """What stands from one position to another in every record.

        At fixed positions the spaces that fill a field are left out; in a CSV they are words.

        Parameters
        ----------
        start, finish
            The first and the last character at fixed positions, counted from 1; in a CSV only the
            first counts, and is the number of the field.
        """
        if self.fixed:
            return [row[0][start - 1 : finish].rstrip(" ") for row in self.rows]
        return [row[start - 1] if start <= len(row) else "" for row in self.rows]

    def issues(self, file: str) -> tuple[Issue, ...]:
        """What was odd about the file of responses.

        Parameters
        ----------
        file
            Its name, which is not that of the XML.
        """
        if not self.guessed:
            return ()
        message = f"The file is not UTF-8; it was read as {self.encoding}."
        return (Issue(IssueSeverity.NOTE, "encoding", Place(file=file), message),)


@dataclass(frozen=True)
class Field:
    """One column out of a variable: the whole of it, or one option of a multiple one.

    Parameters
    ----------
    ident, filter
        The variable's own identifier, and that of the logical variable that says whether it
        was asked; may be empty.
    declared
        What it asks.
    cells
        Records -> its cells as they are shown.
    """

    ident: str
    filter: str
    declared: Declared
    cells: Callable[[Records], list[str]]


def records_of(data: bytes, form: str, skip: int) -> Records:
    """The responses of a file, without the lines to be skipped and those that are blank.

    Parameters
    ----------
    data
        The bytes of the file with the responses.
    form
        "csv" in any case, or anything else for fixed positions, as the XML says.
    skip
        Lines before the first response, as the XML says.
    """
    decoded = decode(data)
    text = decoded.text.replace("\x00", "")
    if form.strip().lower() == "csv":
        csv.field_size_limit(LARGEST_CELL)
        read = csv.reader(io.StringIO(text, newline=""))
        rows = [row for row in list(read)[skip:] if any(cell.strip() for cell in row)]
        return Records(rows, decoded.encoding, False, decoded.guessed)
    lines = [line for line in re.split(r"\r\n|\n|\r", text)[skip:] if line.strip("\x1a \t")]
    return Records([[line] for line in lines], decoded.encoding, True, decoded.guessed)


def field_of(variable: Element) -> Iterator[Field]:
    """The columns of one variable: one, or for a multiple one a column an option.

    Parameters
    ----------
    variable
        Its element in the XML. What a file leaves out is read as the standard has it: type
        "character", position 1.
    """
    kind = variable.get("type", "character").strip().lower()
    start, finish = _position(variable)
    values = _values(variable)
    name, label = _words(variable, "name"), _words(variable, "label")
    ident, gate = variable.get("ident", ""), variable.get("filter", "")
    if kind == "multiple":
        yield from _multiple(variable, (ident, gate), (name, label), values, (start, finish))
        return
    declared = _declared(variable, kind, name, label, values)
    literal = variable.get("format", "").lower() == "literal"
    show = _show(kind, {_key(code, literal=literal): text for code, text in values}, declared)

    def cells(records: Records) -> list[str]:
        return [show(cell) for cell in records.cut(start, finish)]

    yield Field(ident, gate, declared, cells)


def _declared(
    variable: Element, kind: str, name: str, label: str, values: Sequence[tuple[str, str]]
) -> Declared:
    role = _ROLES.get(variable.get("use", "").strip().lower(), Role.QUESTION)
    if kind == "single" and values:
        labels = dict.fromkeys(_apart(values))
        return Declared(name, label, Holds.CHOICE, tuple(labels), role=role)
    if kind == "logical":
        return Declared(name, label, Holds.CHOICE, (YES, NO), role=role)
    return Declared(name, label, Holds.NUMBER if kind == "quantity" else Holds.ANYTHING, role=role)


def _apart(values: Sequence[tuple[str, str]]) -> list[str]:
    """Labels that differ: a later one worded like an earlier has its code added."""
    seen: set[str] = set()
    out = []
    for code, label in values:
        words = label if normalised(label) else code
        if normalised(words) in seen:
            words = f"{words} ({code})"
        seen.add(normalised(words))
        out.append(words)
    return out


def _show(kind: str, labels: dict[str, str], declared: Declared) -> Callable[[str], str]:
    options = dict(zip(labels, declared.options, strict=False)) if kind == "single" else labels

    def one_of(cell: str) -> str:
        key = _key(cell) if _key(cell) in options else cell.strip()
        return options.get(key, "" if key.strip("0") == "" else key)

    def number(cell: str) -> str:
        label = labels.get(_key(cell), "")
        return meaning_of(label) or ("" if _NO_ANSWER.fullmatch(label) else cell.strip())

    def logical(cell: str) -> str:
        return {"1": YES, "0": NO, "t": YES, "f": NO}.get(cell.strip().lower(), cell.strip())

    def day(cell: str) -> str:
        found = re.fullmatch(r"\s*(\d{4})(\d\d)(\d\d)\s*", cell)
        return "-".join(found.groups()) if found else cell.strip()

    shows = {"single": one_of, "quantity": number, "logical": logical, "date": day}
    return shows.get(kind, str)


def _multiple(
    variable: Element,
    idents: tuple[str, str],
    words: tuple[str, str],
    values: Sequence[tuple[str, str]],
    place: tuple[int, int],
) -> Iterator[Field]:
    """A column an option: the bit of its code, or its code in one of the spread fields."""
    widest = max((int(code) for code, _ in values if code.isdecimal()), default=1)
    spread = _child(variable, "spread")
    ticked = _bits(place, widest) if spread is None else _spread(spread, place)
    name, label = words
    for (code, _), part in zip(values, _apart(values), strict=True):
        declared = Declared(
            *(f"{name}_{code}", f"{label} [{part}]", Holds.TICK, (part,)),
            stem=label or name,
            part=part,
            block=name,
        )
        yield Field(f"{idents[0]}.{code}", idents[1], declared, _option(ticked, _key(code)))


Ticked = Callable[[Records], list[set[str] | None]]
"""Records -> the codes ticked in each; ``None`` where the field is blank."""


def _option(ticked: Ticked, code: str) -> Callable[[Records], list[str]]:
    def cells(records: Records) -> list[str]:
        return ["" if t is None else YES if code in t else NO for t in ticked(records)]

    return cells


def _bits(place: tuple[int, int], widest: int) -> Ticked:
    """A bit for each code from 1; a spreadsheet may have taken the first zeros away."""

    def ticked(records: Records) -> list[set[str] | None]:
        out: list[set[str] | None] = []
        for cell in records.cut(*place):
            bits = cell if records.fixed else cell.strip().zfill(widest)
            codes = {str(at) for at, bit in enumerate(bits, start=1) if bit == "1"}
            out.append(codes if cell.strip() else None)
        return out

    return ticked


def _spread(spread: Element, place: tuple[int, int]) -> Ticked:
    """A code in each of several fields, side by side."""
    start, finish = place
    many = _whole(spread.get("subfields"), 1)
    wide = _whole(spread.get("width"), max(1, (finish - start + 1) // many))

    def ticked(records: Records) -> list[set[str] | None]:
        step = wide if records.fixed else 1
        parts = [records.cut(start + n * step, start + n * step + step - 1) for n in range(many)]
        rows = [[cell.strip() for cell in row] for row in zip(*parts, strict=True)]
        return [{_key(cell) for cell in row if cell} if any(row) else None for row in rows]

    return ticked


def _key(code: str, *, literal: bool = False) -> str:
    """A code without the zeros and spaces that fill its field."""
    plain = code.strip()
    return plain if literal else _ZEROS.sub("", plain)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _child(element: Element, tag: str) -> Element | None:
    return next((child for child in element if _tag(child) == tag), None)


def _position(variable: Element) -> tuple[int, int]:
    place = _child(variable, "position")
    start = _whole(place.get("start") if place is not None else None, 1)
    return start, max(start, _whole(place.get("finish") if place is not None else None, start))


def _whole(text: str | None, otherwise: int) -> int:
    words = (text or "").strip()
    return max(1, int(words)) if words.isdecimal() else otherwise


def _values(variable: Element) -> list[tuple[str, str]]:
    values = _child(variable, "values")
    found = [child for child in values if _tag(child) == "value"] if values is not None else []
    return [(value.get("code", "").strip(), _text(value)) for value in found]


def _words(variable: Element, tag: str) -> str:
    element = _child(variable, tag)
    return "" if element is None else _text(element)


def _text(element: Element) -> str:
    """Its words; where there are versions of them the first for an interview, else the first."""
    versions = [child for child in element if _tag(child) == "text"]
    asked = [words for words in versions if words.get("mode", "interview") == "interview"]
    own = (element.text or "").strip()
    chosen = element if own or not versions else (asked or versions)[0]
    parts = [chosen.text or ""]
    for child in chosen:
        if _tag(child) != "text":
            parts += [" ", *child.itertext()]
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
