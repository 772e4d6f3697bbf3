"""The last check before anything leaves: the files themselves, read back and attacked.

It is told where numbers stand and whom they count, never which of them were hidden or why, and
works out again what must not be known. It shares with what hides numbers only the equations
between them and the attack.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from consult.audit.bounds import (
    BASE,
    NotUnderstoodError,
    PrintedCell,
    places_of,
    read_cell,
    share_bounds,
)
from consult.audit.comments import check_comments_add_up, is_of_comments
from consult.audit.disclosed import disclosed_by, refuse
from consult.audit.expected import Expected
from consult.audit.headings import check_headings_tell_of_no_few
from consult.audit.labels import check_labels_mean_one_group
from consult.audit.printed import Printed
from consult.audit.printed_tables import READERS
from consult.audit.prose import told_in_words
from consult.audit.rule_known import told_by_rule
from consult.audit.views import check_views_add_nothing
from consult.audit.weighted_shares import check_weights_disclose_nothing, is_weighted
from consult.disclose.attack.limits import attainable_protection
from consult.disclose.attack.lp import ContradictionError
from consult.disclose.policy.rules import Policy
from consult.disclose.releases.few import TAKE_OFF, check_not_few, named_tables
from consult.disclose.releases.linked import AttackFindings, attack_together
from consult.errors import DisclosureError, Problem
from consult.model.counting.region import Region, together
from consult.model.publishing.release import Disclosed, EarlierRelease, Release
from consult.model.publishing.structure import Places, Structure, TrueTable, Truth

OF_OURS = (
    "Break answers down by less ([report] break_down_by in study.toml) and run the study again. "
    "Please report this too: it is a mistake in consult, not in your data."
)
OF_ANOTHER = (
    "A release on the register may belong to another study, or its exports may have been changed "
    f"since. Take off what never left the building: {TAKE_OFF}. Otherwise put the exports back as "
    "they were for that release."
)
"""What can be done where numbers contradict each other."""

LESS = "Break answers down by less: take something out of [report] break_down_by in study.toml."

NOT_COVERED = (
    "whether numbers in sentences and in tables of words are right: they are read for figures "
    "that a table hides, and for nothing else",
    "numbers written out as words, and figures of a row that is not named beside them",
    "what two sentences tell together, charts, and what quotes say",
    "means and medians beneath tables, which are made of numbers that stand there",
)
"""What the audit does not try, as the record of a release says."""


@dataclass(frozen=True)
class Audit:
    """A release that has passed.

    Parameters
    ----------
    told
        What it tells, for the register.
    record
        What was checked and found, without true numbers.
    """

    told: Disclosed
    record: dict[str, Any]


@dataclass(frozen=True)
class _Attacked:
    """A release, those published before it, and what is found out of all of them together.

    Parameters
    ----------
    told
        What the release tells.
    published
        Releases on the register that were not withdrawn, in order.
    found
        Of those and, last, of this one.
    """

    told: Disclosed
    published: tuple[Release, ...]
    found: AttackFindings


def audit(
    files: Mapping[str, bytes],
    expected: Expected,
    policy: Policy,
    *,
    earlier: Sequence[EarlierRelease] = (),
) -> Audit:
    """Check the files of a release, alone and with all that was published before.

    Parameters
    ----------
    files
        File name -> content, of everything about to be published.
    expected
        What these files should hold.
    policy
        How small a group may be, and how little may be known of it.
    earlier
        Releases of some of the same people, none of them withdrawn.

    Raises
    ------
    DisclosureError
        When the files print anything that is not true, not expected or not safe. The message
        says what, where and what to do; it holds no hidden number.
    """
    said = _all_said(files, expected)
    check_labels_mean_one_group(expected.structure)
    _check_true(said, expected.truth)
    check_views_add_nothing(said, expected.structure)
    check_weights_disclose_nothing(said, expected.truth)
    check_comments_add_up(said)
    check_headings_tell_of_no_few(said, expected.structure, expected.truth, policy)
    refuse(told_in_words(files, said, expected))
    told = disclosed_by(said, expected, policy)
    published = tuple(one.release for one in earlier)
    check_not_few([said for said, _ in told.responses], earlier, policy)
    attacked = _attacked(told, published, policy)
    _check_wide(attacked, policy, _attainable(told, expected.structure, policy))
    by_rule = told_by_rule(told, attacked.found.protected[-1], expected, policy)
    return Audit(told, _record(files, attacked, policy, said) | {"told by the rule": by_rule})


def _all_said(files: Mapping[str, bytes], expected: Expected) -> list[tuple[Places, PrintedCell]]:
    """Every cell of every table in the files, with the table it belongs to."""
    names = {file: dict(tables) for file, tables in expected.contents.items()}
    tables = {places.id: places for places in expected.structure.tables}
    said: list[tuple[Places, PrintedCell]] = []
    problems: list[str] = []
    for printed in _printed(files):
        name = names.get(printed.file, {}).get(printed.number)
        if printed.number in names.get(printed.file, {}) and name is None:
            continue
        if name is None or name not in tables:
            problems.append(
                f"{printed.file}, Table {printed.number}: its numbers were never counted."
            )
            continue
        try:
            said += [(tables[name], cell) for cell in places_of(printed, tables[name])]
        except NotUnderstoodError as error:
            problems.append(str(error))
    refuse(problems)
    return said


def _printed(files: Mapping[str, bytes]) -> Iterator[Printed]:
    for name, content in sorted(files.items()):
        reader = READERS.get(PurePath(name).suffix)
        if reader is None:
            raise DisclosureError(
                Problem(f'The file "{name}" cannot be checked, so it cannot be published.')
            )
        yield from reader(name, content)


def _check_true(said: Sequence[tuple[Places, PrintedCell]], truth: Truth) -> None:
    """Every number printed is the true one, rounded as it says."""
    wrong = [
        f"{cell.where}: the number is not the one that was counted."
        for places, cell in said
        if not (is_weighted(places, cell) or is_of_comments(places, cell))
        and not _is_true(cell, truth.tables[places.id], crossed=bool(places.columns))
    ]
    refuse(wrong)


def _is_true(cell: PrintedCell, true: TrueTable, *, crossed: bool) -> bool:
    number, half, mark = read_cell(cell.text)
    if mark == "?":
        return False
    if cell.of is None:
        return number is None
    row, column = cell.at
    people = true.base if cell.at == BASE else true.rows[row]
    if cell.share_of is None:
        return number is None or number == people
    base, people = (people, true.cells[row][column - 1]) if crossed else (true.base, people)
    if number is None:
        return mark != "[low]" or 0 < 200 * people < base
    least, most = share_bounds(number, half, (base, base))
    return least <= people <= most


def _attacked(told: Disclosed, published: tuple[Release, ...], policy: Policy) -> _Attacked:
    try:
        found = attack_together([*(release.told for release in published), told], policy)
    except ContradictionError as error:
        raise DisclosureError(
            Problem(
                "Nothing was published. The numbers of the tables cannot all be true together"
                f"{' with those of earlier releases' if published else ''}.",
                hint=OF_ANOTHER if published else OF_OURS,
            )
        ) from error
    return _Attacked(told, published, found)


def _attainable(told: Disclosed, structure: Structure, policy: Policy) -> dict[Region, int]:
    """The widest intervals there can be, where so few responded that they are narrow anyway."""
    nobody = [of for places in structure.tables for of in places.nobody]
    return attainable_protection(
        together(structure.dimensions), told.people, nobody, told.protected, policy
    )


def _check_wide(attacked: _Attacked, policy: Policy, best: Mapping[Region, int]) -> None:
    """Every number that must not be known has an interval wide enough.

    Parameters
    ----------
    attacked
        The release, and what is found out.
    policy
        How wide intervals must be.
    best
        Region -> how wide its interval has to be instead, where so few responded.
    """
    told, published, found = attacked.told, attacked.published, attacked.found
    problems: list[str | Problem] = []
    names = [*(f" of {release.name}" for release in published), ""]
    held = [*(release.told for release in published), told]
    for name, disclosed, intervals in zip(names, held, found.protected, strict=True):
        narrow = [
            of
            for of, (low, high) in intervals.items()
            if high - low
            < (
                best.get(of, policy.protection_level)
                if disclosed is told
                else policy.protection_level
            )
        ]
        problems += [
            Problem(
                f"{disclosed.protected[of]}{name}: a hidden number can be worked out too closely "
                "from everything published together.",
                hint=LESS,
            )
            for of in sorted(narrow, key=lambda of: disclosed.protected[of])
        ]
    problems += _apart(told, found.between)
    refuse(problems)


def _apart(told: Disclosed, regions: Sequence[Region]) -> list[str]:
    titles = list(dict.fromkeys(told.titles[of] for of in regions if of in told.titles))
    if not titles:
        return []
    return [
        "Between an earlier release and this one it can be read off how the few people who came "
        f"in or left answered, in {named_tables(titles)}. Put the exports back as they were for "
        "that release, or wait until more people of every group have answered."
    ]


def _record(
    files: Mapping[str, bytes],
    attacked: _Attacked,
    policy: Policy,
    said: Sequence[tuple[Places, PrintedCell]],
) -> dict[str, Any]:
    """What release.json says."""
    told = attacked.told
    hidden = {
        cell.of for _, cell in said if cell.of is not None and read_cell(cell.text)[2] == "[c]"
    }
    shown = {cell.of for _, cell in said if cell.of is not None} - hidden
    protected = attacked.found.protected[-1]
    return {
        "passed": True,
        "data": told.data,
        "responses": told.people,
        "files": {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)},
        "policy": {
            "thresholds": {str(use): number for use, number in policy.thresholds.items()},
            "sensitive": policy.sensitive_threshold,
            "width": policy.protection_level,
            "hide full rows": policy.hide_full_rows,
            "protect non-response": policy.protect_non_response,
        },
        "figures": {"shown": len(shown), "hidden": len(hidden), "protected": len(protected)},
        "audited with releases": [
            release.number for release in attacked.published if not release.study
        ],
        "audited with releases of other studies": [
            f"{release.study}: {release.number}" for release in attacked.published if release.study
        ],
        "intervals": {
            told.protected[of]: list(interval)
            for of, interval in sorted(protected.items(), key=lambda pair: told.protected[pair[0]])
        },
        "not covered": list(NOT_COVERED),
    }
