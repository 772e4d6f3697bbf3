"""Comments that show a topic from its centre to its edge, no two alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

EXAMPLES = 10
"""Comments that show a topic: what a person reads before judging a name."""

FEWEST_WORDS = 8
"""Words of an example, where there are such: "tidyverse" shows nothing that the name does not."""

ALIKE = 0.85
"""Likeness, as a cosine, from which two comments say the same."""

DECIMALS = 5
"""Likeness is rounded to this before it is compared."""


def examples_of(order: Sequence[int], words: Sequence[int], vectors: np.ndarray) -> list[int]:
    """Which comments show a topic.

    Parameters
    ----------
    order
        Places of its distinct comments, from the centre to the edge.
    words
        How many words each has, in the same order.
    vectors
        Shape (comments of the topic, dimensions), of length 1 or 0, in the same order.

    Returns
    -------
    list of int
        At most ten of ``order``, from the centre to the edge. The comments are cut into ten parts
        by how central they are, and each part gives one; where all of a part are too short or like
        another, the rest give more.
    """
    long = [at for at, count in enumerate(words) if count >= FEWEST_WORDS]
    short = [at for at, count in enumerate(words) if count < FEWEST_WORDS]
    chosen: list[int] = []
    parts = np.array_split(np.arange(len(order)), EXAMPLES)
    for part in parts:
        first = [at for at in long if len(part) and part[0] <= at <= part[-1]]
        _add(chosen, first, vectors, most=len(chosen) + 1)
    _add(chosen, long, vectors, most=EXAMPLES)
    _add(chosen, short, vectors, most=EXAMPLES)
    return [order[at] for at in sorted(chosen)]


def _add(chosen: list[int], offered: Sequence[int], vectors: np.ndarray, *, most: int) -> None:
    """Add those that are like none before them, first to last."""
    for at in offered:
        if len(chosen) >= most:
            return
        like = np.round(vectors[chosen] @ vectors[at], DECIMALS)
        if at not in chosen and not (like >= ALIKE).any():
            chosen.append(at)
