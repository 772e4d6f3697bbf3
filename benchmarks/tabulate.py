"""Time and memory of counting a whole consultation, against loops of ``pandas.crosstab``.

40 closed questions and 60 themes by ten characteristics, of invented responses (SYNTHETIC). What
is counted are groupings as the pipeline makes them; reading files and disclosure control are not
in these figures. ``pandas.crosstab`` gets what suits it best: the two columns in the same order,
so that it need not bring people together, as categories and, apart, as text. Nor is what all tables
of a grouping share in the time of one of ours: by then everything has been counted once, which has
a time of its own. Each size and each rival has a process of its own. weightipy is no rival: its
versions of today weight, and no longer cross-tabulate.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome
from benchmarks._memory import peak_gigabytes
from benchmarks._tabulate_data import Invented, invented
from consult.disclose import Policy, load_policy
from consult.disclose.tables.printing import printed
from consult.model.counting.counts import Counts, TableSpec, Use
from consult.model.counting.grouping import Grouping
from consult.model.counting.table_id import TableId, TableKind
from consult.tabulate import compare, crosstab, frequency

Value = TypeVar("Value")

SIZES = {"thousand": 1_000, "hundred_thousand": 100_000, "million": 1_000_000}
TIMES_FASTER = 20.0
MOST_GROWTH = 10 * 1.2
"""Ten times the people may take ten times as long; a fifth is left for chance."""
MOST_GIGABYTES = 3.0
TABLES = 20
"""Tables that ``pandas.crosstab`` makes; the same are made by us for the ratio."""


def run() -> Outcome:
    """Seconds, ratios and peak memory at each size."""
    figures: dict[str, float] = {}
    for name, people in SIZES.items():
        mine = _alone(_counted, people)
        rival = _alone(_by_pandas, people)
        figures |= {f"{name}_{figure}": value for figure, value in (mine | rival).items()}
        ours = figures[f"{name}_seconds_a_table"]
        for way in ("crosstab", "crosstab_of_text"):
            figures[f"{name}_times_faster_than_{way}"] = figures[f"{name}_{way}_a_table"] / ours
    growth = figures["million_counting_seconds"] / figures["hundred_thousand_counting_seconds"]
    figures["growth"] = growth
    ways = ("million_times_faster_than_crosstab", "million_times_faster_than_crosstab_of_text")
    faster = min(figures[way] for way in ways)
    return Outcome(
        figures,
        {
            "times_faster_than_crosstab_at_a_million": Aim(faster, TIMES_FASTER),
            "growth_from_a_hundred_thousand_to_a_million": Aim(
                growth, MOST_GROWTH, lower_is_better=True
            ),
            "gigabytes_at_a_million": Aim(
                figures["million_gigabytes"], MOST_GIGABYTES, lower_is_better=True
            ),
        },
    )


def _alone(work: Callable[..., Value], *given: object) -> Value:
    """What a function returns, run in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def _counted(people: int) -> dict[str, float]:
    """Ours: everything counted and compared, then a few tables for the ratio."""
    _warm(lambda: _every_table(invented(100)))
    study = invented(people)
    started = time.perf_counter()
    tables = _every_table(study)
    counting = time.perf_counter() - started
    used = peak_gigabytes()
    started = time.perf_counter()
    tested = _compared(tables)
    comparing = time.perf_counter() - started
    some = list(_some(study))
    started = time.perf_counter()
    for rows, columns in some:
        _crossed(rows, columns)
    return {
        "tables": float(len(tables)),
        "counting_seconds": counting,
        "comparisons": float(tested),
        "comparing_seconds": comparing,
        "gigabytes": used,
        "seconds_a_table": (time.perf_counter() - started) / len(some),
    }


def _by_pandas(people: int) -> dict[str, float]:
    """``pandas.crosstab`` on the same few tables, which must come out the same."""
    _warm(lambda: pd.crosstab(pd.Series(["a", "b"]), pd.Series(["a", "b"])))
    some = list(_some(invented(people)))
    seconds = dict.fromkeys(("crosstab", "crosstab_of_text"), 0.0)
    for rows, columns in some:
        pairs = columns.members["response_id"].array.codes
        at = np.empty(people, dtype=np.int64)
        at[rows.members["response_id"].array.codes] = np.arange(people)
        row = rows.members["group"].take(at[pairs]).reset_index(drop=True)
        column = columns.members["group"].reset_index(drop=True)
        expected = _crossed(rows, columns).cells
        for way, kind in (("crosstab", "category"), ("crosstab_of_text", "str")):
            given = row.astype(kind), column.astype(kind)
            started = time.perf_counter()
            found = pd.crosstab(*given)
            seconds[way] += time.perf_counter() - started
            same = found.reindex(index=expected.index, columns=expected.columns, fill_value=0)
            if not np.array_equal(same.to_numpy(), expected.to_numpy()):
                raise ValueError("pandas.crosstab and consult do not count the same.")
    return {f"{way}_a_table": spent / len(some) for way, spent in seconds.items()}


def _warm(work: Callable[[], object]) -> None:
    """Done once before the clock is started, so that no import is in the figures."""
    work()


def _some(study: Invented) -> Iterator[tuple[Grouping, Grouping]]:
    """A tenth and more of the tables are of themes, which hold 60 columns each."""
    columns = (*study.questions[: TABLES // 2 - 1], study.themes)
    for rows in (study.characteristics[3], study.characteristics[-1]):
        for one in columns:
            yield rows, one


def _every_table(study: Invented) -> list[Counts]:
    columns = (*study.questions, study.themes)
    tables = [
        frequency(one, TableSpec(TableId(TableKind.QUESTION, one.id), "", ""), use=Use.QUESTION)
        for one in (*study.characteristics, *columns)
    ]
    for rows in study.characteristics:
        tables += [_crossed(rows, one) for one in columns]
    return tables


def _crossed(rows: Grouping, columns: Grouping) -> Counts:
    return crosstab(
        rows,
        columns,
        TableSpec(TableId(TableKind.QUESTION, columns.id, rows.id), "", "", characteristic=rows.id),
    )


def _compared(tables: list[Counts]) -> int:
    """How many comparisons are made of tables in which nothing is hidden."""
    policy: Policy = load_policy(frozenset())
    shown = [(one, printed(one, lambda _: False, policy, source="SYNTHETIC")) for one in tables]
    families = compare(shown, threshold=lambda _: 1, scales={})
    return sum(len(family.differences) for family in families)
