"""What may be personal in words that would be printed: stricter than what is taken out of comments.

A comment that is kept loses little by a name too many that is taken out, but words of it that are
lost make it hard to read and to code, so rules take out what they are rather sure of. Of what could
be quoted there is plenty: here a doubt is enough.
"""

from __future__ import annotations

import re

from consult.definitions.word_list import InList, listed
from consult.redact.lexicon import general_words, never_names
from consult.redact.likeness import is_misspelt
from consult.redact.search import find
from consult.redact.words import CommentWord, tokens_of

_DIGITS = re.compile(r"(?<!\w)(?:\d[ ./-]?){5,}|(?<!\d)\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?(?!\d)")
"""Five digits and more, however they are spaced, and what may be a date: "2.5" is not printed
either. Prices, years, ages and roads have fewer digits."""

_LETTERS = re.compile(r"[^\W\d_]")
_SHOUTED = 0.5
"""Share of letters in capitals from which nobody can tell a name by its capital. Of comments in
small letters with "NHS" or "GP" in them, none has a third."""


def may_be_personal(text: str) -> bool:
    """Whether words that would be printed may tell who somebody is.

    Parameters
    ----------
    text
        A passage of a comment, redacted.

    Returns
    -------
    bool
        True where a rule finds anything; where a word in whatever letters is a first name and no
        word of every comment ("lily"), or no word of English and no slip of the pen; where there
        are digits enough for a number or a date; and where most of it is in capitals.
    """
    letters = _LETTERS.findall(text)
    shouted = sum(letter.isupper() for letter in letters) > _SHOUTED * len(letters)
    if shouted or _DIGITS.search(text) or find(text):
        return True
    return any(_may_be_a_name(word) for word in tokens_of(text))


def _may_be_a_name(word: CommentWord) -> bool:
    kind = word.kind
    if kind.ordinary or kind.harmless:
        said_often = word.low in never_names() or word.low in general_words()
        is_first = bool(listed(word.low) & (InList.FIRST | InList.RARE_FIRST))
        return is_first and not kind.harmless and not said_often
    return kind.listed or not is_misspelt(word.low)
