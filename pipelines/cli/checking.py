"""Check a report that people have edited against the figures it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from consult.errors import ConsultError, Place, Problem, many
from consult.store import write_whole
from pipelines.cli.console import say
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace
from pipelines.study.author_files import load_own

if TYPE_CHECKING:
    from consult.check import ReportFinding

MOST_SAID = 40
"""Places listed on the screen, about one screen of them; the marked copy has them all."""

WORD = ".docx"

ALL_WELL = "Every figure is as it was made, and no number was typed that is not in the report."


def check_report(workspace: Workspace, file: Path) -> int:
    """Say what is wrong with the numbers of an edited report, and write a marked copy.

    Parameters
    ----------
    workspace
        Of the study, which has run.
    file
        The edited Word file; it is not changed.

    Returns
    -------
    int
        How many places to look at there are.

    Raises
    ------
    ConsultError
        When the study has not run, or the file cannot be read.
    """
    from consult.check import check, nearest, read_word, write_marked

    written = ("figures", "appendix", "equality", "transparency")
    figures, *drafts = (workspace.path(name) for name in written)
    drafts = [made for made in drafts if made.is_file()]  # version 0.1 made two of the three
    if not (figures.is_file() and drafts):
        raise ConsultError(
            Problem(
                f'There are no figures of the study "{workspace.study}" yet.',
                hint=f"Run: python -m pipelines run {workspace.study}",
            )
        )
    report = read_word(_word_file(file))
    made = tuple(map(read_word, drafts))
    original = made[nearest(made, report)]
    own = load_own(workspace.study_folder)
    release = ARTEFACTS["figures"].format.load(figures)
    found = check(report, original, release, own.external, own.terms)
    if not found:
        say(ALL_WELL)
        return 0
    copy = file.with_name(f"{file.stem} (checked){file.suffix}")
    write_whole([(copy, lambda beside: write_marked(report, found, beside))])
    _tell(found)
    say(f"A copy with a comment at each: {copy.name}")
    return len(found)


def _word_file(file: Path) -> Path:
    if not file.is_file():
        raise ConsultError(Problem("There is no such file.", Place(str(file)), "Check the path."))
    if file.suffix.lower() != WORD:
        raise ConsultError(
            Problem(
                "Only Word files can be checked.",
                Place(file.name),
                "Save the report as “Word document (.docx)” and check that.",
            )
        )
    return file


def _tell(found: tuple[ReportFinding, ...]) -> None:
    say(f"{many(len(found), 'place')} to look at:")
    for one in found[:MOST_SAID]:
        say(f"  {one.where}: {one.kind}. {one.what}")
    more = len(found) - MOST_SAID
    if more > 0:
        say(f"  and {more} more")
