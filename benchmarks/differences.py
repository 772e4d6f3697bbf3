"""Differences between groups: planted ones are stated, and none is where none was planted.

Studies of many seeds are made, tabulated, compared and written up, and every sentence and table of
words of the appendix, the workbook and the equality evidence is read for a claim. What is passed
through, and what not, is told in :mod:`benchmarks._differences_study`.

With the differences planted at zero, nothing that people say of themselves bears on what they tick
or raise, save this: supporters of the campaign are individuals, who write one comment on two
themes. Nobody on behalf of an organisation is among them, so a difference between roles on these
themes is real, and too small to be seen in so few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from benchmarks import Aim, Outcome
from benchmarks._differences_claims import claims, hints, stated
from benchmarks._differences_study import Written, written
from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.evidence.difference import HEADLINE, Difference, Verdict
from consult.tabulate.differences.statistics import holm

SHIPPED = 2024
SEEDS, OTHER_SEEDS, WHOLE = 100, 20, 3
"""Seeds with nothing planted, others with the differences planted, and those of each that pass
through disclosure control as it is."""

THRIVING, LANGUAGE = "thriving", "language"
RAISED = "Language, faith and culture"
PLANTED = {
    THRIVING: (TableId(TableKind.QUESTION, "thriving", "disability"), "Agree", "agree"),
    LANGUAGE: (
        TableId(TableKind.THEMES, ALL_COMMENTS, "race"),
        RAISED,
        f"raise “{RAISED}”",
    ),
}
"""Each planted difference -> the table and column it is found in, and what people did."""

LESS = ("Disabled", "White")
"""How the labels begin of groups whose share was planted lower; that of any other is higher."""

FREE = 95
"""Of 100 seeds, those that are to claim nothing."""

FREE_OF = ("claim_nothing", "hint_at_nothing", "claim_nothing_if_corrected_by_characteristic")
"""What is counted of seeds with nothing planted."""


def run() -> Outcome:
    """What is stated of the study that ships, of other seeds, and where nothing is planted."""
    shipped = found_and_stated(written(SHIPPED, differences=True, whole=True))
    figures = {f"shipped_{name}": float(name in shipped) for name in PLANTED}
    power, free = _power(OTHER_SEEDS, whole=False), _free(SEEDS, whole=False)
    figures |= {"seeds_planted": float(OTHER_SEEDS), "seeds_with_none": float(SEEDS)}
    figures |= power | free
    both = _power(WHOLE, whole=True) | _free(WHOLE, whole=True)
    figures |= {f"{name}_whole": value for name, value in both.items()}
    figures["seeds_whole"] = float(WHOLE)
    return Outcome(
        figures,
        {
            "planted_stated_of_the_shipped_study": Aim(float(len(shipped)), float(len(PLANTED))),
            "seeds_of_100_that_claim_nothing": Aim(100 * free["claim_nothing"] / SEEDS, FREE),
        },
    )


def _power(seeds: int, *, whole: bool) -> dict[str, float]:
    """In how many seeds each planted difference is stated."""
    found: Counter[str] = Counter()
    for seed in range(1, seeds + 1):
        made = written(seed, differences=True, whole=whole)
        found.update(found_and_stated(made))
    return {f"stated_{name}": float(found[name]) for name in PLANTED}


def _free(seeds: int, *, whole: bool) -> dict[str, float]:
    """In how many seeds with nothing planted nothing is claimed, or even to be looked into.

    Beside them: in how many nothing would be claimed if each characteristic were corrected alone.
    """
    said: Counter[str] = Counter()
    compared = 0
    for seed in range(1, seeds + 1):
        made = written(seed, differences=False, whole=whole)
        p_values = _p_values(made)
        alone = (min(holm(np.array(tested))) for tested in p_values)
        free = (claims(made.documents), hints(made.documents), (p <= HEADLINE for p in alone))
        said.update(name for name, found in zip(FREE_OF, free, strict=True) if not any(found))
        compared += sum(map(len, p_values))
    return {name: float(said[name]) for name in FREE_OF} | {"compared_a_seed": compared / seeds}


def _p_values(made: Written) -> list[list[float]]:
    """Those of the comparisons of each characteristic, and of its tests of all groups at once."""
    return [
        [one.p for one in tested]
        for family in made.families
        for tested in (family.differences, family.overall)
        if tested
    ]


def found_and_stated(made: Written) -> set[str]:
    """Which planted differences are clear, the way they were planted, and stand in a sentence.

    Parameters
    ----------
    made
        A study that was written up.
    """
    return {
        name
        for name, (table, column, doing) in PLANTED.items()
        for one in _clear(made)
        if (one.table, one.column) == (table, column)
        and (one.points < 0) == one.group.startswith(LESS)
        and stated(one, doing, made.documents)
    }


def _clear(made: Written) -> Iterator[Difference]:
    for family in made.families:
        yield from (one for one in family.differences if one.verdict is Verdict.CLEAR)
