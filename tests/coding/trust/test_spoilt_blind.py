"""What people do to the workbook of a blind sample, and what must come of each. All is invented."""

import datetime

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from consult.coding.texts.words_hash import words_hash
from consult.coding.trust.blind_book import BlindBook, BlindRow, study_mark
from consult.coding.trust.blind_returned import read_blind
from consult.coding.trust.blind_sheets import write_blind
from consult.errors import ReviewError
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.trust import BlindDraw, BlindStratum

TEXTS = ("More buses in the evening", "It's dark by the river", "12", "Open on Saturdays please")
ASKED = ("why", "why", "why", "else")
HASHES = tuple(map(words_hash, TEXTS))
CODES = {
    "why": (UsedCode("b", "Buses", "Says a bus should run."), UsedCode("l", "Street lighting")),
    "else": (UsedCode("o", "Opening hours"),),
}
DRAW = BlindDraw(
    (BlindStratum("why", "online", HASHES[:3], 3), BlindStratum("else", "online", HASHES[3:], 1))
)
ROWS = tuple(map(BlindRow, ASKED, HASHES, TEXTS))
BOOK = BlindBook("parks", "Parks", "1", {"why": "Why?", "else": "What else?"}, CODES, ROWS)
DONE = {("why", HASHES[0]): frozenset({"b"})}
"""What must come of most cases: the first answer has the first code."""


class Coder:
    """A workbook in the hands of a coder, who has coded the first answer, and what must come."""

    def __init__(self, path):
        self.book = load_workbook(path)
        self.sheet = self.book["Answers"]
        self.given, self.wrong = dict(DONE), []
        self.put(0, Code_1="Buses", Initials="AB")

    @property
    def head(self):
        return next(row for row in self.sheet.iter_rows() if self._is_head(row))

    @staticmethod
    def _is_head(row):
        return {"Answer id", "None of these"} <= {cell.value for cell in row}

    @property
    def body(self):
        return range(self.head[0].row + 1, self.sheet.max_row + 1)

    def column(self, heading):
        return next(cell.column for cell in self.head if cell.value == heading)

    def row(self, number):
        answer = self.column("Answer")
        return next(r for r in self.body if self.sheet.cell(r, answer).value == TEXTS[number])

    def put(self, number, row=None, **cells):
        row = row or self.row(number)
        for name, value in cells.items():
            self.sheet.cell(row, self.column(name.replace("_", " "))).value = value
        return row

    def values(self, row):
        return [cell.value for cell in self.sheet[row]]

    def paste(self, row, values):
        for at, value in enumerate(values, start=1):
            self.sheet.cell(row, at).value = value
        return row

    def sort_column(self, heading):
        at = self.column(heading)
        values = sorted((self.sheet.cell(r, at).value for r in self.body), key=str)
        for row, value in zip(self.body, values, strict=True):
            self.sheet.cell(row, at).value = value

    def refuse(self, row, heading, *words):
        letter = get_column_letter(self.column(heading))
        self.wrong.append((self.sheet.title, row, letter, heading, words))

    def refuse_sheet(self, sheet, heading, *words):
        self.wrong.append((sheet, None, "", heading, words))


CASES = {}


def case(does):
    CASES[does.__name__] = does
    return does


@case
def whole_rows_sorted(c):
    rows = sorted((c.values(row) for row in c.body), key=lambda row: row[-1])
    for row, values in zip(c.body, rows, strict=True):
        c.paste(row, values)


@case
def answers_sorted_without_their_rows(c):
    """Two rows are coded, and the answers beside them are those of other rows."""
    c.put(3, Code_1="Opening hours")
    was = {row: c.sheet.cell(row, 1).value for row in c.body}
    coded = [c.row(0), c.row(3)]
    c.sort_column("Answer")
    for row in coded:
        if c.sheet.cell(row, 1).value != was[row]:
            c.refuse(row, "Answer", "do not belong to its id")
    assert c.wrong


@case
def ids_sorted_without_their_rows(c):
    row, other = c.row(0), c.row(1)
    one, two = (c.sheet.cell(at, c.column("Answer id")).value for at in (row, other))
    c.put(0, row, Answer_id=two)
    c.put(1, other, Answer_id=one)
    c.refuse(row, "Answer", "do not belong to its id")


@case
def questions_sorted_without_their_rows(c):
    row = c.put(0, Question="else: What else?")
    c.refuse(row, "Code 1", "no such code")


@case
def the_question_of_an_answer_without_a_code_changed(c):
    row = c.put(1, Question="else: What else?", None_of_these="Yes")
    c.refuse(row, "Answer id", "no such answer")


@case
def a_row_pasted_over_another(c):
    c.paste(c.row(1), c.values(c.row(0)))


@case
def a_row_pasted_twice_with_another_code(c):
    row = c.paste(c.sheet.max_row + 1, c.values(c.row(0)))
    c.put(0, row, Code_1="Street lighting")
    c.refuse(row, "Answer id", "Another row of the same answer")


@case
def an_answer_of_ones_own(c):
    row = c.sheet.max_row + 2
    c.put(0, row, Answer="I heard this.", Question="why: Why?", Code_1="Buses")
    c.refuse(row, "Answer id", "without an answer id")


@case
def blank_rows_between_and_columns_of_ones_own(c):
    c.sheet.insert_rows(c.body[1], 2)
    c.sheet.insert_cols(2)
    c.sheet.cell(c.head[0].row, 2).value = "My notes"


@case
def headings_in_a_lower_row(c):
    c.sheet.insert_rows(1, 4)
    c.sheet.cell(1, 1).value = "For Tuesday"


