"""Columns whose headings are a question and one of its options, whatever stands between the two.

"Q? [Bus]", "Q?: Bus", "Q - Bus", "Q (choice=Bus)", "Q/Bus", "Q | Bus", "Q_Bus", "Q_1" with the
words of the option beneath. A stem in common is never enough: rows of a grid have one
too, and pairs of questions. The cells must hold ticks and nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from consult.definitions.wordings import is_other, normalised
from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.reader import SheetColumn
from consult.read.values.ticked import NOT_SHOWN, NOT_TICKED, TICKED, YES_OR_NO

_BETWEEN = re.compile(
    r"\s*\(\s*choice\s*=\s*|\s*[\[({]\s*|\s*(?:>>|::|->|→|\|)\s*|\s+[-–—>]\s+|\s*:\s+|[:/_#]|(?<=\?)\s+"
    r"|\.\s+|(?<=\d)\.(?=\w)|(?<=\d)(?=[a-z]$)|(?<=\w)-(?=\w)",
    re.I,
)
"""What stands between a question and its option."""

_CLOSES = " ])}\"'"
_NUMBER = re.compile(r"(?i)^(?:\D{0,10}\d{1,3}|[a-z])$")
_ASKS_WHICH = re.compile(
    r"(?i)\b(?:which|what|where|how|when|who|whom|why|apply|applies|tick|select|choose|check)\b"
)
_HOW_MANY = re.compile(r"(?i)\bhow (?:many|much|often|long)\b|\bnumber of\b")
_MOST_WORDS = 12
"""Different cells of a column that are kept: what has more is answered in words or numbers, and
its cells are looked at no further."""

_ROWS = 20_000
"""Rows that are looked at, so that a large export takes no longer."""

_FEWEST_NUMBERED = 2
"""Times an option must have been ticked in each of two numbered columns: comments of two people
stand in numbered columns too, and are never twice the same."""


@dataclass(frozen=True)
class _SeenColumn:
    """What stands in a column, and what the heading says of it.

    Parameters
    ----------
    kind
        "own": its option or nothing; "marks": ticks; "one": one word that the heading has not;
        "blank"; "words".
    cells
        What stands in it, as written -> how often.
    stems
        The stems its heading may have -> the part that is left, the longest stem first.
    """

    kind: str
    cells: Counter[str]
    stems: dict[str, str]

    @cached_property
    def parts(self) -> dict[str, str]:
        """The same by the stems as they are compared; of two that are alike, the longer counts."""
        found: dict[str, str] = {}
        for stem, part in self.stems.items():
            found.setdefault(normalised(stem), part)
        return found


def under_one_stem(
    grid: Grid, columns: Sequence[SheetColumn], first: int
) -> tuple[SheetColumn, ...]:
    """Neighbouring columns of one question, where headings share it and cells hold ticks.

    Parameters
    ----------
    grid
        The sheet.
    columns
        With their whole headings; only plain questions are looked at.
    first
        Position of the first row of responses.

    Returns
    -------
    tuple
        As many columns, in the same order; those of a question found have stem, part and block.
    """
    seen = [_seen(grid, column, first) for column in columns]
    out = list(columns)
    at = 0
    while at < len(columns):
        run = max(_runs(columns, seen, at), key=lambda run: len(run[1]), default=("", []))
        for i, column in _as_question(columns, seen, *run):
            out[i] = column
        at += max(1, len(run[1]))
    return tuple(out)


def _seen(grid: Grid, column: SheetColumn, first: int) -> _SeenColumn | None:
    if column.role is not Role.QUESTION or column.part or not column.heading:
        return None
    rows = range(first, max(first, min(len(grid.rows), first + _ROWS)))
    cells: Counter[str] = Counter()
    for cell, times in Counter(grid.column(column.position, rows)).items():
        if normalised(cell):
            cells[" ".join(cell.split())] += times
    cells = Counter(dict(cells.most_common()))
    kind, stems = _kind_of(column.heading, cells)
    return _SeenColumn(kind, Counter(dict(cells.most_common(_MOST_WORDS))), stems)


def _kind_of(heading: str, cells: Counter[str]) -> tuple[str, dict[str, str]]:
    stems = _stems(heading)
    said = {normalised(cell): cell for cell in cells}
    told = {key: cell for key, cell in said.items() if key not in NOT_TICKED | NOT_SHOWN}
    for cell in (told if len(told) == 1 else said if len(said) == 1 else {}).values():
        if own := _cut_at(heading, cell, stems):
            return "own", own
    if not said:
        return "blank", stems
    if said.keys() <= TICKED | NOT_TICKED | NOT_SHOWN:
        return "marks", stems
    return ("one" if len(told) == 1 == len(said) else "words"), stems


def _stems(heading: str) -> dict[str, str]:
    """Every stem a heading may have -> the part that is left, the longest stem first."""
    found: dict[str, str] = {}
    for match in reversed([*_BETWEEN.finditer(heading)]):
        stem, part = heading[: match.start()].strip(), heading[match.end() :].strip()
        if any(mark in match[0] for mark in "[({"):
            part = part.rstrip(_CLOSES) if part[-1:] in set("])}") else ""
        if stem and part and any(map(str.isalnum, stem)):
            found.setdefault(stem, part)
    return found


def _cut_at(heading: str, option: str, stems: dict[str, str]) -> dict[str, str]:
    """The stem of a heading that names the option its cells hold, before it or behind it."""
    key = normalised(option)
    for stem, part in reversed(stems.items()):
        if key == normalised(part):
            return {stem: part}
    folded, own = heading.casefold(), option.casefold()
    rest = folded.rstrip(_CLOSES).removesuffix(own)
    if rest and len(rest) < len(folded.rstrip(_CLOSES)) and not rest[-1].isalnum():
        return {stem: option} if (stem := heading[: len(rest)].rstrip(" [({:|-–—>/_=")) else {}
    after = folded.lstrip(" [(").removeprefix(own)
    if after and len(after) < len(folded.lstrip(" [(")) and not after[0].isalnum():
        return {heading[-len(after) :].strip(" [](){}:|-–—>/_"): option}
    return {}


def _runs(
    columns: Sequence[SheetColumn], seen: Sequence[_SeenColumn | None], at: int
) -> Iterator[tuple[str, list[int]]]:
    """Every stem of a heading with the columns from it on that are one question under it."""
    start = seen[at]
    for stem in start.stems if start is not None else ():
        key, run = normalised(stem), []
        for i in range(at, len(columns)):
            if _part_under(key, seen[i]) is None or _ends(key, seen[i]):
                break
            run.append(i)
        beyond = _part_under(key, seen[run[-1] + 1]) if run and run[-1] + 1 < len(seen) else None
        if len(run) > 1 and _is_question(stem, [s for i in run if (s := seen[i])], key, beyond):
            yield stem, run


def _part_under(key: str, seen: _SeenColumn | None) -> str | None:
    return None if seen is None else seen.parts.get(key)


def _ends(key: str, seen: _SeenColumn | None) -> bool:
    """Whether a column holds more than ticks: only the words of "Other" may stand among them."""
    return seen is not None and seen.kind == "words" and not is_other(_part_under(key, seen) or "")


def _is_question(stem: str, run: Sequence[_SeenColumn], key: str, beyond: str | None) -> bool:
    kinds = Counter(seen.kind for seen in run)
    ticks = [seen for seen in run if seen.kind in ("own", "marks", "one")]
    if run[0].kind == "words" or len({normalised(_part_under(key, s) or "") for s in run}) < len(
        run
    ):
        return False
    if kinds["own"] and not kinds["marks"]:
        return kinds["own"] > 1 or kinds["blank"] > 0 or kinds["words"] > 0
    if kinds["marks"] > 1 and not kinds["one"] and not kinds["own"]:
        said = {normalised(cell) for seen in ticks for cell in seen.cells}
        if said <= YES_OR_NO | NOT_SHOWN and said & {"no", "n"}:
            return beyond is None and bool(_ASKS_WHICH.search(stem) or " " not in stem)
        return bool(said & TICKED) and not _HOW_MANY.search(stem)
    return kinds["one"] > 1 and not kinds["marks"] and _each_its_own(ticks, key)


def _each_its_own(ticks: Sequence[_SeenColumn], key: str) -> bool:
    """Whether numbered columns hold an option each, ticked by several; or all the same word."""
    numbered = all(_NUMBER.match(_part_under(key, seen) or "") for seen in ticks)
    words = {normalised(cell) for seen in ticks for cell in seen.cells}
    often = sum(seen.cells.total() >= _FEWEST_NUMBERED for seen in ticks)
    if len(words) == 1:  # a word for "ticked" that is not known here, if it is left out often
        return not numbered and len({seen.cells.total() for seen in ticks}) > 1
    return numbered and len(words) == len(ticks) and often >= _FEWEST_NUMBERED


def _as_question(
    columns: Sequence[SheetColumn],
    seen: Sequence[_SeenColumn | None],
    stem: str,
    run: Sequence[int],
) -> Iterator[tuple[int, SheetColumn]]:
    key = normalised(stem)
    for i in run:
        own, part = seen[i], _part_under(key, seen[i]) or ""
        if own is not None and own.kind == "one" and _NUMBER.match(part):
            part = next(iter(own.cells))
        words = own is not None and own.kind == "words"
        role = Role.OTHER_WORDS if words else columns[i].role
        block = str(columns[run[0]].position)
        yield i, replace(columns[i], stem=stem.rstrip(" :-"), part=part, role=role, block=block)
