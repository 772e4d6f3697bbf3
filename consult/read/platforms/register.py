"""Every platform that is read: one file each, one line each in ``READERS``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from consult.read.layout.reader import Reader
from consult.read.platforms import (
    citizen_space,
    dhsc,
    engagementhq,
    events,
    generic,
    google_forms,
    hard_copy,
    jisc,
    letter_files,
    letters,
    microsoft_forms,
    smartsurvey,
    spss,
    surveymonkey,
    triple_s,
    typeform,
)
from consult.read.platforms.limesurvey import reader as limesurvey
from consult.read.platforms.qualtrics import reader as qualtrics
from consult.read.platforms.xforms import kobo, odk_central

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        reader.platform: reader
        for reader in (
            spss.READER,
            triple_s.READER,
            letter_files.READER,
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
            events.READER,
            letters.READER,
            hard_copy.READER,
            generic.READER,
        )
    }
)
"""Every platform that is read, most specific first; the generic table is always last."""
