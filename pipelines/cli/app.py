"""The command line. Each command reads its words and calls one function; nothing heavy here."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Never

import typer

from consult.errors import ConsultError, Problem, of_system
from consult.store import owner_only
from pipelines.engine.stopped import Stopped


class _Commands(typer.core.TyperGroup):
    """The commands; one that a person stops ends with a sentence, which typer would leave out."""

    def invoke(self, *words: Any) -> Any:
        try:
            return super().invoke(*words)
        except KeyboardInterrupt:
            raise Stopped(STOPPED) from None


STOPPED = "Stopped. Nothing is half-written; run the command again to go on."

app = typer.Typer(
    cls=_Commands,
    name="consult",
    help="From survey exports to a consultation appendix, on this computer, offline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

StudyName = Annotated[
    str, typer.Argument(metavar="STUDY", help="A folder under pipelines/studies.")
]
DataPath = Annotated[
    Path | None,
    typer.Option("--data", help="The folder with the exports, or the one export.", metavar="PATH"),
]
TO_LOOK_AT, BAD_INPUT, INTERRUPTED, DEFECT = 1, 2, 130, 70
"""Exit codes: a check found something; something the user can mend; stopped by the user; a
mistake in consult."""

NO_MEMORY = Problem(
    "This computer has not enough memory for that.",
    hint="Close other programs and run the command again. Check that the export is what it should "
    "be: a hundred thousand responses take less than 2 GB.",
)


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Short name of the study.")],
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The exports, or a folder of them.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Take every proposal, ask nothing.")] = False,
    leave: Annotated[
        bool, typer.Option("--leave", help="Read the exports where they are; do not copy them.")
    ] = False,
) -> None:
    """Look at exports and write a study.toml that says what was understood."""
    from pipelines.cli.starting import new_study

    new_study(name, files, yes=yes, leave=leave)


@app.command()
def run(
    study: StudyName,
    data: DataPath = None,
    final: Annotated[
        bool, typer.Option("--final", help="Take the DRAFT mark off; refused while work is left.")
    ] = False,
    until: Annotated[
        str, typer.Option("--until", metavar="STAGE", help="Go no further than this stage.")
    ] = "",
) -> None:
    """Make the appendix and the tables; do again only what has changed."""
    from pipelines.cli.commands import run_study

    run_study(study, data, final=final, until=until)


@app.command()
def review(
    study: StudyName,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", help="Workbooks that came back, of one or several."),
    ] = None,
    data: DataPath = None,
) -> None:
    """Take in review workbooks that came back; say how far people have come, and what is next."""
    from pipelines.cli.taking.returning import review_study

    review_study(study, data, files or [])


@app.command()
def sample(
    study: StudyName,
    data: DataPath = None,
    half_width: Annotated[
        float | None,
        typer.Option(help="Points up and down wished for each theme's share.", metavar="POINTS"),
    ] = None,
    coders: Annotated[
        int | None, typer.Option(help="How many people code it: 1 or 2.", metavar="NUMBER")
    ] = None,
    further: Annotated[
        bool, typer.Option("--further", help="Draw more, for themes named since it was coded.")
    ] = False,
) -> None:
    """Draw comments for people to code without suggestions, and say how far they have come."""
    from pipelines.cli.taking.sample import sample_study

    sample_study(study, data, half_width=half_width, coders=coders, further=further)


@app.command()
def triage(study: StudyName, data: DataPath = None) -> None:
    """List comments in which somebody may be at risk, for your safeguarding lead alone."""
    from pipelines.cli.at_risk.triage import look_for_risks

    look_for_risks(study, data)


@app.command()
def codeframe(
    study: StudyName,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A codebook .qdc, a project .qdpx or a .csv.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether to go on.")] = False,
) -> None:
    """Take the codes of a file from NVivo, MAXQDA, Excel and others as the study's codeframe."""
    from pipelines.cli.taking.codeframe import take_codeframe

    take_codeframe(study, file, yes=yes)


@app.command()
def freeze(study: StudyName) -> None:
    """Freeze the codes as they stand, so that later responses or rounds are coded with them."""
    from pipelines.cli.commands import freeze_study

    freeze_study(study)


@app.command()
def tune(study: StudyName, data: DataPath = None) -> None:
    """Tune the sentence model to what people decided; optional, needs the extra "tune"."""
    from pipelines.cli.commands import tune_study

    tune_study(study, data)


