"""Claims about codes that people name in a review."""

import pytest

from consult.errors import ReviewError
from tests.coding.reviewed import Study
from tests.reviewing import Filling


@pytest.fixture
def study(tmp_path):
    return Study(tmp_path)


def fill(study):
    return Filling(study.path)


def told(study):
    """The problems of the workbook, one sentence each."""
    with pytest.raises(ReviewError) as raised:
        study.run()
    return [str(problem) for problem in raised.value.problems]


def name_code(study, **cells):
    book = fill(study)
    row = book.row_of("Themes", "Current name", None)
    book.write("Themes", row, **cells)
    return book, row


def test_each_question_has_free_rows_to_name_new_codes_in(study):
    rows = [row for row in fill(study).rows("Themes").values() if not row["Code id"]]
    assert [row["Part of"] for row in rows] == ["Named in review"] * 5
    assert {row["Question"] for row in rows} == {"q_why: Why?"}
    study.run()
    assert study.is_current


def test_a_code_that_people_name_can_be_given_and_stays(study):
    book, _ = name_code(study, Current_name="Lost pets", New_definition="Animals that ran away.")
    book.answer("Zebra.", Decision_1="Remove", Add_code_1="Lost pets", Reviewer="AB")
    book.save()
    study.run()
    (own,) = study.codes_of("r3")
    assert own.startswith("own-")
    assert study.codes_of("r4") == {own: "person"}
    assert study.names()[own] == "Lost pets"
    study.path.unlink()
    study.run()
    row = fill(study).rows("Themes")[fill(study).row_of("Themes", "Code id", own)]
    assert (row["Current name"], row["Part of"]) == ("Lost pets", "Named in review")
    assert row["Definition"] == "Animals that ran away."
    assert row["Answers with it"] == 2
    assert study.codes_of("r3") == {own: "person"}


def test_the_id_of_a_new_code_does_not_hang_on_its_row(study):
    book, row = name_code(study, Current_name="Lost pets", New_definition="Animals.")
    book.save()
    study.run()
    (first,) = [theme.code for theme in study.record.themes["q_why"] if theme.own]
    book.write("Themes", row, Current_name=None, New_definition=None)
    book.write("Themes", row + 3, New_name="lost  PETS", Definition="Animals.")
    book.save()
    study.run()
    assert [theme.code for theme in study.record.themes["q_why"] if theme.own] == [first]


def test_a_new_code_has_a_row_in_the_next_workbook_in_which_it_is_retired(study):
    book, _ = name_code(study, Current_name="Lost pets", New_definition="Animals.")
    book.save()
    study.run()
    again = fill(study)
    again.theme("Lost pets", Retire="Yes")
    again.save()
    study.run()
    assert [theme.retired for theme in study.record.themes["q_why"] if theme.own] == [True]


def test_a_copy_in_which_a_new_code_is_not_named_takes_nothing_away(study):
    older = study.path.read_bytes()
    book, _ = name_code(study, Current_name="Lost pets", New_definition="Animals.")
    book.save()
    study.run()
    study.path.write_bytes(older)
    study.run()
    assert [theme.name for theme in study.record.themes["q_why"] if theme.own] == ["Lost pets"]


def test_a_theme_can_be_merged_into_a_new_code(study):
    book, _ = name_code(study, Current_name="Pets", New_definition="Animals.")
    book.theme("Dogs off the lead", Merge_into="Pets")
    book.save()
    study.run()
    assert study.names()[next(iter(study.codes_of("r1")))] == "Pets"


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"New_definition": "Animals."}, 'column A ("Current name"): The new code has no name'),
        ({"Current_name": "Pets"}, 'column L ("New definition"): The new code has no definition'),
        (
            {"Current_name": "dogs off  the lead", "New_definition": "Dogs."},
            "The theme in row 7 has the same name",
        ),
        (
            {"Current_name": "Pets", "New_definition": "Dogs.", "Question": None},
            'column O ("Question"): The new code has no question',
        ),
    ],
)
def test_a_new_code_that_is_not_whole_or_not_new_is_told(study, cells, says):
    book, row = name_code(study, **cells)
    book.save()
    (problem,) = told(study)
    assert f"row {row}" in problem
    assert says in problem
    assert "Hint: " in problem


def test_two_new_codes_of_one_name_are_told(study):
    book, row = name_code(study, Current_name="Pets", New_definition="Animals.")
    book.write("Themes", row + 1, Current_name="PETS", New_definition="Cats.")
    book.save()
    (problem,) = told(study)
    assert f"The theme in row {row} has the same name" in problem
