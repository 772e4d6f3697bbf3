"""The marks that stand in tables, each with what brings it there."""

import pandas as pd

from consult.disclose import Respondents, protect
from consult.model.counting.counts import TableSpec
from consult.model.counting.table_id import TableId
from consult.model.survey.questionnaire import Kind, Option, Question
from consult.report.prose.figures import notes_of, printed, shown_cells
from consult.tabulate import by_answer, crosstab
from tests.audit.released import POLICY, people, tables_of

ROLE = Question("role", "Who are you?", Kind.SINGLE, (Option("Resident"), Option("Group")))
VIEW = Question("view", "Agree?", Kind.SINGLE, (Option("Yes"), Option("No")))


def notes(table):
    return [note.plain for note in notes_of(table)]


def cells(table, label):
    row = next(row for row in table.rows if row.label == label)
    units = [column.unit for column in table.columns]
    return [printed(c, unit) for c, unit in zip(shown_cells(row, table), units, strict=True)]


def test_a_group_of_few_people_is_shown_with_a_mark_and_a_note():
    table = tables_of(
        people(("None", "Yes", 60), ("None", "No", 60), ("Sikh", "Yes", 12), ("Sikh", "No", 13))
    )[2]
    assert cells(table, "Sikh") == ["25 [u]", "48% [u]", "52% [u]"]
    assert cells(table, "None") == ["120", "50%", "50%"]
    assert "[u] marks groups of fewer than 30 people. Read them with care." in notes(table)
    assert not any("[u] means" in note for note in notes(table))


def views(residents, groups):
    """A breakdown of a question that only residents were asked."""
    rows = [("role", "Resident")] * residents + [("role", "Group")] * groups
    ids = [f"r{at}" for at in range(len(rows))]
    said = pd.DataFrame(
        [(key, *one, "answered", float("nan")) for key, one in zip(ids, rows, strict=True)]
        + [
            (key, "view", "Yes" if at % 2 else "No", "answered", float("nan"))
            for at, key in enumerate(ids[:residents])
        ],
        columns=["response_id", "question_id", "option", "state", "number"],
    )
    role, view = (by_answer(question, said, ids) for question in (ROLE, VIEW))
    counts = crosstab(role, view, TableSpec(TableId.parse("question-t"), "t", "people"))
    return protect([[counts]], POLICY, Respondents(len(ids), "test"))[0].table


def test_a_group_that_was_not_asked_is_told_from_one_that_did_not_answer():
    table = views(residents=60, groups=20)
    assert cells(table, "Group") == ["0", "[x]", "[x]"]
    assert "[x] means not available: the question was not asked." in notes(table)


def test_that_a_few_people_were_not_asked_is_not_told():
    assert "[x]" not in cells(views(residents=60, groups=3), "Group")


def test_a_share_that_rounds_to_nobody_is_marked_low():
    table = tables_of(
        people(
            ("None", "Yes", 3000), ("None", "No", 3000), ("Christian", "No", 12), ("", "Yes", 50)
        )
    )[0]
    assert cells(table, "Christian") == ["12", "[low]"]
    assert "[low] means more than zero, but rounds to zero." in notes(table)
