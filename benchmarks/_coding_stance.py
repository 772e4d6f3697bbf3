"""Stance of comments against how people judged them: public NHS comments and their sentiment.

People rated their care from very good to very poor, and wrote why; a person judged the sentiment
of each comment from 1 (very positive) to 5 (very negative). 1 and 2 count as supporting, 4 and 5 as
opposing, 3 as neither. Comments are used once a distinct text (case and spacing apart) and split
in two by content hash. All ratings are known, as in a study; reviewed comments are drawn from one
half and every figure is of the other, which nothing was chosen on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import fmean

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome
from consult.coding.stance.judge import Passage, judge
from consult.coding.stance.own_answers import Own
from consult.coding.texts.vectors import Encoders
from consult.coding.texts.words_hash import words_hash
from consult.embed import wording
from consult.model.coding.deciding import Stance
from consult.model.coding.review import TextKey

DATA = Path(__file__).parents[2] / "shared" / "data" / "nhs_fft_v6_multilabel_half.csv"
SEEDS = (1, 2, 3)
SIZES = (100, 400)
"""Comments of which a reviewer has said the stance, beside none."""

WHY = "FFT Why?"
"""The question that asks the reason for the rating, as a study does; the others ask what was good
and what could be better."""

RATED: Mapping[str, Own] = {
    "1": (1.0, 0.0),
    "2": (0.0, 1.0),
    "4": (0.0, -1.0),
    "5": (-1.0, 0.0),
}
"""Very good, good, poor, very poor."""

JUDGED = {
    "1": Stance.SUPPORTS,
    "2": Stance.SUPPORTS,
    "3": Stance.MIXED,
    "4": Stance.OPPOSES,
    "5": Stance.OPPOSES,
}
NEITHER = (Stance.MIXED, Stance.UNCLEAR)

Vectors = Callable[[Sequence[str]], np.ndarray]


def run(vectors: Vectors) -> Outcome:
    """Accuracy where told, share unclear and macro F1, beside what the rating alone would say.

    Parameters
    ----------
    vectors
        What embeds texts.
    """
    if not DATA.exists():
        print(f"{DATA.name} is not in {DATA.parent}; skipped.")
        return Outcome()
    frame = _comments(pd.read_csv(DATA, keep_default_na=False, dtype=str))
    figures: dict[str, float] = {}
    for what, ways in _baselines(frame).items():
        figures |= _scored(frame, ways, f"stance_{what}")
    for name, meaning in (("", vectors), ("_by_wording_alone", None)):
        for size in (0, *SIZES):
            rows = [_told(frame, meaning, size, seed) for seed in (SEEDS if size else SEEDS[:1])]
            scored = [_scored(frame, ways, f"stance{name}_{size}") for ways in rows]
            figures |= {figure: fmean(one[figure] for one in scored) for figure in scored[0]}
    best = max(figures["stance_echo_macro_why"], figures["stance_clear_echo_macro_why"])
    aim = Aim(figures["stance_0_macro_why"], best)
    return Outcome(figures, {"stance_better_than_the_rating": aim})


def _comments(frame: pd.DataFrame) -> pd.DataFrame:
    """Distinct judged comments in canonical order, with the half each is in."""
    key = frame["FFT answer"].str.split().str.join(" ").str.lower()
    hashed = key.map(lambda text: sha256(f"stance {text}".encode()).hexdigest())
    frame = frame.assign(hashed=hashed)[frame["Comment sentiment"].isin(list(JUDGED)) & (key != "")]
    by = ["hashed", "FFT question", "FFT categorical answer", "Comment sentiment"]
    once = frame.sort_values(by).drop_duplicates("hashed").reset_index(drop=True)
    return pd.DataFrame(
        {
            "id": once["hashed"],
            "held": once["hashed"].map(lambda key: int(key[-1], 16) % 2 == 1),
            "question": once["FFT question"],
            "text": once["FFT answer"],
            "rating": once["FFT categorical answer"],
            "truth": once["Comment sentiment"].map(JUDGED),
        }
    )


def _told(frame: pd.DataFrame, meaning: Vectors | None, reviewed: int, seed: int) -> list[Stance]:
    """The stance of every comment when so many of the first half are reviewed."""
    first = frame[~frame["held"]]
    drawn = first.iloc[np.random.default_rng(seed).permutation(len(first))[:reviewed]]
    said: dict[TextKey, Stance] = {
        (row.question, words_hash(row.text)): row.truth for row in drawn.itertuples()
    }
    own = {
        (row.question, row.id): RATED[row.rating]
        for row in frame.itertuples()
        if row.rating in RATED
    }
    passages = [Passage(row.question, row.id, row.text, "") for row in frame.itertuples()]
    return judge(passages, own, said, Encoders(wording, meaning)).of_passages()


def _baselines(frame: pd.DataFrame) -> dict[str, list[Stance]]:
    """The rating as it is; only where it is very good or very poor; the most common stance."""
    own = [RATED.get(rating, (0.0, 0.0)) for rating in frame["rating"]]
    return {
        "echo": [_side(clear + mild) for clear, mild in own],
        "clear_echo": [_side(clear) for clear, _ in own],
        "most_common": [Stance.SUPPORTS] * len(frame),
    }


def _side(sign: float) -> Stance:
    return Stance.SUPPORTS if sign > 0 else Stance.OPPOSES if sign < 0 else Stance.UNCLEAR


def _scored(frame: pd.DataFrame, ways: Sequence[Stance], name: str) -> dict[str, float]:
    """Figures of the held half, of the question why and of all."""
    given = pd.Series(list(ways), index=frame.index)
    figures = {}
    for which, mine in (
        ("why", frame["held"] & (frame["question"] == WHY)),
        ("all", frame["held"]),
    ):
        truth, found = frame.loc[mine, "truth"], given[mine]
        told = found != Stance.UNCLEAR
        figures |= {
            f"{name}_accuracy_{which}": float((truth == found)[told].mean()),
            f"{name}_unclear_{which}": float(1 - told.mean()),
            f"{name}_macro_{which}": _macro(truth, found),
        }
    return figures


def _macro(truth: pd.Series, found: pd.Series) -> float:
    """Mean F1 of supporting, opposing, and neither."""
    each = []
    for ways in ((Stance.SUPPORTS,), (Stance.OPPOSES,), NEITHER):
        really, said = truth.isin(ways), found.isin(ways)
        each.append(2 * (really & said).sum() / max(1, really.sum() + said.sum()))
    return fmean(map(float, each))
