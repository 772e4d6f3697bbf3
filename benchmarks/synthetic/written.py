"""How an option ends up in a cell: as offered, as a tired person keyed it, or with a hard space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.synthetic.dice import Dice
from benchmarks.synthetic.material import questions
from benchmarks.synthetic.nouns import ONLINE, Response

KEYED_DIFFERENTLY = 0.13
"""Share of option cells that whoever keyed the paper forms spelled differently."""

SPELLINGS = {
    "Neither agree nor disagree": "Neither agree or disagree",
    "Don't know": "Dont know",
    "I prefer not to say": "Prefer not to say",
}
"""Spellings that differ by more than case and blanks; an analyst has to say what they mean."""

HARD_SPACE = "\u00a0"


def in_cell(response: Response, name: str) -> str:
    """What stands in the cell of a closed question; several options are joined by ", "."""
    if name in response.written:
        return response.written[name]
    return ", ".join(response.answers.get(name, ()))


def as_keyed(response: Response, dice: Dice) -> Response:
    """A paper form as keyed: some options in other case, with blanks, or spelled otherwise."""
    written = dict(response.written)
    for question in questions():
        if question.kind not in ("single", "scale") or question.id not in response.answers:
            continue
        if dice.chance(KEYED_DIFFERENTLY):
            option = response.one(question.id)
            spelled = SPELLINGS.get(option, option)
            variants = (option.lower(), option + " ", spelled, option.upper(), f" {option}")
            if (chosen := dice.choice(variants)) != option:
                written[question.id] = chosen
    return replace(response, written=written)


def with_hard_space(responses: Sequence[Response], count: int, dice: Dice) -> list[Response]:
    """The online responses, with a hard space in an option of a few of them."""
    out = list(responses)
    fit = [r.number for r in out if r.source == ONLINE and " " in r.one("q_vision")]
    for number in dice.sample(fit, count):
        spaced = out[number].one("q_vision").replace(" ", HARD_SPACE, 1)
        out[number] = replace(out[number], written={"q_vision": spaced})
    return out
