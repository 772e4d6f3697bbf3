"""Workbooks to rows of text: calamine for speed, openpyxl where a cell may hide words."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain
from types import NoneType
from typing import Any

from consult.errors import ExportError, Place, Problem
from consult.office.markup import parse_if_sound
from consult.read.export.columns import Columns
from consult.read.export.grid import Container, Export, Grid, Issue, IssueSeverity, letter_of
from consult.read.files.package import Package, SheetPart
from consult.read.files.percents import Places, as_percent, percentages
from consult.read.files.repair import grouped

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ROWS_OF_HEADINGS = 28
"""Rows from the top whose merged cells are kept. Headings are looked for in the first 14 and the
width of a table is judged by the first 28, see :mod:`consult.read.layout.headings`. With 1, 14 and
56 another list is kept of one sample workbook, and its layout is the same; a workbook with a merged
cell a response would else carry them all."""

_LONGEST_CELL = 32_767
"""Excel cuts off what is longer. Source: Microsoft, Excel specifications and limits."""


@dataclass(frozen=True)
class _Workbook:
    """A workbook whose sheets are to be read.

    Parameters
    ----------
    data, file
        Its bytes, and its name for messages.
    recover
        Whether a cell may hold a formula or an error, in place of which words were typed.
    percents
        Name of a sheet -> its cells that show a percentage.
    """

    data: bytes
    file: str
    recover: bool
    percents: Mapping[str, Places]


def read_workbook(
    data: bytes, file: str, container: Container, package: Package | None = None
) -> Export:
    """Every sheet of a workbook that holds anything.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Its name, for messages.
    container
        What it is.
    package
        What was seen in it, when it is a package.

    Raises
    ------
    ExportError
        When it is damaged.
    """
    parts = package.sheets if package and container is Container.XLSX else {}
    recover = any(part.words_hidden for part in parts.values())
    book = _Workbook(data, file, recover, _percentages(data, file, parts))
    issues = _about_package(package, file) if package else []
    grids = []
    for sheet, name, shown in _sheets(data, file):
        columns, odd = _read(book, sheet, name)
        if len(columns):
            grids.append(Grid(file, name, columns, merged=_merged(sheet)))
            issues += [*odd, *_cut_off(Place(file, name), columns)]
            issues += [] if shown else [_hidden_sheet(file, name)]
    if recover or any(part.hidden_rows or part.hidden_columns for part in parts.values()):
        issues += _about_hidden(data, file, parts)
    return Export(file, container, tuple(grids), issues=tuple(issues))


def _sheets(data: bytes, file: str) -> Iterator[tuple[Any, str, bool]]:
    """Every sheet of cells with its name and whether it is shown."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in book.sheets_metadata:
            if about.typ is SheetTypeEnum.WorkSheet:
                shown = about.visible is SheetVisibleEnum.Visible
                yield book.get_sheet_by_name(about.name), about.name, shown
    except Exception as error:  # calamine raises several kinds, one of them its own panic
        raise ExportError(damaged(file)) from error


def _read(book: _Workbook, sheet: Any, name: str) -> tuple[Columns, list[Issue]]:
    """The cells of a sheet without the blank rows at its end, and what was odd about them."""
    rows: Iterable[Sequence[object]] = _from_the_top(sheet)
    percent = book.percents.get(name, frozenset())
    odd: list[Issue] = []
    # Most sheets need neither, and their rows are never all held as lists.
    if book.recover or percent:
        listed = [[_as_written(cell) for cell in row] for row in rows]
        odd = _recover(book, name, listed) if book.recover else []
        odd += _show_percentages(listed, percent, Place(book.file, name))
        rows = listed
    return Columns.of_rows(rows, _as_written).without_blank_end, odd


def _percentages(data: bytes, file: str, parts: Mapping[str, SheetPart]) -> dict[str, Places]:
    """Name of a sheet -> its cells that show a percentage."""
    found = percentages(data, file, list(parts)) if parts else {}
    names = names_of_parts(data, file) if any(found.values()) else {}
    return {names.get(part, ""): places for part, places in found.items() if places}


