"""What the generator makes: comments, responses, and the questionnaire they answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

ONLINE = "online"
PAPER = "hard_copy"
LETTERS = "letters_emails"


@dataclass(frozen=True)
class Question:
    """One question as it stands in the online survey and on the paper form.

    Parameters
    ----------
    id, text, paper
        Short name, online heading, heading in the hand-keyed workbook.
    kind
        "single", "scale", "multi", "text" (an organisation's name) or "open".
    options
        Options in the order they were offered, with their weights.
    block
        "survey", "about" (characteristics) or "signup".
    skip
        Probability that a person leaves it blank.
    """

    id: str
    text: str
    paper: str
    kind: str
    options: Mapping[str, float]
    block: str
    skip: float


@dataclass(frozen=True)
class Personal:
    """A piece of personal data planted in a comment: its type and the exact words."""

    type: str
    text: str


@dataclass(frozen=True)
class Comment:
    """The words given to one open question, and what was planted in them.

    Parameters
    ----------
    text
        Exactly what stands in the cell.
    themes
        Ids of the themes planted; empty for a non-answer.
    stance
        "support", "mixed" or "oppose"; empty for a non-answer.
    frames
        The sentence templates used, to measure how often they are used again.
    personal, nasty
        Planted personal data; what is awkward about the cell.
    """

    text: str
    themes: tuple[str, ...] = ()
    stance: str = ""
    frames: tuple[str, ...] = ()
    personal: tuple[Personal, ...] = ()
    nasty: str = ""

    @property
    def substantive(self) -> bool:
        """Whether it says anything about the strategy."""
        return bool(self.themes)


@dataclass(frozen=True)
class Response:
    """One submission, with what is true about it.

    Parameters
    ----------
    number
        Position in its source, from 0, before sorting by time.
    source
        ``ONLINE``, ``PAPER`` or ``LETTERS``.
    answers
        Closed question id -> options chosen; a blank question is absent.
    organisation
        An organisation's invented name, else empty.
    comments
        Open question id -> comment; a skipped question is absent.
    received
        When it came in.
    person
        Number of the invented account online; None for anonymous and offline.
    copy_of
        Number of the submission it repeats.
    campaign, near_empty
        Labels.
    written
        Closed question id -> the spelling that stands in the file, where it differs.
    """

    number: int
    source: str
    answers: Mapping[str, tuple[str, ...]]
    organisation: str = ""
    comments: Mapping[str, Comment] = field(default_factory=dict)
    received: datetime = datetime(2024, 2, 8)
    person: int | None = None
    copy_of: int | None = None
    campaign: bool = False
    near_empty: bool = False
    written: Mapping[str, str] = field(default_factory=dict)

    def one(self, question: str) -> str:
        """The single option chosen, or an empty string."""
        chosen = self.answers.get(question, ())
        return chosen[0] if chosen else ""


@dataclass(frozen=True)
class Letter:
    """One row of the letters and emails log."""

    number: int
    received: datetime
    channel: str
    type: str
    organisation: str
    postcode: str
    question: str
    comment: Comment
    campaign: bool = False
