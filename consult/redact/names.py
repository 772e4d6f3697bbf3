"""Names of people: after and before what points to them, and by the kind of word they are."""

from __future__ import annotations

from collections.abc import Iterator

from consult.definitions.word_list import InList, listed
from consult.redact.lexicon import (
    deeds,
    general_words,
    never_names,
    no_surnames,
    particles,
    plain_in_small_letters,
    public_things,
    small_words,
)
from consult.redact.reading import WordedText
from consult.redact.syllables import is_syllable
from consult.redact.unlisted import (
    Sureness,
    goes_on_in_syllables,
    is_double,
    may_be_unlisted,
)
from consult.redact.words import CommentWord, also_words

Span = tuple[int, int]
"""Where a name begins and ends."""

_MOST_WORDS = 4
"""Words of a name, at most: "Dennis Alan Ramsbottom" and one to spare."""

_WITHIN_NAMES = frozenset({" ", "-", ". ", ".", "  ", "'", "’"})
"""What may part the words of one name."""


_MONTHS = frozenset({"may", "june", "april", "august", "jan", "march"})
_OF_MONTHS = frozenset(
    {"in", "of", "by", "last", "this", "next", "until", "till", "since", "mid", "early", "late"}
)
"""Months that are names, and what stands before a month."""

_SURE_TITLES = frozenset({"mr", "mrs", "ms", "mx", "cllr", "rev", "revd", "prof"})
"""Titles that are no other word: any word after them is a name. "Miss" is another."""

_AFTER_NAMES = frozenset({"at", "was", "is", "has", "had", "does", "always", "just", "then"})
"""What else follows the name of somebody at the beginning of a sentence: "Carol from the hub"."""

_ONE_OF_A_KIND = frozenset({"a", "an", "no", "another", "every", "proper", "typical"})
_WHO = frozenset({"who", "from", "at", "in", "on", "that", "with"})
"""What makes somebody of "a Kevin" all the same: "a Kevin from the hub"."""

_SIZES = frozenset({"big", "little", "wee", "old", "young", "lil", "fat", "mad"})
"""What stands before a name in a nickname: "Big Dave"."""


def names_after(reading: WordedText, place: int, cue: Sureness) -> Iterator[Span]:
    """The name that begins right at a place; none where it is none.

    Parameters
    ----------
    reading
        The text.
    place
        Where what points to it ends.
    cue
        What points to it.
    """
    number = reading.at(place)
    if number == len(reading.tokens) or reading.tokens[number].start != place:
        return
    if may_be_name(reading, number, cue):
        end = _end_of(reading, number)
        yield reading.tokens[number].start, reading.tokens[end].end


def names_before(reading: WordedText, place: int) -> Iterator[Span]:
    """The name that ends right at a place.

    Parameters
    ----------
    reading
        The text.
    place
        Where what points to it begins.
    """
    number = reading.at(place) - 1
    if number < 0 or not may_be_name(reading, number, Sureness.CALLED):
        return
    if reading.tokens[number].starts and _is_common(reading.tokens[number]):
        return
    first = number
    while first and reading.tokens[first].gap == " " and _goes_on(reading, first - 1):
        first -= 1
    yield reading.tokens[first].start, reading.tokens[number].end


def names_by_kind(reading: WordedText) -> Iterator[Span]:
    """Names that nothing points to: words that are a name or no word of English.

    Parameters
    ----------
    reading
        The text.
    """
    number = 0
    while number < len(reading.tokens):
        if may_be_name(reading, number, Sureness.NONE):
            end = _end_of(reading, number)
            first = _initials_before(reading, number)
            yield reading.tokens[first].start, reading.tokens[end].end
            number = end
            together = end + 1
            if together + 1 < len(reading.tokens) and _is_second(reading, together):
                yield reading.tokens[together + 1].start, reading.tokens[together + 1].end
        number += 1


def _is_second(reading: WordedText, together: int) -> bool:
    """Whether "and" joins a second name to one: "Carmen and Patience"."""
    token, other = reading.tokens[together], reading.tokens[together + 1]
    joined = token.gap == " " and token.low in ("and", "n") and other.gap == " "
    joined = joined and not reading.is_of_trade(other)
    return joined and may_be_name(reading, together + 1, Sureness.ROLE)


