"""Comments left over that hold the words of a theme, given to it beside what they are left to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from consult.model.coding.codeframe import BELONGS, taken_in
from consult.topics.communities import DECIMALS
from consult.topics.found import FoundCluster
from consult.topics.naming import NamedTopic
from consult.topics.naming.held import HeldWords

OF_THE_THEME = 0.5
"""Share of the comments that hold a phrase, of all in themes, which must be of one theme before
the phrase speaks for it: a comment with it is then more likely of this theme than of all others
together."""

FEWEST = 5
"""Comments of the theme that must hold it: of fewer a share tells little."""


def given_by_words(
    found: Sequence[FoundCluster], named: Sequence[NamedTopic], held: HeldWords
) -> list[FoundCluster]:
    """Clusters, themes with weight in those comments left over that hold a phrase of theirs.

    Parameters
    ----------
    found
        Largest first.
    named
        What is written of those with words, in the same order.
    held
        Which comments hold which words.

    Returns
    -------
    list of FoundCluster
        The weight is what is usual among the theme's own comments; the group that a comment was
        left to stays its first.
    """
    written = iter(named)
    of_each = [None if one.wordless else next(written) for one in found]
    own = np.zeros(len(held.said.texts))
    in_theme = np.zeros(len(own), dtype=bool)
    for one in found:
        if one.residual:
            own[one.texts] = one.weights[one.texts]
        in_theme[one.texts] = one.is_theme
    if not own.any():
        return list(found)
    return [
        _with_words(one, own, held.any_of(_telling(one, text, held, in_theme)))
        if text and one.is_theme
        else one
        for one, text in zip(found, of_each, strict=True)
    ]


def _telling(
    one: FoundCluster, written: NamedTopic, held: HeldWords, in_theme: np.ndarray
) -> list[str]:
    """Phrases of a theme's name and definition that speak for it alone."""
    mine = np.zeros(len(in_theme), dtype=bool)
    mine[one.texts] = True
    telling = []
    for phrase in (*written.name.split(" and "), *_pieces(written.definition)):
        holding = held.any_of([phrase]) & in_theme
        inside = (holding & mine).sum()
        if inside >= FEWEST and inside > OF_THE_THEME * holding.sum():
            telling.append(phrase)
    return telling


def _pieces(definition: str) -> list[str]:
    """The things that a definition names; none where it names no thing."""
    if BELONGS not in definition:
        return []
    return [piece for part in taken_in(definition).split(", ") for piece in part.split(" or ")]


def _with_words(one: FoundCluster, own: np.ndarray, holding: np.ndarray) -> FoundCluster:
    usual = np.median(one.weights[one.texts])
    most = np.round(np.minimum(usual, own - 10.0**-DECIMALS), DECIMALS)
    weights = np.where(holding & (own > 0), np.maximum(one.weights, most), one.weights)
    return replace(one, weights=weights)
