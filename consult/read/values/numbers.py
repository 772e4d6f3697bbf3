"""Whether an answer is a plain number."""

from __future__ import annotations

import re

_NUMERIC = re.compile(r"^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?%)?$")


def is_number(text: str) -> bool:
    """Whether an answer is a plain number: "1,200", "-3.5", "40 %"; never "1e5" or "about 10".

    Parameters
    ----------
    text
        One answer, as written.
    """
    return bool(_NUMERIC.match(text.strip()))
