"""How to read the equality evidence: what a figure of it is, and what it is not."""

from __future__ import annotations

from consult.model.evidence.equality import EqualityEvidence
from consult.model.publishing.table import MEANING, Mark
from consult.model.words.document import (
    Block,
    Bullets,
    Heading,
)
from consult.report.passages.prompts import in_draft
from consult.report.prose.difference_wording import CAVEAT
from consult.report.prose.findings import Findings

USE = (
    "What you fill in, in the Word file, is kept when the study is run again. The web page shows "
    "it.",
    CAVEAT,
    "People who did not say which group they are in are in none of its groups. What they think, as "
    "members of a group, is not known.",
    "Some comments speak of people who share a characteristic, whoever wrote them. A computer "
    "looked for words that do, so it can miss some comments and take in others. What a group "
    "raised itself stands apart from that.",
    "Only figures that may be shown are used. [c] marks one that is "
    f"{MEANING[Mark.SUPPRESSED]}. [low] means {MEANING[Mark.LOW]}. [z] means "
    f"{MEANING[Mark.NOT_APPLICABLE]}. [x] means {MEANING[Mark.NOT_ASKED]}. [u] stands beside a "
    "figure that rests on few people.",
    "“Too few to report” and “too few to tell” mean just that. They say nothing about impact.",
)

AREA = (
    "Shares of the area are context. Those who responded chose to: they are no sample of the area, "
    "and no figure is weighted to it. The people a consultation is for can be unlike everybody who "
    "lives in the area, in age or sex for instance.",
    "The words compare a group's share of those who said which group they are in with its share of "
    "the area. Under half of it is “far fewer”. Under four fifths is “fewer”. Up to one and a "
    "quarter times is “about as many”. Above that is “more”. Where the area's share would make "
    "fewer than five people, it is “too few to compare”. The words are no test.",
)

NO_AREA = "Respondents are not set beside the people of an area."

TO_HAVE_AREA = "To set them beside one, write area under [report] in study.toml."


def blocks(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    """What must be known before any of it is used; a draft says how to have an area.

    Parameters
    ----------
    findings
        Of which it reads whether the report is final.
    evidence
        Of which it reads the name of the area; empty for none.
    """
    area = AREA if evidence.area else (in_draft(findings, NO_AREA, TO_HAVE_AREA),)
    chosen = (f"The area is {evidence.area}.",) if evidence.area else ()
    return (Heading("How to read this document"), Bullets((*USE, *chosen, *area)))
