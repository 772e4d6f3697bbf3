"""Random edits between two releases, and whether any lets too few people be told apart.

A small invented consultation (SYNTHETIC) is released. Then one to nine people come, leave or answer
otherwise, and its study file, its export or both are edited as people edit them. What decides is
what a run decides by: its own stages, and the one function that refuses.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from consult.disclose import (
    ReleasedRows,
    check_not_few,
    digest_of,
    load_policy,
    released_rows,
)
from consult.errors import DisclosureError
from consult.model.coding.codeframe import Codeframe
from consult.model.publishing.release import Disclosed, Register, Release
from consult.model.settings.study import Study
from consult.read.export.grid import letter_of
from pipelines.stages import clean, earlier, ingest
from pipelines.study.context import Context

EDITS = 200
OTHERS = 4
"""Every so many of them is also made with nobody changed."""

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


class Held:
    """A release on a register, and what is held against it.

    Parameters
    ----------
    first
        The consultation that was released.
    """

    def __init__(self, first: Consultation) -> None:
        made = _stages(first, ())
        rows = released_rows(made["counted_rows"])
        told = Disclosed(
            "", len(rows), (), {}, {}, {}, responses=tuple((one, "") for one in made["answered"])
        )
        self._rows: ReleasedRows = {1: rows}
        self._register: Register = (Release(1, "2025-04-01", {}, told, rows=digest_of(rows)),)

    def without_rows(self) -> Held:
        """The same as an earlier version of consult would have kept it."""
        held = deepcopy(self)
        held._rows, held._register = {}, (replace(held._register[0], rows=""),)
        return held

    @property
    def study(self) -> str:
        """The study it is of."""
        return OWN

    def rows(self) -> ReleasedRows:
        """The marks of the rows released."""
        return self._rows

    def register(self) -> Register:
        """The releases."""
        return self._register

    def why_refused(self, now: Consultation) -> str:
        """Why another release would be refused; empty where it would not be.

        Parameters
        ----------
        now
            The consultation about to be published.
        """
        made = _stages(now, (self,))
        try:
            check_not_few(made["answered"], made["before"], load_policy(frozenset()))
        except DisclosureError as error:
            return str(error)
        return ""


def _stages(now: Consultation, held: tuple[Held, ...]) -> dict[str, Any]:
    """What the stages make, as far as the one that holds it against earlier releases."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{now.source}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([list(now.export), *zip(*now.export.values(), strict=True)])
        own = now.name == OWN
        context = Context(
            Study.model_validate(_study_file(now)),
            Codeframe(),
            Path(folder),
            name=now.name,
            elsewhere=() if own else held,  # type: ignore[arg-type]
        )
        read = ingest.run(context)
        needed = ("questionnaire", "read_responses", "answers", "read_comments", "read_ledger")
        cleaned = clean.run(context, clean.CleanInputs(**{name: read[name] for name in needed}))
        lying = {"register": held[0].register(), "register_rows": held[0].rows()} if held else {}
        return earlier.run(
            context,
            earlier.EarlierInputs(
                read["questionnaire"],
                read["read_rows"],
                cleaned["responses"],
                read["answers"],
                cleaned["comments"],
                lying if own else {},
            ),
        )


def _study_file(now: Consultation) -> dict[str, Any]:
    letters = {name: letter_of(at) for at, name in enumerate(now.export)}
    source = {"id": now.source, "file": f"{now.source}.csv", "platform": "generic"}
    ids = [name for name in now.export if name.startswith(ID)]
    known = ids and len(set(now.export[ids[0]])) == now.people and ID in ids[0]
    if known and now.export[ids[0]][0].strip().startswith("R"):
        source["id_column"] = letters[ids[0]]
    questions = [
        {
            "id": one.id,
            "text": one.headings[0],
            "kind": one.kind,
            "columns": {now.source: [letters[name] for name in one.headings]},
            "purpose": one.purpose,
            **({"options": one.options} if one.options else {}),
            **({"values": one.values} if one.values else {}),
        }
        for one in now.asked
    ]
    read = {source.get("id_column"), *(letters[n] for one in now.asked for n in one.headings)}
    return {
        "study": {"title": "Parks", "synthetic": True},
        "sources": [source],
        "ignored": {now.source: [letter for letter in letters.values() if letter not in read]},
        "questions": questions,
    }


def edits_let_through(seed: int = 1, times: int = EDITS) -> dict[str, int]:
    """Of random edits with few people changed, how many would be published.

    Parameters
    ----------
    seed, times
        Where chance comes from, and how many are tried.

    Returns
    -------
    dict
        Also how many of every fourth would be refused though nobody came, left or changed: by
        edits that count answers otherwise.
    """
    found = {"edits_tried": times, "edits_let_through": 0, "edits_refused_with_nobody_new": 0}
    first = original(np.random.default_rng(seed))
    held = Held(first)
    for number, (names, few, nobody) in enumerate(drawn(first, seed, times)):
        if not held.why_refused(few):
            found["edits_let_through"] += 1
            print(f"let through: {', '.join(names)}")
        if number % OTHERS == 0:
            found["edits_refused_with_nobody_new"] += bool(held.why_refused(nobody))
    return found


def drawn(
    first: Consultation, seed: int, times: int
) -> Iterator[tuple[list[str], Consultation, Consultation]]:
    """Random edits, one to three at once, with few people changed and with nobody.

    Parameters
    ----------
    first
        The consultation as it was released.
    seed, times
        Where chance comes from, and how many.
    """
    for number in range(times):
        dice = np.random.default_rng([seed, number])
        few, nobody = with_few(first, dice, int(dice.integers(1, 10))), deepcopy(first)
        chosen = [EDIT_KINDS[int(at)] for at in dice.permutation(len(EDIT_KINDS))[: 1 + number % 3]]
        for edit in chosen:
            for one in (few, nobody):
                edit(one, np.random.default_rng([seed, number, 1]))
        yield [edit.__name__ for edit in chosen], few, nobody
