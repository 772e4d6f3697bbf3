"""How people agree with each other and with the machine on a blind sample, with intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from consult.coding.trust.coefficients import alpha_parts, f1_of, kappa_of, tallies
from consult.coding.trust.judged import JudgedQuestion
from consult.coding.trust.replicates import interval_of, replicate_weights
from consult.model.coding.trust import CoderAgreement, Estimate, Pair

if TYPE_CHECKING:
    import numpy as np

FEWEST_TEXTS = 30
"""Texts both have coded, below which no agreement is told: F1 could be off by .15 either way."""

FEWEST_OF_GROUP = 50
"""The same of a group, as for shares: a difference between groups has to be wide to be more than
chance, and with fewer texts than 50 it would have to be wider than .2."""

FEWEST_OF_CODE = 10
"""Times that people gave a code in the sample, below which no figure of that code is told. With
fewer than ten one more text moves its F1 by .1."""

FEWEST_IN_MACRO = 10
"""Times that people gave a code in the sample for it to count in macro F1; the same codes count for
people and for the machine. The F1 of a code given once or twice is nought or one by chance. With
five times, intervals held 88 times in 100 on public comments; with ten, 93 and 96."""

Rater = Callable[[JudgedQuestion], "np.ndarray"]
"""Shape (texts, codes): what a person gave, or the machine."""

Pairs = Sequence[tuple[Rater, Rater]]
"""Those whose codes are held against each other."""


@dataclass(frozen=True)
class _Counted:
    """The texts of one question that count: what was given, and their weights.

    Parameters
    ----------
    one
        Its question.
    texts
        Positions of the texts.
    weights
        Shape (1 + resamples, texts).
    """

    one: JudgedQuestion
    texts: np.ndarray
    weights: np.ndarray


def agreement(questions: Sequence[JudgedQuestion], *, seed: int) -> CoderAgreement:
    """Krippendorff's alpha, F1 and kappa of two people, and of people and machine.

    Parameters
    ----------
    questions
        What each gave. The machine is judged on texts alone whose codes no person has decided in
        the review; where two people have coded, on those that both have.
    seed
        Of the study.
    """
    whole = _agreement(questions, seed, FEWEST_TEXTS)
    names = sorted({group for one in questions for group in one.groups})
    groups = {
        f"{by}: {group}": _agreement(_only(questions, (by, group)), seed, FEWEST_OF_GROUP)
        for by, group in names
    }
    told = {name: made for name, made in groups.items() if made.people or made.machine}
    return replace(whole, groups=told)


def _only(questions: Sequence[JudgedQuestion], group: tuple[str, str]) -> list[JudgedQuestion]:
    """The questions with texts of one group alone counted as coded."""
    return [
        replace(one, coded=one.coded & (one.groups[group] > 0))
        for one in questions
        if group in one.groups
    ]


def _agreement(questions: Sequence[JudgedQuestion], seed: int, fewest: int) -> CoderAgreement:
    coders = _coders(questions, fewest)
    if not coders:
        return CoderAgreement()
    everything = [_block(one, _coded_by(one, coders), seed) for one in questions]
    unseen = [_block(one, _coded_by(one, coders) & ~one.decided, seed) for one in questions]
    raters = [_person(at) for at in coders]
    two = tuple(combinations(raters, 2))
    people = _pair(everything, two) if two else None
    reviewed = _size(everything) - _size(unseen)
    if _size(unseen) < fewest:
        return CoderAgreement(people, reviewed=reviewed)
    with_machine = tuple((rater, _machine) for rater in raters)
    made = CoderAgreement(people, _pair(unseen, with_machine), reviewed=reviewed)
    return _with_lead(made, unseen, two, with_machine) if two else made


def _coders(questions: Sequence[JudgedQuestion], fewest: int) -> list[int]:
    """The people whose codes count: both where both have coded enough, else who coded most."""
    people = range(max((len(one.coded) for one in questions), default=0))
    coded = {at: sum(int(one.coded[at].sum()) for one in questions) for at in people}
    both = sum(int(one.coded.all(axis=0).sum()) for one in questions) if len(coded) > 1 else 0
    if both >= fewest:
        return list(people)
    most = max(people, key=lambda at: (coded[at], -at), default=None)
    return [most] if most is not None and coded[most] >= fewest else []


def _with_lead(
    made: CoderAgreement, blocks: Sequence[_Counted], two: Pairs, with_machine: Pairs
) -> CoderAgreement:
    """Macro F1 with the machine less that of people, of each resample: the same texts in both."""
    people = [pair[0] for pair in with_machine]
    keep = _often_enough(blocks, people, FEWEST_IN_MACRO)
    ahead = _macro(blocks, with_machine, keep) - _macro(blocks, two, keep)
    return replace(
        made,
        lead=interval_of(ahead, lowest=-1.0),
        lead_codes=int(keep.sum()),
        lead_comments=_holding(blocks, people, keep),
    )


def _holding(blocks: Sequence[_Counted], raters: Sequence[Rater], keep: np.ndarray) -> int:
    """Texts to which somebody gave one of the codes kept."""
    import numpy as np

    ends = np.cumsum([len(block.one.codes) for block in blocks])[:-1]
    return sum(
        int(_given(block, raters)[:, mine].any(axis=1).sum())
        for block, mine in zip(blocks, np.split(keep, ends), strict=True)
    )


def _given(block: _Counted, raters: Sequence[Rater]) -> np.ndarray:
    """Shape (texts, codes): whether any of them gave it."""
    import numpy as np

    return np.asarray(np.any([rater(block.one)[block.texts] for rater in raters], axis=0))


def _coded_by(one: JudgedQuestion, coders: Sequence[int]) -> np.ndarray:
    """Shape (texts,): whether all of them have coded it."""
    import numpy as np

    return np.asarray(one.coded[list(coders)].all(axis=0))


def _person(at: int) -> Rater:
    return lambda one: one.given[at]


def _machine(one: JudgedQuestion) -> np.ndarray:
    return one.machine


def _block(one: JudgedQuestion, counts: np.ndarray, seed: int) -> _Counted:
    import numpy as np

    texts = np.flatnonzero(counts & (one.chance > 0))
    return _Counted(one, texts, replicate_weights(one.strata[texts], one.chance[texts], seed))


def _size(blocks: Sequence[_Counted]) -> int:
    return sum(len(block.texts) for block in blocks)


def _pair(blocks: Sequence[_Counted], pairs: Pairs) -> Pair | None:
    """All figures, each the mean of the pairs of coders; nothing where nobody gave a code."""
    raters = list(dict.fromkeys(rater for pair in pairs for rater in pair if rater is not _machine))
    alpha, micro = (
        interval_of(_alpha(blocks, pairs), lowest=-1.0),
        interval_of(_micro(blocks, pairs)),
    )
    if alpha is None or micro is None:
        return None
    often = _often_enough(blocks, raters, FEWEST_OF_CODE)
    names = [f"{block.one.question}: {code}" for block in blocks for code in block.one.codes]
    told = [(at, names[at]) for at, enough in enumerate(often) if enough]
    macro = _macro(blocks, pairs, _often_enough(blocks, raters, FEWEST_IN_MACRO))
    return Pair(
        alpha,
        micro,
        interval_of(macro),
        _size(blocks),
        kappas=_each(_kappa_each(blocks, pairs), told, lowest=-1.0),
        f1=_each(_f1_each(blocks, pairs), told),
    )


def _each(
    figures: np.ndarray, told: Sequence[tuple[int, str]], *, lowest: float = 0.0
) -> Mapping[str, Estimate]:
    """Those that have a meaning: where all give a code to everything, kappa has none."""
    made = {name: interval_of(figures[:, at], lowest=lowest) for at, name in told}
    return {name: one for name, one in made.items() if one is not None}


def _often_enough(blocks: Sequence[_Counted], raters: Sequence[Rater], fewest: int) -> np.ndarray:
    """Shape (codes of all questions,): whether people gave a code to so many texts."""
    import numpy as np

    return np.concatenate([_given(block, raters).sum(axis=0) >= fewest for block in blocks])


def _alpha(blocks: Sequence[_Counted], pairs: Pairs) -> np.ndarray:
    """Shape (1 + resamples,). What chance would make is worked out question by question."""
    import numpy as np

    made = []
    for one, other in pairs:
        parts = [
            alpha_parts(one(b.one)[b.texts], other(b.one)[b.texts], b.weights)
            for b in blocks
            if len(b.texts)
        ]
        apart, by_chance = (sum(each) for each in zip(*parts, strict=True))
        made.append(np.where(by_chance > 0, 1 - apart / np.where(by_chance > 0, by_chance, 1), 1.0))
    return np.asarray(np.mean(made, axis=0))


def _tallies(blocks: Sequence[_Counted], pair: tuple[Rater, Rater]) -> list[np.ndarray]:
    """Three arrays of shape (1 + resamples, codes of all questions)."""
    import numpy as np

    one, other = pair
    found = [tallies(one(b.one)[b.texts], other(b.one)[b.texts], b.weights) for b in blocks]
    return [np.concatenate(each, axis=1) for each in zip(*found, strict=True)]


def _micro(blocks: Sequence[_Counted], pairs: Pairs) -> np.ndarray:
    import numpy as np

    found = [[each.sum(axis=1) for each in _tallies(blocks, pair)] for pair in pairs]
    return np.asarray(np.mean([f1_of(*each) for each in found], axis=0))


def _macro(blocks: Sequence[_Counted], pairs: Pairs, keep: np.ndarray) -> np.ndarray:
    """The mean F1 of the codes kept; a resample without one of them does without it."""
    import numpy as np

    each = _f1_each(blocks, pairs)[:, keep]
    known = np.isfinite(each)
    number = known.sum(axis=1)
    total = np.where(known, each, 0).sum(axis=1)
    return np.asarray(np.where(number > 0, total / np.maximum(number, 1), np.nan))


def _f1_each(blocks: Sequence[_Counted], pairs: Pairs) -> np.ndarray:
    import numpy as np

    return np.asarray(np.mean([f1_of(*_tallies(blocks, pair)) for pair in pairs], axis=0))


def _kappa_each(blocks: Sequence[_Counted], pairs: Pairs) -> np.ndarray:
    import numpy as np

    total = np.concatenate(
        [np.repeat(b.weights.sum(axis=1)[:, None], len(b.one.codes), axis=1) for b in blocks],
        axis=1,
    )
    return np.asarray(np.mean([_kappa(blocks, pair, total) for pair in pairs], axis=0))


def _kappa(blocks: Sequence[_Counted], pair: tuple[Rater, Rater], total: np.ndarray) -> np.ndarray:
    """Shape (1 + resamples, codes). Questions without a text that counts have no kappa."""
    import numpy as np

    both, first, second = _tallies(blocks, pair)
    return kappa_of(both, first, second, np.maximum(total, 1))
