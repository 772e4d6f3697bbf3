"""Comments that tell of somebody at risk: recall by kind, false alarms, speed, and what is quoted.

The halves that judge openly were each written by one person who had not seen the phrases, and the
model learns from them: their figures are of models that had not seen the comment
("left_out", in cross-validation) or none of that writer ("open", "seen"), at a threshold chosen on
the latter. ``written.tsv`` and ``more.tsv`` are the work of whoever built this. ``held.tsv``, where
it is there, was kept out of every choice: its figures are those to go by. How each set was made
and by whom it was read is in benchmarks/sets/safeguarding/README.md. Of NHS comments, those of the
first set that an earlier model scored highest were read while ordinary comments were written, and
false alarms of phrases on the second.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from math import sqrt
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome
from benchmarks import _safeguarding_fit as fit
from consult.care.meaning import Encode, risk_model
from consult.care.rules import risk_rules
from consult.care.triage import look_through

DATA = Path(__file__).parents[2] / "shared" / "data"
NHS = {
    "nhs_first": (DATA / "nhs_fft_v6_multilabel_half.csv", "FFT answer"),
    "nhs_second": (DATA / "nhs_fft_phase1_labelled.csv", "feedback"),
}
SCALE = DATA / "scale_texts.parquet"
WILSON = 1.96
"""Standard deviations of an interval that holds the truth 95 times in 100."""

TENTH = 10
"""Of the comments for speed, one in so many is read for its meaning, as a large study is."""

KEPT_OUT = ("fresh", "held")
"""Sets that were kept out of every choice, the newest first, where they are there."""

RECALL, FALSE_ALARMS, SECONDS = 0.95, 0.03, 120.0
"""What was asked for."""


def run() -> Outcome:
    """Figures of what judges, of the held half where it is there, of NHS comments, and speed."""
    encode = fit.sentence_model()
    figures, aims = _left_out(encode)
    for name in KEPT_OUT:
        if (fit.SETS / f"{name}.tsv").is_file():
            kept = fit.labelled(name)
            listed = _told(kept.texts, encode)
            found, aimed = _measured(name, kept, listed, _ruled(kept.texts))
            figures |= found
            aims |= aimed
            figures[f"{name}_candidates"] = _candidates(kept.texts)[kept.risk].mean()
    for name, (path, column) in NHS.items():
        if not path.is_file():
            print(f"{path.name} is not in {DATA}; skipped.")
            continue
        texts = sorted({text.strip() for text in _column(path, column)} - {""})
        listed = _told(texts, encode)
        figures |= {f"{name}_comments": float(len(texts)), f"{name}_listed": listed.mean()}
        figures[f"{name}_listed_by_phrases"] = _ruled(texts).mean()
        aims[f"{name}_listed"] = Aim(float(listed.mean()), FALSE_ALARMS, lower_is_better=True)
    if SCALE.is_file():
        found, aimed = _speed(encode)
        figures |= found
        aims |= aimed
    return Outcome({name: float(value) for name, value in figures.items()}, aims)


def _left_out(encode: Encode) -> tuple[dict[str, float], dict[str, Aim]]:
    """Figures of the comments that judge, by models that saw none of the writer or not these."""
    half, more = fit.judged(), fit.beside()
    every = half + more
    rows = fit.scaled(every.texts, encode).rows
    by_writer = fit.left_out(rows, every.risk, fit.writers())
    figures: dict[str, float] = {}
    for name, (_, at) in zip(("open", "seen"), fit.writers(), strict=True):
        one, scores = fit.labelled(name), by_writer[at]
        figures |= _measured(name, one, _listed(one, scores), _ruled(one.texts))[0]
        figures |= _at_levels(name, one, scores)
    in_folds = fit.left_out(rows, every.risk, fit.folds(half))
    found, aims = _measured("left_out", half, _listed(half, in_folds), _ruled(half.texts))
    figures |= found | _at_levels("left_out", half, in_folds)
    words = fit.words_left_out(half, more)
    figures["left_out_candidates"] = (words >= risk_model().candidate)[half.risk].mean()
    return figures, aims


def _told(texts: Sequence[str], encode: Encode) -> np.ndarray:
    """Which comments triage lists, all of them read for their meaning."""
    flags = look_through(texts, encode, large=len(texts) + 1).flags
    return np.array([text in flags for text in texts])


def _listed(half: fit.Labelled, scores: np.ndarray) -> np.ndarray:
    """Which comments are listed at the levels that ship, as triage goes about it."""
    level = np.where(_firm(half.texts), -np.inf, risk_model().dismissed)
    return (scores >= risk_model().listed) | (_ruled(half.texts) & (scores >= level))


def _firm(texts: Sequence[str]) -> np.ndarray:
    return np.array([any(one.firm for one in risk_rules().holding(text)) for text in texts])


def _at_levels(name: str, half: fit.Labelled, scores: np.ndarray) -> dict[str, float]:
    """How well all comments are told apart, whatever the level."""
    ruled = _ruled(half.texts) & (scores >= risk_model().dismissed)
    figures = {f"{name}_auc": _auc(scores, half.risk)}
    for allowed in (0.03, 0.05, 0.1, 0.2):
        level = np.quantile(scores[~half.risk], 1 - allowed)
        figures[f"{name}_recall_at_{allowed}"] = ((scores > level) | ruled)[half.risk].mean()
    raised = np.where(ruled, np.inf, scores)
    for found in (0.9, 0.95, 0.97):
        level = np.quantile(raised[half.risk], 1 - found, method="lower")
        figures[f"{name}_false_alarms_at_{found}"] = (raised >= level)[~half.risk].mean()
    return figures


def _auc(scores: np.ndarray, risk: np.ndarray) -> float:
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(risk, scores))


def _measured(
    name: str, half: fit.Labelled, listed: np.ndarray, ruled: np.ndarray
) -> tuple[dict[str, float], dict[str, Aim]]:
    """Recall and false alarms, in all and by kind, with intervals after Wilson."""
    figures: dict[str, float] = {}
    kinds = np.array(half.kinds)
    for what, rows in (("recall", half.risk), ("false_alarms", ~half.risk)):
        low, high = _interval(int(listed[rows].sum()), int(rows.sum()))
        figures |= {
            f"{name}_{what}": listed[rows].mean(),
            f"{name}_{what}_low": low,
            f"{name}_{what}_high": high,
            f"{name}_{what}_by_phrases": ruled[rows].mean(),
        }
        for kind in sorted(set(kinds[rows])):
            figures[f"{name}_{what}_{kind}"] = listed[rows & (kinds == kind)].mean()
    aims = {
        f"{name}_recall": Aim(float(figures[f"{name}_recall"]), RECALL),
        f"{name}_false_alarms": Aim(
            float(figures[f"{name}_false_alarms"]), FALSE_ALARMS, lower_is_better=True
        ),
    }
    return figures, aims


def _interval(found: int, of: int) -> tuple[float, float]:
    share, z = found / of, WILSON**2 / of
    middle, wide = share + z / 2, WILSON * sqrt(share * (1 - share) / of + z / (4 * of))
    return (middle - wide) / (1 + z), (middle + wide) / (1 + z)


def _ruled(texts: Sequence[str]) -> np.ndarray:
    return np.array([bool(risk_rules().holding(text)) for text in texts])


def _candidates(texts: Sequence[str]) -> np.ndarray:
    model = risk_model()
    return np.array([model.by_words(text) >= model.candidate for text in texts])


def _column(path: Path, column: str) -> Sequence[str]:
    return pd.read_csv(path, keep_default_na=False, dtype=str)[column].tolist()


def _speed(encode: Encode) -> tuple[dict[str, float], dict[str, Aim]]:
    texts = pd.read_parquet(SCALE)["text"].astype(str).tolist()
    risk_rules()
    start = time.process_time()
    look_through(texts, None)
    by_phrases = time.process_time() - start
    start = time.process_time()
    looked = look_through(texts[::TENTH], encode, large=1)
    figures = {
        "scale_comments": len(texts),
        "scale_seconds_by_phrases": by_phrases,
        "tenth_different": looked.texts,
        "tenth_seconds_in_all": time.process_time() - start,
        "tenth_candidates": looked.by_meaning - looked.sampled,
        "tenth_sampled": looked.sampled,
        "tenth_sampled_listed": looked.sampled_flags,
        "tenth_listed": len(looked.flags),
    }
    return figures, {"scale_seconds_by_phrases": Aim(by_phrases, SECONDS, lower_is_better=True)}
