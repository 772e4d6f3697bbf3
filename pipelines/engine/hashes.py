"""Hashes of files: whether something changed is told by its content alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def sha256(path: Path) -> str:
    """Hash of a file's content.

    Parameters
    ----------
    path
        A file that exists, of any size: it is never held whole.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hashes(paths: Iterable[Path], root: Path) -> dict[str, str]:
    """Path from the project folder -> hash, of the files that exist.

    Written so, it is the same wherever the project folder lies.

    Parameters
    ----------
    paths
        Files in ``root``, whether or not they exist.
    root
        The project folder.
    """
    return {path.relative_to(root).as_posix(): sha256(path) for path in paths if path.is_file()}
