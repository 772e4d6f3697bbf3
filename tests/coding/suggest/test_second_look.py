"""What comments given a code have in common is a second opinion of all comments."""

import numpy as np
import pytest

from consult.coding import Encoders
from consult.coding.suggest.definition_scores import read, score
from consult.coding.suggest.second_look import FEWEST, second_look
from consult.embed import wording
from consult.model.coding.codeframe import Code
from tests.coding.invented import BUSES, WAITING

STAFF = Code("staff", "Kind nurses", "Nurses and doctors who are kind.")
COSTS = Code("costs", "Money", "What money is spent on.")
CODES = (BUSES, WAITING, STAFF, COSTS)
IDS = tuple(code.id for code in CODES)
TIMETABLE = "The timetable is a joke 500"
TEXTS = sorted(
    [f"The bus timetable is a joke {n}" for n in range(40)]
    + [f"A waiting list of months upon months {n}" for n in range(40)]
    + [f"Nurses smile at everybody {n}" for n in range(40)]
    + [f"Money for flowers and fountains {n}" for n in range(40)]
    + [TIMETABLE]
)


def meaning(texts):
    """Two directions: whatever has a timetable in it, and all else."""
    rows = np.array([[float("timetable" in text), float("months" in text)] for text in texts])
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 0, lengths, 1)


def looked_at(texts, meaning=None):
    reading = read(texts, CODES, Encoders(wording, meaning))
    first = score(reading, IDS).values
    return first, second_look(reading, first)


@pytest.mark.parametrize("by", [None, meaning])
def test_a_comment_like_those_of_a_code_moves_towards_it_without_a_word_of_its_definition(by):
    first, second = looked_at(TEXTS, by)
    row = TEXTS.index(TIMETABLE)
    assert first[row, 0] < 0.1
    assert second[row, 0] > first[row, 0]
    assert second[row].argmax() == 0


def test_few_comments_are_left_as_they_were_scored():
    first, second = looked_at(TEXTS[: FEWEST - 1])
    assert second is first


def test_scores_stay_between_nought_and_one():
    _, second = looked_at(TEXTS, meaning)
    assert ((second >= 0) & (second <= 1)).all()


def test_no_codes_and_no_comments_are_no_trouble():
    reading = read(TEXTS, (), Encoders(wording, meaning))
    assert second_look(reading, score(reading, ()).values).shape == (len(TEXTS), 0)
    nothing = read([], CODES, Encoders(wording, meaning))
    assert second_look(nothing, score(nothing, IDS).values).shape == (0, 4)


def test_meaning_brings_a_comment_near_a_code_that_shares_no_word_with_it():
    without, _ = looked_at(["Expensive coaches"])
    same = [1.0, 0.0]

    def coaches_are_buses(texts):
        near = {"Expensive coaches": same, TEXTS[0]: same}
        return np.array([near.get(text, same if "buses" in text else [0.0, 1.0]) for text in texts])

    with_meaning, _ = looked_at(["Expensive coaches"], coaches_are_buses)
    assert with_meaning[0, 0] > without[0, 0]
    assert with_meaning[0, 0] > with_meaning[0, 1]
