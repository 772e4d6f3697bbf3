"""A short readable name for each topic: a phrase that people wrote and others did not.

Phrases are ranked by how far they set a topic apart. Given an embedder, the best of them are
ranked again by how near they are to the topic's centre and how far from its neighbours'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain, combinations, zip_longest
from operator import add
from typing import TypeVar

import numpy as np

from consult.topics.counts import WordCounts
from consult.topics.words import STOP_WORDS, non_answers, phrases, runs

Item = TypeVar("Item")

Embed = Callable[[Sequence[str]], np.ndarray]
"""Phrases to vectors of the space that the comments' vectors are of."""

FEWEST_COMMENTS = 2
"""A phrase names a topic only if this many of its comments hold it word for word.

With 1, one person's words become a name: 34 of 97 names of two sets change ("Answer the phone
quicker"). With 4, 59 change.
"""

LONGER = np.array([0.0, 0.5, 1.0, 1.15, 1.2])
"""Readability: what a phrase of so many words is worth, up to ``LONGEST_PHRASE``.

With all alike 22 of 97 names of two sets change ("Mental health", "Doctor"); with .25, 1, 1.3 and
1.4 two do.
"""

MOST_TEXTS = 500
"""Comments of a topic that phrases are counted in, which bounds time in a large one. With 250 and
1,000 all 97 names of two sets are the same, with 50 21 change."""

CANDIDATES = 20
"""Phrases of a topic ranked again by meaning; with 10 or 40 as many names retrieve their code."""

NEIGHBOURS, APART = 3, 0.3
"""Nearest other topics, and what it counts against a phrase to be near to them.

Against 1 and 6 topics in place of 3, 15 and 10 of 97 names of two sets change. Counted 0, .3, .5
and .8, .727, .740, .766 and .714 of the bank's names find their human code, of the multi-label ones
.462 and then .538 (docs/settings-tried.md).
"""

FINDS = 0.1
"""What it is worth, as a cosine, that of all topics a phrase is nearest to its own. With it three
more names in a hundred find their human code among all; with .05 or .2 as many."""

SINGLE = JOINED = 0.05
"""What counts against a single word, which tells a reader less than a phrase, and against two
things joined by "and" or "or", of which the second is seldom what the topic is about."""

JOINS, CUT_OFF = {"and", "or"}, "than"
"""Words that join two things, and one that leaves half a comparison."""

LIKENESS_DECIMALS = 5
"""Likeness is rounded to this before phrases are ranked by it, so that nothing turns on the last
bits of a float; with 3 and 7 all 97 names of two sets are the same."""

ON_TERM, TELLING_TERMS = 1.3, 5
"""What a phrase is worth that holds a word of a topic's first terms, and how many those are.

It keeps names to what c-TF-IDF finds telling. Of 97 names of two sets, 3 change at 1, 1 at 1.15, 2
at 1.6; 3 with 2 terms, 1 with 10.
"""

KIN_LETTERS = 4
"""Words that begin with the same so many letters, or all of a shorter one's, are taken for forms of
one word: no name is "wait and waiting". It counts only where no phrase is said twice; on two large
sets there is no such topic, and 2 and 8 name all alike."""

DECIMALS = 9
"""Worth is rounded to this before phrases are ranked; of equals the first in the alphabet wins.
With 4, 6 and 12 all 97 names of two sets are the same."""

SAYS_NOTHING = (
    "I don't know",
    "not sure",
    "no idea",
    "nothing comes to mind",
    "I can't think of anything",
    "nothing to add",
    "no comment",
)
"""Ways of saying nothing: a topic nearer to these than to any phrase of its own is one of them."""

NOTHING, LIKE_NOTHING = ("unsure or nothing to say", "nothing comes to mind"), 0.5
"""Its name, and another's, and how near at least, as a cosine. Of 180 topics of a real survey the
four of comments without an answer were at .59 to .77 and no other above .45."""


@dataclass(frozen=True)
class Naming:
    """What helps to name topics, beside their comments.

    Parameters
    ----------
    embed
        Phrases to vectors of the same space as the comments' vectors, such as ``transform`` of
        the embedder that made them; without it phrases are ranked by wording alone.
    question
        What was asked: a phrase of its words alone tells no topic from another. May be empty.
    """

    embed: Embed | None = None
    question: str = ""


BY_WORDING = Naming()
"""Neither an embedder nor a question."""


