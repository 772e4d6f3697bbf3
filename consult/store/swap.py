"""Several files replaced as one: either all of them are new or none is.

The set is written beside, proved to be able to take its place, and swapped in. Whatever goes wrong
on the way, and whenever a run is killed, the old set is put back; :mod:`consult.store.recovery`
says how.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from consult.errors import FileError, Place, Problem, of_system
from consult.store.access import WINDOWS, create, make_folders
from consult.store.recovery import (
    LOCK,
    SWAPPING,
    WRITING,
    Staged,
    all_in_place,
    flush,
    held,
    mark_swapping,
    put_back,
    recover,
    set_out,
    throw_away,
)

CLOSE = "Close it there and run the command again."
STALE_AFTER = 12 * 60 * 60
"""Seconds, longer than a working day. What Word or LibreOffice left when it crashed stays for ever,
and says nothing after that."""


def write_whole(files: Iterable[tuple[Path, Callable[[Path], None]]]) -> None:
    """Write several files so that either all of them are new or none is.

    Only the files named are replaced; whatever else lies in their folders stays. What is written is
    for its owner, and the group that the study names; a writer may open it to everyone.

    Parameters
    ----------
    files
        Each path and a function that writes it when given a path of the same name elsewhere.

    Raises
    ------
    FileError
        When a file is open in another program (all that are get named), cannot be written, or the
        disk is full; the old set is then as it was.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from consult.store.formats import bytes_of
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "counts.csv")
    ...     write_whole([(path, bytes_of(b"12"))])
    ...     path.read_text()
    '12'
    """
    writers = dict(files)
    staged = [Staged(path) for path in writers]
    if not staged:
        return
    home = staged[0].target.parent
    made: list[Path] = []
    mine = False
    try:
        with _told_of(home):
            made += [folder for item in staged for folder in make_folders(item.target.parent)]
            _check_free({item.target.parent for item in staged})
            mine = True
            (home / WRITING).mkdir()
            with held(home / WRITING / LOCK):
                _swapped(home, staged, writers)
    finally:
        if mine and not (home / WRITING / SWAPPING).exists():
            throw_away(home, staged)
            _unmake(made)


def _swapped(
    home: Path, staged: Sequence[Staged], writers: dict[Path, Callable[[Path], None]]
) -> None:
    set_out(home, staged)
    for file in staged:
        with _told_of(file.target):
            create(file.new)
            writers[file.target](file.new)
            flush(file.new)
    _check_closed(staged)
    try:
        mark_swapping(home)
        _put_aside(staged)
        for file in staged:
            with _told_of(file.target):
                file.new.replace(file.target)
        all_in_place(home)
    except BaseException:
        if (home / WRITING / SWAPPING).exists():
            put_back(home, staged)
        raise


def _put_aside(staged: Sequence[Staged]) -> None:
    """Move the old files out of the way, which Windows refuses for those that are open."""
    problems = []
    for file in staged:
        if file.target.is_dir():
            problems.append(_a_folder(file.target))
            continue
        try:
            file.target.replace(file.old)
        except FileNotFoundError:
            continue
        except PermissionError:
            problems.append(_open(file.target, "It is probably open in Word or Excel."))
        except OSError as error:
            problems.append(of_system(error, file.target.name))
    if problems:
        raise FileError(problems)


def _check_closed(staged: Sequence[Staged]) -> None:
    """Heed what Word and LibreOffice leave beside a file that is open; Windows itself knows."""
    if WINDOWS:
        return
    found = {file.target: _left_beside(file.target) for file in staged}
    problems = [
        _open(path, f'The file "{mark.name}" beside it says that somebody has it open.', mark.name)
        for path, mark in found.items()
        if mark is not None
    ]
    if problems:
        raise FileError(problems)


def _left_beside(path: Path) -> Path | None:
    """The file that Word, Excel or LibreOffice made when the path was opened, if it is recent.

    Source: Microsoft, description of how Word creates temporary files (an owner file begins with
    "~$", in place of the first two letters of a long name); LibreOffice, ".~lock.NAME#".
    """
    if not path.exists():
        return None
    name = path.name
    for mark in (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#"):
        with suppress(OSError):
            beside = path.with_name(mark)
            if time.time() - beside.stat().st_mtime < STALE_AFTER:
                return beside
    return None


def _open(path: Path, why: str, mark: str = "") -> Problem:
    otherwise = f' If nobody has, delete "{mark}".' if mark else ""
    return Problem("The file cannot be replaced.", Place(path.name), f"{why} {CLOSE}{otherwise}")


def _a_folder(path: Path) -> Problem:
    hint = "Rename the folder or move it elsewhere, and run the command again."
    return Problem("A folder lies where this file belongs.", Place(path.name), hint)


def _check_free(folders: set[Path]) -> None:
    if not recover(sorted(folders)):
        hint = "Wait until it has ended, and run the command again."
        raise FileError(Problem("Another run is writing its files just now.", hint=hint))


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Say of what the system refuses which file it was about, and what to do."""
    try:
        yield
    except OSError as error:
        raise FileError(of_system(error, path.name)) from error


def _unmake(folders: Sequence[Path]) -> None:
    """Take away folders that were made for a set that was not written."""
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()
