"""In which order to read: what many say first, and what says something new before what repeats."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from consult.coding.points.likeness import DECIMALS, ClauseLikeness

NEIGHBOURS = 5
"""A clause is said by many as far as this many others are like it. On parts of ArgKP 3, 5, 7, 12
and 20 show .90, .90, .89, .90 and .90 of the key points in the first fifth of the reading, and the
first ten points meet .79 to .81 of them."""

SAID_BY_MANY = 0.5
"""Weight of that beside not repeating what was read, both in standard deviations of the theme.

On parts of ArgKP, by .2, .3, .4, .5 and .6, of the first ten points 3.4, 3.3, 3.0, 2.6 and 2.5 make
no key point, and they meet .81, .79, .79, .79 and .75 of them. Chosen with the weight of meaning
and others by leaving topics out: every choice was the same.
"""

FEW = -0.75
"""Standard deviations below which no clause is put for being said by few, so that a small theme of
one thing said in many ways and two others has the two read in time. On parts of ArgKP the first ten
points meet .79 of the key points in place of .78, and 3.0 of them meet none in place of 2.7."""

SAME_WORDS = 0.25
"""Standard deviations that a clause gains for each doubling of the people who use just its words:
beyond ``NEIGHBOURS`` of them likeness no longer tells a slogan of six from one of six hundred. No
labelled set has arguments that people repeat; it was chosen by reading points of one survey."""

EMPTY = -1_000.0
"""Standard deviations below all others, where what says nothing stands: beyond any real clause."""

UNLIKE = 0.25
"""Standard deviations below the mean likeness from which a clause is as new as can be. On parts of
ArgKP 0, .25 and .5 show .89, .90 and .90 of the key points in the first fifth, and the first ten
points meet .79, .80 and .80."""

AT_ONCE = 1_024
"""Clauses whose likeness to all others is worked out together: 20 MB for 2,500 others."""

MOST = 2_500
"""Clauses put in order by what was read before; the rest of a larger theme follow by how many say
them. As for grouping, time and memory set it: nobody reads so many."""


@dataclass(frozen=True)
class Crowd:
    """How alike the clauses of a theme are as a whole.

    Parameters
    ----------
    density
        Shape (clauses,): mean likeness of each to its ``NEIGHBOURS`` nearest, in standard
        deviations above the mean, not below ``FEW``. People who used the same words are neighbours
        of likeness 1, and ``SAME_WORDS`` counts them beyond that.
    mean, spread
        Of the likeness of two different clauses.
    """

    density: np.ndarray
    mean: float
    spread: float


def crowd(likeness: ClauseLikeness, people: np.ndarray) -> Crowd:
    """How alike the clauses are, and which have the most like them.

    Parameters
    ----------
    likeness
        Of the clauses.
    people
        Shape (clauses,): who used just these words, 1 or more.
    """
    number = len(people)
    density, total, squares = np.zeros(number), 0.0, 0.0
    sample = np.unique(np.linspace(0, number - 1, min(number, MOST)).astype(int))
    for start in range(0, number, AT_ONCE):
        rows = np.arange(start, min(number, start + AT_ONCE))
        alike = likeness.between(rows, sample)
        alike[rows[:, None] == sample[None, :]] = np.nan
        total, squares = total + float(np.nansum(alike)), squares + float(np.nansum(alike**2))
        density[rows] = _nearest(np.nan_to_num(alike, nan=-1.0), people[rows])
    pairs = max(1, number * len(sample) - len(sample))
    mean = total / pairs
    spread = max(squares / pairs - mean**2, 0.0) ** 0.5
    said = np.maximum(_standard(density), FEW) + np.round(SAME_WORDS * np.log2(people), DECIMALS)
    return Crowd(said, round(mean, DECIMALS), round(spread, DECIMALS) or 1.0)


def _nearest(alike: np.ndarray, people: np.ndarray) -> np.ndarray:
    """Mean likeness to the nearest; those who used the same words come first, at 1."""
    wanted = min(NEIGHBOURS, alike.shape[1])
    nearest = np.sort(alike, axis=1)[:, ::-1][:, :wanted]
    same = np.minimum(people - 1, wanted)
    place = np.arange(wanted)[None, :]
    shifted = np.take_along_axis(nearest, np.maximum(place - same[:, None], 0), axis=1)
    return np.asarray(np.where(place < same[:, None], 1.0, shifted).mean(axis=1))


def _standard(values: np.ndarray) -> np.ndarray:
    spread = values.std()
    if spread <= 10.0**-DECIMALS:
        return np.zeros(len(values))
    return np.asarray(np.round((values - values.mean()) / spread, DECIMALS))


def silent(among: Crowd, empty: np.ndarray) -> Crowd:
    """The same, what says nothing being said by nobody.

    Parameters
    ----------
    among
        Of the clauses.
    empty
        Shape (clauses,): true where one says nothing.
    """
    return replace(among, density=np.where(empty, EMPTY, among.density))


def reading_order(likeness: ClauseLikeness, among: Crowd) -> np.ndarray:
    """The clauses of a theme in the order to read them.

    Parameters
    ----------
    likeness, among
        Of the clauses, in canonical order.

    Returns
    -------
    numpy.ndarray
        Shape (clauses,): their positions.
    """
    ranked = np.argsort(-among.density, kind="stable")
    here, beyond = np.sort(ranked[:MOST]), ranked[MOST:]
    said = SAID_BY_MANY * among.density[here]
    alike = likeness.between(here, here)
    told = np.full(len(here), among.mean - UNLIKE * among.spread)
    left = np.ones(len(here), dtype=bool)
    out = []
    for _ in range(len(here)):
        value = said - (1 - SAID_BY_MANY) * (told - among.mean) / among.spread
        best = int(np.argmax(np.where(left, np.round(value, DECIMALS), -np.inf)))
        out.append(here[best])
        left[best] = False
        told = np.maximum(told, alike[best])
    return np.concatenate([np.array(out, dtype=int), beyond])
