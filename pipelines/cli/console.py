"""Words to the terminal, and answers from it."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import textwrap
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table

_TRIES = 3
"""Answers that cannot be taken before the best guess is: something that feeds this terminal with
other words would be asked for ever."""


def _console() -> Console:
    return Console(file=sys.stdout, highlight=False, markup=False, soft_wrap=True)


TO_COPY = re.compile(r"^(?: {4}.*|\s*(?:\[.+\]|[\w.-]+ = .*))$")
"""A line of a TOML file, and one that stands so far in: broken in two, it could not be pasted."""

COMMAND = re.compile(r"python -m pipelines(?: [\w./\\:-]+)*")
"""A command in a sentence: broken in two, it could not be pasted either."""

HELD = "\u00a0"
"""Stands for a space at which a line is not broken, while lines are made."""


def say(text: str) -> None:
    """Print one or more lines; on a screen those of words are broken between words.

    Parameters
    ----------
    text
        Square brackets are no markup. A line that is to be copied stays as it stands.
    """
    lines = (line for one in text.split("\n") for line in wrapped(one))
    _console().print("\n".join(lines))


def wrapped(text: str, stream: TextIO | None = None) -> list[str]:
    """Lines of words that fit the screen, each as far in as the first; one line in a file.

    A command in a sentence stays whole, so that it can be copied, and so does a line of a TOML
    file: either may be longer than the screen.

    Parameters
    ----------
    text
        One line.
    stream
        Where it will be printed; standard output if left out.
    """
    console = Console(file=stream or sys.stdout)
    if not console.is_terminal or len(text) <= console.width or TO_COPY.match(text):
        return [text]
    held = COMMAND.sub(lambda found: found[0].replace(" ", HELD), text)
    indent = " " * (len(text) - len(text.lstrip()))
    lines = textwrap.wrap(
        held,
        console.width,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(HELD, " ") for line in lines]


def say_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a header, in columns.

    Parameters
    ----------
    header
        A heading for each column.
    rows
        Cells as text, one for each heading; may be empty.
    """
    table = Table(box=None, pad_edge=False)
    for heading in header:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    _console().print(table)


def ask(question: str) -> bool:
    """Ask a yes-or-no question; where nobody can answer, yes is taken and that is said.

    Parameters
    ----------
    question
        One line, with its question mark.
    """
    answer = _answer(f"{question} [Y/n] ")
    if answer is None:
        say(f"{question} Nobody is there to answer, so yes was taken.")
        return True
    return answer.lower() in {"", "y", "yes"}


def confirm(question: str) -> bool | None:
    """Ask before something that cannot be undone: Enter means no.

    Parameters
    ----------
    question
        One line, with its question mark.

    Returns
    -------
    bool or None
        ``None`` where nobody can answer.
    """
    answer = _answer(f"{question} [y/N] ")
    return None if answer is None else answer.lower() in {"y", "yes"}


def ask_for(question: str) -> str:
    """Ask for a few words; empty where nobody can answer.

    Parameters
    ----------
    question
        What is asked, with its colon.
    """
    return _answer(f"{question} ") or ""


def ask_which(question: str, choices: Sequence[str]) -> int | None:
    """Ask which of several things is right, the best guess first.

    Parameters
    ----------
    question
        What is asked.
    choices
        What may be answered. Enter takes the first.

    Returns
    -------
    int or None
        Which, counted from 0; ``None`` where nobody answers, and that is said.
    """
    say(question)
    for number, words in enumerate(choices, start=1):
        say(f"  {number}. {words}{' (best guess)' if number == 1 else ''}")
    why = "Nobody answered"
    for _ in range(_TRIES):
        answer = _answer("Type a number, or press Enter for 1: ")
        if answer is None:
            break
        why = "No answer could be taken"
        if not answer or (answer.isdecimal() and 1 <= int(answer) <= len(choices)):
            return int(answer or 1) - 1
        say(f"Only a number from 1 to {len(choices)} can be taken.")
    say(f"{why}, so the best guess was taken.")
    return None


def _answer(prompt: str) -> str | None:
    """What a person types; ``None`` where no terminal is there to type on."""
    if sys.stdin is None or sys.stdin.closed or not sys.stdin.isatty():
        return None
    console = _console()
    console.print(prompt, markup=False, highlight=False, end="")
    try:
        _wait_for_a_line()
        return input().strip()
    except EOFError:
        return None


def _wait_for_a_line() -> None:
    """Wait until a line has been typed, and hear a Ctrl-C whenever it is pressed.

    ``input`` looks for a Ctrl-C and then reads: one pressed between the two is kept until the next
    line, and a person who pressed it sees nothing happen. Here it is a byte to wait for, like the
    line itself.

    Raises
    ------
    KeyboardInterrupt
        If Ctrl-C is pressed.
    """
    if sys.platform == "win32":  # there is nothing to wait by, and reading is itself woken
        return
    try:
        typed = sys.stdin.fileno()
    except OSError:  # what stands in for a terminal has no file to wait for
        return
    heard, pressed = os.pipe()
    os.set_blocking(pressed, False)
    before = signal.set_wakeup_fd(pressed)
    try:
        select.select([typed, heard], [], [])
    finally:
        signal.set_wakeup_fd(before)
        os.close(heard)
        os.close(pressed)
