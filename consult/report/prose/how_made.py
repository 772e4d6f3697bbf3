"""How a report was made, beside what was found: models, versions, and who decided how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    """

    themes: int = 0
    themes_checked: int = 0
    texts: int | None = 0
    texts_decided: int | None = 0
    reviewers: int = 0
    quotes: int = 0
    approvers: int = 0


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
    """

    name: str
    study: Study
    embedding: EmbeddingRecord
    software: Mapping[str, str] = field(default_factory=dict)
    owner: OwnerFields = field(default_factory=dict)
    measured: Mapping[str, Measured] = field(default_factory=dict)
    decided: DecidedByPeople = field(default_factory=DecidedByPeople)
