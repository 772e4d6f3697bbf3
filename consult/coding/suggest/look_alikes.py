"""Pairs of themes that look alike: what a person is asked to merge first.

Three likenesses tell: what the names mean, how many people have both themes, and how often the
second best theme of a comment is the other one. Each is measured against all pairs of the question,
so that no fixed number decides, and their mean ranks the pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.suggest.emergent import OTHER
from consult.coding.suggest.suggest_codings import Together
from consult.coding.texts.vectors import Encoders
from consult.model.coding.codeframe import Code
from consult.model.coding.merging import MergePair

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MOST_PAIRS = 30
"""Pairs of a question at most: what a person decides in one sitting."""

AT_LEAST = 1.0
"""Standard deviations above the mean pair from which on a pair is listed.

Of five questions of a survey of programmers, in which a person told 97 pairs that should be one
theme, 57 in 100 are listed at 1 and .42 of those listed are right (means of the questions); at 1.5
it is 52 and .48, at 2 45 and .59.
"""

FEWEST_THEMES = 4
"""With fewer themes there are too few pairs to tell what is usual."""

DECIMALS = 3
"""Likeness is rounded to this before pairs are ranked, so that nothing turns on the last bits."""


def look_alikes(found: Together, encoders: Encoders) -> tuple[MergePair, ...]:
    """The pairs of themes that may be one, the most alike first.

    Parameters
    ----------
    found
        What was suggested for a question, or several that share themes. Only pairs are listed of
        which one theme at least was found in the comments: agreed codes are apart because people
        said so.
    encoders
        What names mean; how they are worded where there is no sentence model.

    Returns
    -------
    tuple of MergePair
        At most thirty; none where there are fewer than four themes.
    """
    codes = _given(found)
    if len(codes) < FEWEST_THEMES:
        return ()
    people = _people(found, codes)
    both = np.asarray((people.T @ people).toarray())
    each = np.diag(both)
    smaller = np.minimum.outer(each, each)
    by_name = _standard(_named_alike(codes, encoders))
    by_people = _standard(both / smaller)
    by_second = _standard(_second_best(found, codes) / smaller)
    likeness = (by_name + by_people + by_second) / 3
    ranked = sorted(
        _pairs(found, codes, np.round(likeness, DECIMALS)),
        key=lambda pair: (-pair[2], codes[pair[0]].id, codes[pair[1]].id),
    )
    return tuple(
        _pair(codes, both, (one, other), likeness)
        for one, other, likeness in ranked[:MOST_PAIRS]
        if likeness >= AT_LEAST
    )


def _pairs(
    found: Together, codes: list[Code], likeness: np.ndarray
) -> Iterator[tuple[int, int, float]]:
    """Places of the two and how alike they are; agreed codes are in no pair of their own."""
    from_comments = {code.id for code in found.named.values()}
    for one, other in combinations(range(len(codes)), 2):
        if {codes[one].id, codes[other].id} & from_comments:
            yield one, other, float(likeness[one, other])


def _pair(
    codes: list[Code], both: np.ndarray, places: tuple[int, int], likeness: float
) -> MergePair:
    one, other = sorted(places, key=lambda at: (-both[at, at], codes[at].id))
    return MergePair(
        codes[one].id,
        codes[other].id,
        people_one=int(both[one, one]),
        people_other=int(both[other, other]),
        people_both=int(both[one, other]),
        likeness=likeness,
    )


def _given(found: Together) -> list[Code]:
    """Themes that anybody was given, in the order of the codeframe."""
    given = {code for one in found.each for code in one.codings["code"]} - {OTHER.id}
    every = {code.id: code for one in found.each for code in one.codeframe.codes}
    return [code for code in every.values() if code.id in given]


def _people(found: Together, codes: list[Code]) -> csr_matrix:
    """Shape (responses, codes), 1 where given under any question."""
    import pandas as pd
    from scipy.sparse import csr_matrix

    place = {code.id: at for at, code in enumerate(codes)}
    codings = pd.concat([one.codings for one in found.each], ignore_index=True)
    rows = codings[codings["code"].isin(list(place))]
    rows = rows.drop_duplicates(["response_id", "code"])
    who, names = pd.factorize(rows["response_id"])
    columns = rows["code"].map(place).to_numpy(dtype=int)
    ones = np.ones(len(rows), dtype=np.int64)
    return csr_matrix((ones, (who, columns)), shape=(len(names), len(codes)))


def _named_alike(codes: list[Code], encoders: Encoders) -> np.ndarray:
    """Cosine of the names of every two codes, by meaning or else by wording."""
    from threadpoolctl import threadpool_limits

    names = [code.name for code in codes]
    if encoders.meaning is not None:
        vectors = encoders.meaning(names)
        with threadpool_limits(limits=1):
            return np.asarray(vectors @ vectors.T)
    wording = encoders.wording(names)
    return np.asarray((wording @ wording.T).toarray())


def _second_best(found: Together, codes: list[Code]) -> np.ndarray:
    """For every two codes, comments of one whose second best is the other; 0 for agreed codes."""
    at_code = {code.id: at for at, code in enumerate(codes)}
    became = {topic: code.id for topic, code in found.named.items()}
    ids = [became.get(topic.id, "") for topic in found.topics.topics]
    columns = [at for at, code in enumerate(ids) if code in at_code]
    counted = np.zeros((len(codes), len(codes)))
    if len(columns) < 2:
        return counted
    places = np.array([at_code[ids[at]] for at in columns])
    weights = found.topics.weights[:, columns]
    best_two = np.argsort(-weights, axis=1, kind="stable")[:, :2]
    told = (np.take_along_axis(weights, best_two, axis=1) > 0).all(axis=1)
    np.add.at(counted, tuple(places[best_two[told]].T), 1)
    return counted + counted.T


def _standard(values: np.ndarray) -> np.ndarray:
    """Values of pairs in standard deviations above their mean; 0 where all are the same."""
    pairs = values[np.triu_indices(len(values), 1)]
    return np.asarray((values - pairs.mean()) / (pairs.std() or np.inf))
