"""Comments in another language have a code that says so until a person gives them others."""

import numpy as np
import pytest

from consult.coding import UNREAD, in_english, teaching_order, unread_codings
from consult.errors import ReviewError
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.review import People
from tests.coding.invented import clean_comments
from tests.coding.reviewed import BUSES, CODES, SUGGESTED, TEXTS, Study, codings
from tests.reviewing import Filling

WELSH = "Mae angen mwy o fysiau."
ALL = [*TEXTS, WELSH]
COMMENTS = clean_comments(ALL).assign(language=["", "", "", "", "", "cy"])


@pytest.fixture
def study(tmp_path):
    codes = {"q_why": (*CODES["q_why"], UsedCode(UNREAD.id, UNREAD.name, UNREAD.definition))}
    rows = [*SUGGESTED, ("r5", UNREAD.id, 0.0, "review", "")]
    return Study(tmp_path, COMMENTS, codings(rows), codes)


def test_each_has_one_coding_and_models_are_given_the_others():
    found = unread_codings(COMMENTS)
    assert found[["response_id", "code"]].to_numpy().tolist() == [["r5", UNREAD.id]]
    assert WELSH not in set(in_english(COMMENTS)["text"])
    empty = COMMENTS.assign(substance="non-substantive")
    assert unread_codings(empty).empty


def test_it_stands_in_the_workbook_and_is_no_theme_to_be_checked(study):
    assert study.codes_of("r5") == {UNREAD.id: "model"}
    review = study.settled.review["q_why"]
    assert (review.unread, review.themes) == (1, 3)
    assert Filling(study.path).row_of("Answers", "Answer", WELSH)


def test_a_code_that_a_person_gives_takes_its_place(study):
    book = Filling(study.path)
    book.answer(WELSH, Add_code_1="Buses and travel", Reviewer="AB")
    book.save()
    study.run()
    assert study.codes_of("r5") == {BUSES: "person"}
    assert study.settled.review["q_why"].unread == 0


def test_it_cannot_be_merged_into_a_theme(study):
    book = Filling(study.path)
    book.theme(UNREAD.name, Merge_into="Buses and travel")
    book.save()
    with pytest.raises(ReviewError, match="holds what no theme takes in"):
        study.run()


def test_a_person_is_shown_it_after_all_that_teaches(study):
    order = teaching_order(People({}, {}), lambda texts: np.eye(len(texts)))
    assert [text.text for text in order(study.texts)][-1] == WELSH
