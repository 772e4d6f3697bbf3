"""A short readable name for each topic: a phrase that people wrote and others did not.

Phrases are ranked by how far they set a topic apart. Given an embedder, the best of them are
ranked again by how near they are to the topic's centre and how far from its neighbours'.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations, zip_longest
from math import log, sqrt
from operator import add
from typing import TypeVar

import numpy as np

from consult.topics.words import phrases

Item = TypeVar("Item")

Embed = Callable[[Sequence[str]], np.ndarray]
"""Phrases to vectors of the space that the comments' vectors are of."""

FEWEST_COMMENTS = 2
"""A phrase names a topic only if this many of its comments hold it word for word."""

LONGER = {1: 0.5, 2: 1.0, 3: 1.15, 4: 1.2}
"""Readability: what a phrase of so many words is worth."""

MOST_TEXTS = 500
"""Comments of a topic that phrases are counted in."""

CANDIDATES = 20
"""Phrases of a topic ranked again by meaning; with 10 or 40 as many names retrieve their code."""

NEIGHBOURS, APART = 3, 0.3
"""Nearest other topics, and what it counts against a phrase to be near to them."""

LIKENESS_DECIMALS = 5

ON_TERM, TELLING_TERMS = 1.3, 5
"""What a phrase is worth that holds a word of one of the topic's first terms."""

KIN_LETTERS = 4
"""Words that begin with the same so many letters are taken for forms of one word."""

DECIMALS = 9


@dataclass(frozen=True)
class Said:
    """What a topic's name may draw on.

    Parameters
    ----------
    texts
        The distinct comments of the topic, in an order that has nothing to do with what they say:
        phrases are counted in the first of them.
    copies
        How many comments hold each text.
    terms
        Its terms by c-TF-IDF, strongest first.
    total
        Sum of the vectors of the texts; not needed where names are chosen by wording alone.
    """

    texts: Sequence[str]
    copies: Sequence[int]
    terms: Sequence[str] = ()
    total: np.ndarray | None = None


def merged(topics: Sequence[Said]) -> Said:
    """What a heading's name may draw on: texts and strongest terms of all its topics, in turn."""
    said = _in_turn([list(zip(topic.texts, topic.copies, strict=True)) for topic in topics])
    totals = [topic.total for topic in topics if topic.total is not None]
    return Said(
        [text for text, _ in said],
        [copies for _, copies in said],
        tuple(dict.fromkeys(_in_turn([topic.terms for topic in topics]))),
        reduce(add, totals) if len(totals) == len(topics) else None,
    )


def _in_turn(lists: Sequence[Sequence[Item]]) -> list[Item]:
    """The first of each list, then the second of each, and so on."""
    return [one for turn in zip_longest(*lists) for one in turn if one is not None]


def name_topics(topics: Sequence[Said], *, embed: Embed | None = None) -> list[str]:
    """One name a topic, no two the same whatever their capitals or plurals.

    Parameters
    ----------
    topics
        Largest first: an earlier topic has first choice of a phrase.
    embed
        Phrases to vectors; without it phrases are ranked by wording alone.

    Returns
    -------
    list of str
        The phrase that most sets the topic apart, as most people wrote it, with a capital.
        Where no phrase is said twice, its strongest terms.
    """
    topics = [
        replace(one, texts=one.texts[:MOST_TEXTS], copies=one.copies[:MOST_TEXTS]) for one in topics
    ]
    written = [_Phrases.of(topic) for topic in topics]
    everywhere: Counter[str] = Counter()
    for of_topic in written:
        everywhere.update(of_topic.texts_with)
    texts = sum(len(topic.texts) for topic in topics)
    ranked = [
        of_topic.ranked(topic, everywhere, texts)
        for topic, of_topic in zip(topics, written, strict=True)
    ]
    if embed is None:
        ranked = [[one for one in best if " " in one] for best in ranked]
    else:
        ranked = _by_meaning(topics, ranked, embed)
    taken: set[tuple[str, ...]] = set()
    names = []
    for number, (topic, of_topic, best) in enumerate(
        zip(topics, written, ranked, strict=True), start=1
    ):
        fallback = [*_pairs(topic.terms), *topic.terms, f"comment group {number}"]
        choice = next(one for one in [*best, *fallback] if _words(one) not in taken)
        taken.add(_words(choice))
        names.append(_capital(of_topic.as_written(choice)))
    return names


