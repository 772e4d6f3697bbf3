"""Comments cut into words once, and what is counted from there: words, phrases, pieces of words.

Terms for c-TF-IDF, phrases for names and pieces for the space of wording are all read off here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
        Distinct words in alphabetical order, a full stop for the end of a stretch the first.
    by_word
        Shape (texts, words).
    phrases
        Shape (phrases, 4): phrases of up to four words without a stop word at either edge, the
        places of their words in ``words`` and -1 where a phrase is shorter; in alphabetical order.
    by_phrase
        Shape (texts, phrases).
    """

    texts: Sequence[str]
    words: np.ndarray
    by_word: csr_matrix
    phrases: np.ndarray
    by_phrase: csr_matrix

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """Count the words of texts.

        Parameters
        ----------
        texts
            Redacted, in canonical order; may be none.
        """
        said = [plain(text).lower().split() for text in texts]
        words = sorted({word for words in said for word in words} - {BREAK})
        words.insert(0, BREAK)
        place = {word: at for at, word in enumerate(words)}
        tokens = np.array([place[word] for words in said for word in words], dtype=np.int64)
        text_of = np.repeat(np.arange(len(said)), [len(words) for words in said])
        phrases, by_phrase = _phrases(words, tokens, text_of, len(said))
        by_word = _counted(text_of, tokens, (len(said), len(words)))
        return cls(texts, np.array(words, dtype=object), by_word, phrases, by_phrase)

    def only(self, rows: np.ndarray) -> Self:
        """Counts of some of the texts; words and phrases keep their places.

        Parameters
        ----------
        rows
            Places of the texts, in the order wanted.
        """
        return replace(
            self,
            texts=[self.texts[row] for row in rows],
            by_word=self.by_word[rows],
            by_phrase=self.by_phrase[rows],
        )

    @property
    def lengths(self) -> np.ndarray:
        """Shape (phrases,): words of each phrase."""
        return np.asarray((self.phrases >= 0).sum(axis=1))

    def written(self, phrases_at: np.ndarray) -> list[str]:
        """Phrases as words, in lower case.

        Parameters
        ----------
        phrases_at
            Places among ``phrases``, in the order wanted.
        """
        words = self.words.tolist()
        return [
            " ".join([words[at] for at in phrase if at >= 0])
            for phrase in self.phrases[phrases_at].tolist()
        ]

    def holding(self, phrase_at: int, rows: Sequence[int]) -> list[int]:
        """Which of some texts hold a phrase.

        Parameters
        ----------
        phrase_at
            Its place among ``phrases``.
        rows
            Places of the texts looked at.
        """
        column = self.by_phrase[list(rows)][:, [phrase_at]]
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
) -> tuple[np.ndarray, csr_matrix]:
    """Phrases, and how often each text holds each."""
    edge = np.array([word != BREAK and not is_stop(word) for word in words], dtype=bool)
    found, places, holders = [np.zeros((0, LONGEST_PHRASE), dtype=np.int64)], [], []
    code, whole = tokens, tokens != 0
    for length in range(1, LONGEST_PHRASE + 1):
        if length > 1:  # a word more: codes stay small because they are numbered afresh
            last = tokens[length - 1 :]
            whole = whole[:-1] & (last != 0)
            code = np.unique(code[:-1], return_inverse=True)[1] * len(words) + last
        starts = np.flatnonzero(whole & edge[tokens[: len(code)]] & edge[tokens[length - 1 :]])
        _, first, which = np.unique(code[starts], return_index=True, return_inverse=True)
        of_length = np.full((len(first), LONGEST_PHRASE), -1, dtype=np.int64)
        of_length[:, :length] = tokens[starts[first][:, None] + np.arange(length)]
        places.append(which + sum(map(len, found)))
        holders.append(text_of[starts])
        found.append(of_length)
    phrases = np.concatenate(found)
    order = np.lexsort(phrases.T[::-1])
    rank = np.argsort(order)
    shape = (texts, len(phrases))
    counted = _counted(np.concatenate(holders), rank[np.concatenate(places)], shape)
    return phrases[order], counted


def _counted(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> csr_matrix:
    from scipy.sparse import csr_matrix

    counted = csr_matrix((np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=shape)
    counted.sum_duplicates()
    return counted
