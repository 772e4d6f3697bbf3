"""Any sentence-transformers model of a local folder, for those who have installed that library."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

import numpy as np

from consult.embed.kept import embedded_once
from consult.embed.session import EMBEDDED
from consult.embed.tuning import tuning_of
from consult.embed.vector_cache import VectorCache
from consult.errors import ModelError, Place, Problem
from consult.model.run.pace import Pace, paced, untold
from consult.model.run.record import EmbeddingRecord

LIBRARY = "sentence_transformers"
WEIGHTS, TOKENIZER = ("model.safetensors", "pytorch_model.bin"), ("tokenizer.json", "vocab.txt")


class LocalModel:
    """A model that sentence-transformers can load from a folder; nothing is ever downloaded.

    Parameters
    ----------
    model_path
        The model's folder.
    folder
        Where the vectors are kept; ``None`` to keep nothing.
    pace
        Told how many texts are done, of those not kept from before.

    Raises
    ------
    ModelError
        When the library or the model is not there, or ``folder`` holds vectors of another model.
    """

    def __init__(self, model_path: str, *, folder: Path | None = None, pace: Pace = untold) -> None:
        self.pace = pace
        self.path = Path(model_path).expanduser()
        self._model = _load(self.path)
        self.record = EmbeddingRecord(
            name="sentence-transformers",
            precision="fp32",
            dimensions=self._encoded(["one"]).shape[1],
            hashes=_hashes(self.path),
            versions=_versions(),
        )
        self._cache = VectorCache(folder, self.record)

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
        """Vectors of shape (texts, dimensions): unit rows, or zeros for a text with nothing in it.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        return embedded_once(texts, self._vectors, self._cache, self.record.dimensions)

    def fit_transform(self, texts: Sequence[str]) -> np.ndarray:
        """``transform``: there is nothing to fit.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        return self.transform(texts)

    def _vectors(self, texts: Sequence[str]) -> np.ndarray:
        said = [at for at, text in enumerate(texts) if text.strip()]
        out = np.zeros((len(texts), self.record.dimensions), np.float32)
        if said:
            told = paced(said, EMBEDDED, self.pace, of=len(said))
            out[said] = np.vstack([self._encoded([texts[at]]) for at in told])
        return out

    def _encoded(self, texts: Sequence[str]) -> np.ndarray:
        # One text a batch: a vector then cannot hang on the texts beside it.
        made: np.ndarray = self._model.encode(
            list(texts), batch_size=1, normalize_embeddings=True, show_progress_bar=False
        )
        return made


def _load(folder: Path) -> Any:
    if find_spec(LIBRARY) is None:
        raise ModelError(
            Problem(
                'name = "sentence-transformers" under [embedding] needs the library '
                "sentence-transformers, which is not installed.",
                hint='Set name = "minilm", which needs nothing more, or install the library in '
                "the folder .venv.",
            )
        )
    if not (folder / "config.json").is_file():
        raise ModelError(
            Problem(
                "There is no sentence model in the folder that model_path names: it holds no "
                "config.json.",
                Place(str(folder)),
                "Give the folder that the model was saved to; nothing is downloaded.",
            )
        )
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except Exception as error:  # whatever a library says of a model it cannot read
        raise ModelError(
            Problem(
                "sentence-transformers cannot load the model in the folder that model_path names "
                f"({type(error).__name__}).",
                Place(str(folder)),
                "Save the model there once more; nothing is downloaded.",
            )
        ) from error


def _hashes(folder: Path) -> dict[str, str]:
    found = {}
    for what, names in {"weights": WEIGHTS, "tokenizer": TOKENIZER}.items():
        file = next((folder / name for name in names if (folder / name).is_file()), None)
        if file is not None:
            with file.open("rb") as stream:
                found[what] = hashlib.file_digest(stream, "sha256").hexdigest()
    tuning = tuning_of(folder)
    return found | ({"decisions it was tuned to": tuning.decisions} if tuning else {})


def _versions() -> dict[str, str]:
    return {name: version(name) for name in ("sentence-transformers", "torch", "transformers")}