def _by_meaning(topics: Sequence[Said], ranked: list[list[str]], embed: Embed) -> list[list[str]]:
    """The best phrases of each topic, nearest to its centre and far from its neighbours' first."""
    totals = [topic.total for topic in topics]
    if not topics or any(total is None for total in totals):
        return ranked
    best = [every[:CANDIDATES] for every in ranked]
    distinct = sorted({phrase for candidates in best for phrase in candidates})
    if not distinct:
        return ranked
    centres = _unit(np.array(totals))
    place = {phrase: at for at, phrase in enumerate(distinct)}
    likeness = np.round(embed(distinct) @ centres.T, LIKENESS_DECIMALS)
    between = np.round(centres @ centres.T, LIKENESS_DECIMALS)
    again = []
    for topic, candidates in enumerate(best):
        others = [at for at in np.argsort(-between[topic], kind="stable") if at != topic]
        rows = likeness[[place[phrase] for phrase in candidates]]
        worth = rows[:, topic]
        if others:
            worth = worth - APART * rows[:, others[:NEIGHBOURS]].mean(axis=1)
        order = np.argsort(-np.round(worth, LIKENESS_DECIMALS), kind="stable")
        again.append([*(candidates[at] for at in order), *ranked[topic][CANDIDATES:]])
    return again


def _unit(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, np.inf))


@dataclass(frozen=True)
class _Phrases:
    """Phrases of one topic, in lower case: texts and comments that hold each, and spellings."""

    texts_with: Counter[str]
    comments_with: Counter[str]
    spellings: dict[str, Counter[str]]

    @classmethod
    def of(cls, topic: Said) -> _Phrases:
        texts_with: Counter[str] = Counter()
        comments_with: Counter[str] = Counter()
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        for text, copies in zip(topic.texts, topic.copies, strict=True):
            found = set(phrases(text, shortest=1))
            for phrase in found:
                spellings[phrase.lower()][phrase] += copies
            for phrase in {phrase.lower() for phrase in found}:
                texts_with[phrase] += 1
                comments_with[phrase] += copies
        return cls(texts_with, comments_with, spellings)

    def ranked(self, topic: Said, everywhere: Counter[str], total: int) -> list[str]:
        """Phrases said often enough, best first."""
        texts = len(topic.texts)
        words_of_terms = {word for term in topic.terms[:TELLING_TERMS] for word in term.split()}

        def telling(phrase: str) -> bool:
            return not words_of_terms.isdisjoint(phrase.split())

        def worth(phrase: str) -> float:
            inside, outside = self.texts_with[phrase], everywhere[phrase] - self.texts_with[phrase]
            apart = _contrast(inside, texts, outside, total - texts)
            return apart * LONGER[phrase.count(" ") + 1] * (ON_TERM if telling(phrase) else 1)

        said = (one for one, comments in self.comments_with.items() if comments >= FEWEST_COMMENTS)
        return sorted(said, key=lambda one: (-round(worth(one), DECIMALS), one))

    def as_written(self, phrase: str) -> str:
        """The commonest spelling; of equals the one with the fewest capitals."""
        spellings = self.spellings.get(phrase, {phrase: 1})
        capitals = {one: sum(map(str.isupper, one)) for one in spellings}
        return min(spellings, key=lambda one: (-spellings[one], capitals[one], one))


def _contrast(inside: int, texts: int, outside: int, others: int) -> float:
    """How far a phrase sets a topic apart: log odds of its share, in standard errors."""
    odds_in = (inside + 0.5) / (texts - inside + 0.5)
    odds_out = (outside + 0.5) / (others - outside + 0.5)
    return (log(odds_in) - log(odds_out)) / sqrt(1 / (inside + 0.5) + 1 / (outside + 0.5))


def _words(phrase: str) -> tuple[str, ...]:
    """Its words in any order, plurals as singulars: names that share these are one name."""
    return tuple(sorted(word.removesuffix("s") for word in phrase.lower().split()))


def _pairs(terms: Sequence[str]) -> list[str]:
    """Two terms that share no word nor the beginning of one, the strongest first."""
    return [
        f"{a} and {b}" for a, b in combinations(terms, 2) if not _beginnings(a) & _beginnings(b)
    ]


def _beginnings(term: str) -> set[str]:
    return {word[:KIN_LETTERS] for word in term.split()}


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
