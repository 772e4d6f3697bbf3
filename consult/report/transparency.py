"""The transparency record as one ``Document``: how a computer was used, and what people decided."""

from __future__ import annotations

from consult.model.words.document import Document
from consult.report.prose.banners import banners, callouts
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import HowMade
from consult.report.prose.plain import one_line
from consult.report.register import transparency_chapters

SUBTITLE = "Transparency record: how a computer was used, and what people decided"


def compose_transparency(findings: Findings, made: HowMade) -> Document:
    """The transparency record of a release.

    Parameters
    ----------
    findings
        What was found.
    made
        How it was made: models, versions, what people decided, what the organisation wrote.
    """
    told = (block for blocks in transparency_chapters() for block in blocks(findings, made))
    about = findings.study.study
    return Document(
        title=one_line(about.title),
        subtitle=SUBTITLE,
        organisation=one_line(about.organisation),
        blocks=(*callouts(findings), *told),
        banners=banners(findings),
        chapters_only=True,
        own_numbers=True,
    )
