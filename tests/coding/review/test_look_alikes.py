"""Claims about themes that look alike, put together on a sheet of their own."""

from __future__ import annotations

import pytest

from consult.coding.review.further.alike_sheet import HEADINGS, merged_in, pairs_left
from consult.coding.review.layout import ALIKE
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.merging import MergePair
from consult.model.coding.review import People, ThemeDecision
from consult.office.filled_in import SheetLine
from tests.coding.reviewed import CODES, DOGS, SUGGESTED, Study, codings
from tests.reviewing import Filling

NAMES = {"t01": "Dogs", "t02": "Loose dogs", "t03": "Dog mess", "t04": "Paths"}


def themes(**changed):
    return tuple(
        ThemeDecision(code, name, found=True, **changed.get(code, {}))
        for code, name in NAMES.items()
    )


def row(number, one, other, *, people=(30, 20), merge="Yes", by="", question="q_why"):
    cells = dict.fromkeys(HEADINGS, "") | {
        "Theme": NAMES.get(one, one),
        "People": str(people[0]),
        "Looks like": NAMES.get(other, other),
        "Its people": str(people[1]),
        "Merge": merge,
        "Checked by": by,
        "Question": f"{question}: Why?",
        "Code id": one,
        "Other code id": other,
    }
    letters = {heading: chr(ord("A") + at) for at, heading in enumerate(HEADINGS)}
    return SheetLine(cells, ALIKE, number, letters, "review.xlsx")


def merged(*rows, said=None):
    problems = []
    found = merged_in(rows, "q_why", themes() if said is None else said, problems)
    return {one.code: one.merge_into for one in found if one.merge_into}, problems


def test_yes_puts_the_second_theme_into_the_first():
    assert merged(row(5, "t01", "t02")) == ({"t02": "t01"}, [])


def test_themes_put_together_in_pairs_all_go_into_the_one_with_most_people():
    rows = [row(5, "t02", "t03", people=(20, 9)), row(6, "t01", "t02", people=(30, 20))]
    assert merged(*rows) == ({"t02": "t01", "t03": "t01"}, [])
    assert merged(*reversed(rows)) == ({"t02": "t01", "t03": "t01"}, [])


@pytest.mark.parametrize("word", ["y", "x", "TRUE", "1", "yes"])
def test_other_words_for_yes_are_taken(word):
    assert merged(row(5, "t01", "t02", merge=word))[0] == {"t02": "t01"}


@pytest.mark.parametrize("word", ["", "no", "n"])
def test_a_row_left_alone_or_answered_no_changes_nothing(word):
    assert merged(row(5, "t01", "t02", merge=word)) == ({}, [])


def test_another_word_is_told_with_its_row_and_column():
    found, [problem] = merged(row(5, "t01", "t02", merge="perhaps"))
    assert found == {}
    assert (problem.place.sheet, problem.place.row) == (ALIKE, 5)


def test_a_row_of_a_theme_nobody_knows_is_told():
    found, [problem] = merged(row(7, "t01", "t99"))
    assert found == {}
    assert problem.place.row == 7


def test_a_theme_merged_into_another_on_its_own_sheet_is_told_and_stays_where_it_was_put():
    found, [problem] = merged(row(5, "t01", "t02"), said=themes(t02={"merge_into": "t04"}))
    assert found == {"t02": "t04"}
    assert "merged, retired or split" in str(problem)


def test_the_same_merge_on_both_sheets_is_no_mistake():
    assert merged(row(5, "t01", "t02"), said=themes(t02={"merge_into": "t01"})) == (
        {"t02": "t01"},
        [],
    )


def test_rows_of_another_question_are_left_to_it():
    assert merged(row(5, "t01", "t02", question="q_how")) == ({}, [])


def test_whoever_put_two_together_has_looked_at_the_one_that_goes():
    problems = []
    found = merged_in([row(5, "t01", "t02", by="AB")], "q_why", themes(), problems)
    assert {one.code: one.checked_by for one in found if one.checked_by} == {"t02": "AB"}


def test_pairs_of_which_one_theme_is_gone_are_listed_no_more():
    pairs = (MergePair("t01", "t02", 30, 20, 9, 2.0), MergePair("t03", "t04", 9, 8, 1, 1.5))
    people = People(themes={"q_why": themes(t02={"merge_into": "t01"})})
    assert pairs_left({"q_why": pairs}, people) == {"q_why": pairs[1:]}


FEAR = UsedCode("t02", "Fear of dogs", "Found in the comments.", found=True)


@pytest.fixture
def study(tmp_path):
    rows = [row for row in SUGGESTED if row[0] != "r2"]
    rows.append(("r2", FEAR.id, 0.4, "review", "dogs."))
    pair = MergePair(DOGS, FEAR.id, 20, 11, 6, 2.0)
    codes = {"q_why": (*CODES["q_why"], FEAR)}
    return Study(tmp_path, suggested=codings(rows), codes=codes, alike={"q_why": (pair,)})


def test_the_sheet_stands_first_and_tells_how_many_one_theme_would_hold(study):
    book = Filling(study.path)
    assert book.book.sheetnames[:3] == ["Read me", "Look alike", "Themes"]
    [cells] = book.rows("Look alike").values()
    told = ("Theme", "People", "Looks like", "Its people", "In both", "Together")
    assert [cells[name] for name in told] == ["Dogs off the lead", 20, "Fear of dogs", 11, 6, 25]


def test_a_pair_put_together_in_the_workbook_is_one_theme_and_is_asked_about_no_more(study):
    book = Filling(study.path)
    book.write("Look alike", next(iter(book.rows("Look alike"))), Merge="Yes", Checked_by="AB")
    book.save()
    study.run()

    assert study.codes_of("r2") == {DOGS: "model"}
    assert FEAR.id not in study.names()
    assert "Look alike" not in Filling(study.path).book.sheetnames
    [line] = [one for one in study.journal if one.act == "merged"]
    assert (line.code, line.value, line.by) == (FEAR.id, DOGS, "AB")
