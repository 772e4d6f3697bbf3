"""How quickly texts become vectors, and how soon after a start; part of ``benchmarks coding``.

Ours and sentence-transformers read the same texts on one thread each, in turns, so that a busy
machine slows both. The texts have 20 words each, cut from the real short texts of
``../shared/data/scale_texts.parquet``.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import Aim, Outcome
from consult.embed import embedder, session
from consult.embed.model_files import ModelFiles, find_model
from consult.model.settings.study import EmbeddingSettings

ROOT = Path(__file__).parents[1]
TEXTS = ROOT.parent / "shared" / "data" / "scale_texts.parquet"
WORDS, COUNTED, ROUNDS = 20, 200, 5
TIMES = {"fp32": 2.3, "int8": 4.0}
"""Texts a CPU-second wanted, as a multiple of sentence-transformers in 32-bit floats."""

MOST_SECONDS = 3.0
"""From the start of a process to its first vector, with the graph kept from an earlier run."""

COLD = (
    "import sys; from pathlib import Path; from consult.embed import embedder; "
    "from consult.model.settings.study import EmbeddingSettings; "
    "embedder(EmbeddingSettings(name='minilm'), folder=Path(sys.argv[1])).transform([sys.argv[2]])"
)

Read = Callable[[Sequence[str]], object]


def run() -> Outcome:
    """Texts a CPU-second of each precision and of the peer, and the seconds of a cold start."""
    files = find_model("")
    if files is None or not TEXTS.exists():
        print("The sentence model or scale_texts.parquet is not here; speed is skipped.")
        return Outcome()
    figures, aims = _cold_start()
    readers = _readers(files)
    rates = _rates(readers, twenty_words(COUNTED * (ROUNDS + 1)))
    figures |= {f"texts_a_cpu_second_{name}": median(rate) for name, rate in rates.items()}
    for precision, wanted in TIMES.items() if "peer" in rates else ():
        ratios = [ours / peer for ours, peer in zip(rates[precision], rates["peer"], strict=True)]
        figures[f"times_sentence_transformers_{precision}"] = median(ratios)
        aims[f"embedding_speed_{precision}"] = Aim(median(ratios), wanted)
    return Outcome(figures, aims)


def twenty_words(wanted: int) -> list[str]:
    """So many texts of 20 words, the same in every run."""
    import pandas as pd

    frame = pd.read_parquet(TEXTS, columns=["text", "is_resample"])
    words = " ".join(frame.loc[~frame["is_resample"].astype(bool), "text"].head(wanted * 4)).split()
    return [" ".join(words[at * WORDS : (at + 1) * WORDS]) for at in range(wanted)]


def _readers(files: ModelFiles) -> dict[str, Read]:
    """Name -> what turns texts into vectors, tokenising included, keeping nothing."""
    readers: dict[str, Read] = {
        precision: embedder(EmbeddingSettings(name="minilm", precision=precision)).transform
        for precision in TIMES
    }
    if find_spec("sentence_transformers") is None:
        print("sentence-transformers is not installed; ours is not compared with it.")
        return readers
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    peer = SentenceTransformer(str(files.folder), device="cpu", local_files_only=True)
    readers["peer"] = lambda texts: peer.encode(list(texts), show_progress_bar=False)
    return readers


def _rates(readers: dict[str, Read], texts: Sequence[str]) -> dict[str, list[float]]:
    """Texts a CPU-second, round by round; the first round warms up and is not counted."""
    rates: dict[str, list[float]] = {name: [] for name in readers}
    workers, session.MOST_WORKERS = session.MOST_WORKERS, 1
    try:
        for at in range(ROUNDS + 1):
            part = texts[at * COUNTED : (at + 1) * COUNTED]
            for name, read in readers.items():
                start = time.process_time()
                read(part)
                rates[name].append(len(part) / (time.process_time() - start))
    finally:
        session.MOST_WORKERS = workers
    return {name: rate[1:] for name, rate in rates.items()}


def _cold_start() -> tuple[dict[str, float], dict[str, Aim]]:
    """Seconds from starting a process to its first vector."""
    seconds = []
    with TemporaryDirectory() as folder:
        for text in ("builds the graph", "Buses.", "Trains.", "Trams."):
            start = time.perf_counter()
            command = [sys.executable, "-c", COLD, folder, text]
            subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603  # our own words
            seconds.append(time.perf_counter() - start)
    cold = median(seconds[1:])
    figures = {"cold_start_seconds": cold, "first_start_seconds": seconds[0]}
    return figures, {"cold_start_seconds": Aim(cold, MOST_SECONDS, lower_is_better=True)}
