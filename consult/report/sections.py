"""The parts of an appendix: what each is called and what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from consult.model.document import Block, Heading
from consult.model.sections import SectionName
from consult.report.chapters.appendix import (
    annex,
    areas,
    background,
    characteristics,
    closed,
    comments,
    equality,
    heard,
    letters,
    points,
    reconciliation,
    respondents,
    summary,
)
from consult.report.passages import drift
from consult.report.passages.deeper import deeper
from consult.report.prose.findings import Findings

RESULTS = "From the results"
"""Heading between the author's words and what was found, where the author wrote headings."""


@dataclass(frozen=True)
class Section:
    """One part.

    Parameters
    ----------
    title
        Its heading.
    blocks
        What stands in it with its heading; nothing where there is nothing to say.
    """

    title: str
    blocks: Callable[[Findings], tuple[Block, ...]]


def _comments(findings: Findings) -> tuple[Block, ...]:
    """Open comments, and how they changed since an earlier round."""
    return (*comments.blocks(findings), *deeper(drift.blocks(findings)))


SECTIONS = {
    SectionName.SUMMARY: Section(summary.TITLE, summary.blocks),
    SectionName.BACKGROUND: Section(background.TITLE, background.blocks),
    SectionName.POINTS: Section(points.TITLE, points.blocks),
    SectionName.RESPONDENTS: Section(respondents.TITLE, respondents.blocks),
    SectionName.HEARD: Section(heard.TITLE, heard.blocks),
    SectionName.CLOSED: Section(closed.TITLE, closed.blocks),
    SectionName.AREAS: Section(areas.TITLE, areas.blocks),
    SectionName.COMMENTS: Section(comments.TITLE, _comments),
    SectionName.EQUALITY: Section(equality.TITLE, equality.blocks),
    SectionName.CHARACTERISTICS: Section(characteristics.TITLE, characteristics.blocks),
    SectionName.LETTERS: Section(letters.TITLE, letters.blocks),
    SectionName.RECONCILIATION: Section(reconciliation.TITLE, reconciliation.blocks),
    SectionName.ANNEX: Section(annex.TITLE, annex.blocks),
}
"""Every part in its usual order."""


def section_blocks(findings: Findings, name: SectionName) -> tuple[Block, ...]:
    """One part with the author's own words at its head.

    Parameters
    ----------
    findings
        What was found, with the author's words by part.
    name
        Of the part. Where nothing was found for it, it stands if the author wrote for it.
    """
    section, own = SECTIONS[name], findings.words.get(name, ())
    made = section.blocks(findings)
    if not own:
        return made
    rest = made[1:]
    parted = any(isinstance(block, Heading) for block in own)
    between = parted and rest and not isinstance(rest[0], Heading)
    results = (Heading(RESULTS, 2),) if between else ()
    return (Heading(section.title), *own, *results, *rest)
