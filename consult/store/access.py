"""Who may read what is written: its owner alone, or a group that the study names as well.

Windows knows no such permissions: there a folder hands its own access list on to what is written
into it, and nothing here has an effect.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from consult.errors import Place, Problem, StudyError

OWNER_FILE, OWNER_FOLDER = 0o600, 0o700
"""Its owner reads and writes, and enters folders, and nobody else. Source: POSIX, chmod."""

GROUP_FILE, GROUP_FOLDER = 0o640, 0o2750
"""With a group: it reads, the owner alone writes. The bit 2000 hands the group on."""

_ASKED_FILE, _ASKED_FOLDER = 0o666, 0o2777
"""As programs ask for, before the system takes off what the user's umask says."""

_OTHERS = 0o077
"""What is taken off whatever a program asks for: all that group and others could do."""

WINDOWS = os.name == "nt"

_usual: ContextVar[int | None] = ContextVar("usual", default=None)
"""The user's own umask while :func:`owner_only` has put another in its place."""

_group: ContextVar[int | None] = ContextVar("group", default=None)
"""Number of the group that reads what is written now."""


@contextmanager
def owner_only() -> Iterator[None]:
    """Have all that is made meanwhile belong to its owner alone, by whatever library it is made."""
    usual = os.umask(_OTHERS)
    tokens = _usual.set(usual), _group.set(None)
    try:
        yield
    finally:
        _usual.reset(tokens[0])
        _group.reset(tokens[1])
        os.umask(usual)


def share_with(group: str) -> None:
    """Let a group read what is written from now on.

    Parameters
    ----------
    group
        Its name, as study.toml has it; empty for the owner alone.

    Raises
    ------
    StudyError
        When this computer knows no such group.
    """
    _group.set(None if WINDOWS or not group else _number_of(group))


def take_in_hand(folder: Path, *, owners: Path | None = None) -> bool:
    """Let a folder and all in it be read by those who may read what is written, and nobody else.

    Parameters
    ----------
    folder
        What is not there is passed over. Links are left as they are.
    owners
        A folder in it that is its owner's alone, whatever group may read the rest.

    Returns
    -------
    bool
        Whether that is now so. A memory stick and some network drives keep no permissions.
    """
    if WINDOWS or not folder.exists():
        return True
    done = [restrict(folder)]
    for root, folders, files in os.walk(folder):
        for path in (Path(root, name) for name in (*folders, *files)):
            alone = owners is not None and (path == owners or owners in path.parents)
            done.append(to_owner(path) if alone else restrict(path))
    return all(done)


def to_owner(path: Path) -> bool:
    """Let one file or folder be read by its owner alone, whatever group may read the rest.

    Parameters
    ----------
    path
        It exists. A link is left as it is.

    Returns
    -------
    bool
        Whether that is now so.
    """
    if WINDOWS or path.is_symlink():
        return True
    return _set_mode(path, OWNER_FOLDER if path.is_dir() else OWNER_FILE)


def restrict(path: Path) -> bool:
    """Let one file or folder be read by its owner and the group, if there is one.

    Where the group cannot be set, it is the owner's alone.

    Parameters
    ----------
    path
        It exists. A link is left as it is.

    Returns
    -------
    bool
        Whether that is now so.
    """
    if WINDOWS or path.is_symlink():
        return True
    group, is_folder = _group.get(), path.is_dir()
    owner = OWNER_FOLDER if is_folder else OWNER_FILE
    if group is None:
        return _set_mode(path, owner)
    try:
        if path.stat().st_gid != group:
            os.chown(path, -1, group)
    except OSError:
        _set_mode(path, owner)
        return False
    return _set_mode(path, GROUP_FOLDER if is_folder else GROUP_FILE)


def let_everyone_read(path: Path) -> None:
    """Let a file be read by all whom the user's own umask lets read, as any other file.

    Parameters
    ----------
    path
        A file that exists.
    """
    _set_mode(path, _ASKED_FILE & ~_usual_umask())


def create(path: Path) -> None:
    """Make an empty file that is restricted; writing into it leaves that as it is.

    Parameters
    ----------
    path
        It does not exist, and its folder does.

    Raises
    ------
    FileExistsError
        When something lies there, a link too: nobody can have us write through one.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_FILE))
    restrict(path)


def make_folders(folder: Path) -> list[Path]:
    """Make a folder and those missing above it, each open to as many as the one above it.

    Parameters
    ----------
    folder
        It may exist.

    Returns
    -------
    list of pathlib.Path
        Those that were made, outermost first.
    """
    missing = [new for new in (folder, *folder.parents) if not new.exists()][::-1]
    for new in missing:
        new.mkdir(mode=OWNER_FOLDER, exist_ok=True)
        above = stat.S_IMODE(new.parent.stat().st_mode)
        _set_mode(new, above & _ASKED_FOLDER & ~_usual_umask() | OWNER_FOLDER)
    return missing


def _number_of(group: str) -> int:
    import grp

    try:
        return grp.getgrnam(group).gr_gid
    except (KeyError, ValueError):
        problem = Problem(
            f'access > group: this computer knows no group called "{group}".',
            Place("study.toml"),
            "Write a group that you belong to (the command `groups` lists them), or take the "
            "setting out: then only you can read what is written.",
        )
        raise StudyError(problem) from None


def _set_mode(path: Path, mode: int) -> bool:
    """Whether the file now has the mode; some drives refuse, and some only seem to take it."""
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)
        return WINDOWS or stat.S_IMODE(path.stat().st_mode) == mode
    return False


def _usual_umask() -> int:
    usual = _usual.get()
    if usual is None:
        usual = os.umask(_OTHERS)
        os.umask(usual)
    return usual
