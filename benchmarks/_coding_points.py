"""Points found in arguments, against key points that an expert wrote, beside plain ways to list.

Each topic and stance of ArgKP-2021 is one theme of an invented study. No label is used to find
anything. A listed point meets a key point when the argument it was taken from is labelled with it.
Settings were first chosen on the topics whose hash is even, so figures stand for both halves apart;
those in use now were chosen by leaving topics out of all (docs/settings-tried.md): none is unseen.

Strict mAP follows the shared task of 2021 (Friedman-Melnik et al.): of each topic and stance, every
argument has its likeliest key point, the surer half is ranked, and a pair nobody decided is wrong.
There the key points are given and models are trained; here nothing is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome
from consult.coding import Encoders
from consult.coding.points.find import find_points
from consult.coding.points.likeness import likeness_of
from consult.embed import wording
from consult.model.coding.codeframe import UsedCode
from consult.model.survey.tables import COMMENT_KEY

FILE = Path(__file__).parents[2] / "shared" / "data" / "argkp2021_half.csv"
FIRST, MORE = 10, 30
CLUSTERS, SEED = 30, 1
BALANCE = 0.5
"""Of the peer MMR, beside not repeating: the value its authors use most."""

FIFTH = 5
QUESTION = "q"
MET, MET_MORE, NONE, REPEAT, SHOWN = 0.85, 0.98, 1.0, 2.0, 0.98

Embed = Callable[[Sequence[str]], np.ndarray]
"""Texts to unit rows by meaning."""


@dataclass(frozen=True)
class Debate:
    """The arguments of one topic and stance.

    Parameters
    ----------
    topic
        As in the data.
    arguments, key_points
        Different ones, in order of their words.
    makes
        Shape (arguments, key points): whether an argument makes a key point.
    """

    topic: str
    arguments: tuple[str, ...]
    key_points: tuple[str, ...]
    makes: np.ndarray

    @property
    def chosen_on(self) -> bool:
        """Whether settings were chosen on it."""
        return int(hashlib.sha256(self.topic.encode()).hexdigest(), 16) % 2 == 0


@dataclass(frozen=True)
class Listing:
    """What one way makes of a debate.

    Parameters
    ----------
    points
        Positions of the arguments that the listed points were taken from, in order.
    reading
        Positions of all arguments in the order to read them.
    """

    points: list[int]
    reading: list[int]


def run(embed: Embed) -> Outcome:
    """Key points met by the first points and by the first fifth of the reading, and what is not.

    Parameters
    ----------
    embed
        Texts to unit rows by meaning.
    """
    if not FILE.exists():
        print(f"{FILE.name} is not in {FILE.parent}; skipped.")
        return Outcome()
    debates = _debates(pd.read_csv(FILE, keep_default_na=False))
    vectors = [embed(debate.arguments) for debate in debates]
    ways = {
        "ours": _ours(debates, embed),
        "kmeans_medoids": [_medoids(rows) for rows in vectors],
        "mmr": [_mmr(rows) for rows in vectors],
    }
    figures: dict[str, float] = {}
    for way, listings in ways.items():
        every = list(zip(debates, listings, strict=True))
        parts = {
            "chosen_on": [pair for pair in every if pair[0].chosen_on],
            "judged_on": [pair for pair in every if not pair[0].chosen_on],
            "all": every,
        }
        for part, pairs in parts.items():
            for name, value in _judged(pairs).items():
                figures[f"points_{way}_{part}_{name}"] = value
    figures |= _matching(debates, embed)
    figures["points_of_both_sides"] = _both_sides(debates, embed)
    return Outcome(figures, _aims(figures))


def _debates(frame: pd.DataFrame) -> list[Debate]:
    out = []
    for (topic, _), mine in frame.groupby(["topic", "stance"]):
        made = mine.pivot_table(
            index="argument", columns="key_point", values="label", aggfunc="max", fill_value=0
        )
        out.append(
            Debate(str(topic), tuple(made.index), tuple(made.columns), made.to_numpy(dtype=bool))
        )
    return out


def _ours(debates: Sequence[Debate], embed: Embed) -> list[Listing]:
    """A study with one theme a debate, all of whose comments have one code."""
    rows = [
        (f"{at}-{place}", f"theme-{at}", argument)
        for at, debate in enumerate(debates)
        for place, argument in enumerate(debate.arguments)
    ]
    points = _points_of(rows, embed)
    out = []
    for at in range(len(debates)):
        mine = points[points["theme"] == f"theme-{at}"]
        place = mine["response_id"].str.partition("-")[2].astype(int)
        telling = mine.assign(argument=place)[mine["tells"]].drop_duplicates("point")
        order = mine.assign(argument=place).sort_values(["place", "argument"])
        out.append(
            Listing(
                telling.sort_values("point")["argument"].tolist(),
                order["argument"].drop_duplicates().tolist(),
            )
        )
    return out


def _points_of(rows: Sequence[tuple[str, str, str]], embed: Embed) -> pd.DataFrame:
    """The points of a study in which each response has one comment, with one code."""
    given = pd.DataFrame(rows, columns=["response_id", "code", "text"])
    given = given.assign(question_id=QUESTION, stance="", passage="")
    codes = {QUESTION: tuple(UsedCode(code, code) for code in sorted(set(given["code"])))}
    comments, codings = given[[*COMMENT_KEY, "text"]], given.drop(columns="text")
    return find_points(comments, codings, codes, Encoders(wording, embed))


def _medoids(vectors: np.ndarray) -> Listing:
    """The argument in the middle of each cluster, the largest first."""
    from sklearn.cluster import KMeans

    model = KMeans(min(CLUSTERS, len(vectors)), n_init=3, random_state=SEED).fit(vectors)
    order = []
    for cluster in np.argsort(-np.bincount(model.labels_), kind="stable"):
        rows = np.flatnonzero(model.labels_ == cluster)
        order.append(int(rows[np.argmax(vectors[rows] @ model.cluster_centers_[cluster])]))
    return Listing(order, order)


def _mmr(vectors: np.ndarray) -> Listing:
    """Maximal marginal relevance (Carbonell and Goldstein 1998) to the mean of all arguments."""
    alike = vectors @ vectors.T
    central = vectors @ (vectors.mean(axis=0) / np.linalg.norm(vectors.mean(axis=0)))
    order = [int(np.argmax(central))]
    while len(order) < min(CLUSTERS, len(vectors)):
        value = BALANCE * central - (1 - BALANCE) * alike[:, order].max(axis=1)
        value[order] = -np.inf
        order.append(int(np.argmax(value)))
    return Listing(order, order)


def _judged(pairs: Sequence[tuple[Debate, Listing]]) -> dict[str, float]:
    """Means over debates."""
    rows = [_one(debate.makes, listing) for debate, listing in pairs]
    return {name: fmean(row[name] for row in rows) for name in rows[0]}


def _one(makes: np.ndarray, listing: Listing) -> dict[str, float]:
    first = makes[listing.points[:FIRST]]
    new = 0
    met = np.zeros(makes.shape[1], dtype=bool)
    for made in first:
        new += bool((made & ~met).any())
        met |= made
    none = int((~first.any(axis=1)).sum())
    fifth = makes[listing.reading[: len(makes) // FIFTH]]
    return {
        "met_by_first_10": float(met.mean()),
        "met_by_first_30": float(makes[listing.points[:MORE]].any(axis=0).mean()),
        "of_10_meet_none": float(none),
        "of_10_repeat": float(len(first) - none - new),
        "shown_by_a_fifth": float(fifth.any(axis=0).mean()),
        "points": float(len(listing.points)),
    }


def _matching(debates: Sequence[Debate], embed: Embed) -> dict[str, float]:
    """Strict mAP of key point matching, by likeness and by the plain cosine of vectors."""
    by_likeness, by_cosine = [], []
    for debate in debates:
        texts = [*debate.arguments, *debate.key_points]
        vectors = embed(texts)
        rows = np.arange(len(debate.arguments))
        keys = np.arange(len(rows), len(texts))
        likeness = likeness_of(texts, Encoders(wording, embed))
        by_likeness.append(_precision(likeness.between(rows, keys), debate.makes))
        by_cosine.append(_precision(vectors[rows] @ vectors[keys].T, debate.makes))
    return {
        "points_strict_map_ours": fmean(by_likeness),
        "points_strict_map_cosine": fmean(by_cosine),
    }


def _precision(scores: np.ndarray, makes: np.ndarray) -> float:
    """Average precision of the surer half of the best pairs."""
    best = scores.argmax(axis=1)
    order = np.argsort(-scores.max(axis=1), kind="stable")[: len(scores) // 2]
    right = makes[order, best[order]]
    if not right.any():
        return 0.0
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(precision[right].mean())


def _both_sides(debates: Sequence[Debate], embed: Embed) -> float:
    """Share of clauses in a point with a clause of the other stance, a topic being one theme."""
    rows = [
        (f"{at}-{place}", debate.topic, argument)
        for at, debate in enumerate(debates)
        for place, argument in enumerate(debate.arguments)
    ]
    points = _points_of(rows, embed)
    side = points["response_id"].str.partition("-")[0]
    sides = side.groupby([points["theme"], points["point"]]).transform("nunique")
    return float((sides > 1).mean())


def _aims(figures: dict[str, float]) -> dict[str, Aim]:
    ours = "points_ours_judged_on"
    return {
        "points_of_10_repeat": Aim(figures[f"{ours}_of_10_repeat"], REPEAT, True),
        "points_first_10": Aim(figures[f"{ours}_met_by_first_10"], MET),
        "points_first_30": Aim(figures[f"{ours}_met_by_first_30"], MET_MORE),
        "points_of_10_meet_none": Aim(figures[f"{ours}_of_10_meet_none"], NONE, True),
        "points_shown_by_a_fifth": Aim(figures[f"{ours}_shown_by_a_fifth"], SHOWN),
    }
