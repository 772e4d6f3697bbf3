"""The sentences of reports with the names of their numbers, for those who check the files."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType

from consult.model.coding.codeframe import CHARACTERISTIC
from consult.model.publishing.spoken import (
    CONSTANT,
    NOTE,
    NUMBER,
    WORD,
    Named,
    Spoken,
    sentences,
)
from consult.model.words.document import Document, TableBlock
from consult.model.words.text import Number, Phrase, Text
from consult.report.printed_figures import texts_of
from consult.report.prose.figures import notes_of


def spoken_of(*documents: Document) -> Spoken:
    """Every sentence and every cell of words that has named numbers.

    Parameters
    ----------
    documents
        Reports of one release, all that is written of them.
    """
    found: dict[str, dict[Named, None]] = {}
    for words, numbers in (*_constant(), *_of_documents(documents)):
        found.setdefault(words, {}).update(dict.fromkeys(numbers))
    return {words: tuple(numbers) for words, numbers in sorted(found.items()) if numbers}


def _of_documents(documents: Iterable[Document]) -> Iterator[tuple[str, list[Named]]]:
    for document in documents:
        for block in document.blocks:
            for text in texts_of(block):
                yield from _spoken(text)
                yield from _of_theme(text)
            if isinstance(block, TableBlock):
                for note in notes_of(block.table):
                    yield from _spoken(note, rest=NOTE)


def _of_theme(text: Phrase) -> Iterator[tuple[str, list[Named]]]:
    """The sentence on the words that a theme found in the comments is made of."""
    plain, _ = _plain(text)
    for _, words in sentences(plain):
        if words.startswith(CHARACTERISTIC):
            yield from _spoken(words, rest=WORD)


def _constant() -> Iterator[tuple[str, list[Named]]]:
    """Sentences that stand in the code as they are printed."""
    for module in _modules():
        for key, value in sorted(vars(module).items()):
            for text in _texts(value) if key.isupper() else ():
                yield from _spoken(text, rest=CONSTANT)


def _modules() -> Iterator[ModuleType]:
    """Those whose sentences stand in reports, all of them: what is loaded already is chance."""
    import consult.report

    found = pkgutil.walk_packages(consult.report.__path__, f"{consult.report.__name__}.")
    for name in sorted(module.name for module in found):
        yield import_module(name)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        return tuple(words for words in value if isinstance(words, str))
    return (value,) if isinstance(value, str) else ()


def _spoken(text: Phrase, *, rest: str = "") -> Iterator[tuple[str, list[Named]]]:
    """A text as a whole, as it stands in a cell, and each of its sentences.

    Numbers without a name get that of the rest, if there is one.
    """
    plain, numbers = _plain(text)
    if rest:
        taken = [range(start, end) for start, end, _ in numbers]
        found = (
            (match.start(), match.end("percent" if match["percent"] else "digits"))
            for match in NUMBER.finditer(plain)
        )
        numbers += [(*span, rest) for span in found if not any(span[0] in other for other in taken)]
    yield plain, numbers
    for start, words in sentences(plain):
        end = start + len(words)
        inside = [(a - start, b - start, of) for a, b, of in numbers if start <= a and b <= end]
        yield words, inside


def _plain(phrase: Phrase) -> tuple[str, list[Named]]:
    plain = ""
    numbers: list[Named] = []
    for piece in Text(phrase).single_spaced().pieces:
        words = piece if isinstance(piece, str) else piece.printed
        if isinstance(piece, Number):
            numbers.append((len(plain), len(plain) + len(words), piece.name))
        plain += words
    return plain, numbers
