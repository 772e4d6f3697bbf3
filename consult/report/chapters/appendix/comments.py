"""Open comments: who wrote, which themes were raised, and examples in people's own words."""

from __future__ import annotations

from consult.model.counting.table_id import ALL_COMMENTS, RARE_TITLE, TableId, TableKind
from consult.model.words.document import Block, Heading, Paragraph, TableBlock
from consult.report.passages import drift
from consult.report.passages.deeper import deeper
from consult.report.passages.open_questions import letters, open_questions
from consult.report.passages.placing import elsewhere
from consult.report.passages.theme_headings import by_heading
from consult.report.passages.themes import how_reviewed, theme_blocks
from consult.report.prose.findings import Findings

TITLE = "Open comments"
SORTED = (
    "Comments were sorted into themes. One comment can raise several themes, so the percentages "
    "can add up to more than 100%. A person writes one comment on a question, so there people are "
    "comments too."
)
COVERS = "What a theme covers is said where it first stands."
TOGETHER = "A person is counted once for a theme, however many of their comments raise it."
BUT_LETTERS = (
    "These are the comments on the questionnaire. What came in e-mails, letters and notes of "
    "events stands in “E-mails, letters and events”."
)

EVERY_ONE = (
    "A computer looked for comments on legal matters, safety, equality, data protection and the "
    "fairness of the process, and for those unlike any other. It lists too many rather than too "
    "few, and can miss some. Each is in the review workbook, for a person to look at. Here they "
    "are only counted."
)
ALL_OF_THEM = "What came in e-mails, letters and notes of events is among them."


def blocks(findings: Findings) -> tuple[Block, ...]:
    """Open comments, and how they changed since an earlier round.

    Parameters
    ----------
    findings
        Of which it reads the themes, examples and totals of open questions, and the change since an
        earlier round.
    """
    return (*_told(findings), *deeper(drift.blocks(findings)))


def _told(findings: Findings) -> tuple[Block, ...]:
    """Every open question with its themes, but for those that have a part of their own."""
    others = elsewhere(findings)
    asked = frozenset(key for key, _ in open_questions(findings)) - others
    if not asked:
        return ()
    return (
        Heading(TITLE),
        *how_reviewed(findings),
        Paragraph(f"{SORTED} {COVERS}"),
        *_together(findings),
        *_rare(findings),
        *theme_blocks(findings, asked),
    )


def _together(findings: Findings) -> tuple[Block, ...]:
    """The themes of the codeframe over all questions: how many people raised each anywhere."""
    table = findings.table(TableId(TableKind.THEMES, ALL_COMMENTS))
    if table is None:
        return ()
    whose = f"{BUT_LETTERS} {TOGETHER}" if letters(findings) else TOGETHER
    whole = (Heading("All comments together", 2), Paragraph(whose), TableBlock(table))
    return (*whole, *by_heading(table))


def _rare(findings: Findings) -> tuple[Block, ...]:
    """How many people raised a matter that is looked at however few raise it; never their words."""
    table = findings.table(TableId(TableKind.RARE_VIEWS))
    if table is None:
        return ()
    whose = f"{EVERY_ONE} {ALL_OF_THEM}" if letters(findings) else EVERY_ONE
    return (Heading(RARE_TITLE, 2), Paragraph(whose), TableBlock(table))
