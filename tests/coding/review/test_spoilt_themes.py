"""What people do to the sheets of themes, and what must come of each. All is invented."""

import datetime

import pytest

from consult.coding.review.own_codes import own_id
from tests.coding.review.spoilt import judge, table

CASES, case = table()


def named(name):
    return own_id(name, taken=())


GONE = "merged, retired or split"


@case
def rows_of_themes_sorted(h):
    h.theme("Dogs off the lead", New_name="Loose dogs", Checked_by="CD")
    for sheet in h.sheets("themes"):
        h.sort_rows(sheet, "Current name", reverse=True)
    h.take("renamed", "t01", value="Loose dogs")
    h.take("checked", "t01")


@case
def names_sorted_without_their_rows(h):
    one, two = h.of_theme("Waiting times"), h.of_theme("Dogs off the lead")
    h.put(one, Current_name="Dogs off the lead")
    h.put(two, Current_name="Waiting times")
    for spot in (one, two):
        h.refuse(spot, "Current name", "changed in the wrong column")


@case
def ids_of_themes_sorted_without_their_rows(h):
    one, two = h.of_theme("Waiting times"), h.of_theme("Dogs off the lead")
    h.put(one, Code_id="t01")
    h.put(two, Code_id="waiting")
    for spot in (two, one):
        h.refuse(spot, "Current name", "changed in the wrong column")


@case
def who_checked_sorted_without_their_rows(h):
    sheet = h.of_theme("Litter")[0]
    h.sort_column(sheet, "Checked by")
    h.refuse((sheet, h.body(sheet)[0]), "Checked by", "sorted without")


@case
def who_retired_sorted_without_their_rows(h):
    """One cell alone went up: what stood before stands, and waits beside what is said now."""
    sheet = h.of_theme("Litter")[0]
    h.sort_column(sheet, "Retire")
    h.take("restored", "t03", by="AB")
    h.take("retired", "buses", by="")


@case
def a_row_of_themes_deleted(h):
    sheet, row = h.of_theme("Waiting times")
    sheet.delete_rows(row)
    last = max(row for _, row, cells in h.rows("themes") if cells["Code id"])
    h.refuse((sheet, last), "Code id", "1 theme", "missing")


@case
def a_row_of_themes_pasted_twice(h):
    sheet, row = h.of_theme("Waiting times")
    again = h.paste((sheet, sheet.max_row + 1), h.values((sheet, row)))
    h.refuse(again, "Code id", f"stands in row {row} already")


@case
def a_row_of_themes_pasted_over_another(h):
    one, two = h.of_theme("Waiting times"), h.of_theme("Dogs off the lead")
    h.paste(two, h.values(one))
    h.refuse(two, "Code id", f"stands in row {one[1]} already")
    last = max(row for _, row, cells in h.rows("themes") if cells["Code id"])
    h.refuse((two[0], last), "Code id", "missing")


@case
def the_name_written_over(h):
    h.refuse(h.theme("Waiting times", Current_name="Queues"), "Current name", "wrong column")


@case
def the_name_turned_by_autocorrect(h):
    h.theme("The café", Current_name="The  CAFÉ ")
    h.theme("Dogs off the lead", Checked_by="CD")
    h.take("checked", "t01")


@case
def a_theme_merged_into_itself(h):
    h.refuse(h.theme("Waiting times", Merge_into="waiting times"), "Merge into", "into itself")


@case
def two_themes_merged_in_a_circle(h):
    one = h.theme("Waiting times", Merge_into="Dogs off the lead")
    two = h.theme("Dogs off the lead", Merge_into="Waiting times")
    for spot in (one, two):
        h.refuse(spot, "Merge into", "in a circle")


@case
def three_themes_merged_in_a_ring(h):
    one = h.theme("Waiting times", Merge_into="Dogs off the lead")
    two = h.theme("Dogs off the lead", Merge_into="Benches")
    three = h.theme("Benches", Merge_into="Waiting times")
    for spot in (one, two, three):
        h.refuse(spot, "Merge into", "in a circle")


