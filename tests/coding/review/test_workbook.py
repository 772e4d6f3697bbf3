"""Claims about the review workbook: what people are shown, and what is said of a spoiled one."""

import re
import zipfile

import pytest
from openpyxl import load_workbook

from consult.coding import read_returned
from consult.coding.review.layout import CUT
from consult.errors import ReviewError
from consult.model.coding.codeframe import UsedCode
from consult.office.sheet import LONGEST_CELL
from tests.coding.invented import clean_comments
from tests.coding.reviewed import CODES, COMMENTS, DOGS, TEXTS, Study, codings
from tests.reviewing import Filling


@pytest.fixture
def study(tmp_path):
    return Study(tmp_path)


def fill(study):
    return Filling(study.path)


def told(study):
    """The problems of the workbook, one sentence each."""
    before = study.record
    with pytest.raises(ReviewError) as raised:
        study.run()
    assert study.record is before
    return [str(problem) for problem in raised.value.problems]


def test_the_sheets_are_named_and_say_what_to_do_in_words(study):
    book = fill(study).book
    assert book.sheetnames == ["Read me", "Themes", "Examples", "1 Why"]
    words = " ".join(str(cell.value) for cell in book["Read me"]["A"])
    assert "You decide" in words
    assert "Do not publish it" in words
    assert book.properties.title == "Review of themes and codes: Parks"
    assert book.properties.language == "en-GB"


def test_each_sheet_is_one_table_with_frozen_headings_and_nothing_merged_or_hidden(study):
    for sheet in fill(study).book:
        assert len(sheet.tables) == 1
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert not any(d.hidden for d in sheet.column_dimensions.values())
        if sheet.title != "Read me":
            (table,) = sheet.tables.values()
            first = int(re.search(r"\d+", table.ref).group())
            id_and_answer_stay = "D" if sheet.title == "1 Why" else "B"
            assert sheet.freeze_panes == f"{id_and_answer_stay}{first + 1}"
            assert all(cell.alignment.wrap_text for cell in sheet[first])


def test_answers_stand_in_queue_order_each_text_once(study):
    rows = list(fill(study).rows("Answers").values())
    assert [row["Answer"] for row in rows] == ["Zebra.", TEXTS[2], TEXTS[0], TEXTS[1]]
    assert [row["Times given"] for row in rows] == [2, 1, 1, 1]
    assert rows[2]["Suggested code 2"] == "Waiting times"
    assert rows[2]["Passage 2"] == "but the waiting list is worse."


def test_a_theme_is_shown_with_its_size_words_and_answers(study):
    book = fill(study)
    row = book.rows("Themes")[book.row_of("Themes", "Code id", DOGS)]
    assert row["Answers with it"] == 2
    assert "dogs" in row["Keywords"]
    assert row["Examples"] == f"1. {TEXTS[1]}\n2. dogs."
    assert row["All examples"] == "2 examples"
    assert row["Part of"] == "Found in the answers"


def test_examples_go_from_the_answer_a_theme_fits_best_to_that_it_fits_least(tmp_path):
    texts = ["Dogs bark.", "No leads at all.", "Mud on my coat.", "Bitten twice.", "Fouled paths."]
    rows = [(f"r{at}", DOGS, 0.9 - at / 10, "review", "") for at in range(5)]
    study = Study(tmp_path, clean_comments(texts), codings(rows))
    book = fill(study)
    row = book.rows("Themes")[book.row_of("Themes", "Code id", DOGS)]
    beside = [line.partition(" ")[2] for line in row["Examples"].split("\n")]
    assert beside == [texts[0], texts[1], texts[3], texts[4]]
    shown = [cells["Example"] for cells in book.rows("Examples").values()]
    assert shown == texts


