"""Every platform that is read: one file each, one line each in ``READERS``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

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
    microsoft_forms,
    odk_central,
    smartsurvey,
    spss,
    surveymonkey,
    triple_s,
    typeform,
)
from consult.read import (
    limesurvey as limesurvey,
)
from consult.read import (
    qualtrics as qualtrics,
)
from consult.read.layout import Reader

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
