"""Claims about the sheets of answers: one a question, and what it takes to decide on one screen."""

import subprocess
from shutil import which

import pytest
from openpyxl import load_workbook

from consult.coding.review.further.sheet_names import sheet_names
from consult.coding.review.layout import THEME_COLUMNS, answer_columns
from consult.coding.review.shown.widths import SCREEN, THEME_WIDTHS, answer_widths
from tests.coding.invented import clean_comments
from tests.coding.reviewed import CODES, DOGS, OTHER, TEXTS, Study, codings
from tests.reviewing import Filling

NUMBERS_OF_ROWS = 45


def pixels_to(columns, widths, last):
    """As Excel draws them: seven pixels a character, five of padding, and the numbers of rows."""
    shown = widths[: list(columns).index(last) + 1]
    return NUMBERS_OF_ROWS + sum(7 * width + 5 for width in shown)


@pytest.mark.parametrize("learnt", [False, True])
@pytest.mark.parametrize("stances", [False, True])
@pytest.mark.parametrize("codes", [1, 2, 3, 4, 5, 6])
def test_answer_codes_and_accept_stand_within_1400_pixels(codes, learnt, stances):
    columns = answer_columns(codes, 3, learnt=learnt, stances=stances)
    widths = answer_widths(columns)
    assert pixels_to(columns, widths, "Accept all") <= 1_400 == SCREEN
    assert min(widths[: columns.index("Accept all")]) >= 7
    assert widths[columns.index("Answer")] >= 30


@pytest.mark.parametrize("codes", [1, 2, 3])
def test_of_three_codes_at_most_adding_one_and_initials_are_on_the_screen_too(codes):
    columns = answer_columns(codes, 3, learnt=True, stances=True)
    assert pixels_to(columns, answer_widths(columns), "Reviewer") <= 1_400
    assert "Add code 1" in columns[: columns.index("Reviewer")]


def test_name_examples_and_all_that_is_often_done_to_a_theme_stand_within_1400_pixels():
    widths = [THEME_WIDTHS[heading] for heading in THEME_COLUMNS]
    assert pixels_to(THEME_COLUMNS, widths, "Checked by") <= 1_400
    first = THEME_COLUMNS[: THEME_COLUMNS.index("Checked by")]
    assert {"Current name", "Examples", "New name", "Merge into", "Retire"} <= set(first)


def test_the_workbook_has_the_widths_that_are_measured(tmp_path):
    study = Study(tmp_path)
    sheet = load_workbook(study.path)["1 Why"]
    columns, _ = Filling(study.path).header("1 Why")
    letters = {name: sheet.cell(1, number).column_letter for name, number in columns.items()}
    widths = [sheet.column_dimensions[letters[name]].width for name in columns]
    assert widths == answer_widths(list(columns))


def test_names_of_sheets_are_short_plain_and_told_apart():
    names = sheet_names(
        {
            "a": "Why do you say so: [parks] / paths?",
            "b": "Why do you say so: benches, bins and the café by the lake in winter",
            "c": "What's missing?",
            "d": "What's missing?",
            "e": "",
        }
    )
    assert names == {
        "a": "1 parks paths",
        "b": "2 benches, bins and the café by",
        "c": "3 c",
        "d": "4 d",
        "e": "5 e",
    }
    assert all(len(name) <= 31 for name in names.values())


def test_the_wording_stands_at_the_top_once_and_only_its_id_in_the_rows(tmp_path):
    study = Study(tmp_path)
    sheet = load_workbook(study.path)["1 Why"]
    assert sheet["A1"].value == "Parks: Why?"
    assert [cells["Question"] for cells in Filling(study.path).rows("Answers").values()] == [
        "q_why"
    ] * 4


def test_a_long_wording_stands_whole_beneath_the_title(tmp_path):
    asked = "Please say what you like about the park, " * 6
    study = Study(tmp_path, wording=asked)
    name = Filling(study.path).answer_sheets[0]
    lines = [cell.value for cell in load_workbook(study.path)[name]["A"]][:3]
    assert name == "1 Please say what you like"
    assert lines[0] == f"Parks: {name}"
    assert " ".join(lines[1:3]) == " ".join(asked.split())


def read_formulas(path, sheet, cell):
    """The value that stands beside a formula, for readers that count nothing themselves."""
    return load_workbook(path, data_only=True)[sheet][cell].value


