"""How a report was made, beside what was found: models, versions, and who decided how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from consult.model.coding.trust import Estimate
from consult.model.run.record import EmbeddingRecord
from consult.model.settings.study import Study
from consult.model.settings.transparency import Measured, OwnerFields


@dataclass(frozen=True)
class DecidedByPeople:
    """What the computer proposed and what people decided of it, as far as it may be printed.

    Parameters
    ----------
    themes, themes_checked
        Themes of all questions, and those a person has looked at.
    texts, texts_decided
        Different comments with codes, and those of which a person decided every code; ``None``
        where the tables hide how many comments there are.
    reviewers
        Different initials among those who decided.
    quotes, approvers
        Quotes that are printed, and the different initials of those who approved them.
    adjudicated, contrary
        Contrary decisions of two people that a person settled, and those that wait for one.
    """

    themes: int = 0
    themes_checked: int = 0
    texts: int | None = 0
    texts_decided: int | None = 0
    reviewers: int = 0
    quotes: int = 0
    approvers: int = 0
    adjudicated: int = 0
    contrary: int = 0


ALL_CODED = "All comments"
"""What figures of all comments of a sample are said to be of."""


class AgreementOf(Enum):
    """What a figure of agreement is of."""

    ALL = "all"
    GROUP = "group"
    CODE = "code"


@dataclass(frozen=True)
class AgreementRow:
    """One figure of how coders agree.

    Parameters
    ----------
    of, between
        Of which comments or code, and between whom.
    measure, value
        What was measured, and the figure with its interval.
    question
        Id of the question whose code it is of; empty for all comments or those of a group.
    """

    of: str
    between: str
    measure: str
    value: Estimate
    question: str = ""

    @property
    def kind(self) -> AgreementOf:
        """Whether it is of all comments, of those of a group, or of a code."""
        if self.question:
            return AgreementOf.CODE
        return AgreementOf.ALL if self.of == ALL_CODED else AgreementOf.GROUP


@dataclass(frozen=True)
class HowMade:
    """What a transparency record is written from, beside the findings.

    Parameters
    ----------
    name, study
        Short name of the study, and its settings.
    embedding
        How the words of comments became numbers.
    software
        consult and libraries -> their versions.
    owner
        What the organisation wrote of what no run can know.
    measured
        Id -> a figure that was measured on this software.
    decided
        What people decided.
    agreement, verdict
        Figures of a blind sample, and whether they show the computer to be as good as two people;
        empty where nothing was measured.
    coders, sampled
        How many people coded the sample, and of how many comments drawn how many are coded: coded
        first.
    unjudged
        Themes named after the sample was coded, counted question by question.
    """

    name: str
    study: Study
    embedding: EmbeddingRecord
    software: Mapping[str, str] = field(default_factory=dict)
    owner: OwnerFields = field(default_factory=dict)
    measured: Mapping[str, Measured] = field(default_factory=dict)
    decided: DecidedByPeople = field(default_factory=DecidedByPeople)
    agreement: tuple[AgreementRow, ...] = ()
    verdict: str = ""
    coders: int = 0
    sampled: tuple[int, int] = (0, 0)
    unjudged: int = 0
