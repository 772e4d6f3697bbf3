"""Who asked to be erased from a study: the record, read and written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from consult.errors import DamagedError, Place, Problem, StudyError
from consult.model.run.erased import Erased
from consult.store import Value
from pipelines.study.file_names import ERASED

FORMAT = Value("consult.model.run.erased:Erased")


def load_erased(folder: Path) -> Erased:
    """The record of a study; an empty one where nobody was erased.

    Parameters
    ----------
    folder
        The analyst's own files of the study.

    Raises
    ------
    StudyError
        When the record cannot be read: whom it keeps out would be read again then.
    """
    path = folder / ERASED
    if not path.is_file():
        return Erased()
    try:
        erased: Erased = FORMAT.load(path)
    except DamagedError:
        raise StudyError(
            Problem(
                "The record of the responses that were erased cannot be read, so no export is.",
                Place(path.name),
                "Put the file back as it was from a backup. Without it, people who asked to be "
                "erased would be counted again.",
            )
        ) from None
    return erased


def writer(erased: Erased) -> Callable[[Path], None]:
    """What writes the record.

    Parameters
    ----------
    erased
        Who was erased.
    """
    return lambda beside: FORMAT.save(erased, beside)
