"""Claims about workbooks of the layout before: one sheet of answers for all questions."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from tests.coding.invented import clean_comments
from tests.coding.reviewed import CODES, DOGS, OTHER, Study, codings
from tests.reviewing import Filling

HEADINGS = (
    *("Answer", "Question", "Times given", "Suggested code 1", "Passage 1", "Decision 1"),
    *("Accept all", "Add code 1", "Add code 2", "Add code 3", "Reviewer", "Answer id"),
)


@pytest.fixture
def study(tmp_path):
    both = clean_comments(["Buses.", "Trains."])
    both["question_id"] = ["q_why", "q_how"]
    given = codings([("r0", DOGS, 0.9, "review", ""), ("r1", DOGS, 0.9, "review", "")])
    given["question_id"] = ["q_why", "q_how"]
    return Study(tmp_path, both, given, dict.fromkeys(("q_why", "q_how"), CODES["q_why"]))


def as_it_was(study, **cells):
    """Write the workbook as the version before wrote it, with the first answer filled in."""
    shown = Filling(study.path)
    rows = list(shown.rows("Answers").values())
    book = load_workbook(study.path)
    for name in (*shown.answer_sheets, "Examples"):
        del book[name]
    sheet = book.create_sheet("Answers")
    sheet.append(["Answers: Parks"])
    sheet.append(["Fill in the tinted columns."])
    sheet.append(list(HEADINGS))
    for number, row in enumerate(rows):
        row["Question"] = f"{row['Question']}: Why?"
        row |= {name.replace("_", " "): value for name, value in cells.items() if number == 0}
        sheet.append([row[heading] for heading in HEADINGS])
    book.save(study.path)
    study.journal = tuple(
        replace(entry, definition="|".join(HEADINGS)) if entry.act == "workbook written" else entry
        for entry in study.journal
    )


def test_it_is_taken_in_and_written_anew_with_a_sheet_for_each_question(study):
    as_it_was(study, Decision_1="Remove", Reviewer="AB")
    study.run()
    assert study.codes_of("r0") == {OTHER: "person"}
    assert not study.is_current
    book = Filling(study.path)
    assert book.answer_sheets == ["1 q_why", "2 q_how"]
    assert "Answers" not in book.book.sheetnames
    assert (
        book.rows("1 q_why")[book.row_of("1 q_why", "Answer", "Buses.")]["Decision 1"] == "Remove"
    )
    study.run()
    assert study.is_current


def test_a_copy_of_it_that_comes_back_late_is_taken_in_beside_the_new_one(study):
    as_it_was(study, Accept_all="x", Reviewer="AB")
    late = study.path.rename(study.path.with_name("from AB.xlsx"))
    study.run()
    study.run(late)
    assert study.codes_of("r0") == {DOGS: "person"}


def test_nothing_that_was_said_beside_the_codes_is_taken_back_by_it(study):
    as_it_was(study, Accept_all="x", Reviewer="AB")
    late = study.path.rename(study.path.with_name("from AB.xlsx"))
    study.run()
    book = Filling(study.path)
    book.answer("Buses.", Note="Ask.", Safeguarding="Yes", Reviewer="BC")
    book.save()
    study.run(late)
    (marks,) = study.people.marks.values()
    assert sorted(said for said, _ in marks.values()) == ["Ask.", "yes"]
