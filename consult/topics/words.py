"""Words of a comment for naming topics: which count, and where a phrase may begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from consult.definitions.in_force import shipped

_STOP_WORDS = """
    a about above across after again against all almost alone along already also although always
    am among an and another any anybody anyone anything anyway are aren't around as at away back
    be became because become been before behind being below between both but by came can can't
    cannot come comes coming could couldn't did didn't do does doesn't doing don't done down due
    during each either else enough especially etc even ever every everybody everyone everything
    few for from further gave get gets getting give given gives giving go goes going gone gonna
    got had hadn't has hasn't have haven't having he he's her here here's hers herself him himself
    his how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its itself just
    keep kept know knew least less let let's like lot lots made make makes making many may maybe
    me might mine more most much must my myself need needs needed neither never no nobody none nor
    not nothing now of off often ok okay on once one only onto or other others otherwise ought our
    ours ourselves out over own per perhaps please put quite rather really said same saw say says
    see seem seemed seems seen several shall she she's should shouldn't since so some somebody
    somehow someone something sometimes somewhere still such than thank thanks that that's the
    their theirs them themselves then there there's these they they're they've thing things think
    this those though thought through throughout thus to together too took toward towards under
    until up upon us use used using very via vs want wanted wants was wasn't way we we'd we'll we're
    we've well went were weren't what whatever when where whether which while who whole whom whose
    why will with within without won't would wouldn't yes yet you you'd you'll you're you've your
    yours yourself yourselves
"""
_OTHER_WORDS = {"ill", "shell", "hell", "wed", "shed"}
_BARE = {word.replace("'", "") for word in _STOP_WORDS.split()} - _OTHER_WORDS
STOP_WORDS = _BARE.union(_STOP_WORDS.split())
"""English function words, with and without their apostrophes, and verbs without a subject
matter; no topic begins or ends with one."""

SHORTEST_WORD = 2
"""Letters a word needs to stand at the edge of a phrase: single ones are initials and slips. With
4, words such as "top" and "fee" fall out: of 97 names of two sets 31 change, and AMI is .772 in
place of .781 on banking77; with 1, 13 names change, on multi-label comments only."""

TEXTS_AT_HAND = 10_000
"""Texts whose words are kept, as each is asked for several times."""

BREAK = "."
"""Stands for the end of a stretch in a text made plain."""

_PLACEHOLDER = re.compile(r"\[[^\]\n]*\]")
_BREAK = re.compile(r"[^\w\s'’‘-]+|\n|(?:^|\s)[-–—]+(?:\s|$)|\d[\w'’-]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’‘-][^\W\d_]+)*")
_APOSTROPHES = str.maketrans("’‘", "''")


@lru_cache(maxsize=TEXTS_AT_HAND)
def runs(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a text as written, one tuple for each stretch without punctuation or numbers.

    What redaction put in place of personal data is no word.

    Parameters
    ----------
    text
        A comment, redacted.
    """
    stretches = _BREAK.split(_PLACEHOLDER.sub(".", text).translate(_APOSTROPHES))
    return tuple(tuple(words) for stretch in stretches if (words := _WORD.findall(stretch)))


def plain(text: str) -> str:
    """The same words with a full stop after each stretch, so that texts can be joined safely.

    Parameters
    ----------
    text
        A comment, redacted; empty where it holds no word.
    """
    return f" {BREAK} ".join([*(" ".join(run) for run in runs(text)), ""])


@lru_cache(maxsize=50_000)
def is_stop(word: str) -> bool:
    """Whether a word is too common, or too short, to stand at the edge of a phrase.

    Parameters
    ----------
    word
        As ``runs`` gives it, in any case.
    """
    return len(word) < SHORTEST_WORD or word.lower() in STOP_WORDS


def terms(text: str) -> list[str]:
    """Words and pairs of neighbouring words, lower case, without stop words: for c-TF-IDF.

    Parameters
    ----------
    text
        A comment, redacted. A term stands as often as it is said.

    Examples
    --------
    An invented comment:

    >>> terms("The waiting list is long, but [name] was kind.")
    ['waiting', 'list', 'long', 'waiting list', 'kind']
    """
    found: list[str] = []
    for run in runs(text):
        words = [word.lower() for word in run]
        found += [word for word in words if not is_stop(word)]
        pairs = pairwise(words)
        found += [f"{a} {b}" for a, b in pairs if not is_stop(a) and not is_stop(b)]
    return found


def phrases(text: str, *, shortest: int = 2, longest: int = 4) -> Iterator[str]:
    """Phrases as written, no stop word at either edge, each as often as said.

    Parameters
    ----------
    text
        A comment, redacted.
    shortest, longest
        Words of a phrase, stop words in its middle counted.
    """
    for words in runs(text):
        for start in range(len(words)):
            for end in range(start + shortest, min(start + longest, len(words)) + 1):
                if not (is_stop(words[start]) or is_stop(words[end - 1])):
                    yield " ".join(words[start:end])


@cache
def non_answers() -> frozenset[str]:
    """Comments that say nothing, as definitions/substance.toml lists them."""
    return frozenset(shipped("substance.toml")["phrases"])
