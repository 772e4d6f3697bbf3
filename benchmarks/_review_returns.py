"""Workbooks of three people coming back in any order: decisions lost, or undone unlisted.

A made-up study of a few answers and themes. People take copies of the workbook as it was written,
decide, keep copies that grow old, return them in any order and more than once, with rows sorted
otherwise; themes are renamed, merged, retired and restored, conflicts settled, and themes found
anew under other ids. What each person did is noted beside, cell by cell, by the names of themes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import Aim, Outcome
from benchmarks._review_copies import (
    GIVEN,
    OPEN,
    QUESTION,
    REMOVED,
    TEXTS,
    Cell,
    HeldCopy,
    returned,
)
from consult.coding import (
    BookText,
    Ranking,
    Returned,
    Suggested,
    headings_of,
    make_book,
    merge_decisions,
    write_review,
)
from consult.coding.decisions.suggested_texts import Suggestion
from consult.coding.journal.brought import place, shown_reviewer
from consult.coding.journal.words import meaning
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.deciding import Decision
from consult.model.coding.journal import Act, Conflict, Journal
from consult.model.coding.review import People

NAMES = ("Buses", "Waiting", "Dogs", "Parking")
PEOPLE = ("AB", "BC", "CD")
RUNS, FILE_RUNS, STEPS = 1_000, 20, 40
"""Interleavings at the level of values and through real workbooks, and what happens in each: three
people come back about three times each, which is a long review."""

STEP_KINDS = (
    *("take copy", "decide", "decide", "decide", "theme"),
    *("return", "return", "settle", "anew"),
)

AT_A_TIME = 3
"""Answers that somebody decides before anything else happens: fewer, and hardly any decision of two
people meets; more, and every one is in conflict."""


@dataclass(frozen=True)
class Did:
    """What a person did to one cell, as it came back."""

    who: str
    cell: Cell
    to: str
    back: int


class Desk:
    """A review in the hands of three people.

    Parameters
    ----------
    folder
        Where real workbooks are written; without one, the cells alone go to and fro.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.order = list(range(len(NAMES)))
        self.journal: Journal = ()
        self.held: list[HeldCopy] = []
        self.did: list[Did] = []
        self.excused: set[Did] = set()
        self.told: set[int] = set()
        self.backs = 0
        self._merge(())

    @property
    def ids(self) -> dict[str, str]:
        """Name of a theme -> its id now."""
        return {NAMES[name]: f"t{number:02d}" for number, name in enumerate(self.order, start=1)}

    @property
    def suggested(self) -> Suggested:
        """Two themes beside each text."""
        texts = []
        for number, text in enumerate(TEXTS):
            beside = (NAMES[number % len(NAMES)], NAMES[(number + 1) % len(NAMES)])
            rows = tuple(Suggestion(self.ids[name], text, 0.5) for name in beside)
            texts.append(BookText(QUESTION, words_hash(text), text, 1, rows))
        names = sorted(self.ids, key=lambda name: self.ids[name])
        codes = {QUESTION: tuple(UsedCode(self.ids[name], name, f"On {name}.") for name in names)}
        return Suggested(texts, codes)

    def _merge(self, sent: tuple[Returned, ...]) -> None:
        merged = merge_decisions(self.suggested, sent=sent, journal=self.journal, on="2026-11-30")
        self.merged = merged
        book = make_book("Invented", {QUESTION: "Why?"}, self.suggested, merged, Ranking(str.split))
        self.book = book
        self.journal = merged.written(headings_of(book))
        self.version = merged.made_from
        if self.folder is not None:
            self.file = self.folder / f"{len(self.journal)}.xlsx"
            write_review(book, self.file)

    def step(self, what: str, who: str, number: int) -> None:
        """One thing that happens.

        Parameters
        ----------
        what
            One of ``STEP_KINDS``.
        who, number
            Who does it, and what decides all that is left open.
        """
        rng = random.Random(number)
        mine = [copy for copy in self.held if copy.who == who]
        if what == "anew":
            rng.shuffle(self.order)
            self._merge(())
        elif what == "take copy" or not mine:
            self.held.append(self._copy(who))
        elif what == "return":
            self._return(rng.choice(mine), rng)
        elif what == "settle":
            _settle(rng.choice(mine), rng)
        else:
            (_decide if what == "decide" else _change)(rng.choice(mine), rng)

    def _copy(self, who: str) -> HeldCopy:
        people = self.merged.people
        names = {code: name for name, code in self.ids.items()}
        beside = {
            text.text: tuple(names[one.code] for one in text.suggestions)
            for text in self.suggested.texts
        }
        return HeldCopy(
            who,
            len(self.held),
            self.version,
            self.ids,
            beside,
            {names[one.code]: one for one in people.themes[QUESTION]},
            {text: shown_reviewer(people, (QUESTION, words_hash(text))) for text in TEXTS},
            self.merged.conflicts,
            stands_in(people, names, beside),
            self.file if self.folder else None,
        )

    def _return(self, copy: HeldCopy, rng: random.Random) -> None:
        before = len(self.journal)
        settled = [one for one in copy.conflicts if one.id in copy.settles]
        self._merge((returned(copy, rng),))
        self.backs += 1
        came = [one for one in self.journal[before:] if one.act is Act.RETURNED]
        if any(one.value for one in came):
            self.told.add(self.backs)
        for cell, to in copy.now.items():
            if to != copy.came.get(cell, copy.shown.get(cell, OPEN)):
                self.did.append(Did(copy.who, cell, to, self.backs))
        copy.came = dict(copy.now)
        names = {code: name for name, code in copy.codes.items()}
        for one in settled:
            cell = _cell_of(one, names)
            self.excused |= {did for did in self.did if did.cell == cell}


