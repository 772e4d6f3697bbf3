"""Questions answered in numbers: amounts, ages, ratings on a scale, codes and names of things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consult.definitions import scales
from consult.definitions.wordings import is_prefer_not_to_say
from consult.draft.columns.evidence import (
    asks_how_many,
    is_rating,
    mostly_numbers,
    number_meaning,
    offered_range,
    points_given,
    usual_scale,
)
from consult.draft.columns.items import Item
from consult.draft.questions.choices import are_bare, are_points
from consult.draft.questions.closed_or_open import a_list
from consult.draft.questions.find_options import FEWEST, floor_of, often_given, spellings
from consult.draft.questions.guessed import Guess, purpose_of
from consult.draft.questions.labelled import CODES
from consult.draft.questions.remark import Remark
from consult.model.survey.questionnaire import Kind
from consult.read.export.declared import Holds
from consult.read.values.ages import age_in, birth_year_in
from consult.read.values.numbers import is_number, number_in

_CODE = re.compile(r"(?i)\b(zip|post) ?code\b")
_THING = (
    r"(?:wards?|zones?|areas?|districts?|regions?|sectors?|clusters?|groups?|routes?|tables?|lines?"
    r"|rooms?|plots?|sites?|blocks?|house|flat|units?|class|team|box|gates?|bus(?:es)?|stops?|bays?"
    r"|stalls?|divisions?|parish(?:es)?|neighbourhoods?|sections?|options?|versions?|case|reference"
    r"|form|ticket|account|membership|telephone|phone|lot|pitch|postcode sectors?)"
)
_NUMBER_OF_A_THING = re.compile(rf"(?i)\b{_THING} (?:number|num\b|no\b\.?|nr\b|code|id\b|#)")
_WHICH_THING = re.compile(
    rf"(?i)\b(?:which|what)(?: \w+)? {_THING}\b|^(?:your |the )?(?:\w+ )?{_THING}\W*$"
)
_PLACE = re.compile(
    r"(?i)^(?:(?:which|what|your|the|council|electoral) )*"
    r"(?:ward|zone|district|route|sector|parish)\b"
)
_MEASURED = re.compile(r"(?i)\b(?:size|square|metres|acres|hectares|length|width|distance)\b")
"""What makes "area" or "group" an amount."""

_UNIT = re.compile(
    r"(?i)(?<=[\d ])(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|miles?|km"
    r"|metres?|people|times)$"
)
_POINT = re.compile(r"^\d+ ?[-\u2013(:=] ?[A-Za-z]")
"""A point of a scale with its meaning: "10 (all the time)"."""

_MOST_NAMES = 80
"""Different numbers that may be names of places; more are references, each of one response."""

_TOLD_BY = 30
"""Answers that show where a scale ends when none goes beyond."""

_FEWEST = 5
"""Answers from which small whole numbers look like points or codes."""

_MOST_CODED_BY_FEW = 3
"""Different small numbers that are codes of words sooner than points of a scale."""

_AMOUNTS_AT_LEAST, _PLAIN_AT_LEAST = 0.5, 0.95
"""Share of answers that certainly say a number, and that at least have digits in them, from which
an amount was asked for."""

_LONGEST_AMOUNT = 30
"""Characters of an amount with words beside it; longer ones are comments that name a figure."""

_MOST_POINTS = 11
"""Different numbers, 0 to 10, beside a word that was given often: a rating with "N/A" for an
option. With more of them people typed amounts. Tried: no draft changes."""

_MOST_CODES = 15
"""Different whole numbers that may be the codes of a choice, which seldom has more options. Tried:
no draft changes; more are amounts or years, and a person who is told of codes would look in
vain."""

_AGES_AT_LEAST = 0.8
"""Share of answers in digits or words that are an age, from which the rest ("old enough") is left
to a person. Tried at 0.4 and 0.9: no draft changes."""

_HARDLY_ANY = 0.02
"""Share of answers without a certain number up to which nobody is asked about them: the run lists
them, and the table has a row of them. By reasoning, not tried."""

_MOST_LISTED = 11
"""Points and codes that a remark lists one by one."""

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
    if not values or _CODE.search(text):
        return None
    labels = list(spellings(pooled))
    if not mostly_numbers(pooled):
        return _ages(text, values) or _amounts(text, values)
    if are_points(labels) and not are_bare(labels):
        return None
    if coded:
        options = tuple(sorted(labels, key=float))
        return Guess(Kind.SINGLE, options=options, remarks=(Remark(CODES),))
    plain = not number_meaning(text)
    if plain and (rated := _rated(text, pooled, in_grid=in_grid)):
        return rated
    if plain and _points_and_words(pooled):
        return None
    if plain and (found := _names(text, pooled) or _points_or_codes(text, pooled)):
        return found
    return _number(text, values)


def _number(text: str, values: Counter[str]) -> Guess:
    """A question of numbers, and what was written so that its number is not certain."""
    meaning = number_meaning(text)
    untold = {value: n for value, n in values.items() if not _is_told(value, text, meaning)}
    left = sum(untold.values())
    many = "1 answer holds" if left == 1 else f"{left:,} answers hold"
    named = often_given(untold)
    says = (
        f'{many} no number that is certain (a range, "about", words)'
        f"{f', such as {named}' if named else ''}; answered, but without a number in the table, "
        "which has them in a row outside its base, and listed by the run"
    )
    asked = left > _HARDLY_ANY * values.total()
    return Guess(Kind.NUMBER, number=meaning, remarks=(Remark(says, left),) if asked else ())


def _is_told(value: str, text: str, meaning: str) -> bool:
    if is_prefer_not_to_say(value) or number_in(value, text) is not None:
        return True
    read = {"age in years": age_in, "year of birth": birth_year_in}.get(meaning)
    return read is not None and read(value, _ANY_YEAR) is not None


def _amounts(text: str, values: Counter[str]) -> Guess | None:
    """Amounts of which many have a currency, a unit or "about" beside them."""
    total = values.total()
    short = {v: n for v, n in values.items() if len(v) <= _LONGEST_AMOUNT and _has_number(v)}
    if sum(short.values()) < _PLAIN_AT_LEAST * total or any(_POINT.match(v) for v in short):
        return None
    told = {v: n for v, n in short.items() if number_in(v, text) is not None}
    strays = max((n for v, n in values.items() if v not in told), default=0)
    plain = any(is_number(v) for v in told)
    if a_list(values) and (not plain or strays >= floor_of(total)):
        return None
    if sum(told.values()) < _AMOUNTS_AT_LEAST * total:
        return _with_a_unit(text, values)
    return _number(text, values)


def _with_a_unit(text: str, values: Counter[str]) -> Guess | None:
    """Amounts in a unit that the question does not name: which number was meant is not certain."""
    units = Counter({v: n for v, n in values.items() if _UNIT.search(v)})
    named = {unit[0].casefold() for v in units if (unit := _UNIT.search(v))}
    if a_list(values) or units.total() < _AMOUNTS_AT_LEAST * values.total():
        return None
    says = (
        f"{units.total():,} answers are amounts with a unit that the question does not name "
        f"({', '.join(sorted(named))}); kept as words unless you write the unit into `text` and "
        'kind = "number"'
    )
    remark = Remark(says, units.total())
    return Guess(Kind.TEXT, purpose=purpose_of(text, Kind.TEXT), remarks=(remark,))


def _has_number(value: str) -> bool:
    return bool(re.search(r"\d", value)) or number_in(value) is not None


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
    if points_given(pooled) and is_rating(text, in_grid=False):
        return None
    why = Remark("the export may hold codes; export it again with the words of the options")
    return Guess(Kind.SINGLE, options=tuple(sorted(labels, key=int)), remarks=(why,))


def _points_and_words(pooled: Counter[str]) -> bool:
    """Whether few numbers stand beside a word given often: a rating with "N/A" for an option."""
    labels = spellings(pooled)
    words = [n for label, n in labels.items() if not is_number(label)]
    few = len(labels) - len(words) <= _MOST_POINTS
    return bool(words) and few and min(words) >= floor_of(pooled.total())


def _rated(text: str, pooled: Counter[str], *, in_grid: bool) -> Guess | None:
    """A scale of whole numbers: all points that the question names, else those that were given."""
    given, offered = points_given(pooled), offered_range(text, pooled)
    if not given or not (offered or is_rating(text, in_grid=in_grid)):
        return None
    if offered and offered[0] <= given[0] and given[-1] <= offered[1]:
        return _on_points(range(offered[0], offered[1] + 1))
    if offered:
        return _beyond(given, range(offered[0], offered[1] + 1), pooled)
    if len(given) < _MOST_CODED_BY_FEW and not in_grid:
        return _codes(given, pooled)
    points = range(given[0], given[-1] + 1)
    if between := [point for point in points if point not in given]:
        return _with_gaps(given, between, pooled)
    found = _on_points(points)
    if _is_whole(points, pooled):
        return found
    says = (
        f"a scale of the points {_ends(points)}, the lowest and the highest that were given; "
        "points of the form beyond them are not shown unless you take the proposal"
    )
    change = {"scale": usual_scale(given, text), "options": []}
    return replace(found, remarks=(Remark(says, pooled.total(), change),))


def _with_gaps(given: Sequence[int], between: Sequence[int], pooled: Counter[str]) -> Guess:
    """A scale of the points given; those between them that nobody gave stand in no file."""
    says = (
        f"a scale of the points that were given; {_listed(between)} between them "
        f"{'was' if len(between) == 1 else 'were'} given by nobody, and not shown unless you take "
        "the proposal"
    )
    change = {"options": [str(point) for point in sorted({*given, *between})]}
    options = tuple(str(point) for point in given)
    return Guess(Kind.SCALE, options=options, remarks=(Remark(says, pooled.total(), change),))


def _is_whole(points: range, pooled: Counter[str]) -> bool:
    """Whether answers show a scale from end to end: many, several of them on its last point."""
    ends = {4, 6, 9} if points[0] else {9}
    return (
        points[0] <= 1
        and len(points) > _MOST_CODED_BY_FEW
        and points[-1] not in ends
        and pooled.total() >= _TOLD_BY
        and pooled[str(points[-1])] >= FEWEST
    )


def _on_points(points: Sequence[int]) -> Guess:
    """A scale of these points, by name where the definitions have it."""
    labels = tuple(str(point) for point in points)
    numbered = {
        s.id: [o.label for o in s.options if o.label.isdecimal()] for s in scales().values()
    }
    name = next((name for name, points in numbered.items() if points == [*labels]), "")
    return Guess(Kind.SCALE, scale=name) if name else Guess(Kind.SCALE, options=labels)


def _beyond(given: Sequence[int], offered: range, pooled: Counter[str]) -> Guess:
    """A scale of which the question names the ends, and that was answered beyond them."""
    options = [str(point) for point in sorted({*given, *offered})]
    beyond = [str(point) for point in given if point not in offered]
    n = sum(pooled[point] for point in beyond)
    says = (
        f"{_listed(beyond)} ({n:,} responses) is beyond the points {offered[0]} to {offered[-1]} "
        "of the question, perhaps a code for no answer; counted as a point unless you take the "
        "proposal"
    )
    change = {
        "missing": dict.fromkeys(beyond, "not answered"),
        "options": [str(point) for point in offered],
    }
    return Guess(Kind.SCALE, options=tuple(options), remarks=(Remark(says, n, change),))


def _names(text: str, pooled: Counter[str]) -> Guess | None:
    """Numbers that are names: of wards, routes, tables. They are counted, and never added up."""
    sure = _NUMBER_OF_A_THING.search(text) or _PLACE.search(text)
    if asks_how_many(text) or _MEASURED.search(text) or not (sure or _WHICH_THING.search(text)):
        return None
    if not all(value.isdecimal() for value in pooled):
        return None
    labels = sorted(spellings(pooled), key=int)
    if len(labels) > _MOST_NAMES or pooled.total() < 2 * len(labels):
        says = "numbers that are names of things and no amounts; listed as words, not counted"
        return Guess(Kind.TEXT, remarks=(Remark(says, pooled.total()),))
    says = (
        f"{_listed(labels)} are taken for names or codes and not for amounts: each is counted by "
        "itself unless you take the proposal"
    )
    remark = Remark(says, pooled.total(), {"kind": "number", "options": []})
    return Guess(Kind.SINGLE, options=tuple(labels), remarks=() if sure else (remark,))


def _points_or_codes(text: str, pooled: Counter[str]) -> Guess | None:
    """Small whole numbers under words that do not say what they are."""
    given = points_given(pooled)
    if asks_how_many(text) or len(given) < 2 or pooled.total() < _FEWEST:
        return None
    if len(given) <= _MOST_CODED_BY_FEW:
        return _codes(given, pooled)
    says = (
        f"{given[0]} to {given[-1]} may be points of a scale or a number of something; counted as "
        "a scale unless you take the proposal"
    )
    remark = Remark(says, pooled.total(), {"kind": "number", "scale": "", "options": []})
    return replace(_on_points(given), remarks=(remark,))


def _codes(given: Sequence[int], pooled: Counter[str]) -> Guess:
    """Two or three small numbers, which may stand for Yes and No."""
    says = (
        f"{_listed(given)} may be codes of answers such as Yes and No, or a number of something; "
        "each is counted by itself unless you take the proposal"
    )
    remark = Remark(says, pooled.total(), {"kind": "number", "options": []})
    options = tuple(str(code) for code in given)
    return Guess(Kind.SINGLE, options=options, remarks=(remark,))


def _listed(points: Sequence[int] | Sequence[str]) -> str:
    words = [str(point) for point in points]
    if len(words) > _MOST_LISTED:
        return f"{words[0]} to {words[-1]}"
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _ends(points: range) -> str:
    return f"{points[0]} to {points[-1]}"


def _ages(text: str, values: Counter[str]) -> Guess | None:
    """Ages or years of birth of which some are in words: "twenty six", "26 years"."""
    meaning = number_meaning(text)
    told = {v: n for v, n in values.items() if not is_prefer_not_to_say(v)}
    known = sum(n for v, n in told.items() if _is_told(v, text, meaning))
    if not meaning or known < _AGES_AT_LEAST * sum(told.values()):
        return None
    return _number(text, values)
