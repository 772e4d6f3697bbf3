"""What becomes of a response as workbooks come back and themes go. All words are invented."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from consult.analysis.response.decided import (
    ResponsesReturned,
    ReturnedRow,
    found_anew,
    responding_of,
    with_responses,
    with_statement,
)
from consult.errors import Problem
from consult.model.publishing.response import (
    WHOLE,
    AskedTheme,
    CouncilResponse,
    KeptResponse,
    ResponseRecord,
    WhatChanged,
)
from consult.model.settings.sections import Recorded

OURS = CouncilResponse("They stay open.", WhatChanged.CHANGED, "", "AB")
THEIRS = CouncilResponse("They close.", WhatChanged.NOT_CHANGED, "", "CD")
NOTHING = CouncilResponse()
NO_PROBLEM = Problem("")


def kept(response, code="t1", theme="Toilets"):
    return KeptResponse("why", code, theme, response)


def returned(*rows):
    return ResponsesReturned(tuple(ReturnedRow(row, "", NO_PROBLEM, NO_PROBLEM) for row in rows))


def test_what_is_written_over_is_kept_beneath_what_stands():
    first = with_responses(ResponseRecord(), returned(kept(OURS)))
    second = with_responses(first, returned(kept(THEIRS)))
    assert second == ResponseRecord((kept(THEIRS),), (kept(OURS),))


def test_an_emptied_cell_takes_a_response_back_and_it_is_kept():
    first = with_responses(ResponseRecord(), returned(kept(OURS)))
    assert with_responses(first, returned(kept(NOTHING))) == ResponseRecord((), (kept(OURS),))


def test_a_response_whose_row_is_gone_holds_on():
    first = with_responses(ResponseRecord(), returned(kept(OURS)))
    assert with_responses(first, returned()) == first


CODES = st.sampled_from(["t1", "t2", "t3"])
WORDS = st.sampled_from([NOTHING, OURS, THEIRS, CouncilResponse("Later.", WhatChanged.CONSIDERED)])


@given(st.lists(st.dictionaries(CODES, WORDS), max_size=8))
def test_no_response_that_was_ever_returned_is_lost_in_whatever_order_copies_come_back(copies):
    record, ever = ResponseRecord(), set()
    for copy in copies:
        rows = [kept(words, code) for code, words in copy.items()]
        ever |= {row for row in rows if row.response}
        record = with_responses(record, returned(*rows))
        assert {row.response for row in record.standing if row.code in copy} == {
            row.response for row in rows if row.response
        }
    assert {*record.standing, *record.earlier} == ever


def responding(themes, record):
    return responding_of(themes, found_anew(record, themes))


def test_a_response_lapses_when_its_theme_goes_and_holds_again_when_it_comes_back():
    record = ResponseRecord((kept(OURS),))
    gone = responding((AskedTheme("why", "t2", "Dogs"),), record)
    assert (gone.lapsed, gone.answered) == (1, ())
    back = responding((AskedTheme("why", "t1", "Toilets"),), record)
    assert (back.lapsed, [one.response for one in back.answered]) == (0, [OURS])


def test_a_theme_found_anew_under_its_name_keeps_its_response():
    found = responding((AskedTheme("why", "t7", "toilets"),), ResponseRecord((kept(OURS),)))
    assert (found.lapsed, found.themes[0].response) == (0, OURS)


def test_a_response_that_moved_to_a_theme_found_anew_is_no_longer_kept_under_the_old_one():
    theme = AskedTheme("why", "t7", "Toilets")
    once = found_anew(ResponseRecord((kept(OURS),)), (theme,))
    assert once.standing == (kept(OURS, "t7"),)
    assert found_anew(once, (theme,)) == once


def test_a_response_is_kept_under_the_name_its_theme_has_now_and_is_found_again_by_that():
    record = found_anew(ResponseRecord((kept(OURS),)), (AskedTheme("why", "t1", "Wash rooms"),))
    found = responding((AskedTheme("why", "t7", "Wash rooms"),), record)
    assert (found.lapsed, found.themes[0].response) == (0, OURS)


def test_a_response_is_not_guessed_between_two_themes_of_one_name():
    themes = (AskedTheme("why", "t7", "Toilets"), AskedTheme("why", "t8", "Toilets"))
    assert responding(themes, ResponseRecord((kept(OURS),))).lapsed == 1


def test_a_response_at_another_question_is_not_taken():
    found = responding((AskedTheme("more", "t7", "Toilets"),), ResponseRecord((kept(OURS),)))
    assert (found.lapsed, found.answered) == (1, ())


def test_a_response_counts_only_with_what_changed_and_whoever_stands_behind_it():
    for unfinished in (
        CouncilResponse("They stay open.", None, "", "AB"),
        CouncilResponse("They stay open.", WhatChanged.CHANGED, "", ""),
        CouncilResponse("", WhatChanged.CHANGED, "", "AB"),
    ):
        record = ResponseRecord((kept(unfinished),))
        found = responding((AskedTheme("why", "t1", "Toilets"),), record)
        assert (found.begun, len(found.unanswered)) == (False, 1)


STATED = Recorded("The council will respond in July.", "the parks team", date(2024, 6, 3))


def test_what_stood_in_records_toml_is_taken_over_once():
    taken = with_statement(ResponseRecord(), STATED)
    (one,) = taken.standing
    assert (one.key, one.response.text) == (WHOLE, "The council will respond in July.")
    assert one.response.by == "the parks team, 3 June 2024"
    assert with_statement(taken, Recorded("Other.", "x", date(2024, 6, 4))) == taken


def test_what_was_taken_back_in_the_workbook_does_not_come_back_from_records_toml():
    record = ResponseRecord((), (KeptResponse(*WHOLE, "", OURS),))
    assert with_statement(record, STATED) == record
