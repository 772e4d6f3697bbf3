"""What was worked out from the code, kept where Python keeps what it makes of modules.

Reading every module takes seconds, and what comes of it is the same for every study.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.util import cache_from_source
from pathlib import Path

_MOST = 8
"""States of the code that are kept: one for each set of an organisation's own files, and versions
that take turns."""

_met: dict[str, Worked] = {}
"""State of the code -> what this process knows of it."""


@dataclass(frozen=True)
class Worked:
    """What was worked out from the code.

    Parameters
    ----------
    files, libraries
        Stage or part of a context -> the files of code and data it rests on; stage -> library ->
        version.
    """

    files: dict[str, list[str]]
    libraries: dict[str, dict[str, str]]


def find(of: str) -> Worked | None:
    """What is kept of a state of the code; ``None`` where nothing is that can be used.

    Parameters
    ----------
    of
        Hash of all the code and of the names and versions of what is installed.
    """
    if of not in _met:
        with suppress(OSError, ValueError, TypeError, KeyError):
            kept = json.loads(_file(of).read_bytes())
            if kept["of"] == of:
                _met[of] = Worked(kept["files"], kept["libraries"])
    return _met.get(of)


def keep(of: str, worked: Worked) -> None:
    """Keep it for later commands; for this one alone where Python may keep nothing either.

    Parameters
    ----------
    of
        As :func:`find` takes it.
    worked
        What was worked out.
    """
    _met[of] = worked
    if sys.dont_write_bytecode:
        return
    file = _file(of)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        number, beside = tempfile.mkstemp(dir=file.parent, prefix=file.stem)
        with os.fdopen(number, "w", encoding="utf-8") as out:
            json.dump({"of": of} | asdict(worked), out)
        Path(beside).replace(file)
        others = sorted(file.parent.glob(_file("*").name), key=lambda path: path.stat().st_mtime)
        for path in others[:-_MOST]:
            path.unlink()


def _file(of: str) -> Path:
    # "*" for all of them; 32 figures of the hash tell states apart, and the whole stands within.
    return Path(cache_from_source(__file__)).with_name(f"worked-{of[:32]}.json")
