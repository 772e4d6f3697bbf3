"""What the method says of comments in other languages: how many, and whether people read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult.definitions.other_languages import name_of_language
from consult.errors import many

if TYPE_CHECKING:
    import pandas as pd

WHAT = "Comments in other languages"
NONE = "None was found"
UNSORTED = "No rule and no model reads them: they are counted, sorted into no theme by computer"
READ = "people have decided on each"
RECORDED = "who read them is recorded above"
UNREAD = "nobody is on record to have read them all"


def of_other_languages(
    comments: pd.DataFrame, *, unread: int, recorded: bool, least: int
) -> Iterator[tuple[str, str]]:
    """How many comments are in which language; no number that fewer people stand behind than may.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``.
    unread
        Comments in another language that nobody has decided on in the review.
    recorded
        Whether somebody recorded who read them.
    least
        Fewest people behind a number that may be shown.
    """
    others = comments[(comments["language"] != "") & (comments["substance"] == "substantive")]
    if others.empty:
        yield WHAT, NONE
        return
    people = others.groupby("language")["response_id"].nunique()
    wrote = RECORDED if recorded else UNREAD if unread else READ
    yield WHAT, f"{_told(others, people, least)}. {UNSORTED}; {wrote}"


def _told(others: pd.DataFrame, people: pd.Series, least: int) -> str:
    """Languages with numbers, where none is of too few; else those of enough people, by name.

    With one number left out, the sum would give it away.
    """
    number = others["language"].value_counts()
    named = sorted((name_of_language(str(code)), str(code)) for code in people.index)
    if people.min() >= least:
        each = ", ".join(f"{name} {number[code]:,}" for name, code in named)
        return f"{many(len(others), 'comment')}: {each}"
    enough = [name for name, code in named if people[code] >= least]
    return f"Some: {', '.join(enough)}, and a few in others" if enough else "A few"
