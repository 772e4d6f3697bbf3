"""Where an export and its study.toml do not agree, and what of the answers needs a look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from consult.errors import Place, Problem, list_rows
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Source, Study
from consult.read.export.declared import Holds
from consult.read.export.grid import Issue, IssueSeverity, letter_of, positions_of
from consult.read.layout.reader import Layout, SheetColumn
from consult.read.layout.sheet import Sheet
from consult.read.tables.cells import Cells, Odd
from consult.read.tables.responses import SourceResponses
from consult.read.tables.weights import weight_columns
from consult.read.values.statements import left_over

_LONGEST_HEADING = 60
"""Characters of a heading in a message, with the three dots at its end. Headings are often whole
paragraphs, and the letter beside them says already which column is meant; any length that lets
a person recognise the question would do, and no other was tried."""


def statements_of(questions: Iterable[QuestionSpec], source: str) -> dict[int, list[str]]:
    """Position of a column -> the rows of the grid that stands in its cells.

    Parameters
    ----------
    questions, source
        Those of the study, and the id of the source whose columns are meant.
    """
    found: dict[int, list[str]] = {}
    for spec in questions:
        if spec.statement:
            for position in positions_of(spec.columns.get(source, ()))[:1]:
                found.setdefault(position, []).append(spec.statement)
    return found


def beside_statements(
    study: Study, source: Source, sheet: Sheet, received: SourceResponses
) -> list[Problem]:
    """Cells of a grid that hold more than the statements the study names.

    Parameters
    ----------
    study, source, sheet
        The analyst's file, one of its sources, and the sheet that was recognised.
    received
        Its responses: only their cells are looked at.
    """
    problems = []
    for position, known in statements_of(study.questions, source.id).items():
        column = column_at(sheet.layout, position)
        cells = sheet.grid.column(position, received.positions)
        rows = [
            received.positions[at] + 1 for at, cell in enumerate(cells) if left_over(known, cell)
        ]
        if column.holds is Holds.GRID and rows:
            what = f"Cells hold a statement that no question names ({list_rows(rows)})."
            place = replace(sheet.grid.place, column=column.letter, heading=_short(column.heading))
            hint = "Make the study again, or add a question with that `statement`."
            problems.append(Problem(what, place, hint))
    return problems


def column_at(layout: Layout, position: int) -> SheetColumn:
    """The column at a position; one without a heading where the layout knows none.

    Parameters
    ----------
    layout, position
        Of the sheet, and counted from 0; it may lie beyond the last column.
    """
    return next((c for c in layout.columns if c.position == position), SheetColumn(position, ""))


def disagreements(study: Study, source: Source, sheet: Sheet) -> list[Problem]:
    """Whether the columns of the sheet are those the study speaks of.

    Parameters
    ----------
    study, source, sheet
        The analyst's file, one of its sources, and the sheet that was recognised.

    Returns
    -------
    list of Problem
        Columns the study names that are not there, and columns with a heading or cells that it
        neither asks about nor ignores; empty when they agree.
    """
    used = {
        position: spec.id
        for spec in study.questions
        for position in positions_of(spec.columns.get(source.id, ()))
    }
    named = [c for c in (source.id_column, source.time_column, source.channel_column) if c]
    set_apart = set(positions_of((*named, *study.ignored.get(source.id, ()))))
    last = last_position(sheet)
    hint = f"The last column is {letter_of(last)}; correct the letters in study.toml."
    beyond = [
        Problem(f"There is no column {letter_of(position)}.", sheet.grid.place, hint)
        for position in sorted({*used, *set_apart})
        if position > last
    ]
    weights = {column.position for column in weight_columns(study, sheet)}
    return beyond + _unaccounted(sheet, {*used, *set_apart, *weights})


def last_position(sheet: Sheet) -> int:
    """Position of the last column of a sheet; -1 when it has none.

    Parameters
    ----------
    sheet
        As recognised.
    """
    return max((column.position for column in sheet.layout.columns), default=-1)


def headings_changed(sheet: Sheet) -> Problem:
    """What to say when the headings are not those the study was drafted from.

    Parameters
    ----------
    sheet
        The sheet, for its place.
    """
    return Problem(
        "The headings are not those that study.toml was made from.",
        sheet.grid.place,
        "Make the study again with `new`; if every column is where it was, take out `headings`.",
    )


def _unaccounted(sheet: Sheet, known: set[int]) -> list[Problem]:
    rows = sheet.response_rows
    loose = [
        column
        for column in sheet.layout.columns
        if column.position not in known
        and (column.heading or sheet.grid.filled[rows, column.position].any())
    ]
    if not loose:
        return []
    names = "; ".join(f'{c.letter} ("{_short(c.heading)}")' for c in loose)
    what = f"Columns are neither in a question nor ignored: {names}."
    hint = "Add each to a question, or to [ignored], in study.toml."
    return [Problem(what, sheet.grid.place, hint)]


def _short(heading: str) -> str:
    return heading if len(heading) <= _LONGEST_HEADING else f"{heading[: _LONGEST_HEADING - 3]}..."


def _where(cells: Cells, sheet: Sheet, at: int, row: int | None = None) -> Place:
    return _in_column(cells.columns[at], sheet, row)


def _in_column(column: SheetColumn, sheet: Sheet, row: int | None) -> Place:
    return replace(sheet.grid.place, row=row, column=column.letter, heading=_short(column.heading))


def unknown_answers(
    cells: Cells, received: SourceResponses, sheet: Sheet, at: int, rows: Sequence[int]
) -> Problem:
    """Answers in one column that are no option: how many and in which rows, never which.

    Parameters
    ----------
    cells, received, sheet
        The question in one source, its responses, and their sheet.
    at
        Position of the column among those of the question.
    rows
        Positions among the responses; at least one.
    """
    numbers = [received.positions[row] + 1 for row in rows]
    many = "1 answer is" if len(rows) == 1 else f"{len(rows):,} answers are"
    what = f'{many} not among the options of question "{cells.spec.id}" ({list_rows(numbers)}).'
    hint = (
        "Add the option, say under `values` which option is meant, or name an `other` option. "
        'A date where an option was expected is often "5-10" changed by Excel.'
    )
    return Problem(what, _where(cells, sheet, at), hint)


def unreadable_numbers(
    cells: Cells, received: SourceResponses, sheet: Sheet, at: int, rows: Sequence[int]
) -> Issue:
    """Answers to a number question that are no number: how many, and the first row.

    Parameters
    ----------
    cells, received, sheet, at, rows
        As of :func:`unknown_answers`.
    """
    first = received.positions[rows[0]] + 1
    message = (
        "Answers without a number that can be used (a range, words, or a number that cannot be "
        "meant) count as answered; they stand in a row outside the base of the table."
    )
    place = _where(cells, sheet, at, first)
    return Issue(IssueSeverity.WARNING, "number unreadable", place, message, len(rows))


def odd_answers(cells: Cells, received: SourceResponses, sheet: Sheet, about: Odd) -> Issue:
    """Answers that were put right or need a look, as an issue.

    Parameters
    ----------
    cells, received, sheet
        As of :func:`unknown_answers`.
    about
        With at least one row.
    """
    place = _where(cells, sheet, about.at, received.positions[about.rows[0]] + 1)
    severity = IssueSeverity.WARNING if about.warning else IssueSeverity.NOTE
    return Issue(severity, about.code, place, about.message, len(about.rows))


def answered_unasked(
    spec: QuestionSpec, source: Source, sheet: Sheet, received: SourceResponses, rows: Sequence[int]
) -> Issue:
    """Answers of people who were not asked, by what ``asked_of`` says of the question.

    Parameters
    ----------
    spec, source, sheet, received
        The question, one source that holds it, its sheet and its responses.
    rows
        Positions among the responses; at least one.
    """
    asking = spec.asked_of.question if spec.asked_of else ""
    message = (
        f'Question "{spec.id}" was answered by people who gave none of the answers to "{asking}" '
        "after which it was asked; their answers count. Where they are many, `asked_of` is wrong."
    )
    column = column_at(sheet.layout, positions_of(spec.columns[source.id])[0])
    place = _in_column(column, sheet, received.positions[rows[0]] + 1)
    return Issue(IssueSeverity.WARNING, "answered though not asked", place, message, len(rows))
