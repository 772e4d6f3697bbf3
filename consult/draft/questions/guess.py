"""From a question's items to an entry of study.toml: its kind, its options, what to check."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consult.definitions.wordings import is_other
from consult.draft.columns.items import Item, Shape
from consult.draft.questions.choices import one_of
from consult.draft.questions.consent import with_consent
from consult.draft.questions.declared_options import declared_number, from_list
from consult.draft.questions.find_options import floor_of, spellings
from consult.draft.questions.guessed import (
    OTHER,
    Guess,
    purpose_of,
    with_characteristic,
    with_other_column,
)
from consult.draft.questions.labelled import with_codebook
from consult.draft.questions.normalise_values import normalise
from consult.draft.questions.numeric import coded_choice, numeric
from consult.draft.questions.ordering import in_order
from consult.draft.questions.ranked import joined_ranking
from consult.draft.questions.remark import Remark
from consult.draft.questions.several_in_a_cell import several_of
from consult.draft.questions.tick_doubts import run_together, with_tick_doubts
from consult.model.survey.questionnaire import CHOICES, Kind, Purpose
from consult.read.export.declared import Holds
from consult.read.values.numbers import is_number
from consult.read.values.postcodes import are_postcodes, district_in
from consult.read.values.scales import scale_of

_HOW_MANY = re.compile(r"(?i)\bhow (many|much|often|long)\b|\bnumber of\b")


_FEW = 30
"""Answers below which a single choice over several columns is said to be told by its answers alone.
It adds a remark and changes nothing else. Tried: no draft changes."""

ANOTHER_DISTRICT = "Another postcode district"


_MOST_DISTINCT = 10_000
"""Distinct answers to one question in one source that are looked at to find its kind."""

_UNANSWERED = Guess(
    Kind.TEXT, remarks=(Remark("nobody answered it, so its options are not known"),)
)


def guess(items: Sequence[Item], *, siblings: Counter[str] | None = None) -> Guess:
    """The kind of a question and its options.

    Parameters
    ----------
    items
        The question as it stands in each source; at least one.
    siblings
        Answers to all rows of the grid it is part of, when it is part of one.
    """
    normalised = normalise([replace(item, values=_commonest(item.values)) for item in items])
    if siblings is not None:
        siblings = Counter({v: n for v, n in siblings.items() if v not in normalised.times})
    values = sum((item.values for item in normalised.items), Counter[str]())
    found = with_other_column(normalised.items, _guess(normalised.items, siblings))
    found = normalised.into(with_tick_doubts(found, normalised.items, values))
    return with_consent(found, items[0].text)


def _guess(items: Sequence[Item], siblings: Counter[str] | None) -> Guess:
    text = items[0].text
    values = sum((item.values for item in items), Counter())
    if listed := from_list(items, values):
        return with_characteristic(listed, text, values)
    if any(item.shape is Shape.PLACES for item in items):
        return Guess(Kind.RANK, options=_options(items, Shape.PLACES))
    if any(item.shape is Shape.RANKS for item in items):
        return _ranking(items, values)
    if any(item.shape is Shape.CHOSEN for item in items):
        return with_characteristic(_chosen(items), text, values)
    if any(item.shape is Shape.TICKS for item in items):
        return with_characteristic(_ticks(items), text, values)
    if any(item.columns[0].labels for item in items):
        return with_codebook(items, text)
    if found := run_together(items, text, values):
        return found
    if are_postcodes(text, values):
        return _postcodes(values)
    pooled = siblings or values
    if declared_number(items):
        values = pooled = Counter({v: n for v, n in values.items() if is_number(v)})
    if found := _yes_or_no(items, text, values):
        return with_characteristic(found, text, values)
    if found := _in_numbers(items, text, pooled, values, in_grid=siblings is not None):
        return with_characteristic(found, text, values)
    if all(item.holds is Holds.WORDS for item in items):
        return Guess(Kind.TEXT, purpose=purpose_of(text, Kind.TEXT))
    alone = one_of(items, text, pooled, values)
    if alone.scale:
        return alone
    return joined_ranking(items, values) or several_of(items, text, values) or alone


def _in_numbers(
    items: Sequence[Item],
    text: str,
    pooled: Counter[str],
    values: Counter[str],
    *,
    in_grid: bool,
) -> Guess | None:
    """A question answered in numbers; beside a column for "Other" they are options, where few."""
    beside = any(item.has_other_column for item in items)
    shown, own = (_but_other(pooled), _but_other(values)) if beside else (pooled, values)
    coded = items[0].holds is Holds.CODE
    found = coded_choice(items, text, shown) or numeric(
        text, shown, own, in_grid=in_grid, coded=coded
    )
    if not beside or found is None or found.kind is not Kind.NUMBER:
        return found
    offered = found if found.number else one_of(items, text, pooled, values)
    if offered.kind in CHOICES:
        return offered
    return numeric(text, pooled, values, in_grid=in_grid, coded=coded) or found


def _but_other(values: Counter[str]) -> Counter[str]:
    return Counter({value: n for value, n in values.items() if not is_other(value)})


def _postcodes(values: Counter[str]) -> Guess:
    """Postcode districts, those of few people together; only the district is ever written."""
    districts: Counter[str] = Counter()
    for value, times in values.items():
        districts[district_in(value)] += times
    invalid = districts.pop("", 0)
    floor = floor_of(districts.total())
    options = sorted(district for district, times in districts.items() if times >= floor)
    why: tuple[Remark, ...] = (
        Remark("only the postcode district is read; the rest of a postcode is never kept"),
    )
    if invalid:
        why = (*why, Remark(f"answers that are no postcode: {invalid}", invalid))
    return Guess(
        Kind.SINGLE,
        options=(*options, ANOTHER_DISTRICT),
        other=ANOTHER_DISTRICT,
        reads="postcode",
        purpose=Purpose.RESPONDENT,
        remarks=why,
    )


def _commonest(values: Counter[str]) -> Counter[str]:
    """The answers given most, so many that what is left out is words and no option."""
    if len(values) <= _MOST_DISTINCT:
        return values
    first = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return Counter(dict(first[:_MOST_DISTINCT]))


def _ranking(items: Sequence[Item], values: Counter[str]) -> Guess:
    """Ranked items: those of the headings in their order, else those in the cells."""
    named = [item for item in items if all(c.holds is Holds.RANK for c in item.columns)]
    if named:
        parts = tuple(dict.fromkeys(column.part for column in named[0].columns))
        return Guess(Kind.RANK, options=parts)
    labels = in_order(list(spellings(values)))
    return Guess(Kind.RANK, options=labels) if labels else _UNANSWERED


def _options(items: Sequence[Item], shape: Shape) -> tuple[str, ...]:
    """The options above the columns of the first source that spreads them, in the form's order."""
    spread = next(item for item in items if item.shape is shape)
    plain = spread.columns[:-1] if spread.has_other_column else spread.columns
    return tuple(dict.fromkeys(column.part for column in plain))


