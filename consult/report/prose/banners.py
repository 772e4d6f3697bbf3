"""The words that stand on every page of a report, and what they mean."""

from __future__ import annotations

from consult.model.settings.sections import SectionName
from consult.model.words.document import Block, Callout
from consult.report.prose.findings import Findings

DRAFT = "DRAFT"

SYNTHETIC = "SYNTHETIC DATA"

NOT_REVIEWED = "No person has reviewed the themes yet."

NOT_DONE = "The review of the themes is not complete."

REST = "Where no person decided the codes of a comment, a computer model suggested them."
"""It holds whether people decided on none, some or all of them."""

STILL_LEFT = "What is left to settle stands in the appendix, under “Method”."

IS_A_DRAFT = "A draft is for checking. Do not publish it or rely on it."

INVENTED = (
    "Every response in this report is invented. It says nothing about any real person or place."
)


def banners(findings: Findings) -> tuple[str, ...]:
    """The words that stand on every page.

    Parameters
    ----------
    findings
        Of which it reads whether the report is final and the study invented.

    Returns
    -------
    tuple[str, ...]
        None, one or both of ``DRAFT`` and ``SYNTHETIC``.
    """
    draft = () if findings.final else (DRAFT,)
    return (*draft, SYNTHETIC) if findings.study.study.synthetic else draft


def callouts(findings: Findings) -> tuple[Block, ...]:
    """What the banners mean.

    Parameters
    ----------
    findings
        Of which it reads the same, how far the review is, and whether the annex says what is left.

    Returns
    -------
    tuple[Block, ...]
        One for each of the banners, in their order.
    """
    words = {DRAFT: " ".join((*_so_far(findings), IS_A_DRAFT)), SYNTHETIC: INVENTED}
    return tuple(Callout(banner, words[banner]) for banner in banners(findings))


def _so_far(findings: Findings) -> tuple[str, ...]:
    """How far people have come with the themes, where there are any, and where the rest stands."""
    unfinished = f"{findings.review} {NOT_DONE}" if findings.review else NOT_REVIEWED
    reviewed = (findings.review,) if findings.review else ()
    said = reviewed if findings.reviewed else (unfinished,)
    listed = not findings.readiness.ready and SectionName.ANNEX in findings.sections
    return (*said, STILL_LEFT) if listed else said
