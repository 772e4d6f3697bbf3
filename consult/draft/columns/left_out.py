"""Columns that are left out and that somebody may miss."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult.draft.columns.items import DATES, SetApart

_WEIGHT = re.compile(r"(?i)^\W*(?:survey |response |case |design )?(?:weight(?:s|ing)?|wgt|wt)\W*$")
_ASKED = re.compile(r"(?i)\?|\b(?:when|which|what|your?)\b")
"""What a heading holds that people answered; platforms head their own dates "Date Submitted"."""

_NAMED = 5
"""Columns that a sentence names: of more it says how many. Nothing else depends on it."""


def left_out(apart: Sequence[SetApart]) -> list[str]:
    """What a person should look at among the columns that are no question.

    Parameters
    ----------
    apart
        The columns of one file that are set apart, with why.

    Returns
    -------
    list of str
        Sentences without a full stop; none where nothing left out may be missed.
    """
    dates = [one for one in apart if one.why == DATES and _ASKED.search(one.column.heading)]
    weights = [one for one in apart if _WEIGHT.match(one.column.heading)]
    said = []
    if dates:
        said.append(f"dates that people may have been asked for are left out: {_listed(dates)}")
    if weights:
        said.append(
            f"weights are left out, so shares are of people as they came: {_listed(weights)}; "
            "[weights] in study.toml takes them"
        )
    return said


def _listed(columns: Sequence[SetApart]) -> str:
    names = [f'{one.column.letter} "{one.column.heading}"' for one in columns[:_NAMED]]
    more = len(columns) - len(names)
    return ", ".join([*names, *([f"{more} more"] if more else [])])
