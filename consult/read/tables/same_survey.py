"""Whether two exports are of one survey: by the responses they share, never by their names."""

from __future__ import annotations

from collections.abc import Mapping

from consult.model.settings.study import Source
from consult.read.export.grid import Issue, IssueSeverity, position_of
from consult.read.layout.headings import tidy
from consult.read.layout.sheet import Sheet
from consult.read.tables.overlap import keys_of

_FEWEST_SHARED = 2
"""Responses that two exports must share. With 1 and 4 the tests of many files pass alike. One may
agree by chance, as two surveys that count from 1 and were opened in the same minute; with 4 the
second export of a survey that has hardly begun would be counted beside the first."""

_SAME = 0.8
"""Share of responses with one id that must have one time, or the same cells, to be the same."""


def undeclared(sources: Mapping[str, Source], sheets: Mapping[str, Sheet]) -> list[Issue]:
    """A warning for every two exports that seem to be of one survey, and study.toml does not say.

    Parameters
    ----------
    sources, sheets
        Source id -> its entry in study.toml, and its sheet.
    """
    issues = []
    for later, earlier in same_survey(sources, sheets).items():
        if sources[later].same_survey_as:
            continue
        known = responses_by_key(sources[earlier], sheets[earlier])
        shared = sum(key in known for key in responses_by_key(sources[later], sheets[later]))
        message = (
            f'Responses stand in "{earlier}" too and are counted twice; if it is the same '
            f'survey, write same_survey_as = "{earlier}" in study.toml.'
        )
        place = sheets[later].grid.place
        issues.append(Issue(IssueSeverity.WARNING, "counted twice", place, message, shared))
    return issues


def same_survey(sources: Mapping[str, Source], sheets: Mapping[str, Sheet]) -> dict[str, str]:
    """Which sources are another export of a survey that stands before them.

    Parameters
    ----------
    sources, sheets
        Source id -> its entry as drafted, and its sheet; in the same order.

    Returns
    -------
    dict
        Source -> the first source of the same survey. Ids alone do not decide: two surveys may
        both count from 1. Responses with one id must have one time or, without times, the same
        answers.
    """
    found: dict[str, str] = {}
    names = list(sources)
    for at, name in enumerate(names):
        for earlier in names[:at]:
            if earlier not in found and _is_same(
                (sources[earlier], sheets[earlier]), (sources[name], sheets[name])
            ):
                found[name] = earlier
                break
    return found


def _is_same(earlier: tuple[Source, Sheet], later: tuple[Source, Sheet]) -> bool:
    (source_1, _), (source_2, _) = earlier, later
    if source_1.platform != source_2.platform:
        return False
    if bool(source_1.id_column) != bool(source_2.id_column):
        return False
    first, second = responses_by_key(*earlier), responses_by_key(*later)
    shared = [key for key in second if key in first]
    if len(shared) < _FEWEST_SHARED:
        return False
    alike = sum(_alike(earlier, first[key], later, second[key]) for key in shared)
    return alike >= _SAME * len(shared)


def responses_by_key(source: Source, sheet: Sheet) -> dict[str, int]:
    """What tells each response from others -> its row; those that nothing tells are left out.

    Parameters
    ----------
    source, sheet
        Its entry as drafted, which names the columns of id and time, and its sheet.
    """
    rows = sheet.response_rows
    at = position_of(source.id_column) if source.id_column else None
    ids = ["" if at is None else tidy(sheet.grid.cell(row, at)) for row in rows]
    keys = keys_of(source, sheet, rows, ids)
    return {key: row for key, row in zip(keys, rows, strict=True) if key}


def _alike(
    earlier: tuple[Source, Sheet], row_1: int, later: tuple[Source, Sheet], row_2: int
) -> bool:
    """Whether two rows are one submission: by their times or, without times, by their cells."""
    (source_1, sheet_1), (source_2, sheet_2) = earlier, later
    if source_1.time_column and source_2.time_column:
        stamp = sheet_1.grid.cell(row_1, position_of(source_1.time_column)).strip()
        return stamp == sheet_2.grid.cell(row_2, position_of(source_2.time_column)).strip()
    where = {column.heading: column.position for column in sheet_2.layout.columns}
    pairs = [
        (sheet_1.grid.cell(row_1, column.position).strip(), sheet_2.grid.cell(row_2, at).strip())
        for column in sheet_1.layout.columns
        if (at := where.get(column.heading)) is not None
    ]
    filled = [(a, b) for a, b in pairs if a or b]
    return sum(a == b for a, b in filled) >= _SAME * len(filled)
