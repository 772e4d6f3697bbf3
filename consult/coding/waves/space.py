"""Where codes lie: centres of their comments in the space of meanings, kept without any words.

Where there is no sentence model, the space is that of hashed pieces of words: a piece falls into
one of 1,024 numbered places together with many others, so that no piece can be read back.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence

import numpy as np

from consult.coding.suggest.choose_codes import MOST_CODES
from consult.coding.texts.segments import segments

Space = Callable[[Sequence[str]], np.ndarray]
"""Texts to unit rows, shape (texts, dimensions); a text's row depends on no other text."""

PLACES = 1_024
"""Numbered places that pieces of words fall into: few, so that many share one and none can be read
back. From 512 to 4,096 AMI moved by less than .01 on three sets (docs/settings-tried.md)."""

PIECE_LETTERS = (3, 5)
"""Fewest and most letters of a piece, as in ``consult.embed.wording``, which says what was
tried."""

COMMENTS_A_CENTRE = 8
"""Comments a centre stands for. Several centres a code tell new comments from known ones better
than one: area under the curve .83 against .79 on banking77, and as good for which code."""

FEWEST_COMMENTS = 5
"""Different comments that make a centre: fewer would come near to telling what each says.

Nothing is lost by it: with 3, AMI is .695 and .242 on the two sets, with 5 .695 and .241; with 10
it is .687 and .234.
"""

MOST_CENTRES = 12
"""Centres of one code, which bounds what a fit keeps. AMI with 1, 6, 12 and 24 is .685, .693, .695
and .695 on banking77, .240, .239, .241 and .241 on multi-label comments."""

DECIMALS = 4
"""Likeness is rounded to this before it is compared: centres are kept to no more. AMI with 2 and 6
decimals is within .001."""

SCALE = 32_767
"""Largest 16-bit number: centres are kept to four decimals."""

_PLACEHOLDER = re.compile(r"\[[^\]\n]*\]")
"""What redaction puts in place of personal data."""


def hashed_wording(texts: Sequence[str]) -> np.ndarray:
    """How texts are worded, as hashed pieces of words.

    Parameters
    ----------
    texts
        In any order.

    Returns
    -------
    numpy.ndarray
        Shape (texts, ``PLACES``): rows of length 1, or 0 for a text without letters.
    """
    if not texts:
        return np.zeros((0, PLACES))
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.preprocessing import normalize

    counted = HashingVectorizer(
        preprocessor=lambda text: _PLACEHOLDER.sub(" ", text).lower(),
        analyzer="char_wb",
        ngram_range=PIECE_LETTERS,
        n_features=PLACES,
        norm=None,
    ).transform(texts)
    counted.data = np.sign(counted.data) * np.log1p(np.abs(counted.data))
    return np.asarray(normalize(counted).toarray())


