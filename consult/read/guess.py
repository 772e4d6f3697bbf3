"""From a question's items to an entry of study.toml: its kind, its options, what to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consult.definitions import is_other, is_prefer_not_to_say, same_words
from consult.model.questionnaire import Kind
from consult.read.choices import MOST_OPTIONS, are_bare, are_points, one_of, several_of
from consult.read.discover import spellings
from consult.read.evidence import (
    is_number,
    mostly_numbers,
    named_scale,
    number_meaning,
    rating_scale,
)
from consult.read.guessed import OTHER, Guess, typed_by_few, with_characteristic
from consult.read.items import Item, Shape
from consult.read.labelled import CODES, with_codebook
from consult.read.layout import Holds
from consult.read.ordering import in_order
from consult.read.spelling import near

MOST_DISTINCT = 10_000
"""Distinct answers to one question in one source that are looked at to find its kind."""

_UNANSWERED = Guess(Kind.TEXT, check=("nobody answered it, so its options are not known",))


def guess(items: Sequence[Item], *, siblings: Counter[str] | None = None) -> Guess:
    """The kind of a question and its options.

    Parameters
    ----------
    items
        The question as it stands in each source; at least one.
    siblings
        Answers to all rows of the grid it is part of, when it is part of one.
    """
    items = [replace(item, values=_commonest(item.values)) for item in items]
    text = items[0].text
    values = sum((item.values for item in items), Counter())
    if any(item.shape is Shape.RANKS for item in items):
        return _ranking(items, values)
    if any(item.shape is Shape.TICKS for item in items):
        return with_characteristic(_ticks(items), text, values)
    if any(item.columns[0].labels for item in items):
        return with_codebook(items, text)
    pooled = siblings or values
    grid, coded = siblings is not None, items[0].columns[0].holds is Holds.CODE
    for found in (
        _numeric(text, pooled, values, in_grid=grid, coded=coded),
        _scaled(pooled),
    ):
        if found:
            return with_characteristic(found, text, values)
    several = several_of(items, text, values)
    if several:
        return several
    found = one_of(items, text, pooled, values)
    if found.kind is Kind.TEXT and items[0].columns[0].holds is Holds.CHOICE:
        return with_characteristic(_few_chosen(items, pooled), text, values)
    return found


def _few_chosen(items: Sequence[Item], pooled: Counter[str]) -> Guess:
    """Options that few people chose, where the platform says that they are options."""
    labels = [label for label, _ in spellings(pooled).most_common(MOST_OPTIONS)]
    if not labels:
        return _UNANSWERED
    other = next((label for label in labels if is_other(label)), "")
    if any(item.has_other_column for item in items) or len(labels) == MOST_OPTIONS:
        other = other or OTHER
    check = ("the options are those that were chosen; some may hold several",)
    return Guess(Kind.SINGLE, options=in_order(labels), other=other, check=check)


def _commonest(values: Counter[str]) -> Counter[str]:
    """The answers given most, so many that what is left out is words and no option."""
    if len(values) <= MOST_DISTINCT:
        return values
    first = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return Counter(dict(first[:MOST_DISTINCT]))


def _ranking(items: Sequence[Item], values: Counter[str]) -> Guess:
    """Ranked items: those of the headings in their order, else those in the cells."""
    named = [item for item in items if all(c.holds is Holds.RANK for c in item.columns)]
    if named:
        parts = tuple(dict.fromkeys(column.part for column in named[0].columns))
        return Guess(Kind.RANK, options=parts)
    labels = tuple(sorted(spellings(values), key=lambda label: -values[label]))
    if not labels:
        return _UNANSWERED
    return Guess(Kind.RANK, options=labels, check=("the order of options is by how often",))


def _ticks(items: Sequence[Item]) -> Guess:
    """A column an option: the form's own options, in its own order."""
    split = next(item for item in items if item.shape is Shape.TICKS)
    plain = split.columns[:-1] if split.has_other_column else split.columns
    options = tuple(dict.fromkeys(column.part for column in plain))
    other = next((label for label in options if is_other(label)), "")
    if split.has_other_column and split.columns[-1].part in options:
        other = split.columns[-1].part
    if split.has_other_column and not other:
        other = OTHER
    separator = next((s for item in items for s in item.reader.separators), "")
    return Guess(Kind.MULTI, options=options, other=other, separator=separator)


def _numeric(
    text: str, pooled: Counter[str], values: Counter[str], *, in_grid: bool, coded: bool
) -> Guess | None:
    labels = list(spellings(pooled))
    if not values or not mostly_numbers(pooled) or (are_points(labels) and not are_bare(labels)):
        return None
    if coded:
        return Guess(Kind.SINGLE, options=tuple(sorted(labels, key=float)), check=(CODES,))
    if scale := rating_scale(text, pooled, in_grid=in_grid):
        return Guess(Kind.SCALE, scale=scale, check=("a scale of whole numbers, by its answers",))
    strays = sum(n for value, n in values.items() if not is_number(value))
    why = (f"{strays} answers are no number",) if strays else ()
    return Guess(Kind.NUMBER, number=number_meaning(text), check=why)


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
        guessed, values=fixed, other=other, check=typed_by_few(left, values.total(), other)
    )
