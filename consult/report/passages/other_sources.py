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
    """A table of them; nothing where the study names none.

    Parameters
    ----------
    findings
        Of which it reads the figures of other papers, already checked.
    """
    if not findings.external:
        return ()
    rows = tuple(_row(figure) for figure in findings.external)
    return (Heading(TITLE, 2), Paragraph(SAYS), Facts(TITLE, HEADER, rows))


def _row(figure: External) -> tuple[Phrase, ...]:
    unit = f" {one_line(figure.unit)}" if figure.unit else ""
    return (
        one_line(figure.what),
        _says(figure) + unit,
        f"{one_line(figure.source)} ({one_line(figure.date)})",
        one_line(figure.known_error) or "None",
    )


def _says(figure: External) -> Text:
    """The figure as printed."""
    return bound(one_line(figure.value), EXTERNAL, figure.id)
