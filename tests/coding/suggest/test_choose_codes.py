"""Claims about cutting comments up, scoring them and choosing codes."""

from __future__ import annotations

import re

import numpy as np
import pytest

from consult.coding import Encoders
from consult.coding.suggest.choose_codes import choose
from consult.coding.suggest.definition_scores import active_codes, read, score
from consult.coding.texts.segments import segments
from consult.embed import wording
from tests.coding.invented import CODEFRAME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bus is late. I wait.", ("The bus is late.", "I wait.")),
        ("I like the park but the bus is late", ("I like the park", "but the bus is late")),
        ("Good but late", ("Good but late",)),
        (
            "Parks are lovely here\nbuses are not here",
            ("Parks are lovely here", "buses are not here"),
        ),
        ("", ("",)),
        ("😀", ("😀",)),
    ],
)
def test_a_comment_is_cut_where_it_turns(text: str, expected: tuple[str, ...]) -> None:
    assert segments([text]) == [expected]


def test_every_word_of_a_comment_is_in_one_of_its_clauses() -> None:
    text = "We wait; the list is long, however nobody calls us. Yet I do hope so. But fine"

    clauses = segments([text])[0]

    assert re.findall(r"\w+", " ".join(clauses)) == re.findall(r"\w+", text)


def test_scores_have_a_row_a_comment_and_a_column_an_active_code() -> None:
    codes = active_codes(CODEFRAME)
    reading = read(["Bus fares", "Waiting lists", ""], codes, Encoders(wording))
    scores = score(reading, tuple(code.id for code in codes))

    assert scores.codes == ("buses", "waiting")
    assert scores.values.shape == (3, 2)
    assert scores.values.argmax(axis=1).tolist()[:2] == [0, 1]
    assert scores.values[2].tolist() == [0, 0]


def test_the_average_number_of_codes_is_the_one_expected() -> None:
    scores = np.random.default_rng(1).random((200, 10))

    assert choose(scores, expected=1.5).sum() == 300
    assert choose(scores, expected=1.0).sum() == 200


def test_no_comment_has_more_than_three_codes_and_none_below_the_floor() -> None:
    scores = np.array([[0.9, 0.8, 0.7, 0.6], [0.05, 0.01, 0.0, 0.0], [0.5, 0.04, 0.0, 0.0]])

    chosen = choose(scores, expected=3, floor=0.06)

    assert chosen.tolist() == [
        [True, True, True, False],
        [False, False, False, False],
        [True, False, False, False],
    ]


def test_who_says_more_is_given_a_second_code_sooner():
    scores = np.array([[0.5, 0.3], [0.5, 0.3]])

    chosen = choose(scores, expected=1.5, words=[5, 50])

    assert chosen.tolist() == [[True, False], [True, True]]
