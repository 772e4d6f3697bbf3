"""Nasty rows, columns, headings and sheets.

Each test bears the number of its input in the formats survey, section 5, and asserts the action
asked for there: put right and said, asked, warned of, or an error.
"""

import csv
import io
import tomllib

import openpyxl
import pytest

from consult.draft.provenance import steps_of
from consult.read import READERS, choose_sheet, open_export
from consult.read.layout.readings import doubt_about
from pipelines.new_study.document import draft_study
from tests.read.exports import EXPORTS, write_csv, write_workbook
from tests.read.exports_platforms import EXPORTS as EXPORTS_MORE
from tests.read.nasty import (
    HEADINGS,
    ONE,
    TWO,
    draft,
    grid_of,
    issue,
    put,
    refusal,
    rows_of,
    saved,
    sheet_of,
)
from tests.read.studies import read, single, text


def test_20_a_blank_cell_more_in_every_row_does_not_shift_the_columns_and_is_noted(tmp_path):
    path = put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a,\n2,No,b,\n")
    sheet = sheet_of(path)
    assert sheet.grid.column(1, sheet.response_rows) == ["Yes", "No"]
    assert issue(path, "blank cells beyond").count == 2


def test_20_a_word_more_in_every_row_is_an_error_with_the_rows(tmp_path):
    said = refusal(put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a,b\n2,No,c,d\n"))
    assert "2 rows have more cells than there are headings (rows 2 and 3)" in said


def test_21_a_comma_outside_quotes_names_row_and_likely_column_and_no_words(tmp_path):
    said = refusal(put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a\n2,No,secret, words\n"))
    assert "a.csv > row 3 > column C" in said
    assert "secret" not in said


def test_22_short_rows_are_filled_up_and_a_warning(tmp_path):
    path = put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a\n2\n3,No\n")
    assert grid_of(path).cell(2, 2) == ""
    found = issue(path, "short rows")
    assert (found.severity, found.place.row, found.count) == ("warning", 3, 2)


def test_23_a_quote_never_closed_swallows_no_rows_and_is_a_warning(tmp_path):
    path = put(tmp_path, 'Ref,Agree?,Why?\n1,Yes,a\n2,No,"secret\n3,No,c\n')
    assert rows_of(path)[2:] == [["2", "No", '"secret'], ["3", "No", "c"]]
    found = issue(path, "quotes")
    assert (found.severity, found.place.row) == ("warning", 3)
    assert "secret" not in found.message


def test_23_a_quote_never_closed_before_what_is_no_row_names_the_row(tmp_path):
    said = refusal(put(tmp_path, 'Ref,Agree?,Why?\n1,Yes,a\n2,No,"secret\nwords\n3,No,c\n'))
    assert "row 3" in said
    assert "secret" not in said


def test_24_line_breaks_in_headings_and_answers_are_no_rows(tmp_path):
    rows = [["Ref", "Do you\nagree?", "Why?"], ["1", "Yes", "a\n\nb\r\nc"], TWO]
    path = write_csv(tmp_path / "a.csv", rows)
    assert rows_of(path) == rows
    assert len(sheet_of(path).response_rows) == 2


def test_28_headings_merged_downwards_and_across_are_filled_within_the_merge(tmp_path):
    def merge(book):
        for cells in ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "A1:F1"):
            book.active.merge_cells(cells)

    rows = [
        ["Buses"],
        ["Ref", "Who?", "Do you agree?", None, "How often?", None],
        [None, None, "Fares", "Times", "Bus", "Train"],
        ["1", "Resident", "Yes", "No", "Daily", "Never"],
        ["2", "Visitor", "No", "No", "Weekly", "Never"],
    ]
    sheet = sheet_of(saved(tmp_path, merge, rows))
    assert sheet.response_rows == [3, 4]
    assert [(one.stem, one.part) for one in sheet.layout.columns] == [
        ("Ref", ""),
        ("Who?", ""),
        ("Do you agree?", "Fares"),
        ("Do you agree?", "Times"),
        ("How often?", "Bus"),
        ("How often?", "Train"),
    ]


@pytest.mark.parametrize(
    ("platform", "headings", "first"),
    [
        ("surveymonkey", (0, 1), 2),
        ("qualtrics", (0, 1, 2), 3),
        ("engagementhq", (2, 3), 4),
        ("google_forms", (0,), 1),
    ],
)
def test_29_two_three_or_split_heading_rows_are_found_by_signature(
    tmp_path, platform, headings, first
):
    path = {**EXPORTS, **EXPORTS_MORE}[platform](tmp_path)
    sheet = sheet_of(path)
    assert sheet.layout.platform == platform
    assert (sheet.layout.heading_rows, sheet.layout.first_row) == (headings, first)
    export = open_export(path)
    assert str(steps_of(export, sheet)[-1]).startswith("headings: row")


def test_29_three_heading_rows_of_smartsurvey_are_found_by_blanks_under_its_columns(tmp_path):
    rows = [
        ["UserID", "UserNo", "Started", "Ended", "Q1. How are they?", "", "Q2. Why?"],
        ["", "", "", "", "Buses", "Trains", ""],
        ["", "", "", "", "Now", "Now", ""],
        ["1", "1", "01/02/2024 10:00:00", "01/02/2024 10:05:00", "Good", "Bad", "a"],
    ]
    layout = sheet_of(write_csv(tmp_path / "a.csv", rows)).layout
    assert (layout.platform, layout.heading_rows, layout.first_row) == ("smartsurvey", (0, 1, 2), 3)


def test_30_title_and_blank_rows_above_the_headings_are_skipped_and_noted(tmp_path):
    rows = [["Let's talk buses"], [], HEADINGS, ONE, TWO]
    path = write_workbook(tmp_path / "a.xlsx", rows)
    assert sheet_of(path).layout.heading_rows == (2,)
    assert "row 1" in issue(path, "rows above the headings").message


def test_31_a_blank_row_between_headings_and_responses_is_no_response(tmp_path):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ["", "", ""], ONE, TWO])
    assert sheet_of(path).response_rows == [2, 3]


