"""A source of a study opened: a file that holds a table, or a folder of letters or of notes."""

from __future__ import annotations

from pathlib import Path

from consult.read.export.grid import Export
from consult.read.files.container import open_export
from consult.read.letters.folder import files_in, open_letters
from consult.read.letters.notes import PLATFORM as NOTES
from consult.read.letters.notes import open_notes


def open_source(path: Path, platform: str) -> Export:
    """What study.toml names as the file of a source, as sheets of text.

    Parameters
    ----------
    path
        The file or folder.
    platform
        Name of its reader.

    Raises
    ------
    ExportError
        When there is nothing of that name, or something of it cannot be read.
    """
    if not path.is_dir():
        return open_export(path)
    opened = open_notes if platform == NOTES else open_letters
    return opened(files_in(path), path.name)
