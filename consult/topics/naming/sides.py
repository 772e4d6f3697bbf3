"""Which words say what comments are about, and which say what is thought of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from consult.definitions.english import is_english
from consult.definitions.in_force import shipped
from consult.definitions.word_list import InList, listed
from consult.topics.words import STOP_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF_A_KIND = ("al", "ar", "ary", "ian", "ic", "ical")
"""Endings of adjectives that put a thing into a kind and do not measure it, as in "mental health"
and "public transport" (the relational adjectives of Quirk and others, 1985, 7.37)."""

SHARE_OF_NOUN = 0.5
"""Share of its uses in which a word must be a noun to be taken for one: the tagger errs where a
sentence begins or is no sentence."""

LEAST_SAID_OF, MANY = 0.1, 5
"""Share of its uses in which an adjective of quality must be said of something, if it is used more
than so often: below, it is part of what a thing is called here."""

FEWEST_USES = 3
"""Uses from which an adjective of another ending may be told from one that measures, and a word
that no dictionary has from a slip of the pen."""

MOST_SAID_OF = 0.25
"""Share of its uses in which an adjective is said of something ("it is long", "very long",
"longer") and not put before it. Those that measure are above it, those of a kind below."""

COMPARING = ("er", "est")
"""Endings of comparatives and superlatives."""

TURNING = ("un", "over", "under", "mis")
"""What turns a participle or adjective into its want or excess, where the rest is a word:
"unhelpful", "overworked", "understaffed". (Quirk and others, 1985, I.20 to I.24.)"""

SUBJECTS = frozenset({"acomp", "ROOT", "oprd", "conj", "ccomp", "advcl"})
"""Where in a sentence an adjective is said of something."""

BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
"""Where in a sentence a word stands before a noun, as an adjective and the name of a thing may."""

OF_NOUN = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "appos", "attr"})
"""Where in a sentence only a noun stands."""

NOUNS = frozenset({"NOUN", "PROPN"})
"""Parts of speech of a noun, with or without a name of its own."""

COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
"""Tags of comparatives and superlatives."""


@cache
def takes_side(lemma: str) -> bool:
    """Whether a noun or adjective praises, blames, wishes or measures.

    Parameters
    ----------
    lemma
        In small letters.
    """
    return any(lemma in _listed(name) for name in ("praising", "measuring", "taking_sides"))


@cache
def praises(lemma: str) -> bool:
    """Whether a noun says that something is wanting, is praised or is blamed.

    Parameters
    ----------
    lemma
        Or the word as written, in small letters.
    """
    return lemma in _listed("taking_sides") or lemma in _listed("praising")


@cache
def measures(word: str) -> bool:
    """Whether a word praises, blames, compares or measures, whatever the tagger takes it for.

    Parameters
    ----------
    word
        As written, in small letters.
    """
    stems = {word, *(_positive(word, ending) for ending in COMPARING)} - {""}
    return any(takes_side(stem) or quality(stem) for stem in stems)


@cache
def compares(word: str) -> bool:
    """Whether a word is the comparative of one that praises or measures: "quicker".

    Parameters
    ----------
    word
        As written, in small letters.
    """
    stems = [_positive(word, ending) for ending in COMPARING]
    return bool(quality(word)) or any(praises(stem) or quality(stem) for stem in stems if stem)


@cache
def is_turned(word: str) -> bool:
    """Whether a participle or adjective says the want or excess of another.

    Parameters
    ----------
    word
        As written, in small letters.
    """
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 2 and is_english(word[len(prefix) :])
        for prefix in TURNING
    )


def _positive(word: str, ending: str) -> str:
    """The adjective of which a word would be the comparative or superlative."""
    stem = word.removesuffix(ending)
    if stem == word:
        return ""
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    return f"{stem}e" if quality(f"{stem}e") or takes_side(f"{stem}e") else stem


@cache
def is_empty(lemma: str) -> bool:
    """Whether a noun says too little to be what comments are about.

    Parameters
    ----------
    lemma
        In small letters.
    """
    return lemma in _listed("empty") or lemma in _listed("taking_sides")


@cache
def is_verb_of_content(lemma: str) -> bool:
    """Whether a verb names something that is done, and not that somebody wants or judges it.

    Parameters
    ----------
    lemma
        In small letters.
    """
    return lemma not in _listed("verbs")


@cache
def quality(word: str) -> str:
    """What an adjective or adverb measures, in small letters; empty where that is not listed.

    Parameters
    ----------
    word
        In small letters, as written or as lemma.
    """
    return _qualities().get(word, "")


@cache
def is_first_name(word: str) -> bool:
    """Whether a word is somebody's first name and no word of English: a theme is never a person.

    Parameters
    ----------
    word
        As written, in small letters. Rules have taken names out before; this is for what they left.
    """
    where = listed(word)
    return bool(where & InList.FIRST) and not where & (InList.COMMON | InList.ENGLISH)


@dataclass(frozen=True)
class Roles:
    """What words are in the comments on one question, whatever the tagger takes them for once.

    Parameters
    ----------
    nouns
        Words in small letters that are nouns more often than not.
    kinds
        Lemmas of adjectives that put a thing into a kind, so that a name may hold them.
    measuring
        Words of ``quality`` that measure here too: "tidy" in "tidy data" does not.
    things
        Adjectives without a side that are the name of a thing here, as "shiny" is of a piece of
        software: but for those before a noun, most of their uses are where a noun stands.
    called
        Words of ``quality`` with a noun that most often has them before it: "tidy verse".
    """

    nouns: frozenset[str]
    kinds: frozenset[str]
    measuring: frozenset[str]
    things: frozenset[str] = frozenset()
    called: frozenset[tuple[str, str]] = frozenset()

    def is_called(self, word: str, noun: str) -> bool:
        """Whether a word that measures elsewhere is part of what something is called here.

        Parameters
        ----------
        word, noun
            As written, in small letters.
        """
        return (word, noun) in self.called and word not in self.measuring


def roles(documents: Iterable[Doc]) -> Roles:
    """What words are in these comments.

    Parameters
    ----------
    documents
        All comments that are read, with their grammar.
    """
    words: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    said_of: Counter[str] = Counter()
    tokens = [token for document in documents for token in document]
    for token in tokens:
        words[token.lower_] += 1
        nouns[token.lower_] += token.pos_ in NOUNS
        if token.pos_ == "ADJ":
            uses[token.lemma_.lower()] += 1
            said_of[token.lemma_.lower()] += _measures(token)
    return Roles(
        frozenset(word for word, times in nouns.items() if _is_noun(word, times, words[word])),
        frozenset(word for word, times in uses.items() if _is_kind(word, times, said_of[word])),
        frozenset(
            word
            for word in words
            if quality(word) and said_of[word] >= LEAST_SAID_OF * uses[word] * (uses[word] > MANY)
        ),
        _things(tokens, uses),
        _called(tokens, words),
    )


def _things(tokens: Sequence[Token], uses: Counter[str]) -> frozenset[str]:
    """Adjectives that are the name of a thing; ``uses`` is how often each is an adjective."""
    alone = Counter(token.lower_ for token in tokens if token.dep_ not in BEFORE_NOUN)
    as_thing = Counter(
        token.lower_
        for token in tokens
        if token.dep_ not in BEFORE_NOUN and (token.pos_ in NOUNS or _stands_as_noun(token))
    )
    return frozenset(
        word
        for word, times in as_thing.items()
        if uses[word] > MANY and times > SHARE_OF_NOUN * alone[word] and not measures(word)
    )


def _called(tokens: Sequence[Token], words: Counter[str]) -> frozenset[tuple[str, str]]:
    """Words of a quality with the noun that most often has them before it."""
    before = Counter(
        (token.lower_, token.head.lower_)
        for token in tokens
        if token.pos_ == "ADJ" and token.dep_ == "amod" and quality(token.lower_)
    )
    return frozenset(
        (word, noun)
        for (word, noun), times in before.items()
        if times >= FEWEST_USES and times > SHARE_OF_NOUN * words[noun] and not takes_side(word)
    )


def _stands_as_noun(token: Token) -> bool:
    """Whether an adjective stands where a noun does: "built with shiny"."""
    return token.pos_ == "ADJ" and token.dep_ in OF_NOUN


def _is_noun(word: str, as_noun: int, uses: int) -> bool:
    """A word that no dictionary has is the name of something, whatever the tagger takes it for."""
    if is_english(word):
        return as_noun > SHARE_OF_NOUN * uses
    return uses >= FEWEST_USES and word not in STOP_WORDS


def _is_kind(lemma: str, uses: int, said_of: int) -> bool:
    if takes_side(lemma) or quality(lemma) or said_of > MOST_SAID_OF * uses:
        return False
    return uses >= FEWEST_USES or lemma.endswith(OF_A_KIND)


def _measures(token: Token) -> bool:
    """Whether an adjective is used as one that has degrees."""
    degree = any(child.dep_ == "advmod" for child in token.lefts)
    return token.dep_ in SUBJECTS or token.tag_ in COMPARED or degree


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(shipped("naming.toml")[name])


@cache
def _qualities() -> dict[str, str]:
    found = shipped("naming.toml")["qualities"]
    return {word: name.lower() for name, words in found.items() for word in words}
