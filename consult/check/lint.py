"""Words that nobody edited yet: numbers an author typed, and terms that differ between papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consult.check.numbers import numbers_in, without_sources
from consult.model.words.external import External
from consult.model.words.terms import Term, other_terms

DATE = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)(?: (?:19|20)\d\d)?\b|\b(?:19|20)\d\d\b"
)
"""Days, months and years, which are no figures."""

NAMED = re.compile(r"\{[^{}]*\}")
"""A figure that is named and so bound."""


def typed_by_author(text: str, external: Sequence[External]) -> Iterator[tuple[int, str]]:
    r"""Line and words of every number in an author's file that comes from nowhere.

    Parameters
    ----------
    text
        The file; figures named in braces are bound and left out, and so are dates.
    external
        Figures of other papers, which may be typed.

    Examples
    --------
    Invented words; the first figure is named, and so bound:

    >>> list(typed_by_author("In May 2024 {views / Agree / Share} agreed.\nThat is 57%.", ()))
    [(2, '57%')]
    """
    for number, line in enumerate(text.split("\n"), start=1):
        words = DATE.sub(" ", without_sources(NAMED.sub(" ", line), external))
        for found in numbers_in(words):
            yield number, found


def other_terms_by_line(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, str, Term]]:
    """Line, words and the right term, of every other term in a text.

    Parameters
    ----------
    text, terms
        The text, and the terms of the study.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        for words, term in other_terms(line, terms):
            yield number, words, term
