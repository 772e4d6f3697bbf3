"""How a report stands: a draft with something left to settle, or final; and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from consult.errors import DamagedError
from consult.model.publishing.release import Register
from consult.model.run.readiness import Left, Matter, Readiness, Standing
from consult.office.words import shorten
from pipelines.cli.console import say, wrapped
from pipelines.cli.running import bring_up_to_date
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.hashes import sha256
from pipelines.engine.stage_list import STAGES, stage
from pipelines.engine.workspace import Workspace
from pipelines.stages.publish import DRAFTED
from pipelines.study.context import Context
from pipelines.study.measured import as_measured
from pipelines.study.unanswered import with_unanswered
from pipelines.study.unsettled import COMMAND, of_reading, readiness_of, to_paste, undecided

APPENDIX = "appendix"
REPORT = "report"
"""The stage that marks a report DRAFT or leaves the mark out."""

MOST = 3
"""Things of one kind that are listed; the others are counted."""

LONGEST = 240
"""Letters of one of these: three lines of a screen. study.toml and questions.xlsx have the rest."""

DRAFT = "The report is a DRAFT. Left to settle, most important first:"
NOTHING_LEFT = "The report is a DRAFT, and nothing is left to settle. To take the mark off: {}"
NOT_RUN = "Left to settle before a report can be final, most important first:"
WHERE = (
    "(study.toml, questions.xlsx and records.toml lie in {}; if there is no records.toml yet, "
    "make it.)"
)
AND_THEN = "When {} settled: {}"
TO_CHECK = (
    "In questions.xlsx or study.toml, before the report can be final: entries to check: {:,}; "
    "proposals to decide: {:,}. Those that touch most people: {}"
)
LAPSED = (
    "Approved quotes that are not printed: {:,}. Their comment, consent or theme has changed, or "
    "their theme has as many as the study asks for. What was decided of them is kept."
)
GONE = (
    "Responses that are not printed, because their theme is there no longer: {:,}. They are kept "
    "on the sheet Earlier responses of response.xlsx."
)
BY_RULE = (
    "Hidden figures that can be told more closely than they should by somebody who knows the rule "
    'printed beneath the tables: {:,}. They are listed in {} under "told by the rule". Look at '
    "them before you publish."
)
FINAL = "The report is final: it is not marked DRAFT."
ON_REGISTER = "When it has been published, put it on the register of releases: {}"
CHANGED = "Something has changed since the report was made final, so it is a DRAFT again."


def is_final(workspace: Workspace) -> bool:
    """Whether the report that was published last is final; one the last check refused is not.

    Parameters
    ----------
    workspace
        Of the study; ``False`` before its first run.
    """
    standing = _standing(workspace)
    if standing is None or not standing.final:
        return False
    appendix = workspace.path(APPENDIX)
    made = _record(workspace).get("files", {}).get(DRAFTED[APPENDIX])
    return made is not None and appendix.is_file() and sha256(appendix) == made


def _record(workspace: Workspace) -> dict[str, Any]:
    """What the last check wrote down; nothing where somebody moved or damaged it.

    The next run makes it again.
    """
    try:
        record = json.loads(workspace.path("release").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def make_report(
    workspace: Workspace, context: Context, *, final: bool, last: str = STAGES[-1].name
) -> None:
    """Run the stages; a report that was made final stays so while nothing of it has changed.

    Parameters
    ----------
    workspace, context
        Where the study lies and what it is.
    final
        Whether the report is to be made final now.
    last
        Name of the stage to stop after.

    Notes
    -----
    Whoever made a report final expects it to stay so when a PDF is made of it, or it is put on the
    register. Whoever changes anything expects a draft: nobody has said that the new one is final.
    """
    told: tuple[str, ...] = ()
    publishing = last == STAGES[-1].name
    names = [item.name for item in STAGES]
    if not final and names.index(last) >= names.index(REPORT) and is_final(workspace):
        told = tuple(names[: names.index(REPORT)])
        engine = bring_up_to_date(
            workspace, replace(context, final=True), told[-1], publishing=publishing
        )
        final = not engine.reasons_to_run(stage(REPORT))
    bring_up_to_date(
        workspace, replace(context, final=final), last, told=told, publishing=publishing
    )


def _readiness_now(workspace: Workspace, context: Context) -> Readiness:
    """What keeps the report a draft, by the study's files as they are and by the last run."""
    review = _as_last_made(workspace, "reviewed")
    quoting = _as_last_made(workspace, "quoting")
    found = _as_last_made(workspace, "same_person")
    pairs = 0 if found is None else undecided(context.study, found)
    readiness = readiness_of(context.study, context.own, review, quoting, pairs)
    readiness = as_measured(readiness, _as_last_made(workspace, "trust"))
    return with_unanswered(readiness, context.study, _as_last_made(workspace, "responding"))


