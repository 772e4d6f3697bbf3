"""Claims about a column that was sorted by itself: told by sheet and row, and whole rows go."""

import pytest

from consult.errors import ReviewError
from consult.model.coding.journal import Act
from tests.coding.invented import clean_comments
from tests.coding.review.spoilt import Hands, Review
from tests.coding.reviewed import DOGS, WAITING, Study, codings
from tests.reviewing import Filling

TEXTS = ["Ash.", "Birch.", "Cedar.", "Dogwood.", "Elm.", "Fir."]


@pytest.fixture
def study(tmp_path):
    codes = [DOGS, WAITING, DOGS, WAITING, DOGS, WAITING]
    rows = [(f"r{at}", code, 0.5, "review", "") for at, code in enumerate(codes)]
    return Study(tmp_path, clean_comments(TEXTS), codings(rows))


def sort(study, *headings):
    """The cells of some columns in reverse, and the first answer decided."""
    book = Filling(study.path)
    sheet, (columns, _) = book.sheet("Answers"), book.header("Answers")
    rows = list(book.rows("Answers"))
    for heading in headings or columns:
        values = [sheet.cell(row, columns[heading]).value for row in rows]
        for row, value in zip(rows, reversed(values), strict=True):
            sheet.cell(row, columns[heading]).value = value
    book.write("Answers", rows[0], Accept_all="Yes", Reviewer="AB")
    book.save()
    return book.rows("Answers")[rows[0]]["Answer"]


def test_whole_rows_may_be_sorted(study):
    first = sort(study)
    study.run()
    assert set(study.codes_of(f"r{TEXTS.index(first)}").values()) == {"person"}


@pytest.mark.parametrize("heading", ["Answer", "Answer id"])
def test_a_column_sorted_by_itself_is_told_once_with_sheet_and_rows(study, heading):
    sort(study, heading)
    with pytest.raises(ReviewError) as refused:
        study.run()
    (problem,) = refused.value.problems
    assert str(problem).startswith('review.xlsx > sheet "1 Why" > row 6 > column C ("Answer"): ')
    assert "a column was sorted or changed by itself (rows 6, 7, 8, 9, 10 and 1 more)" in str(
        problem
    )


def test_suggested_codes_sorted_by_themselves_are_told_though_every_name_is_right(study):
    book = Filling(study.path)
    sheet, (columns, _) = book.sheet("Answers"), book.header("Answers")
    cells = [sheet.cell(row, columns["Suggested code 1"]) for row in book.rows("Answers")]
    for cell, name in zip(cells, sorted(cell.value for cell in cells), strict=True):
        cell.value = name
    book.save()
    with pytest.raises(ReviewError) as refused:
        study.run()
    assert all('sheet "1 Why" > row' in str(one) for one in refused.value.problems)
    assert all('column Q ("Row check")' in str(one) for one in refused.value.problems)


def test_what_was_changed_in_one_row_is_told_of_that_row(study):
    book = Filling(study.path)
    row = book.row_of("Answers", "Answer", "Elm.")
    book.write("Answers", row, Answer="Larch.")
    book.save()
    with pytest.raises(ReviewError, match="words of the answer were changed") as refused:
        study.run()
    assert f"row {row}" in str(refused.value)


def test_a_workbook_without_the_check_is_taken_as_before(study):
    book = Filling(study.path)
    columns, _ = book.header("Answers")
    book.sheet("Answers").delete_cols(columns["Row check"])
    book.answer("Elm.", Decision_1="Remove", Reviewer="AB")
    book.save()
    study.run()
    assert study.codes_of("r4") == {"other": "person"}


@pytest.fixture
def first_round(tmp_path):
    """A workbook in which nobody has decided anything, and rows of one of its sheets."""
    review = Review(tmp_path).run()
    hands = Hands(review.path)
    sheet = hands.of_answer(0)[0]
    return review, hands, sheet, list(hands.body(sheet))


@pytest.mark.parametrize(("heading", "word"), [("Accept all", "Yes"), ("Decision 1", "Accept")])
def test_decisions_of_a_first_round_that_were_sorted_alone_are_told(first_round, heading, word):
    review, hands, sheet, rows = first_round
    for row in rows[1:6:2]:
        hands.put((sheet, row), **{heading: word, "Reviewer": "CD"})
    hands.sort_column(sheet, heading)
    hands.book.save(hands.path)
    with pytest.raises(ReviewError) as refused:
        review.run()
    (problem,) = refused.value.problems
    assert "sorted without" in problem.what
    assert (problem.place.sheet, problem.place.heading) == (sheet.title, heading)


def test_initials_that_are_filled_down_ahead_of_decisions_are_no_sorting(first_round):
    review, hands, sheet, rows = first_round
    for row in rows[:4]:
        hands.put((sheet, row), **{"Accept all": "Yes"})
    for row in rows:
        hands.put((sheet, row), Reviewer="CD")
    hands.book.save(hands.path)
    review.run()
    assert {entry.act for entry in review.journal} >= {Act.ACCEPT}


def test_initials_that_some_leave_out_are_no_sorting(first_round):
    review, hands, sheet, rows = first_round
    for row in rows[:4]:
        hands.put((sheet, row), **{"Accept all": "Yes"})
    hands.put((sheet, rows[5]), Note="Ask Jo", Reviewer="CD")
    hands.book.save(hands.path)
    review.run()
    assert {entry.act for entry in review.journal} >= {Act.ACCEPT, Act.NOTED}
