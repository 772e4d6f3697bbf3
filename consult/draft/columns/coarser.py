"""Questions whose answers follow from those to another: the same, put into fewer groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from consult.definitions.wordings import normalised
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import Kind
from consult.read.export.grid import positions_of
from consult.read.layout.sheet import Sheet

_FEWEST = 50
"""Responses with both answers from which one follows from the other by no chance. Tried on the
eight real exports: at 20 nothing more is found."""

_FIRST = 500
"""Responses in which a pair is looked at first: nearly all pairs fall out there."""

_WHOLE = 0.95
"""Share of those who gave either answer that gave both. By reasoning: offices leave out no one."""

_BESIDE = 20
"""Responses beside the commonest answer: a question that nearly all answered alike follows from
every other. Tried on the eight real exports: at 5 one such is found."""

_CLOSED = frozenset({Kind.SINGLE, Kind.SCALE})


def coarser(specs: Sequence[QuestionSpec], source: str, sheet: Sheet) -> str:
    """What a person should look at: questions that are others in fewer groups; "" without any.

    Parameters
    ----------
    specs
        The questions as drafted.
    source
        Id of the file.
    sheet
        Its sheet.

    Notes
    -----
    Offices put ages, groups and qualifications into fewer groups beside the question itself. Each
    counts rightly, but a comparison of the two finds what must be.
    """
    codes = {
        spec.id: _codes(sheet, spec.columns[source])
        for spec in specs
        if spec.kind in _CLOSED and len(positions_of(spec.columns.get(source, ()))) == 1
    }
    follows = {
        name: of
        for name in codes
        if (of := next((one for one in codes if _follows(codes, name, one)), ""))
    }
    if not follows:
        return ""
    pairs = ", ".join(f'"{name}" from "{of}"' for name, of in follows.items())
    return (
        f"answers that follow from those to another question, as where an office put it into fewer "
        f"groups: {pairs}; each counts as a question unless you move its column to [ignored]"
    )


def _codes(sheet: Sheet, letters: Sequence[str]) -> np.ndarray:
    """A number for each different answer of one column, -1 where there is none."""
    (at,) = positions_of(letters)
    cells = np.array(sheet.grid.column(at, sheet.response_rows), dtype=object)
    places, different = pd.factorize(cells)
    words = np.array([normalised(cell) or None for cell in different], dtype=object)
    codes: np.ndarray = pd.factorize(words)[0][places]
    return codes


def _follows(codes: Mapping[str, np.ndarray], name: str, of: str) -> bool:
    """Whether every answer to one question goes with one answer to another, of more answers."""
    few, many = codes[name], codes[of]
    if name == of or not 1 < few.max() + 1 < many.max() + 1:
        return False
    return _one_each(few[:_FIRST], many[:_FIRST]) and _one_each(few, many, whole=True)


def _one_each(few: np.ndarray, many: np.ndarray, *, whole: bool = False) -> bool:
    both = (few >= 0) & (many >= 0)
    pairs = np.unique(many[both].astype(np.int64) * (few.max() + 1) + few[both])
    single = len(pairs) == len(np.unique(many[both]))
    if not whole or not single or both.sum() < _FEWEST:
        return single and not whole
    either = (few >= 0) | (many >= 0)
    told = both.sum() - np.bincount(few[both]).max()
    enough = both.sum() >= 2 * len(pairs) and told >= _BESIDE
    return bool(enough and both.sum() >= _WHOLE * either.sum())