@app.command()
def release(
    study: StudyName,
    data: DataPath = None,
    withdraw: Annotated[
        int | None,
        typer.Option(help="Take back a release that was never published.", metavar="NUMBER"),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="The draft itself has left the team: remember it.")
    ] = False,
) -> None:
    """Say that the report is being published, so that later ones are checked against it."""
    from pipelines.cli.commands import release_study

    release_study(study, data, withdraw=withdraw, draft=draft)


@app.command()
def erase(
    study: StudyName,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="As the platform has it, or SOURCE-ROW.")
    ],
    data: DataPath = None,
    by: Annotated[str, typer.Option("--by", help="Initials of who does it.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether to go on.")] = False,
) -> None:
    """Take a person's response out of all that is kept, for good, when they ask for it."""
    from pipelines.cli.erase import erase_responses

    erase_responses(study, ids, data, by=by, yes=yes)


@app.command()
def pdf(study: StudyName, data: DataPath = None) -> None:
    """Make an accessible PDF of the appendix, once it has passed its checks."""
    from pipelines.cli.commands import make_pdf

    make_pdf(study, data)


@app.command()
def check(
    study: StudyName,
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="The report as edited.")],
) -> None:
    """Check the numbers of a report that people have edited, in Word or anywhere else."""
    from pipelines.cli.commands import check_edited

    if check_edited(study, file):
        raise typer.Exit(TO_LOOK_AT)


@app.command()
def equality(
    study: StudyName,
    file: Annotated[
        Path, typer.Argument(metavar="FILE.docx", help="The equality evidence as filled in.")
    ],
) -> None:
    """Keep what people filled in of the equality evidence, so that every later run prints it."""
    from pipelines.cli.commands import fill_in

    fill_in(study, file)


@app.command()
def status(study: StudyName, data: DataPath = None) -> None:
    """Show which stages are up to date, and why the others are not."""
    from pipelines.cli.commands import show_status

    show_status(study, data)


@app.command()
def explain(
    stage: Annotated[str, typer.Argument(metavar="STAGE", help="ingest, clean, suggest ...")],
    study: Annotated[str, typer.Option("--study", help="Show its figures for this study.")] = "",
) -> None:
    """Say what a stage does, what it needs and what it makes."""
    from pipelines.cli.commands import explain_stage

    explain_stage(stage, study)


def main() -> None:
    """Run the command line; a problem is a sentence and an exit code, never a traceback."""
    try:
        with owner_only():
            app(standalone_mode=True)
    except ConsultError as error:
        _refuse(error.problems)
    except OSError as error:  # a full disk, a folder that can only be read, a drive that went
        _refuse([of_system(error)], error)
    except MemoryError as error:
        _refuse([NO_MEMORY], error)
    except Stopped as stopped:
        typer.echo(str(stopped), err=True)
        sys.exit(INTERRUPTED)
    except Exception as error:  # the last door: a defect must not print what people wrote
        typer.echo(_describe_defect(error), err=True)
        sys.exit(DEFECT)


def _refuse(problems: Iterable[Problem], error: BaseException | None = None) -> Never:
    from pipelines.cli.console import wrapped
    from pipelines.study.unsettled import TO_COPY

    for line in "\n".join(map(str, problems)).split("\n"):
        is_to_copy = line.startswith(TO_COPY)
        typer.echo(line if is_to_copy else "\n".join(wrapped(line, sys.stderr)), err=True)
    if error and os.environ.get("CONSULT_DEBUG"):
        typer.echo("".join(traceback.format_exception(error)), err=True)
    sys.exit(BAD_INPUT)


def _describe_defect(error: Exception) -> str:
    """What kind of mistake and where in the code; its own words could quote a respondent."""
    if os.environ.get("CONSULT_DEBUG"):
        return "".join(traceback.format_exception(error))
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        frame for frame in frames if "consult" in frame.filename or "pipelines" in frame.filename
    ]
    at = (ours or frames)[-1]
    return (
        f"This is a mistake in consult, not in your data: {type(error).__name__} in "
        f"{Path(at.filename).name}, line {at.lineno}. Nothing is half-written. Please report "
        "this line; it holds nothing from your files."
    )
