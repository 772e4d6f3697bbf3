"""Headings over themes: that none tells of a few people, beside the themes printed with it.

Written apart from what decides which headings to hide, and from what is printed alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consult.audit.bounds import PrintedCell, read_cell
from consult.audit.disclosed import refuse
from consult.disclose.policy.rules import Policy
from consult.model.counting.region import Dimension, Region, together
from consult.model.publishing.structure import Places, Structure, Truth


def check_headings_tell_of_no_few(
    said: Sequence[tuple[Places, PrintedCell]], structure: Structure, truth: Truth, policy: Policy
) -> None:
    """No number of a heading tells, by subtraction, of few people under it.

    Parameters
    ----------
    said
        Every cell of every table in the files, with the table it belongs to.
    structure, truth
        The places of the release and the numbers that stand there.
    policy
        How small a group may be.

    Raises
    ------
    DisclosureError
        When one does, with the place of the heading.
    """
    dimensions = together(structure.dimensions)
    numbers = _printed(said)
    problems = [
        f"{places.id}, {label}: beside its themes, the number of this heading tells of few people."
        for places in structure.tables
        for label, of, themes in _headings(places, dimensions)
        if of in numbers
        and _tells(
            numbers[of],
            [(true, theme in numbers) for theme, true in _true(places, truth, themes) if true],
            policy.thresholds[places.use],
            full=policy.hide_full_rows,
        )
    ]
    refuse(problems)


def _printed(said: Sequence[tuple[Places, PrintedCell]]) -> Mapping[Region, int]:
    """Whom a number of people is printed of -> that number."""
    found: dict[Region, int] = {}
    for _, cell in said:
        number = read_cell(cell.text)[0]
        if cell.of is not None and cell.share_of is None and number is not None:
            found[cell.of] = int(number)
    return found


def _headings(
    places: Places, dimensions: Mapping[str, Dimension]
) -> Iterator[tuple[str, Region, list[Region]]]:
    """Rows that count whoever is in any of other rows: label, people, and those rows' people."""
    rows = {name: of for _, of in places.rows if len(of) == 1 for name, _ in of}
    for label, of in places.rows if not places.columns else ():
        parts = [part for name, _ in of if name in dimensions for part in dimensions[name].union_of]
        if len(parts) > 1 and all(part in rows for part in parts):
            yield label, of, [rows[part] for part in sorted(parts)]


def _true(places: Places, truth: Truth, themes: Sequence[Region]) -> Iterator[tuple[Region, int]]:
    """The people in some rows of a table, and how many they are."""
    found = {
        of: number
        for (_, of), number in zip(places.rows, truth.tables[places.id].rows, strict=True)
    }
    return ((theme, found[theme]) for theme in themes)


def _tells(heading: int, raised: Sequence[tuple[int, bool]], few: int, *, full: bool) -> bool:
    """Whether few people are told who raised one theme and not another, or both.

    Parameters
    ----------
    heading
        As printed.
    raised
        Of each theme that anybody raised: by how many, and whether that is printed.
    few
        The smallest number that may be known.
    full
        Whether it must not be known that whoever raised one theme raised another as well.
    """
    shown = [number for number, printed in raised if printed]
    hidden = [number for number, printed in raised if not printed]
    if len(raised) < 2:
        return False
    told = [heading - number for number in shown]
    if len(raised) == 2 and not hidden:
        told.append(sum(shown) - heading)
    alone = len(hidden) == 1 and hidden[0] < few and heading > sum(shown)
    return alone or (full and heading in shown) or any(0 < number < few for number in told)
