"""What is said of headings over themes: people, each once, and never a hidden number."""

from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Cell, Column, Mark, Row, RowRole, Table, Unit
from consult.report.passages.theme_headings import by_heading
from tests.report.reading import as_read

HIDDEN = Cell(None, Mark.SUPPRESSED)
COLUMNS = (Column("People", Unit.PEOPLE), Column("Share", Unit.PERCENT))


def said(**headings):
    """What is said of a table with a theme and these headings; one without a number is hidden."""
    made = (
        Row(
            f"{name} (heading)",
            (HIDDEN, HIDDEN) if number is None else (Cell(number), Cell(float(number))),
            RowRole.HEADING,
        )
        for name, number in headings.items()
    )
    rows = (Row("Buses", (Cell(9), Cell(9.0))), *made)
    of = TableId.parse("themes-why")
    table = Table(of, "Themes", "Theme", COLUMNS, rows, 100, "people", "")
    return [as_read(block.text) for block in by_heading(table)]


def test_each_heading_is_told_largest_first_as_people():
    assert said(Travel=12, Staff=31, Food=1) == [
        "Counted by heading, each person once whatever they raised under it: “Staff” by 31 people "
        "(31%), “Travel” by 12 people (12%) and “Food” by 1 person (1%)."
    ]


def test_of_many_headings_the_largest_are_told():
    (words,) = said(A=10, B=20, C=30, D=40, E=50, F=60)
    assert "the largest are: “F” by 60 people" in words
    assert "“A”" not in words
    assert words.endswith("The table has the others.")


def test_a_heading_whose_number_is_hidden_is_named_without_it():
    assert said(Travel=12, Staff=None)[1] == (
        "How many raised “Staff” in any way is hidden, to protect people in small groups."
    )


def test_a_table_without_headings_says_nothing_of_them():
    assert said() == []
