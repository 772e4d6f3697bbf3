"""Places that only what a comment is about tells: a ward called by a bird, a nursery by a toy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from consult.definitions.in_force import derived
from consult.redact.lexicon import (
    playful,
    playful_before,
    themes,
)
from consult.redact.names import Span
from consult.redact.reading import WordedText
from consult.redact.words import CommentWord, also_words

_CONTEXT = re.compile(
    r"nurser|nursar|pre-?school|playgroup|cr[eè]che|child ?mind|\bschool|key ?worker|\bsettl"
    r"|\bfees\b|funded|\bwards?\b|midwi|labour|induc|discharg|matron|\bhca\b|postnatal|antenatal"
    r"|epidural|catheter|stitches|norovirus|\bdrip\b|\bhubs?\b|drop-?in|\brecept|\byear \d|\bpupil"
    r"|\bteacher|\bsenco\b|\bsurgery|\bpractice\b|\bgps?\b|\bdoctors?\b|\bappointment"
    r"|\bhealth visitor|\bgroup\b|stay and play|\bbuzzer\b|-year-old|potty|ofsted|phonics|\bnappies"
    r"|breastfeed|latch|bereave|\bcounsell|\bbabies|toddler|couldn't meet need|inclusion"
    r"|\bnurse|\bsmear|\bcoil\b|blood test|prescription|inhaler|\bjabs?\b|\b1to1|bully|send team"
    r"|portage|stroke|delirium|\bclass\b|\bhoist\b|\bdoctor"
)
"""What a comment is about in which a flower, a bird or a toy may be the name of a place."""

_BEFORE = frozenset(
    {"at", "on", "onto", "to", "into", "in", "from", "than", "like", "off", "by", "via", "between"}
    | {
        "outside",
        "over",
        "left",
        "call",
        "called",
        "ring",
        "rang",
        "phoned",
        "under",
        "join",
        "and",
    }
)
"""What stands before the name of a place; a thing in small letters has an article after it."""

_HERE = frozenset({"at", "on", "onto", "to", "in", "into", "from", "left", "call", "called", "and"})
_ARTICLES = frozenset(
    {"the", "a", "an", "my", "our", "your", "his", "her", "their", "these", "those", "them", "such"}
    | {"two", "three", "some", "any", "many", "no", "cheeky", "of", "more", "with", "are", "little"}
    | {
        "as",
        "like",
        "be",
        "all",
        "you",
        "for",
        "is",
        "was",
        "were",
        "being",
        "see",
        "planted",
    }
)
_OF_ONE = frozenset(
    {"is", "was", "has", "does", "fines", "charges", "says", "shuts", "opens", "closes", "wants"}
    | {"costs", "takes", "lets", "needs", "keeps", "puts", "charged", "doesn't", "isn't", "wasn't"}
)
"""What one place does and many flowers do not: "blossoms fines me"."""

_DOES = frozenset(
    {"would", "will", "won't", "wont", "charge", "charged", "fined", "kept", "put", "took", "shut"}
    | {
        "closed",
        "said",
        "told",
        "rang",
        "let",
        "lets",
        "refused",
        "offered",
        "wanted",
        "says",
        "fines",
    }
    | {
        "charges",
        "wants",
        "costs",
        "keeps",
        "phoned",
        "asked",
        "closes",
        "opens",
        "couldn't",
        "has",
    }
)
"""What a place does whose name begins a sentence."""

_MATTER = frozenset(
    {"holly", "ivy", "heather", "lavender", "saffron", "gorse", "bracken", "sunshine", "blossom"}
    | {
        "clover",
        "oak",
        "pine",
        "ash",
        "olive",
        "lime",
        "cherry",
        "apple",
        "almond",
        "walnut",
        "bamboo",
    }
    | {
        "cedar",
        "thyme",
        "honey",
        "chicken",
        "fish",
        "duck",
        "lamb",
        "patchwork",
        "bee",
        "club",
        "splash",
    }
    | {"shooting", "stepping", "wonder", "jungle", "plum", "peach", "space", "treasure", "harbour"}
)
"""Names of matter and food, that have no article in small letters."""

_AFTER = frozenset(
    {"and", "with", "for", "at", "when", "where", "after", "who", "but", "because", "then", "ward"}
    | {
        "until",
        "before",
        "all",
        "is",
        "was",
        "has",
        "had",
        "have",
        "used",
        "i",
        "they",
        "she",
        "he",
        "we",
    }
    | {
        "next",
        "again",
        "last",
        "now",
        "were",
        "are",
        "as",
        "so",
        "by",
        "on",
        "in",
        "to",
        "from",
        "who's",
    }
)
"""What follows a name, where another noun would follow an everyday word ("robin hill")."""


@lru_cache(maxsize=8)
def is_of_places(low: str) -> bool:
    """Whether a text is about a ward, a nursery, a school or the like.

    Parameters
    ----------
    low
        The text in small letters.
    """
    return bool(_CONTEXT.search(low))


def themed_sites(reading: WordedText) -> Iterator[Span]:
    """Names of flowers, birds and toys where the text is about a ward, a nursery or a hub.

    Parameters
    ----------
    reading
        The text.
    """
    words, number = reading.tokens, 0
    about = is_of_places(reading.low)
    known: list[int] = []
    while number < len(words):
        if not _may_be_part(words[number].low):
            number += 1
            continue
        end = _pair(reading, number)
        if not end and (about or _is_on(reading, number)):
            end = _one(reading, number)
        if not end and about:
            end = _compound(reading, number) or _grove(words, number)
        if not end and known and known[-1] == number - 1 and about and _listed_on(words, number):
            end = number + 1
        if end:
            known.append(end - 1)
            the = number and words[number - 1].text == "The" and words[number].capital
            yield words[number - bool(the)].start, words[end - 1].end
            number = end
        else:
            number += 1


def _is_on(reading: WordedText, number: int) -> bool:
    """Whether "on" or "in" is before a capital: "the one on Sandpiper", whatever it is about."""
    token = reading.tokens[number]
    before = reading.tokens[number - 1].low if number and token.gap == " " else ""
    return before in _IN and reading.is_capital(token) and not token.kind.harmless


_IN = frozenset({"on", "onto", "in", "into", "at"})


def _compound(reading: WordedText, number: int) -> int:
    """Number after a word no dictionary has that ends like a place: "at millbrook"."""
    token = reading.tokens[number]
    before = reading.tokens[number - 1].low if number and token.gap == " " else ""
    if before not in _BEFORE and before not in _ALSO_BEFORE:
        return 0
    low = token.low.removesuffix("s")
    if low in _SIDES:
        return number + 1
    if len(low) < 7 or token.kind.ordinary or token.kind.harmless or token.kind.place:
        return 0
    return number + 1 if low.endswith(_ENDINGS) and not token.kind.first else 0


_SIDES = frozenset(
    {"riverside", "lakeside", "quayside", "parkside", "brookside", "woodside", "greenfield"}
    | {"northside", "westside", "southside", "eastside", "bankside", "beachside", "harbourside"}
)
_ALSO_BEFORE = frozenset(
    {"with", "phone", "try", "tried", "cos", "because", "for", "ringing", "ours"}
)
_ENDINGS = (
    *(
        "field",
        "brook",
        "hill",
        "wood",
        "bank",
        "bourne",
        "bridge",
        "crest",
        "dale",
        "dene",
        "down",
    ),
    *("ford", "gate", "green", "grove", "hurst", "leigh", "ley", "mead", "mere", "mount", "park"),
    *("side", "stead", "stone", "vale", "view", "water", "way", "well", "worth", "wick", "croft"),
    *("cliff", "cliffe", "combe", "house", "land", "moor", "marsh", "ridge", "rise", "oak", "tree"),
)


def _grove(words: list[CommentWord], number: int) -> int:
    """Number after "the limes" behind "at" or "ring"; of trees no other the is said."""
    token = words[number]
    if number < 2 or words[number - 1].low != "the" or words[number - 2].low not in _TO_THE:
        return 0
    return number + 1 if token.low in _TREES and token.gap == " " else 0


_TO_THE = frozenset(
    {"at", "to", "from", "with", "ring", "rang", "phone", "left", "of", "by", "try"}
)
_TREES = frozenset(
    {
        "oaks",
        "elms",
        "limes",
        "beeches",
        "firs",
        "cedars",
        "willows",
        "hollies",
        "laurels",
        "poplars",
    }
    | {"pines", "maples", "birches", "chestnuts", "sycamores", "rowans", "larches", "lindens"}
    | {
        "acorns",
        "hawthorns",
        "glebe",
        "manse",
        "grange",
        "priory",
        "spinney",
        "meadows",
        "orchards",
        "gables",
    }
)


def _pair(reading: WordedText, number: int) -> int:
    """Number after "mini monkeys" that begins at a word; 0 where none does."""
    words = reading.tokens
    if number + 1 >= len(words) or words[number].low not in playful_before():
        return 0
    token = words[number + 1]
    if token.gap not in (" ", "-") or not is_playful(token) or not token.low.endswith(("s", "z")):
        return 0
    before = words[number - 1].low if number and words[number].gap == " " else ""
    if reading.is_capital(token) and not reading.is_shouted:
        return number + 2 if words[number].capital else 0
    if before in _ARTICLES or words[number].starts or words[number].capital:
        return 0
    return number + 2 if before in _BEFORE and is_of_places(reading.low) else 0


def _one(reading: WordedText, number: int) -> int:
    words, token = reading.tokens, reading.tokens[number]
    if not is_playful(token) or token.low in _ARTICLES:
        return 0
    before = words[number - 1].low if number and token.gap in (" ", ' "', " '") else ""
    following = words[number + 1] if number + 1 < len(words) else None
    after = following.low if following and following.gap == " " else ""
    if reading.is_capital(token) and not token.shouted:
        if not token.starts:
            return number + 1
        place = after in _DOES and token.low not in also_words() and not token.kind.first
        return number + 1 if place else 0
    if before in _ARTICLES:
        return 0
    many = token.low.endswith("s") and token.low not in themes() and token.low not in playful()
    if many:
        return number + 1 if after in _OF_ONE or (before in _HERE and _ends_here(after)) else 0
    if before not in _BEFORE or (token.low in _MATTER and before not in ("on", "onto")):
        return 0
    return number + 1 if token.low in themes() and before in _HERE and _ends_here(after) else 0


def _ends_here(after: str) -> bool:
    return not after or after in _AFTER


def _listed_on(words: list[CommentWord], number: int) -> bool:
    token = words[number]
    return token.low in themes() and token.gap in (" ", ", ", " and ", "/", " / ", " & ")


def is_playful(token: CommentWord) -> bool:
    """Whether a word is a flower, a bird or a toy.

    Parameters
    ----------
    token
        The word.
    """
    return _is_toy(token.low)


@derived
def _is_toy(low: str) -> bool:
    known, one = themes() | playful(), low.removesuffix("s")
    return low in known or one in known or (one.endswith("ie") and one[:-2] + "y" in known)


@derived
def _may_be_part(low: str) -> bool:
    """Whether a word may be the first of such a name."""
    one = low.removesuffix("s")
    ends = one in _SIDES or (len(one) > 6 and one.endswith(_ENDINGS))
    return _is_toy(low) or low in playful_before() or low in _TREES or ends
