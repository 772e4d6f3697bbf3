"""People whom everybody may name, by first and last name together: authors, ministers, heroes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from consult.redact.lexicon import relations
from consult.redact.reading import WordedText
from consult.redact.wordlist import lists
from consult.redact.words import tokens_of

Span = tuple[int, int]
"""Where words begin and end."""


def public_people(reading: WordedText) -> Iterator[Span]:
    """Where a text names somebody whom everybody may name.

    Parameters
    ----------
    reading
        The text.

    Notes
    -----
    "My midwife Kate Bush" is somebody else.
    """
    words = [token.low for token in reading.tokens]
    for number, token in enumerate(reading.tokens):
        for name in _by_first_word().get(token.low, ()):
            last = number + len(name) - 1
            own = number and words[number - 1] in relations()
            if tuple(words[number : last + 1]) == name and not own:
                yield token.start, reading.tokens[last].end


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    names = lists("nobody.toml")["people"]["names"].replace("\n", "|").split("|")
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in names:
        if words := tuple(token.low for token in tokens_of(name)):
            found[words[0]] = (*found.get(words[0], ()), words)
    return found
