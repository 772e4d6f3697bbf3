"""Triple-S: a survey described in XML, with its responses in a file beside it.

Versions 1.2, 2.0 and 3.0; single, multiple (as bits or spread over fields), quantity,
character, logical, date and time; responses at fixed positions or as CSV. Every variable says
itself what was asked and what could be answered. The place that the XML gives for the responses
is usually one of another computer, so only its last part is used, and the file is looked for
beside the XML. Source: the Triple-S XML standard, versions 1.2 to 3.0; formats survey, 7.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PureWindowsPath
from xml.etree.ElementTree import Element

from consult.errors import ExportError, Place, Problem
from consult.office.markup import parse
from consult.read.export.declared import NOT_ASKED
from consult.read.export.grid import Container, Export, Grid
from consult.read.files.triple_s_fields import Field, Records, field_of, records_of

PLATFORM = "triple_s"
"""What such a grid is declared by, and the name of its reader."""

ENDINGS = (".asc", ".dat", ".csv", ".txt")
"""Endings of a file of responses, where the XML does not name one."""

_START = re.compile(rb"<sss[\s>]", re.I)
_LOOKED_AT = 4096
"""Bytes in which the first tag of a survey stands. Before it are a declaration, a DOCTYPE and, as a
licence or a note of the software, a comment, which may be long. With 64 three files of the tests
are not known, in UTF-16 or with a DOCTYPE; with 2,048 all are told as before. More would only make
other files slower to tell."""

Beside = Mapping[str, Callable[[], bytes]]
"""Names of the files beside the XML -> a function that reads each."""


def is_triple_s(data: bytes) -> bool:
    """Whether bytes are the description of a Triple-S survey, in any encoding.

    Parameters
    ----------
    data
        A file, or its beginning.
    """
    head = data[:_LOOKED_AT].replace(b"\0", b"")
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and bool(
        _START.search(head)
    )


def read_triple_s(data: bytes, file: str, others: Beside) -> Export:
    """A Triple-S survey as one sheet: names, labels, then a row a response.

    Parameters
    ----------
    data
        The XML.
    file
        Its name, for messages and to find the responses by.
    others
        The other files of its folder or archive.

    Raises
    ------
    ExportError
        When the XML cannot be read safely, describes no variable, or its responses are not there.
    """
    record = _record(parse(data, file), file)
    name = _data_name(record, file, others)
    variables = [child for child in record if _tag(child) == "variable"]
    fields = [field for variable in variables for field in field_of(variable)]
    if not fields:
        raise ExportError(
            Problem("The XML describes no variable.", Place(file=file), "Export it again.")
        )
    records = records_of(others[name](), record.get("format", "fixed"), _skip(record))
    columns = _columns(fields, records)
    declared = tuple(field.declared for field in fields)
    rows = [[column.name for column in declared], [column.label for column in declared]]
    rows += [list(row) for row in zip(*columns, strict=True)]
    grid = Grid(file, "", rows, declared=declared, declared_by=PLATFORM)
    return Export(file, Container.TRIPLE_S, (grid,), records.encoding, issues=records.issues(name))


def _columns(fields: Iterable[Field], records: Records) -> list[list[str]]:
    """The cells of every field; where its filter is not met the question was not put."""
    logical: dict[str, list[str]] = {}
    columns = []
    for field in fields:
        cells = field.cells(records)
        logical.setdefault(field.ident, cells)
        if met := logical.get(field.filter):
            cells = [
                NOT_ASKED if put == "No" and not cell else cell
                for cell, put in zip(cells, met, strict=True)
            ]
        columns.append(cells)
    return columns


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _record(root: Element, file: str) -> Element:
    found = [element for element in root.iter() if _tag(element) == "record"]
    if _tag(root) == "sss" and found:
        return found[0]
    what = "The XML is not that of a Triple-S survey: it has no record."
    raise ExportError(Problem(what, Place(file=file), "Export the survey as Triple-S again."))


def _skip(record: Element) -> int:
    words = record.get("skip", "0").strip()
    return int(words) if words.isdecimal() else 0


def _data_name(record: Element, file: str, others: Iterable[str]) -> str:
    """The name, among the files beside the XML, of the one that holds the responses.

    Raises
    ------
    ExportError
        When none of them does; the sentence names the file to put there.
    """
    by_key = {name.casefold(): name for name in others if name.casefold() != file.casefold()}
    said = PureWindowsPath(record.get("href", "").strip()).name
    stem = Path(file).stem
    for wanted in (said, *(f"{stem}{ending}" for ending in ENDINGS)):
        if wanted and wanted.casefold() in by_key:
            return by_key[wanted.casefold()]
    named = said or " or ".join(f"{stem}{ending}" for ending in ENDINGS[:3])
    raise ExportError(
        Problem(
            "This describes a Triple-S survey, but the file with its responses is not beside it.",
            Place(file=file),
            f"Put {named} into the same folder.",
        )
    )


def files_of(path: Path) -> tuple[Path, ...]:
    """The file itself and, of a Triple-S survey, the file with its responses if it is there.

    Parameters
    ----------
    path
        Any export; a file that is not there or cannot be read is given back alone.
    """
    try:
        with path.open("rb") as stream:
            if not is_triple_s(stream.read(_LOOKED_AT)):
                return (path,)
        twin = data_of(path.read_bytes(), path.name, beside(path))
    except OSError:
        return (path,)
    return (path, path.parent / twin) if twin else (path,)


def data_of(data: bytes, file: str, others: Iterable[str]) -> str:
    """The name of the file with the responses of a Triple-S survey; empty for other files.

    Parameters
    ----------
    data, file
        A file whole, and its name.
    others
        Names of the files beside it. Where none of them holds the responses the name is empty too.
    """
    if not is_triple_s(data):
        return ""
    try:
        return _data_name(_record(parse(data, file), file), file, others)
    except ExportError:
        return ""


def beside(path: Path) -> Beside:
    """The other files of a file's folder, none of them read yet.

    Parameters
    ----------
    path
        A file that is there.
    """
    others = sorted(file for file in path.parent.iterdir() if file.is_file() and file != path)
    return {file.name: file.read_bytes for file in others}
