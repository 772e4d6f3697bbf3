"""In which language a comment is, where it is not in English: by letters, then by words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from consult.definitions.english import is_english, small_english_words
from consult.definitions.other_languages import UNKNOWN, counts_as_english, in_letters
from consult.language.detector import Named, detected

_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\S*\d\S*")
_WORD = re.compile(r"[^\W\d_]+(?:['’`´-](?=[^\W\d_])[^\W\d_]+)*")
_PART = re.compile(r"(?<=[.!?;:])\s+|\n+|\s[-–—/|]+\s")
_AFTER_APOSTROPHE = re.compile(r"['’`´].*$")
_LATIN = re.compile("[A-Za-zªµºÀ-ʯᴀ-ᶿḀ-ỿⱠ-ⱿꜢ-ꟿ]")
_SIGN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_FEWEST_LETTERS, _SHARE, _SENTENCE = 2, 0.25, 12
"""Letters that are not Latin: so many at least, where they are that share of the comment, and a
sentence of them in any comment. One is a unit, eight are somebody's name. On the open half of
``benchmarks/sets/languages`` nothing changes with .1 and .5, or with 6 and 24."""

_LETTERS_OF_A_SIGN = 3
"""Letters that a sign of Chinese, Japanese or Korean weighs: it is half a word or a whole one."""

_SHOUTED = 0.7
"""Share of capitals from which they tell no names: as in redaction, for the same reason."""

_FEWEST_WORDS, _FEW = 2, 4
"""Words below which nothing is told, and below which it takes more: "Parking" is Parking anywhere.
With 5 and 6 in place of 4, two of 35 short comments fewer are told, and 7 of 277 longer ones."""

_SURE, _SURE_OF_FEW = 0.5, 0.85
"""How probable the detector must think a language, and that of few words. With .7 one of 277
comments fewer is told; .4 changes nothing, and .95 neither."""

_ENGLISH, _ENGLISH_OF_FEW = 0.85, 0.34
"""Share of words that are English ones too, up to which that counts. "Manque de parking près de
l'hôpital" has five of six. With .75 two of 277 fewer are told; with .2, three of 35 short ones."""

_ENGLISH_OF_UNNAMED, _NO_ENGLISH = 0.6, 0.3
"""The same where no language is probable, but English is not either; and where no small word of
English is there, whatever the detector thinks: it knows no Punjabi in English letters. With .4
three of 277 fewer are told; with .6 for the second, one more of 67 hard English comments."""

_SMALL = 0.25
"""Share of the smallest words of English in a part from which it is English. With .12 ten of 277
fewer are told; with .35 one more hard English comment, a list of dishes."""

_UNLIKELY = 0.05
"""Probability below which English is improbable: of 11,195 NHS comments none of five words or more
has less than .1. With .02 one of 277 fewer is told."""

_IN_LETTERS, _FEWEST_IN_LETTERS, _SURELY_ANOTHER = 0.2, 2, 0.8
"""Share and number of the words of a language in English letters from which it is that, where the
detector is not sure of another: "di" and "ne" stand in several. With .35, three more of 277 are
not told or take another name; with 3, one of each."""


@dataclass(frozen=True)
class _Part:
    """A sentence, or a whole comment.

    Parameters
    ----------
    words
        In small letters, without those whose capital says that they are names.
    shouted
        Whether it is in capitals throughout: names cannot be told then.
    """

    words: Sequence[str]
    shouted: bool

    @property
    def is_short(self) -> bool:
        return len(self.words) < _FEW

    @cached_property
    def small(self) -> float:
        """Share of its words that are the smallest words of English."""
        return sum(word in small_english_words() for word in self.words) / len(self.words)

    @cached_property
    def known(self) -> float:
        """Share of its words that are words of English."""
        return sum(map(_is_english, self.words)) / len(self.words)

    @cached_property
    def named(self) -> Named:
        """What the detector takes it for."""
        return detected(" ".join(self.words))

    @cached_property
    def told(self) -> str:
        """Code of its language, as ``language_told`` has it."""
        if len(self.words) < _FEWEST_WORDS or self.small > _SMALL or self.known >= _ENGLISH:
            return ""
        if told := self._in_letters():
            return told
        sure = self.named.sure >= (_SURE_OF_FEW if self.is_short else _SURE)
        few_english = self.known <= _ENGLISH_OF_FEW or not self.is_short
        if sure and few_english and self.named.code not in counts_as_english():
            return self.named.code
        return UNKNOWN if self._is_strange() else ""

    def _in_letters(self) -> str:
        """Code of a language that is written in English letters; the detector knows none."""
        most = _ENGLISH_OF_FEW if self.is_short else _ENGLISH_OF_UNNAMED
        if self.known > most:
            return ""
        found = {
            code: sum(word in words for word in self.words) for code, words in in_letters().items()
        }
        best = min(found, key=lambda code: (-found[code], code))
        enough = max(_FEWEST_IN_LETTERS, _IN_LETTERS * len(self.words))
        return best if found[best] >= enough and self.named.sure < _SURELY_ANOTHER else ""

    def _is_strange(self) -> bool:
        """Whether it is no English, though no language is probable."""
        if self.is_short:
            return False
        if not self.small and not self.shouted and self.known <= _NO_ENGLISH:
            return True
        return self.named.english < _UNLIKELY and self.known < _ENGLISH_OF_UNNAMED


def language_told(text: str) -> str:
    """The language of a comment that is not in English, or of which a part is not.

    Parameters
    ----------
    text
        As it was written, before redaction.

    Returns
    -------
    str
        A code of ``other_languages.toml``; ``UNKNOWN`` where it is another language that cannot
        be named; "" where it is English or cannot be told.
    """
    plain = unicodedata.normalize("NFKC", _NO_WORDS.sub(" ", text))
    if told := _by_letters(plain):
        return told
    shouted = _is_shouted(plain)
    sentences = [sentence for sentence in _PART.split(plain) if sentence.strip()]
    by_words: Counter[str] = Counter()
    for words in (plain, *(sentences if len(sentences) > 1 else ())):
        part = _part(words, shouted=shouted)
        if part.told:
            by_words[part.told] += len(part.words)
    return min(by_words, key=lambda code: (-by_words[code], code), default="")


def _by_letters(plain: str) -> str:
    """Code of a language that is not written in Latin letters; "" where too few are not."""
    if plain.isascii():
        return ""
    letters = [letter for letter in plain if letter.isalpha()]
    others = [letter for letter in letters if not _LATIN.match(letter)]
    weight = sum(_LETTERS_OF_A_SIGN if _SIGN.match(letter) else 1 for letter in others)
    share = weight / max(1, len(letters) - len(others) + weight)
    if len(others) < _FEWEST_LETTERS or (share < _SHARE and weight < _SENTENCE):
        return ""
    words = [word for word in plain.split() if not _LATIN.search(word)]
    named = detected(" ".join(words) or plain)
    return UNKNOWN if named.code in counts_as_english() else named.code


def _is_shouted(plain: str) -> bool:
    letters = [letter for letter in plain if letter.isalpha()]
    return sum(map(str.isupper, letters)) > _SHOUTED * len(letters)


def _part(plain: str, *, shouted: bool) -> _Part:
    """Its words without names: those with a capital, but for the first of all."""
    found = enumerate(_WORD.findall(plain))
    kept = [word for number, word in found if shouted or not number or word[0].islower()]
    return _Part([word.lower() for word in kept], shouted)


def _is_english(low: str) -> bool:
    if is_english(low) or is_english(_AFTER_APOSTROPHE.sub("", low)):
        return True
    return "-" in low and all(map(is_english, low.split("-")))