def _show_percentages(rows: list[list[str]], percent: Places, place: Place) -> list[Issue]:
    """Put what such cells show into ``rows``, which is still being built, and list them."""
    shown = []
    for row, position in sorted(percent):
        if row < len(rows) and position < len(rows[row]) and rows[row][position]:
            rows[row][position] = as_percent(rows[row][position])
            shown.append((row, position))
    message = "The cell shows a percentage; it was read as that, not as the fraction it stores"
    return _by_column(shown, place, "percentage", message, IssueSeverity.NOTE)


def _merged(sheet: Any) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Cells merged near the top, where headings are; elsewhere they are of no consequence."""
    runs = sheet.merged_cell_ranges or []
    return tuple((tuple(a), tuple(b)) for a, b in runs if a[0] < _ROWS_OF_HEADINGS)


def _from_the_top(sheet: Any) -> Iterable[Sequence[object]]:
    """Rows from the first of the sheet, cells from column A; calamine begins where cells do."""
    down, right = sheet.start or (0, 0)
    rows: Iterable[Sequence[object]] = sheet.iter_rows()
    if right:
        before = [""] * right
        rows = ([*before, *row] for row in rows)
    return chain(([] for _ in range(down)), rows)


def damaged(file: str) -> Problem:
    """The problem of a workbook or archive that cannot be opened.

    Parameters
    ----------
    file
        Its name.
    """
    return Problem(
        "The file is damaged or was only half downloaded.",
        Place(file=file),
        "Download or export it again.",
    )


def _as_written(value: object) -> str:
    """A cell as text: 5.0 is "5", a date is ISO, blank is the only missing value."""
    return _WRITTEN.get(type(value), str)(value)


_WRITTEN: dict[type, Callable[[Any], str]] = {
    str: str,  # calamine has decoded _x000D_ and its like
    float: lambda value: str(int(value)) if value.is_integer() else repr(value),
    bool: lambda value: "TRUE" if value else "FALSE",
    NoneType: lambda _: "",
    datetime: lambda value: value.strftime("%Y-%m-%d %H:%M:%S"),
    date: lambda value: value.strftime("%Y-%m-%d 00:00:00"),
    time: lambda value: value.strftime("%H:%M:%S"),
    timedelta: lambda value: str(timedelta(seconds=value.total_seconds())),
}
"""Types that calamine makes of cells -> how each is written."""


def _character(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))


def _recover(book: _Workbook, name: str, rows: list[list[str]]) -> list[Issue]:
    """Put words typed with a leading "=" back into ``rows``, and list those lost for good.

    ``rows`` is filled in place: it is still being built by this module.
    """
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and rules that hold no data
        opened = openpyxl.load_workbook(io.BytesIO(book.data), read_only=True, data_only=False)
        lost: list[tuple[int, int]] = []
        found: list[tuple[int, int]] = []
        for cell in _formulas_and_errors(opened[name]):
            at = (cell.row - 1, cell.column - 1)
            if cell.data_type == "e":
                lost.append(at)
            elif (words := _formula(cell.value)) and _put(rows, *at, words):
                found.append(at)
        opened.close()
    place = Place(book.file, name)
    return [*_about_lost(place, lost), *_about_found(place, found)]


def _formulas_and_errors(sheet: Any) -> Iterable[Any]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if cell.data_type in ("f", "e"))


def _formula(value: Any) -> str:
    """What was typed, with its "="; "" where nothing was, as in the cells of a what-if table."""
    typed = value if isinstance(value, str) else getattr(value, "text", None)
    return _ESCAPED.sub(_character, typed or "")


def _put(rows: list[list[str]], row: int, position: int, formula: str) -> bool:
    """Write a formula's own words where it has no result; False when it has one."""
    while len(rows) <= row:
        rows.append([])
    cells = rows[row]
    cells.extend([""] * (position + 1 - len(cells)))
    if cells[position] not in ("", "0") and not cells[position].startswith("#"):
        return False
    cells[position] = formula
    return True


