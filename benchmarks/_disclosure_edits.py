"""A small invented consultation (SYNTHETIC), and edits of its study file and its export.

They are edits as people make them between two releases, at random.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

import numpy as np

PEOPLE = 120
"""Enough for every option to be chosen by some, few enough for 200 runs of three stages."""

WORDS = ("park", "bench", "lake", "bus", "path", "dogs", "lights", "trees", "safe", "winter")
AGREE = ("Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree")
ROLES = ("Resident", "Business", "Visitor", "Other")
USES = ("Walking", "Cycling", "Sport", "Events")
ID, TIME, OPINION, ROLE, CHANGE, OFFICER = (
    "Response ID",
    "Received",
    "How far do you agree?",
    "You are a ...",
    "What should change?",
    "Officer",
)
OWN = "parks"


@dataclass
class Asked:
    """A question of the study file, by the headings it is read from."""

    id: str
    kind: str
    headings: list[str]
    options: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    purpose: str = "opinion"


@dataclass
class Consultation:
    """A study file and its export, as they lie there."""

    asked: list[Asked]
    export: dict[str, list[str]]
    name: str = OWN
    source: str = "web"

    @property
    def people(self) -> int:
        """How many rows the export has."""
        return len(next(iter(self.export.values())))

    def row(self, dice: np.random.Generator) -> int:
        """Some row."""
        return int(dice.integers(self.people))


def original(dice: np.random.Generator, people: int = PEOPLE) -> Consultation:
    """The consultation as it was released.

    Parameters
    ----------
    dice, people
        Where chance comes from, and how many respond.
    """
    uses = [f"What do you do here? {use}" for use in USES]
    asked = [
        Asked("agree", "single", [OPINION], list(AGREE)),
        Asked("role", "single", [ROLE], list(ROLES), purpose="respondent"),
        Asked("uses", "multi", uses, list(USES)),
        Asked("change", "text", [CHANGE]),
    ]
    rows = [person(dice, 1_000 + 7 * at) for at in range(people)]
    headings = (ID, TIME, OPINION, ROLE, *uses, CHANGE, OFFICER)
    return Consultation(
        asked, {name: [row[at] for row in rows] for at, name in enumerate(headings)}
    )


def person(dice: np.random.Generator, number: int) -> list[str]:
    """A row of the export, in the order of its headings.

    Parameters
    ----------
    dice, number
        Where chance comes from, and what the platform calls the response.
    """
    uses = [use if dice.random() < 0.4 else "" for use in USES]
    words = " ".join(dice.choice(WORDS, int(dice.integers(3, 9)))) if dice.random() < 0.6 else ""
    return [
        f"R{number}",
        f"2025-03-{int(dice.integers(1, 29)):02} 1{int(dice.integers(10))}:{number % 60:02}",
        str(dice.choice(AGREE, p=(0.3, 0.3, 0.1, 0.2, 0.1))),
        str(dice.choice(ROLES, p=(0.6, 0.15, 0.15, 0.1))),
        *uses,
        words,
        str(dice.choice(["AB", "CD"])),
    ]


def with_few(first: Consultation, dice: np.random.Generator, few: int) -> Consultation:
    """The consultation once few people came in, left or answered otherwise.

    Parameters
    ----------
    first, dice, few
        As released, where chance comes from, and how many people.
    """
    after = deepcopy(first)
    what = dice.random()
    if what < 0.15:
        for cells in after.export.values():
            del cells[:few]
    elif what < 0.3:
        cells = after.export[OPINION]
        cells[:few] = [AGREE[(AGREE.index(cell) + 1) % len(AGREE)] for cell in cells[:few]]
    else:
        late = [person(dice, 9_000 + at) for at in range(few)]
        for at, cells in enumerate(after.export.values()):
            cells += [row[at] for row in late]
    return after


Edit = Callable[[Consultation, np.random.Generator], None]


def _some(now: Consultation, dice: np.random.Generator, *kinds: str) -> Asked | None:
    those = [one for one in now.asked if one.kind in kinds]
    return those[int(dice.integers(len(those)))] if those else None


def rename_question(now: Consultation, dice: np.random.Generator) -> None:
    """Another id for a question."""
    if one := _some(now, dice, "single", "multi", "text"):
        one.id = f"{one.id}-new"


def swap_ids(now: Consultation, dice: np.random.Generator) -> None:
    """Two questions with each other's ids."""
    if len(now.asked) > 1:
        first, second = (now.asked[int(at)] for at in dice.permutation(len(now.asked))[:2])
        first.id, second.id = second.id, first.id


def ignore_question(now: Consultation, dice: np.random.Generator) -> None:
    """A question left out of the study file."""
    if len(now.asked) > 2:
        del now.asked[int(dice.integers(len(now.asked)))]