@case
def a_theme_that_took_one_in_merged_into_that(h):
    h.refuse(h.theme("Litter", Merge_into="Swings"), "Merge into", GONE)


@case
def a_theme_merged_into_one_that_is_retired_beside_it(h):
    spot = h.theme("Dogs off the lead", Merge_into="Waiting times")
    h.theme("Waiting times", Retire="Yes")
    h.refuse(spot, "Merge into", "into one that is retired")


@case
def a_theme_merged_into_one_that_was_retired(h):
    h.refuse(h.theme("Dogs off the lead", Merge_into="The café"), "Merge into", GONE)


@case
def a_merge_with_a_slip_in_the_name(h):
    spot = h.theme("Dogs off the lead", Merge_into="Wating times")
    h.refuse(spot, "Merge into", "no theme of this name", "“Waiting times”")


@case
def a_merge_into_the_theme_of_another_question(h):
    h.refuse(h.theme("Dogs off the lead", Merge_into="Toilets"), "Merge into", "no theme")


@case
def merged_and_retired_at_once(h):
    spot = h.theme("Dogs off the lead", Merge_into="Waiting times", Retire="x")
    h.refuse(spot, "Retire", "both merged and retired")


@case
def split_and_merged_at_once(h):
    spot = h.theme("Dogs off the lead", Split_into="Fear: afraid; Mess: dirt", Merge_into="Benches")
    h.refuse(spot, "Split into", "both split and merged")


@case
def split_into_names_that_there_are(h):
    spot = h.theme("Dogs off the lead", Split_into="Fear: afraid; Waiting times: queues")
    h.refuse(spot, "Split into", "name of a theme there is already")


@case
def split_with_commas_between(h):
    spot = h.theme("Dogs off the lead", Split_into="Fear, Mess")
    h.refuse(spot, "Split into", "two or more new themes")


@case
def split_over_several_lines_of_the_cell(h):
    h.theme("Dogs off the lead", Split_into="Fear: afraid;\nMess: dirt;\n", Checked_by="CD")
    for name in ("Fear", "Mess"):
        for _ in ("q_what", "q_why"):
            h.take("added", named(name), value=name)
    h.take("split", "t01", value=f"{named('Fear')} {named('Mess')}")
    h.take("checked", "t01")


@case
def retired_and_renamed_at_once(h):
    h.theme("Dogs off the lead", Retire="y", New_name="Loose dogs", Checked_by="CD")
    h.take("renamed", "t01", value="Loose dogs")
    h.take("retired", "t01")
    h.take("checked", "t01")


@case
def what_no_theme_takes_in_retired(h):
    h.refuse(h.theme("Other", Retire="Yes"), "Retire", "cannot be merged or retired")


@case
def retired_with_doubts(h):
    h.refuse(h.theme("Dogs off the lead", Retire="ask Jo"), "Retire", "not “Yes”")


@case
def one_new_name_for_two_themes(h):
    h.theme("Waiting times", New_name="Queues")
    row = h.of_theme("Waiting times")[1]
    h.refuse(
        h.theme("Dogs off the lead", New_name="queues "), "New name", f"row {row}", "same name"
    )


@case
def a_new_name_that_another_theme_has(h):
    row = h.of_theme("Waiting times")[1]
    spot = h.theme("Dogs off the lead", New_name="WAITING times")
    h.refuse(spot, "New name", f"row {row}", "same name")


@case
def a_new_name_that_is_the_old_one(h):
    h.theme("Dogs off the lead", New_name=" Dogs off  the lead", Checked_by="CD")
    h.take("checked", "t01")


@case
def a_new_name_that_became_a_date(h):
    spot = h.theme("Dogs off the lead", New_name=datetime.datetime(2026, 2, 1))
    h.refuse(spot, "New name", "date")


@case
def a_new_name_that_is_a_formula(h):
    h.refuse(h.theme("Dogs off the lead", New_name="=A4"), "New name", "formula")