@case
def the_row_of_headings_sorted_among_the_rows(c):
    start, heads = c.head[0].row, [cell.value for cell in c.head]
    row = c.values(c.row(0))
    c.paste(start, row)
    c.paste(start + 1, heads)
    c.refuse(start, "Answer id", "above the headings")


@case
def a_column_twice(c):
    end = c.sheet.max_column + 1
    c.sheet.cell(c.head[0].row, end).value = "Code 1"
    c.sheet.cell(c.row(0), end).value = "Street lighting"
    c.refuse_sheet("Answers", "Code 1", "Two columns have this heading")


@case
def a_second_column_of_codes_deleted(c):
    """A column that is gone had nothing in it that anybody could read."""
    c.sheet.delete_cols(c.column("Code 2"))


@case
def a_heading_translated(c):
    next(cell for cell in c.head if cell.value == "Question").value = "Frage"
    c.refuse_sheet("Answers", "Question", "The column is missing")


@case
def cells_merged_down_the_rows(c):
    row = c.row(0)
    letter = get_column_letter(c.column("Code 1"))
    c.sheet.merge_cells(f"{letter}{row}:{letter}{row + 1}")
    c.refuse(row, "Code 1", "merged")


@case
def a_code_with_a_slip(c):
    row = c.put(1, Code_1="Street lightning")
    c.refuse(row, "Code 1", "no such code", "“Street lighting”")


@case
def a_code_of_another_question(c):
    c.refuse(c.put(1, Code_1="Opening hours"), "Code 1", "no such code")


@case
def a_code_that_became_a_date_and_one_that_went_wrong(c):
    row = c.put(1, Code_1=datetime.datetime(2026, 2, 1), Code_2="#N/A")
    c.refuse(row, "Code 1", "no such code")
    c.refuse(row, "Code 2", "no such code")


@case
def initials_that_are_a_formula(c):
    row = c.put(0, Initials="=J4")
    c.refuse(row, "Initials", "formula")


@case
def spaces_capitals_and_hard_spaces(c):
    c.put(1, Code_1="\u00a0street  LIGHTING ", Code_2="Buses\u200b")
    c.given["why", HASHES[1]] = frozenset({"l", "b"})


@case
def none_of_these_by_a_tick(c):
    c.put(1, None_of_these=True)
    c.put(2, None_of_these=1)
    c.given |= {("why", HASHES[1]): frozenset(), ("why", HASHES[2]): frozenset()}


@case
def an_apostrophe_turned_by_autocorrect(c):
    c.refuse(c.put(1, Answer="It’s dark by the river", Code_1="Buses"), "Answer", "do not belong")


@case
def an_answer_typed_again_as_a_number(c):
    c.put(2, Answer=12, Code_1="Buses")
    c.given["why", HASHES[2]] = frozenset({"b"})


@case
def a_name_changed_on_the_sheet_of_codes(c):
    sheet = c.book["Codes"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    cells["Buses"].value = "Bus service"
    c.put(0, Code_1="Bus service")
    letter = get_column_letter(cells["b"].column)
    c.wrong.append(("Codes", cells["b"].row, letter, "Code id", ("another name",)))


@case
def ids_sorted_alone_on_the_sheet_of_codes(c):
    sheet = c.book["Codes"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    cells["b"].value, cells["l"].value = "l", "b"
    c.wrong += [
        (
            "Codes",
            cells[name].row,
            get_column_letter(cells["b"].column),
            "Code id",
            ("another name",),
        )
        for name in ("b", "l")
    ]


@case
def the_sheet_of_codes_deleted(c):
    del c.book["Codes"]
    c.refuse_sheet("Codes", "", "The sheet is missing")


@case
def the_first_sheet_deleted(c):
    del c.book["Read me"]


@case
def a_copy_of_the_sheet_of_answers(c):
    copy = c.book.copy_worksheet(c.sheet)
    c.refuse_sheet(copy.title, "", "headings of another")


@case
def a_stray_cell_in_the_last_row_and_column_there_is(c):
    c.sheet.cell(1_048_576, 16_384).value = " "


@case
def a_filter_protection_and_hidden_rows(c):
    c.sheet.protection.sheet = True
    for row in c.body:
        c.sheet.row_dimensions[row].hidden = True


@pytest.mark.parametrize("does", CASES.values(), ids=CASES)
def test_it_ends_in_the_right_codes_or_in_a_sentence(tmp_path, does):
    path = tmp_path / "blind-sample-1.xlsx"
    write_blind(BOOK, path)
    coder = Coder(path)
    does(coder)
    coder.book.save(path)
    try:
        given, problems = read_blind(path, DRAW, "1", study_mark("parks")).given, ()
    except ReviewError as refused:
        given, problems = None, refused.problems
    found = [(p.place.sheet, p.place.row, p.place.column, p.place.heading) for p in problems]
    assert found == [one[:4] for one in coder.wrong], list(map(str, problems))
    for problem, (*_, words) in zip(problems, coder.wrong, strict=True):
        assert all(word in str(problem) for word in words), problem
        assert problem.place.file == path.name
        assert problem.hint
        assert not [text for text in TEXTS if len(text) > 2 and text in str(problem)]
    assert problems or given == coder.given


@pytest.mark.parametrize("part", [0, 40, 2000])
def test_a_file_saved_halfway_ends_in_a_sentence(tmp_path, part):
    path = tmp_path / "blind-sample-1.xlsx"
    write_blind(BOOK, path)
    path.write_bytes(path.read_bytes()[:part])
    with pytest.raises(ReviewError, match="cannot be read as a workbook"):
        read_blind(path, DRAW, "1", study_mark("parks"))
