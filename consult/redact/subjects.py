"""Names in small letters that are plain words as well, told by what they do: "ivy is 90, she"."""

from __future__ import annotations

from collections.abc import Iterator

from consult.definitions.in_force import derived
from consult.definitions.word_list import InList, listed
from consult.redact.lexicon import deeds, relations
from consult.redact.names import Span
from consult.redact.reading import WordedText
from consult.redact.words import also_words, kind_of

_NEAR = 11
"""Words after a name within which "she" or "his" may mean it."""

_PRONOUNS = frozenset(
    {"he", "she", "his", "her", "him", "hers", "himself", "herself", "shes", "hes"}
)
_VERBS = frozenset(
    {"is", "was", "has", "had", "got", "gets", "can", "can't", "cant", "could", "couldn't", "will"}
    | {
        "won't",
        "wont",
        "would",
        "needs",
        "needed",
        "wants",
        "lives",
        "lived",
        "goes",
        "went",
        "says",
    }
    | {
        "who",
        "isn't",
        "wasn't",
        "didn't",
        "doesn't",
        "does",
        "did",
        "turned",
        "turns",
        "used",
        "sits",
    }
    | {
        "walks",
        "walked",
        "fell",
        "loves",
        "loved",
        "makes",
        "made",
        "took",
        "takes",
        "knows",
        "gave",
    }
)
"""What somebody does of whom "she" is said afterwards."""

_STARTS = frozenset(
    {"and", "but", "so", "because", "cos", "coz", "that", "when", "if", "then", "where", "while"}
    | {
        "since",
        "until",
        "till",
        "before",
        "after",
        "once",
        "though",
        "although",
        "as",
        "like",
        "thank",
    }
    | {"bless", "lost", "buried", "miss", "for", "with", "to", "by", "told", "ask", "asked", "rang"}
    | {"our", "poor", "old", "young", "little", "dear", "lovely", "only", "luckily", "without", "n"}
    | {"today", "yesterday", "now", "what", "how", "why", "says", "said", "think", "know", "hope"}
)
"""What stands before a name at the beginning of what is said of somebody."""

_ABSTRACT = frozenset(
    {
        "hope",
        "will",
        "may",
        "art",
        "page",
        "rich",
        "charity",
        "faith",
        "summer",
        "sky",
        "april",
        "june",
    }
    | {
        "chase",
        "grant",
        "bill",
        "mark",
        "patience",
        "joy",
        "grace",
        "harmony",
        "destiny",
        "blessing",
    }
    | {"christian", "chuck", "clay", "constance", "crystal", "angel", "precious", "heaven", "haven"}
    | {
        "heath",
        "lance",
        "miles",
        "roman",
        "sandy",
        "sterling",
        "sunny",
        "virginia",
        "wade",
        "warren",
    }
    | {
        "penny",
        "pearl",
        "drew",
        "earl",
        "rusty",
        "woody",
        "amber",
        "brook",
        "coral",
        "ginger",
        "pat",
    }
    | {
        "lee",
        "ray",
        "dean",
        "gene",
        "jack",
        "cherry",
        "page",
        "rob",
        "victor",
        "trinity",
        "cherish",
    }
)
"""Of the names that are words, those that do things as words: "the bill was wrong and she"."""

_SURE_DEEDS = frozenset(
    {"said", "told", "asked", "rang", "cried", "slept", "sat", "drove", "weighed", "loves", "likes"}
    | {"hates", "thinks", "promised", "spotted", "noticed", "died", "laughed", "smiled", "hugged"}
)
_OBJECTS = frozenset(
    {
        "bless",
        "lost",
        "buried",
        "cuddled",
        "hugged",
        "fed",
        "adopted",
        "fostered",
        "named",
        "called",
    }
    | {"birthed", "delivered", "thank", "thanks", "ask", "asked", "told", "tell", "rang", "ring"}
)
"""What is done to somebody: "we lost lily"."""

_AFTER_OBJECTS = frozenset(
    {"at", "on", "in", "to", "and", "when", "for", "who", "was", "is", "she", "he", "from", "last"}
    | {
        "this",
        "after",
        "because",
        "but",
        "about",
        "if",
        "that",
        "she's",
        "he's",
        "early",
        "by",
        "then",
    }
)


def subject_names(reading: WordedText) -> Iterator[Span]:
    """Names in small letters that are plain words, by what they do and by "she" after them.

    Parameters
    ----------
    reading
        The text.
    """
    if reading.is_shouted or reading.is_foreign:
        return
    for number, token in enumerate(reading.tokens):
        if not token.capital and _is_both(token.low) and _is_somebody(reading, number):
            yield token.start, token.end


@derived
def _is_both(low: str) -> bool:
    """Whether a word is a first name and a word of English."""
    if low in also_words():
        return True
    where = listed(low)
    return bool(where & InList.FIRST) and not where & InList.COMMON and kind_of(low).ordinary


def _is_somebody(reading: WordedText, number: int) -> bool:
    words, token = reading.tokens, reading.tokens[number]
    before = words[number - 1].low if number and not token.starts else ""
    following = words[number + 1] if number + 1 < len(words) else None
    after = following.low if following and following.gap == " " else ""
    if before in _OBJECTS and token.low not in _ABSTRACT and token.gap == " ":
        return not after or after in _AFTER_OBJECTS
    if not (token.starts or before in _STARTS or token.gap.strip() in (",", "-", "–", "(")):
        return False
    if after in _SURE_DEEDS:
        return True
    if token.low in _ABSTRACT:
        return False
    if after in deeds() and after not in ("never", "did", "who", "comes", "came", "helped"):
        return True
    return after in _VERBS and _is_meant(reading, number)


def _is_meant(reading: WordedText, number: int) -> bool:
    """Whether "she" or "his" follows, and nobody else stands between."""
    for token in reading.tokens[number + 2 : number + _NEAR]:
        if token.low in _PRONOUNS or token.low.split("'")[0] in _PRONOUNS:
            return True
        if token.low in relations() or token.low in ("woman", "lady", "man", "girl", "boy"):
            return False
    return False
