"""Closed questions: their options out of the answers, several in a cell or one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from consult.definitions import is_dont_know, is_other, is_prefer_not_to_say, same_words
from consult.definitions.categories import categories_by_word, category_meant
from consult.draft.questions.closed_or_open import (
    a_list,
    many_once,
    offered_however_rare,
    repeats,
    stand_together,
    too_open,
    with_further_steps,
)
from consult.draft.questions.evidence import ENOUGH_TO_SAY, Likeness, characteristic_asked
from consult.draft.questions.find_options import OptionsFound, discover, floor_of, spellings
from consult.draft.questions.guessed import (
    OTHER,
    Guess,
    purpose_of,
    spelt_otherwise,
    typed_by_few,
    with_characteristic,
)
from consult.draft.questions.items import Item
from consult.draft.questions.multi_column import ALL_THAT_APPLY
from consult.draft.questions.ordering import in_order, on_a_scale
from consult.model.survey.questionnaire import Kind
from consult.read.export.declared import Holds
from consult.read.values.ages import age_in, band_of
from consult.read.values.numbers import is_number
from consult.read.values.spelling import near
from consult.read.values.ticked import COMMA_ALONE, pieces, split_ticked

_OPEN = re.compile(
    r"(?i)\b(why|explain|comments?|describe|reasons?|tell us|in your own words|anything else)\b"
)
_COMMENT = re.compile(r"(?i)\b(explain|comments?|in your own words|anything else)\b")
_A_FEW_WORDS = 20
_MANY = 100
"""From so many answers on, that they repeat shows a list, however the question is worded."""

_LONGEST_OPTION = 150
_LONGEST_OF_FEW = 60
_A_SENTENCE = 40
_MOSTLY = 0.8
_ENDS_A_SENTENCE = frozenset({".", ")"})
MOST_OPTIONS = 80
_TICKED_TOGETHER = 0.1
_MOST_DISTINCT = 0.7
_IN_FORM_ORDER = 0.98
_EXPLAINED = 0.8
_NEARLY_ALL = 0.9
_MOST_MIXED = 25
_FEW_SPELLINGS = 20
_TIMES_REPEATED = 3
_HARMONISED = 0.9
_END = ": ."
_MORE_THAN_A_FEW = 10
"""Fewer answers cannot show that what stands several in a cell comes from a list."""


@dataclass(frozen=True)
class _Cut:
    """Cells cut at a separator: what they show, and whether it is sure that a form wrote them."""

    separator: str
    found: OptionsFound
    listed: bool


def several_of(items: Sequence[Item], text: str, values: Counter[str]) -> Guess | None:
    """Tick-all-that-apply in one cell, when the cells or the question show it.

    Parameters
    ----------
    items
        The question as it stands in each source.
    text
        What was asked.
    values
        The cells of all sources; each may hold several options, typed words or both.

    Returns
    -------
    Guess or None
        By the separator that explains most of the cells; ``None`` when none does.
    """
    asked = any(ALL_THAT_APPLY.search(words) for words in (text, *(item.text for item in items)))
    few = values.total() >= _MORE_THAN_A_FEW and _few_but_alike(items, values)
    best: _Cut | None = None
    for separator in dict.fromkeys(s for item in items for s in item.reader.separators):
        if not any(separator.strip() in value for value in values):
            continue
        listed = _written_by_a_form(items, values, separator)
        if not asked and not listed and _long(values) and not repeats(values, separator):
            continue
        found = discover(values, separator, listed=listed or few)
        shown = listed or _looks_ticked(found, values)
        shown = shown and found.several >= _TICKED_TOGETHER and found.explained >= _EXPLAINED
        apart = found.explained > _EXPLAINED / 2 and stand_together(found, values, separator)
        shown = shown or apart
        enough = (asked or listed) and found.several > 0 and found.explained > _EXPLAINED / 2
        if (shown or enough) and (best is None or found.explained > best.found.explained):
            best = _Cut(separator, found, listed or few)
    if best is None or len(best.found.options) < 2:
        return None
    return _with_other_column(items, _from_cut(items, text, values, best))


def _looks_ticked(found: OptionsFound, values: Counter[str]) -> bool:
    """Whether parts of cells are options of a form rather than words people typed.

    Options stand in the order of the form. Where a form mixes that order for each person, they
    are known by explaining nearly everything, few as they are, and by their capital letters.
    """
    if found.ordered >= _IN_FORM_ORDER and len(values) <= _MOST_DISTINCT * values.total():
        return True
    capital = sum(not label[:1].islower() for label in found.options)
    few = capital == len(found.options) <= _MOST_MIXED
    return few and found.explained >= _NEARLY_ALL and found.several >= 2 * _TICKED_TOGETHER


def _written_by_a_form(items: Sequence[Item], values: Counter[str], separator: str) -> bool:
    """Whether the cells show a form's own hand: a separator after the last option as well.

    Where a platform parts options by a comma alone, words with no space after a comma show it
    too, for people put one.
    """
    mark = separator.strip() or separator
    ended = sum(n for value, n in values.items() if value.rstrip().endswith(mark))
    if ended >= _MOSTLY * values.total() and mark not in _ENDS_A_SENTENCE:
        return True
    if not all(item.reader.separators == (COMMA_ALONE,) for item in items):
        return False
    several = sum(n for value, n in values.items() if len(pieces(value, separator)) > 1)
    return several >= _TICKED_TOGETHER * values.total() and not _long(values)


def _long(values: Counter[str]) -> bool:
    """Whether the answers are too long and too different to be ticked options."""
    length = sum(map(len, values)) / max(1, len(values))
    return length > _LONGEST_OPTION / 2 and len(values) > values.total() / 2


def _from_cut(items: Sequence[Item], text: str, values: Counter[str], cut: _Cut) -> Guess:
    """Options that stand in the cells of the largest source; others add spellings of them."""
    likeness = characteristic_asked(text, Counter(dict.fromkeys(cut.found.options, 1)))
    known = categories_by_word(likeness.characteristic) if likeness else {}
    separator = cut.separator
    main = max(items, key=lambda item: item.answered)
    own = separator if separator in main.reader.separators else main.reader.separators[0]
    options = list(discover(main.values, own, listed=cut.listed).options)
    loose = _loose(items, separator, options)
    if _from_the_list(Counter(dict.fromkeys(options, 1)), known):
        options += [label for label in spellings(loose) if same_words(label) in known]
        loose = _loose(items, separator, options)
    fixed = {part: meant for part in loose if (meant := near(part, options))}
    left = sum(n for part, n in loose.items() if part not in fixed)
    other = next((label for label in options if is_other(label)), OTHER if left else "")
    guessed = Guess(
        Kind.MULTI,
        options=in_order(options, keep=True),
        other=other,
        separator=separator,
        values=_few(fixed),
        check=(*typed_by_few(left, values.total(), other), *spelt_otherwise(fixed, loose)),
    )
    return with_characteristic(guessed, text, Counter(dict.fromkeys(options, 1)))


def _loose(items: Sequence[Item], separator: str, options: Sequence[str]) -> Counter[str]:
    """What is left of the cells of all sources when the options are taken out."""
    lookup = {same_words(label): label for label in options}
    loose: Counter[str] = Counter()
    for item in items:
        for value, times in item.values.items():
            if not is_prefer_not_to_say(value) or not any(map(is_prefer_not_to_say, options)):
                loose.update(dict.fromkeys(_left_over(value, item, separator, lookup), times))
    return loose


def _left_over(value: str, item: Item, separator: str, lookup: dict[str, str]) -> list[str]:
    tries = [
        split_ticked(value, mark, lookup).words
        for mark in dict.fromkeys((separator, *item.reader.separators))
    ]
    return [part for part in min(tries, key=len).split("\n") if part]


def _few(values: dict[str, str]) -> dict[str, str]:
    return dict(sorted(values.items())[:_FEW_SPELLINGS])


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
    keys = {same_words(label) for label in options} | set(known)
    covered = sum(n for value, n in pooled.items() if same_words(value) in keys)
    short = all(len(label) <= _LONGEST_OPTION for label in options)
    several = len(options) > 1 or len(values) == 1 < values.total()
    length = _mean_length(values)
    words = (_OPEN.search(text) and length > _A_SENTENCE) or (
        _COMMENT.search(text) and length > _A_FEW_WORDS
    )
    listed = a_list(values) and not _COMMENT.search(text)
    short = short and not (words and pooled.total() < _MANY and not listed)
    closed = covered >= ENOUGH_TO_SAY * pooled.total() and several and short and values
    spoken = not known and too_open(options, covered, pooled)
    said = bool(values) and all(item.holds is Holds.CHOICE for item in items)
    said = said and not _long(values)
    if not said and (not closed or spoken or len(options) > MOST_OPTIONS):
        return Guess(Kind.TEXT, purpose=purpose_of(text, Kind.TEXT))
    found = _closed(
        options or list(spellings(values)), text, pooled, values, likeness if known else None
    )
    return _with_other_column(items, found)


def _mean_length(values: Counter[str]) -> float:
    return sum(len(value) * n for value, n in values.items()) / max(1, values.total())


def _with_other_column(items: Sequence[Item], found: Guess) -> Guess:
    """The option whose words stand in a column beside: the one its label names, or "Other"."""
    beside = next((item.columns[-1] for item in items if item.has_other_column), None)
    if beside is None or found.other:
        return found
    known = {same_words(option).rstrip(_END): option for option in found.options}
    label = known.get(same_words(beside.part).rstrip(_END))
    return replace(found, other=label or (beside.part if is_other(beside.part) else OTHER))


def _offered(options: list[str], items: Sequence[Item], likeness: Likeness | None) -> list[str]:
    """Options without those that only a smaller form has and that mean one of the main form's.

    "F", "Femail" and "Woman" beside "Female" are other ways to say it, keyed from paper or printed
    on an Easy Read form; reading counts them under "Female".
    """
    if likeness is None or len(items) < 2:
        return options
    main = max(items, key=lambda item: item.answered)
    known = {same_words(value) for value in main.values}
    offered = [label for label in options if same_words(label) in known]
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
    floor = floor_of(pooled.total(), listed=_few_but_alike(items, pooled)) if typed else 1
    harmonised = _from_the_list(counts, known)
    frequent = [
        label
        for label, times in counts.most_common()
        if times >= floor
        or (harmonised and same_words(label) in known)
        or offered_however_rare(label)
    ]
    frequent = with_further_steps(frequent, counts)
    refusals = [label for label in frequent if is_prefer_not_to_say(label)]
    return [label for label in frequent if label not in refusals[1:]]


def _few_but_alike(items: Sequence[Item], pooled: Counter[str]) -> bool:
    """Whether few responses show a list all the same: short answers, most given twice or more."""
    total = pooled.total()
    short = all(len(value) <= _LONGEST_OF_FEW for value in pooled)
    opened = any(_OPEN.search(item.text) for item in items)
    return short and not opened and len(pooled) < total and len(pooled) <= max(2, total / 2)


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
    keys = {same_words(label) for label in options}
    if likeness is not None:
        keys |= set(categories_by_word(likeness.characteristic))
    for value, times in values.items():
        if same_words(value) in keys or is_prefer_not_to_say(value):
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
        values=_few(fixed),
        check=(*typed_by_few(left, values.total(), other), *spelt_otherwise(fixed, values)),
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


def _from_the_list(counts: Counter[str], known: Mapping[str, str]) -> bool:
    """Whether a form offered the harmonised list, so that rare answers are options of it too."""
    plain = {v: n for v, n in counts.items() if not is_prefer_not_to_say(v) and not is_dont_know(v)}
    listed = sum(n for label, n in plain.items() if same_words(label) in known)
    return bool(known) and listed >= _HARMONISED * sum(plain.values())


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
        category = known.get(same_words(label), label)
        if category not in seen:
            kept.append(label)
        seen.add(category)
    return kept
