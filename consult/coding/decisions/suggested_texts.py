"""The different texts among the comments, and the order in which people should read them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.coding.texts.content_hash import content_hash
from consult.model.coding.deciding import Band
from consult.model.coding.review import TextKey

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Suggestion:
    """A code suggested for a text.

    Parameters
    ----------
    code, passage, probability
        As in ``CODINGS``.
    band
        What to do with it; ``None`` where it was not learnt, so that its probability is no chance.
    """

    code: str
    passage: str
    probability: float
    band: Band | None = None


@dataclass(frozen=True)
class BookText:
    """One different text among the comments on a question.

    Parameters
    ----------
    question, hash
        Where it belongs, and the hash of its content.
    text
        The comment, redacted.
    copies
        How many responses hold it.
    suggestions
        Codes suggested for it, the most probable first.
    perhaps
        Codes not suggested that a person might give it all the same, the most probable first.
    """

    question: str
    hash: str
    text: str
    copies: int
    suggestions: tuple[Suggestion, ...]
    perhaps: tuple[Suggestion, ...] = ()

    @property
    def key(self) -> TextKey:
        """What decisions are kept under."""
        return self.question, self.hash

    @property
    def codes(self) -> frozenset[str]:
        """Codes that stand beside it."""
        return frozenset(one.code for one in self.suggestions)


Order = Callable[[Sequence[BookText]], Sequence[BookText]]
"""Puts the texts of one question into the order in which people should read them."""


def least_sure_first(texts: Sequence[BookText]) -> list[BookText]:
    """Texts with the least probable suggestion first; of equals, by content hash."""
    return sorted(texts, key=lambda text: (_surest_of_least(text), text.hash))


def _surest_of_least(text: BookText) -> float:
    return min((one.probability for one in text.suggestions), default=0.0)


def book_texts(comments: pd.DataFrame, codings: pd.DataFrame) -> tuple[BookText, ...]:
    """The different texts that have codes, with their suggestions, by question and hash.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``.
    codings
        Schema ``CODINGS``: identical texts of a question have the same codes.
    """
    keys = ["response_id", "question_id"]
    told = codings.merge(comments[[*keys, "text"]], on=keys)
    hashes = {text: content_hash(text) for text in told["text"].drop_duplicates()}
    told["hash"] = told["text"].map(hashes)
    given = told.drop_duplicates(keys)
    copies: Counter[TextKey] = Counter(zip(given["question_id"], given["hash"], strict=True))
    told = told[told["text"] == told.groupby(["question_id", "hash"])["text"].transform("min")]
    once = told.drop_duplicates(["question_id", "hash", "code"])
    words: dict[TextKey, str] = {}
    found: dict[TextKey, list[Suggestion]] = defaultdict(list)
    columns = ["question_id", "hash", "text", "code", "passage", "probability"]
    for question, hashed, text, *suggestion in once[columns].itertuples(index=False, name=None):
        words[question, hashed] = text
        found[question, hashed].append(Suggestion(*suggestion))
    return tuple(
        BookText(*key, words[key], copies[key], tuple(_sorted(found[key]))) for key in sorted(words)
    )


def _sorted(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    return sorted(suggestions, key=lambda one: (-one.probability, one.code))
