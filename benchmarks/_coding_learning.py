"""Learning from review against human coders, on a fixed half of public NHS comments.

Comments are used once a distinct text (case and spacing apart) and split in two by content hash.
Reviewed answers are drawn from one half; every figure is of the other, which nothing was chosen
on. Settings were chosen by cross-validation within the first half: docs/settings-tried.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from statistics import fmean

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome
from benchmarks._nhs_codes import NHS_DEFINITIONS
from consult.coding.learn.calibrate import best_threshold, choose_from
from consult.coding.learn.from_decisions import Learned, learn
from consult.coding.learn.linear_model import UNKNOWN
from consult.coding.learn.make_ready import make_ready
from consult.coding.learn.material import Material
from consult.coding.learn.queue import Pool, queue
from consult.coding.texts.vectors import Encoders
from consult.embed import wording
from consult.model.coding.deciding import Band

DATA = Path(__file__).parents[2] / "shared" / "data" / "nhs_fft_v6_multilabel_half.csv"
SEEDS = (1, 2, 3)
SIZES = (100, 400)
"""Reviewed answers, beside all there are."""

WANTED = {"100": (0.64, 0.49), "400": (0.70, 0.55), "all": (0.74, 0.62)}
"""Micro and macro F1 that are aimed at. "All" are 1,264 comments."""

QUEUE_STEPS = (50, 100, 200, 300, 400)
"""Answers gone through when the model is fitted anew and the queue made anew."""

QUEUE_MACRO = 0.48
CLUSTERS = 30

Vectors = Callable[[Sequence[str]], np.ndarray]
"""Texts to unit rows, shape (texts, dimensions)."""


@dataclass(frozen=True)
class Comments:
    """Distinct comments in canonical order.

    Parameters
    ----------
    keys, questions, answers
        One a comment.
    truth
        Shape (comments, codes): 1 where a human coder gave the code.
    encoders
        What reads texts.
    """

    keys: tuple[str, ...]
    questions: list[str]
    answers: list[str]
    truth: np.ndarray
    encoders: Encoders

    @cached_property
    def halves(self) -> tuple[np.ndarray, np.ndarray]:
        """Positions of the comments to learn from, and of those to be judged on."""
        held = np.array([int(key[-1], 16) % 2 == 1 for key in self.keys])
        return np.flatnonzero(~held), np.flatnonzero(held)

    @cached_property
    def of_answers(self) -> np.ndarray:
        """Vectors of the answers alone."""
        return np.asarray(self.material.views[1].texts)

    @cached_property
    def material(self) -> Material:
        """Question and answer, answer alone, wording."""
        ready = make_ready(
            self.keys,
            self.questions,
            self.answers,
            list(NHS_DEFINITIONS.items()),
            self.encoders,
        )
        return ready.material


def run(vectors: Vectors, lower: Vectors | None = None) -> Outcome:
    """Learning curve, code-targeted queue and calibration; empty when the data is not there.

    Parameters
    ----------
    vectors, lower
        What embeds texts, and what its lower layers make of them; ``None`` without a sentence
        model.
    """
    if not DATA.exists():
        print(f"{DATA.name} is not in {DATA.parent}; skipped.")
        return Outcome()
    comments = _comments(pd.read_csv(DATA, keep_default_na=False, dtype=str), vectors, lower)
    figures = _at_each_size(comments, lambda one: _learned(comments, one) | _peer(comments, one))
    figures |= _queued(comments)
    return Outcome(figures | _accurate(comments), _aims(figures))


def _at_each_size(
    comments: Comments, measure: Callable[[np.ndarray], dict[str, float]]
) -> dict[str, float]:
    """Figures by size, each the mean of draws."""
    figures: dict[str, float] = {}
    for size in (*SIZES, len(comments.halves[0])):
        name = str(size) if size in SIZES else "all"
        seeds = SEEDS if size in SIZES else SEEDS[:1]
        drawn = [np.random.default_rng(s).permutation(comments.halves[0])[:size] for s in seeds]
        rows = [measure(one) for one in drawn]
        figures |= {f"{figure}_{name}": fmean(row[figure] for row in rows) for figure in rows[0]}
    return figures


def _accurate(comments: Comments) -> dict[str, float]:
    """The same of codes learnt with the accurate sentence model; none where it is not installed."""
    from consult.embed.mpnet import Mpnet
    from consult.errors import ModelError

    try:
        model = Mpnet()
    except ModelError as error:
        print(f"{error.problems[0].what} It is not measured.")
        return {}
    encoders = replace(comments.encoders, lower=model.lower, answers=model.transform)
    read = replace(comments, encoders=encoders)
    found = _at_each_size(read, lambda one: _learned(read, one))
    return {f"accurate_{figure}": value for figure, value in found.items()}


def _aims(figures: dict[str, float]) -> dict[str, Aim]:
    aims = {}
    for size, (micro, macro) in WANTED.items():
        aims[f"learning_micro_{size}"] = Aim(figures[f"micro_{size}"], micro)
        aims[f"learning_macro_{size}"] = Aim(figures[f"macro_{size}"], macro)
    return aims | {"queue_macro_400": Aim(figures["queue_macro_400"], QUEUE_MACRO)}


def _comments(frame: pd.DataFrame, vectors: Vectors, lower: Vectors | None) -> Comments:
    coded = frame[list(NHS_DEFINITIONS)] == "1"
    key = frame["FFT answer"].str.split().str.join(" ").str.lower()
    hashed = key.map(lambda text: sha256(f"learning {text}".encode()).hexdigest())
    kept = coded.any(axis=1) & (key != "") & ~key.where(coded.any(axis=1), "").duplicated()
    order = hashed[kept].sort_values().index
    return Comments(
        tuple(hashed[order]),
        frame["FFT question"][order].tolist(),
        frame["FFT answer"][order].tolist(),
        coded.loc[order].to_numpy().astype(np.int8),
        Encoders(wording, vectors, lower),
    )


def _fit(comments: Comments, reviewed: np.ndarray) -> Learned:
    decided = np.full(comments.truth.shape, UNKNOWN, dtype=np.int8)
    decided[reviewed] = comments.truth[reviewed]
    return learn(comments.material, decided)


def _learned(comments: Comments, reviewed: np.ndarray) -> dict[str, float]:
    """F1 of the codes given; share accepted, and F1 when people settle the pairs for review."""
    held = comments.halves[1]
    made, truth = _fit(comments, reviewed), comments.truth[held] == 1
    micro, macro = _f1(truth, made.given[held])
    bands = made.bands[held]
    accepted, looked_at = bands == str(Band.ACCEPT), bands == str(Band.REVIEW)
    settled = _f1(truth, np.where(looked_at, truth, accepted))
    return {
        "micro": micro,
        "macro": macro,
        "recall_at_precision_90": _recall_at(made.probability[held], truth, 0.9),
        "accepted_precision": float(truth[accepted].mean()) if accepted.any() else 1.0,
        "accepted_recall": float(truth[accepted].sum() / truth.sum()),
        "review_pairs_an_answer": float(looked_at.sum() / len(held)),
        "settled_micro": settled[0],
        "settled_macro": settled[1],
    }


def _peer(comments: Comments, reviewed: np.ndarray) -> dict[str, float]:
    """Balanced logistic regression on vectors of answers and TF-IDF, as in evidence/coding.md."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.model_selection import KFold

    held = comments.halves[1]
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    rows = hstack(
        [csr_matrix(comments.of_answers), 0.7 * words.fit_transform(comments.answers)]
    ).tocsr()
    truth, scores = comments.truth[reviewed], np.zeros((len(reviewed), comments.truth.shape[1]))
    for learnt, left in KFold(5, shuffle=True, random_state=0).split(truth):
        scores[left] = _peer_scores(rows[reviewed[learnt]], truth[learnt], rows[reviewed[left]])
    found = _peer_scores(rows[reviewed], truth, rows[held])
    given = choose_from(found, best_threshold(scores, truth))
    micro, macro = _f1(comments.truth[held] == 1, given)
    return {"peer_micro": micro, "peer_macro": macro}


