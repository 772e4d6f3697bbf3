"""Survey exports and their study.toml to the four tables of a consultation.

A file is opened as sheets of text (``files``, with the nouns of ``export``; ``letters``, where each
response is a file of its own); the sheet with the responses is found and the platform that wrote it
recognised (``layout``, ``platforms``); its cells get their meaning (``values``) and become
questions, responses, answers and comments (``tables``). ``open_export``, ``choose_sheet`` and
``read_study`` are these steps, ``READERS`` the platforms. Imports between the rooms go one way:
tables, platforms, letters, layout and files, values, export. Nothing here guesses what a study
should say, which is :mod:`consult.draft`'s, and no message quotes a respondent.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from consult.model.run.erased import NOBODY, Erased
from consult.model.run.pace import Pace, untold
from consult.read.files.container import open_export
from consult.read.files.triple_s_xml import files_of as files_of_export
from consult.read.layout.sheet import Sheet
from consult.read.layout.sheets import choose_sheet
from consult.read.letters.folder import files_in
from consult.read.platforms.register import READERS

if TYPE_CHECKING:
    from consult.model.settings.study import Study
    from consult.model.survey.consultation import Consultation


def files_of(source: Path) -> tuple[Path, ...]:
    """The files that a source of a study is made of.

    Parameters
    ----------
    source
        An export, with what belongs to it; or a folder of letters or notes.
    """
    return files_in(source) if source.is_dir() else files_of_export(source)


def read_study(
    study: Study, folder: Path, pace: Pace = untold, erased: Erased = NOBODY
) -> Consultation:
    r"""Read every export of a study into one consultation.

    See :func:`consult.read.tables.assemble.read_study` for what it returns and raises; it is loaded
    when this is called because it needs pandas.

    Parameters
    ----------
    study, folder
        The analyst's file, and where its exports are.
    pace
        Told how many exports are read.
    erased
        Who asked to be erased: nothing of theirs is in any table.

    Examples
    --------
    An invented export of two responses:

    >>> import tempfile
    >>> from consult.model.settings.study import Study
    >>> asked = {"id": "q1", "text": "Do you agree?", "kind": "single", "options": ["Yes", "No"]}
    >>> study = Study.model_validate(
    ...     {
    ...         "study": {"title": "Invented"},
    ...         "sources": [{"id": "web", "file": "web.csv", "platform": "generic"}],
    ...         "questions": [asked | {"columns": {"web": ["A"]}}],
    ...     }
    ... )
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "web.csv").write_text("Do you agree?\nYes\nNo\n")
    ...     read_study(study, Path(folder)).answers["option"].tolist()
    ['Yes', 'No']
    """
    from consult.read.tables.assemble import read_study as read

    return read(study, folder, pace, erased)


__all__ = [
    "READERS",
    "Sheet",
    "choose_sheet",
    "files_of",
    "open_export",
    "read_study",
]
