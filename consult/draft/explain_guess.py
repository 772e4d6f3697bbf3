"""What each drafted question was taken for, by what, and how surely: a line for people to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from consult.definitions.wordings import is_blank, normalised
from consult.errors import many
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import CHOICES, Kind
from consult.read.export.grid import positions_of
from consult.read.layout.sheet import Sheet
from consult.read.tables.questions import lookup_of

_SHOWN = 3
"""Options that are shown: with them the line above a question stays one line of study.toml."""

_LONGEST = 40
"""Characters of an option that are shown."""

_ONE_OPTION = frozenset({Kind.SINGLE, Kind.SCALE})

_NAMES = {
    Kind.SINGLE: "one choice",
    Kind.SCALE: "a scale",
    Kind.MULTI: "several choices",
    Kind.RANK: "a ranking",
    Kind.NUMBER: "a number",
    Kind.TEXT: "people's own words",
}


@dataclass(frozen=True)
class _Seen:
    """The cells of a question: answered responses, different cells, cells that are an option."""

    answered: int
    different: int
    share: float
    often: tuple[str, ...]


def understood(spec: QuestionSpec, sheets: Mapping[str, Sheet]) -> str:
    """What a question was taken for, in one line.

    Parameters
    ----------
    spec
        The question as drafted.
    sheets
        Source id -> its sheet.

    Returns
    -------
    str
        The kind, how many answered it in how many ways, and for one choice the share of answers
        that are an option, with the three options given most. Words that are no option are never
        shown: a person may have typed them.
    """
    seen = _seen(spec, sheets)
    columns = sum(len(positions_of(letters)) for letters in spec.columns.values())
    one_each = columns == len(spec.columns)
    where = "" if one_each else f" in {columns} columns"
    said = f"Taken for {_NAMES[spec.kind]}{where}: {many(seen.answered, 'answer')}"
    if one_each:
        said += f", {seen.different:,} different"
    if one_each and spec.kind in CHOICES - _ONE_OPTION:
        return said  # several options stand in each cell
    if one_each and spec.kind in _ONE_OPTION:
        said += f", {int(seen.share * 100)}% of them an option"
    often = ", ".join(f'"{label}"' for label in seen.often)
    return f"{said}; most often {often}" if often else said


def _seen(spec: QuestionSpec, sheets: Mapping[str, Sheet]) -> _Seen:
    lookup = lookup_of(spec) if spec.kind in CHOICES else {}
    answered, cells = 0, 0
    values: set[str] = set()
    times_given: Counter[str] = Counter()
    for source, letters in spec.columns.items():
        sheet = sheets[source]
        any_said = np.zeros(len(sheet.response_rows), dtype=bool)
        for position in positions_of(letters):
            texts = sheet.grid.texts(position, sheet.response_rows)
            said = np.array([not is_blank(value) for value in texts.values], dtype=bool)[
                texts.codes
            ]
            any_said |= said
            cells += int(said.sum())
            counts = np.bincount(texts.codes[said], minlength=len(texts.values))
            given = [value for value, times in zip(texts.values, counts, strict=True) if times]
            values.update(map(normalised, given))
            for value, times in zip(texts.values, counts.tolist(), strict=True):
                if times and (label := lookup.get(normalised(value))):
                    times_given[label] += times
        answered += int(any_said.sum())
    often = sorted(times_given, key=lambda label: (-times_given[label], label))
    share = times_given.total() / cells if cells else 0.0
    return _Seen(answered, len(values), share, tuple(_short(label) for label in often[:_SHOWN]))


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 3]}..."
