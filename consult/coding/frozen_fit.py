"""From the codings of record to what later comments are coded with.

Nothing is tuned on later comments: floors and curves come from the comments of record alone, each
scored by centres that were made without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.choose import MOST_CODES
from consult.coding.emergent import OTHER
from consult.coding.frozen_record import EMERGING, NOT_EARLIER, known_hash, remembered
from consult.coding.frozen_space import (
    FEWEST_COMMENTS,
    Placed,
    Space,
    centres_of,
    further_codes,
    packed,
)
from consult.model.codeframe import UsedCode
from consult.model.fit import FitCode, FitQuestion

if TYPE_CHECKING:
    import pandas as pd

MOST_COMMENTS = 100
"""Different comments looked at for each code: the first by content hash, a random sample."""

FOLDS = 4
FEWEST_IN_FOLD = 3
"""Comments that make a centre while floors are found; such centres are not kept."""

LEFT_OUT = 0.1
"""Share of the comments of record that floors leave without a code."""

BORROWED = 5
"""Comments' worth of the mean of all codes that the floor of each code takes in."""

NOWHERE = -1.0
"""Likeness to a code that has no centre."""

NEVER = 3.0
"""No likeness is so far above a floor."""


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
    placed, given = _sample(by_code, codes, space)
    centres = [
        centres_of(placed.whole[given[:, at]], fewest=FEWEST_COMMENTS, seed=seed)
        for at in range(len(codes))
    ]
    placeable = np.array([len(one) > 0 for one in centres], dtype=bool)
    floors, further, slope, offset = _calibrated(placed, given & placeable, seed)
    sure = told.groupby("code")["probability"].mean()
    made = tuple(
        FitCode(
            id=code.id,
            name=code.name.removeprefix(EMERGING),
            definition=code.definition.removeprefix(NOT_EARLIER),
            theme=code.theme,
            comments=len(by_code.get(code.id, ())),
            centres=packed(centres[at]),
            floor=float(floors[at]) if placeable[at] else 0.0,
            sure=round(float(sure.get(code.id, 0.0)), 3),
        )
        for at, code in enumerate(codes)
    )
    return FitQuestion(text, made, further, slope, offset, coded=remembered(told, codes))


def _sample(
    by_code: Mapping[str, Sequence[str]], codes: Sequence[UsedCode], space: Space
) -> tuple[Placed, np.ndarray]:
    """A sample of the comments of record, and which codes each has; "other" is no place."""
    some = {text for texts in by_code.values() for text in texts[:MOST_COMMENTS]}
    order = sorted(some, key=known_hash)
    row = {text: at for at, text in enumerate(order)}
    given = np.zeros((len(order), len(codes)), dtype=bool)
    for column, code in enumerate(codes):
        mine = [row[text] for text in by_code.get(code.id, ()) if text in row]
        given[mine, column] = code.id != OTHER.id
    return Placed(order, space), given


def _calibrated(
    placed: Placed, given: np.ndarray, seed: int
) -> tuple[np.ndarray, float, float, float]:
    """Floors of the codes, how far above a further code must be, and the curve of agreement."""
    codes = given.shape[1]
    likeness = _without_itself(placed, given, seed)
    rows = given.any(axis=1) & (likeness > NOWHERE).any(axis=1)
    if not rows.any():
        return np.zeros(codes), NEVER, 0.0, 0.0
    likeness, given = likeness[rows], given[rows]
    nearest, best = likeness.argmax(axis=1), likeness.max(axis=1)
    counts = np.bincount(nearest, minlength=codes)
    sums = np.bincount(nearest, weights=best, minlength=codes)
    middle = (sums + BORROWED * best.mean()) / (counts + BORROWED)
    floors = np.round(middle + np.quantile(best - middle[nearest], LEFT_OUT), 4)
    above = likeness - floors
    explained = above[np.arange(len(above)), nearest] >= 0
    further = _further(above[explained], nearest[explained], given.sum() / len(given) - 1)
    return floors, further, *_curve(above, given)


def _without_itself(placed: Placed, given: np.ndarray, seed: int) -> np.ndarray:
    """Likeness of each comment to codes whose centres were made of other comments."""
    out = np.full(given.shape, NOWHERE)
    fold = np.arange(len(given)) % FOLDS
    for held in range(FOLDS):
        centres = {
            at: centres_of(
                placed.whole[given[:, at] & (fold != held)], fewest=FEWEST_IN_FOLD, seed=seed
            )
            for at in np.flatnonzero(given.any(axis=0))
        }
        some = [at for at, one in centres.items() if len(one)]
        likeness, _ = placed.likeness([centres[at] for at in some])
        out[np.ix_(fold == held, some)] = likeness[fold == held]
    return out


def _further(above: np.ndarray, nearest: np.ndarray, wanted: float) -> float:
    """How far above its floor a code must come to stand beside the nearest one.

    So many are given as the codings of record have.
    """
    ranked = further_codes(above, nearest)[1].ravel()
    give = min(round(wanted * len(above)), len(ranked))
    return round(max(0.0, float(np.sort(ranked)[::-1][give - 1])), 4) if give > 0 else NEVER


def _curve(above: np.ndarray, given: np.ndarray) -> tuple[float, float]:
    """Slope and offset from likeness above the floor to the share of codings on record."""
    from sklearn.linear_model import LogisticRegression

    top = np.argsort(-above, axis=1, kind="stable")[:, :MOST_CODES]
    margin = np.take_along_axis(above, top, axis=1).ravel()
    right = np.take_along_axis(given, top, axis=1).ravel()
    if right.all() or not right.any():
        return 0.0, round(float(np.log((right.sum() + 1) / ((~right).sum() + 1))), 3)
    fitted = LogisticRegression(C=100.0).fit(margin[:, None], right)
    return round(float(fitted.coef_[0, 0]), 3), round(float(fitted.intercept_[0]), 3)
