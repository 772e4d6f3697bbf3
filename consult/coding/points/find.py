"""The points of every theme of a study, and the comments behind each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.points.clauses import coded_clauses
from consult.coding.points.grouping import points_of
from consult.coding.points.likeness import ClauseLikeness, likeness_of
from consult.coding.points.reading import crowd, reading_order, silent
from consult.coding.points.telling import says_something, telling
from consult.coding.points.whole import comment_places
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import UNREAD_CODE
from consult.model.run.pace import Pace, paced, untold

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding.texts.vectors import Encoders
    from consult.model.coding.codeframe import CodesByQuestion

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
    """

    point: np.ndarray
    told: np.ndarray


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
    found = []
    for theme in paced(_largest_first(clauses), "themes read for points", pace):
        mine = clauses[clauses["theme"] == theme]
        with threadpool_limits(limits=1):
            rows = _of_theme(mine, encoders)
        name = names[mine["question_id"].iloc[0], mine["code"].iloc[0]]
        found.append(rows.assign(name=name))
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


def _largest_first(clauses: pd.DataFrame) -> list[str]:
    sizes = clauses.groupby("theme")["response_id"].nunique()
    return sorted(sizes.index, key=lambda theme: (-int(sizes[theme]), str(theme)))


def _of_theme(mine: pd.DataFrame, encoders: Encoders) -> pd.DataFrame:
    """The clauses of a theme with their points."""
    first = mine.drop_duplicates("words").sort_values("words")
    clauses, words = first["clause"].tolist(), first["words"].tolist()
    likeness = likeness_of(clauses, encoders)
    read = _read(clauses, _people(mine, first["words"]), likeness)
    return _rows(mine, words, read, comment_places(mine, first, likeness))


def _people(mine: pd.DataFrame, words: pd.Series) -> np.ndarray:
    """How many responses hold each clause."""
    return mine.groupby("words")["response_id"].nunique()[words].to_numpy()


def _read(clauses: list[str], people: np.ndarray, likeness: ClauseLikeness) -> _ThemeRead:
    """The points that different clauses make, in the order to read them."""
    labels = points_of(clauses, likeness)
    empty = np.array([not says_something(clause) for clause in clauses])
    order = reading_order(likeness, silent(crowd(likeness, people), empty))
    seen, first = np.unique(labels[order], return_index=True)
    number = np.empty(len(seen), dtype=int)
    number[seen[np.argsort(first)]] = np.arange(1, len(seen) + 1)
    told = [
        telling(np.flatnonzero(labels == labels[begin]), int(begin), clauses, likeness)
        for begin in order[np.sort(first)]
    ]
    return _ThemeRead(number[labels], np.array(told))


def _rows(mine: pd.DataFrame, words: list[str], read: _ThemeRead, place: pd.Series) -> pd.DataFrame:
    """The clauses of a theme with their points; comments in the order to read them."""
    from consult.model.survey.tables import COMMENT_KEY

    point = dict(zip(words, read.point.tolist(), strict=True))
    told = {words[at] for at in read.told.tolist()}
    out = mine.assign(point=mine["words"].map(point), tells=mine["words"].isin(told))
    out = out.join(place.rename("place"), on=COMMENT_KEY)
    return out.sort_values(["point", "place", *COMMENT_KEY, "clause"], kind="stable")
