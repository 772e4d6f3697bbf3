"""Cues: words that say what a comment speaks of, wherever they stand in it."""

from __future__ import annotations

import re
from functools import cache


def cue_in(text: str, cues: tuple[str, ...]) -> str:
    """The words of the text that are a cue, the first of them; empty when there is none.

    Parameters
    ----------
    text
        A comment.
    cues
        Whole words or phrases, in any case; one that ends in * takes any ending.
    """
    found = _pattern(cues).search(text.replace("’", "'"))
    return found.group() if found else ""


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted(cues, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
