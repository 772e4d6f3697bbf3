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

from consult.disclose.audit_bounds import (
    BASE,
    Known,
    NotUnderstoodError,
    Said,
    learn,
    places_of,
    read_cell,
    share_bounds,
)
from consult.disclose.audit_read import READERS, Printed
from consult.disclose.audit_secret import secrets
from consult.disclose.linked import Found, attack_together, change
from consult.disclose.policy import Policy
from consult.disclose.programme import ContradictionError
from consult.errors import DisclosureError, Problem, many
from consult.model.counts import Use
from consult.model.region import EVERYBODY, simple, together
from consult.model.release import Register, Release, Told
from consult.model.structure import Contents, Places, Structure, TrueTable, Truth

MOST_TOLD = 8
"""Problems told at once; more of a kind help nobody."""

MOST_TABLES = 5
"""Tables named in one problem."""

NOT_COVERED = (
    "tables of words: the ledger, the questions, the settings, the codeframe, the index",
    "sentences that say how many comments there were, and quotes",
)
"""What the audit does not read, as the record of a release says."""


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

    told: Told
    record: dict[str, Any]


def audit(
    files: Mapping[str, bytes],
    *,
    contents: Contents,
    structure: Structure,
    truth: Truth,
    policy: Policy,
    register: Register = (),
) -> Audit:
    """Check the files of a release, alone and with all that was published before.

    Parameters
    ----------
    files
        File name -> content, of everything about to be published.
    contents
        Which numbered table is which.
    structure, truth
        The places of the release and the true numbers that stand there.
    policy
        How small a group may be, and how little may be known of it.
    register
        Releases of the study that were published; those withdrawn are left out.

    Raises
    ------
    DisclosureError
        When the files print anything that is not true, not expected or not safe. The message
        says what, where and what to do; it holds no hidden number.
    """
    said = _all_said(files, contents, structure)
    _see_that_true(said, truth)
    told = _told(said, structure, truth, policy)
    published = [one for one in register if not one.withdrawn]
    _see_that_not_few(told, published, policy)
    found = _attacked(told, published, policy)
    _see_that_wide(told, published, found, policy)
    return Audit(told, _record(files, told, found, published, policy, said))


def _all_said(
    files: Mapping[str, bytes], contents: Contents, structure: Structure
) -> list[tuple[Places, Said]]:
    """Every cell of every table in the files, with the table it belongs to."""
    names = dict(contents)
    tables = {places.id: places for places in structure.tables}
    said: list[tuple[Places, Said]] = []
    problems: list[str] = []
    for printed in _printed(files):
        name = names.get(printed.number)
        if name == "":
            continue
        if name not in tables:
            problems.append(
                f"{printed.file}, Table {printed.number}: its numbers were never counted."
            )
            continue
        try:
            said += [(tables[name], one) for one in places_of(printed, tables[name])]
        except NotUnderstoodError as error:
            problems.append(str(error))
    _refuse(problems)
    return said


def _printed(files: Mapping[str, bytes]) -> Iterator[Printed]:
    for name, content in sorted(files.items()):
        reader = READERS.get(PurePath(name).suffix)
        if reader is None:
            raise DisclosureError(
                Problem(f'The file "{name}" cannot be checked, so it cannot be published.')
            )
        yield from reader(name, content)


def _see_that_true(said: Sequence[tuple[Places, Said]], truth: Truth) -> None:
    """Every number printed is the true one, rounded as it says."""
    wrong = [
        f"{one.where}: the number is not the one that was counted."
        for places, one in said
        if not _is_true(one, truth.tables[places.id], crossed=bool(places.columns))
    ]
    _refuse(wrong)


def _is_true(one: Said, true: TrueTable, *, crossed: bool) -> bool:
    number, half, mark = read_cell(one.text)
    if mark == "?":
        return False
    if one.of is None:
        return number is None
    row, column = one.at
    people = true.base if one.at == BASE else true.rows[row]
    if one.share_of is None:
        return number is None or number == people
    base, people = (people, true.cells[row][column - 1]) if crossed else (true.base, people)
    if number is None:
        return mark != "[low]" or 0 < 200 * people < base
    least, most = share_bounds(number, half, (base, base))
    return least <= people <= most


def _told(
    said: Sequence[tuple[Places, Said]],
    structure: Structure,
    truth: Truth,
    policy: Policy,
) -> Told:
    dimensions = together(structure.dimensions)
    known = Known(dimensions)
    known.take(EVERYBODY, truth.people, truth.people, "the number of responses")
    for places in structure.tables:
        for of in places.nobody:
            known.take(of, 0, 0, f"{places.id}: a group left out")
    learn(known, [one for _, one in said], truth.people)
    _take_in_full(known, said, truth)
    _refuse(known.problems)
    protected = {
        simple(of, dimensions): words for of, words in secrets(structure, truth, policy).items()
    }
    return Told(
        data=data_version(truth),
        people=truth.people,
        dimensions=structure.dimensions,
        bounds=known.bounds,
        protected=protected,
        titles={
            simple(one.of, dimensions): places.title
            for places, one in said
            if places.columns and one.of is not None
        },
        themes=frozenset(
            name
            for places in structure.tables
            if places.use is Use.THEMES
            for of in (places.base, *(of for _, of in places.rows))
            for name, _ in of
        ),
        responses=truth.responses,
    )


