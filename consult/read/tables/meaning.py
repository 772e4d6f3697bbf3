"""What one answer to a single choice means: its option, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from consult.definitions import characteristics
from consult.definitions.categories import category_meant
from consult.definitions.wordings import normalised
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import OptionRole
from consult.model.survey.tables import State
from consult.read.tables.cells import Cells, Odd, empty_state
from consult.read.tables.questions import lookup_of, options_by_category, options_of
from consult.read.values.ages import age_in, band_of
from consult.read.values.postcodes import district_in
from consult.read.values.ticked import split_ticked

_DECIMAL = re.compile(r"(?<=\d)\.0$")
"""What a blank among whole numbers leaves behind them: "5.0"."""

WRITTEN_BETWEEN = ("/", "&", "+", " and ", " or ")
"""What people who key paper forms write between two ticked boxes, besides separators."""

_ODD = {
    "two boxes ticked": "Several boxes are ticked where one was asked for; all were kept, marked "
    "spoiled, and the question counts as not answered.",
    "age put in its band": "Ages in years were counted in the age band they fall in.",
    "wording of a category": "Answers in people's own words were counted under the option they "
    "mean, as study.toml says.",
    "postcode invalid": "What was given is no UK postcode; the question counts as not answered.",
}
_NOTES = frozenset({"age put in its band", "wording of a category"})


@dataclass(frozen=True)
class Meaning:
    """What an answer came to.

    Parameters
    ----------
    option
        The label; "" when nothing was answered, ``None`` when it is no option.
    state, words
        What became of the question, and the words kept for "Other".
    others
        Further boxes ticked; the answer is then spoiled.
    odd
        Key of what was odd; "" when nothing was.
    """

    option: str | None
    state: State = State.ANSWERED
    words: str = ""
    others: tuple[str, ...] = ()
    odd: str = ""


def meanings_of(values: Sequence[str], cells: Cells) -> list[Meaning]:
    """What each distinct answer to a single choice means, in the same order.

    Parameters
    ----------
    values
        Distinct cells of the question's first column, as written.
    cells
        The question in one source.
    """
    lookup = lookup_of(cells.spec)
    roles = {option.label: option.role for option in options_of(cells.spec)}
    return [_meaning(value, cells, lookup, roles) for value in values]


def _meaning(
    text: str, cells: Cells, lookup: Mapping[str, str], roles: Mapping[str, OptionRole]
) -> Meaning:
    spec = cells.spec
    if empty := empty_state(text, cells.codes):
        known = lookup.get(normalised(text)) if empty is not State.BLANK else None
        return Meaning("", empty) if known is None else _chosen(known, roles)
    label = lookup.get(normalised(text)) or lookup.get(normalised(_DECIMAL.sub("", text)))
    if label is not None:
        return _chosen(label, roles)
    if spec.reads == "postcode":
        return _postcode(text, cells, lookup)
    if spec.characteristic == "age" and (band := _band_of(text, cells, tuple(roles))):
        return Meaning(band, odd="age put in its band")
    if spec.reads == "own words" and (label := _meant(text, spec)):
        return Meaning(label, odd="wording of a category")
    if cells.on_paper and len(boxes := boxes_in(text, lookup, cells.separators)) > 1:
        return Meaning(boxes[0], State.SPOILED, "", boxes[1:], "two boxes ticked")
    return Meaning(spec.other, State.ANSWERED, _without(spec.other, text)) if spec.other else _NONE


_NONE = Meaning(None)


def _chosen(label: str, roles: Mapping[str, OptionRole]) -> Meaning:
    refused = roles[label] is OptionRole.PREFER_NOT_TO_SAY
    return Meaning(label, State.PREFER_NOT_TO_SAY if refused else State.ANSWERED)


def _postcode(text: str, cells: Cells, lookup: Mapping[str, str]) -> Meaning:
    """The postcode district alone: nothing else of the cell is kept, not even as "Other"."""
    district = district_in(text)
    if not district:
        return Meaning("", State.BLANK, odd="postcode invalid")
    label = lookup.get(normalised(district))
    return Meaning(label or cells.spec.other or None)


def _meant(text: str, spec: QuestionSpec) -> str:
    """The only option of the category that people's own words mean; "" where there is none."""
    category = category_meant(characteristics()[spec.characteristic], text)
    labels = options_by_category(spec).get(category, ()) if category else ()
    return labels[0] if len(labels) == 1 else ""


def _band_of(text: str, cells: Cells, options: Sequence[str]) -> str:
    """The age band of the form that an age somebody typed lies in; "" for no age."""
    age = age_in(text, cells.year)
    return band_of(age, options) if age is not None else ""


def boxes_in(
    text: str, lookup: Mapping[str, str], separators: Sequence[str] = ()
) -> tuple[str, ...]:
    """The options written together in one answer, when it is nothing but options.

    Parameters
    ----------
    text
        As written.
    lookup
        ``normalised`` of a wording -> option.
    separators
        What may stand between ticked options, beside what people write.
    """
    tries = [split_ticked(text, mark, lookup) for mark in (*separators, *WRITTEN_BETWEEN)]
    return max((ticked.options for ticked in tries if not ticked.words), key=len, default=())


def _without(other: str, text: str) -> str:
    """The words typed for "Other", without the option's own name before them."""
    for name in (other, "Other"):
        head, mark, rest = text.partition(":")
        if mark and rest.strip() and normalised(head) == normalised(name):
            return rest.strip()
    return text


def odd_among(found: Sequence[Meaning], codes: np.ndarray) -> tuple[Odd, ...]:
    """What was odd, with the rows it concerns.

    Parameters
    ----------
    found
        Of the distinct answers.
    codes
        For each response the position of its answer among them.
    """
    places: dict[str, list[int]] = {}
    for place, meaning in enumerate(found):
        places.setdefault(meaning.odd, []).append(place)
    rows = {
        key: tuple(np.flatnonzero(np.isin(codes, places[key])).tolist())
        for key in _ODD
        if key in places
    }
    return tuple(
        Odd(key, _ODD[key], at, warning=key not in _NOTES) for key, at in rows.items() if at
    )