def centres_of(vectors: np.ndarray, *, fewest: int, seed: int) -> np.ndarray:
    """Centres of the comments of one code.

    Parameters
    ----------
    vectors
        Shape (comments, dimensions), in canonical order.
    fewest
        Comments a centre needs.
    seed
        Seed of the first guess.

    Returns
    -------
    numpy.ndarray
        Shape (centres, dimensions): the middle of all and, where there are enough, of each part;
        none where there are too few comments.
    """
    if len(vectors) < fewest:
        return np.zeros((0, vectors.shape[1]))
    middles = [vectors.sum(axis=0)]
    parts = min(MOST_CENTRES, len(vectors) // COMMENTS_A_CENTRE)
    if parts > 1:
        labels = _parted(vectors, parts, seed)
        each = [vectors[labels == part] for part in range(parts)]
        middles += [own.sum(axis=0) for own in each if len(own) >= fewest]
    return _unit(np.array(middles))


def _parted(vectors: np.ndarray, parts: int, seed: int) -> np.ndarray:
    from sklearn.cluster import KMeans

    parts = min(parts, len(np.unique(vectors, axis=0)))
    return np.asarray(KMeans(parts, n_init=1, random_state=seed).fit_predict(vectors))


def _unit(vectors: np.ndarray) -> np.ndarray:
    """Rows of length 1; those of length 0 stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 1 / SCALE, lengths, np.inf))


def packed(centres: np.ndarray) -> str:
    """Centres as text; empty where there are none.

    Parameters
    ----------
    centres
        Shape (centres, dimensions): unit rows.
    """
    return b64encode(np.round(centres * SCALE).astype("<i2").tobytes()).decode("ascii")


def unpacked(text: str, dimensions: int) -> np.ndarray:
    """Centres from ``packed``, shape (centres, dimensions).

    Parameters
    ----------
    text
        What ``packed`` made; may be empty.
    dimensions
        Of the space the centres lie in.
    """
    numbers = np.frombuffer(b64decode(text), dtype="<i2").astype(float)
    return _unit(numbers.reshape(-1, dimensions))


class Placed:
    """Comments and their clauses in the space of meanings.

    Parameters
    ----------
    texts
        Different comments, in an order that does not depend on that of the rows.
    space
        Texts to unit rows.
    """

    def __init__(self, texts: Sequence[str], space: Space) -> None:
        cut = segments(texts)
        self.texts = tuple(texts)
        self.clauses = tuple(clause for of_text in cut for clause in of_text)
        self.starts = np.cumsum([0, *(len(of_text) for of_text in cut)])
        rows = space([*self.texts, *self.clauses])
        self.whole, self.parts = rows[: len(texts)], rows[len(texts) :]

    def likeness(self, centres: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """How near comments come to codes, and the clause of each that comes nearest.

        Parameters
        ----------
        centres
            For each code, shape (centres, dimensions); at least one a code.

        Returns
        -------
        tuple of numpy.ndarray
            Both of shape (comments, codes): the mean of the whole comment and its nearest clause,
            each by the centre it is nearest to, rounded; and places among ``clauses``.
        """
        from threadpoolctl import threadpool_limits

        with threadpool_limits(limits=1):
            whole = _nearest(self.whole, centres)
            parts = _nearest(self.parts, centres)
        words = np.zeros(whole.shape, dtype=int)
        for row, (start, end) in enumerate(zip(self.starts, self.starts[1:], strict=False)):
            words[row] = start + parts[start:end].argmax(axis=0)
        best = np.take_along_axis(parts, words, axis=0) if len(parts) else whole
        return np.round((whole + best) / 2, DECIMALS), words


def _nearest(rows: np.ndarray, centres: Sequence[np.ndarray]) -> np.ndarray:
    """Shape (rows, codes): likeness to the nearest centre of each code."""
    if not len(rows) or not centres:
        return np.zeros((len(rows), len(centres)))
    every = rows @ np.vstack(centres).T
    firsts = np.cumsum([0, *(len(own) for own in centres[:-1])])
    return np.asarray(np.round(np.maximum.reduceat(every, firsts, axis=1), DECIMALS + 1))


def fitting(likeness: np.ndarray, floors: np.ndarray) -> np.ndarray:
    """Whether each comment fits any code: whether it comes above the floor of the nearest.

    Parameters
    ----------
    likeness
        Shape (comments, codes), at least one code.
    floors
        Shape (codes,).
    """
    nearest = likeness.argmax(axis=1)
    return np.asarray(likeness[np.arange(len(likeness)), nearest] >= floors[nearest])


def given_codes(above: np.ndarray) -> np.ndarray:
    """The codes a comment that fits is given: the best one, and up to two more above their level.

    Parameters
    ----------
    above
        Shape (comments, codes), at least one code: likeness less the level of each code.

    Returns
    -------
    numpy.ndarray
        Of the same shape, true where given.
    """
    order = np.argsort(-above, axis=1, kind="stable")[:, :MOST_CODES]
    given = np.take_along_axis(above, order, axis=1) >= 0
    given[:, 0] = True
    out = np.zeros(above.shape, dtype=bool)
    np.put_along_axis(out, order, given, axis=1)
    return out
