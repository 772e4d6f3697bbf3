"""Text to vectors: one row of numbers per text, near to each other when the texts are alike.

Texts come in, in any order and with repeats; out goes one row each, of length 1 or 0, in the order
given. An embedder is chosen by name from ``EMBEDDERS``, stores its parameters, and has ``fit``,
``transform`` and ``fit_transform`` as in scikit-learn; ``wording`` needs no model. ``mpnet`` is
larger, stands beside them, and reads what codes are learnt from where a study asks for it. Folders
come in as paths: that of the model, and that in which vectors are kept between runs, under hashes
of texts and without their words. Nothing is fetched from a network. Who wrote a text, or in answer
to what, is not looked at here; the codes people gave are, by ``tuning`` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from consult.embed.choose import minilm_or_lsa, own_model, plain_lsa
from consult.embed.lsa import Lsa
from consult.embed.wording import Wording
from consult.errors import StudyError, unknown_name
from consult.model.run.pace import Pace, untold
from consult.model.run.record import EmbeddingRecord
from consult.model.settings.study import EmbeddingSettings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


class Embedder(Protocol):
    """What every embedder can do."""

    @property
    def record(self) -> EmbeddingRecord:
        """What its vectors are made with, and what is not as the study asked."""

    def fit(self, texts: Sequence[str]) -> Embedder:
        """Learn from texts, whatever their order.

        Parameters
        ----------
        texts
            Repeats allowed, none at all included.
        """

    def transform(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (texts, dimensions), in the order given.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """

    def fit_transform(self, texts: Sequence[str]) -> np.ndarray:
        """``fit`` then ``transform`` of the same texts.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """


EMBEDDERS: dict[str, Callable[..., Embedder]] = {
    "minilm": minilm_or_lsa,
    "sentence-transformers": own_model,
    "lsa": plain_lsa,
}
"""Embedders by the name used in study.toml. Each takes the settings, ``seed`` and ``folder``."""


def embedder(
    settings: EmbeddingSettings,
    *,
    seed: int = 1,
    folder: Path | None = None,
    pace: Pace = untold,
) -> Embedder:
    """The embedder a study asks for, ready to use.

    Parameters
    ----------
    settings
        Which one, in which precision, from which folder.
    seed
        Seed of whatever in it is random.
    folder
        Where it may keep its graph and vectors between runs; ``None`` to keep nothing. No words
        are kept, only hashes of texts; still, treat it like the comments themselves.
    pace
        Told how many texts are done, where that takes long.

    Returns
    -------
    Embedder
        Where the sentence model is not installed, ``lsa``; its record's note then says so.

    Raises
    ------
    ModelError
        When a file of the model is missing or not as published, or ``folder`` holds vectors of
        another model or precision.
    """
    return EMBEDDERS[settings.name](settings, seed=seed, folder=folder, pace=pace)


def embed(texts: Sequence[str], *, embedding: str = "lsa", seed: int = 1) -> np.ndarray:
    """Vectors of texts, from an embedder fitted on those texts, with nothing kept on disk.

    Parameters
    ----------
    texts
        Comments, clauses or definitions, in any order; repeats are allowed.
    embedding
        A name of ``EMBEDDERS`` that needs no other setting.
    seed
        Seed of whatever in the embedder is random.

    Returns
    -------
    numpy.ndarray
        Shape (texts, dimensions), rounded, in the order given. A row is of length 1, or all
        zeros for a text with nothing in common with any other.

    Raises
    ------
    StudyError
        When there is no embedder of that name.

    Examples
    --------
    Three invented comments; the first two share their words:

    >>> buses, again, dogs = embed(["Late buses", "The buses are late", "Dogs off the lead"])
    >>> bool(buses @ again > buses @ dogs)
    True
    """
    if embedding not in EMBEDDERS:
        raise StudyError(unknown_name("embedding", embedding, tuple(EMBEDDERS)))
    made = EMBEDDERS[embedding](EmbeddingSettings(), seed=seed, folder=None)
    return made.fit_transform(texts)


def wording(texts: Sequence[str]) -> csr_matrix:
    """How texts are worded, to match comments with definitions: words and pieces of words.

    Parameters
    ----------
    texts
        Comments, clauses and definitions together, in any order; repeats are allowed.

    Returns
    -------
    scipy.sparse.csr_matrix
        Shape (texts, features), in the order given: rows of length 1, or 0.
    """
    return Wording().fit_transform(texts)


__all__ = ["EMBEDDERS", "Embedder", "Lsa", "Wording", "embed", "embedder", "wording"]