def _by_column(
    cells: Iterable[tuple[int, int]],
    place: Place,
    code: str,
    message: str,
    severity: IssueSeverity = IssueSeverity.WARNING,
) -> list[Issue]:
    """One issue a column for all its cells of one kind on a sheet."""
    rows: dict[int, list[int]] = {}
    for row, position in sorted(cells):
        rows.setdefault(position, []).append(row)
    return [
        grouped(severity, code, replace(place, column=letter_of(position)), message, found)
        for position, found in sorted(rows.items())
    ]


def _about_lost(place: Place, cells: list[tuple[int, int]]) -> list[Issue]:
    message = "The cell holds an Excel error in place of what was typed; it was read as blank"
    return _by_column(cells, place, "text lost in Excel", message)


def _about_found(place: Place, cells: list[tuple[int, int]]) -> list[Issue]:
    if not cells:
        return []
    row, position = cells[0]
    return [
        Issue(
            IssueSeverity.NOTE,
            "formula read as text",
            replace(place, row=row + 1, column=letter_of(position)),
            'Cells that begin with "=" were read as the words typed.',
            len(cells),
        )
    ]


def _cut_off(place: Place, columns: Columns) -> list[Issue]:
    """Cells exactly as long as Excel allows, in either way of counting characters."""
    import pyarrow.compute as pc

    found = []
    for position, array in enumerate(columns.arrays):
        if (pc.max(pc.binary_length(array)).as_py() or 0) < _LONGEST_CELL:
            continue
        for row, cell in enumerate(array.to_pylist()):
            if len(cell) <= _LONGEST_CELL and len(cell.encode("utf-16-le")) // 2 >= _LONGEST_CELL:
                found.append((row, position))
    message = f"The cell is exactly as long as Excel allows ({_LONGEST_CELL:,} characters)"
    return _by_column(found, place, "probably cut off", message)


def _about_package(package: Package, file: str) -> list[Issue]:
    found = []
    if package.macros:
        message = "The workbook carries macros; they are ignored and only its cells were read."
        found.append(Issue(IssueSeverity.NOTE, "macros ignored", Place(file=file), message))
    if package.links:
        message = "The workbook links to others; no link is followed, and the values kept are read."
        found.append(Issue(IssueSeverity.NOTE, "links ignored", Place(file=file), message))
    return found


def _hidden_sheet(file: str, name: str) -> Issue:
    message = "The sheet is hidden in Excel; it was looked at all the same."
    return Issue(IssueSeverity.WARNING, "hidden sheet", Place(file, name), message)


def _about_hidden(data: bytes, file: str, parts: Mapping[str, SheetPart]) -> list[Issue]:
    """Hidden rows and columns, which are read like the others."""
    names = names_of_parts(data, file)
    found = []
    for path, part in parts.items():
        place = Place(file, names.get(path, ""))
        for count, what in ((part.hidden_rows, "row"), (part.hidden_columns, "column")):
            if count:
                message = f"Hidden {what}s were read like the others; a filter may hide them."
                found.append(Issue(IssueSeverity.WARNING, f"hidden {what}s", place, message, count))
    return found


def names_of_parts(data: bytes, file: str) -> dict[str, str]:
    """Path of a part -> name of the sheet.

    Parameters
    ----------
    data, file
        An Excel workbook, and its name for messages.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        try:
            book = parse_if_sound(package.read("xl/workbook.xml"), file)
            links = parse_if_sound(package.read("xl/_rels/workbook.xml.rels"), file)
        except KeyError:
            return {}
    if book is None or links is None:
        return {}
    targets = {link.get("Id"): str(link.get("Target")) for link in links}
    found = {}
    for sheet in book.iter():
        ids = [value for key, value in sheet.attrib.items() if key.endswith("}id")]
        if sheet.tag.endswith("}sheet") and ids:
            target = targets.get(ids[0], "").lstrip("/")
            found[target if target.startswith("xl/") else f"xl/{target}"] = str(sheet.get("name"))
    return found