def merge_options(now: Consultation, dice: np.random.Generator) -> None:
    """One option counted as another."""
    one = _some(now, dice, "single")
    if one and len(one.options) > 2:
        gone = one.options.pop()
        one.values = {
            **{old: one.options[0] if new == gone else new for old, new in one.values.items()},
            gone: one.options[0],
        }


def rename_options(now: Consultation, dice: np.random.Generator) -> None:
    """Other words for the options of a question."""
    if one := _some(now, dice, "single"):
        new = {option: f"{option} (all)" for option in one.options}
        told = {old: new.get(label, label) for old, label in one.values.items()}
        one.options, one.values = list(new.values()), {**new, **told}


def other_kind(now: Consultation, dice: np.random.Generator) -> None:
    """A question of options read as one of words."""
    if one := _some(now, dice, "single"):
        one.kind, one.options, one.values, one.purpose = "text", [], {}, "opinion"


def fewer_columns(now: Consultation, dice: np.random.Generator) -> None:
    """A question of several boxes without one of them."""
    one = _some(now, dice, "multi")
    if one and len(one.headings) > 2:
        one.headings.pop()
        one.options.pop()


def other_purpose(now: Consultation, dice: np.random.Generator) -> None:
    """A question that stands elsewhere in the report."""
    if one := _some(now, dice, "single"):
        one.purpose = "context"


def rename_headings(now: Consultation, dice: np.random.Generator) -> None:
    """Other headings in the export: of one column, or of all."""
    whole = dice.random() < 0.3
    some = [name for name in now.export if whole or dice.random() < 0.3]
    new = {name: f"{name} *" for name in some}
    now.export = {new.get(name, name): cells for name, cells in now.export.items()}
    for one in now.asked:
        one.headings = [new.get(name, name) for name in one.headings]


def shuffle_rows(now: Consultation, dice: np.random.Generator) -> None:
    """The rows in another order."""
    turn = dice.permutation(now.people)
    now.export = {name: [cells[at] for at in turn] for name, cells in now.export.items()}


def shuffle_columns(now: Consultation, dice: np.random.Generator) -> None:
    """The columns in another order."""
    names = [str(name) for name in dice.permutation(list(now.export))]
    now.export = {name: now.export[name] for name in names}


def number_rows(now: Consultation, _: np.random.Generator) -> None:
    """A column that numbers the rows anew."""
    now.export = {"No.": [str(at + 1) for at in range(now.people)], **now.export}


def made_anew(now: Consultation, dice: np.random.Generator) -> None:
    """A column that the export makes anew: its own ids, times or notes."""
    spare = [name for name in now.export if name.startswith((ID, TIME, OFFICER))]
    if spare:
        name = spare[int(dice.integers(len(spare)))]
        numbers = dice.permutation(now.people)
        now.export[name] = [f"2025-05-{at % 28 + 1:02} 10:{at % 60:02}" for at in numbers]
    else:
        now.export["Exported"] = ["2025-05-01"] * now.people


def taken_out(now: Consultation, dice: np.random.Generator) -> None:
    """The export without ids, times or the words of people."""
    spare = [name for name in now.export if name.startswith((ID, TIME, OFFICER, CHANGE))]
    for name in spare[: int(dice.integers(1, 3))]:
        del now.export[name]
        now.asked = [one for one in now.asked if name not in one.headings]


def saved_again(now: Consultation, _: np.random.Generator) -> None:
    """The export as another program saved it."""
    now.export = {name: [f" {cell} " for cell in cells] for name, cells in now.export.items()}


def codes_for_words(now: Consultation, dice: np.random.Generator) -> None:
    """The answers to a question of options as codes."""
    if one := _some(now, dice, "single"):
        cells = now.export[one.headings[0]]
        codes = {cell: f"code {at}" for at, cell in enumerate(sorted({c.strip() for c in cells}))}
        now.export[one.headings[0]] = [codes[cell.strip()] for cell in cells]
        one.values = {codes[cell]: one.values.get(cell, cell) for cell in codes if cell.strip()}


def other_source(now: Consultation, _: np.random.Generator) -> None:
    """Another name for the export and its source."""
    now.source = f"{now.source}-2"


def second_study(now: Consultation, _: np.random.Generator) -> None:
    """A second study over the same export."""
    now.name = "parks-again"


EDIT_KINDS: tuple[Edit, ...] = (
    rename_question,
    swap_ids,
    ignore_question,
    merge_options,
    rename_options,
    other_kind,
    fewer_columns,
    other_purpose,
    rename_headings,
    shuffle_rows,
    shuffle_columns,
    number_rows,
    made_anew,
    taken_out,
    saved_again,
    codes_for_words,
    other_source,
    second_study,
)
