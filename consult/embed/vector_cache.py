"""Vectors kept between runs, by the hash of their text: the words themselves are never kept."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from consult.errors import ModelError, Place, Problem
from consult.model.run.record import EmbeddingRecord
from consult.store import write_whole

FILE = "vectors.npz"
HASH_BYTES = 32
"""Of ``exact_hash``, which is sha256."""


class VectorCache:
    """Vectors of one embedder in one folder.

    Parameters
    ----------
    folder
        Where they are kept; ``None`` to keep nothing.
    record
        What makes the vectors. Those of another model or precision are refused; those made with
        other versions of the same are left out, and made anew.

    Raises
    ------
    ModelError
        When the folder holds vectors of another model or precision.
    """

    def __init__(self, folder: Path | None, record: EmbeddingRecord) -> None:
        self.path = folder / FILE if folder else None
        self.record = record
        self._known = self._read()

    def find(self, hashes: Sequence[str]) -> dict[str, np.ndarray]:
        """Hash of a text -> its vector, of those that are there.

        Parameters
        ----------
        hashes
            From ``exact_hash``.
        """
        return {key: self._known[key] for key in hashes if key in self._known}

    def add(self, fresh: Mapping[str, np.ndarray]) -> None:
        """Keep more vectors; the file is written whole or not at all.

        Parameters
        ----------
        fresh
            Hash of a text -> its vector, shape (dimensions,); may be none.
        """
        if self.path is None or not fresh:
            return
        self._known |= fresh
        write_whole([(self.path, self._write)])

    def _read(self) -> dict[str, np.ndarray]:
        if self.path is None or not self.path.is_file():
            return {}
        try:
            with self.path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                made_by = json.loads(stored["made_by"].tobytes())
                hashes, vectors = stored["hashes"], stored["vectors"]
        except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
            return {}  # Cut short or written by something else: nothing is lost but time.
        self._refuse_others(made_by)
        if made_by != _identity(self.record):
            return {}
        keys = (row.tobytes().hex() for row in hashes)
        return dict(zip(keys, vectors, strict=True))

    def _refuse_others(self, made_by: Mapping[str, object]) -> None:
        asked = _identity(self.record)
        place = Place(f"{self.path.parent.name}/{FILE}" if self.path else FILE)
        for part in ("name", "precision", "hashes"):
            if made_by.get(part) == asked[part]:
                continue
            what = "files differ" if part == "hashes" else f"{part} differs"
            raise ModelError(
                Problem(
                    f"The vectors kept in this file were made by the model "
                    f'"{made_by.get("name")}" in precision "{made_by.get("precision")}"; the study '
                    f'asks for "{asked["name"]}" in "{asked["precision"]}" (the {what}). '
                    "The two cannot be mixed.",
                    place,
                    "Delete this file to make all vectors anew, or set name and precision under "
                    "[embedding] in study.toml back to what they were.",
                )
            )

    def _write(self, beside: Path) -> None:
        ordered = sorted(self._known)
        hashes = np.frombuffer(bytes.fromhex("".join(ordered)), np.uint8)
        made_by = json.dumps(_identity(self.record), sort_keys=True).encode()
        with beside.open("wb") as stream:
            np.savez(
                stream,
                made_by=np.frombuffer(made_by, np.uint8),
                hashes=hashes.reshape(-1, HASH_BYTES),
                vectors=np.array([self._known[key] for key in ordered], np.float32),
            )


def _identity(record: EmbeddingRecord) -> dict[str, object]:
    return {
        "name": record.name,
        "precision": record.precision,
        "hashes": dict(record.hashes),
        "versions": dict(record.versions),
    }
