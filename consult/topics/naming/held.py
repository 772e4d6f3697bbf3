"""How many comments of a topic hold a word of what is said of it that tells them from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from consult.topics.counts import WordCounts
from consult.topics.naming.candidates import contrast
from consult.topics.naming.word_kin import name_key
from consult.topics.words import SHORTEST_WORD

LEAST_HELD = 0.2
"""Share of its comments that must hold a telling word of a topic's name or definition, or nothing
is said of it that people would know it by: it is left over. Of 49 themes of a survey of
programmers, words of one and two letters left out, three were below, at .12 to .17, and the next
was at .35: the three are those that a person who read ten comments of each could not name."""

TELLING = 1.5
"""Standard errors by which comments of the topic must hold a word more often than others do: what
all comments on a question hold keeps no theme of it together."""


@dataclass(frozen=True)
class HeldWords:
    """Which comments on one question hold which words.

    Parameters
    ----------
    said
        Words of all comments.
    """

    said: WordCounts

    def share_held(self, phrases: Sequence[str], rows: Sequence[int]) -> float:
        """The share of the comments of a topic that hold a telling word of some phrases.

        Parameters
        ----------
        phrases
            What is said of the topic. Their words of two letters and more count, in any form,
            where the topic's comments hold them more often than all others do.
        rows
            Places of its comments; at least one.
        """
        own = np.zeros(len(self.said.texts), dtype=bool)
        own[list(rows)] = True
        held = np.zeros(len(own), dtype=bool)
        stems = {stem for phrase in phrases for stem in name_key(phrase)}
        for stem in sorted(stem for stem in stems if len(stem) >= SHORTEST_WORD):
            holding = self._holding(stem)
            inside, outside = (holding & own).sum(), (holding & ~own).sum()
            counts = np.array([inside], float), np.array([outside], float)
            told = contrast(counts[0], own.sum(), counts[1], (~own).sum())[0]
            if own.all() or told >= TELLING:
                held |= holding
        return float(held[own].mean())

    def any_of(self, phrases: Sequence[str]) -> np.ndarray:
        """Which comments hold all words of one of some phrases, in any form and order.

        Parameters
        ----------
        phrases
            As printed.

        Returns
        -------
        numpy.ndarray
            Shape (comments,).
        """
        held = np.zeros(len(self.said.texts), dtype=bool)
        for phrase in phrases:
            stems = sorted(set(name_key(phrase)))
            held |= np.logical_and.reduce([self._holding(stem) for stem in stems] or [held])
        return held

    def _holding(self, stem: str) -> np.ndarray:
        """Shape (comments,): which hold a word of a stem."""
        columns = self._columns.get(stem, [])
        return np.asarray(self.said.by_word[:, columns].sum(axis=1)).ravel() > 0

    @cached_property
    def _columns(self) -> dict[str, list[int]]:
        """Stem -> the places of its words."""
        columns: dict[str, list[int]] = {}
        for at, word in enumerate(self.said.words.tolist()):
            for stem in name_key(word):
                columns.setdefault(stem, []).append(at)
        return columns
