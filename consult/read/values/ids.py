"""Ids of a platform that a spreadsheet has changed: decimals, and digits lost for good."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DECIMAL = re.compile(r"^\d+\.0$")
_EXPONENT = re.compile(r"^\d(?:\.\d+)?E\+\d+$", re.I)
_KEPT = 15
"""Digits of a number that Excel keeps. Source: Microsoft, Excel specifications and limits."""


def whole_ids(ids: Sequence[str]) -> list[str]:
    """Ids without the ".0" that a blank among them brings, when all of them have it.

    Parameters
    ----------
    ids
        One a response, without spaces around them; "" where the platform gives none.
    """
    filled = [own for own in ids if own]
    if not filled or not all(_DECIMAL.match(own) for own in filled):
        return list(ids)
    return [own.removesuffix(".0") for own in ids]


def cut_ids(ids: Sequence[str]) -> list[int]:
    """Positions of ids that lost digits: "1.18E+11", or all zeros after fifteen digits.

    Parameters
    ----------
    ids
        As of :func:`whole_ids`.
    """
    return [at for at, own in enumerate(ids) if _is_cut(own)]


def _is_cut(own: str) -> bool:
    if own.isdecimal():
        return len(own) > _KEPT and not own[_KEPT:].strip("0")
    return bool(_EXPONENT.match(own))
