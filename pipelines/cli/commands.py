"""What the commands do: find the study, run or describe its stages, tell the user."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from consult.errors import ConsultError, Problem, many
from consult.store import write_whole
from pipelines.cli.access import as_the_report
from pipelines.cli.console import say, say_table
from pipelines.cli.question_book import say_what_waits, take_questions
from pipelines.cli.study_named import context_of, workspace_of
from pipelines.engine.catalogue import ARTEFACTS, Sensitivity
from pipelines.engine.stage_list import STAGES, stage
from pipelines.engine.state import read_state
from pipelines.engine.workspace import Workspace

SETTLE = "settle"
"""The stage that writes the review workbook and reads it back."""

NOT_BOTH = Problem(
    "A report can be final only when all stages run.", hint="Leave out --until or --final."
)


def run_study(name: str, data: Path | None, *, final: bool = False, until: str = "") -> None:
    """Bring a study's outputs up to date and say where they are, and what is left to settle.

    Parameters
    ----------
    name
        Short name of the study.
    data
        Folder with its exports or one of them; ``None`` for data/raw.
    final
        Take the DRAFT mark off; refused while anything is left to settle.
    until
        Name of the stage to go as far as; empty for all, as the last stage is.

    Raises
    ------
    ConsultError
        When there is no such stage, or a report is to be final that is not to be made.
    """
    from pipelines.cli.running import held
    from pipelines.cli.standing import make_report, say_what_to_check

    partly = bool(until) and stage(until) is not STAGES[-1]
    if partly and final:
        raise ConsultError(NOT_BOTH)
    workspace = workspace_of(name, data)
    with held(workspace):
        if not partly:
            _run(workspace, final=final)
            return
        take_questions(workspace)
        context = context_of(workspace)
        make_report(workspace, context, final=False, last=until)
    say(f"Stopped after {until}, as asked; what lies in reports is as it was.")
    say_what_to_check(workspace, context)
    say(f"To go on: python -m pipelines run {name}")


def _run(workspace: Workspace, *, final: bool = False, releasing: bool = False) -> None:
    from pipelines.cli.equality_answers import take_back
    from pipelines.cli.refusals import refusals_recorded
    from pipelines.cli.standing import is_final, make_report, say_how_it_stands

    take_back(workspace)
    take_questions(workspace)
    context, was_final = context_of(workspace), is_final(workspace)
    with refusals_recorded(workspace):
        make_report(workspace, context, final=final)
    _say_what_was_made(workspace)
    say_how_it_stands(workspace, context, was_final=was_final, releasing=releasing)


def _say_what_was_made(workspace: Workspace) -> None:
    note = ARTEFACTS["embedding"].format.load(workspace.path("embedding")).note
    if note:
        say(note)
    for artefact in STAGES[-1].makes:
        if ARTEFACTS[artefact].sensitivity is Sensitivity.PUBLISHABLE:
            say(f"  {workspace.shown(workspace.path(artefact))}")
    _say_notices(workspace)
    issues = workspace.path("issues")
    lines = issues.read_text(encoding="utf-8-sig").count("\n") - 1
    if lines > 0:
        shown = issues.relative_to(workspace.root).as_posix()
        noted = "1 thing worth a look was" if lines == 1 else f"{lines} things worth a look were"
        say(f"{noted} noted while reading: {shown}")


def fill_in(name: str, file: Path) -> None:
    """Take over what people filled in of the equality evidence, from a Word file anywhere.

    Parameters
    ----------
    name
        Short name of the study.
    file
        The Word file as people filled it in; it is not changed.
    """
    from pipelines.cli.equality_answers import take_from
    from pipelines.cli.running import held
    from pipelines.study.study_file import load_study

    workspace = workspace_of(name, None)
    load_study(workspace.study_folder)
    with held(workspace):
        take_from(workspace, file)
    say(f"To print it in the equality evidence, run: python -m pipelines run {name}")


def release_study(
    name: str, data: Path | None, *, withdraw: int | None = None, draft: bool = False
) -> None:
    """Bring a study up to date and put what is published on its register, or take it off.

    Parameters
    ----------
    name
        Short name of the study.
    data
        Folder with its exports or one of them; ``None`` for data/raw.
    withdraw
        Number of a release that never left the building; nothing is run then.
    draft
        The report may be a draft: it has left the team all the same.

    Raises
    ------
    ReadinessError
        When the report is a draft, unless ``draft`` says that this is known.
    """
    from pipelines.cli.releasing import check_final, put_on_register, take_off_register
    from pipelines.cli.running import held
    from pipelines.study.study_file import load_study

    workspace = workspace_of(name, data)
    with held(workspace):
        if withdraw is not None:
            take_off_register(workspace, withdraw)
            return
        load_study(workspace.study_folder)
        if not draft:
            check_final(workspace)
        _run(workspace, releasing=True)
        if not draft:  # what has changed since made it a draft again
            check_final(workspace)
        put_on_register(workspace)


def _say_notices(workspace: Workspace) -> None:
    """What a person should look at in their own words and in those of the report."""
    for notice in ARTEFACTS["notices"].format.load(workspace.path("notices")):
        say(f"  {notice}")


def freeze_study(name: str) -> None:
    """Freeze the codes of the last run, and say what to do with them.

    Parameters
    ----------
    name
        Short name of the study, which has run to its end.

    Raises
    ------
    FrozenError
        As :func:`pipelines.cli.freeze.freeze`.
    """
    from pipelines.cli.freeze import freeze
    from pipelines.cli.running import held
    from pipelines.study.study_file import load_study

    workspace = workspace_of(name, None)
    load_study(workspace.study_folder)
    with held(workspace):
        fit, copy = freeze(workspace)
    codes = sum(len(question.codes) for question in fit.questions.values())
    questions = many(len(fit.questions), "question")
    say(f"Frozen: {many(codes, 'code')} of {questions}, as the last run left them.")
    say(f"Review by people: {fit.review or 'none yet.'}")
    say(f"Wrote {workspace.shown(workspace.frozen(name))}. It is internal: do not publish it.")
    if copy:
        say(f"The codes frozen before are kept: {workspace.shown(copy)}")
    say("To code later responses, or a later round in a study of its own, write in study.toml:")
    say(f'  [coding]\n  codes_from = "{name}"')


def tune_study(name: str, data: Path | None) -> None:
    """Tune the sentence model to what people decided, and say how to use it.

    Parameters
    ----------
    name
        Short name of the study.
    data
        Folder with its exports or one of them; ``None`` for data/raw.

    Raises
    ------
    ModelError
        When the extra "tune" is not installed, or too few comments are decided to learn from.
    """
    from consult.embed.tuning import check_installed
    from pipelines.cli.running import bring_up_to_date, held
    from pipelines.cli.tune import tune_model

    check_installed()
    workspace = workspace_of(name, data)
    with held(workspace):
        take_questions(workspace)
        context = context_of(workspace)
        bring_up_to_date(workspace, context, SETTLE)
        say("Tuning the sentence model: this takes a few minutes ...")
        record, folder = tune_model(workspace, seed=context.study.study.seed)
    where = workspace.shown(folder)
    say(f"Comments decided: {record.texts:,}. Every fifth was kept out, to judge what is learnt.")
    say(f"Wrote {where}. It was made from people's words: it stays with the team.")
    say("To use it, have this in study.toml and nothing else under [embedding]:")
    say(f'  [embedding]\n  name = "sentence-transformers"\n  model_path = "{where}"')
    kept = workspace.shown(workspace.kept)
    say(f"Then delete the folder {kept} and run: python -m pipelines run {name}")


def make_pdf(name: str, data: Path | None) -> None:
    """Bring a study up to date and make a PDF of the appendix beside the Word file.

    It is made only after the files of the same run have passed the last check.

    Parameters
    ----------
    name
        Short name of the study.
    data
        Folder with its exports or one of them; ``None`` for data/raw.
    """
    from consult.report.page.pdf import see_that_installed, write_pdf
    from pipelines.cli.running import held

    see_that_installed()
    workspace = workspace_of(name, data)
    source = workspace.path("pdf_source")
    target = workspace.path("published_appendix").with_suffix(".pdf")
    with held(workspace):
        _run(workspace)
        write_whole([(target, as_the_report(workspace, lambda beside: write_pdf(source, beside)))])
    say(f"  {workspace.shown(target)}")


def check_edited(name: str, file: Path) -> int:
    """Check the numbers of an edited report; how many are to look at.

    Parameters
    ----------
    name
        Short name of the study, which has run.
    file
        The edited report, a Word file; it is not changed.
    """
    from pipelines.cli.checking import check_report

    return check_report(workspace_of(name, None), file)


def show_status(name: str, data: Path | None) -> None:
    """List the stages: up to date, or why not.

    Parameters
    ----------
    name
        Short name of the study.
    data
        Folder with its exports or one of them; ``None`` for data/raw.
    """
    from pipelines.cli.standing import is_final, say_how_it_stands
    from pipelines.engine.run import Engine

    workspace = workspace_of(name, data)
    context = replace(context_of(workspace), final=is_final(workspace))
    engine = Engine(workspace, context, lambda *_: None)
    rows = [(item.name, "; ".join(engine.reasons_to_run(item)) or "up to date") for item in STAGES]
    say_table(("stage", "state"), rows)
    say_what_waits(workspace)
    say_how_it_stands(workspace, context)


def explain_stage(name: str, study: str) -> None:
    """Say what a stage does and, for a study, what went in and out of it last time.

    Parameters
    ----------
    name
        Of the stage.
    study
        Short name of the study whose last run is told; empty to tell of none.

    Raises
    ------
    ConsultError
        When there is no such stage.
    """
    item = stage(name)
    say(f"{item.name}: {item.summary}")
    needs = [*item.needs] or ["the exports and study.toml"]
    say(f"needs  {', '.join(needs)}")
    rows = [(made, ARTEFACTS[made].file, str(ARTEFACTS[made].sensitivity)) for made in item.makes]
    say_table(("makes", "file", "sensitivity"), rows)
    if study:
        _explain_last_run(item.name, study)


def _explain_last_run(name: str, study: str) -> None:
    workspace = workspace_of(study, None)
    ran = read_state(workspace.manifest).stages.get(name)
    if ran is None:
        say(f"It has not run for {study} yet.")
        return
    counted = [(made, f"{rows:,}") for made, rows in ran.rows.items()]
    if counted:
        say_table(("made last time", "rows"), counted)
    ledger = ARTEFACTS["read_ledger" if name == "ingest" else "ledger"]
    path = workspace.processed / ledger.file
    if not path.is_file():
        return
    lines = [
        (
            line.what,
            line.of or "all",
            f"{line.came_in:,}",
            f"{line.kept:,}",
            "; ".join(f"{reason}: {count:,}" for reason, count in line.set_aside.items()),
        )
        for line in ledger.format.load(path).at(name)
    ]
    if lines:
        say_table(("counted", "of", "in", "kept", "set aside"), lines)
