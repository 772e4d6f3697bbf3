"""Draw the blind sample: random, stratified, the same in any order of rows, never drawn anew."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from consult.coding.trust.units import BlindUnit
from consult.model.coding.trust import BlindDraw, BlindStratum

NORMAL_95 = 1.96
"""Of a 95 % interval, the level of every interval that is printed."""

WORST_SHARE = 0.5
"""The share with the widest interval. No theme needs more comments than it, whatever its size."""

FLOOR = 2
"""Fewest texts drawn of a stratum, or all it has: one alone tells nothing of how texts differ."""

SMALLEST = 20
"""Texts below which a stratum joins the others of its question. With two drawn of fewer than 20, a
text would count for less than a third of one drawn at the usual one in three to ten, and weights
that differ widen every interval."""

OFTEN, REST = "given many times", "all others"
"""Names of the strata that are not told by channel and characteristic."""


def needed(texts: int, half_width: float) -> int:
    """How many texts to draw for an interval of the wished half-width, whatever the share.

    Parameters
    ----------
    texts
        Different texts there are.
    half_width
        As a share: .05 for five points up and down.

    Notes
    -----
    W. G. Cochran, Sampling Techniques (1977), 4.2, with the finite population correction. It takes
    no help from the machine's codes, which make the interval narrower still.
    """
    if texts <= 0:
        return 0
    without_end = NORMAL_95**2 * WORST_SHARE * (1 - WORST_SHARE) / half_width**2
    return min(texts, math.ceil(without_end / (1 + (without_end - 1) / texts)))


def half_width_for(texts: int, drawn: int) -> float:
    """The widest half-width, in half points, that draws so many texts; as a share.

    Parameters
    ----------
    texts
        Different texts there are.
    drawn
        How many are wanted.
    """
    wide = (step / STEPS for step in range(STEPS // 4, 0, -1))
    return next((one for one in wide if needed(texts, one) >= min(drawn, texts)), 1 / STEPS)


STEPS = 200
"""Half points in the whole: what somebody would type after ``--half-width``."""


def blind_sample(
    units: Sequence[BlindUnit],
    *,
    by: Sequence[str],
    half_width: float,
    seed: int,
    earlier: BlindDraw | None = None,
) -> BlindDraw:
    """Draw texts of every question, or add to those drawn before.

    Parameters
    ----------
    units
        All different texts that have codes, in any order.
    by
        Names of the breaks that strata are made by: "Channel", "Age".
    half_width
        Wished, of the interval of a share, as a share.
    seed
        Of the study.
    earlier
        What was drawn before. All of it stays drawn; texts that were not there then stand in
        strata of their own, so that each text keeps the chance it had.
    """
    known = {
        (one.question, text) for one in (earlier.strata if earlier else ()) for text in one.texts
    }
    wave = max((one.wave for one in earlier.strata), default=0) + 1 if earlier else 1
    by_question: dict[str, list[BlindUnit]] = defaultdict(list)
    for unit in units:
        by_question[unit.question].append(unit)
    strata = list(earlier.strata) if earlier else []
    for question in sorted(by_question):
        mine = by_question[question]
        wanted = needed(len(mine), half_width)
        rate = wanted / len(mine)
        strata = [_enlarged(one, rate) if one.question == question else one for one in strata]
        new = [unit for unit in mine if unit.key not in known]
        often = sum(unit.copies for unit in mine) / max(wanted, 1)
        named = _named(new, by, often)
        strata += [_stratum(name, texts, rate, seed, wave) for name, texts in sorted(named.items())]
    further = earlier.further if earlier else ()
    return BlindDraw(tuple(strata), seed, half_width, further)


def _named(
    units: Iterable[BlindUnit], by: Sequence[str], often: float
) -> Mapping[str, list[BlindUnit]]:
    """Name of a stratum -> its texts; those below the smallest size stand together.

    A text that stands for more comments than one drawn stands for is always drawn.
    """
    named: dict[str, list[BlindUnit]] = defaultdict(list)
    for unit in units:
        alike = ", ".join(filter(None, (unit.most_in(name) for name in by)))
        named[OFTEN if unit.copies > 1 and unit.copies >= often else alike or REST].append(unit)
    small = [name for name, mine in named.items() if name != OFTEN and len(mine) < SMALLEST]
    if len(small) > 1:
        named[REST] = [unit for name in sorted({*small, REST}) for unit in named.pop(name, [])]
    return named


def _stratum(
    name: str, units: Sequence[BlindUnit], rate: float, seed: int, wave: int
) -> BlindStratum:
    """Its texts in the order of a number that the seed and the words make, as if by lot."""
    question = units[0].question
    texts = sorted((unit.hash for unit in units), key=lambda text: _lot(seed, question, text))
    drawn = len(texts) if name == OFTEN else 0
    return _enlarged(BlindStratum(question, name, tuple(texts), drawn, wave), rate)


def _enlarged(stratum: BlindStratum, rate: float) -> BlindStratum:
    size = len(stratum.texts)
    wanted = max(min(FLOOR, size), math.ceil(rate * size - ROUNDING))
    return replace(stratum, drawn=min(size, max(stratum.drawn, wanted)))


ROUNDING = 1e-9
"""So that a product that is whole but for the last bit of a float is not rounded up."""


def _lot(seed: int, question: str, text: str) -> str:
    return hashlib.sha256(f"blind {seed} {question} {text}".encode()).hexdigest()
