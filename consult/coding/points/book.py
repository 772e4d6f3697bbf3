"""What the workbook of points shows: the rows of its sheets, counted and in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.model.coding.deciding import Stance

if TYPE_CHECKING:
    import pandas as pd

THEME, NUMBER, TOLD, PEOPLE = "Theme", "Point", "What people say", "People"
QUESTION, RESPONSE, STANCE = "Question", "Response", "Stance"
CLAUSE, COMMENT, PLACE = "In these words", "The whole comment", "Read as number"

FEWEST = 2
"""People from whom a point stands in the list; what one says stands in the rare list."""

Row = tuple[str | int, ...]
"""Of a sheet, a cell for each of its headings."""


@dataclass(frozen=True)
class PointsSheet:
    """A sheet of the workbook.

    Parameters
    ----------
    headings
        No two the same.
    rows
        With a cell for each heading.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class PointsBook:
    """The workbook of points.

    Parameters
    ----------
    title
        Of the study.
    points, makers, rare, behind
        Points that two people make or more, who makes these, points that one person makes, and the
        comments behind all.
    not_read
        How many comments no point was looked for in: of responses that are set aside, and in
        another language.
    """

    title: str
    points: PointsSheet
    makers: PointsSheet
    rare: PointsSheet
    behind: PointsSheet
    not_read: tuple[int, int] = (0, 0)


def points_book(
    title: str,
    points: pd.DataFrame,
    comments: pd.DataFrame,
    groups: pd.DataFrame,
    *,
    not_read: tuple[int, int] = (0, 0),
) -> PointsBook:
    """What the workbook shows.

    Parameters
    ----------
    title
        Of the study.
    points
        Schema ``POINTS``.
    comments
        Schema ``CLEAN_COMMENTS``.
    groups
        Columns ``response_id`` and ``group``: who is in which group, true and unprotected.
    not_read
        As in ``PointsBook``.
    """
    from consult.model.survey.tables import COMMENT_KEY

    told = points[points["tells"]].drop_duplicates(["theme", "point"])
    told = told.set_index(["theme", "point"])["clause"].rename("told").reset_index()
    said = points.merge(told, on=["theme", "point"], how="left")
    said = said.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY, how="left")
    said = said.assign(at=said.groupby(["theme", "point"], sort=False).ngroup())
    people = said.groupby("at")["response_id"].transform("nunique")
    listed = said[people >= FEWEST]
    return PointsBook(
        title,
        _listed(listed),
        _makers(listed, groups),
        _rare(said[people < FEWEST]),
        _behind(said),
        not_read,
    )


def _listed(said: pd.DataFrame) -> PointsSheet:
    """One row a point: what it says, and how many people make it, by stance."""
    named = {THEME: "name", NUMBER: "point", TOLD: "told"}
    if said.empty:
        return PointsSheet((*named, PEOPLE), ())
    stances = _people(said, "stance", [str(stance) for stance in Stance])
    return _counted(said, named, stances.rename(columns=str.capitalize))


def _makers(said: pd.DataFrame, groups: pd.DataFrame) -> PointsSheet:
    """One row a point: how many people make it, by question and by group."""
    import pandas as pd

    named = {THEME: "name", NUMBER: "point"}
    if said.empty:
        return PointsSheet((*named, PEOPLE), ())
    asked = _people(said, "question_id", sorted(said["question_id"].unique()))
    known = _people(said.merge(groups, on="response_id"), "group", list(groups["group"].unique()))
    return _counted(said, named, pd.concat([asked.add_prefix("Question: "), known], axis=1))


def _counted(said: pd.DataFrame, named: Mapping[str, str], by: pd.DataFrame) -> PointsSheet:
    """One row a point: its names, the people who make it, and these by something."""
    import pandas as pd

    first = said.drop_duplicates("at").set_index("at")
    people = said.groupby("at")["response_id"].nunique()
    shown = pd.concat([people, by], axis=1).reindex(first.index).fillna(0).astype(int)
    shown = shown.loc[:, ~shown.columns.duplicated()]
    rows = zip(
        first[list(named.values())].itertuples(index=False, name=None),
        shown.itertuples(index=False, name=None),
        strict=True,
    )
    headings = (*named, PEOPLE, *map(str, shown.columns[1:]))
    return PointsSheet(headings, tuple((*words, *numbers) for words, numbers in rows))


def _people(said: pd.DataFrame, column: str, columns: Sequence[str]) -> pd.DataFrame:
    """People by point and by what stands in a column; without columns that nobody is in."""
    different = said[["at", column, "response_id"]].drop_duplicates()
    groups = different[column].astype(str)
    counted = different.groupby(["at", groups]).size().unstack(fill_value=0)
    return counted[[name for name in columns if name in counted.columns]]


def _rare(said: pd.DataFrame) -> PointsSheet:
    """One row a point that one person makes."""
    headings = (THEME, NUMBER, TOLD, STANCE, QUESTION, COMMENT, RESPONSE)
    columns = ["name", "point", "told", "stance", "question_id", "text", "response_id"]
    return PointsSheet(headings, _rows(said.drop_duplicates("at"), columns))


def _behind(said: pd.DataFrame) -> PointsSheet:
    """One row a clause, under its point; the whole comment beside it."""
    headings = (THEME, NUMBER, TOLD, CLAUSE, STANCE, QUESTION, COMMENT, RESPONSE, PLACE)
    columns = ["name", "point", "told", "clause", "stance", "question_id", "text", "response_id"]
    return PointsSheet(headings, _rows(said, [*columns, "place"]))


def _rows(said: pd.DataFrame, columns: Sequence[str]) -> tuple[Row, ...]:
    return tuple(said[list(columns)].itertuples(index=False, name=None))
