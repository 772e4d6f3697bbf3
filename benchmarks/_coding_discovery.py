"""Themes found without a codeframe against human codes, beside other ways of finding them.

Needs ``../shared/data``; a set that is not there is skipped with a sentence. Each distinct text
counts once, with its first label. Texts with several codes are scored on the rarest of those
given twenty times or more. A text without a theme is one more label, which all such share.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome
from benchmarks._coding_peers import METHODS, absent, run_apart

DATA = Path(__file__).parents[2] / "shared" / "data"
SEEDS = (1, 2, 3)
UNSEEDED = {"ours"}
"""Gives the same for every seed, so it is run once."""

TOLD_NOTHING = ("bertopic_default", "bertopic_reduced", "evoc", "evoc_reduced")
"""Peers that are not told the number of codes."""

FEWEST_TEXTS = 20
NO_CODES = {"Not assigned", "Labelling not possible", "Safeguarding concerns?"}
FIRST_CODE = "Organisation & efficiency"
SUBSAMPLES, KEPT = 5, 0.9
SMALL = (0, 1, 2, 3, 5, 15)
MARGIN, TIMES_FASTER, STABLE = 0.03, 30.0, 0.85

Embed = Callable[[Sequence[str]], np.ndarray]
"""Texts to vectors of shape (texts, dimensions)."""


@dataclass(frozen=True)
class Labelled:
    """Distinct texts with one human label each."""

    name: str
    texts: list[str]
    labels: np.ndarray


def measure_discovery(embed: Embed) -> Outcome:
    """Agreement, coverage, time, memory and stability on every set that is there.

    Parameters
    ----------
    embed
        Texts to vectors; its time is not counted, every method is given the same vectors.
    """
    figures: dict[str, float] = {}
    for given in labelled_sets():
        with TemporaryDirectory() as folder:
            file = Path(folder) / "given.npz"
            vectors = embed(given.texts)
            _save(file, given, vectors)
            for method in METHODS:
                if sentence := absent(method):
                    print(sentence)
                    continue
                for name, value in compared(given, file, method).items():
                    figures[f"{given.name}_{method}_{name}"] = value
            for name, value in stability(given, vectors, Path(folder)).items():
                figures[f"{given.name}_{name}"] = value
        print(table(figures, given.name))
    return Outcome(figures, _aims(figures) if figures else {})


def compared(given: Labelled, file: Path, method: str) -> dict[str, float]:
    """Agreement of one method with people, share left uncoded, seconds and memory: mean of seeds.

    Parameters
    ----------
    given
        The set.
    file
        Its texts and vectors, as ``run_apart`` reads them.
    method
        A name of ``METHODS``.
    """
    from sklearn.metrics import (
        adjusted_mutual_info_score,
        adjusted_rand_score,
        normalized_mutual_info_score,
    )

    rows = []
    for seed in SEEDS[:1] if method in UNSEEDED else SEEDS:
        labels, measured = run_apart(method, file, seed=seed)
        rows.append(
            {
                "ami": adjusted_mutual_info_score(given.labels, labels),
                "nmi": normalized_mutual_info_score(given.labels, labels),
                "accuracy": accuracy(given.labels, labels),
                "ari": adjusted_rand_score(given.labels, labels),
                "uncoded": float(np.mean(labels == -1)),
                "themes": float(len(set(labels.tolist()) - {-1})),
                **measured,
            }
        )
    return {name: fmean(row[name] for row in rows) for name in rows[0]}


def accuracy(human: np.ndarray, found: np.ndarray) -> float:
    """Share of texts right when each group found is taken for one human code, no code twice.

    Parameters
    ----------
    human, found
        Shape (texts,): codes and groups; -1 is a text without a group, which is never right.
    """
    from scipy.optimize import linear_sum_assignment

    crossed = pd.crosstab(human, found)
    counts = crossed.drop(columns=[-1], errors="ignore").to_numpy()
    codes, groups = linear_sum_assignment(-counts)
    return float(counts[codes, groups].sum() / len(human))


def stability(given: Labelled, vectors: np.ndarray, folder: Path) -> dict[str, float]:
    """Whether ours moves with the order of rows, threads, another run, or a tenth left out.

    Parameters
    ----------
    given, vectors
        The set and its vectors.
    folder
        Where files may be written.

    Returns
    -------
    dict
        1 or 0 for the same bytes under each change; mean ARI of 90 % subsamples to the whole,
        and to each other; 1 when every small number of comments was run.
    """
    shuffled = np.random.default_rng(1).permutation(len(given.texts))
    kept = [
        np.random.default_rng(seed).permutation(len(given.texts))[: int(len(given.texts) * KEPT)]
        for seed in range(SUBSAMPLES)
    ]
    whole = _ours(given, vectors, folder)
    parts = [_ours(given, vectors, folder, rows) for rows in kept]
    return {
        "same_in_another_order": float(
            _digest(whole[shuffled]) == _digest(_ours(given, vectors, folder, shuffled))
        ),
        "same_on_two_threads": float(
            _digest(whole) == _digest(_ours(given, vectors, folder, threads=2))
        ),
        "same_in_a_second_run": float(_digest(whole) == _digest(_ours(given, vectors, folder))),
        "ari_of_nine_tenths_to_all": fmean(
            _ari(whole[rows], part) for rows, part in zip(kept, parts, strict=True)
        ),
        "ari_of_nine_tenths_to_each_other": _among(parts, kept, len(given.texts)),
        "small_numbers_run": float(
            all((_ours(given, vectors, folder, np.arange(size)) >= 0).all() for size in SMALL)
        ),
    }


def table(figures: dict[str, float], name: str) -> str:
    """The figures of one set, a line a method, to be read in a terminal."""
    columns = (
        "ami",
        "nmi",
        "accuracy",
        "ari",
        "uncoded",
        "themes",
        "seconds",
        "cpu_seconds",
        "megabytes",
    )
    lines = [f"{name:20}" + "".join(f"{column:>12}" for column in columns)]
    for method in METHODS:
        if f"{name}_{method}_ami" in figures:
            values = (figures[f"{name}_{method}_{column}"] for column in columns)
            lines.append(f"{method:20}" + "".join(f"{value:12.3f}" for value in values))
    return "\n".join(lines)


def labelled_sets() -> Iterator[Labelled]:
    """The three sets, those that are there."""
    single = {
        "nhs_single": ("nhs_fft_phase1_labelled.csv", "feedback", "subcategory"),
        "banking77": ("banking77/test.csv", "text", "category"),
    }
    for name, (file, text, label) in single.items():
        frame = _read(file)
        if frame is not None:
            yield _labelled(name, frame[text], frame[label])
    frame = _read("nhs_fft_v6_multilabel_half.csv")
    if frame is not None:
        frame = frame.drop_duplicates("FFT answer")
        columns = frame.columns[list(frame.columns).index(FIRST_CODE) :].difference(NO_CODES)
        given = frame[columns] == "1"
        given = given.loc[:, given.sum() >= FEWEST_TEXTS]
        rarest = given.sum().sort_values(kind="stable").index
        label = given[rarest].idxmax(axis=1).where(given.any(axis=1), "")
        yield _labelled("nhs_multi", frame["FFT answer"], label)


def _read(file: str) -> pd.DataFrame | None:
    if not (DATA / file).exists():
        print(f"{file} is not in {DATA}; skipped.")
        return None
    return pd.read_csv(DATA / file, keep_default_na=False, dtype=str)


def _labelled(name: str, texts: pd.Series, labels: pd.Series) -> Labelled:
    frame = pd.DataFrame({"text": texts, "label": labels})
    frame = frame[(frame.text.str.strip() != "") & (frame.label != "")].drop_duplicates("text")
    return Labelled(name, frame.text.tolist(), frame.label.to_numpy(dtype=str))


def _save(file: Path, given: Labelled, vectors: np.ndarray, rows: np.ndarray | None = None) -> None:
    kept = np.arange(len(given.texts)) if rows is None else rows
    texts = np.array([given.texts[row] for row in kept], dtype=str)
    np.savez(file, texts=texts, vectors=vectors[kept], codes=len(set(given.labels[kept])))


def _ours(
    given: Labelled,
    vectors: np.ndarray,
    folder: Path,
    rows: np.ndarray | None = None,
    *,
    threads: int = 1,
) -> np.ndarray:
    file = folder / "part.npz"
    _save(file, given, vectors, rows)
    return run_apart("ours", file, threads=threads)[0]


def _digest(labels: np.ndarray) -> str:
    return hashlib.sha256(labels.astype(np.int64).tobytes()).hexdigest()


def _ari(one: np.ndarray, other: np.ndarray) -> float:
    from sklearn.metrics import adjusted_rand_score

    return float(adjusted_rand_score(one, other))


def _among(parts: list[np.ndarray], kept: list[np.ndarray], texts: int) -> float:
    spread = []
    for part, rows in zip(parts, kept, strict=True):
        labels = np.full(texts, -1)
        labels[rows] = part
        spread.append(labels)
    return fmean(
        _ari(one[(one >= 0) & (other >= 0)], other[(one >= 0) & (other >= 0)])
        for one, other in combinations(spread, 2)
    )


def _aims(figures: dict[str, float]) -> dict[str, Aim]:
    sets = [name.removesuffix("_ours_ami") for name in figures if name.endswith("_ours_ami")]
    aims = {
        "discovery_without_a_theme": Aim(max(figures[f"{s}_ours_uncoded"] for s in sets), 0.0, True)
    }
    for same in ("in_another_order", "on_two_threads", "in_a_second_run"):
        aims[f"discovery_same_{same}"] = Aim(min(figures[f"{s}_same_{same}"] for s in sets), 1.0)
    for name in sets:
        stable = figures[f"{name}_ari_of_nine_tenths_to_all"]
        aims[f"{name}_ari_of_nine_tenths"] = Aim(stable, STABLE)
        peers = [f"{name}_{one}_ami" for one in TOLD_NOTHING if f"{name}_{one}_ami" in figures]
        if peers:
            best = max(figures[peer] for peer in peers)
            aims[f"{name}_agreement"] = Aim(figures[f"{name}_ours_ami"], best + MARGIN)
            slower = figures[f"{name}_bertopic_default_seconds"]
            aims[f"{name}_times_faster"] = Aim(
                slower / figures[f"{name}_ours_seconds"], TIMES_FASTER
            )
    return aims
