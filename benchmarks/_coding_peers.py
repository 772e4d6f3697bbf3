"""Ways of finding themes, ours and others, each run in a process of its own.

``python -m benchmarks._coding_peers METHOD FILE SEED`` reads texts, vectors and the human number
of codes from FILE and writes labels, seconds and peak memory beside it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from benchmarks._memory import peak_gigabytes

ROOT = Path(__file__).parents[1]

Method = Callable[[list[str], np.ndarray, int, int], np.ndarray]
"""Texts, vectors, human number of codes and seed to one label a text, -1 for none."""


def ours(texts: list[str], vectors: np.ndarray, _: int, seed: int) -> np.ndarray:
    """``find_topics`` as it is used, names and headings included."""
    return _found(texts, vectors, "graph", seed)


def bertopic_default(texts: list[str], vectors: np.ndarray, _: int, seed: int) -> np.ndarray:
    """``find_topics`` with the model "bertopic-default"."""
    return _found(texts, vectors, "bertopic-default", seed)


def bertopic_reduced(texts: list[str], vectors: np.ndarray, _: int, seed: int) -> np.ndarray:
    """BERTopic as it ships, then its own ``reduce_outliers`` by embeddings."""
    from bertopic import BERTopic
    from umap import UMAP

    umap = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
    model = BERTopic(umap_model=umap, verbose=False)
    found = model.fit_transform(texts, embeddings=vectors)[0]
    if -1 not in found or set(found) == {-1}:
        return np.array(found)
    return np.array(model.reduce_outliers(texts, found, strategy="embeddings", embeddings=vectors))


def evoc(_: list[str], vectors: np.ndarray, __: int, seed: int) -> np.ndarray:
    """EVoC, the clusterer of Polis 2.0 and Toponymy, as it ships."""
    from evoc import EVoC

    return np.asarray(EVoC(random_state=seed).fit_predict(vectors.astype(np.float32)))


def evoc_reduced(texts: list[str], vectors: np.ndarray, codes: int, seed: int) -> np.ndarray:
    """EVoC, then those left out put to the nearest mean."""
    found = evoc(texts, vectors, codes, seed)
    kept = found >= 0
    if kept.all() or not kept.any():
        return found
    means = np.array([vectors[found == label].mean(axis=0) for label in range(found.max() + 1)])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    found[~kept] = (vectors[~kept] @ means.T).argmax(axis=1)
    return found


def kmeans(_: list[str], vectors: np.ndarray, codes: int, seed: int) -> np.ndarray:
    """k-means on the vectors, told the number of codes."""
    from sklearn.cluster import KMeans

    return KMeans(codes, n_init=1, random_state=seed).fit_predict(vectors)


def nmf(texts: list[str], _: np.ndarray, codes: int, seed: int) -> np.ndarray:
    """Non-negative matrix factorisation of TF-IDF, told the number of codes."""
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    counted = TfidfVectorizer(stop_words="english", min_df=2).fit_transform(texts)
    return _strongest(NMF(codes, random_state=seed).fit_transform(counted))


def lda(texts: list[str], _: np.ndarray, codes: int, seed: int) -> np.ndarray:
    """Latent Dirichlet allocation of word counts, told the number of codes."""
    from sklearn.decomposition import LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer

    counted = CountVectorizer(stop_words="english", min_df=2).fit_transform(texts)
    weights = LatentDirichletAllocation(codes, random_state=seed).fit_transform(counted)
    weights[counted.sum(axis=1).A1 == 0] = 0
    return _strongest(weights)


METHODS: dict[str, tuple[Method, tuple[str, ...]]] = {
    "ours": (ours, ()),
    "bertopic_default": (bertopic_default, ("umap", "hdbscan")),
    "bertopic_reduced": (bertopic_reduced, ("umap", "hdbscan")),
    "evoc": (evoc, ("evoc",)),
    "evoc_reduced": (evoc_reduced, ("evoc",)),
    "kmeans_true_k": (kmeans, ()),
    "nmf_true_k": (nmf, ()),
    "lda_true_k": (lda, ()),
}
"""Each with the libraries it needs beyond ours."""

HEAVY = {
    "ours": ("bertopic", "sklearn.decomposition", "graspologic_native"),
    "bertopic_default": ("bertopic", "umap", "hdbscan"),
    "bertopic_reduced": ("bertopic", "umap", "hdbscan"),
    "evoc": ("evoc",),
    "evoc_reduced": ("evoc",),
}
"""Loaded before the clock starts; sklearn for the others."""


def absent(method: str) -> str:
    """Why a method cannot be run here; empty when it can."""
    missing = [name for name in METHODS[method][1] if find_spec(name) is None]
    return f"{method} is skipped: {' and '.join(missing)} not installed." if missing else ""


def run_apart(
    method: str, file: Path, *, seed: int = 1, threads: int = 1
) -> tuple[np.ndarray, dict[str, float]]:
    """Labels of a method run in a process of its own, with its seconds and peak memory.

    Parameters
    ----------
    method
        A name of ``METHODS``.
    file
        An .npz file of ``texts``, ``vectors`` and ``codes``.
    seed
        Seed of whatever in the method is random.
    threads
        Threads its numerical libraries may use.

    Returns
    -------
    tuple of numpy.ndarray and dict
        One label a text; "seconds" of the wall, "cpu_seconds", "megabytes" at the peak.
    """
    counts = ("OMP", "OPENBLAS", "MKL", "NUMBA", "RAYON")
    environment = os.environ | {f"{one}_NUM_THREADS": str(threads) for one in counts}
    command = [sys.executable, "-m", "benchmarks._coding_peers", method, str(file), str(seed)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)  # noqa: S603
    with np.load(_made(file)) as made:
        return made["labels"], json.loads(str(made["measured"]))


def main(arguments: Sequence[str]) -> int:
    """The other end of ``run_apart``."""
    method, file, seed = arguments[0], Path(arguments[1]), int(arguments[2])
    warnings.simplefilter("ignore")
    for library in HEAVY.get(method, ("sklearn.cluster", "sklearn.decomposition")):
        import_module(library)
    with np.load(file) as given:
        texts, vectors, codes = given["texts"].tolist(), given["vectors"], int(given["codes"])
    wall, cpu = time.perf_counter(), time.process_time()
    labels = METHODS[method][0](texts, vectors, codes, seed)
    measured = {
        "seconds": time.perf_counter() - wall,
        "cpu_seconds": time.process_time() - cpu,
        "megabytes": peak_gigabytes() * 1000,
    }
    np.savez(_made(file), labels=labels, measured=json.dumps(measured))
    return 0


def _made(file: Path) -> Path:
    return file.with_name("made.npz")


def _found(texts: list[str], vectors: np.ndarray, model: str, seed: int) -> np.ndarray:
    from consult.model.settings.study import TopicSettings
    from consult.topics import find_topics

    found = find_topics(texts, vectors, settings=TopicSettings(model=model), seed=seed)
    return _strongest(found.weights)


def _strongest(weights: np.ndarray) -> np.ndarray:
    if not weights.shape[1]:
        return np.full(len(weights), -1)
    return np.where(weights.any(axis=1), weights.argmax(axis=1), -1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
