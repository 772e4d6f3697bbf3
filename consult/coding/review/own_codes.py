"""Codes that people think of as they review: named in the free rows of the sheet of themes."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from itertools import count

from consult.coding.review import layout as at
from consult.coding.texts.words_hash import words_hash
from consult.errors import Problem
from consult.office.filled_in import SheetLine

HINT = (
    "Say in one sentence what it takes in; to give a theme another name, write it in the row of "
    "that theme."
)
OWN_DIGITS = 8
"""Hexadecimal digits that tell one of these codes from another: 32 bits for a few dozen codes, and
two that clash have a number behind."""


def is_free(line: SheetLine) -> bool:
    """Whether a row of themes is one to name a new code in, handed out or put in by a person.

    Parameters
    ----------
    line
        A row of the sheet of themes.
    """
    about = line[at.PART_OF] or at.OWN
    return not line[at.CODE_ID] and at.plain(about) == at.plain(at.OWN)


def named_in(line: SheetLine, *, taken: Container[str]) -> tuple[SheetLine | None, list[Problem]]:
    """The code named in a free row, as a row like those of other codes.

    Parameters
    ----------
    line
        The row.
    taken
        Ids of the codes the question has already.

    Returns
    -------
    line
        ``None`` where nothing is named.
    problems
        What is missing.
    """
    name = line[at.CURRENT] or line[at.NEW_NAME]
    definition = line[at.NEW_DEFINITION] or line[at.DEFINITION]
    if not (name or definition or line[at.MERGE] or line[at.RETIRE]):
        return None, []
    problems = _missing(line, name, definition)
    if problems:
        return None, problems
    kept = (at.QUESTION, at.MERGE, at.RETIRE, at.CHECKED_BY)
    cells = {heading: line[heading] for heading in kept} | {
        at.CURRENT: name,
        at.DEFINITION: definition,
        at.PART_OF: at.OWN,
        at.CODE_ID: own_id(name, taken=taken),
    }
    return replace(line, cells=cells), []


def _missing(line: SheetLine, name: str, definition: str) -> list[Problem]:
    wanted = (
        (at.QUESTION, line[at.QUESTION], "question", "Copy it from another row of the question."),
        (at.CURRENT, name, "name", "Write its name in this cell, or empty the row."),
        (at.NEW_DEFINITION, definition, "definition", HINT),
    )
    return [
        line.problem(heading, f"The new code has no {what}.", hint)
        for heading, words, what, hint in wanted
        if not words
    ]


def own_id(name: str, *, taken: Container[str]) -> str:
    """The id of a code that people thought of: the same for the same name in any row.

    Parameters
    ----------
    name
        Of the code.
    taken
        Ids of the codes the question has already.
    """
    start = f"own-{words_hash(at.plain(name))[:OWN_DIGITS]}"
    tried = (start if number == 1 else f"{start}-{number}" for number in count(1))
    return next(own for own in tried if own not in taken)
