"""A second part for a name whose first phrase could be another topic's, or tells half of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consult.topics.naming.by_meaning import LIKENESS_DECIMALS, Ranked
from consult.topics.naming.candidates import NameCandidate
from consult.topics.naming.phrases import PREPOSITIONS
from consult.topics.naming.word_kin import kin
from consult.topics.one_name import one_name

GAIN = 0.5
"""Standard deviations by which a second phrase must set a topic apart from the others further than
its first does. With .3, this, .75 and none at all .585, .580, .561 and .537 of names find their
code, of which about 50, 36, 20 and 0 in 100 have two parts."""

ON_TELLING = 0.15
"""What it is worth, in the same deviations, to set the topic apart by how many comments hold it,
for the phrase that does so most. With 0, this and .4 .578, .580 and .575 of names find their code,
mean of three sets and five draws of their comments."""

MOST_WORDS = 6
"""Words of the whole name: what a reader takes in at a glance."""

TELLING = 1.0
"""Standard errors by which a second phrase must set the topic apart by its comments."""

OF_BEST = 0.3
"""Part of what the phrase that most sets the topic apart has of that: a second part is not what few
say. With 0, .2, this, .4 and .5 .592, .592, .591, .581 and .569 of names find their code."""

SHORTEST = 2
"""Letters of what only an abbreviation in capitals may have, such as "GP"."""

FEWEST_TOPICS = 4
"""With fewer there are too few others to tell what is usual among them."""

LEAST_SPREAD = 0.01
"""Likeness of other topics that counts as a deviation at least, as a cosine: where all are alike,
nothing sets one apart."""


def second_part(first: NameCandidate, best: Ranked, named: Sequence[str]) -> str:
    """A phrase that together with the first is nearer to its topic beside all others.

    Parameters
    ----------
    first
        What the topic is named for.
    best
        Its phrases.
    named
        What other topics are named for: none of these may be the second part.

    Returns
    -------
    str
        As most people wrote it; empty where the first phrase stands better alone.
    """
    ranked = best.phrases[: len(best.likeness)]
    place = next((at for at, one in enumerate(ranked) if one.key == first.key), None)
    if place is None or best.likeness.shape[1] < FEWEST_TOPICS:
        return ""
    alone = _apart(best.likeness[[place]] * 2, best.topic)[0]
    together = _apart(best.likeness + best.likeness[place], best.topic)
    most = max([one.telling for one in ranked], default=0.0)
    usable = {
        at: round(float(together[at] + ON_TELLING * one.telling / most), LIKENESS_DECIMALS)
        for at, one in enumerate(ranked)
        if together[at] - alone >= GAIN
        and one.telling >= max(TELLING, OF_BEST * most)
        and _may_follow(one, first, named)
    }
    return ranked[max(usable, key=lambda at: (usable[at], -at))].written if usable else ""


def _may_follow(one: NameCandidate, first: NameCandidate, named: Sequence[str]) -> bool:
    short = len(first.written.split()) + 1 + len(one.written.split()) <= MOST_WORDS
    again = {*one.key} & {*first.key} - PREPOSITIONS
    says_more = not again and not kin(one.written, first.written) and _is_readable(one.written)
    taken = any(one_name(one.written, other) for other in (first.written, *named))
    return short and says_more and not taken


def _is_readable(phrase: str) -> bool:
    """Whether a phrase is more than two small letters, such as "gb"."""
    return len(phrase) > SHORTEST or phrase.isupper()


def _apart(likeness: np.ndarray, topic: int) -> np.ndarray:
    """How far each row is nearer to the topic than to the others, in their standard deviations."""
    others = np.delete(likeness, topic, axis=1)
    spread = np.maximum(others.std(axis=1), LEAST_SPREAD)
    apart = (likeness[:, topic] - others.mean(axis=1)) / spread
    return np.asarray(np.round(apart, LIKENESS_DECIMALS))
