"""The folder ``.writing``, where a set of files waits, and what to do with one left by a kill.

In each folder that a set writes into there is one, with ``new`` (the set) and ``old`` (what it
replaces). The first of them has the list of all, and the mark ``swapping`` from the moment the set
is whole until all of it is in place. Whoever finds that mark puts the old files back; without it,
nothing had been moved or everything was in place, and what is left is thrown away.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from consult.errors import FileError, of_system
from consult.store.locks import take

WRITING, NEW, OLD = ".writing", "new", "old"
LIST, FIRST, LOCK, SWAPPING = "set.json", "first", "lock", "swapping"


@dataclass(frozen=True)
class Staged:
    """A file of a set: where it belongs, waits, and where what it replaces is put.

    Parameters
    ----------
    target
        Where it belongs.
    """

    target: Path

    @property
    def new(self) -> Path:
        """Where it is written."""
        return self.target.parent / WRITING / NEW / self.target.name

    @property
    def old(self) -> Path:
        """Where what lay in its place is put."""
        return self.target.parent / WRITING / OLD / self.target.name

    def undo(self) -> None:
        """Put the old file back; may be done again after it was broken off at any point."""
        if not self.new.exists():
            with contextlib.suppress(FileNotFoundError):
                self.target.replace(self.new)
        if self.old.exists():
            self.old.replace(self.target)


@contextlib.contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold a lock meanwhile; not when a process that is alive holds it.

    Parameters
    ----------
    path
        Of the file to lock; made where it is not there, and left there.

    Yields
    ------
    bool
        Whether it is ours.
    """
    with path.open("a+", encoding="utf-8") as stream:
        yield take(stream)


def recover(folders: Iterable[Path]) -> bool:
    """Bring folders back to one whole set where a run was killed while it replaced files.

    Parameters
    ----------
    folders
        Where to look, each by itself; they need not exist. A set that lies in several folders is
        put back in all of them.

    Returns
    -------
    bool
        Whether all are now free; not when a process that is alive is writing.
    """
    found = [_recovered(folder) for folder in folders if (folder / WRITING).is_dir()]
    return all(found)


def _recovered(folder: Path) -> bool:
    first = folder / WRITING / FIRST
    home = Path(os.path.normpath(folder / _text(first))) if first.is_file() else folder
    if not (home / WRITING).is_dir():
        _put_back_alone(folder)
        return True
    with held(home / WRITING / LOCK) as mine:
        if not mine:
            return False
        staged = _listed(home)
        if (home / WRITING / SWAPPING).exists():
            put_back(home, staged)
    throw_away(home, staged)
    return True


def put_back(home: Path, staged: Iterable[Staged]) -> None:
    """Undo a set, so that it can be undone again after a kill at any point.

    Parameters
    ----------
    home
        The first folder of the set.
    staged
        Its files. Some may be back already.

    Raises
    ------
    FileError
        When an old file cannot be put back now; it stays put aside until the next start.
    """
    try:
        for file in staged:
            file.undo()
        all_in_place(home)
    except OSError as error:
        told = of_system(error)
        hint = f"{told.hint} Until then some of the files are new and some are not."
        raise FileError(replace(told, hint=hint)) from error


def throw_away(home: Path, staged: Iterable[Staged]) -> None:
    """Take away what a set has left beside; the first folder last, as it says what to do.

    What cannot be taken away now, as a virus scanner may be reading it, waits for the next start.

    Parameters
    ----------
    home
        The first folder of the set.
    staged
        Its files.
    """
    folders = {file.target.parent for file in staged} - {home}
    with contextlib.suppress(OSError):
        for folder in (*sorted(folders), home):
            if (folder / WRITING).exists():
                shutil.rmtree(folder / WRITING)


def set_out(home: Path, staged: Sequence[Staged]) -> None:
    """Make the places where a set waits, and write down in the first what belongs to it.

    Paths are told from the first folder, so that folders may be moved together.

    Parameters
    ----------
    home
        The first folder of the set, with its ``.writing`` in it.
    staged
        Its files; their folders exist.
    """
    targets = [_from(home, file.target) for file in staged]
    _write(home / WRITING / LIST, json.dumps(targets, indent=1))
    for folder in sorted({file.target.parent for file in staged}):
        for part in (NEW, OLD):
            (folder / WRITING / part).mkdir(parents=True, exist_ok=True)
        if folder != home:
            _write(folder / WRITING / FIRST, _from(folder, home))


def mark_swapping(home: Path) -> None:
    """From now on what a killed run leaves is put back; everything must be on the disk before.

    Parameters
    ----------
    home
        The first folder of the set.
    """
    _write(home / WRITING / SWAPPING, "")


def all_in_place(home: Path) -> None:
    """Take the mark away: in this moment, and not before, the new set counts.

    Parameters
    ----------
    home
        The first folder of the set.
    """
    (home / WRITING / SWAPPING).unlink()


def flush(path: Path) -> None:
    """See that a file is on the disk.

    Parameters
    ----------
    path
        Of a file that is written and closed.
    """
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _listed(home: Path) -> list[Staged]:
    """What belongs to a set; nothing when the list was not finished, as nothing was moved then."""
    try:
        targets = json.loads(_text(home / WRITING / LIST))
    except (FileNotFoundError, ValueError):
        return []
    return [Staged(Path(os.path.normpath(home / target))) for target in targets]


def _put_back_alone(folder: Path) -> None:
    """The folder with the list was deleted: what was put aside here goes back, the rest stays."""
    for old in sorted((folder / WRITING / OLD).glob("*")):
        Staged(folder / old.name).undo()
    shutil.rmtree(folder / WRITING, ignore_errors=True)


def _from(home: Path, path: Path) -> str:
    return Path(os.path.relpath(path, home)).as_posix()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    flush(path)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
