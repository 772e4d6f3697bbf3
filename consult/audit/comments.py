"""Numbers of comments as printed: each is a sum of numbers that are shown by question."""

from __future__ import annotations

from collections.abc import Sequence

from consult.audit.bounds import PrintedCell, read_cell
from consult.audit.disclosed import refuse
from consult.model.counting.region import Region
from consult.model.publishing.structure import Places


def is_of_comments(places: Places, cell: PrintedCell) -> bool:
    """Whether a cell stands in the column of comments.

    Parameters
    ----------
    places
        The table it stands in.
    cell
        The cell.
    """
    return bool(places.comments) and not places.columns and cell.at[1] > 1


def check_comments_add_up(said: Sequence[tuple[Places, PrintedCell]]) -> None:
    """Numbers of comments are sums of numbers that the same release prints.

    Parameters
    ----------
    said
        Every cell of every table in the files, with the table it belongs to.

    Raises
    ------
    DisclosureError
        When one adds up anything that is hidden, or is not the sum.
    """
    numbers: dict[Region, float] = {}
    hidden: set[Region] = set()
    for _, cell in said:
        if cell.of is not None and cell.share_of is None:
            number, _, mark = read_cell(cell.text)
            numbers |= {cell.of: float(number)} if number is not None else {}
            hidden |= {cell.of} if mark == "[c]" else set()
    problems = []
    for places, cell in said:
        number = read_cell(cell.text)[0] if is_of_comments(places, cell) else None
        if number is None:
            continue
        row = cell.at[0]
        parts = places.comments[row] if row < len(places.comments) else ()
        if not parts or any(of in hidden or of not in numbers for of in parts):
            problems.append(f"{cell.where}: a number of comments of which a part is hidden.")
        elif sum(numbers[of] for of in parts) != number:
            problems.append(f"{cell.where}: the number of comments is not the sum of its parts.")
    refuse(problems)
