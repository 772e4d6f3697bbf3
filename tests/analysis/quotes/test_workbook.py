"""The workbook of quotes: what stands in it, and what comes back. All words are invented."""

import pytest
from openpyxl import load_workbook

from consult.analysis.quotes import workbook as at
from consult.analysis.quotes.decided import (
    QuoteBook,
    QuotesReturned,
    from_quote_decisions,
    quoting_of,
    to_quote_decisions,
    with_returned,
)
from consult.analysis.quotes.propose import key_of
from consult.errors import ReviewError
from consult.model.publishing.quotes import ApprovedQuote, ProposedQuote, QuoteDecision

FIRST = "the toilets should stay open all through the winter"
SECOND = "=more benches by the side of the lake please"
THIRD = "the opening hours are far too short for us"
QUOTES = (
    ProposedQuote("why", "care", "Care", FIRST, f"{FIRST}. And more.", "A parent", ("Think",)),
    ProposedQuote("why", "care", "Care", SECOND, SECOND),
    ProposedQuote("why", "cost", "Cost", THIRD, THIRD),
)


def book(decided=None):
    return QuoteBook("Parks", {"why": "Why?"}, QUOTES, decided or {})


@pytest.fixture
def filled(tmp_path):
    """Writes the workbook, has something done to its sheet, and reads it back."""

    def back(change=lambda sheet, first: None, decided=None):
        path = tmp_path / "quotes.xlsx"
        at.write_quotes(book(decided), path)
        file = load_workbook(path)
        sheet = file[at.SHEET]
        first = next(c.row for c in sheet["I"] if c.value == at.QUOTE_ID) + 1
        change(sheet, first)
        file.save(path)
        return at.read_quotes(path)

    return back


def allow(sheet, first):
    sheet.cell(first, 3, "yes ")
    sheet.cell(first, 4, "AB")
    sheet.cell(first + 1, 3, "No")


def test_what_people_chose_comes_back_and_what_they_left_open_is_open(filled):
    said = filled(allow).said
    assert said[key_of("why", FIRST)] == QuoteDecision(True, "AB")
    assert said[key_of("why", SECOND)] == QuoteDecision(False, "")
    assert said[key_of("why", THIRD)] is None


def test_rows_may_be_sorted_and_columns_and_notes_added(filled):
    def sort(sheet, first):
        allow(sheet, first)
        sheet.move_range(f"A{first}:I{first}", rows=9)
        sheet.insert_cols(1)
        sheet.cell(first - 1, 1, "My notes")
        sheet.cell(first + 20, 1, "ask about this one")

    assert filled(sort).said[key_of("why", FIRST)] == QuoteDecision(True, "AB")


def test_the_same_workbook_is_known_again_whatever_was_decided_in_it(filled):
    assert filled(allow).shows == at.shows(book({key_of("why", THIRD): QuoteDecision(True, "C")}))
    assert at.shows(book()) != at.shows(QuoteBook("Parks", {"why": "Why?"}, QUOTES[:2], {}))


def test_decisions_stand_in_the_workbook_when_it_is_written_again(filled):
    decided = {key_of("why", FIRST): QuoteDecision(True, "AB")}
    assert filled(decided=decided).said[key_of("why", FIRST)] == QuoteDecision(True, "AB")


