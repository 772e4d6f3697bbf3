"""Words to the terminal: plain lines everywhere, a moving bar where there is a screen."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

from consult.errors import ConsultError, Problem


def _console() -> Console:
    return Console(highlight=False, markup=False, soft_wrap=True)


def say(text: str) -> None:
    """Print one or more lines as they are."""
    _console().print(text)


def say_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a header, in columns."""
    table = Table(box=None, pad_edge=False)
    for heading in header:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    _console().print(table)


def ask(question: str) -> bool:
    """Ask a yes-or-no question.

    Raises
    ------
    ConsultError
        When nobody is there to answer.
    """
    console = _console()
    if not console.is_terminal:
        raise ConsultError(
            Problem("There is nobody to ask.", hint="Add --yes to take every proposal.")
        )
    return console.input(f"{question} [Y/n] ").strip().lower() in {"", "y", "yes"}


class Progress:
    """Tells how far a run is: one line a stage and, on a screen, a bar beneath them.

    Parameters
    ----------
    stages
        How many there are.
    """

    def __init__(self, stages: int) -> None:
        self._console = _console()
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task: TaskID = self._bar.add_task("", total=stages)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def tell(self, stage: str, outcome: str) -> None:
        """Show that a stage has started (no outcome), or what became of it."""
        if not outcome:
            self._bar.update(self._task, description=f"{stage} ...")
            return
        self._console.print(f"{stage:<10} {outcome}")
        self._bar.advance(self._task)
