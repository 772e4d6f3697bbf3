from __future__ import annotations

import pytest

from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Cell, Column, Mark, Row, RowRole, Table, Unit
from consult.report.prose.figures import (
    base_line,
    cell_name,
    count_text,
    half_up,
    legend,
    notes_of,
    percent_text,
    printed,
    rounding,
    row_label,
    shown_cells,
)
from tests.report.reading import as_read
from tests.report.sample import HIDDEN, HIDDEN_BASE, SCALE, frequency, row


def _table(*rows: Row) -> Table:
    return frequency("question-x", "A question", *rows)


@pytest.mark.parametrize(
    ("number", "whole"),
    [(0.5, 1), (1.5, 2), (2.5, 3), (2.4999, 2), (34.5, 35), (0, 0)],
)
def test_a_half_goes_up(number: float, whole: int):
    assert half_up(number) == whole


def test_noise_of_floating_point_does_not_lose_a_half():
    assert half_up(2.4999999999999996) == 3
    assert half_up(100 * 29 / 200) == 15


def test_counts_have_commas_and_percentages_are_whole():
    assert (count_text(1204), percent_text(56.5), percent_text(100)) == ("1,204", "57%", "100%")


def test_a_share_that_rounds_to_zero_is_low_but_nobody_is_zero():
    assert (percent_text(0.3), percent_text(0)) == ("[low]", "0%")


def test_a_hidden_share_stands_beside_the_base_it_was_decided_with():
    table = _table(Row("Women", (Cell(43), Cell(None, Mark.SUPPRESSED))))
    assert shown_cells(table.rows[0], table) == (Cell(43), Cell(None, Mark.SUPPRESSED))


def test_a_note_says_what_rounded_shares_add_up_to_when_it_is_not_100():
    # Three thirds are 33%, 33% and 33%.
    thirds = _table(*(Row(name, (Cell(5), Cell(500 / 15))) for name in "ABC"))
    halves = _table(*(Row(name, (Cell(5), Cell(50.0))) for name in "AB"))
    assert rounding(thirds) == ("Shares are rounded one by one, so they can add up to 99%.",)
    assert rounding(halves) == ()


def test_nothing_is_said_of_rounding_where_shares_are_no_whole_or_one_is_hidden():
    ticks = _table(Row("A", (Cell(9), Cell(90.4))), Row("B", (Cell(5), Cell(50.4))))
    hidden = _table(Row("A", (Cell(9), Cell(90.4))), Row("B", (HIDDEN, HIDDEN)))
    assert rounding(ticks) == rounding(hidden) == ()


def test_a_mark_that_explains_a_missing_number_is_printed_alone():
    table = _table(Row("Odd", (Cell(3, Mark.NOT_ASKED), Cell(7.0, Mark.NOT_APPLICABLE))))
    cells = shown_cells(table.rows[0], table)
    assert [printed(cell, Unit.PEOPLE) for cell in cells] == ["[x]", "[z]"]


def test_a_cell_without_number_or_mark_is_not_applicable():
    table = _table(Row("Empty", (Cell(None), Cell(float("nan")))))
    assert {cell.mark for cell in shown_cells(table.rows[0], table)} == {Mark.NOT_APPLICABLE}


def test_weak_stands_beside_its_number():
    assert printed(Cell(22.0, Mark.WEAK), Unit.PERCENT) == "22% [u]"


def test_nets_and_rows_outside_the_base_say_so_in_their_labels():
    assert row_label(Row("Agree", (), RowRole.NET)) == "Net: Agree"
    assert row_label(Row("Agree (net)", (), RowRole.NET)) == "Agree (net)"
    assert row_label(Row("Not answered", (), RowRole.OUTSIDE_BASE)) == (
        "Not answered (not in the base)"
    )


def test_the_base_is_printed_with_who_it_is_and_hidden_when_it_is_hidden():
    assert as_read(base_line(SCALE)) == "Base: 342 people who answered this question"
    assert as_read(base_line(HIDDEN_BASE)) == "Base: [c], people who answered this question"


def test_the_legend_names_the_marks_that_are_printed_and_no_others():
    table = _table(row("Some", 3, 0.2), Row("None", (Cell(None, Mark.SUPPRESSED),) * 2))
    assert legend(table) == (
        "[c] means hidden to protect people in small groups.",
        "[low] means more than zero, but rounds to zero.",
    )


def test_a_mark_that_a_note_explains_is_not_explained_twice():
    table = Table(
        TableId.parse("question-t"),
        "T",
        "Answer",
        (Column("People", Unit.PEOPLE),),
        (Row("A", (Cell(None, Mark.SUPPRESSED),)),),
        20,
        "people",
        "Source",
        ("[c] marks rows hidden whole.",),
    )
    assert as_read(notes_of(table)) == (
        "Base: 20 people",
        "[c] marks rows hidden whole.",
        "Source: Source",
    )


def test_a_theme_called_as_another_row_or_column_has_a_name_of_its_own():
    number = Cell(1)
    table = Table(
        "t",
        "T",
        "Theme",
        (Column("People", Unit.PEOPLE), Column("People", Unit.PERCENT)),
        (Row("All", (number, number)), Row("All", (number, number), RowRole.TOTAL)),
        base=1,
        base_text="people",
        source="",
        notes=(),
    )
    names = [cell_name(table, row, at) for row in table.rows for at in range(2)]
    assert names == [
        ("t", "All", "People"),
        ("t", "All", "People (2)"),
        ("t", "All (2)", "People"),
        ("t", "All (2)", "People (2)"),
    ]
