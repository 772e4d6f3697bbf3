"""Places and organisations that single somebody out: a school, a nursery, a ward, an employer."""

from __future__ import annotations

from collections.abc import Iterator

from consult.definitions.word_list import InList, listed
from consult.redact.lexicon import (
    never_sites,
    no_street_names,
    public_things,
    saint_towns,
    small_words,
    titles,
)
from consult.redact.names import Span
from consult.redact.reading import WordedText
from consult.redact.words import CommentWord

_MOST_SMALL = 3
"""Words in small letters before what a place is, at most: "fold lane childrens centre"."""

_MOST_CAPITALS = 6
"""Words with a capital, and small ones between them, at most."""

_COMPASS = frozenset({"north", "south", "east", "west"})
"""Words that stand before a name and are none: "East Kent"."""

_SHORTENED = frozenset({"st", "int", "rd", "mt", "jr", "sch"})
"""Words after which a full stop ends no sentence."""

_BETWEEN = frozenset(
    {"of", "the", "in", "and", "at", "on", "upon", "a", "by", "for", "le", "under"}
)
"""Small words within names of places and organisations."""

_JOINS = frozenset({" ", "-", " & ", "'s ", "’s ", "' ", "’ ", "'", " + ", "  "})
"""What may part the words of such a name."""


def sites_before(
    reading: WordedText, start: int, end: int, *, rare: bool = False
) -> Iterator[Span]:
    """The named place whose last words stand at a place in the text; none where it has no name.

    Parameters
    ----------
    reading
        The text.
    start, end
        Where the words stand that say what it is, as "primary school".
    rare
        Whether small letters must hold a word that is none of English: "quayles bakery", but
        "carpet shop".
    """
    first = reading.at(start)
    words = reading.tokens
    if not first or reading.text[words[first - 1].end : start] not in _JOINS:
        return
    before = words[first - 1]
    capitals = reading.is_capital(before) and (reading.text[start].isupper() or not before.starts)
    found = _capitals_before(reading, first) if capitals else _small_before(reading, first)
    if found == first:
        return
    if capitals or not rare or any(_is_rare(token) for token in words[found:first]):
        yield words[found].start, end


def _is_rare(token: CommentWord) -> bool:
    where = listed(token.low)
    called = where & InList.LAST and not where & InList.COMMON
    return bool(called) or not token.kind.ordinary


def _capitals_before(reading: WordedText, first: int) -> int:
    words, found, at = reading.tokens, first, first - 1
    while at >= 0 and first - at <= _MOST_CAPITALS and (at + 1 == first or _joined(words, at + 1)):
        if words[at].capital and not (words[at].starts and words[at].low in small_words()):
            found = at
        elif words[at].low not in _BETWEEN:
            break
        at -= 1
    if not any(_tells(token) for token in words[found:first]):
        return first
    return _with_article(reading, found)


def _small_before(reading: WordedText, first: int) -> int:
    words, found = reading.tokens, first
    while found and first - found < _MOST_SMALL and (found == first or _joined(words, found)):
        token = words[found - 1]
        if token.low in never_sites() or token.kind.harmless or len(token.text) < 2:
            break
        if found == first and _is_done(token):
            break
        found -= 1
    return _with_article(reading, found) if found < first else first


def _is_done(token: CommentWord) -> bool:
    """Whether a word is what somebody does: "stopped school", "continuing healthcare"."""
    common = listed(token.low) & InList.COMMON and not listed(token.low) & InList.LAST
    return token.low.endswith(("ed", "ing")) and bool(common)


def _with_article(reading: WordedText, found: int) -> int:
    before = found - 1
    article = before >= 0 and reading.tokens[before].low == "the"
    return before if article and reading.tokens[found].gap == " " else found


def _alone(words: list[CommentWord], number: int) -> bool:
    """Whether the first word of a sentence has no "of" or "at" that joins it to a name."""
    return number + 1 == len(words) or words[number + 1].low not in ("of", "at", "and")


def _joined(words: list[CommentWord], number: int) -> bool:
    """Whether nothing parts a word from the one before but what parts the words of a name."""
    gap = words[number].gap
    return gap in _JOINS or (gap == ". " and words[number - 1].low in _SHORTENED)


def sites_after(
    reading: WordedText, place: int, *, fewest: int, strange: bool = False
) -> Iterator[Span]:
    """The name in capitals that begins right at a place.

    Parameters
    ----------
    reading
        The text.
    place
        Where what points to it ends.
    fewest
        Words that it must have.
    strange
        Whether one of them must be none of everybody's words: a title in capitals ("Every Child
        Matters") has none.
    """
    words = reading.tokens
    first = number = reading.at(place)
    if number < len(words) and words[number].low == "the" and words[number].start == place:
        number += 1
    if number >= len(words) or words[first].start != place or reading.is_shouted:
        return
    if number < len(words) and words[number].low in titles():
        return
    last, capitals, start = -1, [], number
    while number < len(words) and number - start < _MOST_CAPITALS:
        token = words[number]
        if number > start and not _joined(words, number):
            break
        if token.capital and len(token.low) > 1:
            last = number
            if not (
                token.shouted or (token.starts and token.kind.ordinary and _alone(words, number))
            ):
                capitals.append(token)
        elif token.low not in _BETWEEN or number == start:
            break
        number += 1
    told = [token for token in capitals if _tells(token)]
    if _is_town(told) or _is_saint_town(capitals):
        return
    if strange and not any(_is_rare(token) for token in told):
        return
    plain = not any(token.low in _BETWEEN for token in words[start : last + 1])
    if plain and capitals and capitals[-1].low in public_things():
        return
    if len(capitals) >= fewest and told:
        yield words[first].start, words[last].end


def _is_town(told: list[CommentWord]) -> bool:
    """Whether the words are a town's and everyday ones: "Bishops Stortford"."""
    places = [token.kind.place for token in told]
    return any(places) and not any(_is_rare(one) for one in told if not one.kind.place)


def _is_saint_town(capitals: list[CommentWord]) -> bool:
    """Whether a saint is a town or an island: "St Ives"."""
    saint = bool(capitals) and capitals[0].low in ("st", "saint")
    return saint and len(capitals) > 1 and capitals[1].low in saint_towns()


def sites_by_capitals(reading: WordedText) -> Iterator[Span]:
    """Two words or more with capitals that nothing points to: "over to Buttons and Bows".

    Parameters
    ----------
    reading
        The text.
    """
    words, number = reading.tokens, 0
    while number < len(words) and not (reading.is_shouted or reading.is_foreign):
        token = words[number]
        if not token.capital or token.shouted or (token.starts and not _tells(token)):
            number += 1
            continue
        spans = list(sites_after(reading, token.start, fewest=2, strange=True))
        yield from spans
        number = reading.at(spans[0][1]) if spans else number + 1


def _tells(token: CommentWord) -> bool:
    """Whether a word with a capital tells one place from another."""
    return not (_says_nothing(token) or token.kind.harmless or token.shouted)


def _says_nothing(token: CommentWord) -> bool:
    one = token.low.removesuffix("ies") + "y" if token.low.endswith("ies") else token.low
    said = {token.low, one, one.removesuffix("s")}
    return token.low in _COMPASS or not said.isdisjoint(no_street_names())