def _peer_scores(rows: np.ndarray, truth: np.ndarray, others: np.ndarray) -> np.ndarray:
    from sklearn.linear_model import LogisticRegression

    scores = np.zeros((others.shape[0], truth.shape[1]))
    for code, given in enumerate(truth.T):
        if given.any():
            model = LogisticRegression(C=10, class_weight="balanced", solver="liblinear")
            scores[:, code] = model.fit(rows, given).predict_proba(others)[:, 1]
    return scores


def _queued(comments: Comments) -> dict[str, float]:
    """F1 after 400 answers taken from the code-targeted queue, learning anew along the way."""
    pool, held = comments.halves
    vectors = comments.material.views[0].texts[pool]
    keys = [comments.keys[at] for at in pool]
    truth, codes = comments.truth[pool], comments.truth.shape[1]
    decided = np.full(truth.shape, UNKNOWN, dtype=np.int8)
    chances = np.full(truth.shape, 1 / codes)
    clusters = _clusters(vectors)
    figures = {}
    for until in QUEUE_STEPS:
        wanted = until - int((decided != UNKNOWN).any(axis=1).sum())
        first = queue(Pool(keys, vectors, chances, decided, clusters))[:wanted]
        decided[first] = truth[first]
        made = _fit(comments, pool[(decided != UNKNOWN).any(axis=1)])
        chances = made.probability[pool]
        micro, macro = _f1(comments.truth[held] == 1, made.given[held])
        figures |= {f"queue_micro_{until}": micro, f"queue_macro_{until}": macro}
    return figures


def _clusters(vectors: np.ndarray) -> np.ndarray:
    from sklearn.cluster import KMeans

    return np.asarray(KMeans(CLUSTERS, n_init=1, random_state=0).fit_predict(vectors))


def _recall_at(probability: np.ndarray, truth: np.ndarray, precision: float) -> float:
    """Share of the codes given by people found from the lowest cut of that precision."""
    right = truth.ravel()[np.argsort(-probability, axis=None, kind="stable")].cumsum()
    enough = np.flatnonzero(right / np.arange(1, len(right) + 1) >= precision)
    return float(right[enough[-1]] / right[-1]) if len(enough) else 0.0


def _f1(truth: np.ndarray, given: np.ndarray) -> tuple[float, float]:
    """Micro, and macro over the codes that occur."""
    right, either = (truth & given).sum(axis=0), truth.sum(axis=0) + given.sum(axis=0)
    each = (2 * right / either.clip(1))[truth.any(axis=0)]
    return float(2 * right.sum() / either.sum()), float(each.mean())
