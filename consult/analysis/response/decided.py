"""What was written in answer to themes: kept, put to the themes there are now, and told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from consult.errors import Problem
from consult.model.publishing.response import (
    WHOLE,
    AskedTheme,
    CouncilResponse,
    KeptResponse,
    Responding,
    ResponseRecord,
)
from consult.model.settings.sections import Recorded
from consult.report.prose.plain import day


@dataclass(frozen=True)
class ReturnedRow:
    """One row of the workbook as people left it.

    Parameters
    ----------
    kept
        Its theme, and what stands in it; nothing where a person left it open.
    check
        The part of its id by which it is told whether it is of this study.
    changed, another
        What is wrong where the id is of no row, and where it is of another study.
    """

    kept: KeptResponse
    check: str
    changed: Problem
    another: Problem


@dataclass(frozen=True)
class ResponsesReturned:
    """The workbook as people left it.

    Parameters
    ----------
    rows
        Each theme once.
    shows
        Tells what it was written to show from any other; empty where that is gone.
    """

    rows: tuple[ReturnedRow, ...] = ()
    shows: str = ""


def with_responses(record: ResponseRecord, returned: ResponsesReturned) -> ResponseRecord:
    """What holds now: what stands in the workbook counts, also where cells were emptied.

    Parameters
    ----------
    record
        What was written before. A response to a theme that has no row in the workbook holds on.
    returned
        From the workbook, its ids checked.

    Returns
    -------
    ResponseRecord
        What was replaced or taken back is kept beneath what stands.
    """
    standing = {one.key: one for one in record.standing}
    earlier = list(record.earlier)
    for row in returned.rows:
        now, before = row.kept, standing.pop(row.kept.key, None)
        if before and before.response != now.response:
            earlier.append(before)
        if now.response:
            standing[now.key] = now
    kept = tuple(standing[key] for key in sorted(standing))
    return ResponseRecord(kept, tuple(dict.fromkeys(earlier)))


def with_statement(record: ResponseRecord, recorded: Recorded | None) -> ResponseRecord:
    """The record with what earlier versions had in records.toml, until the workbook has its own.

    Parameters
    ----------
    record
        Where anything was ever written of the consultation as a whole, it stays as it is.
    recorded
        What stands under [response] in records.toml.
    """
    every = (*record.standing, *record.earlier)
    if recorded is None or any(one.key == WHOLE for one in every):
        return record
    by = f"{recorded.by}, {day(recorded.date)}"
    taken = KeptResponse(*WHOLE, "", CouncilResponse(recorded.text, None, "", by))
    return replace(record, standing=(taken, *record.standing))


def found_anew(record: ResponseRecord, themes: Sequence[AskedTheme]) -> ResponseRecord:
    """The record with responses put to themes that were found anew and have another id.

    Parameters
    ----------
    record
        What was written.
    themes
        As :func:`consult.analysis.response.raised.raised_themes` gives them.

    Notes
    -----
    A response whose theme is gone is taken for the one theme of the same question that is called
    as it was, where that has none and no other is called so. A theme that was renamed is kept under
    the name it has now, by which it would be found again.
    """
    held, gone = {one.key for one in record.standing}, lapsed(themes, record)
    new = [theme for theme in themes if theme.key not in held]
    names = [(theme.question, theme.theme.casefold()) for theme in new]
    before = [(one.question, one.theme.casefold()) for one in gone]
    moved = {
        gone[before.index(name)].key: theme.code
        for theme, name in zip(new, names, strict=True)
        if names.count(name) == before.count(name) == 1
    }
    called = {theme.key: theme.theme for theme in themes}
    placed = (replace(one, code=moved.get(one.key, one.code)) for one in record.standing)
    named = (replace(one, theme=called.get(one.key, one.theme)) for one in placed)
    return replace(record, standing=tuple(sorted(named, key=lambda one: one.key)))


def responding_of(themes: Sequence[AskedTheme], record: ResponseRecord) -> Responding:
    """The themes with what was written to each.

    Parameters
    ----------
    themes
        As :func:`consult.analysis.response.raised.raised_themes` gives them.
    record
        What was written, from :func:`found_anew`.
    """
    held = {one.key: one.response for one in record.standing}
    nothing = CouncilResponse()
    placed = tuple(replace(theme, response=held.get(theme.key, nothing)) for theme in themes)
    return Responding(placed, held.get(WHOLE, nothing), len(lapsed(themes, record)))


def lapsed(themes: Sequence[AskedTheme], record: ResponseRecord) -> tuple[KeptResponse, ...]:
    """Responses that stand, to themes that are there no longer.

    Parameters
    ----------
    themes, record
        As of :func:`responding_of`.
    """
    known = {*(theme.key for theme in themes), WHOLE}
    return tuple(one for one in record.standing if one.key not in known)
