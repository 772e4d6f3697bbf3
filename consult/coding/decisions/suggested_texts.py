"""The different texts among the comments, and the order in which people should read them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import UNREAD_CODE, CodesByQuestion
from consult.model.coding.deciding import Band, Stance
from consult.model.coding.review import TextKey

if TYPE_CHECKING:
    import pandas as pd


Reworded = Mapping[TextKey, frozenset[str]]
"""A text as it was shown before, to the hashes of the comments that were shown so, as they are now:
what is taken for personal data hangs on all comments of a study, and on the version of consult."""


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
        return frozenset(suggestion.code for suggestion in self.suggestions)

    @property
    def is_unread(self) -> bool:
        """Whether it is in another language, so that no model has read it."""
        return UNREAD_CODE in self.codes


@dataclass(frozen=True)
class Suggested:
    """All that is suggested now for the comments of a study.

    Parameters
    ----------
    texts
        The different texts that have codes.
    codes
        Question id -> the codes suggested for it.
    agreement
        Ids of the questions about agreement: the others have no stance.
    stances
        Text -> the stance suggested for it, of those questions; none before it is worked out.
    held
        Texts of a blind sample that is still out: nobody who reviews is to see their codes.
    reworded
        Texts as they were shown before -> hashes of the same comments as they are shown now.
    """

    texts: Sequence[BookText]
    codes: CodesByQuestion
    agreement: Collection[str] = ()
    stances: Mapping[TextKey, Stance] = field(default_factory=dict)
    held: frozenset[TextKey] = frozenset()
    reworded: Reworded = field(default_factory=dict)


def most_probable_first(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Suggestions for one text in the order people see them; of equals, by the id of the code.

    Parameters
    ----------
    suggestions
        In any order; may be none.
    """
    return sorted(suggestions, key=lambda suggestion: (-suggestion.probability, suggestion.code))


Order = Callable[[Sequence[BookText]], Sequence[BookText]]
"""Puts the texts of one question into the order in which people should read them."""


def least_sure_first(texts: Sequence[BookText]) -> list[BookText]:
    """Texts with the least probable suggestion first; of equals, by content hash.

    Parameters
    ----------
    texts
        Of one question, in any order.
    """
    return sorted(texts, key=lambda text: (_surest_of_least(text), text.hash))


def _surest_of_least(text: BookText) -> float:
    return min((suggestion.probability for suggestion in text.suggestions), default=0.0)


def book_texts(comments: pd.DataFrame, codings: pd.DataFrame) -> tuple[BookText, ...]:
    """The different texts that have codes, with their suggestions, by question and hash.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``.
    codings
        Schema ``CODINGS``: identical texts of a question have the same codes.
    """
    from consult.model.survey.tables import COMMENT_KEY

    told = codings.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY)
    hashes = {text: words_hash(text) for text in told["text"].drop_duplicates()}
    told["hash"] = told["text"].map(hashes)
    given = told.drop_duplicates(COMMENT_KEY)
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
        BookText(*key, words[key], copies[key], tuple(most_probable_first(found[key])))
        for key in sorted(words)
    )
