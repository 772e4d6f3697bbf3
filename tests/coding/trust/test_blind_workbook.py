"""The workbook of a coder: written, filled in, spoilt in many ways, read back. All is invented."""

from dataclasses import replace

import openpyxl
import pytest

from consult.coding.texts.words_hash import words_hash
from consult.coding.trust.blind_book import BlindBook, BlindRow, study_mark
from consult.coding.trust.blind_returned import read_blind
from consult.coding.trust.blind_sheets import write_blind
from consult.errors import ReviewError
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.trust import BlindCodes, BlindDraw, BlindStratum

TEXTS = ("More buses in the evening", "The library on Saturdays", "No lights by the river")
HASHES = tuple(map(words_hash, TEXTS))
CODES = {"why": (UsedCode("b", "Buses", "Says a bus should run."), UsedCode("l", "Library"))}
DRAW = BlindDraw((BlindStratum("why", "online", HASHES, 3),))
BOOK = BlindBook(
    "parks",
    "Parks",
    "1",
    {"why": "Why?"},
    CODES,
    tuple(BlindRow("why", hashed, text) for hashed, text in zip(HASHES, TEXTS, strict=True)),
)
MARK = study_mark("parks")
FIRST = 4
"""Row of the first answer: a title, a note, headings."""

CODE_1, CODE_2, NONE, BY, ANSWER_ID = 3, 4, 9, 10, 11


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "blind-sample-1.xlsx"
    write_blind(BOOK, file)
    return file


def fill_in(path, cells, sheet="Answers"):
    """Write words into cells, by row and column, and save as a person would."""
    book = openpyxl.load_workbook(path)
    for (row, column), words in cells.items():
        book[sheet].cell(row, column).value = words
    book.save(path)


def returned(path):
    return read_blind(path, DRAW, "1", MARK)


def problems(path):
    with pytest.raises(ReviewError) as refused:
        returned(path)
    return [str(problem) for problem in refused.value.problems]


def test_it_shows_no_suggestion_and_no_text_is_coded_before_a_person_has(path):
    shown = openpyxl.load_workbook(path)["Answers"]
    assert [cell.value for cell in shown[FIRST]][CODE_1 - 1 : BY] == [None] * 8
    assert returned(path).given == {}


def test_the_same_book_gives_the_same_bytes(path, tmp_path):
    write_blind(BOOK, tmp_path / "again.xlsx")
    assert path.read_bytes() == (tmp_path / "again.xlsx").read_bytes()


def test_codes_in_any_case_and_none_of_these_are_read(path):
    fill_in(
        path,
        {
            (FIRST, CODE_1): "  bUSES ",
            (FIRST, CODE_2): "Library",
            (FIRST, BY): "AB",
            (FIRST + 2, NONE): "x",
        },
    )
    back = returned(path)
    assert back.given == {
        ("why", HASHES[0]): frozenset({"b", "l"}),
        ("why", HASHES[2]): frozenset(),
    }
    assert back.by == {("why", HASHES[0]): "AB"}
    assert back.offered == {"why": ("b", "l")}


