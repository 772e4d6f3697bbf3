"""Texts that are nearly the same: candidates by MinHash, then compared exactly, run by run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

RUN = 3
"""Words in a row that are compared.

Of invented letters that three people sent, each in a way of their own, 2, 3 and 4 words find .97,
.93 and .91. With 2 words, 32 of 8,576 NHS comments are taken for letters, with 3 and 4 none.
"""

FEWEST_SHARED = 12
"""Runs that two texts must share, which takes 14 words at least: sentences that restate a question
share fewer.

With 8, 10, 12 and 14, of letters of three senders .93, .93, .92 and .92 are found, and of 3,724
arguments on twenty motions, which restate the motion, 95, 33, 18 and 14 are taken for letters; of
8,576 NHS comments 17, 15, 0 and 0.
"""

ALIKE = 0.5
"""Share of the runs of the shorter of two texts that must stand in the other.

With 0.3, responses that quote the same sentence of a consultation paper are taken for letters (20
of 30); with 0.4, eight of 8,576 NHS comments; with 0.5 none of either.
"""

FEWEST_INSIDE = 20
"""Runs that must be shared where only half of the shorter text is: 22 words, more than a sentence.
With 12, 17 responses of kent-2024 that share a sentence of 17 words with others are taken for
letters, with 20 three. Of letters of three senders .94 and .85 are found."""

NUMBERS, ROWS = 128, 2
"""Numbers by which MinHash knows a text, and how many in a row make a candidate where they are the
same. With 64 numbers in place of 128, letters of three senders are found in .88 cases, not .93."""

NEXT = 2
"""Texts next in order with which one is compared, of those that share a row of numbers: where
thousands do (a letter, a stock phrase), comparing all with all would take hours."""

MOST = 16
"""Candidates of a text that are compared exactly, the likeliest first: bounds the work where
thousands of texts begin with the same stock phrase."""

SEED = 1
"""Of MinHash: any would do, and the same one each time gives the same candidates."""

MIXED = np.uint64(0x9E3779B97F4A7C15)
"""Multiplies the number of a run for each of its words; 2 to the 64 by the golden ratio, odd."""

AT_ONCE = 100_000
"""Pairs compared at a time, so that memory does not grow with them."""


@dataclass(frozen=True)
class Runs:
    """Words in a row, one entry a run, in the order of the texts.

    Parameters
    ----------
    text
        Position of its text.
    start
        Place of its first word, from 0.
    run
        A number that runs of the same words share, whatever other texts there are.
    lengths
        Words of each text.
    """

    text: np.ndarray
    start: np.ndarray
    run: np.ndarray
    lengths: np.ndarray

    def without(self, stock: Runs) -> Runs:
        """The same, less the runs that stand in other texts.

        Parameters
        ----------
        stock
            Runs of those.
        """
        kept = ~np.isin(self.run, stock.run)
        return Runs(self.text[kept], self.start[kept], self.run[kept], self.lengths)


def runs_of(texts: Sequence[str]) -> Runs:
    """The runs of some texts.

    Parameters
    ----------
    texts
        As bare words.
    """
    split = [text.split() for text in texts]
    lengths = np.array([len(words) for words in split], dtype=np.int64)
    codes, words = pd.factorize(np.array([word for one in split for word in one], dtype=object))
    numbers = np.array([_number(word) for word in words], dtype=np.uint64)
    text = np.repeat(np.arange(len(split)), lengths)
    place = np.arange(len(codes)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    begins = np.flatnonzero(place <= lengths[text] - RUN)
    run = np.zeros(len(begins), dtype=np.uint64)
    for step in range(RUN):
        run = run * MIXED + numbers[codes[begins + step]]
    return Runs(text[begins], place[begins], run, lengths)


@dataclass(frozen=True)
class AlikeTexts:
    """Texts that are alike, two and two, those that are most alike first.

    Parameters
    ----------
    one, other
        Positions of two texts.
    closely
        Whether half of the longer text stands in the other too.
    """

    one: np.ndarray
    other: np.ndarray
    closely: np.ndarray

    @property
    def close(self) -> AlikeTexts:
        """Those of which half of the longer text stands in the other."""
        return AlikeTexts(
            self.one[self.closely], self.other[self.closely], self.closely[self.closely]
        )


def alike(runs: Runs) -> AlikeTexts:
    """The pairs of texts that are alike.

    Parameters
    ----------
    runs
        Of different texts, in an order that does not depend on who sent them.
    """
    held = _held(runs)
    return _alike(held, _candidates(held, runs))


def _number(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def _held(runs: Runs) -> csr_array:
    """Text by different run: 1 where the text has it."""
    codes, different = pd.factorize(runs.run)
    shape = (len(runs.lengths), len(different))
    held = csr_array((np.ones(len(codes), dtype=np.int32), (runs.text, codes)), shape=shape)
    held.sum_duplicates()
    held.data[:] = 1
    return held


def _candidates(held: csr_array, runs: Runs) -> np.ndarray:
    """Pairs of texts that may be alike, shape (pairs, 2), the earlier text first."""
    able = np.flatnonzero(held.sum(axis=1) >= FEWEST_SHARED)
    known = _signatures(able, runs)
    found = [np.zeros(0, dtype=np.int64), *_neighbours(known)]
    pairs = np.column_stack(np.divmod(np.unique(np.concatenate(found)), max(len(able), 1)))
    likely: np.ndarray = able[_likeliest(pairs, known)]
    return likely


def _signatures(able: np.ndarray, runs: Runs) -> np.ndarray:
    """What MinHash knows each of some texts by, shape (texts, numbers)."""
    from datasketch import MinHash

    first = np.searchsorted(runs.text, able)
    last = np.searchsorted(runs.text, able, side="right")
    sets = (np.unique(runs.run[a:b]).tolist() for a, b in zip(first, last, strict=True))
    made = MinHash.generator(sets, num_perm=NUMBERS, seed=SEED, scheme="affine64", hashfunc=int)
    known = [one.hashvalues for one in made]
    return np.array(known, dtype=np.uint64).reshape(len(able), NUMBERS)


def _neighbours(known: np.ndarray) -> Iterator[np.ndarray]:
    """Pairs of texts that share some numbers in a row and lie next to each other in their order.

    A pair is one number: the earlier text times the number of texts, and the later one.
    """
    for first in range(0, NUMBERS, ROWS):
        after = (np.arange(ROWS + 2) + first) % NUMBERS
        order = np.lexsort(known[:, after[::-1]].T)
        rows = known[order, first : first + ROWS]
        for step in range(1, NEXT + 1):
            same = np.flatnonzero((rows[step:] == rows[:-step]).all(axis=1))
            one, other = order[same], order[same + step]
            yield np.minimum(one, other) * len(known) + np.maximum(one, other)


def _likeliest(pairs: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The pairs that are among the likeliest of either text."""
    same = [(known[a] == known[b]).sum(axis=1) for a, b in _some_at_a_time(pairs)]
    likely = np.concatenate([np.zeros(0, dtype=np.int64), *same])
    kept = np.zeros(len(pairs), dtype=bool)
    for end in (0, 1):
        order = np.lexsort((-likely, pairs[:, end]))
        text = pairs[order, end]
        kept[order[np.arange(len(text)) - np.searchsorted(text, text) < MOST]] = True
    return pairs[kept]


def _alike(held: csr_array, pairs: np.ndarray) -> AlikeTexts:
    """Those of some pairs that are alike, compared exactly."""
    sizes = held.sum(axis=1)
    shared = np.concatenate(
        [
            np.zeros(0, dtype=np.int64),
            *(held[a].multiply(held[b]).sum(axis=1) for a, b in _some_at_a_time(pairs)),
        ]
    )
    one, other = pairs[:, 0], pairs[:, 1]
    shorter, longer = np.minimum(sizes[one], sizes[other]), np.maximum(sizes[one], sizes[other])
    closely = (shared >= FEWEST_SHARED) & (shared >= ALIKE * longer)
    is_alike = closely | ((shared >= FEWEST_INSIDE) & (shared >= ALIKE * shorter))
    order = np.flatnonzero(is_alike)
    order = order[np.argsort(-(shared[order] / longer[order]), kind="stable")]
    return AlikeTexts(one[order], other[order], closely[order])


def _some_at_a_time(pairs: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    for start in range(0, len(pairs), AT_ONCE):
        some = pairs[start : start + AT_ONCE]
        yield some[:, 0], some[:, 1]