def initialled(reading: WordedText, start: int, end: int) -> Iterator[Span]:
    """A name that initials stand before, whatever word it is: "P. Summers".

    Parameters
    ----------
    reading
        The text.
    start, end
        Where the initials stand.
    """
    number = reading.at(end)
    if number == len(reading.tokens) or reading.tokens[number].low in never_names():
        return
    if reading.text[start:end].count(".") or reading.tokens[number].kind.listed:
        yield start, reading.tokens[_end_of(reading, number)].end


def may_be_name(reading: WordedText, number: int, cue: Sureness) -> bool:
    """Whether a word may be a name where it stands.

    Parameters
    ----------
    reading, number
        The text, and which of its words.
    cue
        What points to it.
    """
    token = reading.tokens[number]
    if _is_public(reading, number) or _is_kind_of_person(reading, number):
        return False
    if cue is Sureness.TITLE:
        return _after_title(reading, number)
    if token.low in never_names() or len(token.low) < 2:
        return _is_word_and_name(reading, number, cue)
    kind = token.kind
    if kind.harmless:
        return _is_word_and_name(reading, number, cue)
    if kind.place:
        return cue >= Sureness.ROLE and kind.listed
    if cue is Sureness.NONE and not kind.ordinary and reading.is_of_trade(token):
        return False
    if reading.is_foreign and cue < Sureness.ROLE:
        return kind.sure and token.capital
    if is_double(reading, token) or (cue >= Sureness.ROLE and _are_syllables(reading, number)):
        return True
    if kind.sure:
        if token.starts and cue is Sureness.NONE and _is_common(token) and not reading.is_shouted:
            return _acts(reading, number)
        return token.capital or token.low not in plain_in_small_letters() or cue >= Sureness.ROLE
    if not kind.ordinary:
        return may_be_unlisted(reading, token, cue) or _begins_in_syllables(reading, number)
    if not kind.first and cue < Sureness.NAMED:
        return (
            cue >= Sureness.ROLE and reading.is_capital(token) and kind.listed and not token.starts
        )
    return _is_word_and_name(reading, number, cue)


def _is_kind_of_person(reading: WordedText, number: int) -> bool:
    """Whether a name stands for a kind of people or a thing: "a Karen", "no Einstein"."""
    token = reading.tokens[number]
    if not number or token.gap != " " or reading.tokens[number - 1].low not in _ONE_OF_A_KIND:
        return False
    following = reading.tokens[number + 1] if number + 1 < len(reading.tokens) else None
    more = following and following.gap == " " and (following.capital or following.low in _WHO)
    return token.capital and not more and not reading.is_shouted


def _are_syllables(reading: WordedText, number: int) -> bool:
    """Whether two syllables stand where a name is pointed to: "his wife li na"."""
    two = reading.tokens[number : number + 2]
    return (
        len(two) == 2
        and two[1].gap == " "
        and all(
            is_syllable(one.low) and not _is_common(one) and one.low not in never_names()
            for one in two
        )
    )


def _begins_in_syllables(reading: WordedText, number: int) -> bool:
    """Whether two syllables stand together that nothing points to: "xin yi came"."""
    following = number + 1
    return following < len(reading.tokens) and goes_on_in_syllables(reading, following)


def _after_title(reading: WordedText, number: int) -> bool:
    token = reading.tokens[number]
    if reading.is_capital(token):
        return token.low not in no_surnames() and token.low != "i"
    surely = number and reading.tokens[number - 1].low in _SURE_TITLES
    if surely and len(token.low) == 2 and is_syllable(token.low):
        return token.low not in small_words()
    if token.low in never_names() or len(token.low) < 3:
        return False
    kind = token.kind
    missed = number and reading.tokens[number - 1].low == "miss"
    if missed and _is_common(token) and token.low not in also_words():
        return False
    known = kind.listed or listed(token.low) & (InList.FIRST | InList.LAST)
    return not kind.harmless and bool(known or not kind.ordinary or surely)