@dataclass(frozen=True)
class TopicTexts:
    """What a topic's name may draw on.

    Parameters
    ----------
    rows
        Places of its distinct comments among all, in an order that has nothing to do with what
        they say: phrases are counted in the first of them.
    copies
        How many comments hold each text.
    terms
        Its terms by c-TF-IDF, strongest first.
    total
        Sum of the vectors of the texts; not needed where names are chosen by wording alone.
    """

    rows: Sequence[int]
    copies: Sequence[int]
    terms: Sequence[str] = ()
    total: np.ndarray | None = None


def merged(topics: Sequence[TopicTexts]) -> TopicTexts:
    """What a heading's name may draw on: texts and strongest terms of all its topics, in turn.

    Parameters
    ----------
    topics
        Those under the heading; at least one. No comment is in two of them.
    """
    said = _in_turn([list(zip(topic.rows, topic.copies, strict=True)) for topic in topics])
    totals = [topic.total for topic in topics if topic.total is not None]
    return TopicTexts(
        [row for row, _ in said],
        [copies for _, copies in said],
        tuple(dict.fromkeys(_in_turn([topic.terms for topic in topics]))),
        reduce(add, totals) if len(totals) == len(topics) else None,
    )


def _in_turn(lists: Sequence[Sequence[Item]]) -> list[Item]:
    """The first of each list, then the second of each, and so on."""
    return [item for turn in zip_longest(*lists) for item in turn if item is not None]


def name_topics(
    topics: Sequence[TopicTexts], said: WordCounts, naming: Naming = BY_WORDING
) -> list[str]:
    """One name a topic, no two the same whatever their capitals or plurals.

    Parameters
    ----------
    topics
        Largest first: an earlier topic has first choice of a phrase.
    said
        Words of all comments.
    naming
        An embedder and the question, as far as there are such.

    Returns
    -------
    list of str
        The phrase that most sets the topic apart, as most people wrote it, with a capital.
        Where no phrase is said twice, its strongest terms.
    """
    topics = [
        replace(topic, rows=topic.rows[:MOST_TEXTS], copies=topic.copies[:MOST_TEXTS])
        for topic in topics
    ]
    # Wording alone ranks single words too high: only meaning tells which of them say something.
    telling = (said.lengths > 1) | (naming.embed is not None)
    telling &= ~_says_little(said, naming.question)
    ranked = _ranked(topics, said, telling)
    place = {name: at for best in ranked for name, at in best.items()}
    best_first = [list(best) for best in ranked]
    if naming.embed is not None:
        best_first = _by_meaning(topics, best_first, naming.embed)
    taken: set[tuple[str, ...]] = set()
    names = []
    for number, (topic, best) in enumerate(zip(topics, best_first, strict=True), start=1):
        fallback = chain(_pairs(topic.terms), topic.terms, [f"comment group {number}"])
        choice = next(phrase for phrase in chain(best, fallback) if _words(phrase) not in taken)
        taken.add(_words(choice))
        names.append(_capital(_as_written(choice, place.get(choice), topic, said)))
    return names


def _ranked(
    topics: Sequence[TopicTexts], said: WordCounts, allowed: np.ndarray
) -> list[dict[str, int]]:
    """For each topic the phrases said often enough, those that most set it apart first.

    With the place of each among all phrases.
    """
    lengths = said.lengths
    held = [said.by_phrase[list(topic.rows)] for topic in topics]
    inside = [np.bincount(counts.indices, minlength=counts.shape[1]) for counts in held]
    everywhere = np.sum(inside, axis=0) if inside else np.zeros(0)
    texts = sum(len(topic.rows) for topic in topics)
    enough = CANDIDATES + len(topics)  # an earlier topic takes one name from a later one at most
    ranked = []
    for topic, counts, texts_with in zip(topics, held, inside, strict=True):
        copies = np.repeat(topic.copies, np.diff(counts.indptr))
        comments_with = np.bincount(counts.indices, weights=copies, minlength=counts.shape[1])
        at = np.flatnonzero((comments_with >= FEWEST_COMMENTS) & allowed)
        own, other = texts_with[at], everywhere[at] - texts_with[at]
        worth = _contrast(own, len(topic.rows), other, texts - len(topic.rows))
        worth = worth * LONGER[lengths[at]] * np.where(_telling(topic, said, at), ON_TERM, 1)
        best = at[np.argsort(-np.round(worth, DECIMALS), kind="stable")[:enough]]
        written = zip(said.written(best), best.tolist(), strict=True)
        ranked.append({name: at for name, at in written if name not in non_answers()})
    return ranked


