"""What was said and done in a review, line by line: who, what, when, and from which workbook."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

CONFLICT_DIGITS = 12
"""Hexadecimal digits a conflict is known by in a workbook: 48 bits for at most a few hundred."""


class Act(StrEnum):
    """What one line of the journal says was done."""

    ACCEPT = "accept"
    REMOVE = "remove"
    ADD = "add"
    STANCE = "stance"
    NOTED = "noted"
    QUOTE = "quote approved"
    AT_RISK = "somebody at risk"
    TAKEN_BACK = "taken back"
    """A cell that was shown filled in was emptied: of a code, a stance, a mark of a comment (its
    aspect is the value then) or a check of a theme."""
    FINISHED = "finished"
    REOPENED = "reopened"
    """By consult: a code is suggested that there was not when people finished with the comment."""
    RENAMED = "renamed"
    DEFINED = "defined"
    MERGED = "merged"
    RETIRED = "retired"
    SPLIT = "split"
    RESTORED = "restored"
    """A theme that was merged, retired or split stands by itself again."""
    ADDED = "added"
    CHECKED = "checked"
    SUGGESTED = "suggested"
    """By consult: a code as suggested from now on; without a code, those named before are not."""
    EARLIER = "found earlier"
    """By consult: a code of a workbook that came back, which is suggested no longer."""
    CARRIED = "carried over"
    """By consult: a code has another id from now on."""
    REWORDED = "shown in other words"
    """By consult: the comment of that hash is shown in words of the hash under value from now on,
    as more or fewer of those typed are taken for personal data."""
    MOVED = "moved"
    """By consult: a comment has another code because a theme was changed."""
    WRITTEN = "workbook written"
    """By consult: what the workbook of that name shows is all that stands before this line."""
    RETURNED = "workbook came back"


class Aspect(StrEnum):
    """What of a comment or a theme is decided."""

    GIVEN = "code"
    STANCE = "stance"
    NAME = "name"
    DEFINITION = "definition"
    PLACE = "place"
    """Whether a theme stands by itself, is merged, retired or split."""
    PLACE_HERE = "place here"
    """The same under one question alone, whatever holds under the others that share the theme."""
    CHECKED = "checked"
    NOTE = "note"
    QUOTE = "quote"
    """Whether a comment may be quoted."""
    SAFEGUARDING = "safeguarding"
    """Whether somebody may be at risk in a comment."""


YES_SAID, NO_SAID = "yes", "no"
"""Values of the two marks of a comment that are said by yes and no."""

MARKS = {
    Aspect.NOTE: Act.NOTED,
    Aspect.QUOTE: Act.QUOTE,
    Aspect.SAFEGUARDING: Act.AT_RISK,
}
"""What of a comment as a whole people mark -> the act that says so."""

ASPECTS = {
    Act.ACCEPT: Aspect.GIVEN,
    Act.REMOVE: Aspect.GIVEN,
    Act.ADD: Aspect.GIVEN,
    Act.STANCE: Aspect.STANCE,
    Act.RENAMED: Aspect.NAME,
    Act.DEFINED: Aspect.DEFINITION,
    Act.MERGED: Aspect.PLACE,
    Act.RETIRED: Aspect.PLACE,
    Act.SPLIT: Aspect.PLACE,
    Act.RESTORED: Aspect.PLACE,
    Act.CHECKED: Aspect.CHECKED,
    **{act: aspect for aspect, act in MARKS.items()},
}
"""Act of a person -> what it decides; taking back decides what its line is about."""

CHANGES_CODEFRAME = frozenset(
    {
        Act.RENAMED,
        Act.DEFINED,
        Act.MERGED,
        Act.RETIRED,
        Act.SPLIT,
        Act.RESTORED,
        Act.ADDED,
    }
)
"""Acts after which the codeframe has a new version."""


class Slot(NamedTuple):
    """One thing that people decide: of a code for a text, of a text, or of a theme."""

    question: str
    text: str
    code: str
    aspect: Aspect


@dataclass(frozen=True)
class JournalEntry:
    """One line of the journal. It holds no respondent's words but those a reviewer put in a note.

    Parameters
    ----------
    act
        What was done.
    question, text, code
        Of what: ids, and the content hash of a comment; empty where it does not apply.
    value
        A name, a definition, a stance, a note, the id of another code, or ids of parts with spaces
        between; "yes" or "no" of the other marks of a comment; the hash of other words of it.
    definition, part_of
        Of a code that is named for the first time, or suggested. Of a workbook that was written,
        the headings of its answers, and which answers it left to a blind sample; of one that came
        back, how many decisions are otherwise than their authors had decided before, and under
        value how many stay though it lacks them.
    stays
        Of a code suggested under another name: the one that people saw and left.
    found, apart
        Of a code that is named for the first time, or suggested: as ``UsedCode`` has it. Of what
        was done to a theme, whether it holds under that question alone.
    by
        Initials of who did it; empty where nobody wrote any, and for what consult did.
    workbook, made_from
        Name of the workbook it stood in, and the version that one was made from.
    saved, taken
        When the workbook was saved, as it says itself (ISO time), and the day it was taken in.
    seconds
        How long it took, where that is known.
    blind
        Whether it was decided without a suggestion in sight.
    settles
        Whether it settles a conflict.
    number
        Place in the journal, from 1.
    """

    act: Act
    question: str = ""
    text: str = ""
    code: str = ""
    value: str = ""
    definition: str = ""
    part_of: str = ""
    stays: str = ""
    by: str = ""
    workbook: str = ""
    made_from: str = ""
    saved: str = ""
    taken: str = ""
    seconds: float | None = None
    blind: bool = False
    settles: bool = False
    found: bool = False
    apart: bool = False
    number: int = 0

    @property
    def slot(self) -> Slot | None:
        """What it decides; nothing for what decides nothing."""
        aspect = ASPECTS.get(self.act)
        if aspect is Aspect.PLACE and self.apart:
            aspect = Aspect.PLACE_HERE
        if self.act is Act.TAKEN_BACK:
            whole = Aspect(self.value) if self.value in MARKS else Aspect.STANCE
            of_text = Aspect.GIVEN if self.code else whole
            aspect = of_text if self.text else Aspect.CHECKED
        return Slot(self.question, self.text, self.code, aspect) if aspect else None

    @property
    def is_empty(self) -> bool:
        """Whether it leaves open what it is about."""
        return self.act in (Act.TAKEN_BACK, Act.RESTORED)


@dataclass(frozen=True)
class Conflict:
    """Contrary decisions of several people on one thing.

    Parameters
    ----------
    slot
        What they are about.
    choices
        A line for each of the contrary decisions; the first is the one that stands meanwhile.
    """

    slot: Slot
    choices: tuple[JournalEntry, ...]

    @property
    def id(self) -> str:
        """What it is known by in a workbook."""
        return sha256("\n".join(self.slot).encode()).hexdigest()[:CONFLICT_DIGITS]


Journal = tuple[JournalEntry, ...]
"""All lines, oldest first: lines are only ever added."""
