"""Estimated shares of themes: do intervals cover, and how narrow are they beside the sample alone.

Each draw is a new sample of 300 texts; a cover is an interval that holds the share among all texts.
Rivals in the same run: the sample's own share with Wilson's interval, the textbook (Wald) interval,
and PPI++ with an interval by variance, as its authors give it.
"""

from __future__ import annotations

import itertools

import numpy as np

from benchmarks import Aim, Outcome
from benchmarks._review_data import Known, drawn, invented
from consult.coding.trust.further import further_sample, judged_since, later_codes
from consult.coding.trust.intervals import weighed_sum
from consult.coding.trust.sample import blind_sample
from consult.coding.trust.shares import TextsOfCode, _texts, estimated, shares
from consult.coding.trust.units import BlindUnit
from consult.model.coding.trust import BlindCodes, Estimate, Unjudged

DRAWS, SAMPLE = 2_000, 300
SMALL = 0.03
"""Themes of at most so much are told apart: an interval by variance fails there first."""

FURTHER_WIDTH = 0.1
"""Up and down, asked for of both draws: 78 of 400 comments each."""

SMALL_GROUPS, OTHERS = ((33, 20), (41, 28), (60, 30), (75, 30)), 150
"""Texts of a group and how many of them are coded, the least or a little more; and all others."""

LOWEST, HIGHEST = 0.93, 0.97
NARROWER = 0.9


