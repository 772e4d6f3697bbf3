"""Whether enough of the blind sample is coded, by a rule that may be asked as often as one likes.

A rule that stops as soon as an interval is narrow enough, or high enough, looks again and again and
stops on a lucky look. So it looks only when the sample has grown by half, at most ten times, and
each look has an interval wide enough that all ten together miss in one study of twenty. Which look
was the last is told by how much is coded and by nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

from consult.coding.trust.judged import JudgedQuestion
from consult.coding.trust.shares import shares
from consult.model.coding.enough import CodingTarget, HowFar

FIRST_LOOK, GROWTH, LOOKS = 50, 1.5, 10
"""Texts at the first look, what each look has more than the one before, and how many there are: at
50, 75, 113 and so on to 1,923. Fewer than 50 leave an interval of 14 points up and down, which
nobody would stop at; smaller steps would look more often at nearly the same sample."""

WIDER = 2.37
"""Standard errors from an estimate to the bound that the rule goes by. Of F1: the largest of ten
looks at a sum that grows by half from look to look exceeds it one time in twenty (2.374, from a
million simulated walks whose neighbours correlate by the root of 2/3). Of shares: the rule goes by
how wide intervals are and not by where they lie, so that looking often costs little, but any of
many themes may miss. With 1.96 no theme of a study missed in 97 and 95.5 runs of 100, with 2.24 in
98 and 95.5 (public and invented comments, 200 runs each); 2.65 took half as many comments again."""


PLACES = 12
"""Decimals a bound is rounded to before it is held against its target: no last bit decides."""


def look_sizes(texts: int) -> tuple[int, ...]:
    """At how many coded texts the rule looks; the last is all there are, where ten looks reach.

    Parameters
    ----------
    texts
        Different texts of the question.
    """
    sizes = [math.ceil(FIRST_LOOK * GROWTH**at) for at in range(LOOKS)]
    return tuple(dict.fromkeys(min(size, texts) for size in sizes))


def enough(
    one: JudgedQuestion,
    target: CodingTarget,
    *,
    order: Sequence[int],
    minutes_a_text: float | None = None,
) -> tuple[HowFar, ...]:
    """How far a question has come towards each target.

    Parameters
    ----------
    one
        What people and the machine gave.
    target
        As stated before the review.
    order
        Positions of the texts drawn, in the order of the sample.
    minutes_a_text
        The pace so far; ``None`` where nobody said how long it took.
    """
    coded = [at for at in order if one.is_coded[at]]
    size = max((look for look in look_sizes(len(one.copies)) if look <= len(coded)), default=0)
    at_look = _first(one, coded[:size]) if size else None
    looks = [(target.half_width, _half_width(at_look, target.half_width, size), False)]
    if target.f1:
        looks.append((target.f1, _f1(at_look, target.f1, size), True))
    made = []
    for wanted, look, of_f1 in looks:
        more = _left(look, size, len(coded), len(one.copies))
        minutes = None if more is None or minutes_a_text is None else more * minutes_a_text
        in_all = None if minutes is None else math.ceil(minutes)
        far = HowFar(one.question, look.reached, len(coded), look.now, wanted, more, in_all, of_f1)
        made.append(far)
    return tuple(made)


@dataclass(frozen=True)
class _OneLook:
    """What one look at the sample tells.

    Parameters
    ----------
    reached, now
        As in ``HowFar``.
    needs
        Texts that would reach the target, as it looks; ``None`` where no number is likely to.
    """

    reached: bool = False
    now: float | None = None
    needs: int | None = None


def _first(one: JudgedQuestion, texts: Sequence[int]) -> JudgedQuestion:
    """The question with these texts alone coded."""
    import numpy as np

    from consult.coding.trust.judged import chance_of

    mine = np.zeros(len(one.copies), dtype=bool)
    mine[list(texts)] = True
    coded = one.coded & mine
    return replace(one, coded=coded, chance=chance_of(one.strata, np.asarray(coded.any(axis=0))))


def _half_width(at_look: JudgedQuestion | None, wanted: float, size: int) -> _OneLook:
    """The widest interval of a theme, at the level of one look of ten."""
    level = 2 * NormalDist().cdf(WIDER) - 1
    made = shares([replace(at_look, groups={})], level=level) if at_look else ()
    if at_look is None or not made:
        return _OneLook()
    now = round(max(each.estimate.half_width for each in made), PLACES)
    return _OneLook(now <= wanted, now, _grown(size, (now / wanted) ** 2, len(at_look.copies)))


def _f1(at_look: JudgedQuestion | None, wanted: float, size: int) -> _OneLook:
    """The lower bound of micro F1 of people and machine, at the level of one look of ten."""
    found = micro_with_spread(at_look) if at_look else None
    if at_look is None or found is None:
        return _OneLook()
    value, reach = found[0], WIDER * found[1]
    low = round(value - reach, PLACES)
    times = (reach / (value - wanted)) ** 2 if value > wanted else math.inf
    needs = _grown(size, times, len(at_look.copies)) if math.isfinite(times) else None
    return _OneLook(low >= wanted, low, needs)


def _grown(size: int, times: float, texts: int) -> int:
    """Texts that leave a variance so many times smaller than so many texts of all do."""
    without_end = times * size / max(1 - size / texts, 1 / texts)
    return math.ceil(without_end / (1 + without_end / texts))


def micro_with_spread(one: JudgedQuestion) -> tuple[float, float] | None:
    """Micro F1 of people and machine, and its standard error; ``None`` where neither gave a code.

    Parameters
    ----------
    one
        What they gave. Texts whose codes a person has decided in the review are left out.

    Notes
    -----
    The error is that of a ratio, by its linear part (W. G. Cochran, Sampling Techniques, 1977,
    6.4): every text adds twice what both gave less F1 times what either gave.
    """
    import numpy as np

    mine = one.is_coded & ~one.decided
    said, machine = one.said[mine], one.machine[mine].astype(float)
    weight = 1 / one.chance[mine]
    both = 2 * (said * machine).sum(axis=1)
    either = said.sum(axis=1) + machine.sum(axis=1)
    given = float(weight @ either)
    if given <= 0:
        return None
    f1 = float(weight @ both) / given
    left = 1 - one.chance[mine]
    return f1, float(np.sqrt((weight**2 * left) @ (both - f1 * either) ** 2)) / given


def _left(look: _OneLook, size: int, coded: int, texts: int) -> int | None:
    """Texts still to code, to the look at which the target would be reached."""
    if look.reached:
        return 0
    if look.now is None:
        return max(min(FIRST_LOOK, texts) - coded, 1)
    if look.needs is None:
        return None
    wanted = max(look.needs, size + 1)
    at_look = next((each for each in look_sizes(texts) if each >= wanted), texts)
    return max(at_look - coded, 1)
