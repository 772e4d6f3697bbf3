"""From numbers as printed to what they say of people: the least and the most of each region."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import ceil

from consult.audit.printed import Printed
from consult.model.counting.region import Dimension, Region, simple
from consult.model.publishing.structure import Places

CELL = re.compile(r"^(?P<number>-?[\d,]+(?:\.\d+)?)?(?P<percent>%)?\s*(?P<mark>\[\w+\])?$")
EMPTY = ("[c]", "[x]", "[z]")
"""Marks that stand for a number and say nothing of it. ("[z]": a share of nobody.)"""

WEIGHTED, COMMENTS = "weighted %", "comments"
"""Headings of columns that some tables of one question or theme have."""

BASE = (-1, -1)
"""Where the base stands that is printed with a table."""

NOTES = "Notes"
"""A column that a workbook may have after those of numbers."""

TEXTS = 1 << 14
"""Cells and labels that are remembered as they were understood: a release prints each of them in
several files, and most cells are one of a few hundred texts.
"""

LABEL = 200
"""Characters of a heading that are compared: a cell or a heading of Excel can hold no more."""

_ADDED = re.compile(r"( \[column \d+\]| \((people|comments|%)\)| \(not in the base\))+$", re.I)
BANNERS = re.compile(r" \((?:DRAFT|SYNTHETIC DATA|, )+\)$")
"""What a workbook adds to the title of a table."""

_LEAD = re.compile(r"^('|Net: )")


class NotUnderstoodError(Exception):
    """Something in a published table that is not where the structure says, in words."""


@dataclass(frozen=True)
class PrintedCell:
    """A cell of a table: which people it counts and what is printed of them.

    Parameters
    ----------
    where
        File, table, row and column, in words.
    at
        Row and column among the places of the table, or ``BASE``.
    of
        The people it counts, ``None`` where it counts none.
    share_of
        Of a percentage, the people it is a share of.
    text
        As printed.
    """

    where: str
    at: tuple[int, int]
    of: Region | None
    share_of: Region | None
    text: str


def places_of(printed: Printed, places: Places) -> Iterator[PrintedCell]:
    """Each cell of a table in a file, with the people it counts.

    Parameters
    ----------
    printed
        A table as read from a file.
    places
        What was counted in it, and where each number should stand.

    Raises
    ------
    NotUnderstoodError
        When a label stands where the structure has another.
    """
    where = f"{printed.file}, Table {printed.number}"
    if not _same(BANNERS.sub("", printed.title), places.title):
        raise NotUnderstoodError(f"{where}: it has the title of another table.")
    lines = _upright(printed, places, where)
    for at, (_, of) in enumerate(places.rows):
        mine = of | places.base if places.columns else of
        for column, text in enumerate(lines[at]):
            spot = f"{where}, row {at + 1}, column {column + 1}"
            counted, share_of = _share(places, at, column, of) if column else (mine, None)
            yield PrintedCell(spot, (at, column), counted, share_of, text)
    if printed.base:
        yield PrintedCell(f"{where}, its base", BASE, places.base, None, printed.base)


def _share(places: Places, at: int, column: int, of: Region) -> tuple[Region | None, Region | None]:
    if at in places.outside or (not places.columns and column > 1):
        return None, None
    if not places.columns:
        return of, places.base
    return of | places.columns[column - 1][1], of | places.base


def _upright(printed: Printed, places: Places, where: str) -> list[tuple[str, ...]]:
    """The cells row by row as the structure has them; a table may be printed turned about."""
    headings = ["people", *(label for label, _ in places.columns)] if places.columns else []
    headings = headings or ["people", "share"]
    if places.weighted and any(_same(heading, WEIGHTED) for heading in printed.header):
        headings = [*headings, WEIGHTED]
    if places.comments and any(_same(heading, COMMENTS) for heading in printed.header):
        headings = [*headings, COMMENTS]
    labels = [label for label, _ in places.rows]
    header = list(printed.header[1:])
    if len(header) - 1 in (len(headings), len(labels)) and _same(header[-1], NOTES):
        header.pop()
    rows = [row[: len(header) + 1] for row in printed.rows]
    if _all_same(header, headings) and _all_same([row[0] for row in rows], labels):
        return [row[1:] for row in rows]
    if _all_same(header, labels) and _all_same([row[0] for row in rows], headings):
        return list(zip(*(row[1:] for row in rows), strict=True))
    raise NotUnderstoodError(f"{where} has rows or columns that are not those that were counted.")


def _all_same(printed: list[str], wanted: list[str]) -> bool:
    return len(printed) == len(wanted) and all(map(_same, printed, wanted))


def _same(printed: str, wanted: str) -> bool:
    return plain(printed) == plain(wanted)


@lru_cache(TEXTS)
def plain(label: str) -> str:
    """A label without what files put before and after it, in small letters.

    Parameters
    ----------
    label
        Of a row or column, as printed in any kind of file.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in label).split())
    line = _LEAD.sub("", _ADDED.sub("", line)).casefold()[:LABEL]
    return {"percentage": "share", "%": "share"}.get(line, line)


