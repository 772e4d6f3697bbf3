"""A verb as a noun: "book an appointment" to "booking an appointment"."""

from __future__ import annotations

VOWELS = frozenset("aeiou")
"""Letters that are vowels wherever they stand."""

NOT_DOUBLED = frozenset("wxyaeiouh")
"""Letters that are never doubled at the end of a verb."""

NOT_DOUBLED_ENDS = ("ffer",)
"""Of those, the end of verbs that are not stressed there: "offering", "suffering"."""

DOUBLED_ENDS = ("l", "fer", "mit", "get", "gin", "cur", "pel", "bar")
"""How longer verbs end whose last letter is doubled in UK English, one vowel before it."""


def gerund(lemma: str) -> str:
    """The form in "-ing".

    Parameters
    ----------
    lemma
        A verb in small letters.

    Examples
    --------
    >>> [gerund(verb) for verb in ("book", "cancel", "change", "stop", "die", "see", "offer")]
    ['booking', 'cancelling', 'changing', 'stopping', 'dying', 'seeing', 'offering']
    """
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and len(lemma) > 2:
        return f"{lemma[:-1]}ing"
    if _doubles(lemma):
        return f"{lemma}{lemma[-1]}ing"
    return f"{lemma}ing"


def _doubles(lemma: str) -> bool:
    if len(lemma) < 3 or lemma[-1] in NOT_DOUBLED or lemma[-2] not in VOWELS:
        return False
    if lemma[-3] in VOWELS and lemma[-3:-1] != "ui":
        return False
    syllables = sum(
        letter in VOWELS and (at == 0 or lemma[at - 1] not in VOWELS)
        for at, letter in enumerate(lemma)
    )
    doubled = lemma.endswith(DOUBLED_ENDS) and not lemma.endswith(NOT_DOUBLED_ENDS)
    return syllables == 1 or doubled
