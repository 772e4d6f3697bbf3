"""Releases as they have to be reckoned with now: the same people and questions under one name.

In come releases with the marks of the rows they counted, and the rows of now; out come the same
releases with their responses called as those of now that are of the same people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from consult.disclose.releases.change import OTHERWISE
from consult.disclose.releases.linking import Links, linked
from consult.disclose.releases.matching import HALF, NOBODY, in_common, matched, row_keys
from consult.disclose.releases.renaming import renamed
from consult.model.counting.region import ITEM_PARTS
from consult.model.publishing.release import Disclosed, EarlierRelease, Release
from consult.model.publishing.rows import RowMarks, marks_of

ANEW = "coded anew"
"""Stands for the themes of somebody who has others now, or is not there any more."""

STANCE = ": stance"
"""How the dimension of stances ends that stands beside a grouping of themes."""

Held = tuple[Release, RowMarks | None]
"""A release with the marks of the rows it counted, where they were kept."""


@dataclass(frozen=True)
class Upcoming:
    """What is about to be published, as far as it is known once it is known who counts.

    Parameters
    ----------
    rows
        Marks of the rows that count.
    set_aside
        Marks of those that were read and do not.
    answered
        For each row that counts a fingerprint of its answers, as in
        :func:`consult.disclose.releases.fingerprints.fingerprints`.
    options
        Id of a grouping -> the answers there are to it.
    """

    rows: RowMarks
    set_aside: RowMarks
    answered: tuple[str, ...]
    options: Mapping[str, Sequence[str]]


def reckoned(releases: Sequence[Held], now: Upcoming, *, fewest: int) -> tuple[EarlierRelease, ...]:
    """The releases that count some of the same people, in the order published.

    Parameters
    ----------
    releases
        Of the study and of others, none of them withdrawn.
    now
        What is about to be published.
    fewest
        The smallest number of people that is not few: a release of another study with fewer of the
        same people is none of these.
    """
    gone: list[tuple[RowMarks, tuple[str, ...]]] = []
    found: list[EarlierRelease] = []
    ordered = sorted(releases, key=lambda held: (held[0].on, held[0].study, held[0].number))
    for release, rows in reversed(ordered):
        if rows is None:
            if not release.study or _same_answers(release.told, now.answered) >= max(
                fewest, HALF * release.told.people
            ):
                found.append(EarlierRelease(release))
            continue
        match = matched(rows, now.rows)
        if release.study and in_common(rows, now.rows, match) < fewest:
            continue
        links = linked(rows, now.rows, match)
        called = _called(rows, match.rows, links, now.answered)
        left = np.flatnonzero(match.rows == NOBODY)
        called |= _of_gone(rows.at(left), left, gone, f"{release.study}/{release.number}")
        gone.append((rows.at(left), tuple(called[at] for at in left.tolist())))
        turn = sorted(range(len(match.rows)), key=lambda at: (called[at], int(rows.themes[at])))
        told = replace(
            _in_names_of_now(release.told, rows, links, now),
            responses=tuple((called[at], ANEW) for at in turn),
        )
        found.append(
            EarlierRelease(
                replace(release, told=told),
                tuple(now.rows.ids[at] if at != NOBODY else "" for at in match.rows[turn].tolist()),
                tuple(rows.themes[turn].tolist()),
                links.otherwise,
                0 if release.study else _lost(rows, match.rows, now.set_aside),
            )
        )
    return tuple(reversed(found))


def with_themes(
    earlier: EarlierRelease, themes: Mapping[str, int], meant: Mapping[str, str]
) -> Release:
    """A release in which whoever has the same themes as now has them under the same name.

    Parameters
    ----------
    earlier
        The release.
    themes, meant
        Id of a response -> the mark of its themes now, and the fingerprint of them.
    """
    release = earlier.release
    if not earlier.who:
        return release
    pairs = zip(release.told.responses, earlier.who, earlier.themes, strict=True)
    responses = [
        (called, meant[who] if who and themes[who] == mark else ANEW)
        for (called, _), who, mark in pairs
    ]
    return replace(release, told=replace(release.told, responses=tuple(sorted(responses))))


def released_rows(rows: RowMarks) -> RowMarks:
    """Rows as a register keeps them: without names, and in an order that tells nothing.

    Parameters
    ----------
    rows
        Of the responses that a release counts.
    """
    turn = np.lexsort((rows.themes, row_keys(rows.said), row_keys(rows.cells)))
    return replace(rows.at(turn), ids=())


def _same_answers(told: Disclosed, answered: Sequence[str]) -> int:
    return (Counter(said for said, _ in told.responses) & Counter(answered)).total()


def _called(
    rows: RowMarks, to: np.ndarray, links: Links, answered: Sequence[str]
) -> dict[int, str]:
    """What each response is called whose person is there now."""
    said = row_keys(rows.said)
    return {
        at: f"{answered[place]}{OTHERWISE}{int(said[at]):016x}"
        if links.changed[at]
        else answered[place]
        for at, place in enumerate(to.tolist())
        if place != NOBODY
    }


def _of_gone(
    rows: RowMarks, places: np.ndarray, gone: Sequence[tuple[RowMarks, tuple[str, ...]]], name: str
) -> dict[int, str]:
    """What each response is called whose person is not there now, but may be in a later release."""
    called: dict[int, str] = {}
    for others, names in gone:
        match = matched(rows, others)
        found = _called(rows, match.rows, linked(rows, others, match), names)
        called = found | called
    turn = np.lexsort((row_keys(rows.said), row_keys(rows.cells)))
    for number, at in enumerate(turn.tolist()):
        called.setdefault(at, f"gone {name}/{number}")
    return {int(places[at]): words for at, words in called.items()}


def _lost(rows: RowMarks, to: np.ndarray, set_aside: RowMarks) -> int:
    """Of how many nothing is found, where that is most of those who were not erased since."""
    there = rows.cells.any(axis=1)
    missing = np.flatnonzero(there & (to == NOBODY))
    if len(missing) <= HALF * there.sum():
        return 0
    still = matched(rows.at(missing), set_aside)
    lost = int((still.rows == NOBODY).sum())
    return lost if lost > HALF * there.sum() else 0


def _in_names_of_now(told: Disclosed, rows: RowMarks, links: Links, now: Upcoming) -> Disclosed:
    """What a release told, its questions and answers called as they are now."""
    to: dict[str, str] = {}
    parts: dict[str, Mapping[str, str]] = {}
    answers = {name: _answers(told, name, links, now) for name in links.questions}
    taken = set(now.rows.questions) | set(rows.questions)
    for dimension in told.dimensions:
        owner = dimension.parent_question or dimension.id.removesuffix(STANCE)
        if owner not in taken:
            continue
        rest = dimension.id.removeprefix(owner)
        if owner not in links.questions:
            to[dimension.id] = f"{owner} (earlier){rest}"
            continue
        called = answers[owner]
        if dimension.parent_question and tuple(dimension.parts) == ITEM_PARTS:
            labels = rest.removeprefix(": ").split(" | ") if called else [rest.removeprefix(": ")]
            rest = f": {' | '.join(sorted(called.get(label, label) for label in labels))}"
        elif called:
            parts[dimension.id] = called
        to[dimension.id] = f"{links.questions[owner]}{rest}"
    return renamed(told, {old: new for old, new in to.items() if old != new}, parts)


def _answers(told: Disclosed, question: str, links: Links, now: Upcoming) -> dict[str, str]:
    """Answers to a question then -> what they are called now, where that is something else."""
    mine = [one for one in told.dimensions if question in (one.id, one.parent_question)]
    items = [
        label
        for one in mine
        if one.parent_question
        for label in one.id.removeprefix(f"{question}: ").split(" | ")
    ]
    items = list(dict.fromkeys(items))
    then = [*items, *(part for one in mine if not one.parent_question for part in one.parts)]
    options = list(now.options.get(links.questions[question], ()))
    names = dict(zip(marks_of(options).tolist(), options, strict=True))
    marks = dict(zip(marks_of(then).tolist(), then, strict=True))
    called = {
        marks[old]: names[new]
        for old, new in links.answers[question].items()
        if old in marks and new in names
    }
    left = [label for label in items if label not in called and label not in options]
    new = [label for label in options if label not in {*called.values(), *then}]
    if len(left) == len(new) == 1:
        called[left[0]] = new[0]
    return called
