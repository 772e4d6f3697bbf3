"""The different comments on one question, made ready to learn from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.learn.material import LARGEST_SAMPLE, Material, View
from consult.coding.learn.word_nearness import word_nearness
from consult.coding.texts.segments import segments
from consult.coding.texts.vectors import Encoders, Matrix, Meaning

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

HALF = float(np.sqrt(0.5))
"""Meaning with the question and without it count for half each."""


LOWER_LAYERS, LOWER_WEIGHT = 2, 0.7
"""Layers that stand side by side in what is made of a text from below, and what each counts for:
chosen by cross-validation (docs/settings-tried.md)."""


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
    encoders: Encoders,
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
    encoders
        Each adds a view: wording, meaning with and without the question, every lower layer.
    """
    cut = segments(texts)
    owner = np.repeat(np.arange(len(cut)), [len(of_text) for of_text in cut])
    clauses = [clause for of_text in cut for clause in of_text]
    names = [name for name, _ in codes]
    defined = [f"{name}. {definition}" for name, definition in codes]
    whole, parts, of_codes = _apart(encoders.wording, texts, clauses, defined)
    views = [View(whole, parts, (of_codes,))]
    if encoders.meaning is not None:
        with_question = [f"{question} {text}" for question, text in zip(asked, texts, strict=True)]
        clause_asked = [
            f"{asked[at]} {clause}" for at, clause in zip(owner.tolist(), clauses, strict=True)
        ]
        alone = encoders.answers or encoders.meaning
        views = [
            _by_meaning(encoders.meaning, with_question, clause_asked, defined, names),
            _by_meaning(alone, texts, clauses, defined, names),
            *views,
        ]
    if encoders.lower is not None:
        views += _seen_from_below(encoders.lower, keys, texts, clauses, defined)
    meaning = encoders.meaning
    near = word_nearness(meaning, texts, clauses, defined) if meaning is not None else None
    return Ready(Material(tuple(keys), owner, tuple(views), near), tuple(clauses))


def _by_meaning(meaning: Meaning, *lists: Sequence[str]) -> View:
    """A view of texts, clauses, definitions and names of codes."""
    texts, clauses, defined, names = _apart(meaning, *lists)
    return View(texts, clauses, (defined, names), HALF)


def _seen_from_below(
    lower: Meaning,
    keys: Sequence[str],
    texts: Sequence[str],
    clauses: Sequence[str],
    defined: Sequence[str],
) -> list[View]:
    """A view by each lower layer, without what all texts have in common: most of what is there."""
    layers = [np.hsplit(rows, LOWER_LAYERS) for rows in _apart(lower, texts, clauses, defined)]
    first = np.argsort(np.asarray(keys, dtype=str), kind="stable")[:LARGEST_SAMPLE]
    views = []
    for whole, parts, of_codes in zip(*layers, strict=True):
        middle = whole[first].mean(axis=0, dtype=float) if len(first) else 0.0
        rows, clause_rows, code_rows = (_unit(of - middle) for of in (whole, parts, of_codes))
        views.append(View(rows, clause_rows, (code_rows,), LOWER_WEIGHT, speaks=False))
    return views


def _unit(rows: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(length > 0, length, 1.0), np.float32)


def _apart(make: Callable[[Sequence[str]], Matrix], *lists: Sequence[str]) -> list[Matrix]:
    """Rows of several lists of texts, all made at once."""
    rows: np.ndarray | csr_matrix = make([text for texts in lists for text in texts])
    ends = np.cumsum([len(texts) for texts in lists]).tolist()
    return [rows[end - len(texts) : end] for texts, end in zip(lists, ends, strict=True)]
