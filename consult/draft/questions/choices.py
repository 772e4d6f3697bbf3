"""A single choice: its options out of the answers, or words where there are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from consult.definitions import scales
from consult.definitions.categories import categories_by_word, shows
from consult.definitions.wordings import is_other, normalised
from consult.draft.columns.evidence import ENOUGH_TO_SAY, Likeness, characteristic_asked
from consult.draft.columns.items import Item
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
from consult.draft.questions.find_options import FEWEST, floor_of, spellings
from consult.draft.questions.guessed import (
    OTHER,
    Guess,
    purpose_of,
    typed_by_few,
    with_characteristic,
)
from consult.draft.questions.ordering import in_doubt, in_order, ladder_under, on_a_scale
from consult.draft.questions.remark import Remark
from consult.draft.questions.spelt_otherwise import (
    FEW_ANSWERS,
    given_once,
    other_points,
    other_wordings,
    own_words,
    slips,
)
from consult.errors import many
from consult.model.survey.questionnaire import Kind
from consult.read.export.declared import Holds
from consult.read.layout.plain_table import PLATFORM as ANY
from consult.read.layout.reader import Reader
from consult.read.values.ages import age_in, band_of
from consult.read.values.numbers import is_number
from consult.read.values.scales import points_among, points_of, scale_of

_COMMENT = re.compile(r"(?i)\b(explain|comments?|in your own words|anything else)\b")
_A_FEW_WORDS = 20
"""Characters of a mean answer above which a question for comments is answered in words. Tried: no
draft changes. It keeps a comment box from being a list where few people filled it and some of
them wrote the same "No" or "None"."""

_WORDS_OF_AN_OPTION = 4
"""Words of a mean answer up to which few answers may be options. By reasoning: "Neither agree nor
disagree" has as many."""

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

_FEW_RARE, _SHORT = 3, 25
"""Different rare answers, however few the frequent ones are, and characters, within which an answer
of few people is taken for an option of the form. By reasoning, not tried: what people type is
longer and more various than what a form offers."""


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
    if likeness is not None and likeness.covered < ENOUGH_TO_SAY:
        likeness = None
    known = categories_by_word(likeness.characteristic) if likeness else {}
    frequent = _frequent(items, pooled, known)
    options = [*frequent, *_rare(items, pooled, frequent, known)]
    keys = {normalised(label) for label in options} | set(known)
    covered = sum(n for value, n in pooled.items() if normalised(value) in keys)
    short = all(len(label) <= LONGEST_OPTION for label in options)
    # one option is none, but where all gave the same answer nobody typed it
    several = len(options) > 1 or len(values) == 1 < values.total() or bool(scale_of(options))
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
        remarks = _perhaps_a_choice(text, values)
        return Guess(Kind.TEXT, purpose=purpose_of(text, Kind.TEXT), remarks=remarks)
    offered = options or list(spellings(values))
    return _closed(items, offered, pooled, values, likeness)


def _perhaps_a_choice(text: str, values: Counter[str]) -> tuple[Remark, ...]:
    """The remark that a few short answers may be options; nothing where they read as words."""
    given = values.total()
    phrases = all(len(v) <= LONGEST_OPTION and _like_an_option(v) for v in values)
    words = sum(len(v.split()) for v in values)
    short = words <= _WORDS_OF_AN_OPTION * len(values)
    if not 0 < given < FEW_ANSWERS or not (phrases and short) or ASKS_FOR_WORDS.search(text):
        return ()
    says = (
        f"{many(given, 'answer')}, too few to tell whether people chose or wrote; kept as words "
        'unless you give it `kind = "single"` and `options`'
    )
    return (Remark(says, given),)


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


def _frequent(items: Sequence[Item], pooled: Counter[str], known: Mapping[str, str]) -> list[str]:
    """Answers that a form must have offered, so often were they given or so usual are they."""
    counts = spellings(pooled)
    floor = floor_of(pooled.total(), listed=few_but_alike(items, pooled))
    harmonised = from_the_list(counts, known)
    points = set(points_among(counts))
    frequent = [
        label
        for label, times in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if times >= floor
        or (harmonised and normalised(label) in known and not _a_wording(label, counts, known))
        or offered_however_rare(label)
        or label in points
    ]
    return with_further_steps(frequent, counts)


def _a_wording(label: str, counts: Counter[str], known: Mapping[str, str]) -> bool:
    """Whether an answer of one or two people names a group that an option given oftener names.

    Of a list that the form offered every group is an option; words of somebody's own are not.
    """
    group = known.get(normalised(label), "")
    alike = (n for other, n in counts.items() if known.get(normalised(other)) == group)
    return bool(group) and counts[label] < FEWEST <= max(alike)


