"""Phrases of topics ranked by how near they are to their topic's centre and far from others'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from consult.topics.naming.candidates import CANDIDATES, Candidates, NameCandidate
from consult.topics.naming.topic_texts import Embed, TopicTexts
from consult.topics.nothing_said import LIKE_NOTHING, SAYS_NOTHING
from consult.topics.overall import LIKE_OVERALL, like_overall

NEIGHBOURS, APART = 3, 0.3
"""Nearest other topics, and what it counts against a phrase to be near to them. Counted 0, .3 and
.5, .688, .727 and .714 of the bank's names find their human code (docs/settings-tried.md)."""

FINDS = 0.2
"""What it is worth, as a cosine, that of all topics a phrase is nearest to its own. With .1 fewer
of the bank's names find their code, .740 for .766, and as many of the others."""

SINGLE = 0.1
"""What counts against a single word, which tells a reader less than a phrase. With 0 and .05 .455
and .477 of one set's names find their code, with this .500."""

TELLING = 0.1
"""What it is worth to set the topic apart by how many comments hold it, for the phrase that does so
most. Without it names are of what few said: "kindness of ambulance crew" for "kindness of staff".
With .05, .1 and .15 .580, .585 and .586 of names find their human code, mean of three sets and of
five draws of their comments."""

LIKENESS_DECIMALS = 5
"""Likeness is rounded to this before phrases are ranked by it, so that nothing turns on the last
bits of a float."""


@dataclass(frozen=True)
class Ranked:
    """The phrases of one topic, best first.

    Parameters
    ----------
    phrases
        All that the topic has.
    clauses
        What its definition alone may hold.
    ahead
        By how much each is nearer to this topic than to the next nearest, as a cosine; empty where
        phrases were ranked by wording alone.
    neighbours
        Places of the other topics, nearest first.
    says_nothing
        Whether its comments are ways of giving no answer.
    judges_whole
        Whether they say how good or bad it was on the whole, and name nothing.
    topic
        Its own place.
    likeness
        Shape (phrases, topics): how near the phrases that were ranked by meaning are to the centre
        of each topic, best first; no row where they were ranked by wording alone.
    """

    phrases: tuple[NameCandidate, ...]
    clauses: tuple[NameCandidate, ...] = ()
    ahead: tuple[float, ...] = ()
    neighbours: tuple[int, ...] = ()
    says_nothing: bool = False
    judges_whole: bool = False
    topic: int = 0
    likeness: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)), compare=False)


def by_meaning(
    topics: Sequence[TopicTexts], found: Sequence[Candidates], embed: Embed | None
) -> list[Ranked]:
    """The phrases of each topic, ranked again by meaning where there is an embedder.

    Parameters
    ----------
    topics
        With their totals.
    found
        Phrases of each.
    embed
        Phrases to vectors.
    """
    from threadpoolctl import threadpool_limits

    totals = [topic.total for topic in topics if topic.total is not None]
    distinct = sorted({one.written for topic in found for one in topic.phrases[:CANDIDATES]})
    if embed is None or len(totals) < len(topics) or not distinct:
        return [Ranked(one.phrases, one.clauses) for one in found]
    centres = _unit(np.array(totals))
    place = {phrase: at for at, phrase in enumerate(distinct)}
    nothing = _unit(embed(SAYS_NOTHING).mean(axis=0, keepdims=True))
    with threadpool_limits(limits=1):
        likeness = np.round(embed(distinct) @ centres.T, LIKENESS_DECIMALS)
        between = np.round(centres @ centres.T, LIKENESS_DECIMALS)
        like_nothing = np.round(centres @ nothing.T, LIKENESS_DECIMALS)[:, 0]
        overall = like_overall(centres, embed)
    ranked = []
    for topic, of_topic in enumerate(found):
        near = [int(at) for at in np.argsort(-between[topic], kind="stable") if at != topic]
        rows = likeness[[place[one.written] for one in of_topic.phrases[:CANDIDATES]]]
        own = rows[:, topic].max(initial=0.0)
        empty = bool(like_nothing[topic] > max(LIKE_NOTHING, own))
        whole = bool(overall[topic] > max(LIKE_OVERALL, own)) and not empty
        best = _ranked(of_topic, rows, topic, near)
        ranked.append(replace(best, says_nothing=empty, judges_whole=whole))
    return ranked


def _ranked(found: Candidates, rows: np.ndarray, topic: int, near: Sequence[int]) -> Ranked:
    """The phrases of a topic by what each is worth; ``rows`` is how near each is to every topic."""
    best = found.phrases[: len(rows)]
    others = np.delete(rows, topic, axis=1).max(axis=1, initial=-1.0)
    ahead = np.round(rows[:, topic] - others, LIKENESS_DECIMALS)
    worth = rows[:, topic] + FINDS * (ahead > 0)
    if near:
        worth = worth - APART * rows[:, near[:NEIGHBOURS]].mean(axis=1)
    worth = worth - [SINGLE * (" " not in one.written) for one in best]
    most = max([one.telling for one in best], default=0.0)
    if most > 0:
        worth = worth + [TELLING * one.telling / most for one in best]
    order = np.argsort(-np.round(worth, LIKENESS_DECIMALS), kind="stable").tolist()
    return Ranked(
        (*(best[at] for at in order), *found.phrases[len(best) :]),
        found.clauses,
        tuple(float(ahead[at]) for at in order),
        tuple(near),
        topic=topic,
        likeness=rows[order],
    )


def _unit(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, np.inf))