def test_progress_is_counted_on_each_sheet_and_on_the_first(tmp_path):
    study = Study(tmp_path)
    book = Filling(study.path)
    book.answer(TEXTS[0], Accept_all="Yes", Reviewer="AB")
    book.answer(TEXTS[1], Decision_1="Remove", Reviewer="AB")
    book.answer("Zebra.", Add_code_1="Waiting times", Reviewer="AB")
    book.theme("Waiting times", New_name="Queues", Checked_by="AB")
    book.save()
    study.run()
    told = read_formulas(study.path, "1 Why", "A2")
    assert told.startswith("Decided so far: 3 of 4. At least 4 are asked for")
    sheet = load_workbook(study.path, data_only=True)["Read me"]
    header, row = list(sheet.iter_rows(values_only=True))[-2:]
    counts = dict(zip(header, row, strict=True))
    assert (counts["Answers decided"], counts["Answers shown"]) == (3, 4)
    assert (counts["Themes checked"], counts["Themes"]) == (1, 4)
    assert counts["Decisions asked for"] == 4


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_another_program_counts_the_same_after_people_have_filled_in(tmp_path):
    study = Study(tmp_path)
    book = Filling(study.path)
    book.answer(TEXTS[0], Decision_1="Accept")
    book.answer(TEXTS[1], Decision_1="Accept")
    book.answer("Zebra.", Add_code_1="Waiting times")
    book.theme("Waiting times", Checked_by="AB")
    filled = {TEXTS[0], TEXTS[1], "Zebra."}
    (emptied,) = (
        row
        for row in book.book["1 Why"].iter_rows(min_row=7)
        if not filled & {c.value for c in row}
    )
    for cell in emptied:
        cell.value = None
    book.save()
    command = ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    out = ["--outdir", str(tmp_path / "out"), str(study.path)]
    subprocess.run([*command, home, *out], check=True, capture_output=True, timeout=120)
    path = tmp_path / "out" / "review.xlsx"
    assert read_formulas(path, "1 Why", "A2").startswith("Decided so far: 2 of 4.")
    sheet = load_workbook(path, data_only=True)["Read me"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0]]
    assert (rows[-1][3], rows[-1][5]) == (1, 2)


def test_only_cells_to_fill_in_and_the_columns_behind_are_open(tmp_path):
    study = Study(tmp_path)
    book = Filling(study.path)
    for name in ("1 Why", "Themes"):
        sheet = book.book[name]
        columns, start = book.header(name)
        open_ones = {
            heading
            for heading, number in columns.items()
            for row in range(start + 1, sheet.max_row + 1)
            if not sheet.cell(row, number).protection.locked
        }
        assert not {"Answer", "Answer id", "Suggested code 1", "Code id", "Row check"} & open_ones
        assert {"Accept all", "Note"} <= open_ones or {"New name", "Retire"} <= open_ones
        assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
        assert not sheet.protection.formatColumns
        assert not sheet.protection.formatRows
        assert not sheet.protection.autoFilter
        behind = sheet.cell(1, len(columns) + 1).column_letter
        assert not sheet.column_dimensions[behind].protection.locked


def test_enter_leads_to_the_next_answer_also_where_it_has_no_second_code(tmp_path):
    study = Study(tmp_path)
    book = Filling(study.path)
    columns, start = book.header("1 Why")
    sheet = book.book["1 Why"]
    decisions = [number for heading, number in columns.items() if heading.startswith("Decision")]
    rows = range(start + 1, sheet.max_row + 1)
    cells = [sheet.cell(row, number) for row in rows for number in decisions]
    assert not any(cell.protection.locked for cell in cells)
    boxed = [cell.border.left.style for cell in cells]
    assert None in boxed
    assert "thin" in boxed


def test_one_short_comment_takes_one_line_of_the_screen(tmp_path):
    study = Study(tmp_path)
    book = Filling(study.path)
    heights = [book.book["1 Why"].row_dimensions[row].height for row in book.rows("1 Why")]
    assert min(heights) < 2 * 12 * 1.3


def test_examples_lead_from_each_theme_to_the_whole_answers_and_back(tmp_path):
    study = Study(tmp_path)
    book = Filling(study.path)
    columns, _ = book.header("Themes")
    row = book.row_of("Themes", "Code id", DOGS)
    there = book.book["Themes"].cell(row, columns["All examples"]).hyperlink
    sheet, _, cell = there.location.partition("!")
    assert sheet == "'Examples'"
    first = book.book["Examples"][cell].row
    assert book.rows("Examples")[first]["Example"] == TEXTS[1]
    back = book.book["Examples"].cell(first, book.header("Examples")[0]["Back"]).hyperlink
    assert (
        back.location
        == f"'Themes'!{book.book['Themes'].cell(row, columns['All examples']).coordinate}"
    )


def test_no_row_of_examples_is_higher_than_excel_allows(tmp_path):
    texts = [f"{word} " * 90 + f"about {word} dogs" for word in "abcdefghijkl"]
    rows = [(f"r{at}", DOGS, 0.9, "review", text) for at, text in enumerate(texts)]
    study = Study(tmp_path, clean_comments(texts), codings(rows))
    sheet = load_workbook(study.path)["Themes"]
    row = Filling(study.path).row_of("Themes", "Code id", DOGS)
    assert sheet.row_dimensions[row].height <= 300
    assert sheet.cell(row, 5).value.count("\n") == 3


def test_answers_of_two_questions_stand_apart_and_are_read_from_any_sheet(tmp_path):
    both = clean_comments(["Buses.", "Trains."])
    both["question_id"] = ["q_why", "q_how"]
    given = codings([("r0", DOGS, 0.9, "review", ""), ("r1", DOGS, 0.9, "review", "")])
    given["question_id"] = ["q_why", "q_how"]
    study = Study(tmp_path, both, given, dict.fromkeys(("q_why", "q_how"), CODES["q_why"]))
    book = Filling(study.path)
    assert book.answer_sheets == ["1 q_why", "2 q_how"]
    book.answer("Buses.", Decision_1="Remove", Reviewer="AB")
    book.answer("Trains.", Accept_all="Yes", Reviewer="AB")
    book.book["2 q_how"].title = "My half"
    book.save()
    study.run()
    assert study.codes_of("r0") == {OTHER: "person"}
    assert study.codes_of("r1") == {DOGS: "person"}
