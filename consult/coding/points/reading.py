"""In which order to read: what many say first, and what says something new before what repeats."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from consult.coding.points.likeness import DECIMALS, ClauseLikeness

NEIGHBOURS = 5
"""A clause is said by many as far as this many others are like it. On parts of half the topics of
ArgKP, 5, 10, 20 and 40 show .93, .91, .91 and .89 of the key points in the first fifth of the
reading; the first ten points meet .81 or .82 of them with each."""

SAID_BY_MANY = 0.4
"""Weight of that beside not repeating what was read, both in standard deviations of the theme.

On the same parts: with .2, .3, .4, .5 and .6 the first ten points meet .82, .83, .81, .80 and .80
of the key points, and 1.8, 1.7, 1.7, 1.5 and 1.3 of the ten meet none.
"""

BY_PEOPLE = 1.0
"""Weight of how many people make a point beside how many say such things, both in standard
deviations. With 0, .5, 1 and 2 the first ten points meet .81, .81, .81 and .80 of the key points,
and 1.8, 1.7, 1.6 and 1.5 of the ten meet none."""

UNLIKE = 0.25
"""Standard deviations below the mean likeness from which a clause is as new as can be. On parts of
half the topics of ArgKP 0, .25, .5 and 1 show .93, .92, .91 and .91 of the key points in the first
fifth; with 0 a theme of one thing said in many ways and two others has the two read last."""

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
        deviations above the mean. People who used the same words are neighbours of likeness 1.
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
    return Crowd(_standard(density), round(mean, DECIMALS), round(spread, DECIMALS) or 1.0)


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


def with_people(among: Crowd, told: np.ndarray, people: np.ndarray) -> Crowd:
    """The same, points that more people make standing above others as dense.

    Parameters
    ----------
    among
        Of all clauses of the theme.
    told
        Positions of the clauses that tell the points.
    people
        Shape (points,): who makes each.
    """
    density = among.density.copy()
    density[told] += BY_PEOPLE * _standard(np.log(people))
    return replace(among, density=density)


def reading_order(likeness: ClauseLikeness, among: Crowd, chosen: np.ndarray) -> np.ndarray:
    """The chosen clauses in the order to read them.

    Parameters
    ----------
    likeness, among
        Of all clauses of the theme.
    chosen
        Positions of those to put in order, in canonical order.

    Returns
    -------
    numpy.ndarray
        The same positions.
    """
    ranked = chosen[np.argsort(-among.density[chosen], kind="stable")]
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
