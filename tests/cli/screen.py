"""A command run as a person runs it: in a terminal, with somebody to press keys."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 120
"""Seconds until a command that does not end is killed. The small study takes some ten."""

HIDES, SHOWS = "\x1b[?25l", "\x1b[?25h"
"""What hides the cursor of a terminal and what shows it again."""

OF_ANOTHER = {"COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"}
"""What the environment can say of the terminal that the tests themselves are run in."""

_OWN_TERMINAL = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
"""Makes the terminal the program's own, so that Ctrl-C reaches it."""

PIPELINES = """
import runpy, sys
sys.argv[0] = "pipelines"
runpy.run_module("pipelines", run_name="__main__")
"""
"""What ``python -m pipelines`` does."""

_MARKS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True)
class Screen:
    """What a command wrote to its terminal, and how it ended."""

    raw: str
    code: int
    ended: bool

    @property
    def text(self):
        """The words alone."""
        return _MARKS.sub("", self.raw).replace("\r", "\n")

    @property
    def lines(self):
        return [line.rstrip() for line in self.text.splitlines() if line.strip()]

    @property
    def cursor_is_visible(self):
        return self.raw.rfind(SHOWS) >= self.raw.rfind(HIDES)


def in_terminal(folder, *words, width=100, keys=(), program=PIPELINES, **env):
    """Run a command in a terminal of its own; never waits longer than ``LIMIT`` seconds.

    ``keys`` are pairs of what to wait for on the screen and what to press then.
    """
    import fcntl
    import pty
    import struct
    import termios

    outside, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    own = {name: value for name, value in os.environ.items() if name not in OF_ANOTHER}
    settings = own | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"} | env
    child = subprocess.Popen(
        [sys.executable, "-c", _OWN_TERMINAL + program, *map(str, words)],
        cwd=folder,
        env=settings,
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
        # As a shell does for what it runs in front, whatever started the tests had set.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    os.close(inside)
    try:
        raw, ended = _read(outside, list(keys), time.monotonic() + LIMIT)
    finally:
        if child.poll() is None and not _ends(child):
            os.killpg(child.pid, signal.SIGKILL)
        os.close(outside)
    return Screen(raw, child.wait(), ended)


def _ends(child):
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        return False
    return True


def _read(terminal, keys, until):
    raw = b""
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            more = os.read(terminal, 65536)
        except OSError:  # Linux says so when the program has ended; macOS gives nothing
            more = b""
        if not more:
            return raw.decode("utf-8", "replace"), True
        raw += more
        while keys and keys[0][0].encode() in raw:
            os.write(terminal, keys.pop(0)[1])
    return raw.decode("utf-8", "replace"), False
