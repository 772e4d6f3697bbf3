from __future__ import annotations

from dataclasses import replace

from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Column, Table, Unit
from consult.model.words.document import Facts, TableBlock
from consult.office.words import width_of
from consult.report.tables.grid import TURNED, grid_of
from consult.report.tables.layout import LANDSCAPE, PORTRAIT, laid_out, plan
from tests.report.reading import as_read
from tests.report.sample import ASKED, LEDGER, LONG_LABELS, SCALE, VERY_WIDE, WIDE, row


def test_a_table_of_people_and_percentages_stands_upright_with_a_wide_first_column():
    (part,) = plan(grid_of(TableBlock(LONG_LABELS))).parts
    assert round(sum(part.widths), 6) == PORTRAIT
    assert part.widths[0] > 10
    assert max(part.widths[1:]) < 3


def test_a_table_of_ten_columns_turns_the_page():
    layout = plan(grid_of(TableBlock(WIDE)))
    assert layout.landscape
    assert [round(sum(part.widths), 6) for part in layout.parts] == [LANDSCAPE]


def test_every_part_of_a_very_wide_table_fits_and_no_column_is_lost():
    layout = plan(grid_of(TableBlock(VERY_WIDE)))
    assert all(sum(part.widths) < LANDSCAPE + 0.001 for part in layout.parts)
    columns = [column for part in layout.parts for column in part.columns if column]
    assert columns == list(range(1, 25))
    assert {part.columns[0] for part in layout.parts} == {0}


def test_no_word_of_a_heading_is_broken():
    for block in (SCALE, WIDE, VERY_WIDE):
        grid = grid_of(TableBlock(block))
        for part in plan(grid).parts:
            for column, width in zip(part.columns, part.widths, strict=True):
                longest = max(grid.header[column].plain.split(), key=len)
                assert width_of(longest, bold=True) < width


def test_tables_of_words_stand_upright_and_numbers_in_them_stand_right():
    layout = plan(grid_of(LEDGER))
    assert not layout.landscape
    assert grid_of(LEDGER).numeric == (False, False, True, True, True, False)
    assert grid_of(ASKED).numeric == (False, False, False, False)


def test_one_endless_word_does_not_push_a_column_off_the_page():
    facts = Facts("F", ("What", "Value"), (("x" * 400, "y" * 400),))
    (part,) = plan(grid_of(facts)).parts
    assert round(sum(part.widths), 6) == PORTRAIT


def test_parts_of_a_very_wide_table_are_of_like_size():
    sizes = [len(part.columns) - 1 for part in plan(grid_of(TableBlock(VERY_WIDE))).parts]
    assert max(sizes) - min(sizes) <= 1


def test_a_breakdown_with_many_answers_stands_with_its_groups_as_columns():
    grid, layout = as_read(laid_out(TableBlock(VERY_WIDE)))
    assert grid.header == ("Answer", "North", "South")
    assert grid.rows[0] == ("Place number 1 of many", "1%", "2%")
    assert len(grid.rows) == 24
    assert len(layout.parts) == 1
    assert TURNED in grid.notes


def test_a_hidden_group_stays_hidden_when_a_breakdown_is_turned_about():
    heading = "An answer that is much too long to stand at the head of a column of numbers"
    columns = tuple(Column(f"{heading} {n}", Unit.PERCENT) for n in range(4))
    rows = (row("Shown", 40, 30, 20, 10), row("Hidden", None, None, None, None))
    table = Table(TableId.parse("question-t"), "T", "Group", columns, rows, 90, "people", "S")
    grid, _ = as_read(laid_out(TableBlock(table)))
    assert [texts[1:] for texts in grid.rows] == [
        ("40%", "[c]"),
        ("30%", "[c]"),
        ("20%", "[c]"),
        ("10%", "[c]"),
    ]


def test_a_breakdown_too_wide_for_an_upright_page_is_turned_about_where_that_fits():
    grid, layout = as_read(laid_out(TableBlock(WIDE)))
    assert grid.header[:3] == ("Answer", "34 and under", "35 to 49")
    assert not layout.landscape
    more = replace(WIDE, rows=WIDE.rows * 3)
    grid, layout = as_read(laid_out(TableBlock(more)))
    assert grid == as_read(grid_of(TableBlock(more)))
    assert layout.landscape


def test_long_labels_break_into_lines_before_a_page_is_turned():
    label = "An answer of several words, none of them long, that would take seven centimetres"
    columns = tuple(Column(f"Answer {n}", Unit.PERCENT) for n in range(6))
    rows = tuple(row(f"{label} {n}", *range(6)) for n in range(9))
    table = Table(TableId.parse("question-t"), "T", "Group", columns, rows, 90, "people", "S")
    layout = plan(grid_of(TableBlock(table)))
    assert not layout.landscape
    assert layout.parts[0].widths[0] < 7


def test_the_heading_of_a_column_is_no_tower_of_words_where_there_is_room():
    heading = "Neurodivergence and other needs of communication of parents and their partners"
    columns = (Column("People", Unit.PEOPLE), Column(heading, Unit.PERCENT))
    table = Table(
        TableId.parse("question-t"), "T", "Group", columns, (row("A", 9, 9),), 90, "people", "S"
    )
    (part,) = plan(grid_of(TableBlock(table))).parts
    assert width_of(heading, bold=True) < 3 * part.widths[2]


def test_a_breakdown_that_fits_is_not_turned_about():
    assert as_read(laid_out(TableBlock(SCALE)))[0] == as_read(grid_of(TableBlock(SCALE)))


def test_no_first_column_is_made_narrow_where_headings_would_become_towers():
    heading = "Rarely, I know how to use it but it is no part of what I do at work each week"
    columns = (Column("People", Unit.PEOPLE), *(Column(heading, Unit.PERCENT) for _ in range(5)))
    label = "Black, Black British, Black Welsh, Caribbean or African: any other"
    rows = tuple(row(f"{label} {n}", *range(6)) for n in range(9))
    table = Table(TableId.parse("question-t"), "T", "Group", columns, rows, 90, "people", "S")
    layout = plan(grid_of(TableBlock(table)))
    for part in layout.parts:
        for column, width in zip(part.columns[1:], part.widths[1:], strict=True):
            assert width_of(grid_of(TableBlock(table)).header[column].plain, bold=True) < 7 * width
