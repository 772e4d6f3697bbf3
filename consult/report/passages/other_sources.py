"""Figures from other sources: what each is, where it stands, and what is known to be wrong."""

from __future__ import annotations

from consult.model.words.document import Block, Facts, Heading, Paragraph
from consult.model.words.external import EXTERNAL, External
from consult.model.words.text import Phrase, Text, bound
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line

TITLE = "Figures from other sources"
SAYS = (
    "These figures do not come from the responses. Each is printed as its source gives it. Where a "
    "source shows how a figure was worked out, the sum was worked out again."
)
HEADER = ("What it is", "Figure", "Source", "Note")


def blocks(findings: Findings) -> tuple[Block, ...]:
    """A table of them; nothing where the study names none."""
    if not findings.external:
        return ()
    rows = tuple(_row(one) for one in findings.external)
    return (Heading(TITLE, 2), Paragraph(SAYS), Facts(TITLE, HEADER, rows))


def _row(one: External) -> tuple[Phrase, ...]:
    unit = f" {one_line(one.unit)}" if one.unit else ""
    return (
        one_line(one.what),
        says(one) + unit,
        f"{one_line(one.source)} ({one_line(one.date)})",
        one_line(one.known_error) or "None",
    )


def says(one: External) -> Text:
    """The figure as printed."""
    return bound(one_line(one.value), EXTERNAL, one.id)
