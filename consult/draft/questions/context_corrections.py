"""What the questions of one export tell about one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consult.definitions import Scale, scales
from consult.definitions.wordings import normalised
from consult.draft.columns.items import Item, Shape
from consult.draft.questions.guessed import Guess
from consult.draft.questions.remark import Remark
from consult.model.survey.questionnaire import CHOICES, Kind
from consult.read.export.declared import Holds
from consult.read.values.scales import beside_a_scale
from consult.read.values.ticked import split_ticked

_FEW = 30
"""Answers below which a question may be an earlier version of another with the same words. Tried:
no draft changes. More answers show their options themselves, which may be others."""

_TIMES_FULLER = 3
"""Times as many answers the later version must have. Tried: at one, of two versions of a question
with few answers each the one read rightly is put on the other's options; doubled, no draft
changes."""

_WHOLE = 0.8
"""Share of answers that must be options of the later version. Tried: halved, no draft changes; at
0.9 an earlier version in one file becomes words, for one of its few answers was typed."""

_NEAR = 10
"""Questions before and after, among which a scale is usually the same."""

_NAMED = 8
"""Questions that a remark on many names; of more it says how many. Nothing else depends on it."""

_FEWEST_ALIKE = 2
"""Neighbours on a scale that make it the usual one: a single one may itself be taken wrongly.
Tried: no draft changes."""


def seen_together(groups: Sequence[Sequence[Item]], guesses: Sequence[Guess]) -> tuple[Guess, ...]:
    """Guesses put right by what other questions of the same export show.

    Parameters
    ----------
    groups
        The questions, each as it stands in its sources.
    guesses
        What each seems to be when looked at alone; in the same order.
    """
    alike: dict[tuple[str, str], list[int]] = {}
    for at, group in enumerate(groups):
        alike.setdefault(_asked(group[0]), []).append(at)
    fuller = [
        _like_the_fuller(at, alike[_asked(group[0])], groups, guesses)
        for at, group in enumerate(groups)
    ]
    return tuple(_on_the_usual_scale(at, fuller) for at in range(len(fuller)))


def _asked(item: Item) -> tuple[str, str]:
    """What a question is told by: its source and its words."""
    return item.source, normalised(item.text)


def _like_the_fuller(
    at: int, alike: Sequence[int], groups: Sequence[Sequence[Item]], guesses: Sequence[Guess]
) -> Guess:
    """A question few answered, as the one with the same words that many answered.

    A form that was changed while it was live leaves both: the old one with a few answers.
    """
    item, guessed = groups[at][0], guesses[at]
    unclear = guessed.kind is Kind.TEXT or (len(guessed.options) == 1 and not guessed.scale)
    few = 0 < item.answered < _FEW and item.shape is Shape.ONE and item.holds is not Holds.CODE
    if not unclear or not few:
        return guessed
    for other in alike:
        fuller, found = groups[other][0], guesses[other]
        known = found.kind in (Kind.SINGLE, Kind.MULTI) and fuller.shape is Shape.ONE
        many = fuller.answered >= _TIMES_FULLER * item.answered
        if known and many and found.options and _are_options(item.values, found):
            own = _own(item.values, found)
            return replace(found, options=own, scale="", remarks=())
    return guessed


def _own(values: Counter[str], found: Guess) -> tuple[str, ...]:
    """The options of another question that stand in these cells, in its order: those this has."""
    lookup = {normalised(label): label for label in found.options}
    cut = (split_ticked(value, found.separator or "\n", lookup) for value in values)
    given = {label for ticked in cut for label in ticked.options}
    return tuple(label for label in found.options if label in given)


def _are_options(values: Counter[str], found: Guess) -> bool:
    """Whether answers are nothing but options of another question."""
    lookup = {normalised(label): label for label in found.options}
    separator = found.separator or "\n"
    whole = sum(n for v, n in values.items() if not split_ticked(v, separator, lookup).words)
    return whole >= _WHOLE * values.total()


def _on_the_usual_scale(at: int, guesses: Sequence[Guess]) -> Guess:
    """A question whose answers fit several scales, on the one that its neighbours are on."""
    guessed = guesses[at]
    if guessed.kind not in CHOICES or not guessed.scale or guessed.values:
        return guessed
    beside = range(max(0, at - _NEAR), min(len(guesses), at + _NEAR + 1))
    usual = Counter(guesses[i].scale for i in beside if i != at and guesses[i].scale)
    for name, times in usual.most_common():
        if times < _FEWEST_ALIKE or name == guessed.scale:
            break
        if _fits(scales()[name], scales()[guessed.scale], guessed.options):
            return replace(guessed, scale=name)
    return guessed


def _fits(other: Scale, own: Scale, options: Sequence[str]) -> bool:
    """Whether options are points of another scale of as many points just as well, word for word."""
    points = [{normalised(point.label) for point in scale.options} for scale in (own, other)]
    given = {normalised(label) for label in options if not beside_a_scale(label)}
    return bool(given) and len(points[0]) == len(points[1]) and given <= points[0] & points[1]


@dataclass(frozen=True)
class Shared:
    """A remark that many questions of one file have, said once.

    Parameters
    ----------
    source
        Id of the file.
    words
        What is said, with places for ``{questions}``, ``{responses}`` and ``{names}``.
    at
        Which questions, by position.
    responses
        How many answers all of them touch.
    """

    source: str
    words: str
    at: tuple[int, ...]
    responses: int

    def sentence(self, ids: Sequence[str]) -> str:
        """What stands in study.toml.

        Parameters
        ----------
        ids
            Id of every question, by position.
        """
        names = [f'"{ids[at]}"' for at in self.at]
        more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
        return self.words.format(
            questions=len(self.at),
            responses=f"{self.responses:,}",
            names=", ".join([*names[:_NAMED], *more]),
        )


def said_together(
    groups: Sequence[Sequence[Item]], guesses: Sequence[Guess]
) -> tuple[tuple[Guess, ...], tuple[Shared, ...]]:
    """Guesses without remarks that many questions share, and these, each once a source.

    Parameters
    ----------
    groups, guesses
        As for ``seen_together``.
    """
    found: dict[tuple[str, str], list[tuple[int, Remark]]] = {}
    for at, (group, guess) in enumerate(zip(groups, guesses, strict=True)):
        for remark in guess.remarks:
            if remark.together:
                found.setdefault((group[0].source, remark.together), []).append((at, remark))
    often = {key: alike for key, alike in found.items() if len(alike) >= alike[0][1].gathered_from}
    shared = tuple(
        Shared(
            source,
            words,
            tuple(at for at, _ in alike),
            sum(remark.responses for _, remark in alike),
        )
        for (source, words), alike in often.items()
    )
    out = [
        replace(
            guess,
            remarks=tuple(r for r in guess.remarks if (group[0].source, r.together) not in often),
        )
        for group, guess in zip(groups, guesses, strict=True)
    ]
    return tuple(out), shared