def test_every_cell_to_fill_in_has_its_drop_down(study):
    book = fill(study)
    rules = {
        (sheet, str(rule.sqref)): rule.formula1
        for sheet in ("Themes", "Answers")
        for rule in book.sheet(sheet).data_validations.dataValidation
    }
    for sheet, heading, choices in (
        ("Themes", "Merge into", "Themes!$A$5:$A$13"),
        ("Themes", "Retire", '"Yes"'),
        ("Answers", "Decision 2", '"Accept,Remove"'),
        ("Answers", "Accept all", '"Yes"'),
        ("Answers", "Add code 3", "Themes!$A$5:$A$13"),
    ):
        columns, _ = book.header(sheet)
        letter = book.sheet(sheet).cell(1, columns[heading]).column_letter
        rows = "{0}5:{0}13" if sheet == "Themes" else "{0}6:{0}9"
        assert rules[sheet, rows.format(letter)] == choices


def test_words_that_begin_with_an_equals_sign_are_words(study):
    book = fill(study)
    row = book.row_of("Answers", "Answer", TEXTS[2])
    cell = book.sheet("Answers").cell(row, book.header("Answers")[0]["Answer"])
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    returned = read_returned(study.path)
    assert TEXTS[2] in [line["Answer"] for line in returned.answers]


def test_words_that_turned_into_a_formula_on_the_way_are_still_words(study):
    book = fill(study)
    row = book.row_of("Answers", "Answer", TEXTS[2])
    book.sheet("Answers").cell(row, book.header("Answers")[0]["Answer"]).data_type = "f"
    book.write("Answers", row, Accept_all="Yes")
    book.save()
    study.run()
    assert study.codes_of("r2") == {DOGS: "person"}


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_an_answer_longer_than_a_cell_is_cut_with_a_mark_and_can_be_decided(tmp_path, letter):
    long = f"{letter * 40_000} end"
    study = Study(tmp_path, clean_comments([long]), codings([("r0", DOGS, 0.9, "review", long)]))
    book = fill(study)
    (row,) = book.rows("Answers")
    shown = book.rows("Answers")[row]["Answer"]
    assert shown.endswith(CUT)
    assert len(shown.encode("utf-16-le")) // 2 <= LONGEST_CELL
    book.write("Answers", row, Accept_all="Yes")
    book.save()
    study.run()
    assert study.codes_of("r0") == {DOGS: "person"}


def test_characters_no_workbook_can_hold_do_no_harm(tmp_path):
    text = "Line one\r\nline\x07 two _x0041_ <b>&"
    study = Study(tmp_path, clean_comments([text]), codings([("r0", DOGS, 0.9, "review", text)]))
    study.run()
    assert study.is_current


