"""Agreement of people and machine: do the intervals cover what all texts would show.

Two simulated people err in one text of ten and five; each draw codes another sample of a study of
which both have coded every text, so that the figures the sample estimates are known. The verdict
"as good as two people" is tried on a machine that is not: one that errs as a third person who is
worse. Macro F1 is that of the codes given ten times or more in a sample, held against the same
codes of all texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks import Aim, Outcome
from benchmarks._review_data import Known, drawn, invented, learnt_by, reviewer
from consult.coding.trust.agree import FEWEST_IN_MACRO, agreement
from consult.coding.trust.coefficients import f1_of, tallies
from consult.model.coding.trust import MARGIN, CoderAgreement, Estimate

DRAWS, SAMPLE = 400, 300
ERRORS = (0.1, 0.2)
WORSE = 0.3
"""Share of texts in which the machine errs that is not as good as people."""

LOWEST, HIGHEST = 0.92, 0.98
"""Of 400 draws the share covered is off by a hundredth or two by chance alone."""

MOST_WRONG = 0.05


@dataclass(frozen=True)
class _Study:
    """A study that two people have coded whole, and the figures of all of it: F1 by code last."""

    known: Known
    people: tuple[np.ndarray, np.ndarray]
    whole: CoderAgreement
    of_people: np.ndarray
    of_machine: np.ndarray


def run(known: Known | None) -> Outcome:
    """Coverage of alpha, F1 and the lead of the machine; how often a worse machine passes.

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
        found = _covered(_study(one))
        for key, value in found.items():
            figures[f"agreement_{name}_{key}_cover"] = value
            aims[f"agreement_{name}_{key}_cover_at_least"] = Aim(value, LOWEST)
            most = Aim(value, HIGHEST, lower_is_better=True)
            aims[f"agreement_{name}_{key}_cover_at_most"] = most
    wrong = _passed_wrongly()
    figures["agreement_worse_machine_called_as_good"] = wrong
    aims["agreement_worse_machine_called_as_good"] = Aim(wrong, MOST_WRONG, lower_is_better=True)
    return Outcome(figures, aims)


def _study(known: Known) -> _Study:
    people = (reviewer(known, 11, ERRORS[0]), reviewer(known, 12, ERRORS[1]))
    whole = drawn(known, np.arange(len(known.truth)), people)
    each = np.ones((1, len(known.truth)))
    one, other = people
    with_machine = [f1_of(*tallies(person, known.machine, each))[0] for person in people]
    return _Study(
        known,
        people,
        agreement([whole], seed=1),
        f1_of(*tallies(one, other, each))[0],
        np.mean(with_machine, axis=0),
    )


def _covered(study: _Study) -> dict[str, float]:
    held: dict[str, list[bool]] = {}
    for sample, made in _drawn(study):
        for (key, estimate), truth in zip(_figures(made), _truths(study, sample), strict=True):
            held.setdefault(key, []).append(estimate.low <= truth <= estimate.high)
    return {key: float(np.mean(each)) for key, each in held.items()}


def _drawn(study: _Study) -> Iterator[tuple[np.ndarray, CoderAgreement]]:
    lots = np.random.default_rng(5)
    for _ in range(DRAWS):
        sample = lots.choice(len(study.known.truth), SAMPLE, replace=False)
        yield sample, agreement([drawn(study.known, sample, study.people)], seed=1)


def _figures(made: CoderAgreement) -> Iterator[tuple[str, Estimate]]:
    for who, pair in (("people", made.people), ("machine", made.machine)):
        if pair is not None:
            yield f"{who}_alpha", pair.alpha
            yield f"{who}_micro", pair.micro
            yield f"{who}_macro", pair.macro
    if made.lead is not None:
        yield "lead", made.lead


def _truths(study: _Study, sample: np.ndarray) -> Iterator[float]:
    """What all texts would show, in the order of the figures."""
    one, other = (person[sample] for person in study.people)
    kept = (one | other).sum(axis=0) >= FEWEST_IN_MACRO
    macros = [float(each[kept].mean()) for each in (study.of_people, study.of_machine)]
    for pair, macro in zip((study.whole.people, study.whole.machine), macros, strict=True):
        if pair is not None:
            yield from (pair.alpha.value, pair.micro.value, macro)
    yield macros[1] - macros[0]


def _passed_wrongly() -> float:
    """How often a machine that is worse by more than the margin is called as good as people."""
    known = invented()
    worse = learnt_by(known, reviewer(known, 13, WORSE))
    study = _study(worse)
    lead = study.whole.lead
    if lead is None or lead.value >= MARGIN:
        raise ValueError("The machine of this trial must be worse than people.")
    return float(np.mean([made.as_good for _, made in _drawn(study)]))
