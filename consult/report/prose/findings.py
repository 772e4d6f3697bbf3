"""Everything an appendix is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from consult.errors import Problem, TableError
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.trust import AgainstOthers
from consult.model.counting.table_id import ALL_COMMENTS, ANSWER, STANCE, TableId, TableKind
from consult.model.evidence.comment_totals import CommentTotals
from consult.model.evidence.difference import Families
from consult.model.evidence.drift import Drift
from consult.model.publishing.quotes import ApprovedQuote
from consult.model.publishing.response import Responding, ResponseKey
from consult.model.publishing.table import Table
from consult.model.run.readiness import Readiness
from consult.model.run.record import StanceRecord
from consult.model.settings.sections import Process, Record, SectionName
from consult.model.settings.study import Study
from consult.model.survey.characteristic import Characteristic
from consult.model.survey.ledger import Ledger, Spot
from consult.model.survey.questionnaire import OTHER_WORDS, Purpose, Question, Questionnaire
from consult.model.words.document import Block
from consult.model.words.external import External
from consult.model.words.text import Text
from consult.report.prose.plain import one_line


@dataclass(frozen=True)
class RecordText:
    """What somebody recorded, as it is printed: with its figures put in.

    Parameters
    ----------
    text
        What was done, in plain sentences.
    by, date
        Whose record it is, and when it was recorded.
    """

    text: Text
    by: str
    date: date


ComparisonKey = tuple[TableId, str, str]
"""A breakdown, the label of a theme in it, and that of a group."""


@dataclass(frozen=True)
class Findings:
    """Everything an appendix is written from.

    Parameters
    ----------
    study, questionnaire, ledger
        What was consulted on, what was asked, what came in and was kept.
    tables
        Tables after disclosure control, any of which may be absent. A row of a themes table is
        called by the name of its code, or no example is printed for that code.
    codes
        Question id -> its codes, in the order they are reported.
    examples
        Question id and code id -> what is quoted of comments, each approved by a person.
    comment_totals
        Question id -> what became of the question, as far as it may be printed.
    untold
        Numbers of the ledger that may not be printed.
    methods
        What the themes were made with and how numbers were protected: (what, value) pairs.
    reviewed
        Whether people have reviewed the themes and enough of the comments.
    final
        Whether the report is made without the mark DRAFT.
    readiness
        What is left to settle, which a draft asks for; nothing where it is final.
    review
        How much people have looked at, in a sentence; empty when nothing.
    drift
        What became of the codes of an earlier round, where comments were given these.
    stances
        Open question id -> how the stance of its passages was decided.
    characteristics
        All characteristics a report must account for, asked or not, in the order reported.
    differences
        How groups differ, one family for each characteristic and other break.
    breaks
        What else than characteristics tables are broken down by: id -> name, in order.
    external
        Figures of other papers.
    words
        Part of the report -> the author's own blocks, which stand at its head.
    records
        What people recorded of how the report was made.
    process
        What they said of how the consultation was run.
    responding
        The themes that are to be answered, and what was written to each.
    estimates
        Table, theme and group -> how the group differs from all others by estimated shares, where
        a blind sample allows an estimate.
    response_words
        Key of a theme -> the response to it as it is printed, with its figures put in.
    """

    study: Study
    questionnaire: Questionnaire
    ledger: Ledger
    tables: tuple[Table, ...] = ()
    codes: Mapping[str, tuple[UsedCode, ...]] = field(default_factory=dict)
    examples: Mapping[tuple[str, str], tuple[ApprovedQuote, ...]] = field(default_factory=dict)
    comment_totals: Mapping[str, CommentTotals] = field(default_factory=dict)
    untold: frozenset[Spot] = frozenset()
    methods: tuple[tuple[str, str], ...] = ()
    reviewed: bool = False
    review: str = ""
    final: bool = False
    readiness: Readiness = field(default_factory=Readiness)
    drift: Drift = field(default_factory=Drift)
    stances: Mapping[str, StanceRecord] = field(default_factory=dict)
    characteristics: tuple[Characteristic, ...] = ()
    differences: Families = ()
    breaks: Mapping[str, str] = field(default_factory=dict)
    external: tuple[External, ...] = ()
    words: Mapping[SectionName, tuple[Block, ...]] = field(default_factory=dict)
    records: Mapping[Record, RecordText] = field(default_factory=dict)
    process: Mapping[Process, Text] = field(default_factory=dict)
    responding: Responding = field(default_factory=Responding)
    response_words: Mapping[ResponseKey, Text] = field(default_factory=dict)
    estimates: Mapping[ComparisonKey, AgainstOthers] = field(default_factory=dict)

    def table(self, of: TableId) -> Table | None:
        """The table of that id, or ``None`` when it was not made.

        Parameters
        ----------
        of
            Id of a table; one that disclosure control left out is ``None``, one nobody could ask
            for raises.

        Raises
        ------
        TableError
            When this study can have no such table: it asks nothing that is called so.
        """
        found = next((table for table in self.tables if table.id == of), None)
        if found is None and not self._can_have(of):
            raise TableError(
                Problem(
                    f'There can be no table "{of}" in this study.',
                    hint="Report this: it is a mistake in consult, not in your data.",
                )
            )
        return found

    def _can_have(self, of: TableId) -> bool:
        """Whether the study asks for what a table is on, and for what it is broken down by."""
        about = {*self.characteristic_names, *self.study.equality.characteristics}
        asked = {question.id for question in self.questionnaire.questions}
        written = {*asked, *(f"{key}{OTHER_WORDS}" for key in asked), ALL_COMMENTS}
        breaks = {"", *self.break_names}
        subjects, by = {
            TableKind.RESPONDENTS: (asked, {""}),
            TableKind.PROFILE: (about, {""}),
            TableKind.PARTICIPATION: (about, {""}),
            TableKind.QUESTION: (asked, breaks),
            TableKind.THEMES: (written, {*breaks, STANCE, ANSWER}),
            TableKind.ABOUT: ({"", *written}, about),
        }.get(of.kind, ({""}, {""}))
        return of.subject in subjects and of.by in by

    def of_purpose(self, purpose: Purpose) -> tuple[Question, ...]:
        """All questions of one purpose, in the order asked.

        Parameters
        ----------
        purpose
            What a question is asked for, such as a characteristic.
        """
        return tuple(q for q in self.questionnaire.questions if q.purpose is purpose)

    @property
    def sections(self) -> tuple[SectionName, ...]:
        """The parts of the report in the order they stand; the annex, with its index, is last."""
        chosen = self.study.report.sections or tuple(SectionName)
        return tuple(sorted(chosen, key=lambda name: name is SectionName.ANNEX))

    @property
    def characteristic_names(self) -> Mapping[str, str]:
        """Id -> name of every characteristic that is known or was asked about, in order."""
        names = {characteristic.id: characteristic.name for characteristic in self.characteristics}
        for question in self.of_purpose(Purpose.CHARACTERISTIC):
            plain = question.characteristic.replace("_", " ").replace("-", " ").capitalize()
            names.setdefault(question.characteristic, plain)
        return names

    @property
    def break_names(self) -> Mapping[str, str]:
        """Id -> name of everything tables are broken down by: characteristics first."""
        return {**self.characteristic_names, **self.breaks}

    def by(self, key: str) -> str:
        """What stands after "by" for a characteristic or another break.

        Parameters
        ----------
        key
            Id of the break; one without a name is called by its id.
        """
        name = one_line(self.break_names.get(key, key))
        return f"“{name}”" if key in self.breaks else name.lower()
