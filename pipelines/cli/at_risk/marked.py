"""Comments that reviewers marked as telling of somebody at risk, put on the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from consult.errors import ConsultError, many
from consult.store import to_owner, write_whole
from pipelines.cli.console import say
from pipelines.cli.taken import journal_of
from pipelines.engine.backup import check_readable
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.lock import running
from pipelines.engine.workspace import Workspace
from pipelines.study.safety import RISK_LIST

if TYPE_CHECKING:
    from consult.care.risk_list import Listed
    from consult.model.coding.review import TextKey

TOLD = (
    "Marked in the review as telling of somebody at risk: {}, now on the list for your "
    "safeguarding lead. Hand it over today, as nothing was sent to anybody: {}"
)
KIND = "Marked in the review"


def put_on_list(workspace: Workspace) -> int:
    """Put what reviewers marked on the list of people at risk; returns how many are new.

    Parameters
    ----------
    workspace
        Of the study; without anything marked nothing is read or written.

    Raises
    ------
    ConsultError
        When the list cannot be read, or is open in another program.
    """
    from consult.care.risk_list import new_since, with_marked
    from consult.care.workbook import read_list, read_others, write_list

    found = list(marked(workspace))
    if not found:
        return 0
    path = workspace.processed / RISK_LIST
    before = read_list(path)
    after = with_marked(before, found, date.today().isoformat())
    new = new_since(before, after)
    if new:
        path.parent.mkdir(parents=True, exist_ok=True)
        with running(path.parent, f"{workspace.study}: triage"):
            to_owner(path.parent)
            check_readable([path])
            others = read_others(path)
            write_whole([(path, lambda beside: write_list(after, beside, others))])
            to_owner(path)
    return new


def say_listed(workspace: Workspace, new: int) -> None:
    """Say how many comments reviewers put on the list, and where it lies.

    Parameters
    ----------
    workspace, new
        Of the study, and how many; nothing is said of none.
    """
    if new:
        path = workspace.shown(workspace.processed / RISK_LIST)
        say(TOLD.format(many(new, "comment"), path))


def marked(workspace: Workspace) -> Iterator[Listed]:
    """What reviewers marked, as it was written before personal data were taken out.

    Parameters
    ----------
    workspace
        Of the study; nothing where comments or the journal cannot be read.
    """
    from consult.coding import fold, people_of
    from consult.model.coding.journal import YES_SAID, Aspect

    people = people_of(fold(journal_of(workspace)))
    who = people.marked(Aspect.SAFEGUARDING, YES_SAID)
    if who:
        yield from _listed(workspace, who)


def _listed(workspace: Workspace, who: Mapping[TextKey, str]) -> Iterator[Listed]:
    from consult.care.risk_list import Listed
    from consult.care.triage import RiskFlag, Sure
    from consult.coding.texts.words_hash import words_hash
    from consult.model.survey.tables import COMMENT_KEY

    try:
        comments, typed, asked = (
            ARTEFACTS[name].format.load(workspace.path(name))
            for name in ("comments", "read_comments", "questionnaire")
        )
    except ConsultError:
        return
    wordings = {question.id: question.text for question in asked.questions}
    keys = [*COMMENT_KEY, "text"]
    as_typed = {
        (str(response), str(question)): str(text)
        for response, question, text in typed[keys].itertuples(index=False, name=None)
    }
    for response, question, text in comments[keys].itertuples(index=False, name=None):
        key = (str(question), words_hash(text))
        if key in who:
            words = as_typed.get((str(response), key[0]), str(text))
            kinds = (f"{KIND} ({who[key]})" if who[key] else KIND,)
            flag = RiskFlag(kinds, words, Sure.PERSON)
            yield Listed(str(response), key[0], wordings.get(key[0], ""), words, flag)
