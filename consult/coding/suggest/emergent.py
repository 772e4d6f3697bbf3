"""Codes from topics: for what the agreed codes do not take in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.suggest.choose_codes import choose
from consult.coding.suggest.definition_scores import DECIMALS, ReadComments, Scores, score_wording
from consult.coding.suggest.text_codings import Coding, GivenCodes, codings_of
from consult.model.coding.codeframe import CHARACTERISTIC, OTHER_CODE, Code, Codeframe, Theme
from consult.model.coding.deciding import Band, DecidedBy
from consult.model.coding.topics import Topic, Topics

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

OTHER = Code(OTHER_CODE, "Other", "Says something that no other theme takes in.")

EMERGENT, REMAINDER = "emergent", "remainder"
"""Ids of the themes that hold what was found, and what was not."""

SMALLEST_TOPIC = 3
"""Comments a topic needs to become a code; one or two are no theme."""

FAR = 0.5
"""A comment with less than this part of the median comment's weight on its nearest topic is about
none of them. On six real questions 1 to 4 in 100 fall below it, with meaning and by wording alone
(``docs/settings-tried.md``)."""

DEFINING_TERMS = 5
"""Terms told in the definition of a code found: a line of the workbook, for people to judge by.
Where codes are learnt, comments are compared with them too; other numbers were not tried there."""


def named_topics(topics: Topics, codeframe: Codeframe) -> dict[str, Code]:
    """The code each topic becomes, by topic id; topics without terms or companions become none.

    Topics keep their ids unless the codeframe has a code under one of them.

    Parameters
    ----------
    topics
        Found in the comments that no code explains; may be none.
    codeframe
        The agreed codes, whose ids are taken.
    """
    taken = {code.id for code in codeframe.codes}
    free = (name for name in (f"t{number:02d}" for number in count(1)) if name not in taken)
    kept = [topic for topic in topics.topics if topic.terms and topic.size >= SMALLEST_TOPIC]
    # One clash renames all: an id that is free in the codeframe may be another topic's.
    are_free = taken.isdisjoint(topic.id for topic in kept)
    ids = [topic.id if are_free else next(free) for topic in kept]
    return {topic.id: _code(topic, name) for topic, name in zip(kept, ids, strict=True)}


def _code(topic: Topic, name: str) -> Code:
    terms = ", ".join(topic.terms[:DEFINING_TERMS])
    return Code(name, topic.name, f"Found in the comments. {CHARACTERISTIC}{terms}.")


def by_topic(
    reading: ReadComments,
    texts: Sequence[str],
    topics: Topics,
    named: dict[str, Code],
    *,
    decided_by: DecidedBy,
) -> dict[str, list[Coding]]:
    """Codings of the texts no code explains: by topic, or "other".

    Parameters
    ----------
    reading
        All texts, with their clauses and wordings.
    texts
        The comments given to the model, one for each row of ``topics.weights``.
    topics, named
        What it found, and the code each topic becomes.
    decided_by
        Who decided.
    """
    columns = [at for at, topic in enumerate(topics.topics) if topic.id in named]
    of_text = dict(zip(texts, topics.weights[:, columns], strict=True))
    other = {text: [Coding(OTHER.id, decided_by, 0.0, "", Band.LEAVE)] for text in of_text}
    if not columns:
        return other
    rows = [row for row, text in enumerate(reading.texts) if text in of_text]
    left = [reading.texts[row] for row in rows]
    weights = np.array([of_text[text] for text in left])
    words = score_wording(reading, (), _profiles(reading.whole[rows], weights)).words[rows]
    scores = Scores(tuple(named[topics.topics[at].id].id for at in columns), weights, words)
    chosen = choose(weights, floor=_floor(weights))
    given = GivenCodes(chosen, weights, decided_by)
    return other | codings_of(left, reading.clauses, scores, given)


def _floor(weights: np.ndarray) -> float:
    """The weight below which a comment is about no topic, from what is usual in the question."""
    return round(FAR * float(np.median(weights.max(axis=1))), DECIMALS)


def _profiles(whole: csr_matrix, weights: np.ndarray) -> csr_matrix:
    """The wording of each topic: mean of the comments it is strongest in, as unit rows."""
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize

    rows, columns = weights.shape
    belongs = csr_matrix(
        (np.ones(rows), (weights.argmax(axis=1), np.arange(rows))), shape=(columns, rows)
    )
    return normalize(belongs @ whole)


def extended(codeframe: Codeframe, named: dict[str, Code]) -> Codeframe:
    """The codeframe with a theme of emergent codes and one of "other" behind its own.

    Parameters
    ----------
    codeframe
        As agreed.
    named
        Topic id -> the code it became; where there is none, no theme of emergent codes is added.
    """
    own = {code.id for code in codeframe.codes}
    found = Theme(EMERGENT, "Found in the comments", tuple(named.values()))
    rest = Theme(REMAINDER, "Other", () if OTHER.id in own else (OTHER,))
    added = tuple(theme for theme in (found, rest) if theme.codes)
    return replace(codeframe, themes=codeframe.themes + added)