def test_the_same_book_is_the_same_bytes(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = (Study(tmp_path / name) for name in ("one", "two"))
    assert one.path.read_bytes() == two.path.read_bytes()


def test_a_question_nobody_answered_makes_a_workbook_all_the_same(tmp_path):
    study = Study(tmp_path, COMMENTS.iloc[:0], codings().iloc[:0], {})
    study.run()
    assert study.is_current


def test_rows_may_be_sorted_columns_added_and_rows_left_empty(study):
    book = fill(study)
    sheet = book.sheet("Answers")
    sheet.move_range("A6:Z6", rows=6)
    sheet.cell(5, 30).value = "My notes"
    sheet.cell(7, 30).value = "hm"
    book.answer(TEXTS[1], Decision_1=" REMOVE ")
    book.save()
    study.run()
    assert study.codes_of("r1") == {"other": "person"}


def test_every_problem_is_told_at_once_with_its_row_and_column(study):
    book = fill(study)
    book.theme("Buses and travel", Merge_into="Buses and travel")
    book.theme("Waiting times", New_name="dogs OFF the lead")
    book.theme("Dogs off the lead", Retire="perhaps")
    book.theme("Other", Retire="Yes")
    book.answer(TEXTS[0], Decision_1="maybe", Decision_2="Remove", Add_code_1="Waiting times")
    book.answer(TEXTS[1], Decision_2="Accept", Add_code_1="No such thing")
    book.answer("Zebra.", Accept_all="certainly")
    book.save()

    problems = told(study)

    places = [
        re.match(r'review.xlsx > sheet "([\w ]+)" > row (\d+) > (.*?): ', p).groups()
        for p in problems
    ]
    assert places == [
        ("Themes", "7", 'column I ("Retire")'),
        ("Themes", "8", 'column I ("Retire")'),
        ("Themes", "5", 'column H ("Merge into")'),
        ("Themes", "6", 'column G ("New name")'),
        ("1 Why", "6", 'column H ("Accept all")'),
        ("1 Why", "8", 'column E ("Decision 1")'),
        ("1 Why", "8", 'column I ("Add code 1")'),
        ("1 Why", "9", 'column G ("Decision 2")'),
        ("1 Why", "9", 'column I ("Add code 1")'),
    ]
    assert all("Hint: " in problem for problem in problems)


def test_problems_quote_neither_answers_nor_what_was_typed(study):
    book = fill(study)
    book.answer(TEXTS[0], Answer="My neighbour Ann is ill", Add_code_1="Ann")
    book.answer(TEXTS[1], Add_code_1="Ann")
    book.theme("Waiting times", Merge_into="Ann")
    book.save()
    said = " ".join(told(study))
    assert "Ann" not in said
    assert "Dogs" not in said


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"Answer": "Other words."}, "words of the answer were changed"),
        ({"Answer id": "0123456789ab"}, "not one of those that were handed out"),
        ({"Answer id": None}, "not one of those that were handed out"),
        ({"Question": "q_what: What?"}, "no such question"),
        ({"Suggested code 1": "Cats"}, "no code of this name"),
    ],
)
def test_a_row_that_was_altered_is_told(study, change, says):
    book = fill(study)
    row = book.row_of("Answers", "Answer", TEXTS[1])
    columns, _ = book.header("Answers")
    for heading, value in change.items():
        book.sheet("Answers").cell(row, columns[heading]).value = value
    book.save()
    (problem,) = told(study)
    assert says in problem
    assert f"row {row}" in problem


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"Merge into": "Dogs off the lead"}, "merged in a circle"),
        ({"Current name": "Queues"}, "changed in the wrong column"),
        ({"Code id": None}, "nobody can tell which theme"),
        ({"Code id": DOGS}, "stands in row"),
        ({"Question": "q_what: What?"}, "no such question"),
        ({"Merge into": "Buses and travel", "Retire": "Yes"}, "both merged and retired"),
    ],
)
def test_a_theme_that_makes_no_sense_is_told(study, cells, says):
    book = fill(study)
    book.theme("Dogs off the lead", Merge_into="Waiting times")
    row = book.row_of("Themes", "Current name", "Waiting times")
    columns, _ = book.header("Themes")
    for heading, value in cells.items():
        book.book["Themes"].cell(row, columns[heading]).value = value
    book.save()
    assert any(says in problem for problem in told(study))


def test_a_theme_merged_into_a_retired_one_is_told(study):
    book = fill(study)
    book.theme("Dogs off the lead", Merge_into="Waiting times")
    book.theme("Waiting times", Retire="Yes")
    book.save()
    assert "merged into one that is retired" in told(study)[0]


def test_a_row_taken_out_of_the_themes_is_told(study):
    book = fill(study)
    book.book["Themes"].delete_rows(book.row_of("Themes", "Current name", "Waiting times"))
    book.save()
    assert "are missing" in told(study)[0]


def two_questions(tmp_path, *alone):
    """Both share the agreed codes; the second has themes of its own where any are given."""
    codes = {"q_why": CODES["q_why"][:2], "q_how": (*CODES["q_why"][:2], *alone)}
    both = clean_comments(["Buses.", "Trains."])
    both["question_id"] = ["q_why", "q_how"]
    given = codings([("r0", "buses", 0.9, "review", ""), ("r1", "buses", 0.9, "review", "")])
    given["question_id"] = ["q_why", "q_how"]
    return Study(tmp_path, both, given, codes)


def rows_of(book, code):
    return [row for row, cells in book.rows("Themes").items() if cells["Code id"] == code]


def test_a_theme_that_questions_share_has_one_row_and_is_renamed_for_all_of_them(tmp_path):
    study = two_questions(tmp_path)
    book = fill(study)
    [row] = rows_of(book, "buses")
    assert book.rows("Themes")[row]["Question"] == "All questions"
    book.write("Themes", row, New_name="Travel", Checked_by="AB")
    book.save()
    study.run()
    assert study.names("q_how")["buses"] == study.names("q_why")["buses"] == "Travel"
    renamed = [line for line in study.journal if line.act == "renamed"]
    assert len(renamed) == 1