@pytest.mark.parametrize(
    ("row", "column", "value", "what"),
    [
        (0, 3, "maybe", "This is neither Yes nor No."),
        (0, 3, "Yes", "Nobody stands behind this Yes."),
        (0, 2, "the toilets should stay open", "The words of the quote, or its question, were"),
        (0, 8, "other: Why?", "The words of the quote, or its question, were changed."),
        (9, 3, "Yes", "Something is decided in a row without a quote id"),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_row(filled, row, column, value, what):
    at_row = []

    def change(sheet, first):
        at_row.append(first + row)
        sheet.cell(first + row, column, value)

    with pytest.raises(ReviewError) as error:
        filled(change)
    [problem] = error.value.problems
    assert problem.what.startswith(what)
    assert problem.place.row == at_row[0]
    assert value not in f"{problem.what}{problem.hint}" or value == "Yes"


def test_all_problems_are_named_at_once(filled):
    def change(sheet, first):
        for row in range(first, first + 3):
            sheet.cell(row, 3, "perhaps")

    with pytest.raises(ReviewError) as error:
        filled(change)
    assert len(error.value.problems) == 3


def test_two_rows_of_one_quote_that_disagree_are_named(filled):
    def change(sheet, first):
        allow(sheet, first)
        for column in range(1, 10):
            sheet.cell(first + 7, column, sheet.cell(first, column).value)
        sheet.cell(first + 7, 3, "No")

    with pytest.raises(ReviewError, match="says the opposite"):
        filled(change)


@pytest.mark.parametrize("gone", [at.SHEET, at.QUOTE_ID])
def test_a_sheet_or_a_column_that_is_gone_is_named(filled, gone):
    def change(sheet, first):
        if gone == at.SHEET:
            sheet.title = "Other"
        else:
            sheet.cell(first - 1, 9, "what")

    with pytest.raises(ReviewError, match="is missing"):
        filled(change)


def test_an_emptied_cell_takes_the_decision_back_and_what_is_not_shown_holds_on():
    kept, gone = key_of("why", "words of an earlier run"), key_of("why", FIRST)
    before = {kept: QuoteDecision(True, "AB"), gone: QuoteDecision(True, "AB")}
    assert with_returned(before, QuotesReturned({gone: None})) == {kept: QuoteDecision(True, "AB")}


def test_only_what_a_person_approved_is_printed_and_the_rest_waits():
    decided = {key_of("why", FIRST): QuoteDecision(True, "AB")}
    found = quoting_of(QUOTES, decided, wanted=2, most=2)
    assert found.approved == (ApprovedQuote("why", "care", FIRST, "A parent"),)
    assert (found.waiting, found.by) == (2, ("AB",))


def test_a_theme_with_as_many_approved_as_are_printed_waits_for_nobody():
    decided = {key_of("why", FIRST): QuoteDecision(True, "AB")}
    assert quoting_of(QUOTES[:2], decided, wanted=1, most=1).waiting == 0


def test_a_theme_of_which_all_were_refused_waits_for_nobody():
    decided = {key_of("why", THIRD): QuoteDecision(False, "AB")}
    found = quoting_of(QUOTES[2:], decided, wanted=3, most=3)
    assert (found.approved, found.waiting, found.by) == ((), 0, ())


def test_decisions_are_kept_without_a_word_of_a_quote():
    decided = {
        key_of("why", FIRST): QuoteDecision(True, "AB"),
        key_of("why", THIRD): QuoteDecision(False),
    }
    frame = to_quote_decisions(decided)
    assert from_quote_decisions(frame) == decided
    assert "toilets" not in frame.to_csv()
    assert len(to_quote_decisions({})) == 0


def test_every_yes_is_printed_up_to_what_the_study_asks_for_and_only_its_people_are_named():
    decided = {
        key_of("why", FIRST): QuoteDecision(True, "AB"),
        key_of("why", SECOND): QuoteDecision(True, "CD"),
    }
    both = quoting_of(QUOTES[:2], decided, wanted=1, most=3)
    assert (len(both.approved), both.waiting, both.by) == (2, 0, ("AB", "CD"))
    one = quoting_of(QUOTES[:2], decided, wanted=1, most=1)
    assert (len(one.approved), one.by, one.lapsed) == (1, ("AB",), 1)


def test_approved_words_that_no_longer_pass_are_counted():
    decided = {key_of("why", text): QuoteDecision(True, "AB") for text in (FIRST, "words gone")}
    found = quoting_of(QUOTES, decided, wanted=1, most=3)
    assert (len(found.approved), found.lapsed) == (1, 1)
    assert quoting_of(QUOTES, {}, wanted=1, most=3).lapsed == 0