def say_how_it_stands(
    workspace: Workspace, context: Context, *, was_final: bool = False, releasing: bool = False
) -> None:
    """Say that the report is final, or list what is left, most important first.

    Parameters
    ----------
    workspace, context
        Where the study lies and what it is.
    was_final
        Whether the report was final before this run.
    releasing
        Whether it is being put on the register, so that nobody need be told to.
    """
    standing, readiness = _standing(workspace), _readiness_now(workspace, context)
    make_final = f"{COMMAND} run {workspace.study} --final"
    quoting = _as_last_made(workspace, "quoting")
    if quoting is not None and quoting.lapsed:
        say(LAPSED.format(quoting.lapsed))
    responding = _as_last_made(workspace, "responding")
    if responding is not None and responding.lapsed:
        say(GONE.format(responding.lapsed))
    by_rule = _record(workspace).get("told by the rule", ())
    if by_rule:
        say(BY_RULE.format(len(by_rule), workspace.shown(workspace.path("release"))))
    if is_final(workspace):
        say(FINAL)
        if not releasing and not _on_register(workspace):
            say(ON_REGISTER.format(f"{COMMAND} release {workspace.study}"))
        return
    if was_final:
        say(CHANGED)
    if readiness.ready:
        say(NOTHING_LEFT.format(make_final))
        return
    say(DRAFT if standing else NOT_RUN)
    say("\n".join(wrapped(WHERE.format(workspace.shown(workspace.study_folder)))))
    matters = dict.fromkeys(left.matter for left in readiness.left)
    for number, matter in enumerate(matters, start=1):
        say("\n".join(_listed(number, readiness.of(matter), workspace.study)))
    all_of_them = f"1 to {len(matters)} are" if len(matters) > 1 else "that is"
    say(AND_THEN.format(all_of_them, make_final))


def say_what_to_check(workspace: Workspace, context: Context) -> None:
    """Say in a line how much of study.toml waits to be looked at or decided, where anything does.

    Parameters
    ----------
    workspace, context
        Where the study lies and what it is.
    """
    left = Readiness(of_reading(context.study))
    entries = sum(one.count for one in left.of(Matter.ENTRY))
    proposals = sum(one.count for one in left.of(Matter.PROPOSAL))
    if entries or proposals:
        say(TO_CHECK.format(entries, proposals, f"{COMMAND} status {workspace.study}"))


def _listed(number: int, left: tuple[Left, ...], name: str) -> Iterator[str]:
    """Things of one kind: the first few, where each is settled, by whom and how."""
    matter = left[0].matter
    total = sum(one.count for one in left)
    yield f"{number}. {matter}{f': {total:,}' if total > 1 else ''} ({matter.who})"
    for one in left[:MOST]:
        where = str(one.place)
        what = shorten(one.what, LONGEST)
        yield from wrapped(f"   {where}: {what}" if where else f"   {what}")
    if len(left) > MOST:
        yield f"   and {len(left) - MOST:,} more"
    yield from wrapped(f"   {matter.how}")
    yield from (f"   {line}" for line in to_paste(left[0], name))


def _on_register(workspace: Workspace) -> bool:
    """Whether the appendix as it lies there was put on the register of releases."""
    published = workspace.path("published_appendix")
    made = sha256(published) if published.is_file() else ""
    register: Register = _as_last_made(workspace, "register") or ()
    return any(one.files.get(published.name) == made for one in register if not one.withdrawn)


def _standing(workspace: Workspace) -> Standing | None:
    found: Standing | None = _as_last_made(workspace, "standing")
    return found


def _as_last_made(workspace: Workspace, artefact: str) -> Any:
    """What the last run made; ``None`` where it is missing or damaged, as a run makes it again."""
    try:
        return ARTEFACTS[artefact].format.load(workspace.path(artefact))
    except (OSError, DamagedError):
        return None
