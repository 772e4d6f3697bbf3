"""Learn from reviewed answers to code the rest, and say how sure each code is.

An answer that a person has gone through counts as decided for every code: what was accepted or
added is given, all else is not. A pair decided on an answer nobody has gone through counts for
that pair alone. All other pairs are unknown and carry no weight: no suggestion that a person has
not looked at is taken for a decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consult.coding.decisions.finished import FEWEST_REVIEWED
from consult.coding.learn.calibrate import Calibration, calibrate
from consult.coding.learn.linear_model import UNKNOWN, LinearModel, fit
from consult.coding.learn.material import LARGEST_SAMPLE, FeatureReader, Features, Material
from consult.model.coding.deciding import Band, DecidedBy

FOLDS = 5
"""Parts the reviewed answers are cut into; each is scored by a model that has not seen it. After
200 of 500 NHS comments F1 with 3, 5 and 10 is .678, .667 and .678; 10 take twice the time of 5."""

STRENGTH, BALANCE = 5.0, 0.75
"""Penalty and weight of a code's examples, within a flat optimum in cross-validation on half the
NHS comments: a balance of .75 in place of .5 costs F1 .002 or less and brings .004 to .020 of the
mean of codes (docs/settings-tried.md lists what was tried)."""

BLOCK = 5_000
"""Texts scored at a time, which bounds memory; each is scored by itself."""

PROBABILITY_DECIMALS = 3
"""Of the probabilities in codings, as for those suggested first."""

SCORE_DECIMALS = 4
"""Scores are rounded to this before any comparison."""


@dataclass(frozen=True)
class LearnedCoding:
    """One code given to one text by what was learnt.

    Parameters
    ----------
    text, clause
        Positions of the text and of the clause that earned the code, as handed in.
    code
        Id of the code.
    probability
        Chance that a person would give it, 0 to 1.
    band
        What to do with it.
    decided_by
        Always ``DecidedBy.LEARNED``.
    """

    text: int
    clause: int
    code: str
    probability: float
    band: Band
    decided_by: DecidedBy = DecidedBy.LEARNED


@dataclass(frozen=True)
class Learned:
    """What was learnt, for every text; where people have decided, their decisions stand.

    Parameters
    ----------
    scores, probability
        Shape (texts, codes): log-odds of the model, and chance that a person gives the code.
    given
        Shape (texts, codes): which codes each text is given. Empty when nothing was learnt.
    bands
        Shape (texts, codes): a ``Band`` as text. A pair that is not given but for review is
        worth showing to a person too.
    passage
        Shape (texts, codes): position of the clause that scores highest.
    reviewed
        Texts with a decision.
    calibration
        ``None`` when nothing was learnt.
    note
        Why nothing was learnt, for the analyst; empty when something was.
    """

    scores: np.ndarray
    probability: np.ndarray
    given: np.ndarray
    bands: np.ndarray
    passage: np.ndarray
    reviewed: int
    calibration: Calibration | None
    note: str = ""

    def codings(self, codes: Sequence[str]) -> list[LearnedCoding]:
        """The codes given, by text and strongest first.

        Parameters
        ----------
        codes
            Ids of the codes, one a column.
        """
        found = []
        for text, row in enumerate(self.given):
            columns = np.flatnonzero(row)
            for at in columns[np.argsort(-self.scores[text, columns], kind="stable")]:
                chance = round(float(self.probability[text, at]), PROBABILITY_DECIMALS)
                clause, band = int(self.passage[text, at]), Band(self.bands[text, at])
                found.append(LearnedCoding(text, clause, codes[at], chance, band))
        return found


def as_decided(given: np.ndarray, refused: np.ndarray, gone_through: np.ndarray) -> np.ndarray:
    """Decisions as ``learn`` takes them.

    Parameters
    ----------
    given, refused
        Shape (texts, codes): true where a person accepted or added the code, or removed it.
    gone_through
        Shape (texts,): true where a person has finished with the answer.

    Returns
    -------
    numpy.ndarray
        Shape (texts, codes): 1, 0, or -1 where nobody has decided. An answer gone through is
        decided for every code; what was given wins over what was refused.
    """
    no = np.asarray(refused, dtype=bool) | np.asarray(gone_through, dtype=bool)[:, None]
    return np.where(given, 1, np.where(no, 0, UNKNOWN)).astype(np.int8)


def learn(
    material: Material, decided: np.ndarray, *, seed: int = 1, tuned_on: np.ndarray | None = None
) -> Learned:
    """Learn codes from decisions and apply them to every text.

    Parameters
    ----------
    material
        The distinct texts of one question, in any order; not changed.
    decided
        Shape (texts, codes), as ``as_decided`` makes it.
    seed
        Seed of the reduction of sparse views.
    tuned_on
        Shape (texts,): true where the sentence model itself was tuned on what people decided of
        the text. Such texts teach, and no threshold or band is judged by them.

    Returns
    -------
    Learned
        In the order given. The same texts and decisions give the same numbers in any order.
    """
    from threadpoolctl import threadpool_limits

    note = _too_little(decided)
    if note:
        return _nothing(decided, note)
    judges = np.ones(len(decided), dtype=bool) if tuned_on is None else ~tuned_on
    with threadpool_limits(limits=1):
        return _learn(material, decided, seed, judges)


def _reviewed(decided: np.ndarray) -> np.ndarray:
    """Whether anything is decided of each text, shape (texts,)."""
    return np.asarray((decided != UNKNOWN).any(axis=1))


def _too_little(decided: np.ndarray) -> str:
    reviewed = int(_reviewed(decided).sum())
    if reviewed < FEWEST_REVIEWED:
        return (
            f"Nothing was learnt from review: answers gone through are {reviewed}, and "
            f"{FEWEST_REVIEWED} are needed."
        )
    if not (decided == 1).any() or not (decided == 0).any():
        return "Nothing was learnt from review: every decision made so far is the same."
    return ""


def _nothing(decided: np.ndarray, note: str) -> Learned:
    return Learned(
        scores=np.zeros(decided.shape),
        probability=np.zeros(decided.shape),
        given=np.zeros(decided.shape, dtype=bool),
        bands=np.full(decided.shape, str(Band.REVIEW), dtype=object),
        passage=np.zeros(decided.shape, dtype=int),
        reviewed=int(_reviewed(decided).sum()),
        calibration=None,
        note=note,
    )


def _learn(material: Material, decided: np.ndarray, seed: int, judges: np.ndarray) -> Learned:
    """Learn on one thread, from texts in the order of their hashes: sums hang on their order."""
    order = np.argsort(np.asarray(material.keys, dtype=str), kind="stable")
    reader = FeatureReader(seed=seed).fit(material.take(order[:LARGEST_SAMPLE]))
    seen = order[_reviewed(decided)[order]]
    examples = reader.read(material.take(seen))
    definitions = reader.definitions(material.views)
    unseen = out_of_fold(examples, decided[seen], definitions)
    calibration = calibrate(unseen, decided[seen], judges[seen])
    model = _fit(examples, decided[seen], definitions)
    scores, passage = np.zeros(decided.shape), np.zeros(decided.shape, dtype=int)
    for start in range(0, len(order), BLOCK):
        block = order[start : start + BLOCK]
        scores[block], nearest = _scores(model, reader.read(material.take(block)))
        passage[block] = np.searchsorted(material.owner, block)[:, None] + nearest
    probability = calibration.probability(scores)
    return Learned(
        scores=scores,
        probability=probability,
        given=calibration.given(scores),
        bands=calibration.bands(probability),
        passage=passage,
        reviewed=len(seen),
        calibration=calibration,
    )


def out_of_fold(examples: Features, decided: np.ndarray, definitions: np.ndarray) -> np.ndarray:
    """Scores of each text by a model that has not seen it, shape (texts, codes).

    Parameters
    ----------
    examples
        Reviewed texts in canonical order, which is a random one.
    decided
        Shape (texts, codes).
    definitions
        Shape (codes, features).
    """
    scores = np.zeros(decided.shape)
    fold = np.arange(len(decided)) % FOLDS
    for held in range(FOLDS):
        here = fold == held
        model = _fit(examples.only(~here), decided[~here], definitions)
        scores[here] = _scores(model, examples.only(here))[0]
    return scores


def _fit(examples: Features, decided: np.ndarray, definitions: np.ndarray) -> LinearModel:
    """Fitted on the examples and, as one more example of each code, its definition.

    A definition is an example of its own code alone. Its likeness to itself teaches nothing about
    what likeness is worth, so its evidence is nought, the mean.
    """
    none = np.zeros((len(definitions), *examples.evidence.shape[1:]), dtype=np.float32)
    return fit(
        np.vstack([examples.rows, definitions]),
        np.concatenate([examples.evidence, none]),
        np.vstack([decided, np.eye(len(definitions), dtype=decided.dtype)]),
        strength=STRENGTH,
        balance=BALANCE,
    )


def _scores(model: LinearModel, texts: Features) -> tuple[np.ndarray, np.ndarray]:
    """Mean of whole text and best clause, rounded; and which clause of the text that is, from 0."""
    whole = model.scores(texts.rows, texts.evidence)
    parts = np.round(model.scores(texts.clause_rows, texts.clause_evidence), SCORE_DECIMALS)
    starts = np.searchsorted(texts.owner, np.arange(len(whole)))
    highest = np.maximum.reduceat(parts, starts, axis=0)
    at = np.where(parts >= highest[texts.owner], np.arange(len(parts))[:, None], len(parts))
    best = np.minimum.reduceat(at, starts, axis=0) - starts[:, None]
    return np.round((whole + highest) / 2, SCORE_DECIMALS), best
