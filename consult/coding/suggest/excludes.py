"""What a code leaves out: a clause nearer to that than to anything the code takes in earns it not.

On the invented comments of the Kent study, whose codes all leave something out, 41 codes fall by
this and 38 of them rightly (``docs/settings-tried.md``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consult.model.coding.codeframe import Code


@dataclass(frozen=True)
class Sides:
    """What codes take in and what they leave out, each a text of its own.

    Parameters
    ----------
    texts
        Of the codes that leave something out; the others need no telling apart.
    code
        Shape (texts,): position of the code each belongs to.
    left_out
        Shape (texts,): true for what the code leaves out.
    """

    texts: tuple[str, ...]
    code: np.ndarray
    left_out: np.ndarray


def sides(codes: Sequence[Code]) -> Sides:
    """What each code takes in and leaves out.

    Parameters
    ----------
    codes
        In the order of the columns they are scored in. Those that leave nothing out add nothing.
    """
    found = [
        (text, at, left_out)
        for at, code in enumerate(codes)
        if code.excludes
        for left_out, texts in ((False, _taken_in(code)), (True, code.excludes))
        for text in texts
        if text.strip()
    ]
    return Sides(
        tuple(text for text, *_ in found),
        np.array([at for _, at, _ in found], dtype=int),
        np.array([left_out for *_, left_out in found], dtype=bool),
    )


def _taken_in(code: Code) -> tuple[str, ...]:
    return (code.name, code.definition, *code.includes, *code.examples)


def barred(whole: np.ndarray, parts: np.ndarray, of: Sides) -> np.ndarray:
    """Which clauses may not earn which codes.

    Parameters
    ----------
    whole
        Shape (clauses, codes): likeness of clauses to everything said of a code, in one text.
    parts
        Shape (clauses, texts of ``of``): their likeness to each side.
    of
        The sides.

    Returns
    -------
    numpy.ndarray
        Shape (clauses, codes), true where the clause is nearer to what is left out.
    """
    taken, left = whole.copy(), np.zeros_like(whole)
    for side, at in enumerate(of.code):
        nearest = left if of.left_out[side] else taken
        nearest[:, at] = np.maximum(nearest[:, at], parts[:, side])
    return np.asarray(left > taken)
