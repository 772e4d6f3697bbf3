"""Embed each distinct text once, and not at all if its vector is kept from an earlier run."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from consult.embed.lsa import DECIMALS
from consult.embed.vector_cache import VectorCache
from consult.embed.wording import exact_hash, in_order


def embedded_once(
    texts: Sequence[str],
    vectors: Callable[[Sequence[str]], np.ndarray],
    cache: VectorCache,
    dimensions: int,
) -> np.ndarray:
    """Vectors of texts, in the order given.

    Parameters
    ----------
    texts
        In any order, repeats allowed, none at all included.
    vectors
        Makes the vectors of distinct texts, given in canonical order.
    cache
        Where vectors are looked up first and kept afterwards.
    dimensions
        Numbers a vector.

    Returns
    -------
    numpy.ndarray
        Shape (texts, dimensions), 32-bit floats rounded to 6 decimals.
    """
    distinct = in_order(texts)
    hashes = {text: exact_hash(text) for text in distinct}
    known = cache.find(list(hashes.values()))
    fresh = [text for text in distinct if hashes[text] not in known]
    if fresh:
        made = np.round(vectors(fresh), DECIMALS) + 0.0  # no minus zero
        added = {hashes[text]: row for text, row in zip(fresh, made, strict=True)}
        cache.add(added)
        known |= added
    rows = [known[hashes[text]] for text in texts]
    return np.array(rows, np.float32).reshape(len(texts), dimensions)
