"""Names of the sheets of answers: a number and the words that tell the question from others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from consult.office.words import one_line

LONGEST = 31
"""Characters that Excel allows in the name of a sheet."""

ALIKE = 3
"""Words in a row with which another question begins too, so that they tell nothing of this one:
"Please tell us the reason for your answer on" stands before half the questions of a study."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\u2018\u2019\"!]")
"""What Excel or LibreOffice does not take in a name, and what would need care in a formula."""


def sheet_names(questions: Mapping[str, str]) -> dict[str, str]:
    """Question id -> name of its sheet of answers; no two are the same, for they are numbered.

    Parameters
    ----------
    questions
        Question id -> wording, in the order of the sheets.
    """
    words = {key: _FORBIDDEN.sub(" ", one_line(asked)).split() for key, asked in questions.items()}
    return {
        key: _name(number, _telling(key, words)) for number, key in enumerate(questions, start=1)
    }


def _telling(question: str, words: Mapping[str, Sequence[str]]) -> str:
    """The words of a question behind those with which another begins too; else its id."""
    mine = words[question]
    shared = max((_same(mine, other) for key, other in words.items() if key != question), default=0)
    told = mine[shared:] if shared >= ALIKE or shared == len(mine) else mine
    return " ".join(told) or " ".join(_FORBIDDEN.sub(" ", question).split())


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many words in a row both begin."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _name(number: int, words: str) -> str:
    start = f"{number} "
    room = LONGEST - len(start)
    taken = words.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    if words[len(taken) : len(taken) + 1].strip() and " " in taken:
        taken = taken.rpartition(" ")[0]
    return f"{start}{taken}".strip()
