"""Read the codes that were frozen in a study, as study.toml asks for them."""

from __future__ import annotations

from pathlib import Path

from consult.errors import DamagedError, FrozenError, Place, Problem
from consult.model.coding.fit import Fit
from consult.store import Value
from pipelines.study.file_names import FROZEN

FORMAT = Value("consult.model.coding.fit:Fit")

AGAIN = "Run the study, then: python -m pipelines freeze {study}"
UNTOUCHED = (
    "Put back the file as it was frozen, or freeze the codes again in the study they come from. "
    "Names are changed in the review workbook, not in this file."
)


def load_frozen(studies: Path, study: str) -> Fit | None:
    """The codes frozen in a study.

    Parameters
    ----------
    studies
        Folder with the analyst's files of every study.
    study
        The study they were frozen in, which may be the same; empty for none.

    Raises
    ------
    FrozenError
        When there are none, or the file is not as it was frozen.
    """
    if not study:
        return None
    from consult.coding import digest_of

    path = studies / study / FROZEN
    place = Place(f"{study}/{FROZEN}")
    if not path.is_file():
        raise FrozenError(_not_there(studies, study))
    try:
        fit: Fit = FORMAT.load(path)
    except DamagedError:
        problem = Problem("These frozen codes cannot be read.", place, UNTOUCHED)
        raise FrozenError(problem) from None
    if digest_of(fit) != fit.digest:
        raise FrozenError(Problem("These frozen codes were changed by hand.", place, UNTOUCHED))
    return fit


def _not_there(studies: Path, study: str) -> Problem:
    known = sorted(path.parent.name for path in studies.glob(f"*/{FROZEN}"))
    listed = f"Studies with frozen codes: {', '.join(known)}. " if known else ""
    return Problem(
        f'coding > codes_from: no codes are frozen in "{study}".',
        Place("study.toml"),
        listed + AGAIN.format(study=study),
    )
