"""One run of a study at a time: a lock that falls with the program that holds it."""

from __future__ import annotations

import getpass
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from consult.errors import ConsultError, Place, Problem
from consult.store.locks import let_go, take

FILE = "running.lock"
HINT = "Wait until it has ended, then run the command again. To look on, use: status."


@contextmanager
def running(folder: Path, study: str) -> Iterator[None]:
    """Hold a study while something is made of it.

    Parameters
    ----------
    folder
        Where its stages write; the lock lies there.
    study
        Its name, for the sentence.

    Raises
    ------
    ConsultError
        When somebody else holds it; the sentence says who, and since when. The lock is the
        operating system's: it falls with a program that ends, however that ends.
    """
    with _opened(folder / FILE) as stream:
        if not take(stream):
            stream.seek(0)
            raise ConsultError(Problem(_held(study, stream.read()), hint=HINT))
        stream.truncate(0)
        stream.write(json.dumps(_who()).encode())
        stream.flush()
        try:
            yield
        finally:
            stream.truncate(0)
            with suppress(OSError):
                let_go(stream)


def _opened(path: Path) -> BinaryIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        return path.open("r+b")
    except OSError as error:
        hint = "See that the folder can be written to and that the disk is not full."
        problem = Problem("Nothing can be written in this folder.", Place(str(path.parent)), hint)
        raise ConsultError(problem) from error


def _who() -> dict[str, str]:
    since = datetime.now().strftime("%H:%M on %d %B %Y")
    return {
        "user": _user(),
        "computer": platform.node() or "this computer",
        "process": str(os.getpid()),
        "since": since,
    }


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no name is known for the account
        return "somebody"


def _held(study: str, written: bytes) -> str:
    try:
        who = {key: str(value) for key, value in json.loads(written).items()}
        said = (
            f"by {who['user']} on {who['computer']} (process {who['process']}), "
            f"since {who['since']}"
        )
    except (ValueError, KeyError, AttributeError):
        said = "by another command"
    return f'The study "{study}" is being run already: {said}.'
