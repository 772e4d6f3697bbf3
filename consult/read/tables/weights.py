"""Weights: the column of an export that says how much each response weighs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from consult.definitions.wordings import normalised
from consult.errors import Place, Problem, list_rows, many
from consult.model.settings.study import Source, Study
from consult.model.survey.tables import SetAside
from consult.read.export.grid import positions_of
from consult.read.layout.headings import tidy
from consult.read.layout.reader import SheetColumn
from consult.read.layout.sheet import Sheet
from consult.read.tables.responses import SourceResponses


def weight_columns(study: Study, sheet: Sheet) -> tuple[SheetColumn, ...]:
    """Every column of a sheet with the heading that the study names for weights.

    Parameters
    ----------
    study, sheet
        The analyst's file, which may name none, and the sheet that was recognised.
    """
    if study.weights is None:
        return ()
    heading = normalised(study.weights.column)
    return tuple(column for column in sheet.layout.columns if normalised(column.heading) == heading)


def weighed(
    study: Study, source: Source, sheet: Sheet, received: SourceResponses
) -> SourceResponses:
    """The responses of one source with their weights, where the study asks for them.

    Parameters
    ----------
    study, source, sheet
        The analyst's file, one of its sources, and the sheet that was recognised.
    received
        Its responses, without weights.

    Returns
    -------
    SourceResponses
        With ``weight``, not a number where the cell is blank, and with what must be put right:
        cells that are no number of nought or more, in responses not set aside on reading.
    """
    if study.weights is None:
        return received
    columns = weight_columns(study, sheet)
    wrong = _column_problem(study, source, sheet, columns)
    if wrong:
        return replace(received, problems=(*received.problems, wrong))
    (column,) = columns
    cells = [tidy(cell) for cell in sheet.grid.column(column.position, received.positions)]
    numbers = [_weight(cell) for cell in cells]
    aside = [reason != SetAside.NO for reason in received.frame["set_aside"]]
    bad = [
        row + 1
        for row, number, out in zip(received.positions, numbers, aside, strict=True)
        if number is None and not out
    ]
    weights = [math.nan if number is None else number for number in numbers]
    return replace(
        received,
        frame=received.frame.assign(weight=weights),
        problems=(*received.problems, *_about_cells(sheet, column, bad)),
    )


def _weight(cell: str) -> float | None:
    """The number in a cell; not a number where it is blank, ``None`` where it is no weight."""
    if not cell:
        return math.nan
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _column_problem(
    study: Study, source: Source, sheet: Sheet, columns: Sequence[SheetColumn]
) -> Problem | None:
    """Why the column cannot be used: there is none, there are several, or it is a question."""
    named = study.weights.column if study.weights else ""
    if len(columns) != 1:
        found = f"{len(columns)} columns have" if columns else "No column has"
        return Problem(
            f'{found} the heading "{named}", which [weights] in study.toml names.',
            sheet.grid.place,
            "Give every export one column with that heading, or correct `column` under [weights].",
        )
    for spec in study.questions:
        if columns[0].position in positions_of(spec.columns.get(source.id, ())):
            return Problem(
                f'The column of weights is a column of the question "{spec.id}" too.',
                _place(sheet, columns[0]),
                "Take the question out of study.toml, or correct `column` under [weights].",
            )
    return None


def _about_cells(sheet: Sheet, column: SheetColumn, rows: Sequence[int]) -> list[Problem]:
    if not rows:
        return []
    what = f"{many(len(rows), 'weight')} cannot be used ({list_rows(rows)})."
    hint = "A weight is a number of 0 or more, written like 0.85."
    return [Problem(what, _place(sheet, column), hint)]


def _place(sheet: Sheet, column: SheetColumn) -> Place:
    return replace(sheet.grid.place, column=column.letter, heading=column.heading)
