"""Short names for questions, out of their own words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_IDLE_WORDS = """
a an and any are as at be been by can could did do does for from has have how i if in is it many
much my not of on or our please select tell that the their there these they this those to us was
we were what when where which who why will with would you your yourself all apply check tick
following one each than roughly currently answer reason agree disagree extent action area
"""
_IDLE = frozenset(_IDLE_WORDS.split())
_MOST_WORDS = 3
_LONGEST = 40


def short_name(text: str, *, code: str = "", taken: Iterable[str] = ()) -> str:
    """A name of lower-case letters, digits and "_", different from those taken.

    Parameters
    ----------
    text
        The question.
    code
        The platform's own name, used when there is one.
    taken
        Names already given.
    """
    plain = unicodedata.normalize("NFKD", code or text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower().replace("'", ""))
    if not code:
        words = [word for word in words if word not in _IDLE][:_MOST_WORDS] or words[:_MOST_WORDS]
    name = "_".join(words)[:_LONGEST].strip("_") or "question"
    used = set(taken)
    number = 2
    unique = name
    while unique in used:
        unique = f"{name}_{number}"
        number += 1
    return unique
