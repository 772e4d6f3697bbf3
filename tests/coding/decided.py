"""Invented answers that a person has gone through, as learning takes them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import product

import numpy as np

from consult.coding.learn.from_decisions import as_decided
from consult.coding.learn.material import Material, View
from consult.coding.texts.segments import segments
from consult.embed import embed, wording

CODES = ("buses", "waiting", "staff")
DEFINITIONS = ("Buses and fares", "Waiting lists and delays", "Kind and helpful staff")

SAYS = {
    "buses": ("the bus is late", "two buses each way", "fares are dear", "no bus on Sunday"),
    "waiting": ("we wait for months", "the list is long", "delays again", "I waited all day"),
    "staff": ("the nurse was kind", "helpful staff", "staff listened", "a friendly doctor"),
}
WHERE = ("in town", "at the clinic", "up here")


def answers() -> tuple[list[str], np.ndarray]:
    """84 answers, and which codes a person would give: shape (84, 3)."""
    one = [(f"{says} {where}", (code,)) for code in CODES for says in SAYS[code] for where in WHERE]
    two = [
        (f"{first} but {second}", ("buses", "waiting"))
        for first, second in product(SAYS["buses"], SAYS["waiting"])
    ]
    both = [
        (f"{first}; {second} {where}", ("waiting", "staff"))
        for first, second in product(SAYS["waiting"], SAYS["staff"])
        for where in WHERE[:2]
    ]
    said = one + two + both
    truth = np.array([[code in codes for code in CODES] for _, codes in said], dtype=np.int8)
    return [text for text, _ in said], truth


def material(texts: Sequence[str]) -> Material:
    """A dense view of vectors and a sparse one of wordings."""
    cut = segments(texts)
    clauses = [clause for one in cut for clause in one]
    everything = [*texts, *clauses, *DEFINITIONS]
    edges = (len(texts), len(texts) + len(clauses))
    views = tuple(
        View(rows[: edges[0]], rows[edges[0] : edges[1]], (rows[edges[1] :],))
        for rows in (embed(everything), wording(everything))
    )
    owner = np.repeat(np.arange(len(texts)), [len(one) for one in cut])
    keys = tuple(sha256(text.encode()).hexdigest() for text in texts)
    return Material(keys, owner, views)


def gone_through(truth: np.ndarray, rows: Sequence[int]) -> np.ndarray:
    """Decisions of a person who went through the answers at these positions."""
    seen = np.zeros(len(truth), dtype=bool)
    seen[list(rows)] = True
    return as_decided((truth == 1) & seen[:, None], np.zeros(truth.shape, dtype=bool), seen)