def _is_word_and_name(reading: WordedText, number: int, cue: Sureness) -> bool:
    """A word of English that is a first name as well: its capital or its neighbours tell."""
    token = reading.tokens[number]
    if token.shouted and not reading.is_shouted:
        return False
    known = token.low in also_words()
    first = token.kind.first or (cue >= Sureness.NAMED and listed(token.low) & InList.FIRST)
    if not known and (not first or token.kind.harmless or token.low in never_names()):
        return False
    common = _is_common(token)
    if not reading.is_capital(token):
        pointed = cue >= Sureness.ROLE and token.low not in never_names()
        named = cue >= Sureness.NAMED and listed(token.low) & InList.FIRST
        return pointed and (known or not common or bool(named))
    if token.low in _MONTHS:
        before = reading.tokens[number - 1].low if number else ""
        return cue is not Sureness.NONE and before not in _OF_MONTHS
    if token.starts and cue is Sureness.NONE:
        return not common or (known and _acts(reading, number))
    return known or cue is not Sureness.NONE or not (common or token.low in general_words())


def _is_common(token: CommentWord) -> bool:
    return bool(listed(token.low) & InList.COMMON)


def _acts(reading: WordedText, number: int) -> bool:
    """Whether what follows the first word of a sentence makes a person of it."""
    token = reading.tokens[number]
    after = reading.text[token.end : token.end + 2]
    if number + 1 == len(reading.tokens):
        return not after.strip(" .!x") and number > 0
    following = reading.tokens[number + 1]
    if after in ("'s", "’s"):
        return token.low not in also_words() or following.capital
    if token.low in ("will", "may") and _is_common(following):
        return False
    if following.gap == " " and following.capital and not following.shouted:
        return not following.kind.harmless and following.low not in never_names()
    acts = following.low in deeds() or following.low.endswith("ed")
    acts = acts or following.low in ("ca", "wo")
    acts = acts or (following.low in _AFTER_NAMES and token.low not in also_words())
    return acts and following.gap == " "


def _is_public(reading: WordedText, number: int) -> bool:
    """Whether a name is part of that of a law, a review or a place that everybody knows."""
    following = number + 1
    while following < len(reading.tokens) and following <= number + 2:
        token = reading.tokens[following]
        if token.gap not in (" ", "'s ", "’s ", " and "):
            return False
        if token.low in public_things():
            return reading.tokens[number].capital
        if not token.capital:
            return False
        following += 1
    return False


def _end_of(reading: WordedText, number: int) -> int:
    """Number of the last word of the name that begins with a word."""
    end = number
    while end + 1 < len(reading.tokens) and end - number < _MOST_WORDS:
        token = reading.tokens[end + 1]
        if token.gap not in _WITHIN_NAMES or not (
            _goes_on(reading, end + 1) or _is_particle(reading, end + 1)
        ):
            break
        if token.gap in (". ", ".") and len(reading.tokens[end].text) > 1:
            break
        end += 1
    return end


def _is_particle(reading: WordedText, number: int) -> bool:
    following = number + 1
    return (
        reading.tokens[number].low in particles()
        and following < len(reading.tokens)
        and reading.tokens[following].gap in (" ", "-", "'", "’")
        and _goes_on(reading, following)
    )


def _goes_on(reading: WordedText, number: int) -> bool:
    """Whether a word beside a name is part of it."""
    token = reading.tokens[number]
    kind = token.kind
    if len(token.text) == 1:
        return token.capital and token.low not in ("i", "a")
    if goes_on_in_syllables(reading, number) or (number and _are_syllables(reading, number - 1)):
        return True
    if token.low in never_names() or ((kind.harmless or kind.place) and not kind.listed):
        return False
    if reading.is_capital(token):
        return not token.shouted or not kind.ordinary
    return (kind.sure and token.low not in plain_in_small_letters()) or (
        kind.listed and not kind.ordinary
    )


def _initials_before(reading: WordedText, number: int) -> int:
    """Number of the first initial, nickname or rare name before a name, or of the name itself."""
    if number and reading.tokens[number].gap == " ":
        before = reading.tokens[number - 1]
        kind = before.kind
        known = kind.ordinary or kind.harmless or reading.is_of_trade(before)
        rare = not (known or reading.is_foreign) and len(before.text) > 2
        if (rare and not before.shouted) or (before.capital and before.low in _SIZES):
            number -= 1
    if number and reading.tokens[number].gap == " " and is_double(reading, reading.tokens[number]):
        before = reading.tokens[number - 1]
        if (is_syllable(before.low) or before.low == "park") and listed(before.low) & InList.LAST:
            return number - 1
    while number and (before := reading.tokens[number - 1]):
        if len(before.text) > 1 or reading.tokens[number].gap.strip(" ."):
            break
        if before.low in ("i", "a") and reading.tokens[number].gap == " ":
            break
        number -= 1
    return number
