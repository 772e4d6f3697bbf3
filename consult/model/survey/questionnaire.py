"""What was asked: questions, their kinds and the options a person could choose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from consult.errors import Problem, StudyError


class Kind(StrEnum):
    """The shape of the answer a question takes."""

    SINGLE = "single"
    MULTI = "multi"
    SCALE = "scale"
    RANK = "rank"
    NUMBER = "number"
    TEXT = "text"


CLOSED = frozenset({Kind.SINGLE, Kind.MULTI, Kind.SCALE, Kind.RANK, Kind.NUMBER})
"""Kinds whose answers are counted; the others are comments, which are coded first."""

CHOICES = frozenset({Kind.SINGLE, Kind.MULTI, Kind.SCALE, Kind.RANK})
"""Kinds answered from a list of options."""


class Purpose(StrEnum):
    """What a question is for, which decides where it stands in the report."""

    OPINION = "opinion"
    RESPONDENT = "respondent"
    CHARACTERISTIC = "characteristic"
    CONTEXT = "context"


OTHER_WORDS = ".other"
"""What follows the id of a question in that of the words people wrote to its option "Other"."""


class OptionRole(StrEnum):
    """What choosing an option means beyond its words."""

    ORDINARY = "ordinary"
    DONT_KNOW = "don't know"
    OTHER = "other"
    PREFER_NOT_TO_SAY = "prefer not to say"


@dataclass(frozen=True)
class Option:
    """One option of a closed question.

    Parameters
    ----------
    label
        The words as printed in the report; unique within its question.
    role
        Whether it is an answer, "don't know", "other" or "prefer not to say".
    net
        The net it counts towards ("Agree", "Disagree"), empty when it counts towards none.
    """

    label: str
    role: OptionRole = OptionRole.ORDINARY
    net: str = ""


@dataclass(frozen=True)
class Question:
    """One question as asked.

    Parameters
    ----------
    id
        Short name, unique in the questionnaire.
    text
        The question verbatim.
    kind
        The shape of its answers.
    options
        Every option in the order asked, chosen or not; empty for numbers and text.
    purpose
        Where it stands in the report.
    characteristic
        Id of the characteristic it measures; empty unless ``purpose`` says so.
    about
        Id of the closed question that an open question asks the reason for; may be empty.
    asked_of, asked_after
        Id of the question that decided who was asked, and its options after which people were;
        both empty where everybody was.
    """

    id: str
    text: str
    kind: Kind
    options: tuple[Option, ...] = ()
    purpose: Purpose = Purpose.OPINION
    characteristic: str = ""
    about: str = ""
    asked_of: str = ""
    asked_after: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        labels = Counter(option.label for option in self.options)
        repeated = [label for label, times in labels.items() if times > 1]
        if repeated:
            raise StudyError(
                Problem(
                    f'Question "{self.id}" lists the same option more than once: '
                    f"{', '.join(repeated)}.",
                    hint="Keep each option once.",
                )
            )

    @property
    def nets(self) -> tuple[str, ...]:
        """Names of the nets its options count towards, in order."""
        return tuple(dict.fromkeys(option.net for option in self.options if option.net))


@dataclass(frozen=True)
class Questionnaire:
    """All questions of a consultation, in the order asked.

    Parameters
    ----------
    questions
        The questions; ids are unique.
    year
        The year people answered in, which their ages and years of birth are told apart by: the
        year it opened or, if that is not known, most responses came; ``None`` if neither is.
    """

    questions: tuple[Question, ...]
    year: int | None = None

    def __post_init__(self) -> None:
        times = Counter(question.id for question in self.questions)
        repeated = [name for name, count in times.items() if count > 1]
        if repeated:
            raise StudyError(
                Problem(
                    f"Two questions have the same id: {', '.join(repeated)}.",
                    hint="Give each question an id of its own.",
                )
            )

    def __getitem__(self, question_id: str) -> Question:
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def of(self, *kinds: Kind, purpose: Purpose | None = None) -> tuple[Question, ...]:
        """The questions of the given kinds, and purpose if one is given, in order.

        Parameters
        ----------
        kinds
            Kinds of questions; without any, none.
        purpose
            Only those of it; of any purpose when ``None``.
        """
        return tuple(
            question
            for question in self.questions
            if question.kind in kinds and purpose in (None, question.purpose)
        )
