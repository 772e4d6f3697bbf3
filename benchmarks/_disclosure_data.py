"""Random consultations (SYNTHETIC) to protect and attack: skewed groups, skipping, nets, links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from consult.model.counting.counts import Counts, TableSpec, Use
from consult.model.counting.grouping import Group, Grouping, GroupRole
from consult.model.counting.table_id import TableId, TableKind
from consult.tabulate import collapse, crosstab, frequency, merge, unsaid

FEWEST, MOST = 30, 3_000
SILENT = ("Not answered", "Not asked")
PREFER = "Prefer not to say"
SCALE = ("Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree")
NETS = {"Agree": SCALE[:2], "Disagree": SCALE[3:]}
FINE = 19
"""Ethnic groups asked for; five wider ones are broken down by."""


@dataclass(frozen=True)
class Consultation:
    """One consultation: how many responded, and the tables about to be published, each in ways."""

    people: int
    release: tuple[tuple[Counts, ...], ...]


def consultation(dice: np.random.Generator) -> Consultation:
    """One random consultation.

    Parameters
    ----------
    dice
        Where its chance comes from.
    """
    people = round(float(np.exp(dice.uniform(np.log(FEWEST), np.log(MOST)))))
    ethnic = _one_of(dice, people, "ethnic", [f"E{at}" for at in range(FINE)], skew=0.15)
    wide = {f"E{at}": f"Wide {min(at // 4, 4)}" for at in range(FINE)}
    characteristics = {
        "age": _one_of(dice, people, "age", [f"A{at}" for at in range(int(dice.integers(3, 9)))]),
        "sex": _one_of(dice, people, "sex", ["Female", "Male"]),
        "ethnic": ethnic,
        "disability": _one_of(dice, people, "disability", ["Disabled", "Not disabled"], skew=0.5),
    }
    broken = {
        **characteristics,
        "ethnic": merge(ethnic, wide, list(dict.fromkeys(wide.values()))),
    }
    questions = [_scale(dice, people, f"q{at}") for at in range(int(dice.integers(1, 4)))]
    choices = _many_of(dice, people, "choices", int(dice.integers(3, 8)))
    themes = _many_of(dice, people, "themes", int(dice.integers(4, 12)), silent=0.5)
    themes = replace(themes, nets=_headings(themes))
    release = [(_profile(one),) for one in characteristics.values()]
    release += [(_frequency(one, Use.QUESTION),) for one in (*questions, choices)]
    release.append((_frequency(themes, Use.THEMES),))
    for rows in map(unsaid, broken.values()):
        release += [tuple(_crossed(rows, way) for way in collapse(one)) for one in questions]
        release += [(_crossed(rows, one),) for one in (choices, themes)]
    return Consultation(people, tuple(release))


def single(dice: np.random.Generator) -> tuple[Grouping, Grouping]:
    """Two groupings for one table that other software can protect too."""
    people = round(float(np.exp(dice.uniform(np.log(150), np.log(MOST)))))
    labels = [f"R{at}" for at in range(int(dice.integers(3, 9)))]
    answers = [f"C{at}" for at in range(int(dice.integers(3, 7)))]
    rows = _one_of(dice, people, "rows", labels, silent=0)
    return rows, _one_of(dice, people, "columns", answers, silent=0)


def _one_of(
    dice: np.random.Generator,
    people: int,
    name: str,
    labels: Sequence[str],
    *,
    skew: float = 0.7,
    silent: float = 0.1,
    nets: Mapping[str, tuple[str, ...]] | None = None,
) -> Grouping:
    shares = dice.dirichlet(np.full(len(labels), skew)) * (1 - silent)
    outside = dice.dirichlet([0.5, 1.0, 0.2]) * silent
    every = [*labels, PREFER, *SILENT]
    chosen = dice.choice(len(every), people, p=np.concatenate([shares, outside]))
    members = pd.DataFrame(
        {"response_id": _ids(people), "group": pd.Categorical.from_codes(chosen, every)}
    )
    return Grouping(name, name, _groups(labels), members, nets=nets)


def _scale(dice: np.random.Generator, people: int, name: str) -> Grouping:
    return _one_of(dice, people, name, [*SCALE, "Don't know"], silent=0.15, nets=NETS)


def _many_of(
    dice: np.random.Generator, people: int, name: str, choices: int, *, silent: float = 0.1
) -> Grouping:
    labels = [f"{name} {at}" for at in range(choices)]
    ticked = dice.random((people, choices)) < dice.beta(0.6, 2.5, choices)
    said = dice.random(people) >= silent
    ticked[~said] = False
    ticked[said & ~ticked.any(axis=1), 0] = True
    who, what = np.nonzero(ticked)
    every = [*labels, PREFER, *SILENT]
    ids = np.array(_ids(people))
    members = pd.DataFrame(
        {
            "response_id": np.concatenate([ids[who], ids[~said]]),
            "group": pd.Categorical.from_codes(
                np.concatenate([what, np.full((~said).sum(), choices + 1)]), every
            ),
        }
    )
    return Grouping(name, name, _groups(labels), members, exclusive=False)


def _headings(themes: Grouping) -> dict[str, tuple[str, ...]]:
    """Headings over two themes and over three, by turns, as far as there are themes."""
    said = themes.labels_of(GroupRole.SUBSTANTIVE)
    starts = [(at, at + 2 + at % 2) for at in range(0, len(said) - 1, 3)]
    every = {f"over {first} (heading)": said[first:end] for first, end in starts}
    return {heading: labels for heading, labels in every.items() if len(labels) > 1}


def _groups(labels: Sequence[str]) -> tuple[Group, ...]:
    return (
        *(
            Group(x, GroupRole.DONT_KNOW if x == "Don't know" else GroupRole.SUBSTANTIVE)
            for x in labels
        ),
        Group(PREFER, GroupRole.PREFER_NOT_TO_SAY),
        Group(SILENT[0], GroupRole.NOT_ANSWERED),
        Group(SILENT[1], GroupRole.NOT_ASKED),
    )


def _ids(people: int) -> list[str]:
    return [f"r{at}" for at in range(people)]


def _profile(grouping: Grouping) -> Counts:
    inside = (
        GroupRole.SUBSTANTIVE,
        GroupRole.DONT_KNOW,
        GroupRole.PREFER_NOT_TO_SAY,
        GroupRole.NOT_ANSWERED,
    )
    return frequency(
        grouping,
        TableSpec(TableId(TableKind.PROFILE, grouping.id), grouping.title, "people"),
        use=Use.PROFILE,
        inside=inside,
    )


def _frequency(grouping: Grouping, use: Use) -> Counts:
    return frequency(
        grouping,
        TableSpec(TableId(TableKind.QUESTION, grouping.id), grouping.title, "people"),
        use=use,
    )


def _crossed(rows: Grouping, columns: Grouping) -> Counts:
    return crosstab(
        rows,
        columns,
        TableSpec(
            TableId(TableKind.QUESTION, columns.id, rows.id),
            f"{columns.title} – by {rows.title}",
            "people",
        ),
    )