def _ticks(items: Sequence[Item]) -> Guess:
    """A column an option: the form's own options, in its own order."""
    options, other = _with_other(items, Shape.TICKS)
    separator = next((s for item in items for s in item.reader.separators), "")
    return Guess(Kind.MULTI, options=options, other=other, separator=separator)


def _chosen(items: Sequence[Item]) -> Guess:
    """A column an option, one of them chosen: a single choice, on a named scale if it is one."""
    options, other = _with_other(items, Shape.CHOSEN)
    few = sum(item.answered for item in items) < _FEW
    says = "taken for a single choice because nobody ticked two"
    remarks = (Remark(says),) if few else ()
    scale = scale_of(options)
    if scale is not None:
        return Guess(scale.kind, scale=scale.id, options=options, other=other)
    return Guess(Kind.SINGLE, options=options, other=other, remarks=remarks)


def _with_other(items: Sequence[Item], shape: Shape) -> tuple[tuple[str, ...], str]:
    options = _options(items, shape)
    spread = next(item for item in items if item.shape is shape)
    other = next((label for label in options if is_other(label)), "")
    if spread.has_other_column and spread.columns[-1].part in options:
        other = spread.columns[-1].part
    if spread.has_other_column and not other:
        own = spread.columns[-1].part
        other = own if is_other(own) else OTHER
    return options, other


def _yes_or_no(items: Sequence[Item], text: str, values: Counter[str]) -> Guess | None:
    """Yes and No written as 1 and 0, where the platform writes them so."""
    numbers = {value.strip() for value in values}
    if not numbers or not numbers <= {"0", "1"} or _HOW_MANY.search(text):
        return None
    if not all(item.reader.one_is_yes for item in items):
        return None
    return Guess(Kind.SINGLE, scale="yes_no", values={"1": "Yes", "0": "No"})
