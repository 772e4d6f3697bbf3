"""What becomes of whole review workbooks on their way, and what must come of each. All invented."""

import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from consult.coding import fold, people_of
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import UsedCode
from tests.coding.review.spoilt import (
    CODES,
    SAYS,
    SHARED,
    TEXTS,
    Hands,
    Review,
    acts,
    come_of,
    compare,
    judge,
    placed,
    start,
    suggested,
    table,
)

CASES, case = table()


@case
def the_sheet_of_themes_renamed(h):
    sheet = h.sheets("themes")[0]
    title, sheet.title = sheet.title, "Themen"
    h.refuse_sheet(title, "", "The sheet is missing")


@case
def a_copy_of_the_sheet_of_themes(h):
    copy = h.book.copy_worksheet(h.sheets("themes")[0])
    h.refuse_sheet(copy.title, "", "headings of another")


@case
def every_sheet_of_answers_deleted(h):
    for sheet in h.sheets("answers"):
        del h.book[sheet.title]
    h.refuse_sheet("", "", "No sheet with answers is left")


@case
def a_sheet_of_answers_deleted(h):
    """It says nothing then, and what was decided on it stands."""
    del h.book[h.of_answer(8)[0].title]
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    h.take("remove", "t02", 3)


@case
def a_sheet_of_answers_renamed(h):
    sheet, _ = h.answer(3, Decision_1="Remove", Reviewer="CD")
    sheet.title = "Warum"
    h.take("remove", "t02", 3)


@case
def a_copy_of_a_sheet_of_answers_in_which_somebody_went_on(h):
    sheet, row = h.answer(3, Decision_1="Remove", Reviewer="CD")
    copied = h.book.copy_worksheet(sheet)
    h.put((copied, row), Decision_1="Accept")
    h.refuse((copied, row), "Answer id", "Another row of the same answer")


@case
def a_copy_of_a_sheet_of_answers_that_was_left_as_it_was(h):
    """Of two rows of an answer the one that is empty says nothing."""
    h.book.copy_worksheet(h.of_answer(3)[0])
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    h.take("remove", "t02", 3)


