"""Questions answered in numbers: amounts, ages, ratings on a scale, codes of a choice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from consult.definitions.wordings import is_prefer_not_to_say
from consult.draft.questions.choices import are_bare, are_points
from consult.draft.questions.evidence import mostly_numbers, number_meaning, rating_scale
from consult.draft.questions.find_options import floor_of, spellings
from consult.draft.questions.guessed import Guess
from consult.draft.questions.items import Item
from consult.draft.questions.labelled import CODES
from consult.draft.questions.remark import Remark
from consult.model.survey.questionnaire import Kind
from consult.read.export.declared import Holds
from consult.read.values.ages import age_in, birth_year_in
from consult.read.values.numbers import is_number

_CODE = re.compile(r"(?i)\b(zip|post) ?code\b")
_MOST_POINTS = 11
"""Different numbers, 0 to 10, beside a word that was given often: a rating with "N/A" for an
option. With more of them people typed amounts. Tried: no draft changes."""

_MOST_CODES = 15
"""Different whole numbers that may be the codes of a choice, which seldom has more options. Tried:
no draft changes; more are amounts or years, and a person who is told of codes would look in
vain."""

_HIGH_ENOUGH, _TOLD_BY = 9, 30
"""A scale from 0 that thirty answers never take above 8 does not go to 10."""

_AGES_AT_LEAST = 0.8
"""Share of answers in digits or words that are an age, from which the rest ("old enough") is left
to a person. Tried at 0.4 and 0.9: no draft changes."""

_ANY_YEAR = 2026
"""Only tells whether an answer is an age at all; the year of the study is used when reading."""


def numeric(
    text: str, pooled: Counter[str], values: Counter[str], *, in_grid: bool, coded: bool
) -> Guess | None:
    """A question answered in numbers, or ``None``.

    Parameters
    ----------
    text
        What was asked.
    pooled
        The answers that show the kind: those to all rows of its grid, or its own.
    values
        Its own answers.
    in_grid
        Whether it is a row of a grid.
    coded
        Whether the platform says that its numbers are codes.
    """
    if ages := _ages(text, values):
        return ages
    labels = list(spellings(pooled))
    if _CODE.search(text):
        return None
    if not values or not mostly_numbers(pooled) or (are_points(labels) and not are_bare(labels)):
        return None
    if coded:
        return Guess(
            Kind.SINGLE, options=tuple(sorted(labels, key=float)), remarks=(Remark(CODES),)
        )
    if scale := rating_scale(text, pooled, in_grid=in_grid):
        return _rated(scale, pooled)
    if _points_and_words(pooled):
        return None
    strays = sum(n for value, n in values.items() if not is_number(value))
    why = (Remark(f"{strays} answers are no number", strays),) if strays else ()
    return Guess(Kind.NUMBER, number=number_meaning(text), remarks=why)


def coded_choice(items: Sequence[Item], text: str, pooled: Counter[str]) -> Guess | None:
    """A choice of the form that the export holds as a code instead of its words.

    Parameters
    ----------
    items
        The question as it stands in each source.
    text
        What was asked.
    pooled
        The answers that show the kind.
    """
    labels = list(spellings(pooled))
    if not labels or not all(item.holds is Holds.CHOICE for item in items):
        return None
    if len(labels) > _MOST_CODES or not all(label.isdecimal() for label in labels):
        return None
    if rating_scale(text, pooled, in_grid=False):
        return None
    why = Remark("the export may hold codes; export it again with the words of the options")
    return Guess(Kind.SINGLE, options=tuple(sorted(labels, key=int)), remarks=(why,))


def _points_and_words(pooled: Counter[str]) -> bool:
    """Whether few numbers stand beside a word given often: a rating with "N/A" for an option."""
    labels = spellings(pooled)
    words = [n for label, n in labels.items() if not is_number(label)]
    few = len(labels) - len(words) <= _MOST_POINTS
    return bool(words) and few and min(words) >= floor_of(pooled.total())


def _rated(scale: str, pooled: Counter[str]) -> Guess:
    remarks = (Remark("a scale of whole numbers, by its answers"),)
    top = max(int(label) for label in spellings(pooled))
    if scale == "zero_to_ten" and top < _HIGH_ENOUGH and pooled.total() >= _TOLD_BY:
        points = tuple(str(point) for point in range(top + 1))
        return Guess(Kind.SCALE, options=points, remarks=remarks)
    return Guess(Kind.SCALE, scale=scale, remarks=remarks)


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
    why = (Remark(f"{left} answers are no age", left),) if left else ()
    return Guess(Kind.NUMBER, number=meaning, remarks=why)
