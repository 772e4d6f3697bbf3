"""The detector: py3langid, a table of how often short runs of bytes stand in a language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from consult.definitions.other_languages import counts_as_english, looked_for

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


class Named(NamedTuple):
    """What words are taken for: a code, how probable it is, and how probable English."""

    code: str
    sure: float
    english: float


def detected(words: str) -> Named:
    """What words are taken for.

    Parameters
    ----------
    words
        In small letters where they have any, with one space between.
    """
    ranked = {code: float(probability) for code, probability in _detector().rank(words)}
    code = min(ranked, key=lambda code: (-ranked[code], code))
    return Named(code, ranked[code], sum(ranked[one] for one in counts_as_english()))


@cache
def _detector() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages(looked_for())
    return detector
