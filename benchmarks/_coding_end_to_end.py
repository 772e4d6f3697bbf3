"""10,000 real comments from text to codings, in a process of its own, with nothing kept before."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks import Aim, Outcome

TEXTS = Path(__file__).parents[2] / "shared" / "data" / "scale_texts.parquet"
COMMENTS = 10_000
MOST_SECONDS = 45.0


def run() -> Outcome:
    """Seconds, processor seconds and the share of comments with a theme."""
    if not TEXTS.exists():
        print(f"{TEXTS.name} is not in {TEXTS.parent}; skipped.")
        return Outcome()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        seconds, busy, coded = pool.submit(_measured).result()
    figures = {
        "ten_thousand_seconds": seconds,
        "ten_thousand_processor_seconds": busy,
        "ten_thousand_coded": coded,
    }
    return Outcome(figures, {"ten_thousand_seconds": Aim(seconds, MOST_SECONDS, True)})


def _measured() -> tuple[float, float, float]:
    import pandas as pd

    from consult.coding import Encoders, suggest_codings
    from consult.embed import embedder, wording
    from consult.model.coding.codeframe import Codeframe
    from consult.model.settings.study import EmbeddingSettings, TopicSettings
    from consult.topics import find_topics

    given = pd.read_parquet(TEXTS, columns=["text", "is_resample"])
    texts = given.loc[~given["is_resample"], "text"].drop_duplicates().head(COMMENTS)
    comments = pd.DataFrame(
        {
            "response_id": [f"r{row}" for row in range(len(texts))],
            "question_id": "q",
            "text": texts.to_numpy(),
            "state": "answered",
            "substance": "substantive",
            "copy_of": "",
            "language": "",
        }
    )
    start, busy = time.perf_counter(), time.process_time()
    model = embedder(EmbeddingSettings())

    def find(said):
        vectors = model.fit_transform(said)
        return find_topics(said, vectors, settings=TopicSettings(), seed=1)

    found = suggest_codings(
        comments, codeframe=Codeframe(), encoders=Encoders(wording, model.fit_transform), find=find
    )
    took = time.perf_counter() - start, time.process_time() - busy
    return *took, found.codings["response_id"].nunique() / len(comments)
