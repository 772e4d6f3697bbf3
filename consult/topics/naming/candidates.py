"""The phrases that most set each topic apart, by how many of its comments hold them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from consult.topics.naming.reading import CommentGrammar
from consult.topics.naming.topic_texts import TopicTexts
from consult.topics.naming.word_kin import name_key
from consult.topics.words import non_answers

FEWEST_COMMENTS = 2
"""A phrase names a topic only if this many of its comments hold it. With 1, one person's words
become a name."""

LEAST_SHARE = 0.02
"""A phrase names a topic only if this share of its comments hold it: of a theme in which 77 of 133
say "speed", two say "speed of loops"."""

LONGER = (1.0, 1.15, 1.2)
"""Readability: what a phrase of one, two, and three or more words is worth."""

CANDIDATES = 30
"""Phrases kept of a topic. Of 20, 40 and 80, as many names find their human code."""

DECIMALS = 9
"""Worth is rounded to this before phrases are ranked; of equals the first in the alphabet wins."""


@dataclass(frozen=True)
class NameCandidate:
    """A phrase of a topic.

    Parameters
    ----------
    key
        As in ``TopicPhrase``.
    written
        As most people wrote it.
    telling
        Log odds of its share in the topic to that elsewhere, in standard errors.
    rows
        Places of the distinct comments of the topic that hold it.
    """

    key: tuple[str, ...]
    written: str
    telling: float
    rows: frozenset[int]


@dataclass(frozen=True)
class Candidates:
    """The phrases of a topic, those that most set it apart first.

    Parameters
    ----------
    phrases
        What a name or a definition may be made of.
    clauses
        What a definition alone may hold: "how friendly staff are".
    """

    phrases: tuple[NameCandidate, ...]
    clauses: tuple[NameCandidate, ...] = ()


@dataclass(frozen=True)
class _Held:
    """One phrase within one topic."""

    rows: set[int] = field(default_factory=set)
    comments: Counter[str] = field(default_factory=Counter)
    is_clause: set[bool] = field(default_factory=set)


def candidates(
    topics: Sequence[TopicTexts], reading: CommentGrammar, question: str = ""
) -> list[Candidates]:
    """For each topic its phrases, those that most set it apart first.

    Parameters
    ----------
    topics
        With the texts that are to be counted, all of them read.
    reading
        Of those texts.
    question
        A phrase of its words alone is none.
    """
    held = [_held(topic, reading) for topic in topics]
    everywhere = Counter(key for phrases in held for key, one in phrases.items() for _ in one.rows)
    texts = sum(len(topic.rows) for topic in topics)
    asked = frozenset(name_key(question)) if question else frozenset()
    enough = CANDIDATES + len(topics)  # an earlier topic takes one name from a later one at most
    found = []
    for topic, phrases in zip(topics, held, strict=True):
        least = max(FEWEST_COMMENTS, LEAST_SHARE * sum(topic.copies))
        kept = {key: one for key, one in phrases.items() if _may_name(key, one, asked, least)}
        inside = np.array([len(one.rows) for one in kept.values()], dtype=float)
        outside = np.array([everywhere[key] for key in kept], dtype=float) - inside
        telling = contrast(inside, len(topic.rows), outside, texts - len(topic.rows))
        ranked = sorted(
            (
                _candidate(key, one, float(value), reading)
                for (key, one), value in zip(kept.items(), telling, strict=True)
            ),
            key=_worth,
        )
        names = [one for one in ranked if True not in kept[one.key].is_clause]
        clauses = [one for one in ranked if True in kept[one.key].is_clause]
        found.append(Candidates(tuple(names[:enough]), tuple(clauses[:enough])))
    return found


def _held(topic: TopicTexts, reading: CommentGrammar) -> dict[tuple[str, ...], _Held]:
    """The phrases of a topic's comments, with how many comments write each in which way."""
    found: dict[tuple[str, ...], _Held] = defaultdict(_Held)
    for row, copies in zip(topic.rows, topic.copies, strict=True):
        for phrase in sorted(reading.phrases[row], key=lambda one: (one.key, one.written)):
            one = found[phrase.key]
            if row not in one.rows:
                one.rows.add(row)
                one.comments[phrase.written.lower()] += copies
            one.is_clause.add(phrase.is_clause)
    return dict(found)


def _may_name(key: tuple[str, ...], held: _Held, asked: frozenset[str], least: float) -> bool:
    """Whether enough people say a phrase, and it is neither the question nor no answer at all."""
    phrase = " ".join(key)
    if held.comments.total() < least or phrase in non_answers():
        return False
    return not asked or not asked.issuperset(name_key(phrase))


def _candidate(
    key: tuple[str, ...], held: _Held, telling: float, reading: CommentGrammar
) -> NameCandidate:
    written = min(held.comments, key=lambda one: (-held.comments[one], one))
    telling = round(telling, DECIMALS)
    return NameCandidate(key, reading.as_written(written), telling, frozenset(held.rows))


def _worth(candidate: NameCandidate) -> tuple[float, tuple[str, ...]]:
    words = len(candidate.written.split())
    worth = candidate.telling * LONGER[min(words, len(LONGER)) - 1]
    return -round(worth, DECIMALS), candidate.key


def contrast(inside: np.ndarray, texts: int, outside: np.ndarray, others: int) -> np.ndarray:
    """How far phrases set a topic apart: log odds of their shares, in standard errors.

    Parameters
    ----------
    inside, outside
        Texts of the topic, and of the others, that hold each phrase.
    texts, others
        How many there are.
    """
    odds_in = (inside + 0.5) / (texts - inside + 0.5)
    odds_out = (outside + 0.5) / (others - outside + 0.5)
    spread = np.sqrt(1 / (inside + 0.5) + 1 / (outside + 0.5))
    return np.asarray((np.log(odds_in) - np.log(odds_out)) / spread)
