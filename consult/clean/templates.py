"""Groups of texts that are nearly the same, and the words that those of a group have in common."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from consult.clean.alike import ALIKE, FEWEST_INSIDE, FEWEST_SHARED, RUN, AlikeTexts, Runs, alike

FEWEST = 3
"""Responses that make a campaign.

With 2, 34 of 8,576 NHS comments and with 3 none is taken for part of one. Two are a couple, or one
person who responded twice.
"""

FEWEST_WORDS = 15
"""Words a comment must have, and must have in common with a letter: shorter ones can be alike by
chance. Some people who object say so in the same ten words."""

MANY = 10
"""Responses that make a campaign of any text of 15 words. With fewer, it must be more than a
sentence of 22 words; with 15, thirteen of 3,724 arguments on motions are taken for letters, not
three."""

SHORT, PLAIN, FEWEST_PLAIN = 30, 0.75, 2
"""Where fewer than ten send a text of fewer words than the first number, it must be that share of
what so many of them sent: three comments of kent-2024 have a sentence of 22 words in common, and
one of them says nothing else."""

FEWEST_HOLDING, OF_ALL = 3, 0.1
"""Responses of a group that must hold a run of words for it to be of the letter: so many (all but
one of a group of three), and such a share of them all. What two friends, or one person who responds
twice, add to a letter is theirs."""

ENOUGH = 0.5
"""Share of a text that the words of a letter must make up, or share of the letter that must stand
in a text that is mostly its sender's own. One that quotes a sentence of a letter is no letter."""

FEWEST_BESIDE = FEWEST_INSIDE + RUN - 1
"""Words of a letter that must stand in a text that is mostly its sender's own."""


@dataclass(frozen=True)
class Groups:
    """Texts by group.

    Parameters
    ----------
    of
        Number of the group of each text; -1 for none.
    held
        Where words of a letter stand in each text: columns ``text`` and ``start``, the first of a
        run, in order.
    few
        What texts share that are alike and in no group; -1 in a group.
    """

    of: np.ndarray
    held: pd.DataFrame
    few: np.ndarray


def groups_of(runs: Runs, senders: np.ndarray) -> Groups:
    """Put texts into groups that are nearly the same.

    Parameters
    ----------
    runs
        Of different texts.
    senders
        How many responses hold each text.
    """
    pairs = alike(runs)
    first = _joined(pairs, senders)
    large = np.bincount(first, weights=senders, minlength=len(first)) >= FEWEST
    of = np.where(large[first], first, -1)
    of, letters = _merged(of, _letters(of, senders, runs))
    hits = _hits(runs, letters)
    counts = _counts(hits)
    of = _held_most(of, counts, runs.lengths)
    of = _long_or_many(of, counts, runs.lengths, senders)
    close = _joined(pairs.close, senders)
    return Groups(of, hits[["text", "start"]], np.where(of < 0, close, -1))


def _joined(pairs: AlikeTexts, senders: np.ndarray) -> np.ndarray:
    """A label for each text; texts that are alike, directly or through others, share one.

    A text that holds another, and more than that, joins it, but does not make one campaign of two:
    somebody may have sent the letters of both.
    """
    label = np.arange(len(senders))
    size = senders.copy()

    def top(at: int) -> int:
        while label[at] != at:
            label[at] = label[label[at]]
            at = label[at]
        return at

    for one, other, closely in zip(pairs.one, pairs.other, pairs.closely, strict=True):
        into, joins = sorted((top(one), top(other)))
        if into != joins and (closely or min(size[into], size[joins]) < FEWEST):
            label[joins] = into
            size[into] += size[joins]
    return np.array([top(at) for at in range(len(label))], dtype=np.int64)


def _letters(of: np.ndarray, senders: np.ndarray, runs: Runs) -> pd.DataFrame:
    """The runs that enough of each group hold: columns ``group`` and ``run``, largest first."""
    mine = of[runs.text] >= 0
    text, run = runs.text[mine], runs.run[mine]
    held = pd.DataFrame({"group": of[text], "run": run, "text": text}).drop_duplicates()
    held["times"] = senders[held["text"]]
    times = held.groupby(["group", "run"], sort=False)["times"].sum().reset_index()
    sizes = np.bincount(of[of >= 0], weights=senders[of >= 0], minlength=len(of))
    times["size"] = sizes[times["group"]]
    fewest = np.minimum(FEWEST_HOLDING, times["size"] - 1)
    times = times[times["times"] >= np.maximum(fewest, OF_ALL * times["size"])]
    return times.sort_values(["size", "group", "run"], ascending=[False, True, True])


