"""The points of every theme of a study, and the comments behind each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.points.clauses import coded_clauses
from consult.coding.points.grouping import points_of
from consult.coding.points.likeness import likeness_of
from consult.coding.points.reading import Crowd, crowd, reading_order, with_people
from consult.coding.points.telling import says_something, telling
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import UNREAD_CODE
from consult.model.run.pace import Pace, paced, untold

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding.texts.vectors import Encoders
    from consult.model.coding.codeframe import CodesByQuestion

EMPTY = -1_000.0
"""Standard deviations below all others, where what says nothing stands: beyond any real clause."""

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class _ThemeRead:
    """What was made of the different clauses of one theme, in canonical order.

    Parameters
    ----------
    point
        Shape (clauses,): the point each makes, from 1 in the order to read them.
    told
        Shape (points,): position of the clause that tells each point.
    place
        Shape (clauses,): place of each in the order of reading, from 1.
    """

    point: np.ndarray
    told: np.ndarray
    place: np.ndarray


def find_points(
    comments: pd.DataFrame,
    codings: pd.DataFrame,
    codes: CodesByQuestion,
    encoders: Encoders,
    *,
    pace: Pace = untold,
) -> pd.DataFrame:
    """The points of each theme, the theme of most comments first.

    A code that several questions share under one name is one theme. Comments in another language
    that nobody has sorted are in none: no model reads them.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of the responses that are read. Not changed.
    codings
        Schema ``SETTLED_CODINGS``; those of other comments are passed over.
    codes
        Question id -> its codes, as people left them.
    encoders
        Wording, and meaning where there is a sentence model.
    pace
        Told how many themes are done.

    Returns
    -------
    pandas.DataFrame
        Schema ``POINTS``. Every clause of every comment that has a code stands in it.
    """
    import pandas as pd
    from threadpoolctl import threadpool_limits

    from consult.model.survey.review_tables import POINTS
    from consult.model.survey.tables import conform

    names = {(question, code.id): code.name for question, of in codes.items() for code in of}
    readable = codings[codings["code"] != UNREAD_CODE]
    clauses = coded_clauses(comments, readable, themes_of(names))
    clauses = clauses.assign(words=_hashes(clauses["clause"]))
    meanings = _meanings(clauses["clause"], encoders)
    found = []
    for theme in paced(_largest_first(clauses), "themes read for points", pace):
        mine = clauses[clauses["theme"] == theme]
        first = mine.drop_duplicates("words").sort_values("words")
        people = _people(mine, first["words"])
        with threadpool_limits(limits=1):
            read = _read(first["clause"].tolist(), people, meanings, encoders)
        name = names[mine["question_id"].iloc[0], mine["code"].iloc[0]]
        found.append(_rows(mine, first["words"].tolist(), read).assign(name=name))
    rows = pd.concat(found) if found else pd.DataFrame(columns=list(POINTS.columns))
    return conform(rows, POINTS)


def themes_of(names: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """What the points of each code are found under: the code alone where all call it the same.

    Parameters
    ----------
    names
        Question id and code -> the name of the code.

    Examples
    --------
    >>> themes_of({("q1", "a"): "Cost", ("q2", "a"): "Cost", ("q1", "t"): "X", ("q2", "t"): "Y"})
    {('q1', 'a'): 'a', ('q2', 'a'): 'a', ('q1', 't'): 'q1: t', ('q2', 't'): 'q2: t'}
    """
    called: dict[str, set[str]] = {}
    for (_, code), name in names.items():
        called.setdefault(code, set()).add(name)
    return {
        (question, code): code if len(called[code]) == 1 else f"{question}: {code}"
        for question, code in names
    }


def _hashes(clauses: pd.Series) -> pd.Series:
    """Same words, same hash, whatever their capitals and stops."""
    known = {clause: words_hash(_bare(clause)) for clause in clauses.unique()}
    return clauses.map(known)


def _bare(clause: str) -> str:
    """The words alone; the clause as it is where it has none."""
    return " ".join(_WORDS.findall(clause.casefold())) or clause


def _meanings(clauses: pd.Series, encoders: Encoders) -> dict[str, np.ndarray] | None:
    if encoders.meaning is None:
        return None
    different = sorted(clauses.unique())
    if not different:
        return {}
    return dict(zip(different, encoders.meaning(different), strict=True))


def _largest_first(clauses: pd.DataFrame) -> list[str]:
    sizes = clauses.groupby("theme")["response_id"].nunique()
    return sorted(sizes.index, key=lambda theme: (-int(sizes[theme]), str(theme)))


def _people(mine: pd.DataFrame, words: pd.Series) -> np.ndarray:
    """How many responses hold each clause."""
    return mine.groupby("words")["response_id"].nunique()[words].to_numpy()


def _read(
    clauses: list[str],
    people: np.ndarray,
    meanings: Mapping[str, np.ndarray] | None,
    encoders: Encoders,
) -> _ThemeRead:
    """The points that different clauses make, in the order to read them."""
    vectors = None if meanings is None else np.array([meanings[clause] for clause in clauses])
    likeness = likeness_of(clauses, vectors, encoders)
    labels = points_of(clauses, likeness)
    among = _empty_last(crowd(likeness, people), clauses)
    every = np.arange(len(clauses))
    groups = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    told = np.array([telling(rows, clauses, likeness, among) for rows in groups])
    made_by = np.bincount(labels, weights=people)[np.unique(labels)]
    ordered = reading_order(likeness, with_people(among, told, made_by), np.sort(told))
    number = np.empty(len(clauses), dtype=int)
    number[ordered] = np.arange(1, len(ordered) + 1)
    of_label = dict(zip(np.unique(labels).tolist(), number[told].tolist(), strict=True))
    place = np.empty(len(clauses), dtype=int)
    place[reading_order(likeness, among, every)] = every + 1
    return _ThemeRead(np.array([of_label[label] for label in labels.tolist()]), ordered, place)


def _empty_last(among: Crowd, clauses: list[str]) -> Crowd:
    """The same, what says nothing but a name that was taken out being said by nobody."""
    empty = np.array([not says_something(clause) for clause in clauses])
    return replace(among, density=np.where(empty, EMPTY, among.density))


def _rows(mine: pd.DataFrame, words: list[str], read: _ThemeRead) -> pd.DataFrame:
    """The clauses of a theme with their points; comments in the order to read them."""
    point = dict(zip(words, read.point.tolist(), strict=True))
    place = dict(zip(words, read.place.tolist(), strict=True))
    told = {words[at] for at in read.told.tolist()}
    out = mine.assign(
        point=mine["words"].map(point),
        place=mine["words"].map(place),
        tells=mine["words"].isin(told),
    )
    key = ["question_id", "response_id"]
    out["place"] = out.groupby(key)["place"].transform("min").rank(method="dense").astype(int)
    return out.sort_values(["point", "place", *key, "clause"], kind="stable")
