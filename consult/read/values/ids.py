"""Ids of a platform that a spreadsheet has changed: decimals, and digits lost for good."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DECIMAL = re.compile(r"^\d+\.0$")
_EXPONENT = re.compile(r"^\d(?:\.\d+)?E\+\d+$", re.I)
_KEPT = 15
"""Digits of a number that Excel keeps. Source: Microsoft, Excel specifications and limits."""


def whole_ids(ids: Sequence[str]) -> list[str]:
    """Ids without the ".0" that a blank among them brings, when all of them have it."""
    filled = [one for one in ids if one]
    if not filled or not all(_DECIMAL.match(one) for one in filled):
        return list(ids)
    return [one.removesuffix(".0") for one in ids]


def cut_ids(ids: Sequence[str]) -> list[int]:
    """Positions of ids that lost digits: "1.18E+11", or all zeros after fifteen digits."""
    return [at for at, one in enumerate(ids) if _is_cut(one)]


def _is_cut(one: str) -> bool:
    if one.isdecimal():
        return len(one) > _KEPT and not one[_KEPT:].strip("0")
    return bool(_EXPONENT.match(one))
