"""An attacker written apart: reads published files, knows the printed rule, and nothing of consult.

It parses the CSV file by itself, makes its own equations of what a reader sees, and asks HiGHS
through scipy for whole numbers. It imports nothing of what hides figures or of what checks them, so
that a mistake made there is not made here. Of the form it knows which titles are of choices that
hold at once. It tries sums within a table, and between a breakdown and the table it is of; sums of
groups that were merged, and what questions tell of each other, it does not know.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix

Spot = tuple[str, str, str]
"""Title of a table, row and column; the column is empty for numbers of people."""

BY = " – by "
ALL = "All"
HALF = 0.5
"""Half of the last digit of a percentage as printed."""

SMALL = 1e-6
"""Solvers give whole numbers up to this."""


@dataclass
class Seen:
    """What a reader has of a release: what is known of each number, and sums that are nought.

    Parameters
    ----------
    ends
        Place -> the least and the most it can be by what is printed there.
    sums
        Each a list of places and factors which add up to nought.
    hidden
        Places marked as hidden.
    """

    ends: dict[Spot, tuple[float, float]] = field(default_factory=dict)
    sums: list[dict[Spot, float]] = field(default_factory=list)
    hidden: set[Spot] = field(default_factory=set)


def read(content: str, several: Iterable[str]) -> Seen:
    """What a CSV file of tables tells.

    Parameters
    ----------
    content
        Of the file.
    several
        Titles of tables of one question in which a person can be in several rows.
    """
    tables: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in csv.DictReader(io.StringIO(content)):
        tables[line["table"]].append(line)
    seen = Seen()
    for title, lines in sorted(tables.items(), key=lambda pair: BY in pair[0]):
        (_crossed if BY in title else _one_way)(seen, title, lines, set(several))
    return seen


def _take(seen: Seen, spot: Spot, line: Mapping[str, str]) -> None:
    if line["value"]:
        number = float(line["value"])
        seen.ends[spot] = (number, number)
    else:
        seen.ends[spot] = (0.0, np.inf)
        if line["status"].startswith("hidden"):
            seen.hidden.add(spot)


def _one_way(seen: Seen, title: str, lines: list[dict[str, str]], several: set[str]) -> None:
    people = [line for line in lines if line["unit"] == "people"]
    shares = {line["row"]: line["status"] for line in lines if line["unit"] == "%"}
    total: dict[Spot, float] = {(title, ALL, ""): -1.0}
    for line in people:
        row = line["row"]
        spot = (title, row, "")
        _take(seen, spot, line)
        outside = shares.get(row, "").startswith("not applicable") and line["value"] != "0"
        if row != ALL and not row.endswith((" (net)", " (heading)")) and not outside:
            total[spot] = 1.0
    if title not in several and (title, ALL, "") in seen.ends:
        seen.sums.append(total)


def _crossed(seen: Seen, title: str, lines: list[dict[str, str]], several: set[str]) -> None:
    whole = title.rsplit(BY, 1)[0]
    rows: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for line in lines:
        rows[line["row"]]["" if line["unit"] == "people" else line["column"]] = line
    columns = [column for column in next(iter(rows.values())) if column]
    for row, cells in rows.items():
        base = (title, row, "")
        _take(seen, base, cells[""])
        for column in columns:
            _take_share(seen, (title, row, column), cells[column], base)
        if whole not in several:
            mine: dict[Spot, float] = {(title, row, column): 1.0 for column in columns}
            seen.sums.append({**mine, base: -1.0})
    for column in columns:
        below = [(whole, f"{column}{end}", "") for end in (" (net)", "")]
        total = next((spot for spot in below if spot in seen.ends), None)
        if total:
            down: dict[Spot, float] = {(title, row, column): 1.0 for row in rows}
            seen.sums.append({**down, total: -1.0})
    if (whole, ALL, "") in seen.ends:
        bases: dict[Spot, float] = {(title, row, ""): 1.0 for row in rows}
        seen.sums.append({**bases, (whole, ALL, ""): -1.0})


def _take_share(seen: Seen, spot: Spot, line: Mapping[str, str], base: Spot) -> None:
    """A percentage tells its number of people where that of its base is shown."""
    least, most = seen.ends[base]
    if not line["value"] or least != most:
        low = line["status"].startswith("more than zero")
        seen.ends[spot] = (1.0, np.ceil(most / 200)) if low else (0.0, 0.0 if most == 0 else most)
        if line["status"].startswith("hidden"):
            seen.hidden.add(spot)
        return
    share = float(line["value"])
    ends = np.ceil((share - HALF) * least / 100), np.ceil((share + HALF) * least / 100) - 1
    seen.ends[spot] = (0.0, 0.0) if share == 0 else (max(ends[0], 0), max(min(ends[1], least), 0))


def told(
    seen: Seen, few: Mapping[Spot, int], targets: Mapping[Spot, int]
) -> dict[Spot, tuple[float, float]]:
    """The least and the most of hidden numbers, by the tables and the printed rule.

    Parameters
    ----------
    seen
        What the files tell.
    few
        Place -> the smallest number its table may show, as printed beneath it.
    targets
        Places to find out, and how many people truly are there: what is true agrees with the rule.
    """
    return {spot: _interval(seen, few, spot, true) for spot, true in targets.items()}


def _interval(seen: Seen, few: Mapping[Spot, int], at: Spot, true: int) -> tuple[float, float]:
    inside = _piece(seen, at)
    spots = sorted({spot for sum_ in inside for spot in sum_} | {at})
    place = {spot: n for n, spot in enumerate(spots)}
    small = [spot for spot in spots if spot in seen.hidden and spot != at and few.get(spot, 0) > 1]
    mine = _beside(seen, at, inside)
    found = [float(true)]
    cap = min(seen.ends[at][1], 1e5)
    for low, high, by_others in ((1, few[at] - 1, False), (0, cap, True)):
        if by_others and not mine:
            continue
        found += _extremes(
            seen, few, at, (low, high), inside, place, small, mine if by_others else []
        )
    return min(found), max(found)


def alone(seen: Seen, at: Spot) -> bool:
    """Whether a number stands in no sum in which another is hidden for a reason of its own.

    Parameters
    ----------
    seen
        What the files tell.
    at
        Its place.
    """
    return not _beside(seen, at, seen.sums)


def _beside(seen: Seen, at: Spot, sums: Iterable[dict[Spot, float]]) -> list[dict[Spot, float]]:
    return [
        sum_
        for sum_ in sums
        if at in sum_
        and any(spot in seen.hidden and spot != at for spot in sum_)
        and not _is_hidden_whole(seen, sum_)
    ]


def _is_hidden_whole(seen: Seen, sum_: Iterable[Spot]) -> bool:
    """Whether these are the cells of one row whose number of people is hidden, and so are they."""
    title_and_row = {(title, row) for title, row, _ in sum_}
    return len(title_and_row) == 1 and (*title_and_row.pop(), "") in seen.hidden


def _piece(seen: Seen, at: Spot) -> list[dict[Spot, float]]:
    """The sums that hang together with a number by others that are not known."""
    reached, todo, inside = {at}, [at], {}
    by: dict[Spot, list[int]] = defaultdict(list)
    for n, sum_ in enumerate(seen.sums):
        for spot in sum_:
            by[spot].append(n)
    while todo:
        for n in by[todo.pop()]:
            if n not in inside:
                inside[n] = seen.sums[n]
                fresh = [
                    s
                    for s in seen.sums[n]
                    if s not in reached and seen.ends[s][0] < seen.ends[s][1]
                ]
                reached |= set(fresh)
                todo += fresh
    return list(inside.values())


def _extremes(
    seen: Seen,
    few: Mapping[Spot, int],
    at: Spot,
    ends: tuple[float, float],
    inside: list[dict[Spot, float]],
    place: Mapping[Spot, int],
    small: list[Spot],
    mine: list[dict[Spot, float]],
) -> list[float]:
    """The least and the most between two ends; one of the others in each of some sums is small."""
    flags = {spot: len(place) + n for n, spot in enumerate(small)} if mine else {}
    size, most = len(place) + len(flags), 1e5
    rows = lil_matrix((len(inside) + 2 * len(flags) + len(mine), size))
    low, high = np.zeros(rows.shape[0]), np.zeros(rows.shape[0])
    for n, sum_ in enumerate(inside):
        for spot, times in sum_.items():
            rows[n, place[spot]] = times
    n = len(inside)
    for spot, flag in flags.items():
        rows[n, place[spot]], rows[n, flag] = 1, -1
        rows[n + 1, place[spot]], rows[n + 1, flag] = 1, most
        low[n], high[n], low[n + 1], high[n + 1] = 0, np.inf, -np.inf, few[spot] - 1 + most
        n += 2
    for sum_ in mine:
        for spot in sum_:
            if spot in flags:
                rows[n, flags[spot]] = 1
        low[n], high[n] = 1, np.inf
        n += 1
    least = np.array([seen.ends[spot][0] for spot in place] + [0.0] * len(flags))
    upper = np.array([min(seen.ends[spot][1], most) for spot in place] + [1.0] * len(flags))
    least[place[at]], upper[place[at]] = (
        max(least[place[at]], ends[0]),
        min(upper[place[at]], ends[1]),
    )
    if least[place[at]] > upper[place[at]]:
        return []
    found = []
    for sign in (1.0, -1.0):
        cost = np.zeros(size)
        cost[place[at]] = sign
        done = milp(
            cost,
            constraints=LinearConstraint(rows.tocsr(), low, high),
            bounds=Bounds(least, upper),
            integrality=np.ones(size),
            options={"node_limit": 2000},
        )
        if done.x is not None:
            found.append(round(float(done.x[place[at]]) + SMALL * sign, 3))
    return [float(round(number)) for number in found]
