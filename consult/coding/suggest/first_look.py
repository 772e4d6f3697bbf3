"""A first look at the comments on one question: what agreed codes explain, and what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult.coding.suggest.choose_codes import FLOOR, choose, probability
from consult.coding.suggest.definition_scores import ReadComments, active_codes, read, score
from consult.coding.suggest.second_look import second_look
from consult.coding.suggest.text_codings import Coding, GivenCodes, codings_of
from consult.coding.texts.vectors import Encoders
from consult.model.coding.codeframe import Codeframe
from consult.model.coding.deciding import DecidedBy

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class FirstLook:
    """The comments on one question with the codings that its agreed codes earned.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of one question.
    codeframe
        The codes they were held against.
    reading
        Their distinct texts, with clauses and wordings.
    codings
        Text -> its codings, of those that a code explains.
    """

    comments: pd.DataFrame
    codeframe: Codeframe
    reading: ReadComments
    codings: Mapping[str, Sequence[Coding]]

    @property
    def substantive(self) -> pd.DataFrame:
        """The comments that say something."""
        return self.comments[self.comments["substance"] == "substantive"]

    @property
    def unexplained(self) -> tuple[str, ...]:
        """The texts that no code explains, copies included, in the order of the comments."""
        return tuple(text for text in self.substantive["text"] if text not in self.codings)


def first_look(comments: pd.DataFrame, *, codeframe: Codeframe, encoders: Encoders) -> FirstLook:
    """Hold the comments on one open question against the agreed codes.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of one question, one row per response; not changed.
    codeframe
        The agreed codes; empty when all themes are to be found.
    encoders
        Wording, and meaning where there is a sentence model.
    """
    said = set(comments.loc[comments["substance"] == "substantive", "text"])
    codes = active_codes(codeframe)
    reading = read(sorted(said), codes, encoders)
    scores = score(reading, tuple(code.id for code in codes))
    second = second_look(reading, scores.values)
    lengths = [len(text.split()) for text in reading.texts]
    codings = codings_of(
        reading.texts,
        reading.clauses,
        replace(scores, values=second),
        GivenCodes(
            choose(second, words=lengths) & (scores.values >= FLOOR),
            probability(second),
            DecidedBy.CODEFRAME,
        ),
    )
    return FirstLook(comments, codeframe, reading, codings)
