"""From the codings of record to what later comments are coded with.

Nothing is tuned on later comments: floors and curves come from the comments of record alone, each
scored by centres that were made without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.suggest.choose_codes import MOST_CODES
from consult.coding.suggest.emergent import OTHER
from consult.coding.waves.known_texts import EMERGING, NOT_EARLIER, known_hash, remembered
from consult.coding.waves.space import (
    FEWEST_COMMENTS,
    Placed,
    Space,
    centres_of,
    fitting,
    given_codes,
    packed,
)
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.fit import FitCode, FitQuestion

if TYPE_CHECKING:
    import pandas as pd

MOST_COMMENTS = 100
"""Different comments looked at for each code: the first by content hash, a random sample.

It bounds the time of a fit where a code has thousands. With 50, 100 and 200 the second half of
banking77 agrees with people at AMI .690, .695 and .692, of multi-label comments at .236, .241 and
.248 (one split each).
"""

FOLDS = 4
"""Parts of the comments of record; each is compared with centres made of the others.

AMI with 2, 4 and 8 is .700, .695 and .689 on banking77, .243, .241 and .248 on multi-label
comments: no number is best on both, and time grows with it.
"""

FEWEST_IN_FOLD = 3
"""Comments that make a centre while floors are found; such centres are not kept.

Fewer than ``FEWEST_COMMENTS``, as a part is missing. With 2 and 5 AMI moves by .003 at most.
"""

LEFT_OUT = 0.05
"""Share of the comments of record that floors leave without a code. More of it sets more new
comments apart and twice as many known ones, and finds no more new themes."""

BORROWED = 5
"""Comments' worth of the mean of all codes that the floor of each code takes in.

It keeps chance from setting the floor of a code with a handful of comments. On sets where codes
have more, AMI with 0, 2 and 10 is within .001.
"""

NOWHERE = -1.0
"""Likeness to a code that has no centre."""

EASE = 0.5
"""Comments added to both frequencies, so that a code nobody is given has one, and its logarithm.

AMI with .05, .25 and 1 is within .001.
"""

ROUNDS, FIRST_STEP, SHORTER = 60, 0.05, 0.95
"""Steps towards the levels, in likeness for a frequency out by a factor of e.

