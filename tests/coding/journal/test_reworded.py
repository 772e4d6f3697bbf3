"""Decisions go with a comment that is shown in other words. All hashes and names are invented."""

from consult.coding.journal.fold import fold
from consult.coding.journal.lines import numbered_after
from consult.coding.journal.reworded import reworded_lines
from consult.coding.journal.what_stands import people_of
from consult.model.coding.deciding import Decision
from consult.model.coding.journal import Act, JournalEntry


def said(act, text, code="fares", by="AB"):
    return JournalEntry(act, "q", text, code, by=by)


FIRST = [JournalEntry(Act.SUGGESTED, "q", code="fares", value="Fares")]


def lived(*steps):
    """What stands after lines and rewordings, in turn; a rewording is (which, what is shown)."""
    journal = numbered_after((), FIRST)
    for step in steps:
        if isinstance(step, tuple):
            reworded, standing = step
            keys = {("q", text) for text in standing}
            of = {("q", was): frozenset(now) for was, now in reworded.items()}
            step = list(reworded_lines(fold(journal), of, keys, on="2026-01-02"))
        journal = (*journal, *numbered_after(journal, step))
    return fold(journal), journal


def decided(state, text):
    found = people_of(state).texts.get(("q", text), {})
    return {code: decision for code, (decision, _) in found.items()}


DONE = [said(Act.ACCEPT, "was"), JournalEntry(Act.FINISHED, "q", "was", by="AB")]


def test_both_comments_that_read_alike_before_have_what_was_decided_of_them():
    state, _ = lived(DONE, ({"was": {"one", "two"}}, {"one", "two"}))
    assert decided(state, "one") == decided(state, "two") == {"fares": Decision.ACCEPT}
    assert {("q", "one"), ("q", "two")} <= state.finished


def test_nothing_is_said_twice():
    move = ({"was": {"now"}}, {"now"})
    _, once = lived(DONE, move)
    _, twice = lived(DONE, move, move)
    assert twice == once


def test_what_a_person_said_since_is_not_undone_by_words_of_before():
    move = ({"was": {"now"}}, {"now"})
    back = ({"now": {"was"}}, {"was"})
    state, _ = lived(DONE, move, [said(Act.TAKEN_BACK, "now")], move, back)
    assert decided(state, "was") == {}


def test_a_later_word_on_the_old_wording_goes_with_it_unless_others_are_shown_so_still():
    move, shared = ({"was": {"now"}}, {"now"}), ({"was": {"now"}}, {"now", "was"})
    later = [said(Act.REMOVE, "was")]
    assert decided(lived(DONE, move, later, move)[0], "now") == {"fares": Decision.REMOVE}
    assert decided(lived(DONE, shared, later, shared)[0], "now") == {"fares": Decision.ACCEPT}


def test_two_comments_that_read_alike_now_are_open_where_one_person_said_otherwise_of_each():
    both = [
        *DONE,
        said(Act.REMOVE, "too"),
        JournalEntry(Act.FINISHED, "q", "too", by="AB"),
    ]
    state, _ = lived(both, ({"was": {"now"}, "too": {"now"}}, {"now"}))
    assert decided(state, "now") == {"fares": Decision.REMOVE}
    assert ("q", "now") not in state.finished


def test_contrary_words_of_two_people_are_a_conflict_after_it_too():
    both = [*DONE, said(Act.REMOVE, "too", by="CD")]
    state, _ = lived(both, ({"was": {"now"}, "too": {"now"}}, {"now"}))
    words = [slot for slot, words in state.words.items() if slot.text == "now" and len(words) == 2]
    assert [slot.code for slot in words] == ["fares"]
