"""How the share of each theme has changed since an earlier round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Change(StrEnum):
    """What may be said of a share in two rounds."""

    ROSE = "rose"
    FELL = "fell"
    SAME = "little or no change"
    UNSURE = "too few to tell"
    HIDDEN = "not shown, to protect people in small groups"


@dataclass(frozen=True)
class ThemeDrift:
    """One theme of one question in two rounds.

    Parameters
    ----------
    name
        As printed.
    before, now
        Share of the people whose comment could be coded, 0 to 100; ``None`` where it is hidden.
    low, high
        The 95% interval of the difference, in percentage points; ``None`` where a share is.
    change
        What may be said of it.
    """

    name: str
    before: float | None
    now: float | None
    low: float | None = None
    high: float | None = None
    change: Change = Change.HIDDEN

    @property
    def difference(self) -> float | None:
        """Percentage points by which the share rose, below 0 where it fell."""
        return None if self.before is None or self.now is None else self.now - self.before


@dataclass(frozen=True)
class QuestionDrift:
    """The themes of one open question in two rounds.

    Parameters
    ----------
    before, now
        People whose comment could be coded; ``None`` where that is hidden.
    themes
        Those of the earlier round.
    emerging
        Names of themes that were not among the earlier codes, as far as they may be printed.
    """

    before: int | None
    now: int | None
    themes: tuple[ThemeDrift, ...]
    emerging: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drift:
    """What became of the codes of an earlier round.

    Parameters
    ----------
    study
        Title of the study they were frozen in; empty when no earlier codes were used.
    same_study
        Whether that is this study: its earlier responses are then among these, and shares of two
        rounds are not compared.
    digest
        Hash of the frozen codes.
    review
        How much of the earlier codings people had looked at, in a sentence; empty when nothing.
    questions
        Question id -> its themes, of every question coded with earlier codes.
    notes
        Sentences on questions that were not matched by id and wording.
    """

    study: str = ""
    same_study: bool = False
    digest: str = ""
    review: str = ""
    questions: Mapping[str, QuestionDrift] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
