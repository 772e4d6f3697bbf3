"""In which capacity the writer of a quote responds, as far as a release shows how many did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import RowRole, Table
from consult.model.survey.questionnaire import Kind, Purpose, Questionnaire
from consult.model.survey.tables import State
from consult.office.words import one_line

if TYPE_CHECKING:
    import pandas as pd

LONGEST = 90
"""Most characters of what stands behind a quote: a line of a page."""


@dataclass(frozen=True)
class Attributions:
    """Who said it, at the level that a release allows.

    Parameters
    ----------
    questionnaire
        What was asked.
    answers
        Schema ``ANSWERS``.
    tables
        After disclosure control.
    """

    questionnaire: Questionnaire
    answers: pd.DataFrame
    tables: Sequence[Table]

    def of(self, response: str, question: str, theme: str) -> str:
        """The capacity in which somebody responds, in the form's own words; empty where not shown.

        Parameters
        ----------
        response
            Whose words they are.
        question, theme
            Id of the open question, and name of the theme they are printed for.

        Notes
        -----
        The number of people who respond in that capacity is shown, and so is how many of them
        raised the theme, where a table says so: a quote says that it is at least one.
        """
        asked, option = self._capacity.get(response, ("", ""))
        if (
            option
            and self._is_shown(asked, option)
            and self._raised(asked, option, question, theme)
        ):
            return option
        return ""

    @cached_property
    def _capacity(self) -> Mapping[str, tuple[str, str]]:
        """Response -> the question in which capacity it is given, and its answer."""
        asked = [
            question.id
            for question in self.questionnaire.questions
            if question.purpose is Purpose.RESPONDENT and question.kind is Kind.SINGLE
        ]
        given = self.answers[self.answers["state"] == State.ANSWERED]
        out: dict[str, tuple[str, str]] = {}
        for one in reversed(asked):  # the first that somebody answered counts
            mine = given.loc[given["question_id"] == one, ["response_id", "option"]]
            for response, option in mine.itertuples(index=False):
                if 0 < len(one_line(option)) <= LONGEST:
                    out[str(response)] = (one, one_line(option))
        return out

    @cached_property
    def _by_id(self) -> Mapping[TableId, Table]:
        return {table.id: table for table in self.tables}

    def _is_shown(self, asked: str, option: str) -> bool:
        table = self._by_id.get(TableId(TableKind.RESPONDENTS, asked))
        return any(
            row.role is RowRole.GROUP and one_line(row.label) == option and row.cells[0].number
            for row in (table.rows if table else ())
        )

    def _raised(self, asked: str, option: str, question: str, theme: str) -> bool:
        """Whether how many of them raised it is shown, where a table says so."""
        table = self._by_id.get(TableId(TableKind.THEMES, question).across(asked))
        if table is None:
            return True
        column = next((n for n, c in enumerate(table.columns) if c.heading == theme), None)
        cells = (row.cells for row in table.rows if one_line(row.label) == option)
        return column is None or any(row[column].number for row in cells)
