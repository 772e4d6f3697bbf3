"""Single tables protected by pytauargus, the open engine of official statistics, and by consult."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import replace
from importlib.util import find_spec
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks._disclosure_data import single
from consult.disclose import Policy, Respondents, load_policy, protect
from consult.disclose.attack.feasibility import feasibility_intervals
from consult.disclose.attack.system import build
from consult.disclose.suppress.figures import dimensions
from consult.model.counting.counts import Counts, TableSpec, Use
from consult.model.counting.grouping import Grouping
from consult.model.counting.region import EVERYBODY, Region, simple
from consult.model.counting.table_id import TableId, TableKind
from consult.tabulate import crosstab, frequency

TABLES = 200
THRESHOLD = 10
RANGE = 100
"""Percentage of a small cell by which it must stay uncertain; the most the rule takes."""

TOTAL = "Total"


def against_oracle() -> dict[str, float]:
    """Cells hidden by consult for each that pytauargus hides, table by table.

    Returns
    -------
    dict
        ``oracle_tables``: how many were compared; ``oracle_narrow``: patterns of pytauargus in
        which our attack finds a cell more closely than our policy allows; ``oracle_ratio``:
        cells hidden, ours to theirs, over the tables where it finds none. Empty where the
        library is not installed.
    """
    if find_spec("pytauargus") is None:
        print("pytauargus is not installed, so single tables are not compared with it.")
        return {}
    dice = np.random.default_rng(2)
    mine, theirs, compared, narrow = 0, 0, 0, 0
    policy = replace(
        load_policy(frozenset()), thresholds=dict.fromkeys(Use, THRESHOLD), hide_full_rows=False
    )
    for _ in range(TABLES):
        rows, columns = single(dice)
        tables = _tables(rows, columns)
        cells = _cells(tables)
        other = _hidden_by_oracle(rows, columns) & cells.keys()
        if not other:
            continue
        if _finds_out(tables, {r: n for r, n in cells.items() if r not in other}, cells, policy):
            narrow += 1
            continue
        released = protect([[one] for one in tables], policy, Respondents(len(rows.members), ""))
        mine += sum(len(item.primary) + len(item.secondary) for item in released)
        theirs += len(other)
        compared += 1
    return {
        "oracle_tables": float(compared),
        "oracle_narrow": float(narrow),
        "oracle_ratio": mine / theirs,
    }


def _tables(rows: Grouping, columns: Grouping) -> tuple[Counts, Counts]:
    whole = TableId(TableKind.QUESTION, columns.id)
    crossed = crosstab(rows, columns, TableSpec(whole.across(rows.id), "", ""))
    totals = frequency(columns, TableSpec(whole, "", ""), use=Use.QUESTION)
    return crossed, totals


def _cells(tables: tuple[Counts, Counts]) -> dict[Region, int]:
    """The cells and totals both ways see, by whom they count."""
    crossed, totals = tables
    every = dimensions(tables)
    found = {}
    for label, base in crossed.row_bases.items():
        row = crossed.of.rows[str(label)]
        found[simple(row | crossed.of.base, every)] = int(base)
        for column, number in crossed.cells.loc[label].items():
            found[simple(row | crossed.of.columns[str(column)], every)] = int(number)
    for label, number in totals.row_bases.items():
        found[simple(totals.of.rows[str(label)], every)] = int(number)
    return found


def _hidden_by_oracle(rows: Grouping, columns: Grouping) -> set[Region]:
    import pytauargus

    both = rows.members.merge(columns.members, on="response_id", suffixes=("_row", "_column"))
    records = both[["group_row", "group_column"]].astype(str).assign(one=1)
    with TemporaryDirectory() as folder, chdir(folder):  # its solver leaves files where it runs
        done = pytauargus.protect(
            records,
            [["group_row", "group_column"]],
            "one",
            f"FREQ({THRESHOLD},{RANGE})",
            "OPT(1)",
            workdir=folder,
        )
    crossed, totals = _tables(rows, columns)
    every = dimensions((crossed, totals))
    hidden = set()
    for cell in done.tables[0].rows:
        if cell["status"] not in {"U", "M"}:
            continue
        row, column = cell["group_row"], cell["group_column"]
        of = crossed.of.rows[row] if row != TOTAL else EVERYBODY
        along = crossed.of.columns[column] if column != TOTAL else crossed.of.base
        hidden.add(simple(of | along, every))
    return hidden


def _finds_out(
    tables: tuple[Counts, Counts],
    shown: dict[Region, int],
    cells: dict[Region, int],
    policy: Policy,
) -> bool:
    every = dimensions(tables)
    nobody = {simple(r, every) for one in tables for r in one.of.nobody}
    known = {**shown, **dict.fromkeys(nobody, 0)}
    system = build(every.values(), [*cells, *nobody])
    place, people = system.place, tables[0].base
    known[EVERYBODY] = people
    least, most = bounds = system.bounds(people)
    for region, number in known.items():
        least[place[region]] = most[place[region]] = number
    secret = [place[region] for region, number in cells.items() if 0 < number < THRESHOLD]
    level = policy.protection_level
    found = feasibility_intervals(system.equations, bounds, secret, enough=level)
    return any(high - low < level for low, high in found.values())
