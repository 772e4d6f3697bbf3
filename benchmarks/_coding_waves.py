"""Later rounds coded with frozen codes: agreement, what is emerging, late copies, false alarms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import Aim, Outcome
from benchmarks._coding_discovery import Labelled, labelled_sets

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding import Suggestions
    from consult.model.coding.fit import FitQuestion

Vectors = Callable[[Sequence[str]], np.ndarray]

SETS = ("nhs_multi", "banking77")
DRAWS = 3
"""Ways to split a set in two rounds, and to choose the intents left out of the first."""

UNKNOWN = 10
"""Intents of banking77 left out of the first round."""

LATE = 20
"""One comment in so many comes late."""


def run(vectors: Vectors) -> Outcome:
    """All figures of frozen codes; sets that are not there are skipped with a sentence."""
    figures: dict[str, float] = {}
    aims: dict[str, Aim] = {}
    for given in labelled_sets():
        if given.name not in SETS:
            continue
        drawn = [_later_round(given, vectors, draw) for draw in range(DRAWS)]
        late = _late_copies(given, vectors)
        mean = {key: fmean(one[key] for one in drawn) for key in drawn[0]} | late
        if given.name == "banking77":
            new = [_unknown(given, vectors, draw) for draw in range(DRAWS)]
            mean |= {key: fmean(one[key] for one in new) for key in new[0]}
        figures |= {f"waves_{given.name}_{key}": value for key, value in mean.items()}
        changed = f"{given.name}_earlier_comments_changed_by_late_ones"
        aims[changed] = Aim(late["changed_by_late_frozen"], 0.0, lower_is_better=True)
    return Outcome(figures, aims)


def _later_round(given: Labelled, vectors: Vectors, draw: int) -> dict[str, float]:
    """The second half coded with the codes of the first, beside codes found afresh in it."""
    first = _half(given.texts, draw)
    texts, labels = np.array(given.texts, dtype=object), given.labels
    earlier = _first_round(list(texts[first]), vectors)
    frozen = _again(list(texts[~first]), earlier, vectors)
    afresh = _found(list(texts[~first]), vectors)
    out = {}
    for name, found in (("frozen", frozen), ("afresh", afresh)):
        ami, ari = _agreement(labels[~first], _first_codes(found, (~first).sum()))
        out |= {f"ami_{name}": ami, f"ari_{name}": ari}
    return out | {"called_changed": _called_changed(earlier, frozen)}


def _unknown(given: Labelled, vectors: Vectors, draw: int) -> dict[str, float]:
    """Comments on intents the first round never saw, and known ones, that end as emerging."""
    left_out = sorted(set(given.labels), key=partial(_place, draw=draw))[:UNKNOWN]
    unknown = np.isin(given.labels, left_out)
    first = _half(given.texts, draw)
    texts = np.array(given.texts, dtype=object)
    earlier = _first_round(list(texts[first & ~unknown]), vectors)
    codes = _first_codes(_again(list(texts[~first]), earlier, vectors), (~first).sum())
    emerging = np.array([code.startswith("new") for code in codes])
    known = {code.id for code in earlier.codes} - {"other"}
    fits = np.isin(codes, list(known))
    new = unknown[~first]
    found = {code: new[codes == code].mean() for code in set(codes[emerging])}
    return {
        "unknown_emerging": float(emerging[new].mean()),
        "unknown_other": float((~fits & ~emerging)[new].mean()),
        "known_emerging": float(emerging[~new].mean()),
        "known_other": float((~fits & ~emerging)[~new].mean()),
        "emerging_themes": float(len(found)),
        "emerging_themes_mostly_unknown": float(sum(share > 0.5 for share in found.values())),
    }


def _late_copies(given: Labelled, vectors: Vectors) -> dict[str, float]:
    """Share of earlier comments whose codes change when one comment in twenty comes late."""
    late = np.array([int(_place(text, draw=0), 16) % LATE == 0 for text in given.texts])
    texts = np.array(given.texts, dtype=object)
    earlier, every = list(texts[~late]), [*texts[~late], *texts[late]]
    before = _found(earlier, vectors)
    fit = _fit(earlier, before, vectors)
    same = len(earlier)
    frozen = _changed(_codes(before), _codes(_again(every, fit, vectors)), same)
    afresh = _found(every, vectors)
    was, now = _first_codes(before, same), _first_codes(afresh, len(every))[:same]
    return {
        "changed_by_late_frozen": frozen,
        "changed_by_late_afresh": _moved(was, now),
    }


def _half(texts: Sequence[str], draw: int) -> np.ndarray:
    return np.array([int(_place(text, draw=draw), 16) % 2 == 0 for text in texts])


def _place(text: str, *, draw: int) -> str:
    return sha256(f"{draw} {text}".encode()).hexdigest()


def _first_round(texts: list[str], vectors: Vectors) -> FitQuestion:
    return _fit(texts, _found(texts, vectors), vectors)


def _found(texts: list[str], vectors: Vectors) -> Suggestions:
    from consult.coding import Encoders, suggest_codings
    from consult.embed import wording
    from consult.model.coding.codeframe import Codeframe

    return suggest_codings(
        _comments(texts),
        codeframe=Codeframe(),
        encoders=Encoders(wording, vectors),
        find=partial(_topics, vectors),
    )


def _fit(texts: list[str], found: Suggestions, vectors: Vectors) -> FitQuestion:
    from consult.coding import fit_question
    from consult.model.coding.codeframe import UsedCode

    told = found.codings.merge(_comments(texts)[["response_id", "text"]])
    codes = [UsedCode(code.id, code.name, code.definition) for code in found.codeframe.codes]
    return fit_question("", told, codes, space=vectors, seed=1)


def _again(texts: list[str], earlier: FitQuestion, vectors: Vectors) -> Suggestions:
    from consult.coding import (
        NEW,
        Encoders,
        FrozenCodes,
        frozen_look,
        suggest_frozen,
        suggest_together,
    )
    from consult.embed import wording
    from consult.model.coding.codeframe import Codeframe

    look = frozen_look(
        _comments(texts),
        FrozenCodes(earlier, vectors),
        codeframe=Codeframe(),
        encoders=Encoders(wording, vectors),
    )
    find = partial(_topics, vectors)
    together = suggest_together([look.rest], find, taken=look.taken, begins=NEW)
    return suggest_frozen(look, together.each[0])


def _topics(vectors: Vectors, texts: Sequence[str]) -> object:
    from consult.model.settings.study import TopicSettings
    from consult.topics import Naming, find_topics

    return find_topics(
        texts, vectors(texts), settings=TopicSettings(), seed=1, naming=Naming(vectors)
    )


def _comments(texts: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {
            "response_id": [f"r{row:06}" for row in range(len(texts))],
            "question_id": "q",
            "text": list(texts),
            "state": "answered",
            "substance": "substantive",
            "copy_of": "",
            "language": "",
        }
    )


def _first_codes(found: Suggestions, comments: int) -> np.ndarray:
    """The first code of each comment, in order."""
    first = found.codings.drop_duplicates("response_id").set_index("response_id")["code"]
    return first.reindex([f"r{row:06}" for row in range(comments)]).to_numpy(dtype=str)


def _codes(found: Suggestions) -> dict[str, frozenset[str]]:
    return found.codings.groupby("response_id")["code"].agg(frozenset).to_dict()


def _changed(
    before: dict[str, frozenset[str]], after: dict[str, frozenset[str]], comments: int
) -> float:
    rows = [f"r{row:06}" for row in range(comments)]
    return fmean(before[row] != after[row] for row in rows)


def _moved(before: np.ndarray, after: np.ndarray) -> float:
    """Share of comments that leave their theme, each earlier theme matched to one of now."""
    from scipy.optimize import linear_sum_assignment

    was, row = np.unique(before, return_inverse=True)
    now, column = np.unique(after, return_inverse=True)
    both = np.zeros((len(was), len(now)))
    np.add.at(both, (row, column), 1)
    stay = both[linear_sum_assignment(-both)].sum()
    return float(1 - stay / len(before))


def _agreement(labels: np.ndarray, codes: np.ndarray) -> tuple[float, float]:
    from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

    return (
        float(adjusted_mutual_info_score(labels, codes)),
        float(adjusted_rand_score(labels, codes)),
    )


def _called_changed(earlier: FitQuestion, found: Suggestions) -> float:
    """Share of themes called changed between two halves of one round, where none has changed."""
    from consult.model.evidence.drift import Change
    from consult.tabulate.drift import change_of, difference_interval

    was = _people(earlier)
    base, now = len(earlier.coded), found.codings["response_id"].nunique()
    people = found.codings["code"].value_counts()
    said = [
        change_of(*difference_interval(number, base, int(people.get(code, 0)), now))
        for code, number in was.items()
        if code != "other" and number >= 5
    ]
    return fmean(one in {Change.ROSE, Change.FELL} for one in said)


def _people(earlier: FitQuestion) -> dict[str, int]:
    """Different comments with each code; in these sets no comment stands twice."""
    return {code.id: code.comments for code in earlier.codes}
