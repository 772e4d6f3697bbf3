"""Themes on two levels, and the list of those that look alike, against human codes.

Each labelled set is coded as a question without a codeframe is. The headings are scored as the
themes are, against the same human codes, of which there are more than headings. A pair of themes is
to be named by the list where people gave most comments of both the same code. The five open
questions of the RStudio survey have no codes: their themes and headings are counted.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import combinations

import numpy as np
import pandas as pd

from benchmarks import Aim, Outcome
from benchmarks._coding_discovery import DATA, Embed, accuracy, labelled_sets
from consult.clean.substance import is_non_substantive
from consult.coding import Encoders, Together, first_look, look_alikes, suggest_together
from consult.embed import wording
from consult.model.coding.codeframe import OTHER_CODE, Codeframe
from consult.model.coding.topics import Topics
from consult.model.settings.study import TopicSettings
from consult.topics import Naming, find_topics

RSTUDIO = "rstudio_2018_google_forms.tsv"
QUESTIONS = {
    "best": "What do you like best",
    "least": "What do you like least",
    "without": "What R capability or package could you not",
    "missing": "What capability or package do you feel",
    "change": "If you could change one thing",
}
"""Short name -> how the heading of the column begins."""

MOST_HEADINGS, RECALL, PRECISION = 15.0, 0.8, 0.5


def measure_levels(embed: Embed) -> Outcome:
    """Numbers of themes and headings, agreement of the headings, and the list of look-alikes.

    Parameters
    ----------
    embed
        Texts to vectors.
    """
    figures: dict[str, float] = {}
    aims: dict[str, Aim] = {}
    for given in labelled_sets():
        found = _coded(given.texts, "", embed)
        mine = _sizes(found.topics) | _upper(found.topics, given.labels)
        mine |= _named_pairs(found, given.labels, embed)
        figures |= {f"{given.name}_{name}": value for name, value in mine.items()}
        if mine["pairs_alike"]:
            aims[f"{given.name}_alike_recall"] = Aim(mine["alike_recall"], RECALL)
            aims[f"{given.name}_alike_precision"] = Aim(mine["alike_precision"], PRECISION)
    for name, value in _survey(embed).items():
        figures[name] = value
    headings = [value for name, value in figures.items() if name.endswith("_headings")]
    if headings:
        aims["headings_at_most"] = Aim(max(headings), MOST_HEADINGS, True)
    print("\n".join(f"{name:40}{value:10.3f}" for name, value in figures.items()))
    return Outcome(figures, aims)


def _coded(texts: list[str], question: str, embed: Embed) -> Together:
    """Codes of texts as the stage suggests them, all themes found."""
    comments = pd.DataFrame(
        {
            "response_id": [f"r{at}" for at in range(len(texts))],
            "question_id": "q",
            "text": texts,
            "substance": "substantive",
        }
    )
    look = first_look(comments, codeframe=Codeframe(), encoders=Encoders(wording, embed))
    return suggest_together([look], partial(_found, question=question, embed=embed))


def _found(texts: list[str], *, question: str, embed: Embed) -> Topics:
    return find_topics(
        texts, embed(texts), settings=TopicSettings(), seed=1, naming=Naming(embed, question)
    )


def _sizes(topics: Topics) -> dict[str, float]:
    return {
        "themes_found": float(
            sum(1 for one in topics.topics if one.terms and not (one.residual or one.says_nothing))
        ),
        "headings": float(len(topics.groups)),
        "residual": float(sum(one.residual for one in topics.topics)),
        "residual_share": sum(one.size for one in topics.topics if one.residual)
        / max(1, len(topics.weights)),
        "says_nothing": float(sum(one.says_nothing for one in topics.topics)),
    }


def _upper(topics: Topics, labels: np.ndarray) -> dict[str, float]:
    """Agreement of headings; a theme that stands under none is a heading of its own."""
    from sklearn.metrics import adjusted_mutual_info_score, normalized_mutual_info_score

    under = {topic: at for at, group in enumerate(topics.groups) for topic in group.topics}
    place = [under.get(topic.id, -1 - at) for at, topic in enumerate(topics.topics)]
    heading = np.array(place)[topics.weights.argmax(axis=1)]
    return {
        "upper_ami": adjusted_mutual_info_score(labels, heading),
        "upper_nmi": normalized_mutual_info_score(labels, heading),
        "upper_accuracy": accuracy(labels, heading),
    }


def _named_pairs(found: Together, labels: np.ndarray, embed: Embed) -> dict[str, float]:
    """How many pairs of themes with one commonest human code the list of look-alikes names."""
    first = found.each[0].codings.drop_duplicates("response_id")
    rows = first["response_id"].str.removeprefix("r").astype(int).to_numpy()
    by_code: dict[str, Counter[str]] = {}
    for code, row in zip(first["code"], rows, strict=True):
        by_code.setdefault(code, Counter())[labels[row]] += 1
    commonest = {code: said.most_common(1)[0][0] for code, said in by_code.items()}
    commonest.pop(OTHER_CODE, None)
    alike = {
        frozenset(pair)
        for pair in combinations(sorted(commonest), 2)
        if commonest[pair[0]] == commonest[pair[1]]
    }
    listed = [
        frozenset((one.one, one.other)) for one in look_alikes(found, Encoders(wording, embed))
    ]
    right = sum(pair in alike for pair in listed)
    return {
        "pairs_alike": float(len(alike)),
        "pairs_listed": float(len(listed)),
        "alike_precision": right / max(1, len(listed)),
        "alike_recall": right / max(1, len(alike)),
        "alike_recall_at_best": min(1.0, len(listed) / max(1, len(alike))),
    }


def _survey(embed: Embed) -> dict[str, float]:
    """Themes and headings of five open questions without human codes."""
    if not (DATA / RSTUDIO).exists():
        print(f"{RSTUDIO} is not in {DATA}; skipped.")
        return {}
    frame = pd.read_csv(DATA / RSTUDIO, sep="\t", dtype=str, keep_default_na=False)
    figures = {}
    for name, begins in QUESTIONS.items():
        column = next(one for one in frame.columns if one.startswith(begins))
        said = frame[column].str.strip()
        texts = [text for text in said if text and not is_non_substantive(text)]
        topics = _found(texts, question=column, embed=embed)
        figures |= {f"rstudio_{name}_{what}": value for what, value in _sizes(topics).items()}
    return figures
