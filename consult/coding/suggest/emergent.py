"""Codes from topics: for what the agreed codes do not take in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.suggest.choose_codes import choose
from consult.coding.suggest.definition_scores import DECIMALS, ReadComments, Scores, score_wording
from consult.coding.suggest.text_codings import Coding, GivenCodes, codings_of
from consult.model.coding.codeframe import OTHER_CODE, Code, Codeframe, Theme
from consult.model.coding.deciding import Band, DecidedBy
from consult.model.coding.topics import Topic, Topics

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

OTHER = Code(OTHER_CODE, "Other", "Says something that no other theme takes in.")

EMERGENT, REMAINDER = "emergent", "remainder"
"""How the ids of themes begin that hold what was found, and the id of that for what was not."""

TOPIC = "t"
"""How the ids of topics begin, and those of the codes they become."""

SMALLEST_TOPIC = 3
"""Comments a topic needs to become a code; one or two are no theme."""

FAR = 0.5
"""A comment with less than this part of the median comment's weight on its nearest topic is about
none of them. On six real questions 1 to 4 in 100 fall below it, with meaning and by wording alone
(``docs/settings-tried.md``)."""

FOUND = "Found in the comments."
"""Definition of a code of a topic that has none."""


NamedTopics = dict[str, Code]
"""Topic id -> the code it becomes."""


def named_topics(topics: Topics, taken: Collection[str], *, begins: str = TOPIC) -> NamedTopics:
    """The code each topic becomes; topics without terms or companions become none.

    Nor do those whose comments hold nothing in common: these are coded "other", or with another
    topic that they are near to.

    Topics keep their numbers unless an id is taken.

    Parameters
    ----------
    topics
        Found in the comments that no code explains; may be none.
    taken
        Ids of the codes there are.
    begins
        How the ids begin, before a number.
    """
    kept = [
        topic
        for topic in topics.topics
        if topic.terms and topic.size >= SMALLEST_TOPIC and not topic.residual
    ]
    own = [begins + topic.id.removeprefix(TOPIC) for topic in kept]
    free = (name for name in (f"{begins}{number:02d}" for number in count(1)) if name not in taken)
    # One clash renames all: an id that is free may be another topic's.
    ids = own if set(taken).isdisjoint(own) else [next(free) for _ in kept]
    return {topic.id: _code(topic, name) for topic, name in zip(kept, ids, strict=True)}


def _code(topic: Topic, name: str) -> Code:
    return Code(name, topic.name, topic.definition or FOUND)


def by_topic(
    reading: ReadComments,
    texts: Sequence[str],
    topics: Topics,
    named: NamedTopics,
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
    if not columns or not texts:
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
    about_any = weights.any(axis=1).astype(float)
    belongs = csr_matrix(
        (about_any, (weights.argmax(axis=1), np.arange(rows))), shape=(columns, rows)
    )
    return normalize(belongs @ whole)


def extended(codeframe: Codeframe, topics: Topics, named: NamedTopics) -> Codeframe:
    """The codeframe with the codes found, under their headings, and "other" behind its own.

    Parameters
    ----------
    codeframe
        As agreed.
    topics
        What was found, with the headings over it where a reader needs any.
    named
        The code each topic became; where there is none, no theme of them is added.
    """
    own = {code.id for code in codeframe.codes}
    grouped = {topic for group in topics.groups for topic in group.topics}
    alone = tuple(code for topic, code in named.items() if topic not in grouped)
    under = [tuple(named[topic] for topic in of.topics if topic in named) for of in topics.groups]
    found = [
        Theme(f"{EMERGENT}-{number}", group.name, codes)
        for number, (group, codes) in enumerate(zip(topics.groups, under, strict=True), start=1)
    ]
    rest = Theme(REMAINDER, "Other", () if OTHER.id in own else (OTHER,))
    added = tuple(theme for theme in (*found, Theme(EMERGENT, "", alone), rest) if theme.codes)
    return replace(codeframe, themes=codeframe.themes + added)
