"""Headings that begin alike, cut into what is asked and the part of it each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CUTS = tuple(re.compile(cut) for cut in (r"\s+[-–]\s+", r"-", r"\s*:\s+"))
"""What stands between a question and its parts, likeliest first."""

_SPACED = re.compile(r"^(?P<stem>.+?)\s+[-–]\s+(?P<part>.+)$", re.S)


def common_start(texts: Sequence[str]) -> str:
    """The characters that all texts begin with.

    Parameters
    ----------
    texts
        At least one.
    """
    first, last = min(texts), max(texts)
    alike = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    return first if alike is None else first[:alike]


def stem_and_parts(headings: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What headings of one question have in common, and what each has of its own.

    Parameters
    ----------
    headings
        "Question - Option" or "Question-Option", one a column of one question.

    Returns
    -------
    tuple
        The common words up to the last dash, and the words after it; the stem is empty when
        the headings have no dash in common.

    Notes
    -----
    The cut is never made at the first dash, because questions hold dashes of their own.
    """
    if len(set(headings)) == 1:
        found = _SPACED.match(headings[0])
        if not found:
            return headings[0], ("",) * len(headings)
        return found["stem"], (found["part"],) * len(headings)
    common = common_start(headings)
    cuts = [list(cut.finditer(common)) for cut in _CUTS]
    found_cuts = next((spots for spots in cuts if spots), None)
    if found_cuts is None:
        return "", tuple(headings)
    last = found_cuts[-1]
    stem = common[: last.start()]
    return stem.strip(), tuple(heading[last.end() :].strip() for heading in headings)
