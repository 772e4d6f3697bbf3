"""A blind sample whose comments are shown in other words than when they were drawn and coded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from consult.coding.decisions.suggested_texts import Reworded
from consult.model.coding.review import TextKey
from consult.model.coding.trust import BlindCodes, BlindCoding, BlindStratum

_Now = Callable[[TextKey], Sequence[TextKey]]
"""A text as it was drawn -> the same comments as they are shown now."""


def in_words_of_now(
    blind: BlindCoding, reworded: Reworded, standing: Collection[TextKey]
) -> BlindCoding:
    """The sample and what was given it, under the words in which its comments are shown now.

    Parameters
    ----------
    blind
        As it was drawn and came back.
    reworded
        Texts of before -> the same comments as they are shown now.
    standing
        All texts that are shown now: one that others are shown in still stays drawn as it is.

    Returns
    -------
    BlindCoding
        A text that is several now is drawn, and coded, in each of them. Of several that are one
        now, that one is drawn if any of them was; where a person coded them otherwise, it waits to
        be coded anew.
    """

    def now(key: TextKey) -> Sequence[TextKey]:
        if key in standing or key not in reworded:
            return (key,)
        return [(key[0], text) for text in sorted(reworded[key])]

    draw = blind.draw
    further = tuple(
        replace(one, known=tuple(dict.fromkeys(_every(one.known, now)))) for one in draw.further
    )
    strata = _strata(draw.strata, now)
    people = tuple(_given(one, now) for one in blind.people)
    return replace(blind, draw=replace(draw, strata=strata, further=further), people=people)


def _every(keys: Iterable[TextKey], now: _Now) -> list[TextKey]:
    return [one for key in keys for one in now(key)]


def _strata(strata: Sequence[BlindStratum], now: _Now) -> tuple[BlindStratum, ...]:
    """Each text of now once, in the first stratum in which it was drawn, or else could be."""
    taken: set[TextKey] = set()

    def of_now(one: BlindStratum, texts: Sequence[str]) -> list[str]:
        keys = dict.fromkeys(_every([(one.question, text) for text in texts], now))
        new = [key for key in keys if key not in taken]
        taken.update(new)
        return [text for _, text in new]

    drawn = [of_now(one, one.texts[: one.drawn]) for one in strata]
    others = [of_now(one, one.texts[one.drawn :]) for one in strata]
    return tuple(
        replace(one, texts=(*mine, *rest), drawn=len(mine))
        for one, mine, rest in zip(strata, drawn, others, strict=True)
    )


def _given(one: BlindCodes, now: _Now) -> BlindCodes:
    given: dict[TextKey, frozenset[str]] = {}
    contrary: set[TextKey] = set()
    for key, codes in one.given.items():
        for text in now(key):
            if given.setdefault(text, codes) != codes:
                contrary.add(text)
    given = {key: codes for key, codes in given.items() if key not in contrary}
    by = {text: who for key, who in one.by.items() for text in now(key)}
    return replace(one, given=given, by=by, listed=frozenset(_every(one.listed, now)))
