"""What people do to the sheets of answers, and what must come of each. All is invented."""

import datetime

import pytest

from tests.coding.review.spoilt import Hands, Review, judge, start, table

CASES, case = table()

WORDS = "The words of the answer were changed"
TORN = "do not belong together"
HANDED = "not one of those that were handed out"


@case
def whole_rows_sorted_by_the_answer(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    for sheet in h.sheets("answers"):
        h.sort_rows(sheet, "Answer")
    h.take("remove", "t02", 3)


@case
def whole_rows_sorted_upside_down_by_what_was_decided(h):
    h.answer(6, Add_code_2="Benches", Reviewer="CD")
    for sheet in h.sheets("answers"):
        h.sort_rows(sheet, "Decision 1", reverse=True)
    h.take("add", "own-5a0ac63e", 6)


@case
def rows_filtered_away(h):
    sheet, _ = h.answer(3, Decision_1="Accept", Reviewer="CD")
    for at in h.body(sheet):
        sheet.row_dimensions[at].hidden = True
    sheet.auto_filter.add_filter_column(0, ["Zebra"])
    h.take("accept", "t02", 3)


@case
def answers_sorted_without_their_rows(h):
    was = h.column_of("Answer")
    for sheet in h.sheets("answers"):
        h.sort_column(sheet, "Answer")
    h.refuse_rows(h.changed("Answer", was), "Answer", WORDS)


@case
def ids_sorted_without_their_rows(h):
    was = h.column_of("Answer id")
    for sheet in h.sheets("answers"):
        h.sort_column(sheet, "Answer id")
    h.refuse_rows(h.changed("Answer id", was), "Answer", WORDS)


@case
def suggested_codes_sorted_without_their_rows(h):
    h.answer(3, Decision_1="Accept", Reviewer="CD")
    was = h.column_of("Suggested code 1")
    for sheet in h.sheets("answers"):
        h.sort_column(sheet, "Suggested code 1")
    h.refuse_rows(h.changed("Suggested code 1", was), "Row check", TORN)


@case
def decisions_sorted_without_their_rows(h):
    h.answer(9, Decision_1="Accept", Reviewer="CD")
    sheet = h.of_answer(0)[0]
    h.sort_column(sheet, "Decision 1")
    h.refuse((sheet, h.body(sheet)[0]), "Decision 1", "sorted without")


@case
def initials_sorted_without_their_rows(h):
    sheet = h.of_answer(0)[0]
    h.sort_rows(sheet, "Answer")
    h.sort_column(sheet, "Reviewer")
    h.refuse((sheet, h.body(sheet)[0]), "Reviewer", "sorted without")


@case
def quotes_sorted_without_their_rows(h):
    """A Yes comes to stand in a row that nobody has put initials to."""
    for number in (1, 2):
        h.answer(number, Quote_approved="Yes", Reviewer="AB")
    h.book.save(h.path)
    again = Hands(Review(h.path.parent, start().journal).run().path)
    sheet = again.of_answer(0)[0]
    again.sort_rows(sheet, "Answer")
    again.sort_column(sheet, "Quote approved")
    h.book = again.book
    h.refuse((sheet, h.body(sheet)[0]), "Reviewer", "Nobody stands behind this Yes")


@case
def the_question_of_a_row_changed(h):
    """The answer stands there under another question, of which it is none."""
    asked = h.cell(h.of_answer(7), "Question").value
    spot = h.answer(8, Decision_1="Accept")
    h.put(spot, Question=asked.replace("q_what", "q_why"))
    h.refuse(spot, "Row check", TORN)


@case
def a_row_pasted_over_another(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    h.paste(h.of_answer(5), h.values(h.of_answer(3)))
    h.take("remove", "t02", 3)


@case
def a_row_pasted_twice_that_says_the_opposite(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    sheet, _ = h.of_answer(3)
    again = h.paste((sheet, sheet.max_row + 1), h.values(h.of_answer(3)))
    h.put(again, Decision_1="Accept")
    h.refuse(again, "Answer id", "Another row of the same answer")


@case
def a_row_pasted_twice_that_says_another_stance(h):
    sheet, _ = h.answer(3, Stance="Supports", Reviewer="CD")
    again = h.paste((sheet, sheet.max_row + 1), h.values(h.of_answer(3)))
    h.put(again, Stance="Opposes")
    h.refuse(again, "Stance", "another stance")


@case
def rows_deleted(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    for number in (0, 1, 4, 5, 8):
        sheet, row = h.of_answer(number)
        sheet.delete_rows(row)
    h.take("remove", "t02", 3)


@case
def all_rows_deleted(h):
    for sheet in h.sheets("answers"):
        sheet.delete_rows(h.body(sheet)[0], 100)


@case
def an_answer_of_ones_own_at_the_end(h):
    sheet, row = h.of_answer(3)
    spot = (sheet, sheet.max_row + 2)
    h.put(spot, Answer="I heard this at the fête.", Add_code_1="Benches", Reviewer="CD")
    h.put(spot, Question=h.cell((sheet, row), "Question").value)
    h.refuse(spot, "Answer id", HANDED)


@case
def notes_beneath_the_rows(h):
    sheet, _ = h.answer(3, Decision_1="Remove", Reviewer="CD")
    sheet.cell(sheet.max_row + 3, 60).value = "Ask Jo about the bins"
    h.take("remove", "t02", 3)


@case
def blank_rows_between(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    for sheet in h.sheets("answers"):
        sheet.insert_rows(h.body(sheet)[1], 2)
    h.take("remove", "t02", 3)


@case
def a_column_of_ones_own_between(h):
    sheet, _ = h.answer(3, Decision_1="Remove", Reviewer="CD")
    sheet.insert_cols(h.column(sheet, "Decision 1"))
    sheet.cell(h.kind(sheet)[1], h.column(sheet, "Decision 1") - 1).value = "My notes"
    h.take("remove", "t02", 3)


@case
def a_column_copied_beside_itself(h):
    sheet, row = h.of_answer(3)
    at, end = h.column(sheet, "Decision 1"), sheet.max_column + 1
    for every in (h.kind(sheet)[1], *h.body(sheet)):
        sheet.cell(every, end).value = sheet.cell(every, at).value
    sheet.cell(row, end).value = "Accept"
    h.refuse_sheet(sheet.title, "Decision 1", "Two columns have this heading")


@case
def a_column_deleted(h):
    sheet, _ = h.of_answer(0)
    sheet.delete_cols(h.column(sheet, "Decision 2"))
    h.refuse_sheet(sheet.title, "Decision 2", "The column is missing")


@case
def the_column_of_stances_deleted(h):
    sheet, _ = h.of_answer(5)
    sheet.delete_cols(h.column(sheet, "Stance"))
    h.refuse_sheet(sheet.title, "Stance", "The column is missing")


@case
def columns_that_only_tell_deleted(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    for sheet in h.sheets("answers"):
        for heading in ("Times given", "Passage 1", "Passage 2", "Suggested stance"):
            if heading in h.kind(sheet)[2]:
                sheet.delete_cols(h.column(sheet, heading))
    h.take("remove", "t02", 3)


@case
def a_column_moved_to_the_end(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    for sheet in h.sheets("answers"):
        start, at, end = h.kind(sheet)[1], h.column(sheet, "Decision 1"), sheet.max_column + 1
        for row in (start, *h.body(sheet)):
            sheet.cell(row, end).value = sheet.cell(row, at).value
        sheet.delete_cols(at)
    h.take("remove", "t02", 3)


@case
def a_heading_renamed(h):
    sheet, _ = h.of_answer(0)
    h.rename_heading(sheet, "Accept all", "All right?")
    h.refuse_sheet(sheet.title, "Accept all", "The column is missing")


@case
def headings_translated(h):
    sheet, _ = h.of_answer(0)
    h.rename_heading(sheet, "Answer", "Antwort")
    h.rename_heading(sheet, "Reviewer", "Geprüft von")
    h.refuse_sheet(sheet.title, "Answer", "The column is missing")
    h.refuse_sheet(sheet.title, "Reviewer", "The column is missing")


@case
def headings_with_spaces_behind(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    sheet, _ = h.of_answer(3)
    h.rename_heading(sheet, "Decision 1", "Decision 1\u00a0 ")
    h.take("remove", "t02", 3)


@case
def headings_in_a_lower_row(h):
    h.answer(3, Decision_1="Remove", Reviewer="CD")
    for sheet in h.sheets("answers"):
        sheet.insert_rows(1, 5)
        sheet.cell(1, 1).value = "Printed for the meeting"
    h.take("remove", "t02", 3)


@case
def the_row_of_headings_sorted_among_the_rows(h):
    sheet, _ = h.answer(3, Decision_1="Remove", Reviewer="CD")
    start = h.kind(sheet)[1]
    heads = h.values((sheet, start))
    sheet.delete_rows(start)
    sheet.insert_rows(start + 2)
    h.paste((sheet, start + 2), heads)
    h.refuse((sheet, start), "Answer id", "above the headings")
    h.refuse((sheet, start + 1), "Answer id", "above the headings")


@case
def cells_merged_down_the_rows(h):
    sheet, row = h.answer(3, Decision_1="Remove", Reviewer="CD")
    letter = sheet.cell(row, h.column(sheet, "Decision 1")).column_letter
    sheet.merge_cells(f"{letter}{row}:{letter}{row + 1}")
    h.refuse((sheet, row), "Decision 1", "merged")


@case
def cells_merged_in_the_title_and_in_columns_of_ones_own(h):
    sheet, row = h.answer(3, Decision_1="Remove", Reviewer="CD")
    sheet.merge_cells("A1:D1")
    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=60, end_column=60)
    h.take("remove", "t02", 3)


@case
def a_formula_for_a_decision(h):
    h.refuse(h.answer(3, Decision_1='=IF(C5>1,"Accept","Remove")'), "Decision 1", "neither")


@case
def a_formula_for_initials(h):
    h.refuse(h.answer(3, Decision_1="Accept", Reviewer="=P4"), "Reviewer", "formula")


@case
def errors_of_the_spreadsheet(h):
    spot = h.answer(3, Decision_1="#REF!", Add_code_1="#N/A", Reviewer="#NAME?")
    h.refuse(spot, "Decision 1", "neither")
    h.refuse(spot, "Add code 1", "no code of this name")
    h.refuse(spot, "Reviewer", "formula")


@case
def numbers_and_ticks_for_decisions(h):
    h.answer(3, Decision_1=1, Reviewer="CD")
    h.answer(5, Decision_1=True, Decision_2=0.0, Reviewer="CD")
    h.answer(9, Decision_1="✗", Reviewer="CD")
    h.take("accept", "t02", 3)
    h.take("accept", "buses", 5)
    h.take("remove", "waiting", 5)
    h.take("remove", "buses", 9)


@case
def a_number_that_is_no_decision(h):
    h.refuse(h.answer(3, Decision_1=7), "Decision 1", "neither")


@case
def an_answer_typed_again_as_a_number(h):
    h.answer(6, Answer=12, Decision_1="Accept", Reviewer="CD")
    h.take("accept", "other", 6)


@case
def an_id_that_became_a_number(h):
    h.refuse(h.answer(3, Answer_id=3.67e10, Decision_1="Accept"), "Answer id", HANDED)


@case
def codes_that_became_dates(h):
    spot = h.answer(3, Add_code_1=datetime.datetime(2026, 2, 1), Reviewer="CD")
    h.refuse(spot, "Add code 1", "no code of this name")


@case
def initials_that_became_a_date(h):
    spot = h.answer(3, Decision_1="Accept", Reviewer=datetime.datetime(2026, 3, 1))
    h.refuse(spot, "Reviewer", "date")


@case
def spaces_capitals_and_hard_spaces(h):
    h.answer(3, Decision_1="\u00a0 aCCept ", Add_code_1=" waiting\u00a0TIMES", Reviewer=" CD\u00a0")
    h.take("accept", "t02", 3)
    h.take("add", "waiting", 3)


@case
def a_space_of_no_width_behind_a_word(h):
    h.answer(3, Decision_1="Accept\u200b", Reviewer="CD")
    h.take("accept", "t02", 3)


@case
def an_apostrophe_turned_by_autocorrect(h):
    spot = h.answer(3, Answer="Bins overflow and it’s worse on Sundays.", Decision_1="Accept")
    h.refuse(spot, "Answer", WORDS)


@case
def dots_turned_by_autocorrect(h):
    spot = h.answer(4, Answer="Somewhere to sit by the pond…", Decision_1="Accept")
    h.refuse(spot, "Answer", WORDS)


@case
def a_theme_named_with_a_slip(h):
    spot = h.answer(3, Add_code_1="Wating times", Reviewer="CD")
    h.refuse(spot, "Add code 1", "no code of this name", "“Waiting times”")


@case
def a_theme_named_that_is_nothing_like_any(h):
    h.refuse(h.answer(3, Add_code_1="Zebra"), "Add code 1", "no code of this name")


@case
def the_theme_of_another_question(h):
    spot = h.answer(3, Add_code_1="Toilets", Reviewer="CD")
    h.refuse(spot, "Add code 1", "no code of this name")


@case
def a_theme_that_was_retired(h):
    h.refuse(h.answer(3, Add_code_1="The café"), "Add code 1", "merged, retired or split")


@case
def a_theme_by_the_name_it_had_before(h):
    h.answer(6, Add_code_1="Litter and bins", Reviewer="CD")
    h.take("add", "t02", 6)


@case
def a_code_removed_and_added_in_one_row(h):
    spot = h.answer(3, Decision_1="Remove", Add_code_1="Litter", Reviewer="CD")
    h.refuse(spot, "Add code 1", "removed and added")


@case
def one_code_added_twice_in_a_row(h):
    h.answer(3, Add_code_1="Waiting times", Add_code_3="waiting times", Reviewer="CD")
    h.take("add", "waiting", 3)


@case
def accept_all_beside_other_decisions(h):
    h.answer(5, Decision_2="Remove", Accept_all="Yes", Add_code_1="Litter", Reviewer="CD")
    h.take("accept", "buses", 5)
    h.take("remove", "waiting", 5)
    h.take("add", "t02", 5)


@case
def accept_all_with_doubts(h):
    h.refuse(h.answer(5, Accept_all="yes?"), "Accept all", "not “Yes”")


@case
def accept_in_the_wrong_column(h):
    spot = h.answer(3, Decision_2="Accept", Add_code_1="Accept", Reviewer="CD")
    h.refuse(spot, "Decision 2", "no code that it is about")
    h.refuse(spot, "Add code 1", "no code of this name")


@case
def a_stance_that_cannot_be_chosen(h):
    h.refuse(h.answer(3, Stance="For"), "Stance", "none of Supports")


@case
def a_stance_where_none_is_asked_for(h):
    sheet, _ = h.of_answer(7)
    sheet.cell(h.kind(sheet)[1], 60).value = "Stance"
    h.refuse(h.answer(7, Stance="Supports"), "Stance", "does not ask")


@case
def decisions_without_initials(h):
    h.answer(3, Decision_1="Remove")
    h.answer(9, Decision_1="Accept")
    h.take("remove", "t02", 3, by="")
    h.take("accept", "buses", 9, by="")


@case
def initials_alone_in_every_row(h):
    for sheet, row, _ in list(h.rows("answers")):
        h.put((sheet, row), Reviewer="CD")


@case
def what_a_colleague_decided_emptied(h):
    h.answer(2, Decision_1=None, Reviewer="CD")
    h.take("taken back", "t01", 2)


@case
def an_id_that_is_anothers(h):
    other = h.cell(h.of_answer(7), "Answer id").value
    h.refuse(h.answer(8, Answer_id=other, Decision_1="Accept"), "Answer", WORDS)


@case
def an_id_cut_short(h):
    given = h.cell(h.of_answer(3), "Answer id").value
    h.refuse(h.answer(3, Answer_id=given[:6], Decision_1="Accept"), "Answer id", HANDED)


@case
def a_question_that_is_none(h):
    h.refuse(h.answer(3, Question="Why?", Decision_1="Accept"), "Question", "no such question")


@case
def every_kind_of_slip_at_once(h):
    one = h.answer(0, Decision_1="maybe", Add_code_1="Waiting times")
    two = h.answer(3, Answer="Other words.", Decision_1="Accept")
    h.refuse(one, "Decision 1", "neither")
    h.refuse(one, "Add code 1", "removed and added")
    h.refuse(two, "Answer", WORDS)


@case
def thousands_of_empty_rows_that_were_formatted(h):
    from openpyxl.styles import PatternFill

    sheet, _ = h.answer(3, Decision_1="Remove", Reviewer="CD")
    for row in range(sheet.max_row + 1, sheet.max_row + 3000):
        sheet.cell(row, 3).fill = PatternFill("solid", fgColor="FFFF00")
    h.take("remove", "t02", 3)


@case
def a_stray_cell_in_the_last_row_and_column_there_is(h):
    sheet, _ = h.answer(3, Decision_1="Remove", Reviewer="CD")
    sheet.cell(1_048_576, 16_384).value = " "
    h.take("remove", "t02", 3)


@case
def sheets_protected_and_columns_hidden(h):
    sheet, _ = h.answer(3, Decision_1="Remove", Reviewer="CD")
    for one in h.book:
        one.protection.sheet = True
        one.column_dimensions["B"].hidden = True
    sheet.sheet_state = "hidden"
    h.take("remove", "t02", 3)


@pytest.mark.parametrize("does", CASES.values(), ids=CASES)
def test_it_ends_in_the_right_decisions_or_in_a_sentence(tmp_path, does):
    judge(does, tmp_path)
