"""Rare views against what people coded: safety and equality, and comments of rare codes.

The cues and the definitions were written without looking at any comment. How near a comment must
come without a cue was set on the first set; the second was not looked at for it. "Respect for
diversity" of the second set is mostly about being treated as a person and is not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks import Outcome
from consult.coding import Encoders, rare_views
from consult.definitions.rare_views import DISTINCT
from consult.embed import wording
from consult.embed.wording import exact_hash

DATA = Path(__file__).parents[2] / "shared" / "data"
MULTI, SINGLE = DATA / "nhs_fft_v6_multilabel_half.csv", DATA / "nhs_fft_phase1_labelled.csv"
SAFETY = ("Feeling safe", "Safeguarding concerns?")
EQUALITY = ("Equality, Diversity & Inclusion",)
BULLYING = "Feeling safe including bullying"
FIRST_CODE, NO_CODES = 11, ("Not assigned", "Labelling not possible")
ONE_QUESTION = 250
"""Comments taken for those on one question, where being unlike others is measured."""

RARE_SHARE = 0.01
"""A code that fewer comments than this have is rare."""

Embed = Callable[[Sequence[str]], np.ndarray]


def run(embed: Embed) -> Outcome:
    """Precision and recall of what is listed, and how often what is unlike others has a rare code.

    Parameters
    ----------
    embed
        Texts to unit rows by meaning.
    """
    missing = [path.name for path in (MULTI, SINGLE) if not path.exists()]
    if missing:
        print(f"{', '.join(missing)} not in {DATA}; skipped.")
        return Outcome()
    return Outcome(_multi(embed) | _single(embed))


def _multi(embed: Embed) -> dict[str, float]:
    frame = pd.read_csv(MULTI, keep_default_na=False, dtype=str)
    frame = frame[frame["FFT answer"].str.strip() != ""]
    codes = (frame.iloc[:, FIRST_CODE:] == "1").groupby(frame["FFT answer"]).any()
    listed = _listed(list(codes.index), embed)
    share = codes.mean()
    rare = [code for code in codes if 0 < share[code] < RARE_SHARE and code not in NO_CODES]
    has_rare = codes[rare].any(axis=1).to_numpy()
    return {
        **_agreement("nhs_multi_safety", listed["safety"], codes[list(SAFETY)].any(axis=1)),
        **_agreement("nhs_multi_equality", listed["equality"], codes[list(EQUALITY)].any(axis=1)),
        "nhs_multi_listed": float(np.mean(np.any(list(listed.values()), axis=0))),
        "nhs_multi_rare_code_of_all": float(has_rare.mean()),
        "nhs_multi_rare_code_of_distinct": float(
            has_rare[_distinct(list(codes.index), embed)].mean()
        ),
    }


def _distinct(texts: Sequence[str], embed: Embed) -> np.ndarray:
    """Whether each text is listed as unlike any other of a question of ordinary size."""
    order = sorted(range(len(texts)), key=lambda at: exact_hash(texts[at]))
    found = np.zeros(len(texts), dtype=bool)
    for start in range(0, len(texts), ONE_QUESTION):
        rows = order[start : start + ONE_QUESTION]
        found[rows] = _listed([texts[row] for row in rows], embed)[DISTINCT]
    return found


def _single(embed: Embed) -> dict[str, float]:
    frame = pd.read_csv(SINGLE, keep_default_na=False, dtype=str)
    frame = frame[frame["feedback"].str.strip() != ""]
    safety = (frame["subcategory"] == BULLYING).groupby(frame["feedback"]).any()
    listed = _listed(list(safety.index), embed)
    return {
        **_agreement("nhs_single_safety", listed["safety"], safety),
        "nhs_single_listed": float(np.mean(np.any(list(listed.values()), axis=0))),
    }


def _listed(texts: Sequence[str], embed: Embed) -> dict[str, np.ndarray]:
    """Kind -> whether each text is listed under it."""
    ids = [str(at) for at in range(len(texts))]
    comments = pd.DataFrame({"response_id": ids, "question_id": "q", "text": texts})
    found = rare_views(comments.assign(substance="substantive"), Encoders(wording, embed))
    kinds = ("safety", "equality", "legal", "data", "process", DISTINCT)
    having = {kind: set(found.loc[found["kind"] == kind, "response_id"]) for kind in kinds}
    return {kind: np.array([one in having[kind] for one in ids]) for kind in kinds}


def _agreement(name: str, listed: np.ndarray, coded: pd.Series) -> dict[str, float]:
    truth = coded.to_numpy()
    both = float((listed & truth).sum())
    return {
        f"{name}_coded": float(truth.sum()),
        f"{name}_listed": float(listed.sum()),
        f"{name}_precision": both / max(1, listed.sum()),
        f"{name}_recall": both / max(1, truth.sum()),
    }
