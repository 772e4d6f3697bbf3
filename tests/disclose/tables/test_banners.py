"""Breakdowns side by side: nothing in them that the breakdowns do not show."""

from dataclasses import replace

import pandas as pd
import pytest

from consult.audit import Expected, audit
from consult.disclose import (
    BannerSide,
    Respondents,
    protect,
    side_by_side,
    structure_of,
    true_numbers,
)
from consult.errors import DisclosureError
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.table_id import TableId
from consult.model.publishing.structure import Truth
from consult.model.publishing.table import Mark, Unit
from consult.model.survey.questionnaire import Kind, Option, Question
from consult.model.words.document import Document, Heading, TableBlock
from consult.report.prose.figures import printed, rounding, shown_cells
from consult.report.sheets.csv_file import write_csv
from consult.report.sheets.workbook import write_workbook
from consult.tabulate import by_answer, collapse, crosstab, frequency
from tests.audit.released import POLICY, number, with_cell

SCALE = Question(
    "view",
    "Do you agree?",
    Kind.SCALE,
    (
        Option("Strongly", net="Agree"),
        Option("Somewhat", net="Agree"),
        Option("Neither"),
        Option("No", net="Disagree"),
    ),
)
VIEW = TableId.parse("question-view")
SEX = Question("sex", "Sex?", Kind.SINGLE, (Option("Female"), Option("Male")))
TOWN = Question("town", "Town?", Kind.SINGLE, (Option("North"), Option("South")))


def grouped(question, said, ids):
    rows = [
        (key, question.id, option, "answered" if option else "not answered", float("nan"))
        for key, option in zip(ids, said, strict=True)
    ]
    columns = ["response_id", "question_id", "option", "state", "number"]
    return by_answer(question, pd.DataFrame(rows, columns=columns), ids)


def release(*given):
    """Tables of people given as (view, sex, town, times), and the two breakdowns as one table."""
    said = [one[:3] for one in given for _ in range(one[3])]
    ids = [f"r{at}" for at in range(len(said))]
    view, sex, town = (
        grouped(question, [one[at] for one in said], ids)
        for at, question in enumerate((SCALE, SEX, TOWN))
    )
    ways = [(frequency(view, TableSpec(VIEW, "View", "people"), use=Use.QUESTION),)]
    ways += [
        tuple(
            crosstab(rows, columns, TableSpec(VIEW.across(rows.id), "View by", "people"))
            for columns in collapse(view)
        )
        for rows in (sex, town)
    ]
    protected = protect(ways, POLICY, Respondents(len(said), "invented"))
    sides = [
        BannerSide(name, ways[at][0], protected[at])
        for at, name in enumerate(("Sex", "Town"), start=1)
    ]
    whole = side_by_side(protected[0], sides, POLICY, name=VIEW.in_banner(1), title="Side by side")
    return (*protected, whole), len(said)


LARGE = (
    ("Strongly", "Female", "North", 40),
    ("Somewhat", "Male", "South", 30),
    ("Neither", "Female", "South", 25),
    ("Neither", "Male", "North", 15),
    ("No", "Male", "North", 30),
    ("No", "Female", "South", 20),
)
SMALL = (
    ("Strongly", "Female", "North", 40),
    ("Somewhat", "Female", "South", 30),
    ("Neither", "Female", "South", 25),
    ("Neither", "Female", "North", 15),
    ("No", "Male", "South", 3),
    ("No", "Female", "South", 20),
)


def words(table):
    return {
        row.label: [
            printed(cell, unit)
            for cell, unit in zip(shown_cells(row, table), row.units(table.columns), strict=True)
        ]
        for row in table.rows
    }


def test_everybody_and_all_groups_stand_side_by_side_with_their_numbers():
    made, _ = release(*LARGE)
    table = made[-1].table
    assert [column.heading for column in table.columns] == [
        "All",
        "Sex: Female",
        "Sex: Male",
        "Town: North",
        "Town: South",
    ]
    assert words(table) == {
        "People": ["160", "85", "75", "85", "75"],
        "Agree": ["44%", "47%", "40%", "47%", "40%"],
        "Neither or don't know": ["25%", "29%", "20%", "18%", "33%"],
        "Disagree": ["31%", "24%", "40%", "35%", "27%"],
    }


def test_what_a_breakdown_hides_is_hidden_and_nothing_else_is_shown():
    made, _ = release(*SMALL)
    table = made[-1].table
    place = {column.heading: at for at, column in enumerate(table.columns)}
    rows = {row.label: row.cells for row in table.rows}
    tried = set()
    for by, breakdown in (("Sex", made[1].table), ("Town", made[2].table)):
        for group in breakdown.rows[:2]:
            for column, cell in zip(breakdown.columns[1:], group.cells[1:], strict=True):
                assert rows[column.heading][place[f"{by}: {group.label}"]] == cell
                tried.add(cell.mark)
    assert {Mark.SUPPRESSED, Mark.SHOWN} <= tried
    assert Mark.SUPPRESSED in {cell.mark for row in table.rows for cell in row.cells}


def files(tables, folder):
    document = Document("T", "", "", (Heading("Tables"), *map(TableBlock, tables)))
    for name, write in (("t.xlsx", write_workbook), ("t.csv", write_csv)):
        write(document, folder / name)
    return {name: (folder / name).read_bytes() for name in ("t.xlsx", "t.csv")}


def check(made, people, tables, folder):
    counts = [one.counts for one in made]
    written = files(tables, folder)
    places = tuple(enumerate([one.counts.id for one in made], start=1))
    return audit(
        written,
        Expected(
            contents=dict.fromkeys(written, places),
            structure=structure_of(counts),
            truth=Truth(people, true_numbers(counts)),
        ),
        POLICY,
    )


@pytest.mark.parametrize("given", [LARGE, SMALL])
def test_the_audit_reads_them_and_passes(given, tmp_path):
    made, people = release(*given)
    assert check(made, people, [one.table for one in made], tmp_path).record["passed"]


def test_a_hidden_figure_left_in_one_is_found(tmp_path):
    made, people = release(*SMALL)
    table = made[-1].table
    at, row = next((i, r) for i, r in enumerate(table.rows) if r.unit is Unit.PEOPLE)
    column = [c.heading for c in table.columns].index("Sex: Male")
    assert row.cells[column].mark is Mark.SUPPRESSED
    leaky = with_cell(table, at, column, number(3))
    with pytest.raises(DisclosureError, match="Nothing was published"):
        check(made, people, [*(one.table for one in made[:-1]), leaky], tmp_path)


def test_a_figure_that_stands_in_no_breakdown_is_refused(tmp_path):
    made, people = release(*LARGE)
    alone = (made[0], made[1], made[3])
    with pytest.raises(DisclosureError, match="stands in no table of its own"):
        check(alone, people, [one.table for one in alone], tmp_path)


def test_shares_are_added_up_down_the_columns():
    made, _ = release(*LARGE)
    table = made[-1].table
    one = replace(
        table,
        columns=table.columns[:1],
        rows=tuple(
            replace(row, cells=(number(n),))
            for row, n in zip(table.rows, (3, 33.4, 33.3, 33.3), strict=False)
        ),
    )
    assert rounding(one) == ("Shares are rounded one by one, so they can add up to 99%.",)