def _says_little(said: WordCounts, question: str) -> np.ndarray:
    """Whether a phrase is cut off or only repeats the question."""
    asked = {_singular(word) for run in runs(question.lower()) for word in run}
    repeats = [word in STOP_WORDS or _singular(word) in asked for word in said.words]
    owner = np.array([word.endswith("'s") for word in said.words], dtype=bool)
    absent = said.phrases < 0
    last = said.phrases[np.arange(len(said.phrases)), said.lengths - 1]
    found = owner[last] | ((said.words == CUT_OFF)[said.phrases] & ~absent).any(axis=1)
    found |= (np.array(repeats, dtype=bool)[said.phrases] | absent).all(axis=1)
    return np.asarray(found)


def _telling(topic: TopicTexts, said: WordCounts, phrases_at: np.ndarray) -> np.ndarray:
    """Whether each phrase holds a word of one of the topic's first terms."""
    words = {word for term in topic.terms[:TELLING_TERMS] for word in term.split()}
    telling = np.isin(said.words, list(words))
    return np.asarray((telling[said.phrases[phrases_at]] & (said.phrases[phrases_at] >= 0)).any(1))


def _as_written(choice: str, at: int | None, topic: TopicTexts, said: WordCounts) -> str:
    """The commonest spelling; of equals the one with the fewest capitals."""
    if at is None:
        return choice
    copies = dict(zip(topic.rows, topic.copies, strict=True))
    spellings: Counter[str] = Counter()
    words = choice.count(" ") + 1
    for row in said.holding(at, topic.rows):
        written = set(phrases(said.texts[row], shortest=words, longest=words))
        same = [spelling for spelling in written if spelling.lower() == choice]
        spellings.update(dict.fromkeys(same, copies[row]))
    capitals = {spelling: sum(map(str.isupper, spelling)) for spelling in spellings}
    return min(spellings, key=lambda word: (-spellings[word], capitals[word], word))


def _by_meaning(
    topics: Sequence[TopicTexts], ranked: list[list[str]], embed: Embed
) -> list[list[str]]:
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
    nothing = _unit(embed(SAYS_NOTHING).mean(axis=0, keepdims=True))
    like_nothing = np.round(centres @ nothing.T, LIKENESS_DECIMALS)[:, 0]
    again = []
    for topic, candidates in enumerate(best):
        others = [at for at in np.argsort(-between[topic], kind="stable") if at != topic]
        rows = likeness[[place[phrase] for phrase in candidates]]
        worth = rows[:, topic].copy()
        if others:
            worth -= APART * rows[:, others[:NEIGHBOURS]].mean(axis=1)
        worth += FINDS * (rows.argmax(axis=1) == topic)
        worth -= list(map(_unclear, candidates))
        order = np.argsort(-np.round(worth, LIKENESS_DECIMALS), kind="stable")
        in_order = [*(candidates[at] for at in order), *ranked[topic][CANDIDATES:]]
        own = max(LIKE_NOTHING, rows[:, topic].max(initial=0.0))
        again.append([*NOTHING, *in_order] if like_nothing[topic] > own else in_order)
    return again


def _unclear(phrase: str) -> float:
    words = phrase.split()
    return SINGLE * (len(words) == 1) + JOINED * (not JOINS.isdisjoint(words))


def _unit(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, np.inf))


def _contrast(inside: np.ndarray, texts: int, outside: np.ndarray, others: int) -> np.ndarray:
    """How far phrases set a topic apart: log odds of their shares, in standard errors."""
    odds_in = (inside + 0.5) / (texts - inside + 0.5)
    odds_out = (outside + 0.5) / (others - outside + 0.5)
    spread = np.sqrt(1 / (inside + 0.5) + 1 / (outside + 0.5))
    return np.asarray((np.log(odds_in) - np.log(odds_out)) / spread)


def _words(phrase: str) -> tuple[str, ...]:
    """Its words in any order, plurals as singulars: names that share these are one name."""
    return tuple(sorted(map(_singular, phrase.lower().split())))


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _pairs(terms: Sequence[str]) -> Iterator[str]:
    """Two terms that share no word nor the beginning of one, the strongest first."""
    for a, b in combinations(terms, 2):
        if not any(_kin(word, other) for word in a.split() for other in b.split()):
            yield f"{a} and {b}"


def _kin(word: str, other: str) -> bool:
    shared = min(len(word), len(other), KIN_LETTERS)
    return word[:shared] == other[:shared]


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