def _merged(of: np.ndarray, letters: pd.DataFrame) -> tuple[np.ndarray, pd.DataFrame]:
    """Groups of one letter that no two candidates linked, as one; each run of one group alone."""
    owners = letters.drop_duplicates("run")[["group", "run"]]
    sizes = letters["group"].value_counts()
    shared = letters[["group", "run"]].merge(owners, on="run", suffixes=("", "_owner"))
    shared = shared[shared["group"] != shared["group_owner"]]
    counts = shared.groupby(["group", "group_owner"]).size().reset_index(name="runs")
    half = ALIKE * counts["group"].map(sizes)
    same = counts[(counts["runs"] >= FEWEST_SHARED) & (counts["runs"] >= half)]
    ends = (same["group"], same["group_owner"])
    edges = coo_array((np.ones(len(same)), ends), shape=(len(of), len(of)))
    label = np.asarray(connected_components(edges, directed=False)[1])
    return np.where(of < 0, -1, label[of]), owners.assign(group=label[owners["group"]])


def _hits(runs: Runs, letters: pd.DataFrame) -> pd.DataFrame:
    """Where each text has words of each letter: ``text``, ``group`` and ``start``, in order."""
    of_run = letters.set_index("run")["group"]
    place = of_run.index.get_indexer(pd.Index(runs.run))
    some = place >= 0
    hits = pd.DataFrame({"text": runs.text[some], "start": runs.start[some]})
    hits["group"] = of_run.to_numpy()[place[some]]
    return hits.sort_values(["text", "group", "start"], ignore_index=True)


def _counts(hits: pd.DataFrame) -> pd.DataFrame:
    """How many ``words`` of the letter of each ``group`` each ``text`` holds."""
    ends = ["text", "group"]
    since = hits["start"] - hits.groupby(ends)["start"].shift(fill_value=-RUN)
    return hits.assign(words=since.clip(upper=RUN)).groupby(ends)["words"].sum().reset_index()


def _held_most(of: np.ndarray, counts: pd.DataFrame, lengths: np.ndarray) -> np.ndarray:
    """Each text with the letter that it holds most of, beside whatever is its sender's own."""
    inside = counts[of[counts["text"]] == counts["group"]]
    usual = counts["group"].map(inside.groupby("group")["words"].median())
    mostly = (counts["words"] >= FEWEST_WORDS) & (
        counts["words"] >= ENOUGH * lengths[counts["text"]]
    )
    beside = (counts["words"] >= FEWEST_BESIDE) & (counts["words"] >= ENOUGH * usual)
    able = counts[mostly | beside]
    best = able.sort_values(["text", "words", "group"], ascending=[True, False, True])
    best = best.drop_duplicates("text")
    kept = inside.loc[inside["words"] >= FEWEST_SHARED, "text"]
    out = np.full(len(of), -1)
    out[kept] = of[kept]
    out[best["text"]] = best["group"]
    return out


def _long_or_many(
    of: np.ndarray, counts: pd.DataFrame, lengths: np.ndarray, senders: np.ndarray
) -> np.ndarray:
    """The same groups, without those of a few who share hardly more than a sentence."""
    inside = counts[of[counts["text"]] == counts["group"]]
    text = inside["text"].to_numpy()
    plain = np.where(inside["words"] >= PLAIN * lengths[text], senders[text], 0)
    groups = inside.assign(plain=plain, senders=senders[text]).groupby("group")
    found = groups.agg({"words": "median", "plain": "sum", "senders": "sum"})
    mixed = (found["words"] < SHORT) & (found["plain"] < FEWEST_PLAIN)
    doubtful = (found["senders"] < MANY) & ((found["words"] < FEWEST_BESIDE) | mixed)
    return np.where(np.isin(of, found.index[doubtful]), -1, of)
