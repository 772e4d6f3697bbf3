"""Survey exports to consultations.

``open_export`` gives a file's sheets as text, ``choose_sheet`` says which platform wrote them and
where the responses are; :mod:`consult.draft.propose` drafts a study from that and
:mod:`consult.read.tables.assemble` reads a study's files into the tables.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from consult.model.pace import Pace, untold
from consult.read.files.container import open_export
from consult.read.files.triple_s_xml import files_of
from consult.read.layout.sheet import Sheet
from consult.read.layout.sheets import choose_sheet
from consult.read.platforms.register import READERS

if TYPE_CHECKING:
    from consult.model.consultation import Consultation
    from consult.model.study import Study


def read_study(study: Study, folder: Path, pace: Pace = untold) -> Consultation:
    """Read every export of a study into one consultation.

    See :func:`consult.read.tables.assemble.read_study`, which is loaded when this is called because
    it needs pandas.
    """
    from consult.read.tables.assemble import read_study as read

    return read(study, folder, pace)


__all__ = [
    "READERS",
    "Sheet",
    "choose_sheet",
    "files_of",
    "open_export",
    "read_study",
]
