"""Places by a last word of the landscape, or by a capital where the text is about such places."""

from __future__ import annotations

from collections.abc import Iterator

from consult.definitions.word_list import InList, listed
from consult.redact.lexicon import any_street, landscape, no_street_names, small_words
from consult.redact.names import Span
from consult.redact.places.sites import sites_after
from consult.redact.places.themed import is_of_places, is_playful
from consult.redact.reading import WordedText
from consult.redact.words import CommentWord


def landscape_site_after(reading: WordedText, place: int) -> Iterator[Span]:
    """The name of two words in small letters whose last one is of the landscape: "marsh green".

    Parameters
    ----------
    reading
        The text.
    place
        Where what points to it ends.
    """
    words, number = reading.tokens, reading.at(place)
    if number + 1 >= len(words) or words[number].start != place or words[number + 1].gap != " ":
        return
    first, last = words[number], words[number + 1]
    plain_word = first.low in small_words() or first.low in any_street()
    plain_word = plain_word or first.low in no_street_names()
    if (
        plain_word
        or first.low in _NO_LANDSCAPE
        or last.low not in landscape()
        or len(first.low) < 3
    ):
        return
    if reading.text[last.end : last.end + 1].isalnum() or not is_of_places(reading.low):
        return
    yield first.start, last.end


_NO_LANDSCAPE = frozenset(
    {
        "plain",
        "full",
        "dead",
        "deep",
        "clear",
        "skate",
        "retail",
        "theme",
        "country",
        "water",
        "mobile",
    }
    | {
        "business",
        "science",
        "caravan",
        "industrial",
        "open",
        "hot",
        "cold",
        "fresh",
        "rain",
        "tap",
        "post",
    }
    | {
        "gypsy",
        "halfway",
        "either",
        "every",
        "bus",
        "bath",
        "opposite",
        "wrong",
        "right",
        "hard",
        "half",
    }
    | {
        "holding",
        "drinking",
        "private",
        "council",
        "playing",
        "football",
        "cricket",
        "swimming",
        "paddling",
    }
)
"""What stands before these words where they name a thing: "full view"."""


def context_site_after(reading: WordedText, place: int) -> Iterator[Span]:
    """The name in capitals that begins right at a place, in a text about a school or a ward.

    Parameters
    ----------
    reading
        The text.
    place
        Where what points to it ends.
    """
    if not is_of_places(reading.low):
        return
    for start, end in sites_after(reading, place, fewest=1):
        told = reading.tokens[reading.at(start) : reading.at(end)]
        if any(_is_strange(reading, token) for token in told) and not told[0].kind.sure:
            yield start, end


def _is_strange(reading: WordedText, token: CommentWord) -> bool:
    """Whether a word is known neither as a town nor as one of English, or is one of a toy."""
    kind = token.kind
    if kind.harmless or kind.place or not reading.is_capital(token) or token.shouted:
        return False
    return not kind.ordinary or not listed(token.low) & InList.COMMON or is_playful(token)
