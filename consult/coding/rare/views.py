"""Views that few hold and that nobody may lose: legal, safety, equality, and what is like no other.

A theme needs several comments; a view may need only one. Every comment on a matter of
``rare_views.toml`` is listed for a person, whatever codes it has, and so are the comments least
like any other. Nothing is coded or taken away by it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.rare.distinct import least_like_others
from consult.coding.suggest.definition_scores import DECIMALS, ReadComments, Scores, read, score
from consult.coding.texts.vectors import Encoders
from consult.definitions.rare_views import DISTINCT, UNLIKE, RareKind, rare_kinds
from consult.model.coding.codeframe import Code

if TYPE_CHECKING:
    import pandas as pd

STEPS_ABOVE = 5
"""Standard deviations a comment scores above the mean of its question against a kind's definition
to be listed without a cue. Set on one set of NHS comments and tried on another
(``docs/quality.md``). With fewer than 27 comments none can, and cues alone list."""

NEAR = 0.1
"""Least score for it, so that among comments that are all alike nothing stands out by little.

On NHS comments 0 and .05 list the same. At .2, 8 of 53 are no longer listed for safety, and 3 of
those people coded so.
"""


@dataclass(frozen=True)
class RareView:
    """Why one text is listed.

    Parameters
    ----------
    kind
        Id of the kind.
    reason
        In words, for the person who looks at it.
    passage
        The clause that raised it, or the whole comment, word for word.
    """

    kind: str
    reason: str
    passage: str


def rare_views(comments: pd.DataFrame, encoders: Encoders) -> pd.DataFrame:
    """The rare views among the substantive comments on one open question.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of one question, one row per response; not changed.
    encoders
        Wording, and meaning where there is a sentence model.

    Returns
    -------
    pandas.DataFrame
        Schema ``RARE_VIEWS``: one row per response and kind, in the order of the comments. Most
        comments have none. Comments with the same words have the same.
    """
    substantive = comments[comments["substance"] == "substantive"]
    copies = Counter(substantive["text"])
    kinds = rare_kinds()
    reading = read(sorted(copies), [_code(kind) for kind in kinds], encoders)
    found = _raised(reading, kinds)
    for text in least_like_others(reading, [copies[text] for text in reading.texts]):
        found[text].append(RareView(DISTINCT, f"{UNLIKE} on this question", text))
    return _frame(substantive, found)


def _code(kind: RareKind) -> Code:
    return Code(kind.id, kind.name, kind.definition, examples=kind.examples)


def _raised(reading: ReadComments, kinds: Sequence[RareKind]) -> defaultdict[str, list[RareView]]:
    """Why each text is listed that has a cue of a kind or comes near to its definition."""
    scores = score(reading, tuple(kind.id for kind in kinds))
    near = _stands_out(scores.values)
    clauses: defaultdict[int, list[str]] = defaultdict(list)
    for owner, clause in zip(reading.owner.tolist(), reading.clauses, strict=True):
        clauses[owner].append(clause)
    found: defaultdict[str, list[RareView]] = defaultdict(list)
    for row, text in enumerate(reading.texts):
        for column, kind in enumerate(kinds):
            view = _by_cue(kind, text, clauses[row])
            if view is None and near[row, column]:
                view = _by_nearness(reading, scores, row, column)
            if view:
                found[text].append(view)
    return found


def _by_cue(kind: RareKind, text: str, clauses: Sequence[str]) -> RareView | None:
    cue = kind.cue_in(text)
    if not cue:
        return None
    passage = next((clause for clause in clauses if kind.cue_in(clause)), text)
    return RareView(kind.id, f"Says “{cue}”", passage)


def _stands_out(values: np.ndarray) -> np.ndarray:
    """Where a comment is far nearer to a kind than the comments of its question are."""
    if not len(values):
        return np.zeros(values.shape, dtype=bool)
    above = np.round(values.mean(axis=0) + STEPS_ABOVE * values.std(axis=0), DECIMALS)
    return np.asarray((values >= above) & (values >= NEAR))


def _by_nearness(reading: ReadComments, scores: Scores, row: int, column: int) -> RareView:
    passage = reading.clauses[scores.words[row, column]]
    return RareView(scores.codes[column], "Close to the definition of this kind", passage)


def _frame(substantive: pd.DataFrame, found: Mapping[str, Sequence[RareView]]) -> pd.DataFrame:
    import pandas as pd

    from consult.model.survey.tables import RARE_VIEWS, conform

    given = zip(
        substantive["response_id"], substantive["question_id"], substantive["text"], strict=True
    )
    rows = [
        (response, question, view.kind, view.reason, view.passage)
        for response, question, text in given
        for view in found.get(text, ())
    ]
    return conform(pd.DataFrame(rows, columns=list(RARE_VIEWS.columns)), RARE_VIEWS)
