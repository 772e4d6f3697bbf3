"""What people wrote about the equality analysis, apart from the other open questions."""

from __future__ import annotations

from consult.model.words.document import Block, Heading
from consult.report.passages.placing import equality
from consult.report.passages.themes import chosen_blocks
from consult.report.prose.findings import Findings

TITLE = "Comments on equality"


def blocks(findings: Findings) -> tuple[Block, ...]:
    """The equality question with its own themes; nothing where none was asked.

    Parameters
    ----------
    findings
        Of which it reads the themes of the questions that ``placing`` takes for it.
    """
    made = chosen_blocks(findings, frozenset(question.id for question in equality(findings)))
    return (Heading(TITLE), *made) if made else ()
