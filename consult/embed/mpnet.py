"""all-mpnet-base-v2 on ONNX Runtime: larger and slower than the model in use, and more accurate.

It reads what codes are learnt from, where a study asks for it: finding themes gains nothing by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np

from consult.embed.kept import embedded_once
from consult.embed.minilm import EDGES, MOST_PIECES, sound
from consult.embed.mpnet_files import CHECKED, TOKENIZER, WEIGHTS, find_parts, read_model
from consult.embed.mpnet_graph import DIMENSIONS, LAYERS, VERSION, apart, build, mpnet_tensors
from consult.embed.session import Pieces, in_batches, loaded
from consult.embed.vector_cache import VectorCache
from consult.model.run.pace import Pace, untold
from consult.model.run.record import EmbeddingRecord

LAYERS_READ = (4, 8, LAYERS)
"""The last, which is what a text means, and those as far up as the ones read of the smaller model
(2 and 4 of 6). With the lower two F1 and the mean of codes are .642 and .494 after 100 NHS
comments, .694 and .546 after 400; with the last alone .620 and .476, .679 and .537, all of it
cross-validated (docs/settings-tried.md)."""

WIDTH = DIMENSIONS * len(LAYERS_READ)

FOLDER = "mpnet"
"""Where its vectors are kept, within the folder of the others."""

DISTANCES = "encoder.relative_attention_bias.weight"


class Mpnet:
    """The accurate sentence model. It is loaded when the first text is read that is not kept.

    Parameters
    ----------
    folder
        Where vectors are kept, in a folder of their own; ``None`` to keep nothing.
    pace
        Told how many texts are done, of those not kept from before.

    Raises
    ------
    ModelError
        When it is not installed, or ``folder`` holds vectors of another model. When it is loaded:
        if one of its files is not the published one.
    """

    def __init__(self, *, folder: Path | None = None, pace: Pace = untold) -> None:
        self.pace = pace
        self.parts = find_parts()
        self.record = EmbeddingRecord(
            name="mpnet",
            precision="fp32",
            dimensions=DIMENSIONS,
            hashes={"weights": CHECKED[WEIGHTS], "tokenizer": CHECKED[TOKENIZER]},
            versions={
                "graph": str(VERSION),
                "onnxruntime": version("onnxruntime"),
                "tokenizers": version("tokenizers"),
            },
        )
        self._cache = VectorCache(folder / FOLDER if folder else None, self.record)
        self._reader: _LoadedMpnet | None = None

    def transform(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (texts, 768): unit rows, or zeros for a text with nothing in it.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        return self._read(texts)[:, -DIMENSIONS:]

    def lower(self, texts: Sequence[str]) -> np.ndarray:
        """What the lower layers make of texts, shape (texts, 1536), not centred nor of length 1.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        return self._read(texts)[:, :-DIMENSIONS]

    def _read(self, texts: Sequence[str]) -> np.ndarray:
        """Shape (texts, ``WIDTH``): a text is read once for all of it."""
        return embedded_once(texts, self._fresh, self._cache, WIDTH)

    def _fresh(self, texts: Sequence[str]) -> np.ndarray:
        if self._reader is None:
            self._reader = _LoadedMpnet(self.parts)
        pieces = [self._reader.pieces(text) for text in texts]
        said = [at for at, of_text in enumerate(pieces) if len(of_text) > EDGES]
        out = np.zeros((len(texts), WIDTH), np.float32)
        if said:
            out[said] = self._reader.rows([pieces[at] for at in said], self.pace)
        return out


class _LoadedMpnet:
    """The model loaded."""

    def __init__(self, parts: Sequence[Path]) -> None:
        from tokenizers import Tokenizer

        weights, tokenizer = read_model(parts)
        self._distances = weights[DISTANCES].copy()
        arrays = mpnet_tensors(weights)
        self._model = loaded(build(arrays, LAYERS_READ), arrays)
        self._tokenizer = Tokenizer.from_buffer(tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_PIECES)

    def pieces(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(sound(text)).ids)

    def rows(self, texts: Sequence[Pieces], pace: Pace) -> np.ndarray:
        return in_batches(self._run, texts, WIDTH, pace)

    def _run(self, texts: Sequence[Pieces]) -> np.ndarray:
        pieces = np.array(texts, np.int64)
        taken = {"pieces": pieces, "apart": apart(self._distances, pieces.shape[1])}
        *below, last = (
            states.mean(axis=1, dtype=np.float64) for states in self._model.run(None, taken)
        )
        length = np.linalg.norm(last, axis=1, keepdims=True)
        return np.hstack([*below, last / length])
