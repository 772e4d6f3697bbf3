"""Which sheet of a file holds the responses, who wrote it, and whether it holds together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from consult.errors import ExportError, Place, Problem, list_rows, unknown_name
from consult.read.export.declared import Role
from consult.read.export.grid import Export, Grid, Issue, IssueSeverity
from consult.read.layout.cell_grids import with_grids
from consult.read.layout.misplaced_headings import (
    about_headings,
    headings_beneath,
    without_rows,
)
from consult.read.layout.plain_table import PLATFORM as PLAIN_TABLE
from consult.read.layout.plain_table import table_at, table_on
from consult.read.layout.question_lists import lists_headings
from consult.read.layout.reader import Layout, Reader
from consult.read.layout.rebuild.answer_rows import BETWEEN, gathered
from consult.read.layout.rebuild.on_its_side import turned
from consult.read.layout.sheet import Sheet
from consult.read.layout.widths import blank_beyond, short_rows, too_wide
from consult.read.values.zones import zone_named


def _recognise_sheet(grid: Grid, readers: Mapping[str, Reader]) -> Sheet | None:
    """A sheet as what it is; one that does not hold one row a person is rebuilt before."""
    found = _first_of(grid, readers)
    if found is None or found[0].platform == PLAIN_TABLE:
        plain = found[0] if found else table_on(grid)
        better = (turned(grid, plain) or gathered(grid, plain)) if plain else None
        known = _first_of(better, readers) if better else None
        if better and known:
            grid, found = better, known
    return Sheet(grid, *found) if found else None


def _first_of(grid: Grid, readers: Mapping[str, Reader]) -> tuple[Layout, Reader] | None:
    """The first platform, most specific first, that recognises a sheet.

    Where headings stand among the responses too, it is recognised again without those rows, so
    that a column of dates, of ticks or of numbers is known for what it is.
    """
    found = _recognised(grid, readers)
    stray = headings_beneath(grid, found[0]) if found else ()
    if found and stray:
        found = _recognised(without_rows(grid, stray), readers) or found
        layout = found[0]
        rows = tuple(sorted({*layout.not_data, *stray}))
        found = (replace(layout, not_data=rows), found[1])
    return found


def _recognised(grid: Grid, readers: Mapping[str, Reader]) -> tuple[Layout, Reader] | None:
    for reader in readers.values():
        layout = reader.recognise(grid)
        if layout is not None:
            layout = with_grids(grid, _with_zone(layout))
            own = layout.separators or _of_folded(grid, reader)
            return layout, replace(reader, separators=own) if own else reader
    return None


def _of_folded(grid: Grid, reader: Reader) -> tuple[str, ...]:
    """What may stand between answers, where each had a row of its own."""
    return (BETWEEN, *reader.separators) if grid.folded else ()


def _with_zone(layout: Layout) -> Layout:
    """The layout with the zone that the heading of its times names."""
    times = layout.of(Role.TIME)
    if layout.time_zone or not times:
        return layout
    return replace(layout, time_zone=zone_named(times[0].heading)[1])


def read_as_table(grid: Grid, reader: Reader, row: int) -> Sheet:
    """A sheet read as a plain table with its headings in a row, because a person said so.

    Parameters
    ----------
    grid
        The sheet.
    reader
        The platform that wrote it, as far as its cells go.
    row
        Position of the headings.
    """
    evidence = f"a person said so, and that the headings are in row {row + 1}"
    layout = with_grids(grid, _with_zone(table_at(grid, row)))
    known = replace(layout, platform=reader.platform, confidence=1.0, evidence=evidence)
    return Sheet(grid, known, reader)


def likeliest(export: Export, readers: Mapping[str, Reader], sheet: str = "") -> list[Sheet]:
    """Every sheet of a file that is a table, as what it most likely is, the likeliest first.

    Parameters
    ----------
    export
        The file opened.
    readers
        Platforms, most specific first.
    sheet
        Name of the only sheet to look at; all when empty.

    Raises
    ------
    ExportError
        When there is no sheet of that name.
    """
    found = [
        known
        for grid in _grids(export, sheet)
        if (known := _recognise_sheet(grid, readers)) is not None
    ]
    hold = [s for s in found if not _lists_another(s, found)]
    return sorted(hold or found, key=_likely, reverse=True)


def _lists_another(sheet: Sheet, every: Sequence[Sheet]) -> bool:
    """Whether a sheet of a workbook lists the questions of another of its sheets."""
    return lists_headings(sheet, [other.layout for other in every if other is not sheet])


def choose_sheet(
    export: Export,
    readers: Mapping[str, Reader],
    *,
    sheet: str = "",
    platform: str = "",
    headings_row: int = 0,
) -> Sheet:
    """The sheet that holds the responses, recognised and checked.

    Parameters
    ----------
    export
        The file opened.
    readers
        Platforms, most specific first.
    sheet, platform, headings_row
        What study.toml says; found out when empty.

    Raises
    ------
    ExportError
        When the sheet is not there, nothing on it is a table, it holds no responses, or a row
        is wider than the headings.
    """
    if platform and platform not in readers:
        raise ExportError(unknown_name("platform", platform, list(readers), Place(export.file)))
    chosen = {platform: readers[platform]} if platform else readers
    if platform and headings_row:
        tables = [
            read_as_table(grid, readers[platform], headings_row - 1)
            for grid in _grids(export, sheet)
            if headings_row <= len(grid.rows)
        ]
        found = sorted(tables, key=_likely, reverse=True)
    else:
        found = likeliest(export, chosen, sheet)
    if not found:
        raise ExportError(_no_table(export, chosen, platform))
    return checked(export, found[0], alone=bool(sheet))


def checked(export: Export, best: Sheet, *, alone: bool = False) -> Sheet:
    """A sheet with what was odd about it and its file.

    Parameters
    ----------
    export, best
        The file, and its sheet that is read.
    alone
        Whether the sheet was named, so that the others are of no matter.

    Raises
    ------
    ExportError
        When it holds no responses, or a row is wider than the headings.
    """
    _check(best)
    short = [*short_rows(best), *blank_beyond(best)]
    others = _other_sheets(export, best) if not alone else []
    return replace(best, issues=(*export.issues, *short, *_about_layout(best), *others))


def _about_layout(sheet: Sheet) -> list[Issue]:
    """Rows that are neither headings nor responses, and columns with nothing above them."""
    layout, place = sheet.layout, sheet.grid.place
    found = []
    if said := sheet.grid.rebuilt:
        message = f"{said[:1].upper()}{said[1:]}"
        count = len(sheet.response_rows)
        found.append(Issue(IssueSeverity.WARNING, "table rebuilt", place, message, count))
    above = [row for row in sheet.grid.columns.filled_rows.tolist() if row < layout.first_row]
    titles = [row + 1 for row in above if row < min(layout.heading_rows)]
    if titles:
        message = f"A title or a note above the headings was skipped ({list_rows(titles)})."
        at = replace(place, row=titles[0])
        found.append(Issue(IssueSeverity.NOTE, "rows above the headings", at, message, len(titles)))
    stray = headings_beneath(sheet.grid, layout)
    if totals := [row for row in layout.not_data if row not in stray]:
        message = f"Totals or notes are no responses and were left out ({list_rows(totals)})."
        at = replace(place, row=totals[0])
        found.append(Issue(IssueSeverity.WARNING, "totals left out", at, message, len(totals)))
    found += about_headings(sheet.grid, layout, stray)
    nameless = [
        column.letter
        for column in layout.columns
        if not column.heading and column.role in (Role.QUESTION, Role.OTHER_WORDS)
        if any(cell.strip() for cell in sheet.grid.column(column.position, sheet.response_rows))
    ]
    if nameless:
        message = f"There are cells, but no heading above them: {', '.join(nameless)}."
        at = replace(place, column=nameless[0])
        found.append(Issue(IssueSeverity.WARNING, "no heading", at, message, len(nameless)))
    return found


_NAMED_SO = re.compile(r"(?i)\b(responses?|raw ?data|survey data|answers)\b")


def _likely(sheet: Sheet) -> tuple[float, bool, int]:
    """Surest platform first, then a sheet that is named for its responses, then the longest."""
    named = bool(_NAMED_SO.search(sheet.grid.sheet))
    return (sheet.layout.confidence, named, len(sheet.response_rows))


def _grids(export: Export, sheet: str) -> tuple[Grid, ...]:
    if not sheet:
        return export.grids
    named = tuple(grid for grid in export.grids if grid.sheet == sheet)
    if not named:
        names = ", ".join(f'"{grid.sheet}"' for grid in export.grids)
        what = f'The sheet "{sheet}" is not there or is blank.'
        raise ExportError(Problem(what, Place(export.file), f"Its sheets are {names}."))
    return named


def _no_table(export: Export, readers: Mapping[str, Reader], platform: str) -> Problem:
    if platform:
        name = readers[platform].name
        return Problem(
            f"The headings of {name} are not there.",
            Place(export.file),
            "Export it again without changing the headings, or make the study again.",
        )
    return Problem(
        "No sheet has a row of headings with responses beneath it.",
        Place(export.file),
        "Export the responses, one row each, from the survey platform.",
    )


def _check(sheet: Sheet) -> None:
    problems = too_wide(sheet) if sheet.grid.delimited else []
    if not sheet.response_rows:
        problems.append(
            Problem(
                "There are headings, but no responses beneath them.",
                sheet.grid.place,
                "Check that the export includes the responses and no filter hides them.",
            )
        )
    if problems:
        raise ExportError(problems)


def _other_sheets(export: Export, chosen: Sheet) -> list[Issue]:
    others = [grid.sheet for grid in export.grids if grid.sheet != chosen.grid.sheet]
    if not others:
        return []
    names = ", ".join(f'"{name}"' for name in others)
    message = f'Only the sheet "{chosen.grid.sheet}" was read; the file also has {names}. '
    message += "Name another under `sheet` in study.toml to read that instead."
    return [Issue(IssueSeverity.WARNING, "other sheets", chosen.grid.place, message, len(others))]
