"""A single choice: its options out of the answers, or words where there are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from consult.definitions.categories import categories_by_word, category_meant
from consult.definitions.wordings import is_other, is_prefer_not_to_say, normalised
from consult.draft.questions.closed_or_open import (
    ASKS_FOR_WORDS,
    LONGEST_OPTION,
    a_list,
    few_but_alike,
    from_the_list,
    many_once,
    offered_however_rare,
    too_long,
    too_open,
    with_further_steps,
)
from consult.draft.questions.evidence import ENOUGH_TO_SAY, Likeness, characteristic_asked
from consult.draft.questions.find_options import floor_of, spellings
from consult.draft.questions.guessed import (
    OTHER,
    Guess,
    first_spellings,
    purpose_of,
    spelt_otherwise,
    typed_by_few,
    with_characteristic,
    with_other_column,
)
from consult.draft.questions.items import Item
from consult.draft.questions.ordering import in_order, on_a_scale
from consult.model.survey.questionnaire import Kind
from consult.read.export.declared import Holds
from consult.read.values.ages import age_in, band_of
from consult.read.values.numbers import is_number
from consult.read.values.spelling import near

_COMMENT = re.compile(r"(?i)\b(explain|comments?|in your own words|anything else)\b")
_A_FEW_WORDS = 20
"""Characters of a mean answer above which a question for comments is answered in words. Tried: no
draft changes. It keeps a comment box from being a list where few people filled it and some of
them wrote the same "No" or "None"."""

_MANY = 100
"""From so many answers on, that they repeat shows a list, however the question is worded."""

_A_SENTENCE = 40
"""The same where the question only asks why or for a description: its options may be whole
sentences. Tried: no draft changes."""

_MOST_OPTIONS = 80
"""More are no list that a form offers but words that repeat, such as towns. Tried: halved, 51
states of the USA become words; doubled, no draft changes."""

_TIMES_REPEATED = 3
"""Times each answer was given, on the whole, from which all are options, however rare one is.
Tried: at 1, answers that one person typed become options in nine files (57 qualifications in one
question); doubled, options that few took are left out in two of LimeSurvey."""


def one_of(items: Sequence[Item], text: str, pooled: Counter[str], values: Counter[str]) -> Guess:
    """A single choice when frequent answers cover most of them; else words.

    Parameters
    ----------
    items
        The question as it stands in each source.
    text
        What was asked.
    pooled
        The answers that show the options: those to all rows of its grid, or its own.
    values
        Its own answers.
    """
    likeness = characteristic_asked(text, values)
    known = (
        categories_by_word(likeness.characteristic)
        if likeness and likeness.covered >= ENOUGH_TO_SAY
        else {}
    )
    options = _offered(_frequent(items, pooled, known), items, likeness if known else None)
    keys = {normalised(label) for label in options} | set(known)
    covered = sum(n for value, n in pooled.items() if normalised(value) in keys)
    short = all(len(label) <= LONGEST_OPTION for label in options)
    # one option is none, but where all gave the same answer nobody typed it
    several = len(options) > 1 or len(values) == 1 < values.total()
    closed = (
        bool(values)
        and covered >= ENOUGH_TO_SAY * pooled.total()
        and several
        and short
        and not _asks_for_words(text, pooled, values)
        and (bool(known) or not too_open(options, covered, pooled))
        and len(options) <= _MOST_OPTIONS
    )
    if not closed and not _said_closed(items, values):
        return Guess(Kind.TEXT, purpose=purpose_of(text, Kind.TEXT))
    found = _closed(
        options or list(spellings(values)), text, pooled, values, likeness if known else None
    )
    return with_other_column(items, found)


def _asks_for_words(text: str, pooled: Counter[str], values: Counter[str]) -> bool:
    """Whether a question asks for words and the answers are as long as words are."""
    length = sum(len(value) * n for value, n in values.items()) / max(1, values.total())
    long = (ASKS_FOR_WORDS.search(text) and length > _A_SENTENCE) or (
        _COMMENT.search(text) and length > _A_FEW_WORDS
    )
    listed = a_list(values) and not _COMMENT.search(text)
    return bool(long) and pooled.total() < _MANY and not listed


def _said_closed(items: Sequence[Item], values: Counter[str]) -> bool:
    """Whether the platforms say that the cells are options, and the cells do not speak against."""
    said = bool(values) and all(item.holds is Holds.CHOICE for item in items)
    return said and not too_long(values)


def _offered(options: list[str], items: Sequence[Item], likeness: Likeness | None) -> list[str]:
    """Options without those that only a smaller form has and that mean one of the main form's.

    "F", "Femail" and "Woman" beside "Female" are other ways to say it, keyed from paper or printed
    on an Easy Read form; reading counts them under "Female".
    """
    if likeness is None or len(items) < 2:
        return options
    main = max(items, key=lambda item: item.answered)
    known = {normalised(value) for value in main.values}
    offered = [label for label in options if normalised(label) in known]
    meant = {category_meant(likeness.characteristic, label) for label in offered} - {""}
    return [
        label
        for label in options
        if label in offered or category_meant(likeness.characteristic, label) not in meant
    ]


def _frequent(items: Sequence[Item], pooled: Counter[str], known: Mapping[str, str]) -> list[str]:
    counts = spellings(pooled)
    repeated = pooled.total() >= _TIMES_REPEATED * len(counts) and not many_once(counts)
    typed = any(item.reader.other_in_cell for item in items) or not repeated
    floor = floor_of(pooled.total(), listed=few_but_alike(items, pooled)) if typed else 1
    harmonised = from_the_list(counts, known)
    frequent = [
        label
        for label, times in counts.most_common()
        if times >= floor
        or (harmonised and normalised(label) in known)
        or offered_however_rare(label)
    ]
    frequent = with_further_steps(frequent, counts)
    refusals = [label for label in frequent if is_prefer_not_to_say(label)]
    return [label for label in frequent if label not in refusals[1:]]


def _closed(
    options: list[str],
    text: str,
    pooled: Counter[str],
    values: Counter[str],
    likeness: Likeness | None,
) -> Guess:
    if likeness is not None:
        options = _categories_once(options, pooled, likeness)
        if likeness.characteristic.id == "age":
            options = [band for band in options if not _in_own_words(band, options, likeness)]
    fixed: dict[str, str] = {}
    left = 0
    keys = {normalised(label) for label in options}
    if likeness is not None:
        keys |= set(categories_by_word(likeness.characteristic))
    for value, times in values.items():
        if normalised(value) in keys or is_prefer_not_to_say(value):
            continue
        if _in_own_words(value, options, likeness):
            continue
        if meant := near(value, options):
            fixed[value] = meant
        else:
            left += times
    other = next((label for label in options if is_other(label)), OTHER if left else "")
    ordered = are_points(options) or on_a_scale(options)
    numbered = Kind.SCALE if ordered else Kind.SINGLE
    guessed = Guess(
        numbered,
        options=in_order(
            options, by=categories_by_word(likeness.characteristic) if likeness else {}
        ),
        other=other,
        values=first_spellings(fixed),
        remarks=(*typed_by_few(left, values.total(), other), *spelt_otherwise(fixed, values)),
    )
    return with_characteristic(guessed, text, values)


def _in_own_words(value: str, options: Sequence[str], likeness: Likeness | None) -> bool:
    """Whether reading puts an answer under one of the options by what it means."""
    if likeness is None:
        return False
    if likeness.characteristic.id == "age":
        age = age_in(value)
        return age is not None and bool(band_of(age, [o for o in options if age_in(o) is None]))
    return bool(category_meant(likeness.characteristic, value))


def are_points(options: Sequence[str]) -> bool:
    """Whether options are the points of a scale: "1 (None at all)", "2", "3".

    Parameters
    ----------
    options
        Labels in any order. Fewer than four, or a number left out, are no scale; nor are bands
        such as "1 to 3".
    """
    numbers = [re.match(r"^(\d+)(?!\d*\s*(?:to|-|–)\s*\d)", label) for label in options]
    found = sorted(int(match[1]) for match in numbers if match)
    return len(found) == len(options) > 3 and found == list(range(found[0], found[0] + len(found)))


def are_bare(labels: Sequence[str]) -> bool:
    """Whether options are numbers and nothing else.

    Parameters
    ----------
    labels
        In any order.
    """
    return all(is_number(label) for label in labels)


def _categories_once(options: list[str], counts: Counter[str], likeness: Likeness) -> list[str]:
    """Of several spellings of one category only the commonest is an option.

    Forms offer each option often; "male" beside "Male" and "m" is how people typed it. Where
    two options of a form mean one category ("Gay man", "Gay woman/Lesbian") both stay.
    """
    known = categories_by_word(likeness.characteristic)
    free = len(counts) > 2 * max(1, len(likeness.characteristic.categories)) + 4
    if not free or len(likeness.characteristic.categories) > 5:
        return options
    seen: set[str] = set()
    kept = []
    for label in options:
        category = known.get(normalised(label), label)
        if category not in seen:
            kept.append(label)
        seen.add(category)
    return kept
