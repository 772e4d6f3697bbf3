"""Invented answers of a whole consultation, with 0, 1, 2, 4, 5, 9 or 10 of each thing counted.

Every word here is SYNTHETIC.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SIZES = (0, 1, 2, 4, 5, 9, 10)
"""How many there are of a thing: around each threshold of disclosure.toml, 5 and 10."""

MANY = (0, 1, 2, 4, 5, 9, 10, 23, 38)
"""How many responses come by one channel: the same, or enough that something can be shown."""

NEVER_SAID = ("N/A", "see above", "no comment", "-", "test")
NOTHING = ("Nothing", "Nothing needs to change", "no complaints")
SUBJECTS = (
    "the buses in the evening",
    "the library on a Saturday",
    "parking near the school",
    "street lights by the river",
)
VIEWS = (
    "We rely on {} and would miss it",
    "More money should go to {} this year",
    "I do not see why {} has to change, but I understand the cost",
    "Please ask the people who use {} before anything is decided",
    "My neighbours and I are against cuts to {}",
)
LETTER = (
    "I write as a member of the Friends of Elm Walk to ask that the council keeps the walk open "
    "to everybody, mends the lights along it and plants new trees where the old ones were felled."
)
RARE = (
    "Our solicitors say that this plan is unlawful and we will ask for a judicial review.",
    "Somebody will be killed at that crossing, it is not safe after dark.",
    "Wheelchair users are shut out by the steps, which is discrimination.",
)
PERSONAL = (
    "Please ring me on 07700 900123 about the lights along the walk.",
    "You can write to jo.bloggs@example.org about the buses we need.",
)


@dataclass
class Person:
    """One response: what stands in its cells, by question, and what became of it."""

    channel: str
    status: str = ""
    answers: dict[str, str] = field(default_factory=dict)


def sizes(dice: random.Random, things: Sequence[str]) -> dict[str, int]:
    """How many there are of each thing."""
    return {thing: dice.choice(SIZES) for thing in things}


def dealt(
    dice: random.Random, people: Sequence[Person], wanted: Mapping[str, int], rest: str
) -> list[str]:
    """What each of the people gets, so that as many get each thing as wanted, if there are."""
    given = [thing for thing, number in wanted.items() for _ in range(number)]
    dice.shuffle(given)
    given = (given + [rest] * len(people))[: len(people)]
    dice.shuffle(given)
    return given


def ticked(dice: random.Random, people: Sequence[Person], options: Sequence[str]) -> list[str]:
    """Options ticked by each of the people, each option by a number of its own."""
    chosen: list[list[str]] = [[] for _ in people]
    for option, number in sizes(dice, options).items():
        for at in dice.sample(range(len(people)), min(number, len(people))):
            chosen[at].append(option)
    return ["; ".join(one) for one in chosen]


def comment_of(dice: random.Random, kind: str) -> str:
    """The words of a comment of a kind."""
    match kind:
        case "blank":
            return ""
        case "never said":
            return dice.choice(NEVER_SAID)
        case "nothing":
            return dice.choice(NOTHING)
        case "campaign":
            return LETTER
        case "rare":
            return dice.choice(RARE)
        case "personal":
            return dice.choice(PERSONAL)
        case "twice":
            return VIEWS[0].format(SUBJECTS[0])
        case _:
            said = dice.choice(VIEWS).format(kind)
            return f"{said}, as {dice.choice(('ever', 'promised', 'before', 'we said in May'))}."


KINDS_OF_COMMENT = ("never said", "nothing", "campaign", "rare", "personal", "twice", *SUBJECTS)


def comments(dice: random.Random, people: Sequence[Person]) -> list[str]:
    """A comment of each of the people; few or many kinds of it at once."""
    kinds = dice.sample(KINDS_OF_COMMENT, dice.randint(0, len(KINDS_OF_COMMENT)))
    rest = dice.choice(("blank", *SUBJECTS))
    given = dealt(dice, people, sizes(dice, kinds), rest)
    return [comment_of(dice, kind) for kind in given]
