"""all-MiniLM-L6-v2 on ONNX Runtime: what a text means, in 384 numbers. No torch, no network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from consult.embed import graph
from consult.embed.kept import embedded_once
from consult.embed.lower import LOWER_DIMENSIONS, Lower
from consult.embed.model_files import PUBLISHED, ModelFiles
from consult.embed.session import Session
from consult.embed.tensors import DIMENSIONS
from consult.embed.vector_cache import VectorCache
from consult.model.run.pace import Pace, untold
from consult.model.run.record import EmbeddingRecord

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_PIECES = 256
"""Pieces of words that are read of a text, from its start: about 190 words. As published
(sentence_bert_config.json of the model)."""

LOWER_FOLDER = "lower"
"""Where the vectors of the lower layers are kept, within the folder of the others."""

EDGES = 2
"""Pieces that every text has: one at its start, one at its end."""


class Minilm:
    """The sentence model, ready to read texts.

    Parameters
    ----------
    files
        Checked files of the model.
    precision
        "fp32", or "int8": quicker, and near to fp32 but not equal to it.
    folder
        Where the graph and the vectors are kept; ``None`` to keep nothing.
    pace
        Told how many texts are done, of those not kept from before.

    Raises
    ------
    ModelError
        When ``folder`` holds vectors of another model or precision.

    Notes
    -----
    Nothing is learnt from the texts. A text's vector is the same whatever texts stand beside it,
    in whatever order, on however many threads.
    """

    def __init__(
        self,
        files: ModelFiles,
        *,
        precision: str = "fp32",
        folder: Path | None = None,
        pace: Pace = untold,
    ) -> None:
        self.files, self.precision, self.folder, self.pace = files, precision, folder, pace
        self.record = EmbeddingRecord(
            name="minilm",
            precision=precision,
            dimensions=DIMENSIONS,
            hashes={
                "weights": PUBLISHED[files.weights.name],
                "tokenizer": PUBLISHED[files.tokenizer.name],
            },
            versions={
                "graph": str(graph.VERSIONS[precision]),
                "onnxruntime": version("onnxruntime"),
                "tokenizers": version("tokenizers"),
            },
        )
        self._cache = VectorCache(folder, self.record)
        self._session: Session | None = None
        self._lower_cache: VectorCache | None = None
        self._lower: Lower | None = None
        self._tokenizer: Tokenizer | None = None

    def fit(self, texts: Sequence[str]) -> Self:
        """Nothing: the model comes as it is.

        Parameters
        ----------
        texts
            Not looked at.
        """
        del texts
        return self

    def transform(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (texts, 384): unit rows, or zeros for a text with nothing in it.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        return embedded_once(texts, self._vectors, self._cache, DIMENSIONS)

    def fit_transform(self, texts: Sequence[str]) -> np.ndarray:
        """``transform``: there is nothing to fit.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        return self.transform(texts)

    def lower(self, texts: Sequence[str]) -> np.ndarray:
        """What the lower layers make of texts, shape (texts, 768): neither centred nor of length 1.

        Zeros for a text with nothing in it.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        if self._lower_cache is None:
            folder = self.folder / LOWER_FOLDER if self.folder else None
            record = replace(self.record, precision="fp32", dimensions=LOWER_DIMENSIONS)
            self._lower_cache = VectorCache(folder, record)
        return embedded_once(texts, self._lower_vectors, self._lower_cache, LOWER_DIMENSIONS)

    def _lower_vectors(self, texts: Sequence[str]) -> np.ndarray:
        if self._lower is None:
            self._lower = Lower(self.files)
        return self._of_those_said(texts, self._lower.vectors, LOWER_DIMENSIONS)

    def _vectors(self, texts: Sequence[str]) -> np.ndarray:
        if self._session is None:
            self._session = Session(self.files, self.precision, self.folder)
        return self._of_those_said(texts, self._session.vectors, DIMENSIONS)

    def _of_those_said(
        self, texts: Sequence[str], read: Callable[..., np.ndarray], dimensions: int
    ) -> np.ndarray:
        """Vectors of texts with something in them; zeros for the others."""
        pieces = self._pieces(texts)
        said = [at for at, of_text in enumerate(pieces) if len(of_text) > EDGES]
        out = np.zeros((len(texts), dimensions), np.float32)
        if said:
            out[said] = read([pieces[at] for at in said], self.pace)
        return out

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        if self._tokenizer is None:
            self._tokenizer = _tokenizer(self.files)
        # One by one: encode_batch starts threads that speak up when a process is forked.
        return [list(self._tokenizer.encode(sound(text)).ids) for text in texts]


def _tokenizer(files: ModelFiles) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(files.tokenizer))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    return tokenizer


def sound(text: str) -> str:
    """The text without half characters, which cannot be written as UTF-8.

    Parameters
    ----------
    text
        As somebody wrote it.
    """
    return text.encode("utf-8", "replace").decode("utf-8")
