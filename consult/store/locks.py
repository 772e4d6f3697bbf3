"""A lock of the operating system on an open file: it falls with the program that holds it."""

from __future__ import annotations

import sys
from typing import IO, Any

_FAR = 1 << 20
"""The byte that is locked, far behind what is written: on Windows a locked byte cannot be read."""


def take(stream: IO[Any]) -> bool:
    """Lock a file; not when a program that is alive holds it.

    Parameters
    ----------
    stream
        The file, open for writing. Where a drive knows no locks it is taken as locked: better to
        go on than never to.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(_FAR)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            stream.seek(0)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def let_go(stream: IO[Any]) -> None:
    """Let others lock the file. Closing it does the same, on Windows a little later.

    Parameters
    ----------
    stream
        The file, locked by :func:`take` and still open.
    """
    if sys.platform == "win32":
        import msvcrt

        stream.seek(_FAR)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_UN)
