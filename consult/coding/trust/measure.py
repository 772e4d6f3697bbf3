"""Everything a blind sample tells, from the codes of record and what people gave."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from consult.coding.decisions.decided_themes import standing_code
from consult.coding.trust.against import against_others
from consult.coding.trust.agree import agreement
from consult.coding.trust.enough import enough
from consult.coding.trust.further import judged_since, later_codes
from consult.coding.trust.judged import JudgedQuestion, judged
from consult.coding.trust.shares import compared, shares
from consult.coding.trust.units import BlindUnit
from consult.model.coding.codeframe import NO_THEMES, CodesByQuestion
from consult.model.coding.enough import CodingTarget, HowFar
from consult.model.coding.review import ThemeDecisions
from consult.model.coding.trust import (
    BlindCodes,
    BlindCoding,
    ThemeShare,
    Trust,
    Unjudged,
)

CodeIds = Mapping[str, Sequence[str]]
"""Question id -> ids of codes."""


def measured(
    units: Sequence[BlindUnit],
    blind: BlindCoding,
    codes: CodesByQuestion,
    themes: ThemeDecisions,
    target: CodingTarget,
) -> Trust:
    """Agreement, shares, differences and how far people have come.

    Parameters
    ----------
    units
        The different texts with their codes of record.
    blind
        What was drawn, and what people gave.
    codes, themes
        The codes as they stand, and what became of those people chose from: one that was merged
        since counts as the one that took it in. A code that nobody could choose is not judged.
    target
        As stated before.
    """
    people = tuple(as_they_stand(one, themes) for one in blind.people)
    people = tuple(one for one in people if one.given)
    offered = {question: _judged_codes(question, people, codes) for question in codes}
    later = later_codes(blind.draw, themes)
    first = {question: _without(mine, question, later) for question, mine in offered.items()}
    questions = judged(units, blind.draw, people, first)
    since = tuple(judged_since(units, blind.draw, people, offered, later))
    made = shares((*questions, *since))
    by_tables = [replace(unit, groups=unit.by_tables) for unit in units if unit.by_tables]
    tables = judged(by_tables, blind.draw, people, first)
    tables_since = judged_since(by_tables, blind.draw, people, offered, later)
    return Trust(
        agreement(questions, seed=blind.draw.seed),
        made,
        compared(made),
        tuple(far for one in questions for far in _far(one, units, blind, target)),
        against=against_others((*tables, *tables_since)),
        unjudged=_unjudged(people, first, codes, made),
        coders=len(people),
        texts=sum(int(one.is_coded.sum()) for one in questions),
        drawn=len(blind.draw.chances),
    )


def as_they_stand(one: BlindCodes, themes: ThemeDecisions) -> BlindCodes:
    """What a person gave, each code as the one it has become; retired ones are gone.

    Parameters
    ----------
    one
        What they gave, and could choose from.
    themes
        What became of each code.
    """
    said = {question: {each.code: each for each in mine} for question, mine in themes.items()}
    given = {
        (question, text): frozenset(
            now for code in codes if (now := standing_code(code, said.get(question, {})))
        )
        for (question, text), codes in one.given.items()
    }
    offered = {
        question: tuple(
            dict.fromkeys(
                now for code in codes if (now := standing_code(code, said.get(question, {})))
            )
        )
        for question, codes in one.offered.items()
    }
    return replace(one, given=given, offered=offered)


def _judged_codes(
    question: str, people: Sequence[BlindCodes], codes: CodesByQuestion
) -> tuple[str, ...]:
    """The codes on record that everybody who coded could choose."""
    could = [set(one.offered.get(question, ())) for one in people]
    return tuple(
        code.id
        for code in codes[question]
        if code.id not in NO_THEMES and could and all(code.id in mine for mine in could)
    )


def never_offered(
    people: Sequence[BlindCodes], codes: CodesByQuestion, themes: ThemeDecisions
) -> tuple[Unjudged, ...]:
    """The codes on record that somebody who has coded could not choose, as all codes stand.

    Parameters
    ----------
    people, codes, themes
        As for :func:`measured`.
    """
    now = tuple(as_they_stand(one, themes) for one in people)
    begun = tuple(one for one in now if one.given)
    return tuple(
        Unjudged(question, code.id)
        for question, mine in codes.items()
        for code in mine
        if code.id not in (*NO_THEMES, *_judged_codes(question, begun, codes))
    )


def _without(
    codes: Sequence[str], question: str, later: Sequence[Mapping[str, Collection[str]]]
) -> tuple[str, ...]:
    """The codes that could be chosen from the first comment on."""
    return tuple(code for code in codes if all(code not in one.get(question, ()) for one in later))


def _unjudged(
    people: Sequence[BlindCodes],
    first: CodeIds,
    codes: CodesByQuestion,
    made: Sequence[ThemeShare],
) -> tuple[Unjudged, ...]:
    """Codes on record that those who coded first could not choose, and that have no share yet.

    There are none before anybody has coded.
    """
    told = {(one.question, one.code) for one in made}
    return tuple(
        Unjudged(question, code.id)
        for question, mine in codes.items()
        for code in mine
        if people
        and code.id not in (*NO_THEMES, *first[question])
        and (question, code.id) not in told
    )


def _far(
    one: JudgedQuestion, units: Sequence[BlindUnit], blind: BlindCoding, target: CodingTarget
) -> tuple[HowFar, ...]:
    place: Mapping[str, int] = {
        hashed: at
        for at, hashed in enumerate(
            sorted(unit.hash for unit in units if unit.question == one.question)
        )
    }
    order = [place[text] for text in blind.draw.in_order(one.question) if text in place]
    return enough(one, target, order=order, minutes_a_text=_pace(blind.people))


def _pace(people: Sequence[BlindCodes]) -> float | None:
    """Minutes a comment takes, of those who said how long they worked."""
    timed = [one for one in people if one.minutes and one.given]
    texts = sum(len(one.given) for one in timed)
    return sum(one.minutes or 0.0 for one in timed) / texts if texts else None
