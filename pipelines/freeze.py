"""Freeze the codes of a study for later comments, and read what was frozen.

Frozen codes lie with the analyst's own files, as a text file under version control: a run uses
them only because study.toml says so, never because something was run before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from consult.errors import FrozenError, Place, Problem
from consult.model.fit import Fit
from consult.model.questionnaire import Kind, Purpose
from consult.store import Value, write_whole
from pipelines.catalogue import ARTEFACTS, FROZEN, Workspace
from pipelines.keeping import keep_copy
from pipelines.manifest import hashes, read_manifest

if TYPE_CHECKING:
    from consult.coding import Matched
    from consult.model.questionnaire import Questionnaire
    from consult.model.record import EmbeddingRecord

FORMAT = Value("consult.model.fit:Fit")

AGAIN = "Run the study, then: python -m pipelines freeze {study}"
UNTOUCHED = (
    "Put back the file as it was frozen, or freeze the codes again in the study they come from. "
    "Names are changed in the review workbook, not in this file."
)


def freeze(workspace: Workspace) -> tuple[Fit, Path | None]:
    """Copy the fit of the last run into the study's own folder.

    Parameters
    ----------
    workspace
        The folders of the study.

    Returns
    -------
    tuple
        What was frozen, and the copy made of codes that were frozen before, if these differ.

    Raises
    ------
    FrozenError
        When the study has not been run, has no codes, or its last run did not come to an end.
    """
    made, target = workspace.path("fit"), workspace.frozen(workspace.study)
    run = f"Run it first: python -m pipelines run {workspace.study}"
    if not made.is_file():
        raise FrozenError(
            Problem("There are no codes to freeze: the study has not been run.", hint=run)
        )
    if not _of_last_run(workspace):
        raise FrozenError(
            Problem("The codes have changed and the run was not brought to its end.", hint=run)
        )
    fit: Fit = ARTEFACTS["fit"].format.load(made)
    if not fit.questions:
        raise FrozenError(
            Problem("There are no codes to freeze: no comment in this study has been coded.")
        )
    text = made.read_bytes()
    before = target.read_bytes() if target.is_file() else text
    copy = keep_copy(target, as_written="") if before != text else None
    write_whole([(target, lambda beside: _write(beside, text))])
    return fit, copy


def _write(path: Path, text: bytes) -> None:
    path.write_bytes(text)


def _of_last_run(workspace: Workspace) -> bool:
    """Whether the fit was made from the codings that lie beside it."""
    entry = read_manifest(workspace.manifest).get("keep", {})
    codings = hashes([workspace.path("codings"), workspace.path("codes")])
    inputs = entry.get("inputs", {})
    return all(inputs.get(name) == digest for name, digest in codings.items())


def load_frozen(workspace: Workspace, study: str) -> Fit | None:
    """The codes frozen in a study.

    Parameters
    ----------
    workspace
        The folders of the study that is run.
    study
        The study they were frozen in, which may be the same; empty for none.

    Raises
    ------
    FrozenError
        When there are none, or the file is not as it was frozen.
    """
    if not study:
        return None
    from pydantic import ValidationError

    from consult.coding import digest_of

    path = workspace.frozen(study)
    place = Place(f"{study}/{FROZEN}")
    if not path.is_file():
        raise FrozenError(_not_there(workspace, study))
    try:
        fit: Fit = FORMAT.load(path)
    except (ValidationError, OSError, UnicodeDecodeError):
        problem = Problem("These frozen codes cannot be read.", place, UNTOUCHED)
        raise FrozenError(problem) from None
    if digest_of(fit) != fit.digest:
        raise FrozenError(Problem("These frozen codes were changed by hand.", place, UNTOUCHED))
    return fit


def _not_there(workspace: Workspace, study: str) -> Problem:
    folder = workspace.study_folder.parent
    known = sorted(path.parent.name for path in folder.glob(f"*/{FROZEN}"))
    listed = f"Studies with frozen codes: {', '.join(known)}. " if known else ""
    return Problem(
        f'coding > codes_from: no codes are frozen in "{study}".',
        Place("study.toml"),
        listed + AGAIN.format(study=study),
    )


def matched(fit: Fit, questionnaire: Questionnaire) -> Matched:
    """Which open question is which of those the codes were frozen for."""
    from consult.coding import match_questions

    open_now = questionnaire.of(Kind.TEXT, purpose=Purpose.OPINION)
    return match_questions(
        {key: question.text for key, question in fit.questions.items()},
        {question.id: question.text for question in open_now},
    )


def see_that_same_embedding(fit: Fit, record: EmbeddingRecord) -> None:
    """Make sure that comments are read as they were when the codes were frozen.

    Raises
    ------
    FrozenError
        When another model or precision reads them now.
    """
    was, now = fit.embedding, record
    if (was.name, was.precision, was.dimensions, dict(was.hashes)) == (
        now.name,
        now.precision,
        now.dimensions,
        dict(now.hashes),
    ):
        return
    raise FrozenError(
        Problem(
            f"The frozen codes were made with the embedding {_named(was)}, and this run reads "
            f"comments with {_named(now)}.",
            Place(f"{fit.study}/{FROZEN}"),
            f"{now.note} ".lstrip() + "Set the same [embedding] as before in study.toml and have "
            "the same model installed, or run the earlier study with this one and freeze it again.",
        )
    )


def _named(record: EmbeddingRecord) -> str:
    if not record.hashes:
        return " ".join(filter(None, (record.name, record.precision)))
    weights = str(record.hashes.get("weights", ""))[:12]
    return " ".join(filter(None, (record.name, record.precision, f"(model {weights})")))
