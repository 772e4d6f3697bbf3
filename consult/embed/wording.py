"""How a text is worded: its words without their endings, and pieces of its words, by TF-IDF.

Pieces of three to five letters forgive misspellings and stand in for a lemmatiser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

LARGEST_SAMPLE = 20_000
"""Distinct texts a fit looks at: the first by hash, which is a random sample. It bounds memory.

Learnt from 500, 1,250 and all of 2,548 and 3,080 texts, themes by ``Lsa`` agree with people at AMI
.235, .233 and .233 on multi-label comments, .604, .620 and .619 on banking77: 20,000 lose nothing.
"""

MANY_TEXTS = 16
"""From here on a piece of a word counts only if two texts have it: there are far fewer to count.

By wording alone F1 with 5, 10, 20 and 50 NHS comments (and 26 definitions) is .442, .434, .442 and
.426 so, and .424, .431, .451 and .435 if every piece counts.
"""

PIECE_LETTERS = range(3, 6)
"""Letters of a piece. By wording alone F1 on NHS comments is .453 with 2 and 3, .460 with 3, .459
with 3 to 5, .459 with 4 and 5 and .458 with 3 to 7; the mean of codes .394, .398, .403, .407,
.400."""

_FUNCTION_WORDS = """
    a an the and or of to in on at is are was were be been it its this that there for with as by
    from have has had i we you they he she my our your their me us them
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Dropped. "Not", "more", "nothing" and "all" stay: in a survey they carry meaning."""

ENDINGS = ("ingly", "edly", "ness", "ment", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")
SHORTEST_STEM = 4
"""Letters a word keeps when an ending is taken off: "used" and "uses" stay two words, so that "red"
does not become "r". By wording alone F1 on NHS comments is .456, .455, .459, .457 and .445 with 2,
3, 4, 5 and 8, and .445 if no ending is ever taken off."""

_PLACEHOLDER = re.compile(r"\[[^\]\n]*\]")
"""What redaction puts in place of personal data; it is nobody's wording."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def exact_hash(text: str) -> str:
    """A text's place in the canonical order, the same on every machine and in every run.

    Every character counts, spaces too: two texts with one vector between them are the same text.

    Parameters
    ----------
    text
        As it will be embedded.
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def in_order(texts: Sequence[str]) -> list[str]:
    """Distinct texts in canonical order.

    Parameters
    ----------
    texts
        In any order, repeats allowed.
    """
    return sorted(set(texts), key=exact_hash)


class Wording:
    """Unit vectors of words and pieces of words, half the weight on each.

    Notes
    -----
    Copies count once and the order of texts does not matter.
    """

    def fit(self, texts: Sequence[str]) -> Self:
        """Learn which words and pieces there are, and how common each is.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        distinct = in_order(texts)[:LARGEST_SAMPLE]
        at_least = 2 if len(distinct) >= MANY_TEXTS else 1
        parts = (_vectorizer(distinct, stems, 1), _vectorizer(distinct, pieces, at_least))
        self.parts_ = [part for part in parts if part is not None]
        return self

    def transform(self, texts: Sequence[str]) -> csr_matrix:
        """Shape (texts, features), rows of length 1, or 0 where no word is known.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        from scipy.sparse import csr_matrix, hstack
        from sklearn.preprocessing import normalize

        if not texts or not self.parts_:
            return csr_matrix((len(texts), 1))
        return normalize(hstack([part.transform(texts) for part in self.parts_]).tocsr())

    def fit_transform(self, texts: Sequence[str]) -> csr_matrix:
        """``fit`` then ``transform`` of the same texts.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        return self.fit(texts).transform(texts)


def stems(text: str) -> list[str]:
    """Words of two letters or more in lower case, without function words and endings.

    Parameters
    ----------
    text
        Redacted.
    """
    return [_stem(word) for word in _words(text)]


def pieces(text: str) -> list[str]:
    """Three to five neighbouring letters of each of those words, its edges marked by a space.

    Parameters
    ----------
    text
        Redacted.
    """
    return [piece for word in _words(text) for piece in _pieces(word)]


def _words(text: str) -> list[str]:
    words = _WORD.findall(_PLACEHOLDER.sub(" ", text).lower().replace("’", "'"))
    return [word for word in words if len(word) > 1 and word not in FUNCTION_WORDS]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=50_000)
def _pieces(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple(
        edged[start : start + letters]
        for letters in PIECE_LETTERS
        for start in range(max(1, len(edged) - letters + 1))
    )


def _vectorizer(
    texts: Sequence[str], analyse: Callable[[str], list[str]], at_least: int
) -> TfidfVectorizer | None:
    """Fitted, or ``None`` when the texts hold nothing to count."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    found = Counter(feature for text in texts for feature in set(analyse(text)))
    vocabulary = sorted(feature for feature, texts_with in found.items() if texts_with >= at_least)
    if not vocabulary:
        return None
    return TfidfVectorizer(analyzer=analyse, sublinear_tf=True, vocabulary=vocabulary).fit(texts)
