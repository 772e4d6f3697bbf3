"""Who responded: ids that stay the same, the time, the channel, and copies of one submission."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from consult.errors import Place, Problem, list_rows, many
from consult.model.run.erased import NOBODY, Erased
from consult.model.settings.study import Source
from consult.model.survey.tables import SetAside
from consult.read.export.declared import Role
from consult.read.export.grid import Issue, IssueSeverity, letter_of, position_of
from consult.read.layout.headings import tidy
from consult.read.layout.sheet import Sheet
from consult.read.tables.zones import in_uk_time
from consult.read.values.ids import cut_ids, not_naming, whole_ids
from consult.read.values.stamps import ODD, odd_stamps, read_stamp
from consult.read.values.statuses import reason_of

_CHANNELS = (
    ("e-mail", re.compile(r"(?i)\be[ -]?mail")),
    ("letter", re.compile(r"(?i)\b(letters?|post(ed|al|cards?)?|mail|(by )?hand|hand.*|fax)\b")),
    ("hard copy", re.compile(r"(?i)\b(paper|hard ?copy)\b")),
    ("easy read", re.compile(r"(?i)\beasy ?read\b")),
    ("event", re.compile(r"(?i)\b(event|drop-?in|meeting|workshop)\b")),
    ("online", re.compile(r"(?i)\b(online|web)\b")),
)

_MOST_STATUSES = 12
"""Different words of a column of status that are quoted. A status has a few; a column with more is
something else, as what people are, and is only named. Tried with 6 and 24: the tests come out
alike."""

_FEWEST_QUOTED = 3
"""Responses that must share a word before it is quoted, so that nothing one person typed is."""


@dataclass(frozen=True)
class SourceResponses:
    """The responses of one source.

    Parameters
    ----------
    frame
        In the columns of ``RESPONSES``, one row a response, in the order of the file.
    positions
        Position in the grid of each row of the frame.
    problems, issues
        What must be put right, and what was odd.
    erased
        Positions of rows of people who asked to be erased, which are no responses any more.
    erased_before
        How many rows of the source were ever erased, whether or not they still stand in it.
    """

    frame: pd.DataFrame
    positions: tuple[int, ...]
    problems: tuple[Problem, ...] = ()
    issues: tuple[Issue, ...] = ()
    erased: tuple[int, ...] = ()
    erased_before: int = 0


def responses_of(source: Source, sheet: Sheet, erased: Erased = NOBODY) -> SourceResponses:
    """The responses of one source, each with an id that does not depend on the order of rows.

    Parameters
    ----------
    source
        Its entry in study.toml.
    sheet
        The sheet recognised.
    erased
        Who asked to be erased: their rows are left out before anything is made of them.

    Notes
    -----
    An id is ``<source>-<platform id>``, or ``<source>-<row>`` where the platform gives none. In
    place of a platform id that names somebody stands a code of it.
    """
    named = [row for row in sheet.response_rows if row + 1 in source.not_data]
    rows = [row for row in sheet.response_rows if row not in named]
    gone = _erased(source, sheet, rows, erased)
    rows = [row for row in rows if row not in gone]
    written = _column(sheet, rows, source.id_column)
    platform_ids = whole_ids(written)
    ids, aside, issues = _identify(source, sheet, rows, platform_ids)
    stamps = _column(sheet, rows, source.time_column)
    times, problems = _times(source, sheet, rows, stamps)
    channels, odd = _channels(source, sheet, rows)
    aside = [
        reason or status
        for reason, status in zip(aside, _statuses(source, sheet, rows, times), strict=True)
    ]
    times, zone = in_uk_time(times, stamps, sheet)
    frame = pd.DataFrame(
        {
            "response_id": ids,
            "source": source.id,
            "channel": channels,
            "row": [row + 1 for row in rows],
            "platform_id": platform_ids,
            "submitted_at": pd.Series(times, dtype="datetime64[ns]"),
            "set_aside": [str(reason) for reason in aside],
            "weight": math.nan,
        }
    )
    set_apart = [*_about_not_data(sheet, named), *_about_cut_ids(source, sheet, rows, written)]
    set_apart += _about_decimal_ids(source, sheet, rows, written, platform_ids)
    odd_times = _about_times(source, sheet, rows, stamps)
    found = (*set_apart, *issues, *odd_times, *odd, *zone, *_about_statuses(sheet, rows))
    return SourceResponses(
        frame, tuple(rows), tuple(problems), found, tuple(gone), erased.count(source.id)
    )


def _erased(source: Source, sheet: Sheet, rows: Sequence[int], erased: Erased) -> list[int]:
    """The rows of people who asked to be erased."""
    if not erased.rows:
        return []
    ids = whole_ids(_column(sheet, rows, source.id_column))
    survey = source.same_survey_as or source.id
    cells = (sheet.grid.rows[row] for row in rows)
    marks = [erased.mark(survey, own, cell) for own, cell in zip(ids, cells, strict=True)]
    return [rows[at] for at in erased.among(marks, map(bool, ids))]


def ids_used_twice(received: SourceResponses) -> str:
    """Why a person should look at the ids of an export; "" when they need not.

    Parameters
    ----------
    received
        The responses of one source, with what was odd about them.
    """
    times = sum(issue.count for issue in received.issues if issue.code == "id used twice")
    if not times:
        return ""
    copies = many(times, "response")
    return f"{copies} with the id of an earlier one, but not alike: all are kept; are they copies?"


def _statuses(
    source: Source, sheet: Sheet, rows: Sequence[int], times: Sequence[datetime | None]
) -> list[SetAside]:
    """Why the platform says that a response does not count: what was never submitted comes last."""
    reader = sheet.reader
    said = _reasons(sheet, rows)
    test = _says(sheet, rows, Role.STATUS, reader.tests)
    unread = _says(sheet, rows, Role.STATUS, reader.unread)
    partial = _says(sheet, rows, Role.FINISHED, reader.unfinished)
    if reader.unsubmitted_without_time and source.time_column:
        partial = [said or time is None for said, time in zip(partial, times, strict=True)]
    return [
        reason or _first(test=is_test, unread=is_unread, partial=is_partial)
        for reason, is_test, is_unread, is_partial in zip(said, test, unread, partial, strict=True)
    ]


def _first(*, test: bool, unread: bool, partial: bool) -> SetAside:
    if test:
        return SetAside.TEST
    if unread:
        return SetAside.UNREAD
    return SetAside.PARTIAL if partial else SetAside.NO


def _reasons(sheet: Sheet, rows: Sequence[int]) -> list[SetAside]:
    """Why each response is set aside by the words of its columns of status, if it is."""
    found = [SetAside.NO] * len(rows)
    for column in sheet.layout.of(Role.STATUS):
        texts = sheet.grid.texts(column.position, rows)
        known = [SetAside(reason_of(value, column.heading) or "") for value in texts.values]
        found = [
            known[code] or was if was in (SetAside.NO, SetAside.PARTIAL) else was
            for was, code in zip(found, texts.codes, strict=True)
        ]
    return found


def _about_statuses(sheet: Sheet, rows: Sequence[int]) -> list[Issue]:
    """Words of a column of status that are not known, so that their responses all count."""
    if sheet.reader.tests:  # the platform's own list says what is a test; all else is real
        return []
    found = []
    for column in sheet.layout.of(Role.STATUS):
        told = Counter(tidy(cell) for cell in sheet.grid.column(column.position, rows))
        strange = {word: n for word, n in told.items() if reason_of(word, column.heading) is None}
        if not strange:
            continue
        few = len(strange) <= _MOST_STATUSES
        often = [f'"{word}" ({n})' for word, n in strange.items() if few and n >= _FEWEST_QUOTED]
        words = f": {', '.join(often)}" if often else ""
        count = sum(strange.values())
        message = f"What this column says of {many(count, 'response')} is not known{words}."
        message += " All of them count; take out of the export those that should not."
        place = replace(sheet.grid.place, column=column.letter, heading=column.heading)
        found.append(Issue(IssueSeverity.WARNING, "status not known", place, message, count))
    return found


def _says(sheet: Sheet, rows: Sequence[int], role: Role, words: frozenset[str]) -> list[bool]:
    """Whether any column of the role holds one of the words, row by row."""
    said = [False] * len(rows)
    for column in sheet.layout.of(role):
        cells = sheet.grid.column(column.position, rows)
        said = [was or tidy(c).casefold() in words for was, c in zip(said, cells, strict=True)]
    return said


def _about_cut_ids(
    source: Source, sheet: Sheet, rows: Sequence[int], ids: Sequence[str]
) -> list[Issue]:
    cut = cut_ids(ids)
    if not cut:
        return []
    message = "Ids have lost digits, as Excel does with long numbers; export them as text."
    place = _place(sheet, source.id_column, rows[cut[0]] + 1)
    return [Issue(IssueSeverity.WARNING, "id digits lost", place, message, len(cut))]


def _about_decimal_ids(
    source: Source, sheet: Sheet, rows: Sequence[int], written: Sequence[str], ids: Sequence[str]
) -> list[Issue]:
    changed = [row for row, was, own in zip(rows, written, ids, strict=True) if was != own]
    if not changed:
        return []
    message = 'Ids had become decimals, as blanks among them do; their ".0" was taken off.'
    place = _place(sheet, source.id_column, changed[0] + 1)
    return [Issue(IssueSeverity.NOTE, "ids put right", place, message, len(changed))]


def _about_times(
    source: Source, sheet: Sheet, rows: Sequence[int], stamps: Sequence[str]
) -> list[Issue]:
    found = odd_stamps(stamps) if source.time_column else {}
    return [
        Issue(
            IssueSeverity.NOTE,
            code,
            _place(sheet, source.time_column, rows[at[0]] + 1),
            ODD[code],
            len(at),
        )
        for code, at in found.items()
    ]


def _about_not_data(sheet: Sheet, rows: Sequence[int]) -> list[Issue]:
    """Rows that the study sets aside and the reader would not: the export may have grown."""
    if not rows:
        return []
    place = replace(sheet.grid.place, row=rows[0] + 1)
    message = "Rows look like responses, but study.toml sets them aside under `not_data`."
    return [Issue(IssueSeverity.WARNING, "set aside by hand", place, message, len(rows))]


def _column(sheet: Sheet, rows: Sequence[int], letter: str) -> list[str]:
    if not letter:
        return [""] * len(rows)
    return [tidy(cell) for cell in sheet.grid.column(position_of(letter), rows)]


def _place(sheet: Sheet, letter: str, row: int | None = None) -> Place:
    position = position_of(letter)
    heading = next((c.heading for c in sheet.layout.columns if c.position == position), "")
    return replace(sheet.grid.place, row=row, column=letter_of(position), heading=heading)


def _identify(
    source: Source, sheet: Sheet, rows: Sequence[int], platform_ids: Sequence[str]
) -> tuple[list[str], list[SetAside], list[Issue]]:
    first: dict[str, int] = {}
    again = {own for own, times in Counter(platform_ids).items() if times > 1}
    seen: Counter[str] = Counter()
    ids, aside, changed = [], [], []
    for row, own in zip(rows, platform_ids, strict=True):
        if not own:
            ids.append(
                f"{source.id}-row{row + 1}" if source.id_column else f"{source.id}-{row + 1}"
            )
            aside.append(SetAside.NO)
            continue
        name = f"{source.id}-{not_naming(own)}"
        if own not in again:
            ids.append(name)
            aside.append(SetAside.NO)
            continue
        seen[own] += 1
        # Later rows with the id get a name of their own: nothing is dropped before it is counted.
        ids.append(name if seen[own] == 1 else f"{name}~{seen[own]}")
        copy = seen[own] > 1 and _same(sheet, first[own], row)
        aside.append(SetAside.DUPLICATE if copy else SetAside.NO)
        if seen[own] > 1 and not copy:
            changed.append(row + 1)
        first.setdefault(own, row)
    return ids, aside, _about_ids(source, sheet, changed, platform_ids, rows)


def _same(sheet: Sheet, row_1: int, row_2: int) -> bool:
    def cells(row: int) -> list[str]:
        texts = [cell.strip() for cell in sheet.grid.rows[row]]
        while texts and not texts[-1]:
            texts.pop()
        return texts

    return cells(row_1) == cells(row_2)


def _about_ids(
    source: Source,
    sheet: Sheet,
    changed: Sequence[int],
    platform_ids: Sequence[str],
    rows: Sequence[int],
) -> list[Issue]:
    if not source.id_column:
        return []
    found = []
    if changed:
        message = "Responses share an id but differ; all were kept."
        place = _place(sheet, source.id_column, changed[0])
        found.append(Issue(IssueSeverity.WARNING, "id used twice", place, message, len(changed)))
    without = [row + 1 for row, own in zip(rows, platform_ids, strict=True) if not own]
    if without:
        message = "Responses have no id of the platform's; they are known by their row."
        place = _place(sheet, source.id_column, without[0])
        found.append(Issue(IssueSeverity.WARNING, "no id", place, message, len(without)))
    return found


def _times(
    source: Source, sheet: Sheet, rows: Sequence[int], texts: Sequence[str]
) -> tuple[list[datetime | None], list[Problem]]:
    if not source.time_column:
        return [None] * len(rows), []
    known = {text: read_stamp(text, source.dates) if text else None for text in set(texts)}
    bad = [row + 1 for row, text in zip(rows, texts, strict=True) if text and known[text] is None]
    times = [known[text] for text in texts]
    if not bad:
        return times, []
    what = f"{many(len(bad), 'date')} cannot be read ({list_rows(bad)})."
    hint = "Write dates as 2024-02-08, or correct `dates` and `time_column` in study.toml."
    return times, [Problem(what, _place(sheet, source.time_column), hint)]


def _channels(source: Source, sheet: Sheet, rows: Sequence[int]) -> tuple[list[str], list[Issue]]:
    if not source.channel_column:
        return [source.channel] * len(rows), []
    texts = _column(sheet, rows, source.channel_column)
    known = {text: _channel(text) for text in set(texts)}
    strange = [row + 1 for row, text in zip(rows, texts, strict=True) if text and not known[text]]
    channels = [known[text] or source.channel for text in texts]
    if not strange:
        return channels, []
    message = f'The channel is not one that is known; "{source.channel}" was taken.'
    place = _place(sheet, source.channel_column, strange[0])
    return channels, [Issue(IssueSeverity.WARNING, "channel", place, message, len(strange))]


def _channel(text: str) -> str:
    return next((channel for channel, words in _CHANNELS if words.search(text)), "")
