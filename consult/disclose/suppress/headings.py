"""What the number of a heading tells beside those of the themes under it, by subtraction.

A heading counts whoever raised any of its themes. So a heading less a theme is how many raised
others of it and not this one; and the two themes of a heading less the heading is how many raised
both. Such numbers stand in no table, and everybody can work them out.
"""

from __future__ import annotations

from collections.abc import Sequence


def tells_few(heading: int, themes: Sequence[int], few: int, *, full: bool) -> bool:
    """Whether the number of a heading would tell of a few people, beside those of its themes.

    Parameters
    ----------
    heading
        People who raised any of its themes.
    themes
        People who raised each; empty for a net that is no heading.
    few
        The smallest number that may be known.
    full
        Whether it must not be known that everybody of a group said the same: here, that whoever
        raised one theme raised another as well.
    """
    raised = [number for number in themes if number]
    if len(raised) < 2:
        return False
    apart = [heading - number for number in raised]
    if len(raised) == 2:
        apart.append(sum(raised) - heading)  # who raised both
    if any(0 < number < few for number in apart) or (full and heading == max(raised)):
        return True
    total = sum(raised)
    return any(number < few and heading > total - number for number in raised)
