"""A theme split into several: the new themes as people name them in one cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from consult.coding.review import layout as at
from consult.coding.review.own_codes import own_id
from consult.errors import Problem
from consult.model.coding.review import ThemeDecision
from consult.office.filled_in import SheetLine

BETWEEN, BEFORE_DEFINITION = ";", ":"
FEWEST_PARTS = 2
"""A theme split into one is a theme with another name."""

HOW = (
    "Write each new theme as name: what it takes in, with a semicolon between two, as in "
    "“Cost of parking: what drivers pay; Places to park: too few or too far”."
)


def split_in(
    line: SheetLine,
    was: ThemeDecision | None,
    *,
    names: Mapping[str, str],
) -> tuple[list[ThemeDecision], list[Problem]]:
    """The new themes that take the place of one.

    Parameters
    ----------
    line
        The row of the theme.
    was
        The theme as the workbook showed it; ``None`` where nobody knows.
    names
        Name, as compared -> code, of the themes of the question.

    Returns
    -------
    parts
        Codes that people thought of; empty where the theme is not split. A cell left as it was
        gives those it was split into before.
    problems
        What cannot be understood.
    """
    before = was.split_into if was else ()
    if at.SPLIT not in line.letters:
        return [ThemeDecision(code, code, own=True) for code in before], []
    written = line[at.SPLIT]
    if not written:
        return [], []
    parts, problems = _parts(line, written)
    if problems:
        return [], problems
    for part in parts:
        taken = names.get(at.plain(part.name))
        if taken and taken != part.code and taken not in before:
            what = "One of the new themes has the name of a theme there is already."
            return [], [line.problem(at.SPLIT, what, "Give it another name.")]
    same = [names.get(at.plain(part.name), "") for part in parts]
    return [
        replace(part, code=code) if code in before else part
        for part, code in zip(parts, same, strict=True)
    ], []


def split_words(parts: Mapping[str, str]) -> str:
    """What stands in the cell of a theme that was split.

    Parameters
    ----------
    parts
        Name of each new theme -> its definition.
    """
    return f"{BETWEEN} ".join(f"{name}{BEFORE_DEFINITION} {said}" for name, said in parts.items())


def _parts(line: SheetLine, written: str) -> tuple[list[ThemeDecision], list[Problem]]:
    pieces = [piece.strip() for piece in written.split(BETWEEN) if piece.strip()]
    pairs = [tuple(map(str.strip, piece.partition(BEFORE_DEFINITION)[::2])) for piece in pieces]
    if len(pairs) < FEWEST_PARTS or any(not name or not what for name, what in pairs):
        what = "This does not name two or more new themes, each with what it takes in."
        return [], [line.problem(at.SPLIT, what, HOW)]
    if len({at.plain(name) for name, _ in pairs}) < len(pairs):
        what = "Two of the new themes have the same name."
        return [], [line.problem(at.SPLIT, what, "Give one of them another name.")]
    return [ThemeDecision(own_id(name, taken=()), name, what, own=True) for name, what in pairs], []
