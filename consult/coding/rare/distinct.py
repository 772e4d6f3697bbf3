"""The comments on one question that are least like any other: a handful for a person to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from consult.coding.suggest.definition_scores import DECIMALS, ReadComments

FEWEST_WORDS = 8
"""Shorter comments are like no other because they say little.

Of those listed of NHS comments, in questions of 250, 22 in 100 have a code that fewer than 1 in 100
have with no such floor, 25 from 4 words on, 27 from 8 and 28 from 16. Of all comments 9 have one.
"""

NEIGHBOURS = 5
"""A comment is as distinct as these, its nearest, are far; 1 and 15 are as good."""

MEANING = 0.25
"""Weight of meaning beside wording: of the 50 most distinct NHS comments 42 in 100 have a code that
fewer than 1 in 100 have; by weights of .5 and 1 they are 38 and 26, of all comments 11."""

KNOWN, BY = 0.6, 3
"""This share of a comment's words must be words of so many comments, so that noise and other
languages do not crowd out views.

It costs some views where there is no noise: of those listed of NHS comments 27 in 100 have a rare
code, 30 with a share of 0 or .3 and 6 with .9; 30, 31 and 11 where 1, 2 and 6 comments are asked.
"""

ONE_IN, MOST = 25, 10
"""One comment in so many is listed, and no more of a question than the second.

So many a person reads in a minute or two. With half as many, by either number, 29 or 30 in 100 of
those listed of NHS comments have a rare code in place of 27: the list has no edge.
"""

FEWEST_SAID = 3
"""A text that so many responses hold is no rare view; two can be one person who sent it twice."""

LARGEST_SAMPLE = 4_000
"""Comments compared with; all are judged.

As many as time allows: compared with a quarter and half of 250 NHS comments, 17 and 22 in 100 of
those listed have a rare code, compared with all 27.
"""

BLOCK = 1_024
"""Comments compared at a time, so that their likenesses take 30 MB; 64 list the same ones."""

_WORD = re.compile(r"[^\W\d_]{2,}")


def least_like_others(reading: ReadComments, copies: Sequence[int]) -> list[str]:
    """The most distinct comments, the most distinct first.

    Parameters
    ----------
    reading
        Distinct comments in an order that does not depend on that of the rows.
    copies
        How many responses hold each, shape (comments,).

    Returns
    -------
    list of str
        None where there are so few comments that a person reads them all.
    """
    wanted = min(MOST, len(reading.texts) // ONE_IN)
    if not wanted:
        return []
    words = [[word.lower() for word in _WORD.findall(text)] for text in reading.texts]
    having = Counter(word for of_text in words for word in set(of_text))
    likely = [
        row
        for row, of_text in enumerate(words)
        if len(of_text) >= FEWEST_WORDS
        and copies[row] < FEWEST_SAID
        and sum(having[word] >= BY for word in of_text) >= KNOWN * len(of_text)
    ]
    near = _nearness(reading, np.array(likely, dtype=int))
    order = np.argsort(near, kind="stable")[:wanted]
    return [reading.texts[likely[at]] for at in order]


def _nearness(reading: ReadComments, rows: np.ndarray) -> np.ndarray:
    """Mean likeness of each of the rows to its nearest other comments, shape (rows,)."""
    from threadpoolctl import threadpool_limits

    last = len(reading.texts) - 1
    sample = np.unique(np.linspace(0, last, LARGEST_SAMPLE).astype(int))
    starts = range(0, len(rows), BLOCK)
    with threadpool_limits(limits=1):
        found = [_nearest(reading, rows[start : start + BLOCK], sample) for start in starts]
    return np.concatenate(found) if found else np.zeros(0)


def _nearest(reading: ReadComments, rows: np.ndarray, sample: np.ndarray) -> np.ndarray:
    likeness = np.asarray((reading.whole[rows] @ reading.whole[sample].T).toarray())
    if reading.meanings is not None:
        meaning = reading.meanings[0]
        likeness += MEANING * (meaning[rows] @ meaning[sample].T)
    likeness[rows[:, None] == sample[None, :]] = -np.inf
    ranked = -np.sort(-np.round(likeness, DECIMALS), axis=1)
    nearest = ranked[:, : min(NEIGHBOURS, len(sample) - 1)]
    return np.asarray(np.round(nearest.mean(axis=1), DECIMALS))
