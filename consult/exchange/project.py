"""The codes of record with the comments they were given to, as other software takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.model.coding.codeframe import Code, Codeframe


@dataclass(frozen=True)
class GivenCode:
    """One code given to one comment.

    Parameters
    ----------
    code
        Id of a code of the project.
    passage
        The words that earned it, as they stand in the comment; empty for all of it.
    coded_by
        Initials of the person who decided it; empty where the computer did.
    stance
        Which way the passage goes on the proposal; empty where nobody asked.
    """

    code: str
    passage: str = ""
    coded_by: str = ""
    stance: str = ""


@dataclass(frozen=True)
class CodedComment:
    """One comment, and the codes it was given.

    Parameters
    ----------
    response, question
        Ids of the response and the question; together they tell one comment from another.
    text
        The words, with personal data taken out.
    given
        Its codes, each at most once.
    """

    response: str
    question: str
    text: str
    given: tuple[GivenCode, ...] = ()


@dataclass(frozen=True)
class Respondent:
    """What is known of who sent a response.

    Parameters
    ----------
    response
        Id of the response, which is written nowhere.
    name
        What it is called.
    values
        Name of a variable -> its value, as printed.
    """

    response: str
    name: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CodedProject:
    """A study's codes and coded comments.

    Parameters
    ----------
    study, title
        Short name of the study, and what was consulted on.
    frame
        The codes of record.
    rest
        Codes that are given and are no theme, such as "Other".
    questions
        Id of a question -> its wording.
    comments
        In any order; what is written is in the same order always.
    respondents
        One for each response with a comment.
    """

    study: str
    title: str
    frame: Codeframe
    rest: tuple[Code, ...] = ()
    questions: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[CodedComment, ...] = ()
    respondents: tuple[Respondent, ...] = ()

    @property
    def called(self) -> Mapping[str, str]:
        """Id of a response -> what it is called."""
        return {one.response: one.name for one in self.respondents}
