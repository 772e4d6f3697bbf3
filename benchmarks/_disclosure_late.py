"""Random edits between two releases, and whether any lets too few people be told apart.

A small invented consultation is released. Then one to nine people come, leave or answer otherwise,
and its study file, its export or both are edited. What decides is what a run decides by: its own
stages, and the one function that refuses.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks._disclosure_edits import EDIT_KINDS, ID, OWN, Consultation, original, with_few
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
