"""Figures that carry their name: changed, out of date, strange here, or in the wrong cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from consult.check.findings import FindingKind, ReportFinding
from consult.check.word_read import Span, WordLine, WordReport, tidy
from consult.model.words.figure import BETWEEN, Binding, Figure, Figures, figure_id, printed_numbers
from consult.model.words.names_in_0_1 import figure_in_0_1

_PERCENT = re.compile(r"\s*(?:%|per ?cent\b)", re.IGNORECASE)


def changed(report: WordReport, figures: Figures) -> Iterator[ReportFinding]:
    """Every bound figure that does not print what its release says.

    Parameters
    ----------
    report
        The edited file.
    figures
        Those of the release as it now stands.
    """
    known = by_any_id(figures)
    places = places_of(figures)
    for line in every_line(report):
        for span in line.spans:
            if span.bound:
                found = _wrong(line, span, figures.binding, known, places)
                if found:
                    yield found


def by_any_id(figures: Figures) -> dict[str, Figure]:
    """Id -> figure, with the ids that figures had in version 0.1 for reports edited since then.

    Parameters
    ----------
    figures
        Those of a release.
    """
    then = {figure_id(figure_in_0_1(one.name)): one for one in figures.figures}
    return then | {one.id: one for one in figures.figures}


def places_of(figures: Figures) -> dict[str, str]:
    """Figure id -> where a person finds it; tables are called by their titles.

    Parameters
    ----------
    figures
        Those of a release.
    """
    titles = {
        figure.name.split(BETWEEN)[0]: f"“{figure.title}”"
        for figure in figures.figures
        if figure.counted
    }
    return {
        figure.id: figure.where
        if figure.table
        else ", ".join(titles.get(part, part) for part in figure.name.split(BETWEEN) if part)
        for figure in figures.figures
    }


def every_line(report: WordReport) -> Iterator[WordLine]:
    """All paragraphs, then all cells.

    Parameters
    ----------
    report
        A file as read.
    """
    yield from report.lines
    for table in report.tables:
        for row in table.rows:
            yield from row


def same(text: str, printed: str) -> bool:
    """Whether two printed numbers say the same; words around a number do not count.

    Parameters
    ----------
    text, printed
        What stands in the file, and what the release prints. Either may have words around its
        number, a percentage as "%" or "per cent".

    Examples
    --------
    Invented figures:

    >>> same("57 per cent", "57%"), same("some 1,204 people", "1,204"), same("12%", "12")
    (True, True, False)
    """
    mine, theirs = plain(text), plain(printed)
    numbers = printed_numbers(theirs)
    return mine == theirs or bool(numbers and printed_numbers(mine) == numbers)


def plain(text: str) -> str:
    """A printed number in one way of writing: "57 per cent" as "57%".

    Parameters
    ----------
    text
        A number as printed, with or without words around it.
    """
    return _PERCENT.sub("%", tidy(text))


def _wrong(
    line: WordLine,
    span: Span,
    release: Binding,
    known: Mapping[str, Figure],
    places: Mapping[str, str],
) -> ReportFinding | None:
    if span.bound is None:
        return None
    binding, key = span.bound
    text = tidy(span.text)
    if binding.study != release.study:
        words = f"“{text}” is a figure of another study."
        return ReportFinding(FindingKind.FOREIGN, line.where, words, span.runs)
    older = binding.release != release.release
    figure = known.get(key)
    if figure is None:
        words = f"“{text}” is no figure of the release as it now stands."
        return ReportFinding(FindingKind.GONE, line.where, words, span.runs)
    if same(text, figure.printed):
        return None
    where = places[figure.id]
    if older:
        words = f"“{text}” is from an earlier release. It is now {figure.printed} ({where})."
        return ReportFinding(FindingKind.OLDER, line.where, words, span.runs)
    words = f"“{text}” was {figure.printed} when it was made ({where})."
    return ReportFinding(FindingKind.CHANGED, line.where, words, span.runs)
