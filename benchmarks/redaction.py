"""How much personal data redaction takes out of labelled passages, and how fast.

The set is synthetic (``sets/redaction/README.md``). Beside the rules, presidio with its own
recognisers and a trained pipeline alone are measured where they are installed.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from benchmarks import Aim, Outcome
from benchmarks._redaction_rivals import RIVALS
from benchmarks._redaction_set import (
    NAME,
    SITES,
    Find,
    Passage,
    Spans,
    Tally,
    interval,
    measure,
    passages,
)
from consult.redact import find

PARTS = ("fresh", "held", "dev")
"""The folders that judge, if they are there, the newest first; then that which was read while the
rules were written."""

SPEED_TEXTS, SPEED_WORDS = 3_000, 20
"""Comments of the speed measured, and words of each: the length of a usual comment."""

WARM = 50
"""Passages gone through before the clock starts: lists are read once in a run."""


def run() -> Outcome:
    """Measure the rules on every part of the set that is there, and rivals on the first."""
    figures: dict[str, float] = {}
    aims: dict[str, Aim] = {}
    parts = {part: passages(part) for part in PARTS if passages(part)}
    judge, *_ = parts
    for part, texts in parts.items():
        tally = measure(rules, texts)
        _told(part, tally)
        figures |= _figures(f"{part}.", tally)
        if part == judge:
            aims |= _aims(tally)
    figures |= _rivals(parts[judge])
    speed = comments_a_second(rules, parts[judge])
    figures["comments_a_second"] = speed
    aims["comments a second"] = Aim(speed, 1_500)
    return Outcome(figures, aims)


def rules(text: str) -> Spans:
    """What the rules find, as the measurement takes it."""
    return [(finding.kind, finding.start, finding.end) for finding in find(text)]


def comments_a_second(finds: Find, texts: Sequence[Passage]) -> float:
    """Comments of 20 words that are gone through in a second of the processor.

    The words are those of the set, cut anew, so that none is met twice.
    """
    words = [word for passage in texts for word in passage.text.split()]
    cut = range(0, len(words) - SPEED_WORDS, SPEED_WORDS)
    comments = [" ".join(words[at : at + SPEED_WORDS]) for at in cut][:SPEED_TEXTS]
    for passage in texts[:WARM]:
        finds(passage.text)
    start = time.process_time()
    for comment in comments:
        finds(comment)
    return len(comments) / (time.process_time() - start)


def _told(title: str, tally: Tally) -> None:
    print(f"\n{title}: taken out whole, with the 95 % interval; partly")
    for kind in sorted(tally.marks):
        share = interval(tally.removed[kind], tally.marks[kind])
        print(f"  {kind:24} {share:34} {tally.partly[kind]}")
    print(f"{title}: what was found, and the share that touches personal data")
    for kind in sorted(tally.found):
        print(f"  {kind:24} {interval(tally.true[kind], tally.found[kind])}")
    print(f"  clean passages altered: {interval(tally.altered, tally.clean)}")


def _structured(tally: Tally) -> list[str]:
    return [kind for kind in tally.marks if not kind.startswith(NAME) and kind not in SITES]


def _figures(prefix: str, tally: Tally) -> dict[str, float]:
    return {
        **{f"{prefix}recall.{kind}": tally.recall(kind) for kind in sorted(tally.marks)},
        f"{prefix}recall.structured": tally.recall(*_structured(tally)),
        f"{prefix}recall.sites": tally.recall(*SITES),
        f"{prefix}precision": tally.precision(),
        f"{prefix}clean_altered": tally.altered / max(tally.clean, 1),
    }


def _aims(tally: Tally) -> dict[str, Aim]:
    by_origin = [tally.recall(origin) for origin in tally.origins()]
    altered = tally.altered / max(tally.clean, 1)
    return {
        "structured identifiers": Aim(tally.recall(*_structured(tally)), 0.99),
        "names, worst origin": Aim(min(by_origin), 0.95),
        "names, best less worst": Aim(max(by_origin) - min(by_origin), 0.03, lower_is_better=True),
        "places and organisations": Aim(tally.recall(*SITES), 0.9),
        "clean passages altered": Aim(altered, 0.02, lower_is_better=True),
    }


def _rivals(texts: Sequence[Passage]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, load in RIVALS.items():
        finds = load()
        if finds is None:
            print(f"\n{name}: not installed, so not measured")
            continue
        tally = measure(finds, texts)
        _told(name, tally)
        figures |= _figures(f"{name}.", tally)
        figures[f"{name}.comments_a_second"] = comments_a_second(finds, texts)
    return figures
