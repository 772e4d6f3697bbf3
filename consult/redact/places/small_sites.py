"""Places that single somebody out and are named without saying what they are: "one at sunbeams"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consult.definitions.word_list import InList, listed
from consult.redact.lexicon import never_sites, small_words, themes
from consult.redact.names import Span
from consult.redact.places.sites import sites_after
from consult.redact.reading import WordedText
from consult.redact.words import CommentWord

_MOST_WORDS = 3
"""Words of such a name, at most: nurseries have two as a rule, schools and firms up to three."""

_CONTEXT = re.compile(
    r"nurser|pre-?school|playgroup|cr[eè]che|child ?mind|school|key ?worker|settl|fees|hours|fund"
    r"|ward|bay|midwi|birth|labour|induc|discharg|section|consultant|nurse|matron|hca|crib|cot\b"
)
"""What a text is about in which a flower in small letters may be a nursery or a ward."""

_ENDS_APPOSED = frozenset(",.;:!?)\"”'’")

_WHAT_IT_IS = frozenset(
    {
        "service",
        "services",
        "school",
        "nursery",
        "academy",
        "practice",
        "surgery",
        "centre",
        "group",
    }
    | {"care", "homes", "ward", "unit", "college", "primary", "infants", "juniors", "clinic"}
)
"""What a place is, after its name."""

_HOLY = frozenset({"bishop", "archbishop", "canon", "king", "queen", "prince", "lord", "lady"})
"""What a school may be called by before a name: "Bishop Wilfred's"."""

_JOINS = frozenset({" ", "-", " & ", "'s ", "’s ", "' ", "’ ", "s "})
"""What may part them."""


def small_site_after(reading: WordedText, place: int) -> Iterator[Span]:
    """The name that begins right at a place, whatever its letters.

    Parameters
    ----------
    reading
        The text.
    place
        Where what points to it ends.

    Notes
    -----
    One of its words must be what places are called by (a flower, a bird), or no word that everybody
    uses: "goes to sunbeams", but "goes to school".
    """
    words = reading.tokens
    first = number = reading.at(place)
    if number < len(words) and words[number].low == "the":
        number += 1
    start = number
    while number < len(words) and number - start < _MOST_WORDS:
        token = words[number]
        if (number > first and token.gap not in _JOINS) or _ends(token):
            break
        number += 1
    if first < len(words) and words[first].start == place and _is_called(words[start:number]):
        end = _with_what_it_is(reading, number)
        yield words[first].start, words[end - 1].end
        if end + 1 < len(words):
            yield from _next_in_list(reading, end)


def _is_called(told: Sequence[CommentWord]) -> bool:
    return any(map(is_placelike, told)) and not (len(told) == 1 and told[0].kind.sure)


def _with_what_it_is(reading: WordedText, number: int) -> int:
    """Number of the word after what the place is, where that follows in the same letters."""
    words = reading.tokens
    while number < len(words) and words[number].gap == " " and words[number].low in _WHAT_IT_IS:
        if words[number].capital != words[number - 1].capital:
            break
        number += 1
    return number


def _next_in_list(reading: WordedText, number: int) -> Iterator[Span]:
    """The names that follow one in a list: "applegarth, daisychain and the ark"."""
    words = reading.tokens
    joined = words[number].low == "and" and words[number].gap == " "
    if joined or (words[number].gap == ", " and is_placelike(words[number])):
        following = words[number + joined]
        the = following.low == "the" and number + joined + 1 < len(words)
        if is_placelike(words[number + joined + the]):
            yield from small_site_after(reading, following.start)


def themed_site_after(reading: WordedText, place: int, *, anywhere: bool = False) -> Iterator[Span]:
    """The name that begins right at a place and has a flower, a bird or the like in it.

    Parameters
    ----------
    reading
        The text.
    place
        Where what points to it ends.
    anywhere
        Whether what points to it is sure, whatever the text is about.

    Notes
    -----
    Without a capital, else only a text about a nursery, a school or a ward is meant: others have
    buttercups that are flowers.
    """
    for start, end in small_site_after(reading, place):
        told = reading.tokens[reading.at(start) : reading.at(end)]
        themed = [token for token in told if _is_theme(token)]
        if any(reading.is_capital(token) for token in themed) or (
            themed and (anywhere or _CONTEXT.search(reading.low))
        ):
            yield start, end


def capital_site_after(reading: WordedText, place: int) -> Iterator[Span]:
    """The name that begins right at a place with a capital that no sentence gives it.

    Parameters
    ----------
    reading
        The text.
    place
        Where what points to it ends.
    """
    for start, end in sites_after(reading, place, fewest=1):
        told = reading.tokens[reading.at(start) : reading.at(end)]
        first = told[1:] if len(told) > 1 and told[0].low in _HOLY else told
        if not any(token.kind.harmless or token.starts for token in first):
            yield start, end


def apposed_site_after(reading: WordedText, place: int) -> Iterator[Span]:
    """The name in capitals that says which one is meant: "our nursery, Little Acorns,".

    Parameters
    ----------
    reading
        The text.
    place
        Where what points to it ends.
    """
    for start, end in sites_after(reading, place, fewest=1):
        told = reading.tokens[reading.at(start) : reading.at(end)]
        person = len(told) == 1 and (told[0].kind.sure or not is_placelike(told[0]))
        parted = reading.text[place - 2 : place].strip(" ").isalpha()
        if not person and (parted or reading.text[end : end + 1] in _ENDS_APPOSED):
            yield start, end


def small_site_before(reading: WordedText, place: int, end: int) -> Iterator[Span]:
    """The name that ends right at a place, with what follows: "treetops, the family hub".

    Parameters
    ----------
    reading
        The text.
    place, end
        Where what points to it begins and ends.
    """
    words = reading.tokens
    last = number = reading.at(place) - 1
    while number >= 0 and last - number < _MOST_WORDS and not _ends(words[number]):
        number -= 1
        if words[number + 1].gap not in _JOINS:
            break
    if _is_called(told := words[number + 1 : last + 1]):
        yield told[0].start, end


def is_placelike(token: CommentWord) -> bool:
    """Whether a word tells one place from another: a flower, a bird, or no everyday word.

    Parameters
    ----------
    token
        The word.
    """
    if _is_theme(token):
        return True
    return not (token.kind.harmless or _is_common(token) or len(token.low) < 3)


def _is_theme(token: CommentWord) -> bool:
    return token.low in themes() or token.low.removesuffix("s") in themes()


def _is_common(token: CommentWord) -> bool:
    where = listed(token.low)
    return token.kind.ordinary and (not where or bool(where & InList.COMMON))


def _ends(token: CommentWord) -> bool:
    """Whether a name has ended before a word."""
    themed = _is_theme(token)
    stops = token.low in never_sites() or token.low in small_words() or token.kind.harmless
    return not themed and (stops or len(token.low) < 2)
