"""Comments beside people: a sum of numbers that are shown question by question, and nothing new."""

from __future__ import annotations

from collections.abc import Sequence

from consult.model.counting.counts import WHOLE, Added, Counts
from consult.model.counting.region import IsHidden, Region
from consult.model.publishing.table import HIDDEN, NONE, Cell

NOTE = (
    "Comments are counted question by question: one person can raise a theme in several. Their "
    "number is shown where every number it adds up is shown."
)
LEFT_OUT = "Numbers of comments are left out: most of them add up a number that is hidden."


def comment_cells(counts: Counts, is_hidden: IsHidden) -> list[Cell]:
    """The number of comments of each row and of the whole table, where it may be shown.

    Parameters
    ----------
    counts
        Themes over several questions.
    is_hidden
        Whether a number is hidden, in any table.

    Returns
    -------
    list of Cell
        Empty where most would be hidden, and where the comments were not counted.
    """

    def shown(added: Added | None) -> Cell:
        if added is None:
            return NONE
        hidden = any(is_hidden(of) or is_hidden(base) for of, base in added.parts)
        return HIDDEN if hidden else Cell(added.number)

    cells = [shown(counts.comments.get(label)) for label in _places(counts)]
    told = sum(cell.number is not None for cell in cells)
    return cells if told > sum(cell is HIDDEN for cell in cells) else []


def comments_note(counts: Counts, cells: Sequence[Cell]) -> tuple[str, ...]:
    """What is said beneath a table of the comments that were counted.

    Parameters
    ----------
    counts
        Themes over several questions, or any other table.
    cells
        As :func:`comment_cells` gives them.
    """
    return (NOTE if cells else LEFT_OUT,) if counts.comments else ()


def comments_of(counts: Counts) -> tuple[tuple[Region, ...], ...]:
    """For each row and for the whole table, whose numbers its number of comments adds up.

    Parameters
    ----------
    counts
        Themes over several questions.
    """
    found = (counts.comments.get(label) for label in _places(counts))
    return tuple(tuple(of for of, _ in added.parts) if added else () for added in found)


def _places(counts: Counts) -> list[str]:
    """The rows of a table of themes in order: headings after themes, and the whole last."""
    return [*map(str, counts.cells.index), *map(counts.net_label, dict(counts.nets)), WHOLE]
