"""The list as its owner leaves it: what was written is never lost. All comments are invented."""

import openpyxl
import pytest

from consult.care import risk_list as at
from consult.care.risk_list import Listed, RiskList, merged, new_since, with_marked
from consult.care.triage import RiskFlag, Sure
from consult.care.workbook import SHEET, read_list, read_others, write_list
from consult.errors import ReviewError


def listed(response, text="Words of r1.", sure=Sure.POSSIBLE):
    flag = RiskFlag(("Neglect",), text, sure)
    return Listed(response, "q1", "Anything else?", text, flag)


def saved(path, *found, before=None):
    risks = merged(before or RiskList(), found, "2024-03-08")
    write_list(risks, path)
    return risks


def sheet_of(path):
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    [top] = [row for row in range(1, 20) if sheet.cell(row, 1).value == at.KEY]
    columns = {sheet.cell(top, n).value: n for n in range(1, sheet.max_column + 1)}
    return book, sheet, top, columns


def write(path, response, heading, words):
    book, sheet, top, columns = sheet_of(path)
    for row in range(top + 1, sheet.max_row + 1):
        if sheet.cell(row, columns[at.RESPONSE]).value == response:
            sheet.cell(row, columns[heading]).value = words
    book.save(path)


def row_of(risks, response):
    return next(row for row in risks.rows if row.get(at.RESPONSE) == response)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "people-at-risk.xlsx"


def test_what_was_written_comes_back_whatever_order_rows_are_in(path):
    saved(path, listed("r1"), listed("r2"), listed("r3"))
    write(path, "r2", at.OUTCOME, "Passed on")
    book, sheet, top, _ = sheet_of(path)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(top + 1, sheet.max_row)]
    for at_row, row in enumerate(reversed(rows), start=top + 1):
        for column, value in enumerate(row, start=1):
            sheet.cell(at_row, column).value = value
    book.save(path)
    after = merged(read_list(path), [listed("r3"), listed("r2"), listed("r1")], "2024-03-09")
    assert row_of(after, "r2")[at.OUTCOME] == "Passed on"
    assert at.OUTCOME not in row_of(after, "r1")
    assert row_of(after, "r1")[at.SINCE] == "2024-03-08"


def test_a_row_stays_when_its_comment_is_gone(path):
    saved(path, listed("r1"))
    after = merged(read_list(path), [], "2024-03-09")
    assert row_of(after, "r1")[at.TODAY] == "No"
    assert row_of(after, "r1")[at.PASSAGE] == "Words of r1."


def test_a_comment_that_was_changed_is_a_new_row(path):
    before = saved(path, listed("r1"))
    after = merged(read_list(path), [listed("r1", "Other words.")], "2024-03-09")
    assert [row[at.PASSAGE] for row in after.rows] in (
        ["Other words.", "Words of r1."],
        ["Words of r1.", "Other words."],
    )
    assert new_since(before, after) == 1


def test_columns_and_rows_that_people_added_come_back(path):
    saved(path, listed("r1"))
    book, sheet, top, columns = sheet_of(path)
    last = max(columns.values()) + 1
    sheet.cell(top, last).value = "Rang"
    sheet.cell(top + 1, last).value = "Tuesday"
    sheet.cell(top + 2, columns[at.OUTCOME]).value = "A note of my own"
    book.save(path)
    again = path.with_name("again.xlsx")
    write_list(merged(read_list(path), [listed("r1")], "2024-03-09"), again)
    back = read_list(again)
    assert row_of(back, "r1")["Rang"] == "Tuesday"
    assert [row[at.OUTCOME] for row in back.rows if not row.get(at.KEY)] == ["A note of my own"]


def test_a_file_that_is_no_workbook_is_a_sentence_and_stays_as_it_is(path):
    path.write_bytes(b"cut sho")
    with pytest.raises(ReviewError, match="cannot be read as a workbook"):
        read_list(path)
    assert path.read_bytes() == b"cut sho"


def test_a_column_that_is_gone_is_named(path):
    saved(path, listed("r1"))
    book, sheet, _, columns = sheet_of(path)
    sheet.delete_cols(columns[at.OUTCOME])
    book.save(path)
    with pytest.raises(ReviewError, match="Outcome"):
        read_list(path)


def test_two_rows_of_one_key_that_say_different_things_are_told(path):
    saved(path, listed("r1"))
    write(path, "r1", at.OUTCOME, "No concern")
    book, sheet, top, columns = sheet_of(path)
    for column in columns.values():
        sheet.cell(top + 2, column).value = sheet.cell(top + 1, column).value
    sheet.cell(top + 2, columns[at.OUTCOME]).value = "Passed on"
    book.save(path)
    with pytest.raises(ReviewError, match="has the same key") as refused:
        read_list(path)
    assert "Passed on" not in str(refused.value)


def test_what_nobody_has_looked_at_stands_first(path):
    saved(path, listed("r1", sure=Sure.CLEAR), listed("r2"))
    write(path, "r1", at.OUTCOME, "Passed on")
    after = merged(read_list(path), [listed("r1", sure=Sure.CLEAR), listed("r2")], "2024-03-09")
    assert [row[at.RESPONSE] for row in after.rows] == ["r2", "r1"]


def test_the_check_says_who_and_when_and_no_number(path):
    saved(path, listed("r1"), listed("r2"))
    write(path, "r1", at.OUTCOME, "Passed on")
    write(path, "r1", at.BY, "AB")
    write(path, "r1", at.WHEN, "2024-03-09")
    check = read_list(path).check
    assert (check.made, check.by, check.last) == ("2024-03-08", ("AB",), "2024-03-09")
    assert check.waiting
    assert check.listed == {("r1", "q1"), ("r2", "q1")}


def test_the_same_list_gives_the_same_bytes(path):
    saved(path, listed("r1"), listed("r2"))
    again = path.with_name("again.xlsx")
    saved(again, listed("r2"), listed("r1"))
    assert path.read_bytes() == again.read_bytes()


def test_what_a_reviewer_marked_is_put_on_top_and_nothing_else_changes(path):
    saved(path, listed("r1"), listed("r2"))
    write(path, "r1", at.OUTCOME, "Passed on")
    before = read_list(path)
    after = with_marked(before, [listed("r3", sure=Sure.PERSON), listed("r1")], "2024-03-20")
    assert [row[at.RESPONSE] for row in after.rows] == ["r3", "r2", "r1"]
    assert row_of(after, "r1") == row_of(before, "r1")
    assert row_of(after, "r3")[at.SURE] == "Marked by a reviewer"
    assert after.made == "2024-03-08"
    assert with_marked(after, [listed("r3", sure=Sure.PERSON)], "2024-03-21") == after


def test_comments_in_other_languages_stay_on_their_sheet_when_one_is_marked(path):
    others = [["r9", "q1", "Anything else?", "Polish", "Za mało ławek."]]
    write_list(merged(RiskList(), [listed("r1")], "2024-03-08"), path, others)
    assert read_others(path) == others
    assert read_others(path.with_name("none.xlsx")) == []
