"""Numbers without a name: those in the report as made, and those typed since."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from consult.check.bound import every_line, plain
from consult.check.findings import Finding, Kind
from consult.check.tables import Known, expected_cells
from consult.check.word_read import Line, WordReport
from consult.model.figure import Figures, printed_numbers

REFERENCE = re.compile(
    r"\b(table|figure|chart|section|chapter|page|paragraph|question|annex|appendix|part)s?\s+"
    r"\d+(?:(?:,| and| to|–|-)\s*\d+)*",
    re.IGNORECASE,
)
"""Numbers that point at a place in the report: they change when tables are added."""

MOST_NAMED = 3
"""Figures named that have the same number as one that was typed."""


def typed(
    report: WordReport,
    made: WordReport,
    figures: Figures,
    external: Mapping[str, str],
) -> Iterator[Finding]:
    """Numbers that stand in the edited file, have no name, and were not in the file as made.

    Parameters
    ----------
    report, made
        The file as edited, and as it was made.
    figures
        Those of the release.
    external
        Numbers of other sources, as printed -> what they are; they may be typed.
    """
    known = Known.of(figures)
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
    for figure in figures.figures:
        same.setdefault(plain(figure.printed), []).append(figure.where)
    for line in left:
        yield from _excess(line, allowed, same, external)


def _unnamed(report: WordReport, known: Known) -> Iterator[Line]:
    """Lines with what is plain in them; cells that are checked by their place are left out."""
    looked_at = {key for table in report.tables for key in expected_cells(table, known)}
    for line in every_line(report):
        if id(line) not in looked_at:
            yield Line(line.where, tuple(span for span in line.spans if not span.bound))


def numbers_in(text: str) -> list[str]:
    """The numbers of plain text that say something: not those that point at a table or page."""
    return printed_numbers(REFERENCE.sub(" ", plain(text)))


def _excess(
    line: Line,
    allowed: Counter[str],
    same: Mapping[str, Sequence[str]],
    external: Mapping[str, str],
) -> Iterator[Finding]:
    for number in numbers_in(line.text):
        if allowed[number]:
            allowed[number] -= 1
        elif number not in external:
            runs = tuple(run for s in line.spans if number.rstrip("%") in s.text for run in s.runs)
            yield _finding(line, number, same.get(number, ()), runs)


def _finding(line: Line, number: str, places: Sequence[str], runs: tuple[object, ...]) -> Finding:
    if not places:
        words = f"“{number}” matches no figure of this release, and was not in the report as made."
        return Finding(Kind.UNKNOWN, line.where, words, runs)
    more = len(places) - MOST_NAMED
    named = "; ".join(places[:MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")
    words = (
        f"“{number}” was typed, so it will not be checked again. The same number stands in: "
        f"{named}. Copy the figure from there instead."
    )
    return Finding(Kind.UNBOUND, line.where, words, runs)
