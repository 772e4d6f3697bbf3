"""The numbers that stand for the answers of a scale, so that they have a mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from consult.model.survey.questionnaire import Kind, OptionRole, Question

FEWEST = 3
"""Answers a scale must have: of two, the share of one says as much as a mean."""

_NUMBER = re.compile(r"^\s*(-?\d+)(?:\s*[-–:=(.,]\s*\D.*)?$")
"""A label that is a number, or a number and its words: "10", "0 - Not at all"."""


def scores_of(question: Question, given: Mapping[str, float]) -> dict[str, float]:
    """The score of each answer of a scale, in the order of the answers.

    Parameters
    ----------
    question
        Any question; only a scale has scores.
    given
        Answer -> score, as the study says; empty where it says nothing.

    Returns
    -------
    dict
        Answer -> score, without "don't know" and answers that the study gives no score. Where
        the study says nothing, the numbers that the answers are called by or, where they have
        none, 1 for the first answer, 2 for the second and so on. Empty for fewer than three.
    """
    if question.kind is not Kind.SCALE:
        return {}
    labels = [option.label for option in question.options if option.role is OptionRole.ORDINARY]
    if given:
        scores = {label: given[label] for label in labels if label in given}
    else:
        scores = dict(zip(labels, _own_numbers(labels) or range(1, len(labels) + 1), strict=True))
    return {label: float(x) for label, x in scores.items()} if len(scores) >= FEWEST else {}


def _own_numbers(labels: Sequence[str]) -> list[int]:
    """The numbers that labels are, or begin with; none where they do not rise or fall."""
    found = [_NUMBER.match(label) for label in labels]
    numbers = [int(match[1]) for match in found if match]
    in_order = numbers in (sorted(set(numbers)), sorted(set(numbers), reverse=True))
    return numbers if len(numbers) == len(labels) and in_order else []