def _take_in_full(known: Known, said: Sequence[tuple[Places, Said]], truth: Truth) -> None:
    """Percentages that are shown tell all they could: tests of differences are made of them."""
    for places, one in said:
        number, _, mark = read_cell(one.text)
        if places.columns and one.of and one.share_of and (number is not None or mark == "[low]"):
            row, column = one.at
            people = truth.tables[places.id].cells[row][column - 1]
            known.take(one.of, people, people, one.where)


def data_version(truth: Truth) -> str:
    """A short name for the responses of a release and the themes in them."""
    lines = "\n".join(" ".join(pair) for pair in sorted(truth.responses))
    numbers = sorted((name, table.rows, table.cells) for name, table in truth.tables.items())
    given = lines or repr(numbers)
    return hashlib.sha256(f"{truth.people}\n{given}".encode()).hexdigest()[:16]


def _see_that_not_few(told: Told, published: Sequence[Release], policy: Policy) -> None:
    """Between two releases no response may differ, or enough of them."""
    few = max(policy.sensitive_threshold, *policy.thresholds.values())
    for release in published:
        between = change(release.told, told)
        if any(0 < number < few for number in (between.came, between.left)):
            raise DisclosureError(
                Problem(
                    f"{_differ(between.came, between.left)} since release {release.number} of "
                    f"{release.on}. Whoever holds both could read what these few people said off "
                    f"the differences, in {_tables(_shared(told, release.told))}.",
                    hint="Put the exports back as they were for that release (late responses can "
                    "be set aside: [window] closes in study.toml), or wait until at least "
                    f"{few} responses differ.",
                )
            )


def _differ(came: int, left: int) -> str:
    if came == left:
        return f"{many(came, 'response')} changed"
    parts = [f"{many(came, 'response')} came in"] if came else []
    parts += [f"{many(left, 'response')} left"] if left else []
    return " and ".join(parts)


def _shared(told: Told, before: Told) -> list[str]:
    """Titles of tables that stand in both."""
    return list(dict.fromkeys(told.titles[of] for of in told.titles if of in before.bounds))


def _tables(titles: Sequence[str]) -> str:
    if not titles:
        return "the tables that stand in both"
    named = "; ".join(f'"{title}"' for title in titles[:MOST_TABLES])
    more = len(titles) - MOST_TABLES
    return f"{named} and {more} more tables" if more > 0 else named


def _attacked(told: Told, published: Sequence[Release], policy: Policy) -> Found:
    try:
        return attack_together([*(release.told for release in published), told], policy)
    except ContradictionError as error:
        hint = "Report this: it is a mistake in consult, not in your data." if not published else ""
        raise DisclosureError(
            Problem(
                "The numbers of the tables cannot all be true together"
                f"{' with those of earlier releases' if published else ''}.",
                hint=hint or "Was a release put on the register that belongs to another study?",
            )
        ) from error


def _see_that_wide(told: Told, published: Sequence[Release], found: Found, policy: Policy) -> None:
    problems = []
    names = [*(f" of release {release.number}" for release in published), ""]
    held = [*(release.told for release in published), told]
    for name, one, intervals in zip(names, held, found.protected, strict=True):
        narrow = [of for of, (low, high) in intervals.items() if high - low < policy.width]
        problems += [
            f"{one.protected[of]}{name}: a hidden number can be worked out too closely from "
            "everything published together."
            for of in sorted(narrow, key=lambda of: one.protected[of])
        ]
    if found.between:
        titles = list(dict.fromkeys(told.titles[of] for of in found.between if of in told.titles))
        problems.append(
            "Between an earlier release and this one it can be read off how the few people who "
            f"came in or left answered, in {_tables(titles)}."
        )
    _refuse(problems)


def _refuse(problems: Sequence[str]) -> None:
    if not problems:
        return
    told = [Problem(f"Nothing was published. {words}") for words in problems[:MOST_TOLD]]
    more = len(problems) - MOST_TOLD
    told += [Problem(f"And {more} more such places.")] if more > 0 else []
    raise DisclosureError(told)


def _record(
    files: Mapping[str, bytes],
    told: Told,
    found: Found,
    published: Sequence[Release],
    policy: Policy,
    said: Sequence[tuple[Places, Said]],
) -> dict[str, Any]:
    """What release.json says."""
    hidden = {one.of for _, one in said if one.of is not None and read_cell(one.text)[2] == "[c]"}
    shown = {one.of for _, one in said if one.of is not None} - hidden
    protected = found.protected[-1]
    return {
        "passed": True,
        "data": told.data,
        "responses": told.people,
        "files": {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)},
        "policy": {
            "thresholds": {str(use): number for use, number in policy.thresholds.items()},
            "sensitive": policy.sensitive_threshold,
            "width": policy.width,
            "hide full rows": policy.hide_full_rows,
        },
        "figures": {"shown": len(shown), "hidden": len(hidden), "protected": len(protected)},
        "audited with releases": [release.number for release in published],
        "intervals": {
            told.protected[of]: list(interval)
            for of, interval in sorted(protected.items(), key=lambda pair: told.protected[pair[0]])
        },
        "not covered": list(NOT_COVERED),
    }
