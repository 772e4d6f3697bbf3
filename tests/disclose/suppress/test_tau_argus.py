"""Tau-Argus as the engine for single tables: as safe, and asked for by the policy alone."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec

import numpy as np
import pytest

from benchmarks import disclosure
from benchmarks._disclosure_data import single
from consult.disclose import Respondents, load_policy, protect
from consult.disclose.policy.load import policy_of
from consult.disclose.policy.rules import SuppressionEngine
from consult.disclose.suppress.tau_argus import hidden_by_tau_argus
from consult.errors import DisclosureError, StudyError
from consult.model.counting.counts import Counts, TableSpec, Use
from consult.model.counting.table_id import TableId
from consult.tabulate import crosstab, frequency

POLICY = replace(load_policy(frozenset()), engine=SuppressionEngine.TAU_ARGUS)
INSTALLED = find_spec("pytauargus") is not None
needed = pytest.mark.skipif(not INSTALLED, reason="the extra tau-argus is not installed")


def _tables(seed: int) -> tuple[list[list[Counts]], int]:
    rows, columns = single(np.random.default_rng(seed))
    crossed = crosstab(
        rows, columns, TableSpec(TableId.parse("question-crossed"), "Crossed", "people")
    )
    totals = frequency(
        columns, TableSpec(TableId.parse("question-all"), "All", "people"), use=Use.QUESTION
    )
    return [[crossed], [totals]], len(rows.members)


@needed
@pytest.mark.parametrize("seed", range(5))
def test_nothing_can_be_worked_out_with_tau_argus_as_the_engine_either(seed):
    release, people = _tables(seed)
    protected = protect(release, POLICY, Respondents(people, "SYNTHETIC"))
    tally = disclosure._Tally()
    known = disclosure._shown_in((item.table, item.counts) for item in protected)
    disclosure._attack(tally, [item.counts for item in protected], known, people, POLICY)
    assert tally.secret > 0
    assert (tally.pinned, tally.narrow) == (0, 0)


@needed
def test_what_tau_argus_hides_is_hidden():
    ((crossed,), totals), people = _tables(0)
    mine, _ = protect([[crossed], totals], POLICY, Respondents(people, "SYNTHETIC"))
    hidden = sum(cell.number is None for row in mine.table.rows for cell in row.cells)
    assert hidden >= len(hidden_by_tau_argus(crossed, POLICY)) > 0


@pytest.mark.skipif(INSTALLED, reason="the extra tau-argus is installed")
def test_without_it_the_analyst_is_told_how_to_have_it_or_do_without():
    release, people = _tables(0)
    with pytest.raises(DisclosureError, match=r"is not installed.*under \[engine\] in"):
        protect(release, POLICY, Respondents(people, "SYNTHETIC"))


def test_another_engine_is_a_named_error():
    with pytest.raises(StudyError, match=r"\[engine\] name must be \"consult\" or \"tau-argus\""):
        policy_of({"engine": {"name": "other"}}, frozenset())
