"""Misspelt answers, and the option each means when that is beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches

from consult.definitions import same_words

_ALIKE = 0.86
_MOST_LETTERS_WRONG = 3
_TURNED_ROUND = ("un", "dis", "in", "non", "not ", "ir", "im")
"""What makes an answer mean the opposite with few letters."""


def near(value: str, labels: Sequence[str]) -> str:
    """The option a misspelt answer means; "" when none is near enough to be sure."""
    keys = {same_words(label): label for label in labels}
    word = same_words(value)
    found = get_close_matches(word, list(keys), n=1, cutoff=_ALIKE)
    if not found or _letters_wrong(word, found[0]) > _MOST_LETTERS_WRONG:
        return ""
    turned = any(
        word.replace(prefix, "") == found[0].replace(prefix, "") for prefix in _TURNED_ROUND
    )
    return "" if turned else keys[found[0]]


def _letters_wrong(one: str, other: str) -> int:
    same = sum(block.size for block in SequenceMatcher(None, one, other).get_matching_blocks())
    return max(len(one), len(other)) - same
