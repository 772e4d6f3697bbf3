"""Invented texts, draws and codings for the tests of this room."""

from __future__ import annotations

import numpy as np

from consult.coding.trust.judged import JudgedQuestion, chance_of
from consult.coding.trust.units import BlindUnit


def unit(name: str, *, copies: int = 1, question: str = "why", **groups: str) -> BlindUnit:
    """A text known by a word; its copies all come from the groups named."""
    known = {(by.capitalize(), group): copies for by, group in groups.items()}
    return BlindUnit(question, name, f"Words of {name}.", copies, groups=known)


def judged(
    machine: list[list[int]], *people: list[list[int] | None], copies: list[int] | None = None
) -> JudgedQuestion:
    """A question with one stratum; a person's row is None where they have not coded the text."""
    texts, codes = len(machine), len(machine[0])
    coded = np.array([[row is not None for row in one] for one in people]).reshape(-1, texts)
    given = np.array([[row or [0] * codes for row in one] for one in people], dtype=bool).reshape(
        len(people), texts, codes
    )
    strata = np.zeros(texts, dtype=int)
    return JudgedQuestion(
        "why",
        tuple("abcdefgh"[:codes]),
        np.array(copies or [1] * texts),
        {},
        np.array(machine, dtype=bool),
        np.zeros(texts, dtype=bool),
        strata,
        chance_of(strata, coded.any(axis=0)),
        coded,
        given,
    )