def stands_in(
    people: People, names: dict[str, str], beside: dict[str, tuple[str, ...]]
) -> dict[Cell, str]:
    """What the cells of a workbook show; one taken away shows only beside its suggestion.

    Parameters
    ----------
    people
        What stands.
    names
        Id of a theme -> its first name.
    beside
        Text -> names of the themes suggested for it.
    """
    found: dict[Cell, str] = {}
    for text in TEXTS:
        for code, (decision, _) in people.texts.get((QUESTION, words_hash(text)), {}).items():
            removed = decision is Decision.REMOVE
            if code in names and not (removed and names[code] not in beside[text]):
                found[text, names[code]] = REMOVED if removed else GIVEN
    for said in people.themes[QUESTION]:
        act, value = place(said)
        found[names[said.code], "name"] = said.called
        found[names[said.code], "place"] = f"{act} {names.get(value, '')}".strip()
    return found


def _decide(copy: HeldCopy, rng: random.Random) -> None:
    """Fill in or empty a few cells, as somebody does before they save."""
    standing = {name for name, said in copy.themes.items() if said.stands}
    for text in rng.sample(TEXTS, AT_A_TIME):
        name = rng.choice(sorted({*standing, *copy.suggested[text]}))
        to = rng.choice((GIVEN, REMOVED, OPEN) if name in copy.suggested[text] else (GIVEN, OPEN))
        copy.now[text, name] = to
        copy.rows.add(text)


def _change(copy: HeldCopy, rng: random.Random) -> None:
    name = rng.choice(NAMES)
    places = {cell[0]: to for cell, to in (copy.shown | copy.now).items() if cell[1] == "place"}
    if rng.random() < 0.4:
        copy.now[name, "name"] = f"{name} {rng.randrange(9)}"
    elif not copy.themes[name].stands:
        copy.now[name, "place"] = str(Act.RESTORED)
    elif not any(to.endswith(f" {name}") for to in places.values()):
        stay = [n for n, said in copy.themes.items() if said.stands and n != name]
        free = [n for n in stay if places[n] == Act.RESTORED]
        if free:
            to = rng.choice([str(Act.RETIRED), *(f"{Act.MERGED} {n}" for n in free)])
            copy.now[name, "place"] = to
    copy.rows.add(name)


def _settle(copy: HeldCopy, rng: random.Random) -> None:
    if copy.conflicts:
        one = rng.choice(copy.conflicts)
        copy.settles[one.id] = rng.randrange(len(one.choices))


def _cell_of(conflict: Conflict, names: dict[str, str]) -> Cell:
    slot = conflict.slot
    by_hash = {words_hash(text): text for text in TEXTS}
    if slot.text:
        return by_hash[slot.text], names[slot.code]
    return names[slot.code], str(slot.aspect)


def lost_or_undone(desk: Desk) -> list[Did]:
    """What people did that neither stands nor is accounted for.

    It is accounted for where its author did something else to the same cell, where it is listed as
    a conflict, or where a person has settled that conflict; and an emptied cell where the run said
    that the decision stays.

    Parameters
    ----------
    desk
        After everything has come back.
    """
    names = {code: name for name, code in desk.ids.items()}
    everything = dict.fromkeys(TEXTS, NAMES)
    stands = stands_in(desk.merged.people, names, everything)
    listed = {
        (_cell_of(one, names), _to(choice, names))
        for one in desk.merged.conflicts
        for choice in one.choices
    }
    said: dict[tuple[str, Cell], set[str]] = {}
    for did in desk.did:
        said.setdefault((did.who, did.cell), set()).add(did.to.casefold())
    return [
        did
        for did in desk.did
        if stands.get(did.cell, OPEN).casefold() != did.to.casefold()
        and (did.cell, did.to.casefold()) not in listed
        and len(said[did.who, did.cell]) == 1
        and did not in desk.excused
        and not (did.to == OPEN and did.back in desk.told)
    ]


def _to(choice: Any, names: dict[str, str]) -> str:
    said = meaning(choice)
    if choice.act in (Act.MERGED, Act.RETIRED, Act.RESTORED):
        return f"{choice.act} {names.get(choice.value, '')}".strip().casefold()
    return said[0].casefold()


def interleaving(seed: int, folder: Path | None = None) -> Desk:
    """A review of many steps, at random.

    Parameters
    ----------
    seed
        Decides all of it.
    folder
        For real workbooks.
    """
    rng = random.Random(seed)
    desk = Desk(folder)
    for _ in range(STEPS):
        desk.step(rng.choice(STEP_KINDS), rng.choice(PEOPLE), rng.randrange(2**16))
    return desk


def run() -> Outcome:
    """How many decisions are lost or undone unlisted, of how many."""
    lost = decisions = waiting = 0
    for seed in range(RUNS):
        desk = interleaving(seed)
        lost += len(lost_or_undone(desk))
        decisions += len(desk.did)
        waiting += len(desk.merged.conflicts)
    with TemporaryDirectory() as folder:
        for seed in range(RUNS, RUNS + FILE_RUNS):
            desk = interleaving(seed, Path(folder))
            lost += len(lost_or_undone(desk))
            decisions += len(desk.did)
    figures = {
        "decisions_returned": float(decisions),
        "conflicts_waiting": float(waiting),
        "decisions_lost_or_undone_unlisted": float(lost),
    }
    return Outcome(
        figures, {"decisions_lost_or_undone_unlisted": Aim(lost, 0, lower_is_better=True)}
    )
