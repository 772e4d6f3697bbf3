"""Survey exports to consultations: one file a platform, one line each in ``READERS``.

``open_export`` gives a file's sheets as text, ``recognise`` says which platform wrote them and
where the responses are; :mod:`consult.read.propose` drafts a study from that and
:mod:`consult.read.assemble` reads a study's files into the tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from consult.model.run.pace import Pace, untold
from consult.read import (
    citizen_space,
    dhsc,
    engagementhq,
    generic,
    google_forms,
    hard_copy,
    jisc,
    kobo,
    letters,
    limesurvey,
    microsoft_forms,
    odk_central,
    qualtrics,
    smartsurvey,
    spss,
    surveymonkey,
    triple_s,
    typeform,
)
from consult.read.container import open_export
from consult.read.layout import Layout, Reader
from consult.read.sheets import Sheet, choose_sheet, recognise_sheet
from consult.read.triple_s import files_of

if TYPE_CHECKING:
    from consult.model.settings.study import Study
    from consult.model.survey.consultation import Consultation

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        reader.platform: reader
        for reader in (
            spss.READER,
            triple_s.READER,
            qualtrics.READER,
            surveymonkey.READER,
            microsoft_forms.READER,
            google_forms.READER,
            limesurvey.READER,
            typeform.READER,
            kobo.READER,
            odk_central.READER,
            smartsurvey.READER,
            engagementhq.READER,
            citizen_space.READER,
            dhsc.READER,
            jisc.READER,
            hard_copy.READER,
            letters.READER,
            generic.READER,
        )
    }
)
"""Every platform that is read, most specific first; the generic table is always last."""


def read_study(study: Study, folder: Path, pace: Pace = untold) -> Consultation:
    """Read every export of a study into one consultation.

    See :func:`consult.read.assemble.read_study`, which is loaded when this is called because
    it needs pandas.
    """
    from consult.read.assemble import read_study as read

    return read(study, folder, pace)


__all__ = [
    "READERS",
    "Layout",
    "Reader",
    "Sheet",
    "choose_sheet",
    "files_of",
    "open_export",
    "read_study",
    "recognise_sheet",
]