def test_31_that_blank_row_is_counted_in_the_ledger(tmp_path):
    found = read(tmp_path, [HEADINGS, ["", "", ""], ONE, TWO], [single(), text()], id_column="A")
    (entry,) = found.ledger.entries
    assert (entry.came_in, entry.kept, dict(entry.set_aside)) == (3, 2, {"blank row": 1})


def test_32_headings_left_among_the_responses_are_no_responses_and_a_warning(tmp_path):
    rows = [HEADINGS, ONE, TWO, HEADINGS, ["3", "Yes", "c"]]
    path = write_csv(tmp_path / "a.csv", rows)
    assert sheet_of(path).response_rows == [1, 2, 4]
    found = issue(path, "headings left out")
    assert (found.severity, found.place.row, found.count) == ("warning", 4, 1)
    read_in = read(tmp_path, rows, [single(), text()], id_column="A")
    assert list(read_in.responses["platform_id"]) == ["1", "2", "3"]
    assert read_in.ledger.entries[0].came_in == 4


def test_32_import_ids_sorted_down_among_the_responses_are_no_response(tmp_path):
    path = EXPORTS_MORE["qualtrics"](tmp_path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    names, wording, ids, *responses = rows
    moved = write_csv(tmp_path / "b.csv", [names, wording, *responses, ids])
    assert sheet_of(moved).response_rows == [2, 3, 4]
    assert issue(moved, "headings left out").place.row == 6


def test_32_a_respondent_who_ticks_every_option_is_no_heading(tmp_path):
    rows = [["Bus", "Train", "Tram"], ["Bus", "Train", "Tram"], ["Bus", "", ""]]
    rows += [["Bus", "Train", ""], ["Bus", "Train", "Tram"], ["", "Train", "Tram"]]
    assert len(sheet_of(write_csv(tmp_path / "a.csv", rows)).response_rows) == 5


CODED = [["Response ID", "Q1", "Q2", "Q3"], ["1", "Yes", "Bus", "a"], ["2", "No", "Car", "b"]]


def test_33_without_the_words_of_the_questions_the_draft_asks_for_the_codebook(tmp_path):
    path = write_csv(tmp_path / "a.csv", CODED)
    (source,) = tomllib.loads(draft_study("test", [path])[0])["sources"]
    assert "codes without the words of the questions" in source["check"]
    assert "codebook (.qsf)" in source["check"]


def test_33_and_each_run_warns_as_long_as_only_codes_stand_in_the_study(tmp_path):
    specs = [single(), {**text(), "id": "two"}, {**text("D"), "id": "three"}]
    coded = [{**spec, "text": f"Q{n}"} for n, spec in enumerate(specs, 1)]
    found = read(tmp_path, CODED, coded, id_column="A").issues
    assert [tuple(row) for row in found[["severity", "code", "count"]].to_numpy()] == [
        ("warning", "question text missing", 3)
    ]
    assert list(read(tmp_path, CODED, specs, id_column="A").issues["code"]) == []


def test_33_a_response_where_the_headings_were_is_a_warning_and_asked_about(tmp_path):
    cells = ["Yes", "No", "Yes", "No", "Yes"]
    rows = [[str(n), cell, "Bus" if n % 2 else "Car"] for n, cell in enumerate(cells, 1)]
    path = write_csv(tmp_path / "a.csv", rows)
    found = issue(path, "headings missing")
    assert (found.severity, found.place.row) == ("warning", 1)
    (source,) = tomllib.loads(draft_study("test", [path])[0])["sources"]
    assert "put the headings back" in source["check"]


def test_34_headings_that_stand_twice_are_told_apart_by_their_columns(tmp_path):
    rows = [["Ref", "Why?", "Why?"], ["1", "a", "b"], ["2", "c", "d"]]
    specs = [text("B"), {**text("C"), "id": "again"}]
    found = read(tmp_path, rows, specs, ignored=["A"])
    assert list(found.comments["text"]) == ["a", "c", "b", "d"]


def test_34_one_wording_over_two_columns_stays_two_questions_and_is_asked_about(tmp_path):
    headings = ["Response ID", "Do you agree?", "Do you agree?", "Do you agree?2"]
    rows = [["1", "Yes", "No", "No"], ["2", "No", "Yes", "No"]]
    found = draft(tmp_path, headings, rows).questions
    assert [spec.columns["online"] for spec in found] == [("B",), ("C",), ("D",)]
    assert ["asked more than once" in spec.check for spec in found] == [False, True, False]
    assert all(f'"{found[at].id}"' in found[1].check for at in (0, 2))


def test_a_blank_column_without_a_heading_and_an_id_without_one_are_no_warning(tmp_path):
    rows = [["", "Why?", "", "So?"], ["1", "x", "", "z"], ["2", "y", "", "w"]]
    path = write_csv(tmp_path / "a.csv", rows)
    assert not [one for one in sheet_of(path).issues if one.code == "no heading"]


def test_35_a_column_without_a_heading_is_a_warning_and_a_blank_one_is_dropped(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["Ref", "", "Why?", "So?", ""], [*ONE, "x", ""]])
    assert len(sheet_of(path).layout.columns) == 4
    assert issue(path, "no heading").place.column == "B"


