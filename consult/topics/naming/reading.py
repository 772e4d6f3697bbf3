"""Comments read once for their grammar: the phrases of each, and how words are written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.definitions.english import is_english
from consult.english import Component, read
from consult.topics.naming.phrases import WORD, TopicPhrase, joined, phrases_of
from consult.topics.naming.sides import roles

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_CHARACTERS = 2_000
"""Of a longer comment the beginning is read: of 11,000 NHS comments 4 are longer."""


@dataclass(frozen=True)
class CommentGrammar:
    """What names and definitions are made of.

    Parameters
    ----------
    phrases
        Place of a text -> the phrases it holds, of every text that was read.
    casing
        A word in small letters -> as most people write it within a sentence.
    nouns
        Words in small letters that are nouns more often than not.
    """

    phrases: Mapping[int, frozenset[TopicPhrase]]
    casing: Mapping[str, str]
    nouns: frozenset[str] = frozenset()

    def as_written(self, phrase: str) -> str:
        """A phrase with every word as most people write it.

        Parameters
        ----------
        phrase
            As some comment has it.
        """
        return " ".join(self.casing.get(word.lower(), word) for word in phrase.split())


def read_texts(texts: Sequence[str], rows: Iterable[int]) -> CommentGrammar:
    """Read some of the comments on a question.

    Parameters
    ----------
    texts
        All comments, redacted, in canonical order.
    rows
        Places of those to read.
    """
    places = sorted(set(rows))
    cut = [texts[row][:MOST_CHARACTERS] for row in places]
    documents = [joined(document) for document in read(cut, Component.GRAMMAR)]
    known = roles(documents)
    found = {
        row: phrases_of(document, known) for row, document in zip(places, documents, strict=True)
    }
    return CommentGrammar(found, _casing(documents), known.nouns)


def _casing(documents: Iterable[Doc]) -> dict[str, str]:
    """Within a sentence, where there is a choice; of equals the one with the fewest capitals."""
    within: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for token in document:
            if WORD.fullmatch(token.text):
                (first if token.is_sent_start else within)[token.lower_][token.text] += 1
    found = {word: _commonest(spellings) for word, spellings in within.items()}
    for word in first.keys() - found.keys():
        found[word] = word if is_english(word) else _commonest(first[word])
    return found


def _commonest(spellings: Counter[str]) -> str:
    capitals = {spelling: sum(map(str.isupper, spelling)) for spelling in spellings}
    return min(spellings, key=lambda one: (-spellings[one], capitals[one], one))