@case
def sheets_that_are_not_read_deleted_and_others_put_in(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    del h.book["Versions"]
    for kind in ("alike", "conflicts"):
        del h.book[h.sheets(kind)[0].title]
    h.book.create_sheet("My notes", 0)["A1"] = "Ask Jo"
    h.take("remove", "t02", 3)


@case
def the_sheets_in_another_order(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    h.book._sheets.reverse()
    h.take("remove", "t02", 3)


@case
def the_first_sheet_deleted(h):
    """Nobody can tell then what it showed: all that stands in it is taken as said, and is known."""
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    del h.book["Read me"]
    h.take("remove", "t02", 3)


@case
def the_line_deleted_that_tells_what_it_was_made_from(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    for row in h.book["Read me"].iter_rows():
        if "Made from" in str(row[0].value):
            row[0].value = None
    h.take("remove", "t02", 3)


@pytest.mark.parametrize("does", CASES.values(), ids=CASES)
def test_it_ends_in_the_right_decisions_or_in_a_sentence(tmp_path, does):
    judge(does, tmp_path)


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return out.getvalue()


OLE = bytes.fromhex("D0CF11E0A1B11AE1")
NO_WORKBOOKS = {
    "nothing": lambda book: b"",
    "saved halfway": lambda book: book[: len(book) // 2],
    "without its end": lambda book: book[:-30],
    "a CSV file": lambda book: b"Answer,Decision 1\r\nBins overflow.,Accept\r\n",
    "an old workbook": lambda book: OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"),
    "with a password": lambda book: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "an OpenDocument sheet": lambda book: zipped(
        mimetype="application/vnd.oasis.opendocument.spreadsheet", content="<a/>"
    ),
    "a web page": lambda book: b"<html><table><tr><td>Answer</td></tr></table></html>",
    "a lock file": lambda book: b"\x05Jo Bloggs" + b" " * 150,
    "bytes changed on the way": lambda book: book[:2000] + b"\0" * 400 + book[2400:],
}


@pytest.mark.parametrize("spoil", NO_WORKBOOKS.values(), ids=NO_WORKBOOKS)
def test_a_file_that_is_no_workbook_ends_in_a_sentence(tmp_path, spoil):
    begin = start()
    outcome = come_of(Review(tmp_path, begin.journal, spoil(begin.book) or b" "))
    (problem,) = outcome.problems
    assert problem.what == "The file cannot be read as a workbook."
    assert problem.place.file == "review.xlsx"
    assert "Excel Workbook (.xlsx)" in problem.hint


def test_a_folder_in_its_place_ends_in_a_sentence(tmp_path):
    begin = start()
    (tmp_path / "from CD.xlsx").mkdir()
    review = Review(tmp_path, begin.journal, begin.book)
    (problem,) = come_of(review, tmp_path / "from CD.xlsx").problems
    assert problem.place.file == "from CD.xlsx"
    assert "This is a folder" in problem.what


@pytest.fixture
def review(tmp_path):
    begin = start()
    return Review(tmp_path, begin.journal, begin.book)


def copy(review, who="CD", *, first=False):
    """A copy of the workbook in somebody's hands; of the first one, from before the decisions."""
    path = review.path.with_name(f"from {who}.xlsx")
    path.write_bytes(start().first if first else review.path.read_bytes())
    return Hands(path)


def back(review, *copies):
    for one in copies:
        one.book.save(one.path)
    return come_of(review, *(one.path for one in copies))


def test_the_workbook_as_it_was_decides_nothing(review):
    assert acts(come_of(review).new) == []


def test_contrary_rows_of_two_people_at_once_wait_beside_one_another(review):
    one, two = copy(review, "CD"), copy(review, "EF")
    one.answer(3, Decision_1="Remove", Reviewer="CD")
    two.answer(3, Decision_1="Accept", Reviewer="EF")
    outcome = back(review, one, two)
    assert [(act, by) for act, *_, by in acts(outcome.new)] == [("remove", "CD"), ("accept", "EF")]
    assert "3 conflicts to settle" in " ".join(outcome.told)
    state = people_of(fold(review.journal))
    assert state.texts["q_why", words_hash(TEXTS[3])]["t02"] == ("remove", "CD")


def test_a_workbook_that_came_back_twice_is_taken_once(review):
    one = copy(review)
    one.answer(3, Decision_1="Remove", Reviewer="CD")
    back(review, one)
    assert acts(back(review, one).new) == []


def test_one_workbook_under_two_names_is_taken_once(review):
    one, two = copy(review, "CD"), copy(review, "CD again")
    for each in (one, two):
        each.answer(3, Decision_1="Remove", Reviewer="CD")
    one.take("remove", "t02", 3)
    compare(one, review, back(review, one, two))


def test_one_that_is_spoilt_takes_nothing_from_the_others_and_all_are_told(review):
    right, wrong = copy(review, "CD"), copy(review, "EF")
    right.answer(3, Decision_1="Remove", Reviewer="CD")
    spot = wrong.answer(9, Decision_1="perhaps", Reviewer="EF")
    here = Hands(review.path)
    mine = here.answer(3, Accept_all="perhaps")
    here.book.save(review.path)
    found = placed(back(review, right, wrong).problems)
    ours, theirs = sorted(found, key=lambda one: one[3])  # the first saved stands first, by seconds
    assert (theirs[0], theirs[1], theirs[3]) == (spot[0].title, spot[1], "Decision 1")
    assert (ours[0], ours[1], ours[3]) == (mine[0].title, mine[1], "Accept all")
    assert theirs[4].startswith("from EF.xlsx")


def test_a_copy_from_before_all_decisions_undoes_none(review):
    early = copy(review, first=True)
    early.answer(3, Decision_1="Remove", Reviewer="CD")
    early.theme("Dogs off the lead", Checked_by="CD")
    early.take("remove", "t02", 3)
    early.take("checked", "t01")
    compare(early, review, back(review, early))


def test_a_copy_from_before_a_merge_and_a_retirement_is_taken_in_terms_of_them(review):
    early = copy(review, first=True)
    early.answer(3, Add_code_1="Swings", Add_code_2="The café", Reviewer="CD")
    early.take("add", "t04", 3)
    early.take("add", "t03", 3)
    compare(early, review, back(review, early))
    themes = {one.code: one for one in people_of(fold(review.journal)).themes["q_why"]}
    assert (themes["t04"].merge_into, themes["t03"].retired) == ("t02", True)


def test_a_copy_from_before_a_renaming_that_renames_too_waits(review):
    early = copy(review, first=True)
    early.theme("Litter and bins", New_name="Mess", Checked_by="CD")
    outcome = back(review, early)
    assert [act[:2] for act in acts(outcome.new)] == [("checked", "t02"), ("renamed", "t02")]
    names = {one.code: one.called for one in people_of(fold(review.journal)).themes["q_why"]}
    assert names["t02"] == "Litter"


def test_a_copy_from_before_that_merges_into_a_theme_retired_since_waits(review):
    early = copy(review, first=True)
    early.theme("Dogs off the lead", Merge_into="The café", Checked_by="CD")
    outcome = back(review, early)
    assert "3 conflicts to settle" in " ".join(outcome.told)
    themes = {one.code: one for one in people_of(fold(review.journal)).themes["q_why"]}
    assert themes["t01"].merge_into == ""


def test_a_copy_returned_after_a_comment_was_erased_keeps_the_rest(review):
    late = copy(review)
    late.answer(3, Decision_1="Remove", Reviewer="CD")
    late.answer(9, Decision_1="Remove", Reviewer="CD")
    review.now = suggested([one for one in SAYS if one[1] != TEXTS[3]])
    late.take("remove", "t02", 3)
    late.take("remove", "buses", 9)
    compare(late, review, back(review, late))
    assert TEXTS[3] not in [cells["Answer"] for *_, cells in Hands(review.path).rows("answers")]


def test_a_copy_from_before_a_late_wave_is_taken_beside_the_new_comments(review):
    early = copy(review)
    early.answer(3, Decision_1="Remove", Reviewer="CD")
    review.now = suggested((*SAYS, ("q_why", "Late, but: more buses.", "buses")))
    early.take("remove", "t02", 3)
    compare(early, review, back(review, early))


ANEW = {"t01": "t04", "t02": "t01", "t03": "t02", "t04": "t03"}
"""Themes found anew: id then -> id now."""


def found_anew():
    codes = {one.id: replace(one, id=ANEW.get(one.id, one.id)) for one in SHARED}
    says = [(q, words, *(ANEW.get(code, code) for code in beside)) for q, words, *beside in SAYS]
    used = {key: tuple(codes.get(one.id, one) for one in CODES[key]) for key in CODES}
    return suggested(says, used)


@pytest.mark.parametrize("first", [False, True], ids=["of the last run", "of the first run"])
def test_a_copy_of_an_older_run_means_the_themes_it_named(review, first):
    old = copy(review, first=first)
    old.answer(3, Decision_1="Remove", Add_code_1="Dogs off the lead", Reviewer="CD")
    review.now = found_anew()
    old.take("remove", "t01", 3)
    old.take("add", "t04", 3)
    compare(old, review, back(review, old))


def test_the_workbook_in_its_place_may_be_of_an_older_run(review):
    here = Hands(review.path)
    here.answer(3, Decision_1="Remove", Reviewer="CD")
    here.book.save(here.path)
    review.now = found_anew()
    here.take("remove", "t01", 3)
    compare(here, review, come_of(review))


def test_decisions_outlive_a_journal_that_was_lost(review):
    before = people_of(fold(review.journal))
    review.journal = ()
    assert come_of(review).problems == ()
    after = people_of(fold(review.journal))
    assert {key: {c: said[0] for c, said in of.items()} for key, of in after.texts.items()} == {
        key: {c: said[0] for c, said in of.items()} for key, of in before.texts.items()
    }
    places = [
        {one.called: (one.merge_into, one.retired) for one in of.themes["q_why"]}
        for of in (before, after)
    ]
    assert places[0] == places[1]


def elsewhere(folder):
    """The workbook of another study, with other comments."""
    says = [(q, f"Of the river: {words}", *beside) for q, words, *beside in SAYS]
    (folder / "other").mkdir()
    other = Review(folder / "other", now=suggested(says)).run()
    hands = Hands(other.path)
    sheet, row, _ = next(hands.rows("answers"))
    hands.put((sheet, row), Accept_all="Yes", Reviewer="CD")
    hands.book.save(other.path)
    return other.path


def test_a_copy_of_another_study_is_refused(review, tmp_path):
    path = elsewhere(tmp_path).rename(tmp_path / "from CD.xlsx")
    (problem,) = come_of(review, path).problems
    assert "Not one answer of this workbook is an answer of this study" in problem.what
    assert problem.place.file == "from CD.xlsx"


def test_the_workbook_of_another_study_in_place_of_this_one_is_refused(review, tmp_path):
    review.path.write_bytes(elsewhere(tmp_path).read_bytes())
    (problem,) = come_of(review).problems
    assert "Not one answer of this workbook is an answer of this study" in problem.what


def test_the_workbook_of_another_study_that_asks_the_same_is_refused(review, tmp_path):
    says = [("q_why", "Nothing alike was said here.", "buses")]
    codes = {"q_why": (UsedCode("buses", "Buses"),)}
    (tmp_path / "other").mkdir()
    other = Review(tmp_path / "other", now=suggested(says, codes)).run()
    path = other.path.rename(tmp_path / "from CD.xlsx")
    (problem,) = come_of(review, path).problems
    assert "Not one answer of this workbook" in problem.what


def test_a_definition_of_300_000_characters_is_no_traceback(review):
    here = Hands(review.path)
    here.theme("Dogs off the lead", New_definition="LONG DEFINITION", Checked_by="CD")
    here.book.save(here.path)
    swap(review.path, b"LONG DEFINITION", b"dogs and more dogs " * 16_000)
    (problem,) = come_of(review).problems
    spot = here.of_theme("Dogs off the lead")
    assert (problem.place.row, problem.place.heading) == (spot[1], "New definition")
    assert "longer than a cell" in problem.what


def swap(path, old, new):
    """Change words in the file itself, as no program that keeps to the rules writes them."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(out, "w") as copied:
        for name in archive.namelist():
            copied.writestr(name, archive.read(name).replace(old, new))
    path.write_bytes(out.getvalue())
    assert load_workbook(path)
