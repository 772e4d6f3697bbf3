"""The answers that were given most to each question, in words for a cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from consult.errors import many
from consult.office.words import one_line, shorten

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 5
"""Answers that are shown of a question: the points of a usual scale, and two lines of a cell."""

FEWEST = 3
"""People who must have given an answer for it to be shown: a check quotes none that fewer typed."""

LETTERS = 40
"""Of an answer, as in the line above a question in study.toml."""


def given_most(answers: pd.DataFrame, comments: pd.DataFrame) -> dict[str, str]:
    """Id of each question that was answered -> the answers given most, with how many gave each.

    Parameters
    ----------
    answers, comments
        Schemas ``ANSWERS`` and ``COMMENTS``, of one consultation.
    """
    from consult.model.survey.tables import State

    said = answers[answers["state"].isin([State.ANSWERED, State.PREFER_NOT_TO_SAY])]
    numbers = said[said["number"].notna() & (said["option"] == "")]
    ranks = said["number"].notna() & (said["option"] != "")
    out = _of(said[~ranks & (said["option"] != "")], "option", "answer")
    out |= _of(said[ranks & (said["number"] == 1)], "option", "answer put first", "put first: ")
    out |= _of(numbers.assign(number=numbers["number"].map("{:g}".format)), "number", "number")
    written = comments[comments["state"] == State.ANSWERED]
    return out | _of(written, "text", "answer")


def _of(table: pd.DataFrame, column: str, noun: str, before: str = "") -> dict[str, str]:
    counts = table.groupby(["question_id", column], observed=True).size().reset_index()
    found: dict[str, dict[str, int]] = {}
    for question, answer, times in counts.itertuples(index=False, name=None):
        words = one_line(str(answer))
        mine = found.setdefault(str(question), {})
        mine[words] = mine.get(words, 0) + int(times)
    return {question: before + _in_words(mine, noun) for question, mine in found.items()}


def _in_words(times: Mapping[str, int], noun: str) -> str:
    ranked = sorted(times, key=lambda answer: (-times[answer], answer))
    shown = [answer for answer in ranked if times[answer] >= FEWEST][:SHOWN]
    others = len(ranked) - len(shown)
    said = [f"“{shorten(answer, LETTERS)}” {times[answer]:,}" for answer in shown]
    if not said:
        return f"{many(others, f'different {noun}')}, none given by {FEWEST} people or more"
    return "; ".join([*said, f"and {many(others, 'other')}"] if others else said)
