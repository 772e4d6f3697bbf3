"""What was taken from review workbooks, said to whoever runs a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.errors import ConsultError
from pipelines.cli.console import say
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace

if TYPE_CHECKING:
    from consult.model.coding.journal import Journal

JOURNAL = "journal"


def journal_of(workspace: Workspace) -> Journal:
    """The journal as it lies there; empty where there is none or it cannot be read.

    Parameters
    ----------
    workspace
        Of the study.
    """
    from consult.coding import from_table

    path = workspace.path(JOURNAL)
    if not path.is_file():
        return ()
    try:
        return from_table(ARTEFACTS[JOURNAL].format.format.load(path))  # type: ignore[attr-defined]
    except ConsultError:
        return ()  # the stage that needs it puts it aside and says so


def say_taken(workspace: Workspace, before: Journal) -> None:
    """Say what a run took from workbooks, and what changed for people who review.

    Parameters
    ----------
    workspace
        Of the study.
    before
        The journal before the run.
    """
    from consult.coding.journal.fold import fold
    from consult.coding.journal.telling import taken_told
    from consult.coding.journal.what_stands import conflicts_of

    now = journal_of(workspace)
    last = before[-1].number if before else 0
    new = tuple(entry for entry in now if entry.number > last)
    if not new:
        return
    for sentence in taken_told(new, fold(before)):
        say(sentence)
    waiting = len(conflicts_of(fold(now)))
    if waiting > len(conflicts_of(fold(before))):
        say(f"Conflicts that wait on the sheet Adjudicate of review.xlsx: {waiting:,}.")


def say_conflicts(workspace: Workspace) -> None:
    """List the conflicts that wait for a person.

    Parameters
    ----------
    workspace
        Of the study.
    """
    from consult.coding.journal.fold import fold
    from consult.coding.journal.telling import conflicts_told
    from consult.coding.journal.what_stands import conflicts_of

    state = fold(journal_of(workspace))
    for line in conflicts_told(conflicts_of(state), state):
        say(line)
