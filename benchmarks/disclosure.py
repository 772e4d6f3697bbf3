"""Disclosure control of whole releases: is anything found out, and how much is hidden for it.

Random consultations (SYNTHETIC) are protected and attacked. In the same run the same attack meets
what other ways publish: small cells left out with margins added up again from the rest, small
cells left out and nothing else, and every row with a small cell left out. Single tables are also
protected by pytauargus, where it is installed.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks import Aim, Outcome, _disclosure_apart
from benchmarks._disclosure_data import consultation
from benchmarks._disclosure_late import edits_let_through
from benchmarks._disclosure_oracle import against_oracle
from consult.disclose import Protected, Respondents, load_policy, protect
from consult.disclose.attack.feasibility import feasibility_intervals
from consult.disclose.attack.system import build, in_order
from consult.disclose.policy.rules import Policy
from consult.disclose.suppress.figures import dimensions
from consult.errors import DisclosureError
from consult.model.counting.counts import Counts, Use
from consult.model.counting.region import EVERYBODY, NOT_TICKED, Region, simple
from consult.model.publishing.table import Table
from consult.model.words.document import Document, TableBlock
from consult.report.sheets.csv_file import write_csv

CONSULTATIONS = 1_000
OTHERS = 10
"""Every so many of them is also published in the other ways."""

LINKED = 60
"""Tables of the large release that is timed."""


@dataclass
class _Tally:
    secret: int = 0
    pinned: int = 0
    narrow: int = 0
    alone: int = 0
    """Narrow, and with none hidden beside: the rule tells that it is small, and nothing else."""
    told: int = 0
    shown: int = 0
    figures: int = 0
    seconds: float = 0.0
    tables: int = 0

    @property
    def hidden(self) -> float:
        return 1 - self.shown / self.figures


def run() -> Outcome:
    """Figures and aims of disclosure control."""
    policy = load_policy(frozenset())
    dice = np.random.default_rng(1)
    tallies = {way: _Tally() for way in ("consult", "recomputed", "primary", "rows", "apart")}
    refused = 0
    for number in range(CONSULTATIONS):
        one = consultation(dice)
        started = time.process_time()
        try:
            protected = protect(one.release, policy, Respondents(one.people, "SYNTHETIC"))
        except DisclosureError:
            refused += 1
            continue
        tallies["consult"].seconds += time.process_time() - started
        tallies["consult"].tables += len(protected)
        tables = [item.counts for item in protected]
        seen = {"consult": _shown_in((item.table, item.counts) for item in protected)}
        if number % OTHERS == 0:
            seen |= {
                "recomputed": _small_left_out(tables, policy, margins=False),
                "primary": _small_left_out(tables, policy, margins=True),
                "rows": _rows_left_out(tables, policy),
            }
            _attack_apart(tallies["apart"], protected, policy)
        for way, known in seen.items():
            _attack(tallies[way], tables, known, one.people, policy)
    return _outcome(tallies, refused)


def _outcome(tallies: dict[str, _Tally], refused: int) -> Outcome:
    apart = tallies.pop("apart")
    figures = {
        "refused": float(refused),
        "apart_secret": apart.secret,
        "apart_pinned": apart.pinned,
        "apart_narrow": apart.narrow,
        "apart_narrow_with_none_hidden_beside": apart.alone,
    }
    for way, tally in tallies.items():
        figures |= {
            f"{way}_secret": tally.secret,
            f"{way}_pinned": tally.pinned,
            f"{way}_narrow": tally.narrow,
            f"{way}_told_by_headings": tally.told,
            f"{way}_hidden": tally.hidden,
        }
    mine = tallies["consult"]
    figures["consult_seconds_a_table"] = mine.seconds / mine.tables
    oracle = against_oracle()
    edits = edits_let_through()
    figures |= oracle | edits
    aims = {
        "found_out": Aim(mine.pinned + mine.narrow + mine.told, 0, lower_is_better=True),
        "found_out_apart": Aim(apart.pinned + apart.narrow, 0, lower_is_better=True),
        "edits_let_through": Aim(edits["edits_let_through"], 0, lower_is_better=True),
        "seconds_for_60_tables": Aim(LINKED * mine.seconds / mine.tables, 20, lower_is_better=True),
    }
    if "oracle_ratio" in oracle:
        aims["hidden_against_oracle"] = Aim(oracle["oracle_ratio"], 1.15, lower_is_better=True)
    return Outcome(figures, aims)


def figures_of(counts: Counts) -> Iterable[tuple[Region, int, str, str]]:
    """Each figure of a table: whom it counts, how many they are, and its row and column."""
    regions = counts.of
    if not counts.column_title:
        for label, number in counts.row_bases.items():
            yield regions.rows[str(label)], int(number), str(label), ""
        for net, _ in counts.nets:
            yield regions.nets[net], counts.people_in(net), counts.net_label(net), ""
        yield regions.base, counts.base, "All", ""
        for label, number in counts.outside_base:
            yield regions.rows[label], number, label, ""
        return
    for label, base in counts.row_bases.items():
        row = regions.rows[str(label)]
        yield row | regions.base, int(base), str(label), ""
        for column, number in counts.cells.loc[label].items():
            yield row | regions.columns[str(column)], int(number), str(label), str(column)


def _told_apart(counts: Counts) -> Iterable[tuple[Region, int]]:
    """Who raised a heading and not one of its themes: no table prints it, subtraction tells it."""
    for net, people in counts.net_people.items():
        for label in dict(counts.nets)[net]:
            ((theme, _),) = counts.of.rows[label]
            without = frozenset({(theme, frozenset({NOT_TICKED}))})
            yield counts.of.nets[net] | without, people - int(counts.row_bases[label])


def _shown_in(tables: Iterable[tuple[Table, Counts]]) -> dict[Region, int]:
    """What a reader of the tables sees, whatever was meant to be hidden."""
    known: dict[Region, int] = {}
    for table, counts in tables:
        headings = ["", *(column.heading for column in table.columns[1:])]
        printed = {
            (row.label, heading if counts.column_title else ""): cell.number is not None
            for row in table.rows
            for heading, cell in zip(headings, row.cells, strict=True)
            if counts.column_title or heading == ""
        }
        for region, number, row, column in figures_of(counts):
            zero_base = column and counts.row_bases[row] == 0
            if printed[row, column] or (zero_base and printed[row, ""]):
                known[region] = number
        if table.base is not None:
            known[counts.of.base] = table.base
        known |= dict.fromkeys(counts.of.nobody, 0)
    return known


def _attack_apart(tally: _Tally, release: Sequence[Protected], policy: Policy) -> None:
    """The attacker written apart, given the CSV file and the thresholds printed beneath tables."""
    every = dimensions(item.counts for item in release)
    few: dict[Region, int] = {}
    for item in release:
        for region, _, row, _ in figures_of(item.counts):
            of = simple(region, every)
            few[of] = max(few.get(of, 0), _smallest_shown(row, item.counts, policy))
    known, true = {}, {}
    for item in release:
        silent = {label for label, _ in item.counts.outside_base}
        for region, number, row, column in figures_of(item.counts):
            spot = (item.counts.title, row, column)
            known[spot] = few[simple(region, every)]
            if row not in silent and _is_small(number, row, item.counts, policy):
                true[spot] = number
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tables.csv"
        write_csv(Document("", "", "", tuple(TableBlock(item.table) for item in release)), path)
        several = [item.counts.title for item in release if not item.counts.rows_partition]
        seen = _disclosure_apart.read(path.read_text(encoding="utf-8"), several)
    hidden = {spot: number for spot, number in true.items() if spot in seen.hidden}
    found = _disclosure_apart.told(seen, known, hidden)
    widths = [high - low for low, high in found.values()]
    tally.secret += len(widths)
    tally.pinned += sum(width == 0 for width in widths)
    narrow = [
        spot for spot, (low, high) in found.items() if 0 < high - low < policy.protection_level
    ]
    tally.alone += sum(_disclosure_apart.alone(seen, spot) for spot in narrow)
    tally.narrow += sum(not _disclosure_apart.alone(seen, spot) for spot in narrow)


def _smallest_shown(row: str, counts: Counts, policy: Policy) -> int:
    """The smallest number that may be shown of a row; nought for any."""
    is_of_people = bool(counts.column_title) or counts.use is Use.PROFILE
    of = counts.of.rows.get(row, EVERYBODY)
    return policy.few_of(of, policy.threshold(counts), by_characteristic=is_of_people)


def _is_small(number: int, row: str, counts: Counts, policy: Policy) -> bool:
    return 0 < number < _smallest_shown(row, counts, policy)


def _small_left_out(
    tables: Sequence[Counts], policy: Policy, *, margins: bool
) -> dict[Region, int]:
    """Only small cells are left out; margins of cross-tabulations stand or are added up again."""
    known: dict[Region, int] = {}
    for counts in tables:
        for region, number, row, column in figures_of(counts):
            of_row = bool(counts.column_title) and not column
            if not _is_small(number, row, counts, policy) and (margins or not of_row):
                known[region] = number
        known |= dict.fromkeys(counts.of.nobody, 0)
    return known


def _rows_left_out(tables: Sequence[Counts], policy: Policy) -> dict[Region, int]:
    """Every row of a cross-tabulation with a small cell is left out whole."""
    known = _small_left_out([one for one in tables if not one.column_title], policy, margins=True)
    for counts in tables:
        if counts.column_title:
            every = list(figures_of(counts))
            small = {row for _, number, row, _ in every if _is_small(number, row, counts, policy)}
            known |= {region: number for region, number, row, _ in every if row not in small}
    return known


def _attack(
    tally: _Tally,
    tables: Sequence[Counts],
    known: dict[Region, int],
    people: int,
    policy: Policy,
) -> None:
    every = dimensions(tables)
    seen = {simple(region, every): number for region, number in known.items()}
    seen[EVERYBODY] = people
    secret: dict[Region, None] = {}
    named: set[Region] = set()
    for counts in tables:
        silent = {label for label, _ in counts.outside_base}
        for region, number, row, _ in figures_of(counts):
            named.add(simple(region, every))
            if row not in silent and _is_small(number, row, counts, policy):
                secret[simple(region, every)] = None
    pieces = {
        simple(region, every)
        for counts in tables
        for region, number in _told_apart(counts)
        if _is_small(number, "", counts, policy)
    }
    system = build(every.values(), [*seen, *named, *pieces])
    place = system.place
    least, most = bounds = system.bounds(people)
    for region, number in seen.items():
        least[place[region]] = most[place[region]] = number
    found = feasibility_intervals(
        system.equations,
        bounds,
        [place[region] for region in (*secret, *sorted(pieces - secret.keys(), key=in_order))],
        near=system.contexts,
        enough=policy.protection_level,
    )
    told = {place[region] for region in pieces - secret.keys()}
    tally.told += sum(found[at][0] == found[at][1] for at in told)
    widths = [high - low for at, (low, high) in found.items() if at not in told]
    tally.secret += len(widths)
    tally.pinned += sum(width == 0 for width in widths)
    tally.narrow += sum(0 < width < policy.protection_level for width in widths)
    tally.figures += len(named)
    tally.shown += len(named & seen.keys())
