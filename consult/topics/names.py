"""A short readable name for each topic: a phrase that people wrote and others did not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest
from math import log, sqrt

from consult.topics.words import phrases

FEWEST_COMMENTS = 2
"""A phrase names a topic only if this many of its comments hold it word for word."""

LONGER = {2: 1.0, 3: 1.15, 4: 1.2}
"""Readability: what a phrase of so many words is worth."""

ON_TERM, TELLING_TERMS = 1.3, 5
"""What a phrase is worth that holds a word of one of the topic's first terms."""

DECIMALS = 9


@dataclass(frozen=True)
class Said:
    """What a topic's name may draw on.

    Parameters
    ----------
    texts
        The distinct comments of the topic.
    copies
        How many comments hold each text.
    terms
        Its terms by c-TF-IDF, strongest first.
    """

    texts: Sequence[str]
    copies: Sequence[int]
    terms: Sequence[str] = ()


def merged(topics: Sequence[Said]) -> Said:
    """What a heading's name may draw on: all its topics said, their strongest terms in turn."""
    in_turn = [term for turn in zip_longest(*(topic.terms for topic in topics)) for term in turn]
    return Said(
        [text for topic in topics for text in topic.texts],
        [copies for topic in topics for copies in topic.copies],
        tuple(dict.fromkeys(term for term in in_turn if term)),
    )


def name_topics(topics: Sequence[Said]) -> list[str]:
    """One name a topic, no two the same whatever their capitals.

    Parameters
    ----------
    topics
        Largest first: an earlier topic has first choice of a phrase.

    Returns
    -------
    list of str
        The phrase that most sets the topic apart, as most people wrote it, with a capital.
        Where no phrase is said twice, its strongest terms.
    """
    written = [_Phrases.of(topic) for topic in topics]
    everywhere: Counter[str] = Counter()
    for of_topic in written:
        everywhere.update(of_topic.texts_with)
    total = sum(len(topic.texts) for topic in topics)
    taken: set[str] = set()
    names = []
    for number, (topic, of_topic) in enumerate(zip(topics, written, strict=True), start=1):
        ranked = of_topic.ranked(topic, everywhere, total)
        fallback = [*_pairs(topic.terms), *topic.terms, f"comment group {number}"]
        choice = next(one for one in [*ranked, *fallback] if not _clashes(one, taken))
        taken.add(choice)
        names.append(_capital(of_topic.as_written(choice)))
    return names


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
            found = set(phrases(text))
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


def _clashes(phrase: str, taken: set[str]) -> bool:
    """Whether a name is taken, or would differ from one only by the order of its words."""
    words = sorted(phrase.split())
    return any(words == sorted(other.split()) for other in taken)


def _pairs(terms: Sequence[str]) -> list[str]:
    """Two terms that share no word, the strongest first."""
    pairs = combinations(terms, 2)
    return [f"{a} and {b}" for a, b in pairs if not set(a.split()) & set(b.split())]


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
