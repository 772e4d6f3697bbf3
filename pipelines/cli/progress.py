"""How far a run is: a line a stage and, on a screen, one beneath them that moves."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.text import Text

REFRESHES = 4
"""A second: often enough for the seconds to count evenly."""

QUIET = 30.0
"""Seconds after which a stage says how far it is where nothing can move, as in a log file."""

_SHORTEST = 4
"""Letters of what is being done that are left at least on a narrow screen."""


class Progress:
    """Tells what a run is at.

    Parameters
    ----------
    stages
        How many there are.

    Notes
    -----
    It writes to standard output as it is now and nowhere else: what takes the place of
    ``sys.stdout`` later is left alone.
    """

    def __init__(self, stages: int) -> None:
        self._console = Console(file=sys.stdout, highlight=False, markup=False, soft_wrap=True)
        self._moves = sys.stdout.isatty() and not self._console.is_dumb_terminal
        self._live = Live(
            self,
            console=self._console,
            refresh_per_second=REFRESHES,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._stages, self._ended = stages, 0
        self._stage, self._detail = "", ("", 0, 0)
        self._started = self._said = time.monotonic()

    def __enter__(self) -> Self:
        if self._moves:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._moves:
            return
        try:
            self._live.stop()
        finally:  # even where a person stops the run a second time
            self._console.show_cursor(True)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The line that moves."""
        if self._stage:
            yield Text(self._line(options.max_width), no_wrap=True, overflow="ellipsis")

    def note(self, text: str) -> None:
        """Say something in between.

        Parameters
        ----------
        text
            Printed above the line that moves.
        """
        self._console.print(text)

    def tell(self, stage: str, outcome: str) -> None:
        """Show that a stage has started (no outcome), or what became of it.

        Parameters
        ----------
        stage
            Its name.
        outcome
            In words; empty when the stage starts.
        """
        if not outcome:
            self._stage, self._detail = stage, ("", 0, 0)
            self._started = self._said = time.monotonic()
            return
        self._stage = ""
        self._ended += 1
        self._console.print(f"{stage:<10} {outcome}")

    def pace(self, what: str, done: int, of: int) -> None:
        """Show how far the stage that runs has come.

        Parameters
        ----------
        what
            In words; what stood there before is replaced.
        done, of
            Pieces done, and all there are; 0 for what is not known.
        """
        is_new, self._detail = what != self._detail[0], (what, done, of)
        if self._moves:
            if is_new:  # numbers are shown at the next refresh; no words are passed over
                self._live.refresh()
        elif time.monotonic() - self._said >= QUIET:
            self._said = time.monotonic()
            self._console.print(f"{self._stage:<10} {_detail(what, done, of)}, {self._time()}")

    def _line(self, width: int) -> str:
        """Time, stage and what it is at; on a narrow screen the words give way to the numbers."""
        what, done, of = self._detail
        start = f"{self._time()} {self._stage} ({self._ended + 1}/{self._stages}) "
        over = len(start) + len(_detail(what, done, of)) - width
        if over > 0 and len(what) - over - 1 >= _SHORTEST:
            what = what[: len(what) - over - 1].rstrip() + "…"
        return start + _detail(what, done, of)

    def _time(self) -> str:
        minutes, seconds = divmod(int(time.monotonic() - self._started), 60)
        return f"{minutes}:{seconds:02}"


def _detail(what: str, done: int, of: int) -> str:
    if of:
        return f"{what} {done:,} of {of:,}"
    return f"{what} {done:,}" if done else what
