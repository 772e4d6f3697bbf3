"""Claims about stance in the review workbook: asked for where it means something, and kept."""

import pandas as pd
import pytest

from consult.coding import (
    Ranking,
    Suggested,
    book_texts,
    fold,
    from_table,
    headings_of,
    make_book,
    merge_decisions,
    people_of,
    read_returned,
    to_table,
    write_review,
)
from consult.coding.texts.words_hash import words_hash
from consult.errors import ReviewError
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.deciding import Stance
from consult.model.survey.review_tables import JOURNAL
from consult.model.survey.tables import CODINGS, conform
from tests.coding.invented import clean_comments
from tests.coding.reviewed import words_of
from tests.reviewing import Filling

TEXTS = ["The bus is dear.", "Trams are loud."]
COMMENTS = pd.concat(
    [clean_comments(TEXTS), clean_comments(["More trees."]).assign(question_id="q_more")]
)
ROWS = [("r0", "q_why"), ("r1", "q_why"), ("r0", "q_more")]
CODINGS_NOW = conform(
    pd.DataFrame(
        [(*key, "travel", "model", 0.5, "review", "") for key in ROWS],
        columns=list(CODINGS.columns),
    ),
    CODINGS,
)
CODES = {key: (UsedCode("travel", "Travel", "Travel."),) for key in ("q_why", "q_more")}
BOOK_TEXTS = book_texts(COMMENTS, CODINGS_NOW)
BUS = ("q_why", words_hash(TEXTS[0]))
SUGGESTED = {
    ("q_why", words_hash(text)): way
    for text, way in zip(TEXTS, (Stance.OPPOSES, Stance.UNCLEAR), strict=True)
}


class Study:
    """The review of stances without the stages around it."""

    def __init__(self, folder):
        self.path, self.journal = folder / "review.xlsx", ()
        self.write(merge_decisions(Suggested(BOOK_TEXTS, CODES)))

    def write(self, merged, stances=SUGGESTED):
        asked = dict.fromkeys(CODES, "Why?")
        now = Suggested(BOOK_TEXTS, CODES, stances=stances)
        book = make_book("Trams", asked, now, merged, Ranking(words_of))
        write_review(book, self.path)
        self.journal = merged.written(headings_of(book))

    def merged(self, agreement=frozenset({"q_why"})):
        found = merge_decisions(
            Suggested(BOOK_TEXTS, CODES, agreement=agreement),
            in_place=read_returned(self.path),
            journal=self.journal,
        )
        self.journal = found.journal
        return found


@pytest.fixture
def study(tmp_path):
    return Study(tmp_path)


def answer(study, text, **cells):
    filling = Filling(study.path)
    filling.answer(text, **cells)
    filling.save()


def test_the_workbook_shows_the_suggested_stance_and_leaves_the_decision_empty(study):
    rows = Filling(study.path).rows("Answers").values()
    shown = {
        cells["Answer"]: [cells.get("Suggested stance"), cells.get("Stance")] for cells in rows
    }
    assert shown == {
        "The bus is dear.": ["Opposes", None],
        "Trams are loud.": ["Unclear", None],
        "More trees.": [None, None],
    }


def test_only_questions_about_agreement_offer_a_stance(study):
    filling = Filling(study.path)
    assert filling.answer_sheets == ["1 q_why", "2 q_more"]
    assert "Stance" not in filling.header("2 q_more")[0]
    sheet = filling.sheet("Answers")
    offered = [
        span
        for rule in sheet.data_validations.dataValidation
        if "Supports" in rule.formula1
        for span in rule.sqref.ranges
    ]
    rows = {filling.row_of("1 q_why", "Answer", text) for text in TEXTS}
    assert {row for span in offered for row in range(span.min_row, span.max_row + 1)} == rows


def test_without_a_question_about_agreement_there_is_no_such_column(study):
    study.write(merge_decisions(Suggested(BOOK_TEXTS, CODES)), stances={})
    columns, _ = Filling(study.path).header("Answers")
    assert not {"Stance", "Suggested stance"} & set(columns)


def test_a_stance_that_a_person_chose_is_read_back_with_their_initials(study):
    answer(study, TEXTS[0], Stance="mixed", Reviewer="AB")
    assert study.merged().people.stances == {BUS: (Stance.MIXED, "AB")}


def test_a_stance_is_kept_without_the_words_it_is_about(study):
    answer(study, TEXTS[0], Stance="Supports", Reviewer="AB")
    found = study.merged()
    kept = to_table(found.journal)
    JOURNAL.validate(kept)
    line = kept[kept["act"] == "stance"].iloc[0]
    assert line[["question_id", "text_hash", "value", "by"]].tolist() == [*BUS, "supports", "AB"]
    assert people_of(fold(from_table(kept))).stances == {BUS: (Stance.SUPPORTS, "AB")}


def test_a_stance_shows_in_the_next_workbook_and_goes_when_its_cell_is_emptied(study):
    answer(study, TEXTS[0], Stance="Supports", Reviewer="AB")
    study.write(study.merged())
    shown = next(
        cells
        for cells in Filling(study.path).rows("Answers").values()
        if cells["Answer"] == TEXTS[0]
    )
    assert (shown["Stance"], shown["Reviewer"]) == ("Supports", "AB")

    answer(study, TEXTS[0], Stance=None)
    assert study.merged().people.stances == {}


def test_a_word_that_is_no_stance_is_named_with_its_cell(study):
    answer(study, TEXTS[0], Stance="For")
    with pytest.raises(ReviewError, match="none of Supports, Opposes, Mixed, Unclear") as error:
        study.merged()
    assert "For" not in str(error.value).replace("Format", "")


def test_a_stance_where_nobody_was_asked_to_agree_is_a_mistake(study):
    answer(study, TEXTS[0], Stance="Supports")
    with pytest.raises(ReviewError, match="does not ask for the reason of an agreement"):
        study.merged(agreement={"q_more"})


def test_two_rows_of_one_answer_with_two_stances_are_a_mistake(study):
    filling = Filling(study.path)
    columns, _ = filling.header("Answers")
    row = filling.row_of("1 q_why", "Answer", TEXTS[0])
    sheet = filling.sheet("Answers")
    last = sheet.max_row + 1
    for column in columns.values():
        sheet.cell(last, column).value = sheet.cell(row, column).value
    sheet.cell(row, columns["Stance"]).value = "Supports"
    sheet.cell(last, columns["Stance"]).value = "Opposes"
    filling.save()
    with pytest.raises(ReviewError, match="has another stance"):
        study.merged()