@case
def new_names_that_went_wrong(h):
    one = h.theme("Dogs off the lead", New_name="#REF!", New_definition="#NAME?")
    two = h.theme("Waiting times", Checked_by="#VALUE!")
    h.refuse(one, "New name", "formula")
    h.refuse(one, "New definition", "formula")
    h.wrong.sort()
    h.refuse(two, "Checked by", "formula")
    h.wrong.sort(key=lambda one: one[1])


@case
def a_new_name_of_a_number(h):
    h.theme("Dogs off the lead", New_name=2026, Checked_by="CD")
    h.take("renamed", "t01", value="2026")
    h.take("checked", "t01")


@case
def a_new_code_without_a_definition(h):
    spot = h.put(h.free(), Current_name="Ducks")
    h.refuse(spot, "New definition", "no definition")


@case
def a_new_code_without_a_name(h):
    h.refuse(h.put(h.free(), New_definition="Of ducks."), "Current name", "no name")


@case
def one_new_code_named_twice(h):
    one = h.put(h.free(0), Current_name="Ducks", New_definition="Of ducks.")
    two = h.put(h.free(1), Current_name="ducks", New_definition="Of water.")
    h.refuse(two, "Current name", f"row {one[1]}", "same name")


@case
def a_new_code_with_the_name_of_a_theme(h):
    row = h.of_theme("Waiting times")[1]
    spot = h.put(h.free(), Current_name="Waiting Times", New_definition="Queues.")
    h.refuse(spot, "Current name", f"row {row}", "same name")


@case
def a_new_code_in_a_row_put_in_beneath(h):
    sheet, row = h.end("themes")
    h.put((sheet, row), Current_name="Ducks", Question="All questions", New_definition="Of ducks.")
    h.put((sheet, row), Checked_by="CD")
    for _ in ("q_what", "q_why"):
        h.take("added", named("Ducks"), value="Ducks")
    h.take("checked", named("Ducks"))


@case
def a_new_code_used_in_the_same_workbook(h):
    h.put(h.free(), Current_name="Ducks", New_definition="Of ducks.", Checked_by="CD")
    h.answer(6, Add_code_1="ducks", Reviewer="CD")
    for _ in ("q_what", "q_why"):
        h.take("added", named("Ducks"), value="Ducks")
    h.take("checked", named("Ducks"))
    h.take("add", named("Ducks"), 6)


@case
def a_theme_without_its_id(h):
    h.refuse(h.theme("Waiting times", Code_id=None), "Code id", "nobody can tell which theme")
    sheet = h.of_theme("Waiting times")[0]
    last = max(row for _, row, cells in h.rows("themes") if cells["Code id"])
    h.refuse((sheet, last), "Code id", "missing")


@case
def a_theme_under_another_question(h):
    spot = h.theme("Dogs off the lead", Question="q_how: How do you get there?")
    sheet = spot[0]
    last = max(row for _, row, cells in h.rows("themes") if cells["Code id"])
    h.refuse((sheet, last), "Code id", "missing")


@case
def a_new_definition_longer_than_a_cell_holds(h):
    spot = h.theme("Dogs off the lead", New_definition="dogs " * 6500, Checked_by="CD")
    h.refuse(spot, "New definition", "longer than a cell holds")


@case
def what_a_colleague_retired_taken_back(h):
    h.theme("The café", Retire=None, Checked_by="CD")
    h.take("restored", "t03")
    h.take("checked", "t03")


@case
def initials_of_a_colleague_emptied(h):
    h.theme("Litter", Checked_by=None)
    h.take("taken back", "t02", by="AB")


@case
def a_row_of_themes_merged_with_the_next(h):
    sheet, row = h.of_theme("Waiting times")
    letter = sheet.cell(row, h.column(sheet, "Checked by")).column_letter
    sheet.merge_cells(f"{letter}{row}:{letter}{row + 2}")
    h.refuse((sheet, row), "Checked by", "merged")


