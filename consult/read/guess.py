"""From a question's items to an entry of study.toml: its kind, its options, what to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consult.definitions import is_other, is_prefer_not_to_say, same_words
from consult.model.questionnaire import Kind, Purpose
from consult.read.ages import age_in, birth_year_in
from consult.read.choices import are_bare, are_points, one_of, several_of
from consult.read.discover import floor_of, spellings
from consult.read.evidence import (
    is_number,
    mostly_numbers,
    named_scale,
    number_meaning,
    rating_scale,
)
from consult.read.guessed import (
    OTHER,
    Guess,
    spelt_otherwise,
    typed_by_few,
    with_characteristic,
)
from consult.read.items import Item, Shape
from consult.read.postcodes import are_postcodes, district_in
from consult.read.put_right import put_right
from consult.read.spelling import near

ANOTHER_DISTRICT = "Another postcode district"
_AGES_AT_LEAST = 0.8
_ANY_YEAR = 2026
"""Only tells whether an answer is an age at all; the year of the study is used when reading."""

MOST_DISTINCT = 10_000
"""Distinct answers to one question in one source that are looked at to find its kind."""


def guess(items: Sequence[Item], *, siblings: Counter[str] | None = None) -> Guess:
    """The kind of a question and its options.

    Parameters
    ----------
    items
        The question as it stands in each source; at least one.
    siblings
        Answers to all rows of the grid it is part of, when it is part of one.
    """
    put = put_right([replace(item, values=_commonest(item.values)) for item in items])
    if siblings is not None:
        siblings = Counter({v: n for v, n in siblings.items() if v not in put.missing})
    return put.into(_guess(put.items, siblings))


def _guess(items: Sequence[Item], siblings: Counter[str] | None) -> Guess:
    text = items[0].text
    values = sum((item.values for item in items), Counter())
    if any(item.shape is Shape.RANKS for item in items):
        return _ranking(values)
    if any(item.shape is Shape.TICKS for item in items):
        return with_characteristic(_ticks(items), text, values)
    if are_postcodes(text, values):
        return _postcodes(values)
    pooled = siblings or values
    for found in (_numeric(text, pooled, values, in_grid=siblings is not None), _scaled(pooled)):
        if found:
            return with_characteristic(found, text, values)
    several = several_of(items, text, values)
    if several:
        return several
    return one_of(items, text, pooled, values)


def _postcodes(values: Counter[str]) -> Guess:
    """Postcode districts, those of few people together; only the district is ever written."""
    districts: Counter[str] = Counter()
    for value, times in values.items():
        districts[district_in(value)] += times
    invalid = districts.pop("", 0)
    floor = floor_of(districts.total())
    options = sorted(district for district, times in districts.items() if times >= floor)
    why: tuple[str, ...] = (
        "only the postcode district is read; the rest of a postcode is never kept",
    )
    if invalid:
        why = (*why, f"answers that are no postcode: {invalid}")
    return Guess(
        Kind.SINGLE,
        options=(*options, ANOTHER_DISTRICT),
        other=ANOTHER_DISTRICT,
        reads="postcode",
        purpose=Purpose.RESPONDENT,
        check=why,
    )


def _commonest(values: Counter[str]) -> Counter[str]:
    """The answers given most, so many that what is left out is words and no option."""
    if len(values) <= MOST_DISTINCT:
        return values
    first = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return Counter(dict(first[:MOST_DISTINCT]))


def _ranking(values: Counter[str]) -> Guess:
    labels = tuple(sorted(spellings(values), key=lambda label: -values[label]))
    return Guess(Kind.RANK, options=labels, check=("the order of options is by how often",))


def _ticks(items: Sequence[Item]) -> Guess:
    """A column an option: the form's own options, in its own order."""
    split = next(item for item in items if item.shape is Shape.TICKS)
    plain = split.columns[:-1] if split.has_other_column else split.columns
    options = tuple(dict.fromkeys(column.part for column in plain))
    other = next((label for label in options if is_other(label)), "")
    if split.has_other_column and not other:
        other = OTHER
    separator = next((s for item in items for s in item.reader.separators), "")
    return Guess(Kind.MULTI, options=options, other=other, separator=separator)


def _numeric(
    text: str, pooled: Counter[str], values: Counter[str], *, in_grid: bool
) -> Guess | None:
    if ages := _ages(text, values):
        return ages
    labels = list(spellings(pooled))
    if not values or not mostly_numbers(pooled) or (are_points(labels) and not are_bare(labels)):
        return None
    if scale := rating_scale(text, pooled, in_grid=in_grid):
        return Guess(Kind.SCALE, scale=scale, check=("a scale of whole numbers, by its answers",))
    strays = sum(n for value, n in values.items() if not is_number(value))
    why = (f"{strays} answers are no number",) if strays else ()
    return Guess(Kind.NUMBER, number=number_meaning(text), check=why)


def _ages(text: str, values: Counter[str]) -> Guess | None:
    """Ages or years of birth of which some are in words: "twenty six", "26 years"."""
    meaning = number_meaning(text)
    if not meaning or not values or mostly_numbers(values):
        return None
    read = age_in if meaning == "age in years" else birth_year_in
    told = {v: n for v, n in values.items() if not is_prefer_not_to_say(v)}
    known = sum(n for v, n in told.items() if read(v, _ANY_YEAR) is not None)
    if known < _AGES_AT_LEAST * sum(told.values()):
        return None
    left = sum(told.values()) - known
    why = (f"{left} answers are no age",) if left else ()
    return Guess(Kind.NUMBER, number=meaning, check=why)


def _scaled(values: Counter[str]) -> Guess | None:
    scale = named_scale(values)
    if scale is None:
        return None
    known = {same_words(option.label) for option in scale.options}
    known |= {same_words(word) for also in scale.also.values() for word in also}
    refused = [label for label in spellings(values) if is_prefer_not_to_say(label)]
    strays = {v: n for v, n in values.items() if same_words(v) not in known and v not in refused}
    strays = {v: n for v, n in strays.items() if not is_prefer_not_to_say(v)}
    guessed = Guess(scale.kind, scale=scale.id)
    if not strays:
        return guessed
    labels = [option.label for option in scale.options]
    fixed = {v: meant for v in strays if (meant := near(v, labels))}
    left = sum(n for v, n in strays.items() if v not in fixed)
    other = OTHER if left else ""
    return replace(
        guessed,
        values=fixed,
        other=other,
        check=(*typed_by_few(left, values.total(), other), *spelt_otherwise(fixed, values)),
    )
