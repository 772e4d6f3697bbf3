"""Phrases without a side that a comment holds: what it is about, whatever it thinks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.definitions.english import is_english
from consult.topics.naming.gerund import gerund
from consult.topics.naming.sides import (
    COMPARED,
    NOUNS,
    Roles,
    compares,
    is_empty,
    is_first_name,
    is_turned,
    is_verb_of_content,
    measures,
    praises,
    quality,
    takes_side,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_CORE = 3
"""Words of a noun with what stands before it: longer ones are lists, or cut wrongly."""

LONGEST_TAIL = 2
"""Words of the second noun of two that a preposition joins."""

PREPOSITIONS = frozenset(
    {"about", "against", "at", "by", "during", "for", "from", "in", "into", "of", "on", "over"}
    | {"to", "towards", "under", "with", "within", "without"}
)
"""Prepositions that may stand within a name. Not "between", of which half would be cut off
("communication between doctor"), nor "as", after which people say what they themselves are."""

OPEN = frozenset({"VERB", "ADJ", "ADV", "X", "INTJ"})
"""What the tagger may take a word for that it has not met, such as a product."""

PLURALS = frozenset({"staff", "people", "police"})
"""Nouns of which UK English says "are"."""

PLACEHOLDER = re.compile(r"\[[^\]\n]*\]")
"""What redaction put in place of personal data: no word, and nothing reaches across it."""

WORD = re.compile(r"[^\W\d_]+(?:['’‘+#.-][^\W\d_]+)*[+#]{0,2}")
"""A word of letters; hyphens, apostrophes and dots within it and a "C++" are part of it."""


@dataclass(frozen=True)
class TopicPhrase:
    """One phrase as one comment has it.

    Parameters
    ----------
    key
        Its words as lemmas in small letters, without articles: two phrases of one key are one.
    written
        As it would be printed, first letter as in the comment.
    is_clause
        Whether it is no noun phrase, and so no name: "how friendly staff are".
    """

    key: tuple[str, ...]
    written: str
    is_clause: bool = False


@dataclass(frozen=True)
class _Core:
    """A noun with the words before it that say of which kind it is."""

    tokens: tuple[Token, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(_lemma(token) for token in self.tokens if token.tag_ != "POS")

    @property
    def written(self) -> str:
        return "".join(token.text_with_ws for token in self.tokens).strip()


def joined(document: Doc) -> Doc:
    """A document in which words with a hyphen within, which spaCy cuts, are one word.

    Parameters
    ----------
    document
        With its grammar; another with the same text comes back.
    """
    joining = document.copy()
    spans = [document[first : last + 1] for first, last in _hyphenated(document)]
    with joining.retokenize() as retokenizer:
        for span in spans:
            whole = joining[span.start : span.end]
            retokenizer.merge(whole, attrs={"LEMMA": whole.text.lower()})
    return joining


def _hyphenated(document: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(document):
        end = start
        while end + 2 < len(document) and _hyphen_after(document, end):
            end += 2
        if end > start:
            yield start, end
        start = end + 1


def _hyphen_after(document: Doc, at: int) -> bool:
    word, hyphen, after = document[at], document[at + 1], document[at + 2]
    tight = not word.whitespace_ and not hyphen.whitespace_
    return tight and hyphen.text == "-" and word.is_alpha and after.is_alpha


def phrases_of(document: Doc, roles: Roles) -> frozenset[TopicPhrase]:
    """Every phrase of a comment that a name or a definition could be made of.

    Parameters
    ----------
    document
        A comment, redacted, with its grammar.
    roles
        What words are in all comments.
    """
    barred = [match.span() for match in PLACEHOLDER.finditer(document.text)]
    return frozenset(_PhraseReader(document, roles, barred).phrases())


class _PhraseReader:
    def __init__(self, document: Doc, roles: Roles, barred: list[tuple[int, int]]) -> None:
        self._document = document
        self._roles = roles
        self._barred = barred

    def phrases(self) -> Iterator[TopicPhrase]:
        for token in self._document:
            if not self._is_word(token):
                continue
            if self._is_noun(token):
                yield from self._of_noun(token)
            elif token.pos_ == "VERB":
                yield from self._of_verb(token)
            if token.pos_ in {"ADJ", "ADV"} or token.tag_ in {"VBN", "VBG"}:
                yield from self._of_quality(token)

    def _of_noun(self, noun: Token) -> Iterator[TopicPhrase]:
        kind = noun.dep_ == "amod" and noun.lower_ in self._roles.things
        if (noun.dep_ == "compound" or kind) and noun.head.i > noun.i:
            return
        cores = list(self._cores(noun, LONGEST_CORE))
        for core in cores:
            yield TopicPhrase(core.key, core.written)
        for preposition, tail in self._tails(noun):
            for core in cores:
                joined = f"{core.written} {preposition} {_with_article(tail)}"
                yield TopicPhrase((*core.key, preposition, *tail.key), joined)

    def _of_verb(self, verb: Token) -> Iterator[TopicPhrase]:
        """What is done, and to what; and what became of something ("declined payment")."""
        lemma = verb.lemma_.lower()
        if not is_verb_of_content(lemma) or verb.tag_ == "MD" or not is_english(verb.lower_):
            return
        if self._may_be_noun(verb):
            return
        particle = next((child.lower_ for child in verb.rights if child.dep_ == "prt"), "")
        done = " ".join([gerund(lemma), *([particle] if particle else [])])
        for child in verb.rights:
            if child.dep_ in {"dobj", "obj"} and child.pos_ in NOUNS:
                for core in self._cores(child, LONGEST_TAIL):
                    key = (lemma, *([particle] if particle else []), *core.key)
                    yield TopicPhrase(key, f"{done} {_with_article(core)}")
        for preposition, tail in self._tails(verb):
            key = (lemma, preposition, *tail.key)
            written = f"{done} {preposition} {_with_article(tail)}"
            yield TopicPhrase(key, written)
        taken = measures(verb.lower_) or is_turned(verb.lower_)
        for child in verb.lefts:
            if child.dep_ == "nsubj" and child.pos_ in NOUNS:
                for core in self._cores(child, LONGEST_TAIL):
                    yield TopicPhrase((*core.key, lemma), f"{core.written} {done}")
            if child.dep_ == "nsubjpass" and child.pos_ in NOUNS and not particle and not taken:
                for core in self._cores(child, 1):
                    yield TopicPhrase((lemma, *core.key), f"{verb.lower_} {core.written}")

    def _may_be_noun(self, verb: Token) -> bool:
        """Whether a word as in "object oriented programming" is a verb to the tagger alone."""
        bare = verb.lower_ == verb.lemma_.lower() and verb.lower_ in self._roles.nouns
        return bare and not any(child.dep_ in {"aux", "nsubj"} for child in verb.lefts)

    def _of_quality(self, word: Token) -> Iterator[TopicPhrase]:
        """What is measured, and of what: "friendliness of staff"."""
        measured = quality(word.lower_) or quality(word.lemma_.lower())
        if not measured or self._roles.measuring.isdisjoint((word.lower_, word.lemma_.lower())):
            return
        yield TopicPhrase((measured,), measured)
        said = word.lower_
        if word.tag_ == "JJ" and word.dep_ != "amod":
            yield TopicPhrase(("how", said), f"how {said} it is", is_clause=True)
        for noun in _owners(word):
            for core in self._cores(noun, LONGEST_TAIL):
                if measured.lower() in core.key:  # "speed of speed", of "slow speed"
                    continue
                yield TopicPhrase((measured, "of", *core.key), f"{measured} of {core.written}")
                if word.tag_ == "JJ":
                    written = f"how {said} {_the(noun)}{core.written} {_is(noun)}"
                    yield TopicPhrase(("how", said, *core.key), written, is_clause=True)

    def _cores(self, noun: Token, longest: int) -> Iterator[_Core]:
        """A noun, and it with one, two or more of the words before it."""
        if not (self._is_word(noun) and self._is_noun(noun)):
            return
        if praises(_lemma(noun)) or praises(noun.lower_) or compares(noun.lower_):
            yield from self._before(noun, longest)
            return
        tokens: list[Token] = [noun]
        after = noun.nbor(1) if noun.i + 1 < len(self._document) else None
        if after is not None and after.tag_ == "RP" and after.head == noun:
            tokens.append(after)  # "top up", "check in"
        words = 1
        if not is_empty(_lemma(noun)):
            yield _Core(tuple(tokens))
        for token in reversed(list(self._document[noun.left_edge.i : noun.i])):
            if token.tag_ == "POS" and words < longest:
                tokens.insert(0, token)
                continue
            if words == longest or not self._is_kept(token, noun):
                return
            tokens.insert(0, token)
            words += 1
            if not (is_empty(_lemma(noun)) and is_empty(_lemma(token))):
                yield _Core(tuple(tokens))

    def _before(self, noun: Token, longest: int) -> Iterator[_Core]:
        """Of "staff shortage" the staff."""
        nearest = noun.nbor(-1) if noun.i else None
        if nearest is not None and nearest.dep_ == "compound" and nearest.head == noun:
            yield from self._cores(nearest, longest)

    def _is_kept(self, token: Token, noun: Token) -> bool:
        lemma = _lemma(token)
        if not self._is_word(token) or token.tag_ in COMPARED:
            return False
        if self._is_noun(token) and not token.tag_.startswith("NNP"):
            if praises(lemma) or compares(token.lower_):
                return False
        elif self._roles.is_called(token.lower_, noun.lower_):
            return bool(token.pos_ == "ADJ" and token.i < noun.i)
        elif takes_side(lemma) or measures(token.lower_):
            return False
        if token.pos_ in {"ADJ", "VERB"} and is_turned(token.lower_):
            return False
        if token.pos_ in NOUNS or self._is_noun(token):
            return self._is_noun(token) and token.dep_ in {
                "compound",
                "nmod",
                "poss",
                "amod",
                "npadvmod",
            }
        if token.pos_ == "VERB":
            participle = token.tag_ in {"VBN", "VBG"} or "-" in token.text
            return participle and is_verb_of_content(lemma)
        return token.pos_ == "ADJ" and lemma in self._roles.kinds and token.i < noun.i

    def _tails(self, head: Token) -> Iterator[tuple[str, _Core]]:
        """What a preposition joins to a noun or verb."""
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in PREPOSITIONS:
                for noun in child.rights:
                    if noun.dep_ == "pobj":
                        for core in self._cores(noun, LONGEST_TAIL):
                            yield child.lower_, core

    def _is_noun(self, token: Token) -> bool:
        named = token.lower_ == "i" or is_first_name(token.lower_)
        if named or (token.pos_ in NOUNS and token.lower_.endswith("ing")):
            return not named
        if token.lower_ in self._roles.things:
            return True
        known = token.pos_ in NOUNS or (token.pos_ in OPEN and not is_english(token.lower_))
        return known and token.lower_ in self._roles.nouns

    def _is_word(self, token: Token) -> bool:
        if not WORD.fullmatch(token.text) and token.tag_ != "POS":
            return False
        start, end = token.idx, token.idx + len(token.text)
        return not any(first < end and start < last for first, last in self._barred)


def _owners(word: Token) -> Iterator[Token]:
    """The nouns that an adjective or adverb is said of."""
    if word.dep_ == "amod" and word.head.pos_ in NOUNS:
        yield word.head
    if word.dep_ in {"acomp", "ROOT"}:
        verb = word.head if word.dep_ == "acomp" else word
        yield from (child for child in verb.lefts if child.dep_ == "nsubj" and child.pos_ in NOUNS)
    if word.dep_ == "conj" and word.head.pos_ == "ADJ" and word.head.i < word.i:
        yield from _owners(word.head)


def _the(noun: Token) -> str:
    return "the " if noun.pos_ == "NOUN" else ""


def _is(noun: Token) -> str:
    return "are" if noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in PLURALS else "is"


def _with_article(core: _Core) -> str:
    """The noun with the article that stands before it, if one does."""
    first = core.tokens[0]
    before = first.nbor(-1) if first.i else None
    article = before is not None and before.lower_ in {"a", "an", "the"}
    return f"{before.lower_} {core.written}" if article and before is not None else core.written


def _lemma(token: Token) -> str:
    """The lemma; of what the tagger takes for a name, the word with its plural taken off."""
    return str(token.lemma_).lower()