Twice or half of the first two, and .9 or .975 for the last, move AMI by .001; shorter steps leave
levels short of the record (docs/settings-tried.md, "Later rounds").
"""


def fit_question(
    text: str, told: pd.DataFrame, codes: Sequence[UsedCode], *, space: Space, seed: int
) -> FitQuestion:
    """What later comments on one question are coded with.

    Parameters
    ----------
    text
        The question as asked.
    told
        Schema ``CODINGS`` with a column "text" beside it: the codings of record, at least one.
    codes
        The codes they use.
    space
        Texts to unit rows.
    seed
        Seed of the first guess of centres.

    Returns
    -------
    FitQuestion
        Without figures of people: only a table after disclosure control can give them.
    """
    by_code = {
        str(code): sorted(set(texts), key=known_hash)
        for code, texts in told.groupby("code")["text"]
    }
    own = _sample(told, by_code, codes, space)
    centres = [
        centres_of(own.placed.whole[own.strongest[:, at]], fewest=FEWEST_COMMENTS, seed=seed)
        for at in range(len(codes))
    ]
    floors, levels, slope, offset = _calibrated(
        own, np.array([len(of_code) for of_code in centres]), seed
    )
    sure = told.groupby("code")["probability"].mean()
    made = tuple(
        FitCode(
            id=code.id,
            name=code.name.removeprefix(EMERGING),
            definition=code.definition.removeprefix(NOT_EARLIER),
            theme=code.theme,
            found=code.found,
            apart=code.apart,
            comments=len(by_code.get(code.id, ())),
            centres=packed(centres[at]),
            floor=float(floors[at]),
            level=float(levels[at]),
            sure=round(float(sure.get(code.id, 0.0)), 3),
        )
        for at, code in enumerate(codes)
    )
    return FitQuestion(text, made, slope, offset, coded=remembered(told, codes))


@dataclass(frozen=True)
class _Own:
    """Comments of record: a sample of them in canonical order.

    ``given`` and ``strongest``, shape (comments, codes), say which codes each has, and which it
    has most surely; "other" is none. ``stands_for``, shape (comments,), is how many of all
    comments each is a sample of.
    """

    placed: Placed
    given: np.ndarray
    strongest: np.ndarray
    stands_for: np.ndarray


def _sample(
    told: pd.DataFrame,
    by_code: Mapping[str, Sequence[str]],
    codes: Sequence[UsedCode],
    space: Space,
) -> _Own:
    """The first comments of each code, which are many of a rare code and few of a common one."""
    chance: dict[str, float] = {}
    for texts in by_code.values():
        for text in texts[:MOST_COMMENTS]:
            chance[text] = max(chance.get(text, 0.0), min(1.0, MOST_COMMENTS / len(texts)))
    order = sorted(chance, key=known_hash)
    sure = (
        told.pivot_table(index="text", columns="code", values="probability", aggfunc="max")
        .reindex(index=order, columns=[code.id for code in codes])
        .to_numpy(dtype=float, copy=True)
    )
    sure[:, [code.id == OTHER.id for code in codes]] = np.nan
    given = ~np.isnan(sure)
    known = np.where(given, sure, NOWHERE)
    strongest = given & (known >= known.max(axis=1, keepdims=True))
    stands_for = np.array([1 / chance[text] for text in order])
    return _Own(Placed(order, space), given, strongest, stands_for)


def _calibrated(
    own: _Own, centres: np.ndarray, seed: int
) -> tuple[np.ndarray, np.ndarray, float, float]:
    """Floors and levels of the codes, 0 where they have no centre, and the curve of agreement."""
    floors, levels = np.zeros(len(centres)), np.zeros(len(centres))
    likeness = _without_itself(own, seed)
    placed = np.flatnonzero((centres > 0) & (likeness > NOWHERE).any(axis=0))
    rows = own.given[:, placed].any(axis=1)
    if not len(placed) or not rows.any():
        return floors, levels, 0.0, 0.0
    likeness, given = likeness[rows][:, placed], own.given[rows][:, placed]
    floors[placed] = _floors(likeness)
    fits = fitting(likeness, floors[placed])
    levels[placed] = _levels(likeness, given, fits, own.stands_for[rows])
    return floors, levels, *_curve(likeness[fits] - levels[placed], given[fits])


def _floors(likeness: np.ndarray) -> np.ndarray:
    """Where so many comments as may be are above the floor of the code they are nearest to."""
    nearest, best = likeness.argmax(axis=1), likeness.max(axis=1)
    counts = np.bincount(nearest, minlength=likeness.shape[1])
    sums = np.bincount(nearest, weights=best, minlength=likeness.shape[1])
    middle = (sums + BORROWED * best.mean()) / (counts + BORROWED)
    return np.asarray(np.round(middle + np.quantile(best - middle[nearest], LEFT_OUT), 4))


def _levels(
    likeness: np.ndarray, given: np.ndarray, fits: np.ndarray, stands_for: np.ndarray
) -> np.ndarray:
    """Levels with which codes are as frequent as they are on record.

    Without them the share of a theme would seem to change where only its coder has.
    """
    wanted = (given * stands_for[:, None]).sum(axis=0) + EASE
    levels = np.full(likeness.shape[1], np.quantile(likeness.max(axis=1), 0.5))
    step = FIRST_STEP
    for _ in range(ROUNDS):
        found = given_codes(likeness[fits] - levels)
        frequency = (found * stands_for[fits][:, None]).sum(axis=0) + EASE
        levels += step * np.log(frequency / wanted)
        step *= SHORTER
    return np.round(levels, 4)


def _without_itself(own: _Own, seed: int) -> np.ndarray:
    """Likeness of each comment to codes whose centres were made of other comments."""
    out = np.full(own.given.shape, NOWHERE)
    fold = np.arange(len(out)) % FOLDS
    for held in range(FOLDS):
        centres = {
            at: centres_of(
                own.placed.whole[own.strongest[:, at] & (fold != held)],
                fewest=FEWEST_IN_FOLD,
                seed=seed,
            )
            for at in np.flatnonzero(own.strongest.any(axis=0))
        }
        some = [at for at, of_code in centres.items() if len(of_code)]
        likeness, _ = own.placed.likeness([centres[at] for at in some])
        out[np.ix_(fold == held, some)] = likeness[fold == held]
    return out


def _curve(above: np.ndarray, given: np.ndarray) -> tuple[float, float]:
    """Slope and offset from likeness above the level to the share that agrees with the record."""
    from sklearn.linear_model import LogisticRegression

    top = np.argsort(-above, axis=1, kind="stable")[:, :MOST_CODES]
    margin = np.take_along_axis(above, top, axis=1).ravel()
    right = np.take_along_axis(given, top, axis=1).ravel()
    if right.all() or not right.any():
        return 0.0, round(float(np.log((right.sum() + 1) / ((~right).sum() + 1))), 3)
    fitted = LogisticRegression(C=100.0).fit(margin[:, None], right)
    return round(float(fitted.coef_[0, 0]), 3), round(float(fitted.intercept_[0]), 3)
