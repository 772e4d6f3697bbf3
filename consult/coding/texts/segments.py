"""Comments cut into sentences and clauses, so that a code can show the words that earned it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

FEWEST_WORDS = 3
"""A clause is cut off only if both sides keep this many words: "good but slow" is no two views.

It decides how short a passage people are shown, and little else: by wording alone F1 on NHS
comments is .460, .460, .459, .460 and .459 with 1, 2, 3, 4 and 6.
"""

MOST_CHARACTERS = 100_000
"""A longer comment (a letter pasted whole) is cut before it is parsed.

The longest of 14,670 NHS comments has 2,420. 100,000 make 1,600 clauses;
each clause is embedded, so that one pasted report could otherwise cost as much as all comments.
"""

_TURNS = r"(?:but|however|although|though|whereas|yet)\b"
_TURN = re.compile(rf"\s*;\s*|\s*\n\s*|\s*,?\s+(?={_TURNS})", re.IGNORECASE)
_WORD_OF_TURN = re.compile(rf"\b{_TURNS}", re.IGNORECASE)


def segments(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The clauses of each text, word for word, in order.

    Parameters
    ----------
    texts
        Comments, one a row.

    Returns
    -------
    list of tuple of str
        One tuple a text, never empty: a text without a sentence is one clause.
    """
    documents = _parser().pipe(text[:MOST_CHARACTERS] for text in texts)
    cut = (
        tuple(clause for sentence in document.sents for clause in _clauses(sentence.text))
        for document in documents
    )
    return [found or (text,) for found, text in zip(cut, texts, strict=True)]


def turns(text: str) -> bool:
    """Whether a text says one thing and then turns to another ("but", "however").

    Parameters
    ----------
    text
        A comment or a clause; the word of turn may stand anywhere in it.
    """
    return bool(_WORD_OF_TURN.search(text))


@cache
def _parser() -> Language:
    """SpaCy's English tokeniser and rule-based sentence ends; no model to download."""
    import spacy

    parser = spacy.blank("en")
    parser.add_pipe("sentencizer")
    return parser


def _clauses(sentence: str) -> Iterable[str]:
    """The sentence cut where it turns ("but", "however", ";"), whitespace at the ends dropped."""
    start = 0
    for turn in _TURN.finditer(sentence):
        before, after = sentence[start : turn.start()], sentence[turn.end() :]
        if min(len(before.split()), len(after.split())) >= FEWEST_WORDS:
            yield before.strip()
            start = turn.end()
    if sentence[start:].strip():
        yield sentence[start:].strip()
