"""Claims about an agreed code that was taken away under one question alone: seen, and had back."""

import pytest

from consult.coding import lines_before_journal
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.review import ThemeDecision
from consult.model.survey.review_tables import DECISIONS, STANCE_DECISIONS
from consult.model.survey.tables import empty
from tests.coding.invented import clean_comments
from tests.coding.reviewed import BUSES, OTHER, Study, codings
from tests.reviewing import Filling

BOTH = ("q_why", "q_how")
CODES = (
    UsedCode(BUSES, "Buses and travel", "Getting there.", "Access"),
    UsedCode(OTHER, "Other", "Says something else."),
)


def before(*retired):
    """What version 0.1 had on record: the agreed code retired under some questions."""
    themes = {
        question: (
            ThemeDecision(
                *(BUSES, "Buses and travel", "Getting there.", "Access"),
                retired=question in retired,
                checked_by="AB" if question in retired else "",
            ),
        )
        for question in BOTH
    }
    return lines_before_journal(empty(DECISIONS), themes, empty(STANCE_DECISIONS))


def reviewed(tmp_path, *retired):
    both = clean_comments(["Buses.", "Trains."])
    both["question_id"] = list(BOTH)
    given = codings([("r0", BUSES, 0.9, "review", ""), ("r1", BUSES, 0.9, "review", "")])
    given["question_id"] = list(BOTH)
    study = Study(tmp_path, both, given, dict.fromkeys(BOTH, CODES))
    study.path.unlink()
    study.journal = before(*retired)
    study.run()
    return study


def rows(study):
    return [
        (row["Current name"], row["Retire"], row["Code id"])
        for row in Filling(study.path).rows("Themes").values()
        if row["Code id"] not in (None, OTHER)
    ]


@pytest.mark.parametrize("question", BOTH)
def test_it_has_a_row_of_its_own_where_retired_themes_stand(tmp_path, question):
    study = reviewed(tmp_path, question)
    assert rows(study) == [
        ("Buses and travel", None, BUSES),
        (f"Buses and travel, under {question} alone", "Yes", f"{BUSES} @ {question}"),
    ]
    study.run()
    assert study.is_current


@pytest.mark.parametrize("question", BOTH)
def test_emptying_its_cell_gives_it_back_under_that_question(tmp_path, question):
    study = reviewed(tmp_path, question)
    assert BUSES not in study.names(question)
    book = Filling(study.path)
    row = book.row_of("Themes", "Code id", f"{BUSES} @ {question}")
    book.write("Themes", row, Retire=None)
    book.write("Themes", row, Checked_by="AB")
    book.save()
    study.run()
    assert study.names("q_why") == study.names("q_how") == {BUSES: "Buses and travel"}
    assert rows(study) == [("Buses and travel", None, BUSES)]
    study.run()
    assert study.is_current


def test_another_person_who_gives_it_back_contradicts_and_waits_for_a_person(tmp_path):
    study = reviewed(tmp_path, "q_how")
    book = Filling(study.path)
    row = book.row_of("Themes", "Code id", f"{BUSES} @ q_how")
    book.write("Themes", row, Retire=None, Checked_by="BC")
    book.save()
    study.run()
    (conflict,) = study.merged.conflicts
    assert (conflict.slot.question, str(conflict.slot.aspect)) == ("q_how", "place here")
    assert BUSES not in study.names("q_how")


def test_retired_under_every_question_it_is_one_grey_row_and_comes_back_under_all(tmp_path):
    study = reviewed(tmp_path, *BOTH)
    assert rows(study) == [("Buses and travel", "Yes", BUSES)]
    book = Filling(study.path)
    book.write("Themes", book.row_of("Themes", "Code id", BUSES), Retire=None, Checked_by="AB")
    book.save()
    study.run()
    assert study.names("q_why") == study.names("q_how") == {BUSES: "Buses and travel"}


def test_what_is_typed_there_that_is_no_yes_is_told(tmp_path):
    study = reviewed(tmp_path, "q_how")
    book = Filling(study.path)
    row = book.row_of("Themes", "Code id", f"{BUSES} @ q_how")
    book.write("Themes", row, Retire="perhaps")
    book.save()
    with pytest.raises(Exception, match=f"row {row} > column I"):
        study.run()
