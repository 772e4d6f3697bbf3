"""Comments cut into words once, and what is counted from there: words, phrases, pieces of words.

Terms for c-TF-IDF, phrases for names and pieces for the space of wording are all read off here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from consult.topics.words import BREAK, is_stop, plain

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LONGEST_PHRASE = 4
"""Words of the longest phrase counted."""

PIECE_LETTERS = (3, 5)
"""Fewest and most letters of a piece, the blanks around a word included."""


@dataclass(frozen=True)
class WordCounts:
    """How often each text holds each word and phrase, all in lower case.

    Parameters
    ----------
    texts
        As given to ``of``.
    words
        Distinct words, a full stop for the end of a stretch among them.
    by_word
        Shape (texts, words).
    phrases
        Phrases of up to four words without a stop word at either edge, in alphabetical order.
    lengths
        Shape (phrases,): words of each.
    by_phrase
        Shape (texts, phrases).
    """

    texts: Sequence[str]
    words: list[str]
    by_word: csr_matrix
    phrases: np.ndarray
    lengths: np.ndarray
    by_phrase: csr_matrix

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """Count the words of texts."""
        number: dict[str, int] = {BREAK: 0}
        said: list[int] = []
        ends: list[int] = []
        for text in texts:
            said += [number.setdefault(word, len(number)) for word in plain(text).lower().split()]
            ends.append(len(said))
        words, tokens = list(number), np.array(said, dtype=np.int64)
        text_of = np.repeat(np.arange(len(texts)), np.diff([0, *ends]))
        phrases, lengths, by_phrase = _phrases(words, tokens, text_of, len(texts))
        by_word = _counted(text_of, tokens, (len(texts), len(words)))
        return cls(texts, words, by_word, phrases, lengths, by_phrase)

    def only(self, rows: np.ndarray) -> Self:
        """The same of some texts."""
        return type(self)(
            [self.texts[row] for row in rows],
            self.words,
            self.by_word[rows],
            self.phrases,
            self.lengths,
            self.by_phrase[rows],
        )

    def holding(self, phrase: str, rows: Sequence[int]) -> list[int]:
        """Which of these texts hold a phrase; none where it is not counted."""
        at = np.searchsorted(self.phrases, phrase)
        if at == len(self.phrases) or self.phrases[at] != phrase:
            return []
        column = self.by_phrase[list(rows)][:, [at]]
        return [rows[place] for place in column.nonzero()[0]]

    def by_piece(self) -> csr_matrix:
        """Pieces of words, shape (texts, pieces), in alphabetical order of pieces.

        The same as scikit-learn's ``char_wb`` counts, each distinct word cut up once.
        """
        cut = [list(_pieces(word)) for word in self.words]
        names = sorted({piece for pieces in cut for piece in pieces})
        place = {piece: at for at, piece in enumerate(names)}
        of_word = np.repeat(np.arange(len(cut)), [len(pieces) for pieces in cut])
        at = np.array([place[piece] for pieces in cut for piece in pieces], dtype=np.int64)
        counted = self.by_word @ _counted(of_word, at, (len(cut), len(names)))
        counted.sort_indices()
        return counted


def _pieces(word: str) -> Iterator[str]:
    edged = f" {word} "
    for letters in range(PIECE_LETTERS[0], PIECE_LETTERS[1] + 1):
        if letters >= len(edged):
            yield edged
            return
        for start in range(len(edged) - letters + 1):
            yield edged[start : start + letters]


def _phrases(
    words: list[str], tokens: np.ndarray, text_of: np.ndarray, texts: int
) -> tuple[np.ndarray, np.ndarray, csr_matrix]:
    """Phrases, the words of each, and how often each text holds each."""
    edge = np.array([word != BREAK and not is_stop(word) for word in words], dtype=bool)
    names: list[str] = []
    lengths: list[int] = []
    places, holders = [], []
    code, whole = tokens, tokens != 0
    for length in range(1, LONGEST_PHRASE + 1):
        if length > 1:  # a word more: codes stay small because they are numbered afresh
            last = tokens[length - 1 :]
            whole = whole[:-1] & (last != 0)
            code = np.unique(code[:-1], return_inverse=True)[1] * len(words) + last
        starts = np.flatnonzero(whole & edge[tokens[: len(code)]] & edge[tokens[length - 1 :]])
        _, first, which = np.unique(code[starts], return_index=True, return_inverse=True)
        spans = (tokens[start : start + length] for start in starts[first].tolist())
        names += [" ".join(words[at] for at in span) for span in spans]
        places.append(which + len(lengths))
        holders.append(text_of[starts])
        lengths += [length] * len(first)
    order = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    counted = _counted(np.concatenate(holders), rank[np.concatenate(places)], (texts, len(names)))
    return np.array(names, dtype=object)[order], np.array(lengths, dtype=int)[order], counted


def _counted(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> csr_matrix:
    from scipy.sparse import csr_matrix

    counted = csr_matrix((np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=shape)
    counted.sum_duplicates()
    return counted
