"""The rule that says when enough is coded: is what it promises kept, however often one asks.

Each of 200 runs has a person who errs in one text of ten, a new order of the sample, and a return
after every 25 texts. The run ends when the rule says that the target is reached. Kept is the
promise where no theme's share is farther from its estimate than the half-width asked for, or where
F1 is at least what was asked for: both of all texts as that person would code them. Beside it runs
the naive rule, that stops at the first return whose own 95 % interval is narrow or high enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from benchmarks import Aim, Outcome
from benchmarks._review_data import Known, drawn, invented, reviewer
from consult.coding.trust.enough import enough, look_sizes, micro_with_spread
from consult.coding.trust.judged import JudgedQuestion
from consult.coding.trust.shares import shares
from consult.model.coding.enough import CodingTarget, HowFar

RUNS, RETURN, ERROR = 200, 25, 0.1
HALF_WIDTH = 0.05
SHORT_OF = 0.04
"""How far the F1 asked for lies below, and then above, the person's own: the rule must stop in the
one case and hardly ever in the other."""

KEPT = 0.95


@dataclass(frozen=True)
class _End:
    """Where a run ended: how many texts were coded, and whether the promise was kept."""

    texts: int
    kept: bool
    reached: bool


def run(known: Known | None) -> Outcome:
    """Promises kept, and texts coded until the rule stops.

    Parameters
    ----------
    known
        The public comments; ``None`` where they are not there.
    """
    figures: dict[str, float] = {}
    aims: dict[str, Aim] = {}
    for name, one in (("nhs", known), ("invented", invented())):
        if one is None:
            continue
        for what, ends in _ends(one):
            kept = float(np.mean([end.kept for end in ends]))
            stopped = [end.texts for end in ends if end.reached]
            figures[f"enough_{name}_{what}_kept"] = kept
            figures[f"enough_{name}_{what}_stopped"] = len(stopped) / len(ends)
            figures[f"enough_{name}_{what}_texts"] = float(np.mean(stopped)) if stopped else 0.0
            if "naive" not in what:
                aims[f"enough_{name}_{what}_kept"] = Aim(kept, KEPT)
    return Outcome(figures, aims)


def _ends(known: Known) -> Iterator[tuple[str, list[_End]]]:
    f1 = _own_f1(known)
    asked = (
        ("half_width", CodingTarget(HALF_WIDTH)),
        ("f1_below", CodingTarget(HALF_WIDTH, round(f1 - SHORT_OF, 3))),
        ("f1_above", CodingTarget(HALF_WIDTH, round(f1 + SHORT_OF, 3))),
    )
    for what, target in asked:
        yield what, [_run(known, seed, target) for seed in range(RUNS)]
    yield "half_width_naive", [_naive(known, seed) for seed in range(RUNS)]


def _own_f1(known: Known) -> float:
    """Micro F1 of the machine and a person who errs, over all texts: the mean of twenty."""
    everything = np.arange(len(known.truth))
    people = [reviewer(known, seed, ERROR) for seed in range(20)]
    return float(np.mean([_f1(drawn(known, everything, [one])) for one in people]))


def _f1(judged: JudgedQuestion) -> float:
    found = micro_with_spread(judged)
    return found[0] if found else 0.0


def _order(known: Known, seed: int) -> np.ndarray:
    return np.random.default_rng(1_000 + seed).permutation(len(known.truth))


def _run(known: Known, seed: int, target: CodingTarget) -> _End:
    """Code on until the rule stops, or all is coded. Between two looks its answer is the same."""
    person, order = reviewer(known, seed, ERROR), _order(known, seed)
    returns = range(RETURN, len(order) + RETURN, RETURN)
    looks = look_sizes(len(order))
    for texts in dict.fromkeys(next(at for at in returns if at >= look) for look in looks):
        judged = _asked(known, person, order, texts)
        far = enough(judged, target, order=list(order))[-1]
        if far.reached:
            kept = _kept(judged, person, far, target)
            return _End(min(texts, len(order)), kept, True)
    return _End(len(order), True, False)


def _asked(known: Known, person: np.ndarray, order: np.ndarray, texts: int) -> JudgedQuestion:
    return drawn(known, order[:texts], [person])


def _kept(judged: JudgedQuestion, person: np.ndarray, far: HowFar, target: CodingTarget) -> bool:
    if target.f1:
        whole = replace(judged, coded=np.ones_like(judged.coded), chance=np.ones(len(person)))
        return _f1(whole) >= far.wanted
    return _near(judged, person, target.half_width)


def _near(judged: JudgedQuestion, person: np.ndarray, half_width: float) -> bool:
    truth = person.mean(axis=0)
    made = [one.estimate.value for one in shares([judged])]
    return bool(np.abs(np.array(made) - truth).max() <= half_width)


def _naive(known: Known, seed: int) -> _End:
    person, order = reviewer(known, seed, ERROR), _order(known, seed)
    for texts in range(2 * RETURN, len(order) + RETURN, RETURN):
        judged = _asked(known, person, order, texts)
        if max(one.estimate.half_width for one in shares([judged])) <= HALF_WIDTH:
            return _End(min(texts, len(order)), _near(judged, person, HALF_WIDTH), True)
    return _End(len(order), True, False)
