"""A trained pipeline beside the rules: what it takes for a person and the rules left.

It is no redactor by itself: on 1,500 comments about a health service it named ten words that are
nobody for every person whom the rules had missed, and it knows names of some origins far better
than of others. It is right as a gate: a text in which it sees a person is not quoted until somebody
has read it. Rules go over every comment; this, which takes fifty times as long, only over what
could be quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from consult.english import Component, read
from consult.redact.patterns import Finding
from consult.redact.search import find

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PERSON = "PERSON"
"""What it calls people. Its organisations and places are left: nine of ten are "NHS" and towns."""


def second_opinion(texts: Sequence[str]) -> tuple[tuple[Finding, ...], ...]:
    """What a trained pipeline takes for a person in each text, and no rule took out.

    Parameters
    ----------
    texts
        Comments as written, or redacted: what could be quoted.

    Returns
    -------
    tuple
        For each text, first to last.
    """
    return tuple(
        tuple(_left(text, _people(document)))
        for text, document in zip(texts, read(texts, Component.PEOPLE), strict=True)
    )


def _people(document: Doc) -> list[tuple[int, int]]:
    return [(one.start_char, one.end_char) for one in document.ents if one.label_ == _PERSON]


def _left(text: str, people: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """Of what is a person to the pipeline, what no rule found, and is not a rule's own mark."""
    known = find(text) if people else ()
    for start, end in people:
        marked = "[" in text[max(0, start - 1) : start + 1]
        if not marked and not any(one.start < end and start < one.end for one in known):
            yield Finding("name", start, end)
