"""Campaigns: letters found by how many sent them and how they were changed, and what was added.

Letters are invented, each changed by its sender in a known way; what senders add, and who is of no
campaign, are real NHS comments. Rules were tuned on the letters of "open" and the first NHS set.
Those of "held", in other styles, and the second NHS set had no part in it, except that what it
found of that set was read once. ``before`` is how campaigns were found until now: runs of five
words that stand in ten responses, here with ten and with three.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome, _campaigns_before
from benchmarks import _campaigns_letters as letters
from consult.clean.campaigns import Campaigns, find_campaigns
from consult.clean.substance import bare_words

DATA = Path(__file__).parents[2] / "shared" / "data"
NHS = {
    "open": ("nhs_fft_v6_multilabel_half.csv", "FFT answer"),
    "held": ("nhs_fft_phase1_labelled.csv", "feedback"),
}
SCALE = DATA / "scale_texts.parquet"
ARGUMENTS = DATA / "argkp2021_half.csv"
ADDED = 1500
"""Comments that senders add; all others are of no campaign."""

TIMES = {3: 12, 5: 8, 10: 4, 30: 2, 100: 1}
"""How many send each letter -> how often it is tried."""

LETTERS_OF_SCALE = 2500
"""Senders of each of eight letters among the comments for speed."""

RECALL, OWN, WRONG, SECONDS = 0.95, 0.95, 0.02, 60.0


def run() -> Outcome:
    """Recall and wrong ones of both halves, additions told apart, arguments, and speed."""
    figures: dict[str, float] = {}
    aims: dict[str, Aim] = {}
    for half, (file, column) in NHS.items():
        if not (DATA / file).is_file():
            print(f"{file} is not in {DATA}; skipped.")
            continue
        found, aimed = _half(half, _texts(DATA / file, column))
        figures |= found
        aims |= aimed
    if ARGUMENTS.is_file():
        figures |= _arguments()
    if SCALE.is_file():
        found, aimed = _speed()
        figures |= found
        aims |= aimed
    return Outcome({name: float(value) for name, value in figures.items()}, aims)


def _half(half: str, comments: Sequence[str]) -> tuple[dict[str, float], dict[str, Aim]]:
    order = np.random.default_rng(letters.SEED).permutation(len(comments))
    mixed = [comments[at] for at in order]
    pool = letters.pool(half, [text for text in mixed[:ADDED] if 5 <= len(text.split()) <= 60])
    figures: dict[str, float] = {}
    aims: dict[str, Aim] = {}
    for size, times in TIMES.items():
        tried = [
            letters.sent(pool, size, seed) + letters.not_sent(pool, mixed[ADDED:], seed)
            for seed in range(times)
        ]
        found = _figures(tried)
        figures |= {f"{half}_{name}_of_{size}": value for name, value in found.items()}
        if size >= 5:
            name = f"{half}_recall_of_{size}"
            aims[name] = Aim(figures[name], RECALL)
        aims[f"{half}_own_words_of_{size}"] = Aim(found["own_words"], OWN)
        aims[f"{half}_letter_told_as_own_of_{size}"] = Aim(
            found["letter_told_as_own"], WRONG, lower_is_better=True
        )
    return figures, aims


def _figures(tried: Sequence[list[letters.Sent]]) -> dict[str, float]:
    """What was found in some collections, now and before."""
    hits: dict[str, list[bool]] = defaultdict(list)
    wrong: dict[str, int] = defaultdict(int)
    told = np.zeros(4)
    for sent in tried:
        comments, responses = _frames([one.text for one in sent])
        found = find_campaigns(comments, responses)
        ways: dict[str, set[str]] = {"": set(found.responses["response_id"])}
        for fewest in (10, 3):
            before = _before(comments, responses, fewest)
            ways[f"_before_with_{fewest}"] = before
        for way, ids in ways.items():
            for key, one in zip(comments["response_id"], sent, strict=True):
                if one.campaign < 0:
                    wrong[f"wrong{way}"] += key in ids
                    continue
                hits[f"recall{way}"].append(key in ids)
                if not way:
                    hits[f"recall_{one.way.replace(' ', '_')}"].append(key in ids)
        told += _told(comments, sent, found)
    return {
        **{name: float(np.mean(said)) for name, said in hits.items()},
        **{name: number / len(tried) for name, number in wrong.items()},
        "own_words": told[0] / told[1],
        "letter_told_as_own": told[2] / told[3],
    }


def _before(comments: pd.DataFrame, responses: pd.DataFrame, fewest: int) -> set[str]:
    _campaigns_before.FEWEST = fewest
    return set(_campaigns_before.find_campaigns(comments, responses)[0]["response_id"])


def _told(comments: pd.DataFrame, sent: Sequence[letters.Sent], found: Campaigns) -> np.ndarray:
    """Words: added and told so, added, of the letter and told as added, of the letter."""
    own = dict(zip(found.own_words["response_id"], found.own_words["own_words"], strict=True))
    out = np.zeros(4)
    for key, one in zip(comments["response_id"], sent, strict=True):
        if one.campaign >= 0 and key in own:
            words = [(word, who) for part, who in one.parts for word in bare_words(part).split()]
            said = _marked([word for word, _ in words], own[key].splitlines())
            whose = np.array([who for _, who in words])
            for at, who in ((0, letters.OWN), (2, letters.TEMPLATE)):
                out[at] += (said & (whose == who)).sum()
                out[at + 1] += (whose == who).sum()
    return out


def _marked(words: Sequence[str], passages: Sequence[str]) -> np.ndarray:
    """Which words stand in the passages, which follow each other."""
    out, at = np.zeros(len(words), dtype=bool), 0
    for passage in passages:
        wanted = bare_words(passage).split()
        while words[at : at + len(wanted)] != wanted:
            at += 1
        out[at : at + len(wanted)] = True
        at += len(wanted)
    return out


def _arguments() -> dict[str, float]:
    """Arguments written for pay by a crowd that restates the motion: with it, and without."""
    said = pd.read_csv(ARGUMENTS, dtype=str, keep_default_na=False)
    comments, responses = _frames(sorted(set(said["argument"])))
    asked = sorted(set(said["topic"]))
    return {
        "arguments": len(comments),
        "arguments_wrong": len(find_campaigns(comments, responses).responses),
        "arguments_wrong_with_motions": len(find_campaigns(comments, responses, asked).responses),
        "arguments_wrong_before_with_3": len(_before(comments, responses, 3)),
    }


def _speed() -> tuple[dict[str, float], dict[str, Aim]]:
    said = pd.read_parquet(SCALE)["text"].astype(str).tolist()
    dice = np.random.default_rng(letters.SEED)
    strange = (" ".join(dice.permutation(one.split())) for one in said if len(one.split()) > 4)
    pool = letters.pool("open", list(strange))
    many = [one.text for one in letters.sent(pool, LETTERS_OF_SCALE, 1)]
    figures, aims = {"scale_comments": float(len(said))}, {}
    for name, texts in (("comments", said), ("with_20000_letters", said[len(many) :] + many)):
        comments, responses = _frames(texts)
        figures[f"seconds_{name}"] = _seconds(lambda: find_campaigns(comments, responses))  # noqa: B023
        figures[f"seconds_{name}_before"] = _seconds(lambda: _before(comments, responses, 10))  # noqa: B023
        aims[f"seconds_{name}"] = Aim(figures[f"seconds_{name}"], SECONDS, lower_is_better=True)
    return figures, aims


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _texts(path: Path, column: str) -> list[str]:
    read = pd.read_csv(path, keep_default_na=False, dtype=str)[column]
    return sorted({text.strip() for text in read} - {""})


def _frames(texts: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Comments and responses, one each."""
    ids = [f"r{at:06}" for at in range(len(texts))]
    comments = pd.DataFrame({"response_id": ids, "question_id": "q", "text": texts})
    return comments, pd.DataFrame({"response_id": ids, "set_aside": ""})
