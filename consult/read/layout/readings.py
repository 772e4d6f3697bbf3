"""What a file may be read as, the best guess first, and whether a person should be asked.

A platform that is recognised from its own signature is sure. Where it is not, or where two sheets
are recognised as surely, one question is asked of the file. A platform whose headings are not
those it writes (changed by hand, or in another language) can be named too: then the sheet is read
as a plain table, and its cells as that platform writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consult.errors import ExportError
from consult.model.settings.study import Source
from consult.read.export.grid import Export, Issue, IssueSeverity
from consult.read.layout.plain_table import PLATFORM as PLAIN_TABLE
from consult.read.layout.plain_table import table_on
from consult.read.layout.reader import Reader
from consult.read.layout.sheet import Sheet
from consult.read.layout.sheets import checked, likeliest, read_as_table

SURE = 0.8
"""From this confidence on nobody is asked. Beneath it stand signatures that other tables may have
too: a plain table, headings of a project's own. Source: the grades of the formats survey, 2.3."""

CONFIRMED, NOT_YET = "by a person", "not yet"
_MOST = 9
"""Sheets that a person is asked to choose between: a workbook may have dozens, and the likeliest
stand first. It makes no difference to what is taken when nobody is asked."""


@dataclass(frozen=True)
class PossibleReading:
    """One thing a file may be.

    Parameters
    ----------
    words
        What a person is shown.
    sheet
        The file read so.
    headings_row
        Row of the headings where only a person can say it, as a spreadsheet counts; else 0.
    """

    words: str
    sheet: Sheet
    headings_row: int = 0


@dataclass(frozen=True)
class Doubt:
    """A question about one file.

    Parameters
    ----------
    question
        What is asked.
    choices
        What may be answered; the first is the best guess.
    """

    question: str
    choices: tuple[PossibleReading, ...]


def doubt_about(export: Export, readers: Mapping[str, Reader], best: Sheet) -> Doubt | None:
    """The question to ask of a file, or ``None`` where nothing is in doubt.

    Parameters
    ----------
    export, readers
        The file opened, and the platforms, most specific first.
    best
        What it is taken for as long as nobody says otherwise.
    """
    confidence = best.layout.confidence
    others = [sheet for sheet in likeliest(export, readers) if sheet.grid.sheet != best.grid.sheet]
    rivals = [sheet for sheet in others if sheet.layout.confidence >= confidence]
    if best.reader.self_described or (confidence >= SURE and not rivals):
        return None
    name, file = best.reader.name, best.grid.file
    if confidence >= SURE:
        choices = _sheets(export, [best, *rivals])
        return Doubt(f"{file}: several sheets hold responses of {name}. Which one?", choices)
    others += [sheet for sheet in _as_recognised(best, readers) if sheet.reader.name != name]
    tables = _as_it_stands(export, best) if best.grid.rebuilt else _as_tables(best, readers)
    choices = (*_sheets(export, [best, *others]), *tables)
    question = f"{file}: what wrote this file is not sure ({confidence:.2f} of 1). What did?"
    return Doubt(question, choices)


def _sheets(export: Export, sheets: Sequence[Sheet]) -> tuple[PossibleReading, ...]:
    several = len(export.grids) > 1
    choices = []
    for sheet in sheets[:_MOST]:
        where = f', sheet "{sheet.grid.sheet}"' if several else ""
        words = f"{sheet.reader.name}{where}: {sheet.layout.evidence}"
        if _holds(sheet):
            choices.append(PossibleReading(words, _with_issues(export, sheet)))
    return tuple(choices)


def _holds(sheet: Sheet) -> bool:
    return bool(sheet.response_rows)


def _with_issues(export: Export, sheet: Sheet) -> Sheet:
    try:
        return checked(export, sheet)
    except ExportError:
        return sheet


def _as_recognised(best: Sheet, readers: Mapping[str, Reader]) -> Iterator[Sheet]:
    """The same sheet as the plain table that any sheet is."""
    reader = readers[PLAIN_TABLE]
    layout = reader.recognise(best.grid)
    if layout is not None:
        yield Sheet(best.grid, layout, reader)


def _as_it_stands(export: Export, best: Sheet) -> Iterator[PossibleReading]:
    """The table of the file itself, not turned and its rows not put together."""
    grid = next(grid for grid in export.grids if grid.sheet == best.grid.sheet)
    plain = table_on(grid)
    if plain is not None:
        row = plain.heading_rows[0]
        words = f"{best.reader.name}, as it stands: each row beneath row {row + 1} is a response"
        yield PossibleReading(words, read_as_table(grid, best.reader, row), row + 1)


def _as_tables(best: Sheet, readers: Mapping[str, Reader]) -> Iterator[PossibleReading]:
    """The next row as headings; every other platform, the ones of paper and letters first."""
    row = best.layout.heading_rows[0]
    table = readers[PLAIN_TABLE]
    if best.reader.platform == table.platform and len(best.response_rows) > 1:
        beneath = best.response_rows[0]
        words = f"{table.name}, but its headings are in row {beneath + 1}"
        yield PossibleReading(words, read_as_table(best.grid, table, beneath), beneath + 1)
    for reader in sorted(readers.values(), key=lambda known: known.channel == "online"):
        if reader.self_described or reader.platform in (table.platform, best.reader.platform):
            continue
        words = f"{reader.name} (its usual headings are not there)"
        yield PossibleReading(words, read_as_table(best.grid, reader, row), row + 1)


def about_platform(source: Source, sheet: Sheet) -> list[Issue]:
    """What study.toml says of how sure the platform is, as a line of the list of issues.

    Parameters
    ----------
    source
        The entry of the file; ``confirmed`` is empty where the platform was sure.
    sheet
        For the place and the name of the platform.
    """
    if not source.confirmed:
        return []
    place, name = sheet.grid.place, sheet.reader.name
    if source.confirmed == CONFIRMED:
        message = f"What wrote the file was not sure; a person was asked and said: {name}."
        return [Issue(IssueSeverity.NOTE, "platform asked", place, message)]
    message = (
        f"What wrote the file was not sure, and {name} was taken. Where that is right, write "
        f'`confirmed = "{CONFIRMED}"` in study.toml; else make the study again.'
    )
    return [Issue(IssueSeverity.WARNING, "platform not confirmed", place, message)]