def run(known: Known | None) -> Outcome:
    """Coverage and width over 2,000 draws, on public comments and on invented ones.

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
        found = _of(one)
        figures |= {f"shares_{name}_{key}": value for key, value in found.items()}
        for key in ("cover", "cover_small"):
            aims[f"shares_{name}_{key}_at_least"] = Aim(found[key], LOWEST)
            aims[f"shares_{name}_{key}_at_most"] = Aim(found[key], HIGHEST, lower_is_better=True)
        width = Aim(found["width_to_sample_alone"], NARROWER, lower_is_better=True)
        aims[f"shares_{name}_width_to_sample_alone"] = width
    for name, rates in (("even", (0.15, 0.15)), ("uneven", (0.1, 0.5))):
        cover = _of_copies(rates)
        figures[f"shares_copies_{name}_cover"] = cover
        aims[f"shares_copies_{name}_cover_at_least"] = Aim(cover, LOWEST)
    for name, cover in (("further", _of_further()), ("small_groups", _of_small_groups())):
        figures[f"shares_{name}_cover"] = cover
        aims[f"shares_{name}_cover_at_least"] = Aim(cover, LOWEST)
        aims[f"shares_{name}_cover_at_most"] = Aim(cover, HIGHEST, lower_is_better=True)
    return Outcome(figures, aims)


def _of_further() -> float:
    """Cover of themes named since the sample was coded, by the comments drawn for them alone."""
    known = invented(400)
    codes = known.codes[2:8:2]
    units = [
        BlindUnit("q", f"{at:04}", "", 1, frozenset(itertools.compress(known.codes, row)))
        for at, row in enumerate(known.machine)
    ]
    says = {
        unit.key: frozenset(itertools.compress(known.codes, row))
        for unit, row in zip(units, known.truth, strict=True)
    }
    truth = dict(zip(known.codes, known.truth.mean(axis=0), strict=True))
    new, held = [Unjudged("q", code) for code in codes], 0
    for seed in range(DRAWS):
        first = blind_sample(units, by=[], half_width=FURTHER_WIDTH, seed=seed)
        draw = further_sample(first, new, FURTHER_WIDTH)
        person = BlindCodes("1", {key: says[key] for key in draw.chances})
        since = judged_since(units, draw, [person], {"q": codes}, later_codes(draw, {}))
        made = shares(tuple(since))
        held += sum(one.estimate.low <= truth[one.code] <= one.estimate.high for one in made)
    return held / DRAWS / len(codes)


def _of_small_groups() -> float:
    """Cover of how a small group differs from all others, of which most is coded."""
    lots, held = np.random.default_rng(5), 0
    for draw in range(DRAWS):
        texts, coded = SMALL_GROUPS[draw % len(SMALL_GROUPS)]
        inside = np.arange(texts + OTHERS) < texts
        said = lots.random(len(inside)) < np.where(inside, 0.3, 0.15)
        machine = np.where(said, lots.random(len(inside)) < 0.7, lots.random(len(inside)) < 0.05)
        chance = np.where(inside, coded / texts, 0.5)
        sample = np.zeros(len(inside), dtype=bool)
        sample[lots.choice(texts, coded, replace=False)] = True
        sample[texts + lots.choice(OTHERS, OTHERS // 2, replace=False)] = True
        mine, theirs = (
            estimated(TextsOfCode(said.astype(float), machine, part.astype(int), chance, sample))
            for part in (inside, ~inside)
        )
        apart = weighed_sum((1.0, -1.0), (mine, theirs))
        held += apart.low <= said[inside].mean() - said[~inside].mean() <= apart.high
    return held / DRAWS


def _of_copies(rates: tuple[float, float]) -> float:
    """Cover where one text in ten was sent in by several people, and half of these hold a theme.

    Parameters
    ----------
    rates
        Share that is coded of each of two strata; 5 and 30 in 100 of their other texts hold it.
    """
    lots, texts = np.random.default_rng(1), 2_000
    strata = (lots.random(texts) < 0.15).astype(int)
    sizes = np.where(lots.random(texts) < 0.1, lots.integers(2, 8, texts), 1)
    holds = np.where(sizes > 1, 0.5, np.array([0.05, 0.3])[strata])
    said = lots.random(texts) < holds
    machine = np.where(said, lots.random(texts) < 0.7, lots.random(texts) < 0.05)
    truth, held = float(np.average(said, weights=sizes)), 0
    for _ in range(DRAWS):
        coded, chance = np.zeros(texts, dtype=bool), np.zeros(texts)
        for stratum, rate in enumerate(rates):
            mine = np.flatnonzero(strata == stratum)
            number = int(rate * len(mine))
            coded[lots.choice(mine, number, replace=False)] = True
            chance[mine] = number / len(mine)
        made = estimated(TextsOfCode(said.astype(float), machine, sizes, chance, coded))
        held += made.low <= truth <= made.high
    return held / DRAWS


def _of(known: Known) -> dict[str, float]:
    ways = ("ours", "alone", "wald", "ppi")
    covers = {way: np.zeros((DRAWS, len(known.codes))) for way in ways}
    widths = {way: np.zeros((DRAWS, len(known.codes))) for way in ways}
    truth, lots = known.truth.mean(axis=0), np.random.default_rng(3)
    for draw in range(DRAWS):
        sample = lots.choice(len(known.truth), SAMPLE, replace=False)
        judged = drawn(known, sample, [known.truth])
        for code, share in enumerate(truth):
            for way, made in _each_way(_texts(judged, code, judged.copies), sample).items():
                covers[way][draw, code] = made.low - 1e-9 <= share <= made.high + 1e-9
                widths[way][draw, code] = made.high - made.low
    small = truth <= SMALL
    of_themes = covers["ours"].mean(axis=0)
    figures = {
        "cover": float(of_themes.mean()),
        "cover_small": float(of_themes[small].mean()),
        "cover_worst_theme": float(of_themes.min()),
        "cover_best_theme": float(of_themes.max()),
        "width_to_sample_alone": _ratio(widths),
    }
    for way in ways[1:]:
        figures[f"cover_{way}"] = float(covers[way].mean())
        figures[f"cover_small_{way}"] = float(covers[way].mean(axis=0)[small].mean())
    return figures


def _ratio(widths: dict[str, np.ndarray]) -> float:
    """The mean over themes of our width by that of the sample alone, with the same interval."""
    return float((widths["ours"].mean(axis=0) / widths["alone"].mean(axis=0)).mean())


def _each_way(texts: TextsOfCode, sample: np.ndarray) -> dict[str, Estimate]:
    said, machine = texts.said[sample], texts.machine[sample].astype(float)
    left = 1 - len(sample) / len(texts.said)
    slope = _slope(said, machine)
    mended = slope * texts.machine.mean() + (said - slope * machine).mean()
    return {
        "ours": estimated(texts),
        "alone": estimated(texts, help_of_machine=False),
        "wald": _by_variance(said.mean(), said, left),
        "ppi": _by_variance(mended, said - slope * machine, left),
    }


def _slope(said: np.ndarray, machine: np.ndarray) -> float:
    spread = float(machine.var())
    return float(np.mean(said * machine) - said.mean() * machine.mean()) / spread if spread else 0.0


def _by_variance(value: float, parts: np.ndarray, left: float) -> Estimate:
    reach = 1.96 * float(np.sqrt(left * parts.var(ddof=1) / len(parts)))
    return Estimate(float(value), float(value) - reach, float(value) + reach)
