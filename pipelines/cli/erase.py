"""A person asks to be erased: shown first, asked about, done, and what is left told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from consult.disclose import load_policy
from consult.errors import ConsultError, Place, Problem, many
from consult.model.publishing.release import Register
from pipelines.cli.access import restrict_study
from pipelines.cli.console import ask_for, confirm, say, wrapped
from pipelines.cli.equality_answers import take_back
from pipelines.cli.running import held
from pipelines.cli.study_named import context_of, workspace_of
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace
from pipelines.erase.carry_out import carry_out, still_there
from pipelines.erase.plan import Plan, meant_by, plan_of

NOTHING_DONE = "Nothing was changed."
NO_ANSWER = Problem(
    "Nobody is there to say whether to go on, so nothing was changed.",
    hint="Run the command in a terminal; or add --yes, and --by with the initials of who does it.",
)
NO_INITIALS = Problem(
    "It must be noted who erases a response; nothing was changed.",
    hint="Add the initials: --by JB",
)
LONGEST_INITIALS = 20
"""Characters of what is typed for initials: a short name at most, no sentence about anybody."""

DONE_BEFORE = "It was erased before, and nothing of it was found to change."
CANNOT_BE_UNDONE = "Erase it for good? This cannot be undone."
SAFEGUARDING = (
    "If the list of people at risk has a row of it, that goes too. Before you go on, ask your "
    "safeguarding lead whether the law has them keep a record of their own."
)
AGAIN = "{} that the stages made, with the folder of vectors; the next run makes them again"
BY_HAND = (
    "Take out yourself, in the program that wrote the file: empty the cells of the row and leave "
    "the row where it is, save the file under its name, and run this command again to see that it "
    "is gone. Until then the words lie there; no run reads them:"
)
HOLDING = "These files still hold words of it. Take them out, or delete the files:"
UNREAD = "Into these consult cannot look; delete them once nobody needs them:"
ELSEWHERE = (
    "consult cannot reach the platform, your own copies of the exports, reports that were given "
    "out, mails, backups and the recycle bin. Erase the response there too; a new export that "
    "holds it again is read without it."
)
RELEASED = (
    "{} of this study {} on the register. The tables of the next will differ from it by {}: "
    "whoever holds both could read off what was said. So consult refuses the next for as long as "
    "some, but fewer than {}, have left since, however many have come. What was published may "
    "stand; look through it for words of theirs. To reckon with all this the register keeps a code "
    "of each response released, made from its answers, without words or id; it stays. The marks of "
    "its row beside the register are emptied."
)
NOT_RELEASED = (
    "No release is on the register. If a report or a draft has left the team all the same, the "
    "numbers of the next will differ from it by {}, and consult can reckon only with what it knows "
    "of: put it on the register first: python -m pipelines release {} --draft"
)


def erase_responses(
    name: str, ids: Sequence[str], data: Path | None, *, by: str = "", yes: bool = False
) -> None:
    """Take responses out of all that is kept of a study, once a person has said so.

    Parameters
    ----------
    name
        Short name of the study.
    ids
        As typed: of the platform, or of the study.
    data
        Folder with its exports or one of them; ``None`` for data/raw.
    by
        Initials of who does it; asked for where empty.
    yes
        Do not ask whether to go on.

    Raises
    ------
    ConsultError
        When an id is nobody's, or a file cannot be read or replaced; nothing is changed then.
    """
    workspace = workspace_of(name, data)
    with held(workspace):
        context = context_of(workspace)
        say("Looking through the exports and all that was made of them ...")
        meant = meant_by(context, ids)
        today = date.today().isoformat()
        plan = plan_of(workspace, context, meant, on=today, by=by)
        _say_plan(workspace, plan)
        if plan.nothing:
            say(DONE_BEFORE)
            _say_left(workspace, plan)
            return
        if not _goes_on(yes=yes):
            say(NOTHING_DONE)
            return
        restrict_study(workspace, context.study)
        take_back(workspace)
        plan = plan_of(workspace, context, meant, on=today, by=_initials(by))
        carry_out(workspace, plan)
        say(f"Erased: {many(len({row.who for row in plan.rows}), 'response')}.")
        _say_left(workspace, plan)
    say(f"Then run the study again: python -m pipelines run {name}")


def _goes_on(*, yes: bool) -> bool:
    if yes:
        return True
    answer = confirm(CANNOT_BE_UNDONE)
    if answer is None:
        raise ConsultError(NO_ANSWER)
    return answer


def _initials(by: str) -> str:
    """Who does it, in a few letters."""
    given = (by or ask_for("Initials of who erases it:")).strip()
    if not given or len(given) > LONGEST_INITIALS:
        raise ConsultError(NO_INITIALS)
    return given


def _shown(workspace: Workspace, path: Path) -> str:
    """A path from the project folder on; whole where a link leads out of it."""
    inside = path.is_relative_to(workspace.root)
    return workspace.shown(path) if inside else str(path)


def _tell(words: str) -> None:
    say("\n".join(wrapped(words)))


def _say_plan(workspace: Workspace, plan: Plan) -> None:
    for row in plan.rows:
        say(f"Response {row.response}: {Place(row.source.file, row=row.position + 1)}")
    if plan.nothing:
        return
    say("What is written anew, without it:")
    for path in plan.written:
        say(f"  {_shown(workspace, path)}")
    ours = [path for path in plan.deleted if workspace.processed in path.parents]
    others = [path for path in plan.deleted if path not in ours]
    if plan.deleted:
        say("What is deleted:")
    for path in others:
        say(f"  {_shown(workspace, path)}")
    if ours:
        say(f"  {AGAIN.format(many(len(ours), 'file'))}")
    _tell(SAFEGUARDING)
    _say_releases(workspace, len({row.who for row in plan.rows}))


def _say_left(workspace: Workspace, plan: Plan) -> None:
    left = still_there(workspace, plan)
    if plan.by_hand:
        _tell(BY_HAND)
    for one in plan.by_hand:
        say(f"  {one.place} ({one.why})")
    for words, paths in ((HOLDING, left.holding), (UNREAD, left.unread)):
        if paths:
            _tell(words)
        for path in paths:
            say(f"  {_shown(workspace, path)}")
    _tell(ELSEWHERE)


def _say_releases(workspace: Workspace, people: int) -> None:
    path = workspace.path("register")
    register: Register = ARTEFACTS["register"].format.load(path) if path.is_file() else ()
    standing = [release for release in register if not release.withdrawn]
    differ = "one person" if people == 1 else f"{people} people"
    if not standing:
        _tell(NOT_RELEASED.format(differ, workspace.study))
        return
    stand = "stands" if len(standing) == 1 else "stand"
    said = (many(len(standing), "release"), stand, differ, load_policy(frozenset()).fewest)
    _tell(RELEASED.format(*said))
