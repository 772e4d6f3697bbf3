"""Files that people fill in: what they wrote outlasts the run that makes the file again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from consult.errors import ConsultError, Place, Problem
from consult.store import bytes_of, write_whole
from pipelines.engine.hashes import sha256


def check_readable(paths: Iterable[Path]) -> None:
    """Make sure that no file is held by another program, as Excel on Windows holds what is open.

    Parameters
    ----------
    paths
        Files, whether or not they exist.

    Raises
    ------
    ConsultError
        Names every file that cannot be read.
    """
    problems = []
    for path in paths:
        try:
            with path.open("rb") as stream:
                stream.read(1)
        except FileNotFoundError:
            continue
        except OSError:
            hint = "If it is open in Excel, save it, close it there, and run the command again."
            problems.append(Problem("The file cannot be read.", Place(path.name), hint))
    if problems:
        raise ConsultError(problems)


def keep_copy(path: Path, *, as_written: str) -> Path | None:
    """Copy a file that is about to be made again, if people have changed it.

    Parameters
    ----------
    path
        The file.
    as_written
        Hash of the file as consult wrote it; empty when that is not known.

    Returns
    -------
    pathlib.Path or None
        The copy: "review-kept-1.xlsx" beside "review.xlsx". ``None`` when the file is not there,
        is as it was written, or was copied already.
    """
    if not path.is_file() or sha256(path) == as_written:
        return None
    for number in count(1):
        copy = path.with_name(f"{path.stem}-kept-{number}{path.suffix}")
        if not copy.exists():
            break
        if sha256(copy) == sha256(path):
            return None
    write_whole([(copy, bytes_of(path.read_bytes()))])
    return copy
