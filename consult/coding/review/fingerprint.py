"""Which suggestions a review workbook was made from, in a few digits that stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from consult.coding.decisions.finished import gone_through, teaches
from consult.coding.decisions.suggested_texts import BookText
from consult.model.coding.codeframe import CodesByQuestion
from consult.model.coding.deciding import Decision
from consult.model.coding.review import People

FINGERPRINT = 16
"""Hexadecimal digits that tell one set of suggestions from another: 64 bits, so that two of the few
sets that a study ever has do not share them, and short enough to stand in a sentence."""


def fingerprint(texts: Sequence[BookText], codes: CodesByQuestion, people: People) -> str:
    """Digits that are the same for the same suggestions.

    Parameters
    ----------
    texts, codes
        What was suggested at first.
    people
        What they said. Where codes are learnt from that, the suggestions hang on it; elsewhere
        it makes no difference.
    """
    digest = sha256()
    for text in sorted(texts, key=lambda text: text.key):
        shown = [(suggestion.code, suggestion.passage) for suggestion in text.suggestions]
        digest.update(_bytes((text.key, text.copies, shown)))
    for question, used in sorted(codes.items()):
        named = [(c.id, c.name, c.definition, c.theme, c.found, c.apart) for c in used]
        digest.update(_bytes((question, named)))
        mine = [text for text in texts if text.question == question]
        for lesson in _lessons(question, mine, people):
            digest.update(_bytes(lesson))
    return digest.hexdigest()[:FINGERPRINT]


def _bytes(value: object) -> bytes:
    return repr(value).encode("utf-8", "surrogatepass")


def _lessons(question: str, texts: Sequence[BookText], people: People) -> Iterator[object]:
    """What the codes of unread texts are learnt from; nothing where none is left unread."""
    gone = gone_through(texts, people)
    if gone.all() or not teaches(texts, people):
        return
    for theme in sorted(people.themes.get(question, ()), key=lambda theme: theme.code):
        yield theme.code, theme.called, theme.new_definition, theme.merge_into, theme.retired
    for text, finished in sorted(zip(texts, gone.tolist(), strict=True), key=_key):
        said = people.texts.get(text.key, {})
        if said or finished:
            yield text.key, finished, sorted(_given(said.items()))


def _key(pair: tuple[BookText, bool]) -> tuple[str, str]:
    return pair[0].key


def _given(said: Iterable[tuple[str, tuple[Decision, str]]]) -> list[tuple[str, bool]]:
    return [(code, decision is not Decision.REMOVE) for code, (decision, _) in said]