def test_a_code_named_for_all_questions_can_be_chosen_under_each(tmp_path):
    study = two_questions(tmp_path)
    book = fill(study)
    free = next(
        row
        for row, cells in book.rows("Themes").items()
        if cells["Question"] == "All questions" and not cells["Code id"]
    )
    book.write("Themes", free, Current_name="Fares", New_definition="What people pay.")
    for text in ("Buses.", "Trains."):
        book.answer(text, Add_code_1="Fares")
    book.save()
    study.run()
    for response in ("r0", "r1"):
        assert len([code for code in study.codes_of(response) if code.startswith("own-")]) == 1


def test_an_agreed_code_with_two_new_names_is_told(tmp_path):
    study = two_questions(tmp_path, UsedCode("q_how-t01", "Trains", found=True, apart=True))
    book = fill(study)
    rows = rows_of(book, "buses")
    book.write("Themes", rows[0], New_name="Travel", Checked_by="AB")
    book.save()
    study.run()
    assert study.names("q_how")["buses"] == study.names("q_why")["buses"] == "Travel"
    book.write("Themes", rows[1], New_name="Getting there")
    book.save()
    assert "another new name in another row" in told(study)[0]


def test_two_codes_of_one_name_can_be_told_apart_in_the_lists(tmp_path):
    codes = {"q_why": (*CODES["q_why"], UsedCode("t02", "Waiting times"))}
    study = Study(tmp_path, codes=codes)
    book = fill(study)
    names = [row["Current name"] for row in book.rows("Themes").values()]
    assert names[1], names[4] == ("Waiting times (waiting)", "Waiting times (t02)")
    book.answer(TEXTS[1], Add_code_1="Waiting times (t02)")
    book.save()
    study.run()
    assert "t02" in study.codes_of("r1")


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        ("Themes", 'review.xlsx > sheet "Themes": The sheet is missing.'),
        ("1 Why", "review.xlsx: No sheet with answers is left."),
    ],
)
def test_a_missing_sheet_is_told(study, sheet, says):
    book = fill(study)
    del book.book[sheet]
    book.save()
    (problem,) = told(study)
    assert problem.startswith(says)


def test_missing_columns_are_named_all_at_once(study):
    book = fill(study)
    for sheet, heading in (
        ("Themes", "Retire"),
        ("Answers", "Decision 2"),
        ("Answers", "Answer id"),
    ):
        columns, start = book.header(sheet)
        book.sheet(sheet).cell(start, columns[heading]).value = "x"
    book.save()
    problems = told(study)
    assert ['("Retire")' in problems[0], '("Answer id")' in problems[1]] == [True, True]
    assert '("Decision 2")' in problems[2]


@pytest.mark.parametrize(
    "content", [b"", b"not a workbook", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" * 99]
)
def test_a_file_that_is_no_workbook_is_told(study, content):
    study.path.write_bytes(content)
    (problem,) = told(study)
    assert "cannot be read as a workbook" in problem


def test_a_zip_archive_that_is_no_workbook_is_told(study):
    with zipfile.ZipFile(study.path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "cannot be read as a workbook" in told(study)[0]


def test_an_empty_workbook_is_told(study):
    book = load_workbook(study.path)
    for name in ("Themes", "1 Why"):
        del book[name]
        book.create_sheet(name)
    book.save(study.path)
    assert len(told(study)) >= 10


def test_rows_of_answers_that_are_gone_are_no_mistake(study):
    book = fill(study)
    book.answer(TEXTS[0], Accept_all="Yes")
    book.save()
    study.suggest(clean_comments(TEXTS[1:2]), codings([("r0", DOGS, 0.9, "review", "")]), CODES)
    study.run()
    assert [row["Answer"] for row in fill(study).rows("Answers").values()] == [TEXTS[1]]
    assert len(study.record.texts) == 1
