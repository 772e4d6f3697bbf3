"""Look through today's export for people at risk: alone, and nothing else is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from consult.errors import many
from consult.store import to_owner, write_whole
from pipelines.cli.at_risk.marked import marked
from pipelines.cli.console import say
from pipelines.cli.progress import Progress
from pipelines.cli.study_named import context_of, workspace_of
from pipelines.engine.backup import check_readable
from pipelines.engine.lock import running
from pipelines.engine.workspace import Workspace
from pipelines.study.context import Context
from pipelines.study.safety import RISK_LIST

if TYPE_CHECKING:
    import pandas as pd

    from consult.care.meaning import Encode
    from consult.care.risk_list import Listed
    from consult.care.triage import Looked
    from consult.model.run.pace import Pace

NO_MODEL = (
    "The sentence model is not installed, so phrases alone were looked for. They find about a "
    "third of indirect wording: read the comments themselves."
)
SOME = (
    "There are many comments: phrases were looked for in all of them, meaning in {read:,} that "
    "were chosen by their words and in a sample of {sampled:,} others, of which {found:,} are "
    "listed. The more of the sample are listed, the more stand in what nobody read."
)
WHOM = (
    "It is for your safeguarding lead alone. Nothing was sent to anybody. The list misses people: "
    "read docs/safeguarding.md."
)


UNREAD = (
    "{} in other languages ({}): phrases and model know English alone and have not judged "
    "them. They are on a sheet of their own. Have somebody who reads the language read them today."
)


class Unread(NamedTuple):
    """A comment that is not in English, as a row of the list has it."""

    response: str
    question: str
    asked: str
    language: str
    comment: str


def look_for_risks(name: str, data: Path | None) -> None:
    """Bring the list of people at risk up to date, whatever else of the study has run.

    Parameters
    ----------
    name
        Short name of the study.
    data
        Folder with its exports or one of them; ``None`` for data/raw.
    """
    workspace = workspace_of(name, data)
    triage_study(workspace, context_of(workspace))


def triage_study(workspace: Workspace, context: Context) -> None:
    """Bring the list of people at risk up to date.

    Parameters
    ----------
    workspace, context
        Where the study lies and what it is; no stage need have run.

    Raises
    ------
    ConsultError
        When the exports, or the list as its owner left it, cannot be read. Nothing is written then.
    """
    from consult.care.risk_list import merged, new_since
    from consult.care.workbook import read_list, write_list

    path = workspace.processed / RISK_LIST
    with running(path.parent, f"{workspace.study}: triage"):
        to_owner(path.parent)
        check_readable([path])
        before = read_list(path)
        with Progress(1) as progress:
            progress.tell("triage", "")
            looked, found, unread = _found(context, progress.pace)
            found = [*marked(workspace), *found]
            progress.tell("triage", f"{many(looked.texts, 'different comment')} looked through")
        after = merged(before, found, date.today().isoformat())
        write_whole([(path, lambda beside: write_list(after, beside, unread))])
        to_owner(path)
    _say(looked)
    if unread:
        say(UNREAD.format(many(len(unread), "comment"), _by_language(unread)))
    new = new_since(before, after)
    say(f"New on the list: {new:,}. The list: {workspace.shown(path)}")
    say(WHOM)


def _say(looked: Looked) -> None:
    if not looked.by_meaning and looked.texts:
        say(NO_MODEL)
    elif looked.by_meaning < looked.texts:
        say(
            SOME.format(
                read=looked.by_meaning - looked.sampled,
                sampled=looked.sampled,
                found=looked.sampled_flags,
            )
        )


def _by_language(unread: Sequence[Unread]) -> str:
    number = Counter(one.language for one in unread)
    return ", ".join(f"{name}: {number[name]:,}" for name in sorted(number))


def _found(context: Context, pace: Pace) -> tuple[Looked, list[Listed], list[Unread]]:
    """What is listed of all comments, also of responses that are set aside: late ones, copies.

    With it those in other languages, which nothing here can judge.
    """
    from consult.care.risk_list import Listed
    from consult.care.triage import look_through
    from consult.read import read_study

    read = read_study(context.study, context.exports, pace, context.erased)
    comments = read.comments[read.comments["text"].str.strip() != ""]
    looked = look_through(comments["text"].tolist(), _sentence_model(), pace=pace)
    asked = {question.id: question.text for question in read.questionnaire.questions}
    told = comments[["response_id", "question_id", "text"]].astype(str)

    def listed() -> Iterator[Listed]:
        for response, question, text in told.itertuples(index=False):
            if flag := looked.flags.get(text):
                yield Listed(response, question, asked.get(question, ""), text, flag)

    return looked, list(listed()), _in_other_languages(told, asked)


def _in_other_languages(comments: pd.DataFrame, asked: Mapping[str, str]) -> list[Unread]:
    from consult.definitions.other_languages import name_of_language
    from consult.language import language_told

    unread = [
        Unread(response, question, asked.get(question, ""), name_of_language(code), text)
        for response, question, text in comments.itertuples(index=False)
        if (code := language_told(text))
    ]
    return sorted(unread, key=lambda one: (one.language, *one))


def _sentence_model() -> Encode | None:
    """What consult's own sentence model makes of texts, whatever the study uses for themes."""
    from consult.analysis.codes.embedding import lower_of
    from consult.embed import embedder
    from consult.model.settings.study import EmbeddingSettings

    return lower_of(embedder(EmbeddingSettings()))
