"""Codes named after a sample was coded: what to draw for them, and what the draw then tells.

Who coded the first comments could not choose such a code, so those comments tell nothing of it.
Further comments are drawn of each stratum, in the order that chance made before: they are a random
sample of it, too. A code is judged on the comments alone that were drawn since it could be chosen.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from consult.coding.decisions.decided_themes import standing_code
from consult.coding.trust.judged import JudgedQuestion, judged
from consult.coding.trust.sample import FLOOR, needed
from consult.coding.trust.units import BlindUnit
from consult.model.coding.further_draw import FurtherDraw
from consult.model.coding.review import ThemeDecisions
from consult.model.coding.trust import BlindCodes, BlindDraw, BlindStratum, Unjudged


def further_sample(draw: BlindDraw, new: Sequence[Unjudged], half_width: float) -> BlindDraw:
    """The sample with further comments on each question that has codes nobody could choose.

    Parameters
    ----------
    draw
        What was drawn before; all of it stays drawn.
    new
        The codes to judge.
    half_width
        Wished, of the interval of their shares, as a share.

    Returns
    -------
    BlindDraw
        The same where no code is new, or all comments on their questions are drawn already.
    """
    questions = {one.question for one in new}
    strata = tuple(
        _enlarged(one, draw, half_width) if one.question in questions else one
        for one in draw.strata
    )
    grown = {one.question for one, before in zip(strata, draw.strata, strict=True) if one != before}
    codes = tuple((one.question, one.code) for one in new if one.question in grown)
    if not codes:
        return draw
    further = FurtherDraw(codes, tuple(sorted(draw.chances)))
    return replace(draw, strata=strata, half_width=half_width, further=(*draw.further, further))


def _enlarged(stratum: BlindStratum, draw: BlindDraw, half_width: float) -> BlindStratum:
    size = len(stratum.texts)
    whole = sum(len(one.texts) for one in draw.strata if one.question == stratum.question)
    more = max(FLOOR, math.ceil(size * needed(whole, half_width) / whole)) if size else 0
    return replace(stratum, drawn=min(size, stratum.drawn + more))


def later_codes(
    draw: BlindDraw, themes: ThemeDecisions
) -> tuple[Mapping[str, Collection[str]], ...]:
    """Of each further draw, question -> the codes judged by it, as they stand.

    Parameters
    ----------
    draw, themes
        What was drawn, and what became of each code. One that took in a code of a later draw is
        judged by that draw alone: who coded before could not have meant all of it.
    """
    said = {question: {each.code: each for each in mine} for question, mine in themes.items()}
    found: list[dict[str, set[str]]] = []
    for one in draw.further:
        mine: dict[str, set[str]] = {}
        for question, code in one.codes:
            if now := standing_code(code, said.get(question, {})):
                mine.setdefault(question, set()).add(now)
        for before in found:
            for question, codes in mine.items():
                before.get(question, set()).difference_update(codes)
        found.append(mine)
    return tuple(found)


def judged_since(
    units: Sequence[BlindUnit],
    draw: BlindDraw,
    people: Sequence[BlindCodes],
    offered: Mapping[str, Sequence[str]],
    later: Sequence[Mapping[str, Collection[str]]],
) -> Iterator[JudgedQuestion]:
    """The questions with the codes of each further draw, by the comments drawn since.

    Parameters
    ----------
    units, draw, people
        As :func:`consult.coding.trust.judged.judged` has them.
    offered
        Question id -> codes on record that everybody who coded could choose.
    later
        As :func:`later_codes` gives them.
    """
    for one, codes in zip(draw.further, later, strict=True):
        known = set(one.known)
        since = [
            replace(said, given={key: mine for key, mine in said.given.items() if key not in known})
            for said in people
        ]
        wanted = {
            question: tuple(code for code in offered.get(question, ()) if code in mine)
            for question, mine in codes.items()
        }
        yield from judged(units, draw, since, wanted)
