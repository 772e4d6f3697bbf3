"""Words that a code found in the comments is told by, until people have decided on some of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from consult.coding.decisions.suggested_texts import BookText
from consult.definitions.english import small_english_words
from consult.model.coding.codeframe import BELONGS, UsedCode, taken_in

WORDS = 5
"""Words put behind a definition that was made of the comments' phrases: as many as stood in its
place in version 0.1.0. Of 100 decided NHS comments F1 is .639, .501 with them, .637, .509 as it was
with those alone, .618, .462 without: a definition holds no word with a side, and some codes are
little else."""

DECIMALS = 9
"""Worth is rounded to this before words are ranked; of equals the first in the alphabet wins."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def first_words(texts: Sequence[BookText], codes: Sequence[UsedCode]) -> list[tuple[str, str]]:
    """The name of each code, and what it takes in: the first example of it.

    Parameters
    ----------
    texts
        The different texts on a question, with the codes suggested for them.
    codes
        As people left them. What people wrote of a code stands as they wrote it.

    Returns
    -------
    list of tuple of str
        One a code, in their order.
    """
    words = _telling(texts)
    return [(code.name, _example(code, words.get(code.id, ()))) for code in codes]


def _example(code: UsedCode, words: Sequence[str]) -> str:
    said = taken_in(code.definition)
    return f"{said}. {', '.join(words)}" if words and BELONGS in code.definition else said


def _telling(texts: Sequence[BookText]) -> Mapping[str, tuple[str, ...]]:
    """The words of each code that are common in its texts and rare in those of the others."""
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        held = set(_WORD.findall(text.text.lower())) - small_english_words()
        for code in text.codes:
            counts.setdefault(code, Counter()).update(held)
    everywhere: Counter[str] = Counter()
    for count in counts.values():
        everywhere.update(count)
    mean = sum(everywhere.values()) / max(1, len(counts))
    worth = {
        code: {word: round(times * log(1 + mean / everywhere[word]), DECIMALS)
               for word, times in count.items() if times > 1}
        for code, count in counts.items()
    }  # fmt: skip
    return {
        code: tuple(sorted(of, key=lambda word: (-of[word], word))[:WORDS])
        for code, of in worth.items()
    }
