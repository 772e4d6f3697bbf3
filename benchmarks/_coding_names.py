"""Names of topics: do they find their own human code, do they take sides, what are definitions of.

Groups are fixed to the human codes of each set, so that only the naming is measured. A name finds
its code when, of the names of all codes, that of its own group is the nearest to it. Whether a name
takes a side is counted by rules that make no name: words that deny, lack or compare, and, where it
is installed, the list of words with a sentiment of VADER (the package vaderSentiment, MIT). That
list knows no context ("care", "support", "stolen card"), so what it finds is printed to be read.
"""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec
from time import process_time

import numpy as np

from benchmarks import Aim, Outcome
from benchmarks._coding_discovery import Embed, Labelled, labelled_sets
from consult.model.coding.codeframe import taken_in
from consult.topics.bertopic_frame import fit_bertopic
from consult.topics.clusterers import centres
from consult.topics.counts import WordCounts
from consult.topics.naming import NamedTopic, Namer, Naming, TopicTexts
from consult.topics.one_name import one_name
from consult.topics.words import STOP_WORDS, runs

AIMS = {"banking77": 0.82, "nhs_multi": 0.65, "nhs_single": 0.60}
"""Of names that find their code: what the best way to name reached in an earlier study, with the
strongest words written behind every phrase."""

DENIES = re.compile(
    r"\b(?:no|not|never|without|lack\w*|need\w*|want\w*|too|very|more|less|better|worse|best|"
    r"worst|could|should|would|must|un(?:able|available|happy|helpful|fair|safe)\w*|poor\w*|bad\w*|"
    r"good|great|excellent|terrible|awful|problems?|issues?|shortages?|complaints?)\b",
    re.IGNORECASE,
)
"""Words by which a name denies, lacks, wishes, compares or judges."""


class _Fixed:
    """Groups that are known: what BERTopic is given in the place of a clusterer."""

    with_wording = False

    def __init__(self, labels: np.ndarray) -> None:
        self.labels_ = labels

    def fit(self, vectors: np.ndarray, y: np.ndarray | None = None) -> _Fixed:  # noqa: ARG002
        self.centres_ = centres(vectors, self.labels_)
        return self

    def predict(self, vectors: np.ndarray) -> np.ndarray:  # noqa: ARG002
        return self.labels_


def run(embed: Embed) -> Outcome:
    """Names that find their code, names with a side and words of definitions, on every set.

    Parameters
    ----------
    embed
        Texts to vectors.
    """
    figures: dict[str, float] = {}
    aims: dict[str, Aim] = {}
    for given in labelled_sets():
        found = _measured(given, embed)
        figures |= {f"{given.name}_{name}": value for name, value in found.items()}
        aims[f"{given.name}_names_find_their_code"] = Aim(found["names"], AIMS[given.name])
        aims[f"{given.name}_names_with_a_side"] = Aim(found["sided"], 0.0, True)
        aims[f"{given.name}_names_alike"] = Aim(found["alike"], 0.0, True)
        aims[f"{given.name}_words_invented"] = Aim(found["invented"], 0.0, True)
    return Outcome(figures, aims)


def _measured(given: Labelled, embed: Embed) -> dict[str, float]:
    said = WordCounts.of(given.texts)
    worded = (np.diff(said.by_phrase.indptr) > 0) & (given.labels != "")
    rows, vectors = np.flatnonzero(worded), np.asarray(embed(given.texts))
    codes, labels = np.unique(given.labels[rows], return_inverse=True)
    terms = fit_bertopic(said.only(rows), vectors[rows], vectors[rows], _Fixed(labels)).terms
    groups = [rows[labels == at] for at in range(len(codes))]
    order = sorted(range(len(codes)), key=lambda at: (-len(groups[at]), at))
    topics = [
        TopicTexts(
            groups[at].tolist(), [1] * len(groups[at]), terms[at], vectors[groups[at]].sum(axis=0)
        )
        for at in order
    ]
    started = process_time()
    named = Namer(said, Naming(embed)).named(topics)
    seconds = process_time() - started
    names = [one.name for one in named]
    called = [codes[at].replace("_", " ").strip() for at in order]
    return {
        **_found(np.asarray(embed(names)) @ np.asarray(embed(called)).T),
        "two_parts": float(np.mean([" and " in name for name in names])),
        "no_subject": float(sum(name.startswith("No common subject") for name in names)),
        "sided": float(sum(bool(DENIES.search(_said_of(name))) for name in names)),
        "sentiment_words": float(len(_sentiment(names))),
        "alike": float(_alike(names)),
        "invented": float(_invented(named, topics, given.texts)),
        "naming_cpu_seconds": seconds,
    }


def _found(likeness: np.ndarray) -> dict[str, float]:
    """Share of names whose own code is the nearest, and among the nearest three."""
    place = (np.round(likeness, 5) > np.round(np.diag(likeness), 5)[:, None]).sum(axis=1)
    return {"names": float(np.mean(place == 0)), "names_in_three": float(np.mean(place < 3))}


def _said_of(name: str) -> str:
    """Nothing of a name that says that there is nothing to name."""
    return "" if name.startswith(("No common subject", "Unsure or", "Nothing comes")) else name


def _sentiment(names: list[str]) -> list[str]:
    if find_spec("vaderSentiment") is None:
        print("vaderSentiment is not installed: names were held against denying words alone.")
        return []
    lexicon = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer().lexicon
    hits = [
        name
        for name in names
        if any(word in lexicon for word in re.findall(r"[a-z]+", _said_of(name).lower()))
    ]
    print(f"Names with a word of the list of sentiments, to be read: {'; '.join(hits)}")
    return hits


def _alike(names: list[str]) -> int:
    said = [name for name in names if _said_of(name)]
    return sum(one_name(one, other) for at, one in enumerate(said) for other in said[:at])


def _invented(named: list[NamedTopic], topics: list[TopicTexts], texts: list[str]) -> int:
    """Content words of definitions that fewer than two comments of the topic hold."""
    invented = 0
    for one, topic in zip(named, topics, strict=True):
        if not one.definition.startswith("A comment"):
            continue
        held = [{word.lower() for run in runs(texts[row]) for word in run} for row in topic.rows]
        words = re.findall(r"[\w'-]+", taken_in(one.definition).lower())
        invented += sum(
            sum(word in comment for comment in held) < 2
            for word in words
            if word not in STOP_WORDS and not one.name.startswith("Unsure")
        )
    return invented
