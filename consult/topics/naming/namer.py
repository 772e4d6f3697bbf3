"""A short readable name for each topic of a question, and a sentence on what belongs in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

import numpy as np

from consult.model.coding.codeframe import taken_in
from consult.topics.counts import WordCounts
from consult.topics.naming.by_meaning import Ranked, by_meaning
from consult.topics.naming.by_terms import with_terms
from consult.topics.naming.candidates import candidates
from consult.topics.naming.choose_names import FEWEST_TESTED, OVERALL, Choice, choose_names
from consult.topics.naming.definitions import FEWEST_COMMENTS, definition_of
from consult.topics.naming.held import LEAST_HELD, HeldWords
from consult.topics.naming.reading import CommentGrammar, read_texts
from consult.topics.naming.topic_texts import BY_WORDING, Naming, TopicTexts

MOST_TEXTS = 200
"""Comments of a topic that are read, which bounds time in a large one. With 100 and 500 as many
names find their human code."""

NEIGHBOURS = 2
"""Nearest other topics that a definition may set a topic apart from."""


@dataclass(frozen=True)
class NamedTopic:
    """What is written of a topic.

    Parameters
    ----------
    name
        As printed; no other of the same model is like it.
    definition
        One sentence on what belongs in it.
    has_subject
        Whether there is anything that it could be named for, and enough of its comments hold it.
    """

    name: str
    definition: str
    has_subject: bool = True


@dataclass
class Namer:
    """Names the topics of one question, as often as asked; its comments are read once.

    Parameters
    ----------
    said
        Words of all comments.
    naming
        An embedder and the question, as far as there are such.
    """

    said: WordCounts
    naming: Naming = BY_WORDING
    _read: CommentGrammar | None = field(default=None, init=False, repr=False)

    def headings(self, topics: Sequence[TopicTexts]) -> list[str]:
        """One name a heading, no two alike, of one part: the themes under it tell the rest.

        Parameters
        ----------
        topics
            As for ``named``.
        """
        looked_at, ranked = self._ranked(topics)
        return [one.printed for one in choose_names(looked_at, ranked, in_parts=False)]

    def named(self, topics: Sequence[TopicTexts]) -> list[NamedTopic]:
        """A name and a definition for each topic.

        Parameters
        ----------
        topics
            Largest first: an earlier topic has first choice of a phrase. Of those asked for later,
            such as headings, only comments that were read for the first are looked at.
        """
        looked_at, ranked = self._ranked(topics)
        chosen = choose_names(looked_at, ranked)
        written = [
            self._written(topic, best, choice, [ranked[near] for near in best.neighbours])
            for topic, best, choice in zip(looked_at, ranked, chosen, strict=True)
        ]
        return [
            replace(one, has_subject=self._is_known(topic, choice, one))
            for topic, choice, one in zip(topics, chosen, written, strict=True)
        ]

    def _written(
        self, topic: TopicTexts, best: Ranked, choice: Choice, near: Sequence[Ranked]
    ) -> NamedTopic:
        shared = self._shared(topic)
        definition = definition_of(best, choice.phrase, near[:NEIGHBOURS], shared)
        return NamedTopic(choice.printed, definition)

    def _is_known(self, topic: TopicTexts, choice: Choice, written: NamedTopic) -> bool:
        """Whether a topic has a subject that enough of its comments, all of them, hold."""
        if choice.phrase is None or len(topic.rows) < FEWEST_TESTED:
            return choice.has_subject
        phrases = [written.name, taken_in(written.definition)]
        return self.held.share_held(phrases, topic.rows) >= LEAST_HELD

    def wanted(self, topics: Sequence[TopicTexts]) -> list[str]:
        """The name each topic would have if there were no other; empty where nothing is said of it.

        Parameters
        ----------
        topics
            As for ``named``.
        """
        _, ranked = self._ranked(topics)
        return [
            OVERALL if best.judges_whole else best.phrases[0].written if best.phrases else ""
            for best in ranked
        ]

    @cached_property
    def held(self) -> HeldWords:
        """Which comments hold which words."""
        return HeldWords(self.said)

    def _ranked(self, topics: Sequence[TopicTexts]) -> tuple[list[TopicTexts], list[Ranked]]:
        if self._read is None:
            rows = chain.from_iterable(one.rows[:MOST_TEXTS] for one in topics)
            self._read = read_texts(self.said.texts, rows)
        looked_at = [_looked_at(one, self._read) for one in topics]
        phrases = candidates(looked_at, self._read, self.naming.question)
        found = with_terms(phrases, looked_at, self.said, self._read.nouns)
        return looked_at, by_meaning(looked_at, found, self.naming.embed)

    def _shared(self, topic: TopicTexts) -> frozenset[str]:
        """Words, in small letters, that several different comments of a topic hold."""
        held = self.said.by_word[list(topic.rows)]
        comments = np.bincount(held.indices, minlength=held.shape[1])
        return frozenset(self.said.words[comments >= FEWEST_COMMENTS].tolist())


def _looked_at(topic: TopicTexts, read: CommentGrammar) -> TopicTexts:
    pairs = zip(topic.rows, topic.copies, strict=True)
    kept = [(row, copies) for row, copies in pairs if row in read.phrases][:MOST_TEXTS]
    return replace(topic, rows=[row for row, _ in kept], copies=[copies for _, copies in kept])
