"""A column that was left out made a question, which a person asked for in questions.xlsx."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tomlkit.items import Table

from consult.definitions.wordings import is_blank
from consult.errors import many
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Source, Study
from consult.model.survey.questionnaire import Kind, Purpose
from consult.read import READERS, Sheet, choose_sheet
from consult.read.export.grid import positions_of
from consult.read.layout.naming import short_name
from consult.read.letters.opening import open_source
from pipelines.new_study.entries import question_entry
from pipelines.questions.kinds import CannotChangeError

_OWN_WORDS = "Taken for people's own words, as asked for in questions.xlsx"


@dataclass
class OpenedExports:
    """The exports of a study, each opened when it is first asked for.

    Parameters
    ----------
    study, folder
        As study.toml has it, and where its exports are.
    """

    study: Study
    folder: Path
    _sheets: dict[str, Sheet] = field(default_factory=dict)

    def answers(self, spec: QuestionSpec) -> Counter[str]:
        """The answers to a question as they stand in the cells, with how many gave each.

        Parameters
        ----------
        spec
            The question.
        """
        found: Counter[str] = Counter()
        for source, letters in spec.columns.items():
            for position in positions_of(letters):
                found += self._cells(source, position)
        return found

    def made_of(self, source: str, letters: str, taken: Sequence[str]) -> Table:
        """A question in people's own words made of a column that was left out.

        Parameters
        ----------
        source, letters
            Of the column.
        taken
            Ids that are given already.

        Raises
        ------
        CannotChangeError
            When it is a run of columns.
        """
        positions = positions_of((letters,))
        if len(positions) > 1:
            raise CannotChangeError(
                "This is a run of columns, and each would be a question of its own.",
                "Move the columns you want from [ignored] to [[questions]] in study.toml, and "
                "empty this cell.",
            )
        heading = self._heading(source, positions[0])
        answered = sum(self._cells(source, positions[0]).values())
        fields = {
            "id": short_name(heading, taken=taken),
            "text": heading or f"Column {letters}",
            "kind": str(Kind.TEXT),
            "purpose": str(Purpose.RESPONDENT),
            "columns": {source: [letters]},
            "check": (
                f"made of a column that was left out ({many(answered, 'answer')}); choose its kind "
                "and what it is for"
            ),
        }
        touches = {"touches": answered} if answered else {}
        entry = question_entry(_OWN_WORDS, fields | touches)
        entry.trivia.indent = "\n"
        return entry

    def _sheet(self, source: str) -> Sheet:
        if source not in self._sheets:
            of = self._sources[source]
            named = {"sheet": of.sheet, "platform": of.platform}
            export = open_source(self.folder / of.file, of.platform)
            self._sheets[source] = choose_sheet(
                export, READERS, **named, headings_row=of.headings_row
            )
        return self._sheets[source]

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.study.sources}

    def _cells(self, source: str, position: int) -> Counter[str]:
        sheet = self._sheet(source)
        cells = sheet.grid.column(position, sheet.response_rows)
        return Counter(cell for cell in cells if not is_blank(cell))

    def _heading(self, source: str, position: int) -> str:
        columns = self._sheet(source).layout.columns
        return next((one.heading for one in columns if one.position == position), "")
