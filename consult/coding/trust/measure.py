"""Everything a blind sample tells, from the codes of record and what people gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from consult.coding.decisions.decided_themes import standing_code
from consult.coding.trust.agree import agreement
from consult.coding.trust.enough import enough
from consult.coding.trust.judged import JudgedQuestion, judged
from consult.coding.trust.shares import compared, shares
from consult.coding.trust.units import BlindUnit
from consult.model.coding.codeframe import NO_THEMES, CodesByQuestion
from consult.model.coding.review import ThemeDecisions
from consult.model.coding.trust import BlindCodes, BlindCoding, CodingTarget, HowFar, Trust


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
    questions = judged(units, blind.draw, people, offered)
    made = shares(questions)
    return Trust(
        agreement(questions, seed=blind.draw.seed),
        made,
        compared(made),
        tuple(far for one in questions for far in _far(one, units, blind, target)),
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