@dataclass
class KnownBounds:
    """The least and the most of each region, from everything that was read so far.

    Parameters
    ----------
    dimensions
        Dimension id -> dimension.
    bounds
        Region -> (least, most).
    problems
        What does not agree, in words.
    """

    dimensions: Mapping[str, Dimension]
    bounds: dict[Region, tuple[int, int]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def take(self, of: Region, least: int, most: int, where: str) -> None:
        """Learn something of a region; two numbers for one region cannot both be true.

        Parameters
        ----------
        of
            People, with or without dimensions of which all parts count.
        least, most
            How many they are, both included.
        where
            Where that is said, in words, for the problem.
        """
        region = simple(of, self.dimensions)
        low, high = self.bounds.get(region, (0, most))
        both = max(low, least), min(high, most)
        if both[0] > both[1]:
            self.problems.append(f"{where}: another table has another number for the same people.")
            return
        self.bounds[region] = both


def learn(known: KnownBounds, said: list[PrintedCell], people: int) -> None:
    """Take in the cells of tables: counts first, then shares of bases that are then known.

    Parameters
    ----------
    known
        What is known so far; it takes in what the cells say.
    said
        Cells of all tables of the release, in any order.
    people
        Responses counted: the most that a hidden number can be.
    """
    for cell in said:
        if cell.of is not None and cell.share_of is None:
            _learn_count(known, cell, people)
    for cell in said:
        if cell.of is not None and cell.share_of is not None:
            _learn_share(known, cell, people)


def _learn_count(known: KnownBounds, cell: PrintedCell, people: int) -> None:
    number, _, mark = read_cell(cell.text)
    if number is not None and number.denominator == 1:
        known.take(cell.of or frozenset(), int(number), int(number), cell.where)
    elif number is not None or mark not in EMPTY:
        known.problems.append(f"{cell.where}: this is no whole number of people.")
    else:
        known.take(cell.of or frozenset(), 0, people, cell.where)


def _learn_share(known: KnownBounds, cell: PrintedCell, people: int) -> None:
    number, half, mark = read_cell(cell.text)
    if cell.of is None or cell.share_of is None:
        return
    base = known.bounds.get(simple(cell.share_of, known.dimensions), (0, people))
    if mark == "[low]" and number is None:
        most = max(1, ceil(Fraction(base[1], 200)) - 1)
        known.take(cell.of, 1, most, cell.where)
    elif number is None and mark in EMPTY:
        known.take(cell.of, 0, 0 if base[1] == 0 else people, cell.where)
    elif number is None:
        known.problems.append(f"{cell.where}: this is neither a percentage nor a mark.")
    else:
        least, most = share_bounds(number, half, base)
        known.take(cell.of, least, most, cell.where)


def share_bounds(percent: Fraction, half: Fraction, base: tuple[int, int]) -> tuple[int, int]:
    """The fewest and the most people that a percentage can be of a base.

    Parameters
    ----------
    percent
        As printed.
    half
        Half of the last digit printed: 12 is from 11.5 up to, and without, 12.5. Nought is
        nought, for a little more is printed as "[low]".
    base
        The least and the most people it can be of.
    """
    if percent == 0:
        return 0, 0
    # In whole numbers: asked for each figure that words may give, and fractions are slow.
    parts = percent.denominator * half.denominator
    middle, aside = percent.numerator * half.denominator, half.numerator * percent.denominator
    least = -(-max(0, middle - aside) * base[0] // (100 * parts))
    most = -(-(middle + aside) * base[1] // (100 * parts)) - 1
    return least, max(least - 1, min(most, base[1]))


@lru_cache(TEXTS)
def read_cell(text: str) -> tuple[Fraction | None, Fraction, str]:
    """The number of a cell, half of its last digit, and its mark.

    Parameters
    ----------
    text
        As printed: "1,234", "12%", "[c]", "3% [u]".

    Returns
    -------
    tuple
        ``None`` for a cell without a number. Half of the last digit is exact: 1/2 for "12", 1/20
        for "12.0". The mark is empty where there is none, and "?" when it is none of ours.

    Examples
    --------
    >>> read_cell("1,234.5% [u]")
    (Fraction(2469, 2), Fraction(1, 20), '[u]')
    >>> read_cell("[c]")
    (None, Fraction(1, 2), '[c]')
    """
    found = CELL.match(text.strip())
    if found is None:
        return None, Fraction(0), "?"
    digits = (found["number"] or "").replace(",", "")
    decimals = len(digits.partition(".")[2])
    number = Fraction(digits) if digits else None
    return number, Fraction(1, 2 * 10**decimals), found["mark"] or ""
