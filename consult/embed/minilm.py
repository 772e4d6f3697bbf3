"""all-MiniLM-L6-v2 on ONNX Runtime: what a text means, in 384 numbers. No torch, no network."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from consult.embed import graph
from consult.embed.kept import embedded_once
from consult.embed.model_files import PUBLISHED, ModelFiles
from consult.embed.session import Session
from consult.embed.tensors import DIMENSIONS
from consult.embed.vector_cache import VectorCache
from consult.model.record import EmbeddingRecord

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_PIECES = 256
"""Pieces of words that are read of a text, from its start: about 190 words. As published
(sentence_bert_config.json of the model)."""

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
        self, files: ModelFiles, *, precision: str = "fp32", folder: Path | None = None
    ) -> None:
        self.files, self.precision, self.folder = files, precision, folder
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
        self._tokenizer: Tokenizer | None = None

    def fit(self, texts: Sequence[str]) -> Self:
        """Nothing: the model comes as it is."""
        del texts
        return self

    def transform(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (texts, 384): unit rows, or zeros for a text with nothing in it."""
        return embedded_once(texts, self._vectors, self._cache, DIMENSIONS)

    def fit_transform(self, texts: Sequence[str]) -> np.ndarray:
        """``transform``: there is nothing to fit."""
        return self.transform(texts)

    def _vectors(self, texts: Sequence[str]) -> np.ndarray:
        pieces = self._pieces(texts)
        said = [at for at, one in enumerate(pieces) if len(one) > EDGES]
        out = np.zeros((len(texts), DIMENSIONS), np.float32)
        if said:
            if self._session is None:
                self._session = Session(self.files, self.precision, self.folder)
            out[said] = self._session.vectors([pieces[at] for at in said])
        return out

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        if self._tokenizer is None:
            self._tokenizer = _tokenizer(self.files)
        # One by one: encode_batch starts threads that speak up when a process is forked.
        return [list(self._tokenizer.encode(_sound(text)).ids) for text in texts]


def _tokenizer(files: ModelFiles) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(files.tokenizer))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    return tokenizer


def _sound(text: str) -> str:
    """The text without half characters, which cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
