"""One coding of one text, before it is given to every comment that holds the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consult.coding.suggest.definition_scores import Scores
from consult.model.coding.deciding import Band, DecidedBy

PROBABILITY_DECIMALS = 3
"""Of the probabilities in codings. People are told tenths; three decimals keep the order of nearly
all comments, and leave out the bits of a float that differ from one processor to another."""


@dataclass(frozen=True)
class Coding:
    """A code given to a text.

    Parameters
    ----------
    code
        Id of the code.
    decided_by
        Who or what gave it.
    probability
        That a person would agree, 0 to 1.
    passage
        The clause that earned it, word for word; empty for "other".
    band
        What is to be done about it.
    """

    code: str
    decided_by: DecidedBy
    probability: float
    passage: str
    band: Band = Band.REVIEW


@dataclass(frozen=True)
class GivenCodes:
    """Which codes texts were given.

    Parameters
    ----------
    chosen, sure
        Shape (texts, codes): whether each was given, and how sure it is, 0 to 1.
    decided_by
        Who or what gave them.
    """

    chosen: np.ndarray
    sure: np.ndarray
    decided_by: DecidedBy


def codings_of(
    texts: Sequence[str], clauses: Sequence[str], scores: Scores, given: GivenCodes
) -> dict[str, list[Coding]]:
    """The codings of each text that was given any, strongest first.

    Parameters
    ----------
    texts
        Distinct texts, one a row of the scores.
    clauses
        The clauses that ``scores.words`` points to.
    scores
        One row a text, one column a code.
    given
        Of the shape of the scores.
    """
    order = np.argsort(-scores.values, axis=1, kind="stable")
    found: dict[str, list[Coding]] = {}
    for row, text in enumerate(texts):
        for column in order[row][given.chosen[row, order[row]]]:
            probability = round(float(given.sure[row, column]), PROBABILITY_DECIMALS)
            passage = clauses[scores.words[row, column]]
            coding = Coding(scores.codes[column], given.decided_by, probability, passage)
            found.setdefault(text, []).append(coding)
    return found
