"""The different comments on one question, made ready to learn from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.apriori import Meaning, Wording
from consult.coding.learn_material import Material, Matrix, View
from consult.coding.segments import segments

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

HALF = float(np.sqrt(0.5))
"""Meaning with the question and without it count for half each."""


@dataclass(frozen=True)
class Ready:
    """Comments made ready.

    Parameters
    ----------
    material
        As arrays.
    clauses
        The clauses the arrays speak of, word for word.
    """

    material: Material
    clauses: tuple[str, ...]


def make_ready(
    keys: Sequence[str],
    asked: Sequence[str],
    texts: Sequence[str],
    codes: Sequence[tuple[str, str]],
    *,
    wording: Wording,
    meaning: Meaning | None,
) -> Ready:
    """Cut comments into clauses and take the wording and the meaning of everything.

    Parameters
    ----------
    keys
        A content hash for each comment, all different.
    asked
        The question each comment answers: "Nothing" means another thing after another question.
    texts
        The comments.
    codes
        Name and definition of each code.
    wording, meaning
        As for ``consult.coding.apriori.read``.
    """
    cut = segments(texts)
    owner = np.repeat(np.arange(len(cut)), [len(one) for one in cut])
    clauses = [clause for one in cut for clause in one]
    names = [name for name, _ in codes]
    defined = [f"{name}. {definition}" for name, definition in codes]
    whole, parts, of_codes = _apart(wording, texts, clauses, defined)
    views = [View(whole, parts, (of_codes,))]
    if meaning is not None:
        with_question = [f"{question} {text}" for question, text in zip(asked, texts, strict=True)]
        clause_asked = [
            f"{asked[at]} {one}" for at, one in zip(owner.tolist(), clauses, strict=True)
        ]
        q, a, qc, ac, d, n = _apart(
            meaning, with_question, texts, clause_asked, clauses, defined, names
        )
        views = [View(q, qc, (d, n), HALF), View(a, ac, (d, n), HALF), *views]
    return Ready(Material(tuple(keys), owner, tuple(views)), tuple(clauses))


def _apart(make: Callable[[Sequence[str]], Matrix], *lists: Sequence[str]) -> list[Matrix]:
    """Rows of several lists of texts, all made at once."""
    rows: np.ndarray | csr_matrix = make([text for one in lists for text in one])
    ends = np.cumsum([len(one) for one in lists]).tolist()
    return [rows[end - len(one) : end] for one, end in zip(lists, ends, strict=True)]
