"""Tier 1: what the tool is and does, for everybody, and what of the record is still open."""

from __future__ import annotations

from consult.model.settings.transparency import OwnerField
from consult.model.words.document import Block, Callout, Heading, Paragraph
from consult.model.words.text import say
from consult.report.passages.record_fields import (
    WHERE,
    fields,
    missing,
    owner_row,
    run_number,
)
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import HowMade
from consult.report.prose.plain import one_line

TITLE = "Tier 1: in short"

WHAT = (
    "This record says how a computer was used to analyse the responses to this consultation, and "
    "what people decided. Its fields are those of the Algorithmic Transparency Recording Standard, "
    "version 3, so that they can be pasted from here. What is not a prompt comes from the records "
    "of the run, or holds wherever consult is used."
)
DOES = (
    "It counts the answers to closed questions, suggests which themes each comment raises, hides "
    "figures that would tell something private about somebody, and writes tables and a report. "
    "People check the themes and codes, approve each quote and write the response. It is used so "
    "that every comment is taken into account and every figure can be traced. It takes no decision "
    "about any person, and none about the proposals that were consulted on."
)
OPEN = (
    "{number} {fields} of this record {are} still to be filled in. {they} written once, in {where}."
)


def blocks(findings: Findings, made: HowMade) -> tuple[Block, ...]:
    """What it is for, in four fields, and how many fields are open.

    Parameters
    ----------
    findings
        Of which it reads the study.
    made
        Of which it reads the version, and what the organisation wrote.
    """
    title = one_line(findings.study.study.title)
    version = run_number(made.software.get("consult", "unknown"), "software", "consult")
    name = say("consult, version {version}, as used for “{title}”", version=version, title=title)
    rows = (
        ("Name of the tool", name),
        ("What it does, and why it is used", DOES),
        owner_row("Where to read more", made, OwnerField.WEB_PAGE),
        owner_row("Contact", made, OwnerField.CONTACT),
        owner_row("Date of this record", made, OwnerField.RECORDED_ON),
    )
    return (Heading(TITLE), Paragraph(WHAT), *_open(made), fields("Tier 1 fields", rows))


def _open(made: HowMade) -> tuple[Block, ...]:
    left = len(missing(made))
    if not left:
        return ()
    words = (
        {"fields": "field", "are": "is", "they": "It is"}
        if left == 1
        else {"fields": "fields", "are": "are", "they": "They are"}
    )
    number = run_number(str(left), "fields open")
    return (Callout("To be filled in", say(OPEN, number=number, where=WHERE, **words)),)
