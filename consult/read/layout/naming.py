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
"""Telling words of a name, which people type and which heads a column of every table. Tried at one
and six: names of seven files change, "modes" for "modes_use" and "how_much_do_you_agree_or" for
"how_much_do"."""

_LONGEST = 40
"""Characters of a name. Three words are seldom longer, but a platform's own code may be. Tried at
20 and 80: no name in 98 drafts changes."""


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