def test_36_totals_beneath_the_responses_are_left_out_and_a_warning(tmp_path):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ONE, TWO, ["Total", "2", ""]])
    assert len(sheet_of(path).response_rows) == 2
    assert "row 4" in issue(path, "totals left out").message


def test_37_rows_that_are_formatted_but_blank_are_no_responses(tmp_path):
    def paint(book):
        for row in range(2, 900):
            book.active.cell(row, 2).fill = openpyxl.styles.PatternFill("solid", "FFFF00")

    assert len(sheet_of(saved(tmp_path, paint)).response_rows) == 2


def test_38_hidden_rows_and_columns_are_read_and_counted(tmp_path):
    def hide(book):
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["C"].hidden = True

    path = saved(tmp_path, hide)
    assert rows_of(path)[2] == TWO
    assert (issue(path, "hidden rows").count, issue(path, "hidden columns").count) == (1, 1)
    assert issue(path, "hidden rows").place.sheet == "Sheet"


def test_39_of_several_sheets_all_are_named_and_one_can_be_chosen(tmp_path):
    def add(book):
        other = book.create_sheet("Wave 2")
        for row in (HEADINGS, ["9", "No", "z"]):
            other.append(row)

    path = saved(tmp_path, add)
    message = issue(path, "other sheets").message
    assert '"Wave 2"' in message
    assert "`sheet` in study.toml" in message
    chosen = choose_sheet(open_export(path), READERS, sheet="Wave 2")
    assert chosen.grid.cell(1, 0) == "9"


def test_39_a_hidden_sheet_is_said_to_be_hidden(tmp_path):
    def hide(book):
        other = book.create_sheet("Old")
        other.append(["note"])
        other.sheet_state = "hidden"

    assert issue(saved(tmp_path, hide), "hidden sheet").place.sheet == "Old"


def test_39_two_sheets_that_may_both_hold_responses_are_asked_about(tmp_path):
    def add(book):
        other = book.create_sheet("Wave 2")
        for row in (HEADINGS, ["9", "No", "z"]):
            other.append(row)

    export = open_export(saved(tmp_path, add))
    doubt = doubt_about(export, READERS, choose_sheet(export, READERS))
    assert [one.sheet.grid.sheet for one in doubt.choices[:2]] == ["Sheet", "Wave 2"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_blank_line_in_the_middle_is_a_row_of_its_own(tmp_path, end):
    path = put(tmp_path, end.join(["Ref,Agree?,Why?", "1,Yes,a", "", "2,No,b", ""]))
    assert sheet_of(path).response_rows == [1, 3]


@pytest.mark.parametrize(
    ("body", "quickly"),
    [
        ('1,"a"b,c\n', False),
        ('1,a"b,c\n', False),
        ('1,"a"" ,c",d\n', True),
        ('"1","a,""b""",c\n', True),
    ],
)
def test_the_quick_parser_reads_as_the_careful_one_or_not_at_all(body, quickly):
    from consult.read.files.fast_csv import read_even

    whole = f"Ref,Agree?,Why?\n{body}"
    try:
        expected = list(csv.reader(io.StringIO(whole, newline=""), strict=True))
    except csv.Error:
        expected = None
    found = read_even(whole.encode(), ",")
    assert (found is not None) == quickly
    if found is not None:
        assert [list(row) for row in found] == expected
