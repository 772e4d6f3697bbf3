"""What is known though nothing is published: how many responded, and which groups nobody is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from consult.disclose.attack import intervals
from consult.disclose.system import build
from consult.model.region import EVERYBODY, Dimension, Region, simple


def widest(
    dimensions: Mapping[str, Dimension],
    people: int,
    nobody: Iterable[Region],
    secret: Iterable[Region],
) -> dict[Region, int]:
    """How wide the interval of each number is at best, with every table hidden whole.

    Parameters
    ----------
    dimensions
        Every dimension the regions speak of, by id.
    people
        How many responses are counted.
    nobody
        Regions of which readers can tell that nobody is in them.
    secret
        Regions asked for.

    Returns
    -------
    dict
        Region -> highest less lowest possible number. Where three people answered, no interval is
        wider than three.
    """
    asked = [simple(of, dimensions) for of in secret]
    empty = [simple(of, dimensions) for of in nobody]
    system = build(dimensions.values(), [*asked, *empty])
    place = system.place
    least, most = np.zeros(len(place)), system.most(people)
    least[place[EVERYBODY]] = people
    most[[place[of] for of in empty]] = 0
    found = intervals(system.equations, least, most, [place[of] for of in asked])
    return {of: found[place[of]][1] - found[place[of]][0] for of in asked}
