"""Cues: words that say what a comment speaks of, wherever they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable


def pattern_of(cues: Iterable[str]) -> re.Pattern[str]:
    """What finds any of the cues in a text, in any case.

    Parameters
    ----------
    cues
        Whole words or phrases; one that ends in * takes any ending.
    """
    words = sorted(cues, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def cue_in(text: str, pattern: re.Pattern[str]) -> str:
    """The words of the text that are a cue, the first of them; empty when there is none."""
    found = pattern.search(text.replace("’", "'"))
    return found.group() if found else ""
