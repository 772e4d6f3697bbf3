"""What a question's words and answers point to: a scale, a characteristic, a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from consult.definitions import characteristics
from consult.definitions.categories import categories_by_word, shows
from consult.definitions.wordings import is_dont_know, is_other, is_prefer_not_to_say, normalised
from consult.model.survey.characteristic import Characteristic
from consult.read.values.numbers import is_number

_RATING = re.compile(
    r"(?i)\b(on a scale|scale of|rate|how likely|how satisfied|how difficult|recommend"
    r"|how important|marks? out|out of (?:5|10|ten|five)"
    r"|how (?!many\b|old\b|long\b|far\b|often\b|tall\b)\w+ (?:are|do|did|does|would|is|was|were)"
    r"|how do you (?:feel|rate|find)|to what extent"
    r"|do you (?:feel|trust|think|believe|agree|support))\b"
)
_COUNTED = re.compile(
    r"(?i)\b(?:how (?:many|much (?:money|time)|often|long)|number of"
    r"|hours|days|weeks|months|years|times)\b"
)
"""What a question of how much one agrees does not ask for: an amount of something."""
_NAMES_POINTS = re.compile(r"(?i)\b(?:on a scale|scale of|rate|out of)\b")
_POINTS_SPELT = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
)
_SPELT = re.compile(rf"(?i)\b(?:{'|'.join(_POINTS_SPELT)})\b")
_FROM_TO = re.compile(
    r"(?<![\d.])([01])\s*(?:to|and|-|\u2013|\u2014|through|up to)\s*(\d{1,2})(?!\d)"
)
_OUT_OF = re.compile(r"(?i)\bout of (\d{1,2})\b(?! (?:people|days|times|residents))")
_POINT_MEANS = re.compile(r"(?<![\d.])(\d{1,2})\s*(?:=|:|is\b|being\b|means\b|for\b)")
_FEWEST_STEPS = 2
"""Steps of a scale that a question names: "from 1 to 2" is none."""

_FROM_ONE = ((5, "one_to_five"), (7, "one_to_seven"), (10, "one_to_ten"))
"""Highest point -> the scale from 1 that ends there."""

_BIRTH = re.compile(r"(?i)\byear (?:were you born|of (?:your )?birth)|birth year|\bborn\b")
_AGE = re.compile(r"(?i)\b(your age|how old|age \(years\)|age in years|^age$|what is your age)\b")
_CODE_NAME = re.compile(r"[\d\s:?*.]+$")
"""What stands behind the name of a variable: "age3", "Age:"."""

_NUMBERS_AT_LEAST = 0.95
"""Share of answers that are numbers, from which a question asks for one. Tried: at 0.475 figures
beside words in two files that are no surveys become numbers; at 0.975 a question of the eight in
which a few answers are no number becomes a choice between percentages."""

ENOUGH_TO_SAY = 0.55
"""Share of answers given by frequent values from which a question is closed. Source: DHSC's
``consultations`` rules, formats survey 4."""

_ENOUGH_BY_WORDS_AND_ANSWERS = 0.6
"""Share of answers that are categories of the characteristic that the words name, from which no
other is looked for. Tried at 0.3 and 0.8: no draft changes. Answers that two
characteristics share must not overrule what was asked."""

_ENOUGH_BY_ANSWERS = 0.9
"""The same where the words name none. Tried: halved, another question takes age, religion or gender
from the one that asks for it in four files; at 0.95 no draft changes."""

_MOST_TOLD = 300
"""Different answers, the commonest first, in which words of a characteristic are looked for: a list
of groups is never so long, and comments are not gone through for each characteristic. With all of
them no draft of the eight real exports is another."""

_HIGHEST_RATING = 10
"""The highest point of any scale of numbers in the definitions. Tried: halved, eight scales of two
files become numbers; doubled, no draft changes."""

_LONG_QUESTION = 250
"""Characters of a question that may name a characteristic: a longer one is a passage that mentions
it. Tried: halved, the question whether one is a carer, which says what a carer is, loses its
characteristic; doubled, no draft changes."""

_NAMES_IT = 80
"""A longer question that only mentions a characteristic, and whose answers name none of its
categories, asks about something else."""


_OPINION = re.compile(
    r"(?i)\b(?:should|(?:dis)?agree|do you (?:support|oppose|favour|believe|feel|want)"
    r"|(?:do|what do) you think (?!of yourself)|would you|propos(?:al|als|ed)|polic(?:y|ies)"
    r"|how (?:important|satisfied|well|often|easy|likely|useful|good)|to what extent"
    r"|what (?:impact|effect|difference|more)|impact on|in favour|why|explain|comments?|views?"
    r"|what would|tell us (?:more|why|how|what))\b"
)
"""What asks for a view, whatever it names: "Should there be more support for unpaid carers?"."""

_WHERE_IT_APPLIES = re.compile(r"(?i)^\s*(?:if|where)\b[^,:;?]*[,:;]")
"""What only says who is asked: "If you have a disability, do you need help to attend?"."""

_YES = "yes"


@dataclass(frozen=True)
class Likeness:
    """A characteristic a question seems to ask about.

    Parameters
    ----------
    characteristic
        Which.
    covered
        Share of answers that are a known wording of one of its categories, 0 to 1.
    by_words
        Whether the words of the question say so too.
    """

    characteristic: Characteristic
    covered: float
    by_words: bool


def mostly_numbers(values: Counter[str]) -> bool:
    """Whether nearly all answers are plain numbers.

    Parameters
    ----------
    values
        Answer -> how often it was given.
    """
    numeric = sum(n for value, n in values.items() if is_number(value))
    return numeric / max(1, values.total()) >= _NUMBERS_AT_LEAST


def number_meaning(text: str) -> str:
    """What a number question asks: "year of birth", "age in years" or "".

    Parameters
    ----------
    text
        The question.
    """
    if _BIRTH.search(text):
        return "year of birth"
    return "age in years" if _AGE.search(text) else ""


def asks_how_many(text: str) -> bool:
    """Whether a question asks for an amount of something: how many, how often, for how long.

    Parameters
    ----------
    text
        The question.
    """
    return bool(_COUNTED.search(text))


def offered_range(text: str, values: Counter[str]) -> tuple[int, int] | None:
    """The lowest and the highest point of a scale that a question names; ``None`` without any.

    Parameters
    ----------
    text
        The question: "from 0 to 10", "(1 = poor, 5 = good)", "out of ten".
    values
        Its answers, which tell whether marks out of ten begin with 0.
    """
    words = _SPELT.sub(lambda found: str(_POINTS_SPELT.index(found[0].lower())), text)
    if asks_how_many(text) and not _NAMES_POINTS.search(text):
        return None
    if found := _OUT_OF.search(words):
        low, high = (0 if "0" in values else 1), int(found[1])
    elif found := _FROM_TO.search(words):
        low, high = int(found[1]), int(found[2])
    elif len(named := [int(point) for point in _POINT_MEANS.findall(words)]) > 1:
        low, high = min(named), max(named)
    else:
        return None
    return (low, high) if low <= 1 < low + _FEWEST_STEPS <= high <= _HIGHEST_RATING else None


def is_rating(text: str, *, in_grid: bool) -> bool:
    """Whether a question asks how much or how good something is, and not for an amount of it.

    Parameters
    ----------
    text
        The question.
    in_grid
        Whether it is a row of a grid: then its words need not speak of rating.
    """
    counted = asks_how_many(text) and not _NAMES_POINTS.search(text)
    return not counted and (in_grid or bool(_RATING.search(text)))


def points_given(values: Counter[str]) -> list[int]:
    """The points of a scale of whole numbers that were given; none where any answer is no point.

    Parameters
    ----------
    values
        Answer -> how often it was given.
    """
    if not values or not all(value.isdecimal() for value in values):
        return []
    points = sorted({int(value) for value in values})
    return points if points[-1] <= _HIGHEST_RATING else []


def usual_scale(points: Sequence[int], text: str) -> str:
    """The scale of whole numbers of the definitions that some points seem to be of.

    Parameters
    ----------
    points
        Those given, in order; at least one.
    text
        The question: how likely people are to recommend something is asked from 0 to 10.
    """
    if points[0] == 0 or re.search(r"(?i)\b0\b|\bzero\b|recommend", text):
        return "zero_to_ten"
    return next(name for top, name in _FROM_ONE if points[-1] <= top)


def characteristic_asked(text: str, values: Counter[str]) -> Likeness | None:
    """The characteristic a question asks about, by its words and answers together.

    Parameters
    ----------
    text
        The question.
    values
        Its answers, options apart.

    Notes
    -----
    "Are you...?" says nothing: then nearly all answers must be categories that mean one
    characteristic only, which Yes and No do not.
    """
    by_words = _named_in(text)
    told = _told(values)
    covered = _coverage(by_words, told) if by_words is not None else 0.0
    if by_words is not None and covered >= _ENOUGH_BY_WORDS_AND_ANSWERS:
        return Likeness(by_words, covered, True)
    likely = [
        Likeness(known, share, False)
        for known in characteristics().values()
        if known.by_answers
        and not _asks_something_else(text, known)
        and not (_YES in categories_by_word(known) and _OPINION.search(normalised(text)))
        and _tells(known, told)
        and (share := _coverage(known, told)) >= _ENOUGH_BY_ANSWERS
    ]
    if likely:
        return max(likely, key=lambda likeness: likeness.covered)
    if by_words is None or (told and not covered and not _may_be_in_other_words(by_words, text)):
        return None
    return Likeness(by_words, covered, True)


def _may_be_in_other_words(named: Characteristic, text: str) -> bool:
    """Whether a question asks about what it names though no answer is one of its categories.

    A short question does that has a list for an answer; one that is answered by yes and no would
    have had such answers.
    """
    yes_or_no = _YES in categories_by_word(named)
    return not named.categories or (len(text) <= _NAMES_IT and not yes_or_no)


def _asks_something_else(text: str, known: Characteristic) -> bool:
    words = normalised(text)
    return any(_at(phrase, words) >= 0 for phrase in known.not_about)


def _at(phrase: str, words: str) -> int:
    """Where a phrase begins among words; -1 where it is not."""
    found = re.search(rf"(?<!\w){re.escape(normalised(phrase))}(?!\w)", words)
    return found.start() if found else -1


def _named_in(text: str) -> Characteristic | None:
    if len(text) > _LONG_QUESTION:
        return None
    words = normalised(_WHERE_IT_APPLIES.sub("", text))
    named = _CODE_NAME.sub("", words.replace("_", " "))
    for known in characteristics().values():
        if named and named in {known.id.replace("_", " "), normalised(known.name)}:
            return known
    if _OPINION.search(words):
        return None
    found = [
        (len(phrase), -position, known)
        for position, known in enumerate(characteristics().values())
        for phrase in known.headings
        if (at := _at(phrase, words)) >= 0 and not _denied(known, words, at)
    ]
    return max(found, key=lambda hit: hit[:2])[2] if found else None


def _denied(known: Characteristic, words: str, at: int) -> bool:
    """Whether words up to a heading say that something else is asked."""
    places = [place for phrase in known.not_about if (place := _at(phrase, words)) >= 0]
    return any(place <= at for place in places)


def _told(values: Counter[str]) -> Counter[str]:
    """``normalised`` of what people said of themselves -> how often."""
    told: Counter[str] = Counter()
    for value, times in values.items():
        told[normalised(value)] += times
    for key in [key for key in told if is_prefer_not_to_say(key) or is_dont_know(key)]:
        del told[key]
    return told


def _coverage(characteristic: Characteristic, told: Counter[str]) -> float:
    covered = sum(times for key, times in told.items() if shows(characteristic, key))
    return covered / max(1, told.total())


def _commonest(told: Counter[str]) -> list[str]:
    return sorted(told, key=lambda key: (-told[key], key))[:_MOST_TOLD]


def _tells(characteristic: Characteristic, told: Counter[str]) -> bool:
    """Whether answers name two things at least in words that only this characteristic has."""
    plain = {"yes", "no", "y", "n", "none", "m", "f", *map(normalised, characteristic.common)}
    known = categories_by_word(characteristic)
    named = {
        known.get(key, key)
        for key in _commonest(told)
        if key.strip("!. ") not in plain
        and not is_other(key)
        and (key in known or (not characteristic.bands and shows(characteristic, key)))
    }
    return len(named) > 1 or _told_together(characteristic, told)


def _told_together(characteristic: Characteristic, told: Counter[str]) -> bool:
    """Whether answers that other questions have too stand as a list of one characteristic only.

    "White" and "Black" are colours and "Asian" a cuisine; all three are groups of people.
    """
    pair = {normalised(label) for label in characteristic.together}
    others = {key for key in told if not is_other(key) and shows(characteristic, key)} - pair
    return bool(pair) and pair <= set(told) and bool(others)
