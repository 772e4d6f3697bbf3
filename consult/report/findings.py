"""Everything an appendix is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.model.characteristic import Characteristic
from consult.model.codeframe import UsedCode
from consult.model.difference import Families
from consult.model.drift import Drift
from consult.model.ledger import Ledger
from consult.model.questionnaire import Purpose, Question, Questionnaire
from consult.model.record import StanceRecord
from consult.model.study import Study
from consult.model.table import Table


@dataclass(frozen=True)
class CommentTotals:
    """What became of one open question, in responses that are counted.

    Parameters
    ----------
    substantive
        Comments that say something about the question.
    non_substantive
        Comments such as "no comment" or "see above".
    blank
        Responses that left the box empty.
    not_asked
        Responses that came through a form without the question.
    responses
        All of them together.
    nothing_to_change
        Comments such as "nothing", where the question asks what could be better.
    """

    substantive: int
    non_substantive: int
    blank: int
    not_asked: int
    responses: int
    nothing_to_change: int = 0

    @property
    def commented(self) -> int:
        """People who wrote anything."""
        return self.substantive + self.nothing_to_change + self.non_substantive


@dataclass(frozen=True)
class Findings:
    """Everything an appendix is written from.

    Parameters
    ----------
    study, questionnaire, ledger
        What was consulted on, what was asked, what came in and was kept.
    tables
        Tables after disclosure control, by these ids, any of which may be absent: "channels",
        "respondents-<question>", "profile-<characteristic>", "question-<question>",
        "question-<question>-by-<characteristic>", "themes-<question>",
        "themes-<question>-by-<characteristic>", "themes-<question>-by-stance",
        "participation-<characteristic>", "about-<characteristic>". A row
        of a themes table is called by the name of its code, or no example is printed for that code.
    codes
        Question id -> its codes, in the order they are reported.
    examples
        Question id and code id -> example comments, already checked for personal data.
    comment_totals
        Question id -> what became of the question.
    methods
        What the themes were made with and how numbers were protected: (what, value) pairs.
    reviewed
        Whether people have reviewed the themes and enough of the comments.
    review
        How much people have looked at, in a sentence; empty when nothing.
    drift
        What became of the codes of an earlier round, where comments were given these.
    stances
        Open question id -> how the stance of its passages was decided.
    characteristics
        All characteristics a report must account for, asked or not, in the order reported.
    differences
        How groups differ, one family a characteristic.
    """

    study: Study
    questionnaire: Questionnaire
    ledger: Ledger
    tables: tuple[Table, ...] = ()
    codes: Mapping[str, tuple[UsedCode, ...]] = field(default_factory=dict)
    examples: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    comment_totals: Mapping[str, CommentTotals] = field(default_factory=dict)
    methods: tuple[tuple[str, str], ...] = ()
    reviewed: bool = False
    review: str = ""
    drift: Drift = field(default_factory=Drift)
    stances: Mapping[str, StanceRecord] = field(default_factory=dict)
    characteristics: tuple[Characteristic, ...] = ()
    differences: Families = ()

    def table(self, table_id: str) -> Table | None:
        """The table of that id, or ``None`` when it was not made."""
        return next((table for table in self.tables if table.id == table_id), None)

    def of_purpose(self, purpose: Purpose) -> tuple[Question, ...]:
        """All questions of one purpose, in the order asked."""
        return tuple(q for q in self.questionnaire.questions if q.purpose is purpose)

    @property
    def characteristic_names(self) -> Mapping[str, str]:
        """Id -> name of every characteristic that is known or was asked about, in order."""
        names = {characteristic.id: characteristic.name for characteristic in self.characteristics}
        for question in self.of_purpose(Purpose.CHARACTERISTIC):
            plain = question.characteristic.replace("_", " ").replace("-", " ").capitalize()
            names.setdefault(question.characteristic, plain)
        return names
