"""The codings of record as a project for other software: who coded what, and whose words it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.codebook import response_numbers
from consult.exchange import CodedComment, CodedProject, CodesOfRecord, GivenCode, Respondent
from consult.model.coding.codeframe import NO_THEMES, Code, CodesByQuestion
from consult.model.coding.deciding import DecidedBy, Decision
from consult.model.survey.questionnaire import CHOICES, Purpose, Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.review import People
    from consult.model.settings.study import About

CHANNEL = "Channel"
"""Variable of a case: how the response came in."""

NO_INITIALS = "Reviewer"
"""User of the codes that a person decided who left no initials."""


@dataclass(frozen=True)
class CodedTables:
    """What a project is made from.

    Parameters
    ----------
    questionnaire
        What was asked.
    responses, answers, comments
        Schemas ``RESPONSES``, ``ANSWERS`` and ``CLEAN_COMMENTS``.
    codings
        Schema ``SETTLED_CODINGS``.
    people
        What people said: whose word a coding is, where a person decided it.
    """

    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    codings: pd.DataFrame
    people: People


def coded_project(
    study: str, about: About, record: CodesOfRecord, used: CodesByQuestion, tables: CodedTables
) -> CodedProject:
    """Every comment that is counted and coded, with its codes of record.

    Parameters
    ----------
    study, about
        Short name of the study, and what it is.
    record, used
        The codes of record, together and question by question.
    tables
        What it is made from. Responses set aside are left out with their comments, and of what
        people said of themselves only the channel and the options of characteristics they chose
        are taken: no number, no day, no words, and no id. A response is called by the number that
        it has in the data package.
    """
    numbers = response_numbers(tables.responses["response_id"], about.seed)
    counted = _counted(tables.responses)
    rest = {c.id: Code(c.id, c.name, c.definition) for codes in used.values() for c in codes}
    return CodedProject(
        study=study,
        title=about.for_workbooks,
        frame=record.frame,
        rest=tuple(rest[key] for key in NO_THEMES if key in rest),
        questions={question.id: question.text for question in tables.questionnaire.questions},
        comments=tuple(_comments(record, tables, counted)),
        respondents=tuple(_respondents(tables, counted, numbers)),
    )


def _counted(responses: pd.DataFrame) -> Mapping[str, str]:
    """Response -> its channel, of those that are counted, notes of events among them."""
    from consult.model.survey.tables import SetAside

    taken = responses[responses["set_aside"].isin([str(SetAside.NO), str(SetAside.EVENT)])]
    return dict(zip(taken["response_id"], taken["channel"], strict=True))


def _comments(
    record: CodesOfRecord, tables: CodedTables, counted: Mapping[str, str]
) -> Iterator[CodedComment]:
    from consult.model.survey.tables import COMMENT_KEY

    said = _WhoDecided(tables.people)
    texts = tables.comments.set_index(COMMENT_KEY)["text"].to_dict()
    given: dict[tuple[str, str], dict[str, GivenCode]] = {}
    columns = [*COMMENT_KEY, "code", "passage", "decided_by", "stance"]
    rows = tables.codings[columns].sort_values([*COMMENT_KEY, "code"])
    for response, question, code, passage, by, stance in rows.itertuples(index=False, name=None):
        own = record.ids.get((question, code), code)
        person = by == DecidedBy.PERSON
        who = said.by(question, texts[response, question], code) if person else ""
        of_comment = given.setdefault((response, question), {})
        of_comment.setdefault(own, GivenCode(own, passage, who, stance))
    for (response, question), codes in given.items():
        if response in counted:
            text = texts[response, question]
            yield CodedComment(response, question, text, tuple(codes.values()))


class _WhoDecided:
    """Whose word a code of a text is.

    Parameters
    ----------
    said
        What people said.
    """

    def __init__(self, said: People) -> None:
        self._by = {
            key: {code: by for code, (what, by) in of.items() if what is not Decision.REMOVE}
            for key, of in said.texts.items()
        }

    def by(self, question: str, text: str, code: str) -> str:
        """Initials of who gave a code; of who decided the text, where codes were merged since.

        Parameters
        ----------
        question, text, code
            As the codings have them.
        """
        from consult.coding.texts.words_hash import words_hash

        people = self._by.get((question, words_hash(text)), {})
        if people.get(code):
            return people[code]
        every = set(people.values()) - {""}
        return every.pop() if len(every) == 1 else NO_INITIALS


def _respondents(
    tables: CodedTables, counted: Mapping[str, str], numbers: Mapping[str, int]
) -> Iterator[Respondent]:
    told: dict[str, dict[str, str]] = {}
    for name, chosen in _characteristics(tables):
        for response, labels in chosen.items():
            told.setdefault(response, {})[name] = labels
    digits = len(str(len(numbers)))  # so that programs which sort by name sort by number
    for response, channel in counted.items():
        name = f"Response {numbers[response]:0{digits}}"
        yield Respondent(response, name, {CHANNEL: channel, **told.get(response, {})})


def _characteristics(tables: CodedTables) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Name of each characteristic asked about -> response -> the options chosen."""
    from consult.definitions import characteristics
    from consult.model.survey.tables import State

    names = {key: known.name for key, known in characteristics().items()}
    answered = tables.answers[tables.answers["state"] == str(State.ANSWERED)]
    taken = {CHANNEL}
    for question in tables.questionnaire.of(*CHOICES, purpose=Purpose.CHARACTERISTIC):
        mine = answered[answered["question_id"] == question.id]
        name = names.get(question.characteristic, question.id)
        name = f"{name} ({question.id})" if name in taken else name
        taken.add(name)
        chosen: dict[str, str] = {}
        for response, option in zip(mine["response_id"], mine["option"], strict=True):
            chosen[response] = f"{chosen[response]}; {option}" if response in chosen else option
        yield name, chosen
