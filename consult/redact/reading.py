"""A comment as the rules read it: its words once, and what may stand for a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase, ascii_uppercase

from consult.definitions.languages import language_of
from consult.redact.beginnings import beginnings_in
from consult.redact.words import CommentWord, tokens_of

_UNUSUAL = [0xA0, 0xAD, *range(0x2000, 0x200E), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF]
_SPACES = dict.fromkeys(_UNUSUAL, " ") | dict.fromkeys([*range(0x2010, 0x2014), 0x2212], "-")
"""Spaces, seen or not, as plain ones, and dashes, letter for letter: what is found stands where it
stood."""

_SHOUTED = 0.7
"""Share of letters in capitals from which capitals tell nothing. A comment in capitals has all but
none in small letters; one that names "NHS" and "A&E" has few in capitals."""


_CAPITALS, _SMALL = ascii_uppercase.encode(), ascii_lowercase.encode()
_DIGIT = re.compile(r"\d")

_HEADED = 0.8
"""Share of words with a capital from which it tells as little: "I Think The Council Is Right"."""

_FEWEST_WORDS = 6
"""Words from which a text can be told to be in another language; a list of names is shorter."""

_ENGLISH = 0.45
"""Share of words of English below which a text is in another language. In comments in English that
are misspelt throughout more than half the words are still right."""


_SURELY_ENGLISH = 0.85
"""Share above which it is in English, whatever small words of other languages are in it."""


@dataclass(frozen=True)
class TradeWords:
    """Words of what a study is about, which only look like names: "dplyr", "Dplyr", "IDE".

    Parameters
    ----------
    anyhow
        Words that are none in whatever letters, as :func:`consult.redact.words.plain` gives them.
    in_capitals
        Words that are none where they are all in capitals, and a name otherwise: "IDE" and "Ide".
    """

    anyhow: frozenset[str] = frozenset()
    in_capitals: frozenset[str] = frozenset()


NO_TRADE = TradeWords()
"""Of a text that is read by itself: nothing tells what else is about the same."""


class WordedText:
    """A text with its words, each taken apart once for all rules.

    Parameters
    ----------
    text
        One comment as written.
    trade
        Words of what the study is about.
    """

    def __init__(self, text: str, trade: TradeWords = NO_TRADE) -> None:
        self.trade = trade
        self.text = text if text.isascii() else text.translate(_SPACES)
        self.low = self.text.lower()

    @cached_property
    def tokens(self) -> list[CommentWord]:
        """Its words, in order."""
        return tokens_of(self.text)

    @cached_property
    def beginnings(self) -> dict[str, list[int]]:
        """How its words begin -> where."""
        return beginnings_in(self.tokens)

    @cached_property
    def has_digit(self) -> bool:
        """Whether a digit stands in it."""
        return bool(_DIGIT.search(self.text))

    @cached_property
    def has_five_digits(self) -> bool:
        """Whether five digits or more stand in it, together or not."""
        return self.has_digit and len(_DIGIT.findall(self.text)) > 4

    @cached_property
    def is_shouted(self) -> bool:
        """Whether it is written in capitals throughout."""
        letters = self.text.encode("ascii", "ignore")
        capitals = len(letters) - len(letters.translate(None, _CAPITALS))
        small = len(letters) - len(letters.translate(None, _SMALL))
        if capitals > _SHOUTED * (capitals + small):
            return True
        words = self.text.split()
        headed = sum(word[0].isupper() for word in words)
        return len(words) >= _FEWEST_WORDS and headed > _HEADED * len(words)

    @cached_property
    def is_foreign(self) -> bool:
        """Whether it is in another language, where a word that is none of English tells nothing."""
        known = [token.kind.ordinary or token.kind.harmless for token in self.tokens]
        if sum(known) > _SURELY_ENGLISH * len(known):
            return False
        few = len(known) >= _FEWEST_WORDS and sum(known) < _ENGLISH * len(known)
        return few or bool(language_of([self.text]))

    def at(self, place: int) -> int:
        """Number of the first word that begins at a place or after it.

        Parameters
        ----------
        place
            A character of the text.
        """
        return bisect_left(self.tokens, place, key=lambda token: token.start)

    def is_of_trade(self, token: CommentWord) -> bool:
        """Whether a word is one of what the study is about, and no name unless something says so.

        Parameters
        ----------
        token
            A word of this text.
        """
        if token.low in self.trade.anyhow:
            return True
        capitals = token.shouted and token.low in self.trade.in_capitals
        return capitals and not self.is_shouted

    def is_capital(self, token: CommentWord) -> bool:
        """Whether a word has a capital that says something of it.

        Parameters
        ----------
        token
            A word of this text.
        """
        return token.capital and not self.is_shouted
