"""Names of topics that no phrase sets apart: the words that c-TF-IDF finds telling."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import chain

import numpy as np

from consult.topics.counts import WordCounts
from consult.topics.naming.candidates import (
    DECIMALS,
    FEWEST_COMMENTS,
    Candidates,
    NameCandidate,
    contrast,
)
from consult.topics.naming.choose_names import SET_APART
from consult.topics.naming.sides import is_empty, is_first_name, measures, praises
from consult.topics.naming.topic_texts import TopicTexts


def with_terms(
    found: Sequence[Candidates],
    topics: Sequence[TopicTexts],
    said: WordCounts,
    nouns: Set[str],
) -> list[Candidates]:
    """Phrases of topics; where none sets a topic apart, before them its terms if they do.

    Parameters
    ----------
    found
        Phrases of each topic.
    topics
        With the texts that were read.
    said
        Words of all comments.
    nouns
        Words that are nouns more often than not: of "I support it" no name is made.
    """
    every = list(chain.from_iterable(topic.rows for topic in topics))
    return [
        one if _sets_apart(one.phrases) else _with_terms(one, _terms(topic, every, said, nouns))
        for one, topic in zip(found, topics, strict=True)
    ]


def _with_terms(found: Candidates, terms: Sequence[NameCandidate]) -> Candidates:
    if found.phrases and not _sets_apart(terms):
        return found
    return replace(found, phrases=(*terms, *found.phrases))


def _sets_apart(phrases: Sequence[NameCandidate]) -> bool:
    return any(one.telling >= SET_APART for one in phrases)


def _terms(
    topic: TopicTexts, every: Sequence[int], said: WordCounts, nouns: Set[str]
) -> list[NameCandidate]:
    """Terms without a side, the strongest first."""
    named = []
    for term in topic.terms:
        words = term.split()
        if words[-1] not in nouns:
            continue
        holding = {row for row in every if _holds(said, row, words)}
        own = frozenset(holding & set(topic.rows))
        if len(own) < FEWEST_COMMENTS or not all(map(_may_name, words)):
            continue
        counts = np.array([len(own)], float), np.array([len(holding) - len(own)], float)
        others = len(every) - len(topic.rows)
        telling = float(contrast(counts[0], len(topic.rows), counts[1], others)[0])
        named.append(NameCandidate(tuple(words), term, round(telling, DECIMALS), own))
    return named


def _holds(said: WordCounts, row: int, words: Sequence[str]) -> bool:
    return {*words} <= {*said.words[said.by_word[[row]].indices].tolist()}


def _may_name(word: str) -> bool:
    return not (measures(word) or praises(word) or is_empty(word) or is_first_name(word))
