"""Which words were shown for which, by hashes. All comments are invented."""

import pandas as pd

from consult.analysis.codes.shown_as import reworded, shown_as
from consult.coding.texts.words_hash import words_hash

TYPED = {"r1": "I like kelvoro.", "r2": "I like bramoz.", "r3": "Good.", "r4": "I like  kelvoro."}
HIDDEN = "I like [name]."


def frame(texts):
    rows = [(who, "q", text) for who, text in texts.items()]
    return pd.DataFrame(rows, columns=["response_id", "question_id", "text"])


def table(shown, before=None, hidden=lambda _: "", order=1):
    return shown_as(frame(TYPED)[::order], frame(shown)[::order], before, hidden=hidden)


ALL_HIDDEN = TYPED | {"r1": HIDDEN, "r2": HIDDEN, "r4": HIDDEN}
ONE_SHOWN = TYPED | {"r2": HIDDEN}


def key(text):
    return "q", words_hash(text)


def test_what_was_hidden_is_found_under_the_words_of_now_and_the_other_way_round():
    first = table(ALL_HIDDEN)
    assert reworded(first) == {}
    second = table(ONE_SHOWN, first)
    assert reworded(second) == {key(HIDDEN): {words_hash("I like kelvoro.")}}
    assert reworded(table(ALL_HIDDEN, second)) == {key("I like kelvoro."): {words_hash(HIDDEN)}}


def test_words_of_a_run_without_a_table_are_those_in_which_every_name_is_hidden():
    found = table(TYPED, hidden=lambda text: HIDDEN if "kelvoro" in text else "")
    assert reworded(found) == {key(HIDDEN): {words_hash("I like kelvoro.")}}


def test_the_order_of_rows_changes_nothing():
    before = table(ALL_HIDDEN)
    pd.testing.assert_frame_equal(table(ONE_SHOWN, before), table(ONE_SHOWN, before, order=-1))


def test_a_comment_that_is_away_for_a_run_is_known_when_it_is_back():
    away = {who: text for who, text in TYPED.items() if who in ("r2", "r3")}
    between = shown_as(frame(away), frame(away), table(ALL_HIDDEN), hidden=lambda _: "")
    assert key(HIDDEN) in reworded(table(ONE_SHOWN, between))