def _rare(
    items: Sequence[Item], pooled: Counter[str], frequent: Sequence[str], known: Mapping[str, str]
) -> list[str]:
    """Answers of few people that look like the options of the form: they are answers all the same.

    Where the platform keeps words typed for "Other" in the same cell, or the answer is no step of
    the ladder that the others are on, two people must have given it in the same words.
    """
    counts = spellings(pooled)
    rare = sorted(set(counts) - set(frequent), key=lambda label: (-counts[label], label))
    if pooled.total() < _TIMES_REPEATED * len(counts) or many_once(counts):
        return []
    if len(rare) > max(_FEW_RARE, len(frequent)):
        return []
    typed = any(known_to_hold_other(item.reader) for item in items)
    typed = typed or ladder_under(frequent) is not None
    longest = max(map(len, frequent), default=0)
    return [
        label
        for label in rare
        if len(label) <= max(_SHORT, longest) and counts[label] > typed and _like_an_option(label)
        if not _a_wording(label, counts, known)
    ]


def known_to_hold_other(reader: Reader) -> bool:
    """Whether a platform is known to keep words typed for "Other" in the cell of the answer.

    Parameters
    ----------
    reader
        A plain table may do so, or not: nobody knows.
    """
    return reader.other_in_cell and reader.platform != ANY


def _like_an_option(label: str) -> bool:
    """Whether an answer is written as forms write options: no sentence, no lower case before it."""
    return not label[:1].islower() and not label.endswith((".", "!", "?"))


def _closed(
    items: Sequence[Item],
    options: list[str],
    pooled: Counter[str],
    values: Counter[str],
    likeness: Likeness | None,
) -> Guess:
    counts = spellings(pooled)
    main = _of_main_form(items, options)
    if likeness is not None and likeness.characteristic.id == "age":
        options = [band for band in options if not _in_a_band(band, options)]
    keys = {normalised(label) for label in options}
    left = Counter({v: n for v, n in values.items() if normalised(v) not in keys})
    if likeness is not None and likeness.characteristic.id == "age":
        left = Counter({v: n for v, n in left.items() if not _in_a_band(v, options)})
    other = next((label for label in options if is_other(label)), OTHER if left else "")
    remarks = [*slips(counts | left, options)]
    if likeness is not None:
        remarks += other_wordings(options, main, counts, likeness)
        remarks += own_words(left, likeness, options)
    typed = any(item.reader.other_in_cell for item in items)
    once = [o for o in options if typed and _typed_perhaps(o, counts, likeness)]
    if len(options) == 1:
        says = f'"{options[0]}" is the only option that anybody chose; add the others of the form'
        remarks.append(Remark(says, values.total()))
    remarks += given_once(once, options, other or OTHER, values.total())
    known = all(known_to_hold_other(item.reader) for item in items)
    least = min((counts[label] for label in options if not is_other(label)), default=0)
    remarks += typed_by_few(spellings(left), values.total(), other, least=least * known)
    by = categories_by_word(likeness.characteristic) if likeness else {}
    found = with_points(options, main, by)
    if found.scale:
        remarks += other_points(scales()[found.scale], options, counts)
    else:
        remarks += in_doubt(options, values.total())
    guessed = replace(found, other=other, remarks=tuple(remarks))
    return with_characteristic(guessed, items[0].text, values)


def with_points(
    options: Sequence[str], main: Sequence[str] = (), by: Mapping[str, str] | None = None
) -> Guess:
    """Options in their own words and in order: on a scale where they are its points, one to one.

    Parameters
    ----------
    options
        Labels, in any order.
    main
        Those of the form that most people filled in, which tell the scale where all do not.
    by
        ``normalised`` of a wording -> category, in the order categories are printed.
    """
    scale = scale_of(options) or scale_of(main)
    if scale is not None:
        points = list(points_of(scale, options))
        rest = [label for label in options if label not in points]
        return Guess(scale.kind, scale=scale.id, options=(*points, *in_order(rest)))
    ordered = are_points(options) or on_a_scale(options)
    kind = Kind.SCALE if ordered else Kind.SINGLE
    return Guess(kind, options=in_order(options, by=by))


def _of_main_form(items: Sequence[Item], options: Sequence[str]) -> list[str]:
    """The options of the form that most people filled in."""
    main = max(items, key=lambda item: item.answered)
    given = spellings(main.values)
    keys = {normalised(label) for label, n in given.items() if n >= floor_of(main.answered)}
    return [label for label in options if normalised(label) in keys]


def _typed_perhaps(label: str, counts: Counter[str], likeness: Likeness | None) -> bool:
    """Whether one person gave an answer that no form is known to offer."""
    known = likeness is not None and shows(likeness.characteristic, normalised(label))
    return counts[label] == 1 and not known and not offered_however_rare(label)


def _in_a_band(value: str, options: Sequence[str]) -> bool:
    """Whether an answer is an age, which is counted in the band it falls in."""
    age = age_in(value)
    return age is not None and bool(band_of(age, [o for o in options if age_in(o) is None]))


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
