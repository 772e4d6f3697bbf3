"""A part of an appendix as it is printed: first the author's own words, then what was found."""

from __future__ import annotations

from consult.model.settings.sections import SectionName
from consult.model.words.document import Block, Heading
from consult.report.prose.findings import Findings
from consult.report.register import chapter

RESULTS = "From the results"
"""Heading between the author's words and what was found, where the author wrote headings."""


def section_blocks(findings: Findings, name: SectionName) -> tuple[Block, ...]:
    """One part with the author's own words at its head.

    Parameters
    ----------
    findings
        What was found, with the author's words by part.
    name
        Of the part. Where nothing was found for it, it stands if the author wrote for it.
    """
    part, own = chapter(name), findings.words.get(name, ())
    made = part.blocks(findings)
    if not own:
        return made
    rest = made[1:]
    parted = any(isinstance(block, Heading) for block in own)
    between = parted and rest and not isinstance(rest[0], Heading)
    results = (Heading(RESULTS, 2),) if between else ()
    return (Heading(part.title), *own, *results, *rest)
