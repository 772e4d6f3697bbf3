"""How alike the clauses of one theme are, apart from what all of them share.

Half the words of a theme stand in half of its comments: that "marriage" is in both tells nothing
of two arguments about marriage. So what the common words mean is taken out of each vector, and
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

    from consult.coding.texts.vectors import Encoders, Meaning

COMMON = 0.3
"""Share of the clauses from which a word is one that all share. On half the topics of ArgKP, pairs
of one key point against other pairs: area under the curve .682, .686, .686 with .2, .3, .4."""

KEPT = 0.3
"""Part left of what common words mean: .678, .686 and .682 with none, .3 and .5."""

RIDGE = 10.0
"""Holds back what is taken out where few clauses have a word; 1 is worse by .006."""

LEAST_SHARED = 2
"""Clauses that must have a word before it is common, so that of two nothing is taken out by one."""

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
        Shape (clauses, dimensions), rows of length 1 or 0; no dimensions without a sentence model.
    words
        Shape (clauses, features): wording, then rarer words, each with rows of length 1 or 0.
    views
        How many views there are: 3, or 2 without a sentence model.
    """

    meaning: np.ndarray
    words: csr_matrix
    views: int

    def between(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """How alike clauses are, shape (rows, columns): 1 is the same, 0 nothing in common.

        Parameters
        ----------
        rows, columns
            Positions of clauses.
        """
        if self.words.shape[0] <= HELD:
            return np.asarray(self._held[np.ix_(rows, columns)])
        return self._worked_out(rows, columns)

    @cached_property
    def _held(self) -> np.ndarray:
        every = np.arange(self.words.shape[0])
        return self._worked_out(every, every)

    def _worked_out(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        worded = (self.words[rows] @ self.words[columns].T).toarray()
        meant = self.meaning[rows] @ self.meaning[columns].T
        return np.asarray(np.round((worded + meant) / self.views, DECIMALS))


def likeness_of(
    clauses: Sequence[str], meanings: np.ndarray | None, encoders: Encoders
) -> ClauseLikeness:
    """What the likeness of the clauses of one theme is worked out from.

    Parameters
    ----------
    clauses
        Different ones, in an order that does not depend on that of the comments; one at least.
    meanings
        Their vectors, shape (clauses, dimensions); ``None`` without a sentence model.
    encoders
        How texts become vectors.
    """
    from scipy.sparse import hstack

    stems = [_content(clause) for clause in clauses]
    words = hstack([encoders.wording(clauses), _rarer(stems)]).tocsr()
    if meanings is None or encoders.meaning is None:
        return ClauseLikeness(np.zeros((len(clauses), 0)), words, views=2)
    return ClauseLikeness(_without_common(meanings, stems, encoders.meaning), words, views=3)


def _content(clause: str) -> list[str]:
    """The stems of its words, without those that only hold a sentence together."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    found = (word.lower() for word in _WORD.findall(clause))
    return [stem(word) for word in found if word not in ENGLISH_STOP_WORDS]


def _rarer(stems: Sequence[Sequence[str]]) -> csr_matrix:
    """Unit rows over the content words, rare ones weighing more."""
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not any(stems):
        return csr_matrix((len(stems), 1))
    return TfidfVectorizer(analyzer=list, sublinear_tf=True).fit_transform(stems)


def _without_common(
    meanings: np.ndarray, stems: Sequence[Sequence[str]], meaning: Meaning
) -> np.ndarray:
    """The vectors without most of what the words that all share say, rows of length 1 or 0."""
    having = Counter(word for one in stems for word in set(one))
    least = max(LEAST_SHARED, COMMON * len(stems))
    ranked = sorted(having.items(), key=lambda item: (-item[1], item[0]))
    common = [word for word, count in ranked if count >= least]
    if not common:
        return meanings
    subject = meaning([" ".join(common)])[0]
    vectors = _unit(meanings - np.outer(meanings @ subject, subject))
    has = np.array([[word in one for word in common] for one in map(set, stems)], dtype=float)
    design = np.hstack([np.ones((len(stems), 1)), has])
    ridge = RIDGE * np.eye(design.shape[1])
    ridge[0, 0] = 0.0
    weights = np.linalg.solve(design.T @ design + ridge, design.T @ vectors)
    return _unit(vectors - (1 - KEPT) * design @ weights)


def _unit(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-9))


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