def test_rows_in_another_order_and_columns_of_ones_own_change_nothing(path):
    book = openpyxl.load_workbook(path)
    sheet = book["Answers"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
    rows[1][CODE_1 - 1] = "Library"
    for at, row in enumerate(reversed(rows)):
        for column, value in enumerate(row, start=1):
            sheet.cell(FIRST + at, column).value = value
    sheet.insert_cols(3)
    sheet.cell(FIRST - 1, 3).value = "My notes"
    sheet.cell(FIRST, 3).value = "read twice"
    book.save(path)
    assert returned(path).given == {("why", HASHES[1]): frozenset({"l"})}


def test_a_row_pasted_twice_counts_once_and_contrary_ones_are_named(path):
    fill_in(path, {(FIRST, CODE_1): "Buses"})
    book = openpyxl.load_workbook(path)
    sheet = book["Answers"]
    for column in range(1, ANSWER_ID + 1):
        sheet.cell(FIRST + 3, column).value = sheet.cell(FIRST, column).value
    book.save(path)
    assert returned(path).given == {("why", HASHES[0]): frozenset({"b"})}
    fill_in(path, {(FIRST + 3, CODE_1): "Library"})
    (one,) = problems(path)
    assert one.startswith('blind-sample-1.xlsx > sheet "Answers" > row 7 > column K ("Answer id")')


def test_a_deleted_row_is_not_coded_and_is_known_to_be_gone(path):
    book = openpyxl.load_workbook(path)
    book["Answers"].delete_rows(FIRST)
    book.save(path)
    back = returned(path)
    assert back.listed == {("why", HASHES[1]), ("why", HASHES[2])}
    assert not replace(BOOK, said=back).is_as_returned


def test_a_workbook_that_came_back_whole_may_stay(path):
    assert replace(BOOK, said=returned(path)).is_as_returned


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ({(FIRST, CODE_1): "Busses"}, 'row 4 > column C ("Code 1"): There is no such code.'),
        ({(FIRST, NONE): "maybe"}, 'row 4 > column I ("None of these"): This is neither'),
        (
            {(FIRST, CODE_1): "Buses", (FIRST, NONE): "Yes"},
            'row 4 > column I ("None of these"): The row has a code',
        ),
        (
            {(FIRST, CODE_1): "Buses", (FIRST, ANSWER_ID): "0123456789ab"},
            'row 4 > column K ("Answer id"): There is no such answer',
        ),
        (
            {(FIRST, CODE_1): "Buses", (FIRST, ANSWER_ID): None},
            'row 4 > column K ("Answer id"): Codes are given in a row without',
        ),
        (
            {(FIRST, CODE_1): "Buses", (FIRST, 1): TEXTS[1]},
            'row 4 > column A ("Answer"): The words of the answer do not belong',
        ),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_row_and_column(path, cells, where):
    fill_in(path, cells)
    (one,) = problems(path)
    assert where in one


def test_all_problems_are_named_at_once(path):
    fill_in(path, {(FIRST, CODE_1): "Busses", (FIRST + 1, NONE): "maybe"})
    fill_in(path, {(9, 2): "an hour"}, sheet="Read me")
    assert len(problems(path)) == 3


def test_no_problem_quotes_what_somebody_wrote(path):
    theirs = "Peacocks scream at night"
    fill_in(path, {(FIRST, 1): theirs, (FIRST, CODE_1): theirs, (FIRST + 1, NONE): theirs})
    assert theirs not in " ".join(problems(path))


def test_a_sheet_or_column_that_is_gone_is_named(path):
    book = openpyxl.load_workbook(path)
    book["Answers"].delete_cols(NONE)
    book.save(path)
    assert ["None of these" in one for one in problems(path)] == [True]
    del book["Codes"]
    book.save(path)
    (one,) = problems(path)
    assert 'sheet "Codes"' in one


def test_the_workbook_of_another_study_is_refused(path):
    with pytest.raises(ReviewError, match="another study"):
        read_blind(path, DRAW, "1", study_mark("lakes"))


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    file = tmp_path / "blind-sample-1.xlsx"
    file.write_bytes(b"half a file")
    with pytest.raises(ReviewError, match="cannot be read as a workbook"):
        read_blind(file, DRAW, "1", MARK)


def test_written_again_it_holds_what_was_coded(path, tmp_path):
    fill_in(path, {(FIRST, CODE_1): "Buses", (FIRST, BY): "AB", (FIRST + 1, NONE): "Yes"})
    fill_in(path, {(9, 2): "12,5"}, sheet="Read me")
    back = returned(path)
    assert back.minutes == 12.5
    again = tmp_path / "blind-sample-2.xlsx"
    write_blind(replace(BOOK, said=back), again)
    assert read_blind(again, DRAW, "1", MARK) == back


def test_a_seventh_code_that_a_person_gave_is_not_lost(tmp_path):
    codes = {"why": tuple(UsedCode(letter, f"Code {letter}") for letter in "abcdefg")}
    said = BlindCodes(
        "1", {("why", HASHES[0]): frozenset("abcdefg")}, offered={"why": tuple("abcdefg")}
    )
    file = tmp_path / "blind-sample-1.xlsx"
    write_blind(replace(BOOK, codes=codes, said=said), file)
    assert read_blind(file, DRAW, "1", MARK).given == said.given
