"""Words with a capital that may be somebody's name: to choose quotes with care, not to redact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult.redact.wordlist import lists

_SMALL = re.compile(r"(?<![\w'’])[a-z][\w'’-]+")
_CAPITAL = re.compile(r"(?<=[a-z,;:)’'] )[A-Z][\w'’&+-]*")
"""Words in small letters; words with a capital that does not begin a sentence."""


def may_name_somebody(texts: Sequence[str]) -> tuple[bool, ...]:
    """Whether each text holds a capital inside a sentence that may be somebody's name.

    Parameters
    ----------
    texts
        All comments of a consultation, redacted.

    Returns
    -------
    tuple
        True for a text with a capitalised word inside a sentence that nobody in these texts
        writes in small letters and that first_names.toml does not list as no person. It is
        often a place or a brand: use it to choose quotes with care, not to redact.
    """
    harmless = frozenset(lists("first_names.toml")["not_people"])
    small = {word for text in texts for word in _SMALL.findall(text)}
    return tuple(
        any(word not in harmless and word.lower() not in small for word in _CAPITAL.findall(text))
        for text in texts
    )
