"""Ids of a platform that a spreadsheet has changed: decimals, and digits lost for good."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

_DECIMAL = re.compile(r"^\d+\.0$")
_EXPONENT = re.compile(r"^\d(?:\.\d+)?E\+\d+$", re.I)
_WORDS = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?:[ ,.'-]+[^\W\d_]+)+(?![^\W_])")
"""Two words of letters: "Jo Smith", "smith, jo", "jo.smith"."""

_PHONE = re.compile(r"(?:\+44|0[1-378])[\d ()-]{8,}")
_GROUPS = re.compile(r"\d{3}[ -]\d{3}[ -]\d{4}")
"""As telephone and NHS numbers are written; platforms write their numbers in one, and begin none
with a nought."""

_DIGITS = 12
"""Hexadecimal digits that stand for an id: of a million responses, two would share them in one
study of 500."""

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


def not_naming(own: str) -> str:
    """An id as it may stand in every file: a code in place of one that names a person.

    Parameters
    ----------
    own
        Of the platform. An address of e-mail, a name or a telephone number serves some as id; the
        code of it is always the same.
    """
    names = "@" in own or any(one.fullmatch(own) for one in (_WORDS, _PHONE, _GROUPS))
    return sha256(own.encode("utf-8", "replace")).hexdigest()[:_DIGITS] if names else own


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
