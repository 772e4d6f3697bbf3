"""Numbers without a name: those in the report as made, and those typed since."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from consult.check.bound import every_line, places_of, plain
from consult.check.findings import FindingKind, ReportFinding
from consult.check.tables import Known
from consult.check.word_read import WordLine, WordReport
from consult.model.words.external import External
from consult.model.words.figure import Figures, printed_numbers

REFERENCE = re.compile(
    r"\b(table|figure|chart|section|chapter|page|paragraph|question|annex|appendix|part)s?\s+"
    r"\d+(?:(?:,| and| to|–|-)\s*\d+)*",
    re.IGNORECASE,
)
"""Numbers that point at a place in the report: they change when tables are added."""

FEWEST_DIGITS, SWAPPED = 4, 2
"""Shorter numbers are too often near to one another to say which was meant."""

MOST_NAMED = 3
"""Figures named that have the same number as one that was typed."""


def typed(
    report: WordReport,
    made: WordReport,
    figures: Figures,
    known: Known,
    external: Sequence[External],
) -> Iterator[ReportFinding]:
    """Numbers that stand in the edited file, have no name, and were not in the file as made.

    Parameters
    ----------
    report, made
        The file as edited, and as it was made.
    figures, known
        Those of the release, and where they stand.
    external
        Figures of other papers, which may be typed.
    """
    lines = list(_unnamed(report, known))
    before = Counter(line.text for line in _unnamed(made, known))
    left = []
    for line in lines:
        if before[line.text]:
            before[line.text] -= 1
        else:
            left.append(line)
    allowed = Counter(n for text, times in before.items() for n in numbers_in(text) * times)
    same: dict[str, list[str]] = {}
    places = places_of(figures)
    for figure in figures.figures:
        same.setdefault(plain(figure.printed), []).append(places[figure.id])
    for line in left:
        yield from _excess(line, allowed, same, external)


def _unnamed(report: WordReport, known: Known) -> Iterator[WordLine]:
    """Lines with what is plain in them; cells that are checked by their place are left out."""
    looked_at = {id(cell) for table in report.tables for cell, _ in known.expected(table)}
    for line in every_line(report):
        if id(line) not in looked_at:
            yield WordLine(line.where, tuple(span for span in line.spans if not span.bound))


def numbers_in(text: str) -> list[str]:
    """The numbers of plain text that say something: not those that point at a table or page.

    Parameters
    ----------
    text
        Words without bound figures.
    """
    return printed_numbers(REFERENCE.sub(" ", plain(text)))


def _excess(
    line: WordLine,
    allowed: Counter[str],
    same: Mapping[str, Sequence[str]],
    external: Sequence[External],
) -> Iterator[ReportFinding]:
    sourced = Counter(numbers_in(line.text))
    sourced.subtract(numbers_in(without_sources(line.text, external)))
    for number in numbers_in(line.text):
        if sourced[number] > 0:
            sourced[number] -= 1
        elif allowed[number]:
            allowed[number] -= 1
        else:
            runs = tuple(run for s in line.spans if number.rstrip("%") in s.text for run in s.runs)
            near = None if number in same else near_to(number, external)
            yield _finding(line, number, same.get(number, ()), near, runs)


def without_sources(text: str, external: Iterable[External]) -> str:
    """A text without the figures of other papers in it: whole values, never a part of one.

    Parameters
    ----------
    text
        Words of a line.
    external
        Figures of other papers; longer values are taken out first, as one may hold another.
    """
    words = plain(text)
    for value in sorted({plain(figure.value) for figure in external}, key=len, reverse=True):
        words = re.sub(rf"(?<![\w.,]){re.escape(value)}(?![\w%]|[.,]\d)", " ", words)
        if bare := re.fullmatch(r"[^\w\s]+(\d.*)", value):
            words = re.sub(rf"(?<![\w.,]){re.escape(bare[1])}(?![\w%]|[.,]\d)", " ", words)
    return words


def near_to(number: str, external: Iterable[External]) -> External | None:
    """The figure of another paper that a number was most likely meant to be.

    Parameters
    ----------
    number
        As typed; it is the number of no source.
    external
        Figures of other papers. Near are those that were printed so before, and those of four
        digits or more with two digits swapped, one changed, or one left out or added.
    """
    for figure in external:
        if number in (old for earlier in figure.earlier for old in numbers_in(earlier)):
            return figure
    for figure in external:
        if figure.amount is not None and _slipped(number, figure.numbers[0]):
            return figure
    return None


def _slipped(number: str, right: str) -> bool:
    mine, theirs = ("".join(filter(str.isdigit, text)) for text in (number, right))
    if min(len(mine), len(theirs)) < FEWEST_DIGITS or mine == theirs:
        return False
    if len(mine) == len(theirs):
        wrong = [at for at in range(len(mine)) if mine[at] != theirs[at]]
        swapped = sorted(mine) == sorted(theirs) and len(wrong) == SWAPPED
        return len(wrong) == 1 or swapped
    short, long = sorted((mine, theirs), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _finding(
    line: WordLine,
    number: str,
    places: Sequence[str],
    near: External | None,
    runs: tuple[object, ...],
) -> ReportFinding:
    if near:
        words = f"“{number}” was typed. {near.what} is {near.value} in {near.source}."
        return ReportFinding(FindingKind.EXTERNAL, line.where, words, runs)
    if not places:
        words = f"“{number}” matches no figure of this release, and was not in the report as made."
        return ReportFinding(FindingKind.UNKNOWN, line.where, words, runs)
    more = len(places) - MOST_NAMED
    named = "; ".join(places[:MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")
    words = (
        f"“{number}” was typed, so it will not be checked again. The same number stands in: "
        f"{named}. Copy the figure from there instead."
    )
    return ReportFinding(FindingKind.UNBOUND, line.where, words, runs)