@case
def a_column_of_themes_deleted(h):
    sheet = h.of_theme("Litter")[0]
    sheet.delete_cols(h.column(sheet, "Merge into"))
    h.refuse_sheet(sheet.title, "Merge into", "The column is missing")


@case
def a_column_of_themes_twice(h):
    sheet, row = h.theme("Dogs off the lead", New_name="Loose dogs")
    end = sheet.max_column + 1
    sheet.cell(h.kind(sheet)[1], end).value = "New name"
    sheet.cell(row, end).value = "Wild dogs"
    h.refuse_sheet(sheet.title, "New name", "Two columns have this heading")


@case
def the_column_to_split_by_deleted_as_in_earlier_workbooks(h):
    sheet, _ = h.theme("Dogs off the lead", New_name="Loose dogs", Checked_by="CD")
    sheet.delete_cols(h.column(sheet, "Split into"))
    h.take("renamed", "t01", value="Loose dogs")
    h.take("checked", "t01")


@case
def look_alikes_merged_with_doubts(h):
    sheet, row, _ = next(h.rows("alike"))
    h.refuse(h.put((sheet, row), Merge="perhaps"), "Merge", "not “Yes”")


@case
def look_alikes_merged_of_which_one_is_retired(h):
    sheet, row, _ = next(h.rows("alike"))
    h.put((sheet, row), Merge="Yes", Checked_by="CD")
    h.theme("Litter", Retire="Yes")
    h.refuse((sheet, row), "Merge", "merged, retired or split on the sheet of themes")
    h.refuse(h.of_theme("Swings"), "Merge into", "into one that is retired")


@case
def ids_of_look_alikes_sorted_without_their_rows(h):
    sheet, one, _ = next(h.rows("alike"))
    h.sort_column(sheet, "Other code id")
    h.sort_column(sheet, "Code id")
    h.put((sheet, one), Merge="Yes", Other_code_id="waiting", Checked_by="CD")
    h.refuse((sheet, one), "Other code id", "not one of those that were handed out")


@case
def look_alikes_sorted_and_one_taken(h):
    sheet, row, _ = next(h.rows("alike"))
    h.put((sheet, row), Merge=True, Checked_by="CD")
    h.sort_rows(sheet, "Looks like", reverse=True)
    h.take("merged", "t02", value="t01")
    h.take("checked", "t02")


@case
def conflicts_settled_by_a_word_that_is_none(h):
    for sheet, row, _ in h.rows("conflicts"):
        h.refuse(h.put((sheet, row), Which_stands="AB"), "Which stands", "neither “First” nor")


@case
def a_conflict_settled_in_two_ways(h):
    sheet, row, _ = next(h.rows("conflicts"))
    again = h.paste((sheet, sheet.max_row + 1), h.values((sheet, row)))
    h.put((sheet, row), Which_stands="First", Settled_by="CD")
    h.refuse(h.put(again, Which_stands="Second"), "Which stands", "settles the same conflict")


@case
def ids_of_conflicts_sorted_without_their_rows(h):
    (sheet, one, first), (_, two, second) = h.rows("conflicts")
    h.put((sheet, one), Conflict_id=second["Conflict id"], Which_stands="Second", Settled_by="CD")
    h.put((sheet, two), Conflict_id=first["Conflict id"])
    h.refuse((sheet, one), "Conflict id", "not one of those that were handed out")


@case
def a_conflict_settled_in_sorted_rows_by_its_number(h):
    sheet, row = h.find("conflicts", "About", "Name of a theme")
    h.put((sheet, row), Which_stands=2, Settled_by="CD")
    h.sort_rows(sheet, "Question", reverse=True)
    h.take("renamed", "t02", value="Rubbish")


@pytest.mark.parametrize("does", CASES.values(), ids=CASES)
def test_it_ends_in_the_right_decisions_or_in_a_sentence(tmp_path, does):
    judge(does, tmp_path)
