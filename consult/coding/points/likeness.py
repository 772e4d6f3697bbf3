"""How alike the clauses of one theme are, apart from what all of them share.

Half the words of a theme stand in half of its comments: that "marriage" is in both tells nothing
of two arguments about marriage. So what a clause means is read from its other words alone, and
beside it count how the clauses are worded, and which rarer words they share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

    from consult.coding.texts.vectors import Encoders

COMMON = 0.3
"""Share of the clauses from which a word is one that all share, and is not read. On ArgKP, pairs of
one key point against other pairs: area under the curve .685, .698, .700 and .695 with .15, .2, .3
and .4. Reading whole clauses and taking what common words mean out of their vectors gave .673."""

MEANING = 2
"""Weight of meaning beside that of wording and of rarer words, each 1. With 1 and 2 the same pairs
are told by .700 and .701; the first ten points meet .84 and .85 of the key points."""

SHORTEST = 1e-9
"""Length below which a row is nothing but rounding."""

WORDED = 2
"""Views that tell how clauses are worded."""

LEAST_SHARED = 2
"""Clauses that must have a word before it is common."""

DECIMALS = 4
"""Likenesses are rounded to this before anything is ranked by them: the last bits of a float
differ from one processor to another."""

HELD = 2_500
"""Clauses of which all likenesses are held, 50 MB; of more they are worked out as asked for."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDINGS = ("ingly", "edly", "ness", "ment", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")

SHORTEST_STEM = 4
"""Letters left of a word when an ending is taken off, as in ``consult.embed.wording``."""


@dataclass(frozen=True)
class ClauseLikeness:
    """Views of the same clauses, whose products are added up.

    Parameters
    ----------
    meaning
        Shape (clauses, dimensions), rows of length 1; no dimensions without a sentence model.
    wording, rarer
        Shape (clauses, features): how they are worded, and which rarer words they hold; rows of
        length 1 or 0.
    """

    meaning: np.ndarray
    wording: csr_matrix
    rarer: csr_matrix

    @property
    def by_meaning(self) -> bool:
        """Whether there was a sentence model to tell what clauses mean."""
        return bool(self.meaning.shape[1])

    def between(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """How alike clauses are, shape (rows, columns): 1 is the same, 0 nothing in common.

        Parameters
        ----------
        rows, columns
            Positions of clauses.
        """
        if len(self.meaning) <= HELD:
            return np.asarray(self._held[np.ix_(rows, columns)])
        return self._worked_out(rows, columns)

    def together(self, groups: Sequence[Sequence[int]]) -> ClauseLikeness:
        """The likeness of texts that are several of the clauses each.

        Parameters
        ----------
        groups
            Of each text the positions of its clauses, one at least.
        """
        from scipy.sparse import csr_matrix

        if all(len(group) == 1 for group in groups):
            here = np.array([group[0] for group in groups])
            return ClauseLikeness(self.meaning[here], self.wording[here], self.rarer[here])
        ends = np.cumsum([0, *map(len, groups)])
        places = np.concatenate([np.asarray(group) for group in groups])
        member = csr_matrix((np.ones(len(places)), places, ends), (len(groups), len(self.meaning)))
        meaning = _unit(member @ self.meaning)
        wording, rarer = (_unit_sparse(member @ one) for one in (self.wording, self.rarer))
        return ClauseLikeness(meaning, wording, rarer)

    @cached_property
    def _held(self) -> np.ndarray:
        every = np.arange(len(self.meaning))
        return self._worked_out(every, every)

    def _worked_out(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        worded = (self.wording[rows] @ self.wording[columns].T).toarray()
        worded += (self.rarer[rows] @ self.rarer[columns].T).toarray()
        if not self.by_meaning:
            return np.asarray(np.round(worded / WORDED, DECIMALS))
        meant = MEANING * (self.meaning[rows] @ self.meaning[columns].T)
        return np.asarray(np.round((worded + meant) / (WORDED + MEANING), DECIMALS))


def likeness_of(clauses: Sequence[str], encoders: Encoders) -> ClauseLikeness:
    """What the likeness of the clauses of one theme is worked out from.

    Parameters
    ----------
    clauses
        Different ones, in an order that does not depend on that of the comments; one at least.
    encoders
        How texts become vectors.
    """
    found = [_content(clause) for clause in clauses]
    stems = [[stem(word) for word in words] for words in found]
    wording, rarer = encoders.wording(clauses), _rarer(stems)
    if encoders.meaning is None:
        return ClauseLikeness(np.zeros((len(clauses), 0)), wording, rarer)
    told = _without_common(clauses, found, _common(stems))
    different = sorted(set(told))
    meant = dict(zip(different, encoders.meaning(different), strict=True))
    return ClauseLikeness(np.array([meant[text] for text in told]), wording, rarer)


def _content(clause: str) -> list[str]:
    """Its words in small letters, without those that only hold a sentence together."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    found = (word.lower() for word in _WORD.findall(clause))
    return [word for word in found if word not in ENGLISH_STOP_WORDS]


def _rarer(stems: Sequence[Sequence[str]]) -> csr_matrix:
    """Unit rows over the content words, rare ones weighing more."""
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not any(stems):
        return csr_matrix((len(stems), 1))
    return TfidfVectorizer(analyzer=list, sublinear_tf=True).fit_transform(stems)


def _common(stems: Sequence[Sequence[str]]) -> frozenset[str]:
    """The stems that all share."""
    having = Counter(word for one in stems for word in set(one))
    least = max(LEAST_SHARED, COMMON * len(stems))
    return frozenset(word for word, count in having.items() if count >= least)


def _without_common(
    clauses: Sequence[str], found: Sequence[Sequence[str]], common: frozenset[str]
) -> list[str]:
    """The words of each clause that not all share; the whole clause where it has no other."""
    kept = (" ".join(word for word in words if stem(word) not in common) for words in found)
    return [told or clause for told, clause in zip(kept, clauses, strict=True)]


def _unit(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > SHORTEST))


def _unit_sparse(rows: csr_matrix) -> csr_matrix:
    from sklearn.preprocessing import normalize

    return normalize(rows).tocsr()


def stem(word: str) -> str:
    """A word without its ending, so that "helped" and "helping" are one.

    Parameters
    ----------
    word
        In small letters.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
