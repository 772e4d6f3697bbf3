"""Method: written from the ledger and from what the run recorded, so that it is what was done."""

from __future__ import annotations

from consult.model.run.readiness import Matter
from consult.model.settings.sections import Record
from consult.model.words.document import Block, Bullets, Facts, Heading, Paragraph
from consult.report.passages.prompts import prompts
from consult.report.prose.findings import Findings
from consult.report.prose.plain import day, listed, on_one_line, one_line

LEFT = "When this draft was made, these things were left to settle, the most important first:"
SETTLED = "All that was marked for people to look at was settled before this report became final."


def blocks(findings: Findings) -> tuple[Block, ...]:
    """What the run was made with, and what is recorded of how people worked on it.

    Parameters
    ----------
    findings
        Of which it reads the records people kept, what is left to settle, and the settings of the
        run.
    """
    made: list[Block] = [
        Heading("Method", 2),
        Paragraph(
            "This section is written from the records of the run. The same exports, settings and "
            "decisions give the same report."
        ),
        *_records(findings),
        *_left(findings),
    ]
    if findings.methods:
        rows = tuple((one_line(what), one_line(value)) for what, value in findings.methods)
        made.append(Facts("Settings and versions of this run", ("What", "Value"), rows))
    return tuple(made)


def _start(record: Record) -> str:
    return f"{record.words[:1].upper()}{record.words[1:]}"


def _records(findings: Findings) -> tuple[Block, ...]:
    """What is recorded, by whom and when; a draft asks for what is not."""
    said = tuple(
        Paragraph(
            f"{_start(record)}: "
            + on_one_line(made.text)
            + f" Recorded by {one_line(made.by)} on {day(made.date)}."
        )
        for record in Record
        if record is not Record.RESPONSE  # it has a chapter of its own
        if (made := findings.records.get(record)) is not None
    )
    return (*said, *prompts(findings.readiness.of(Matter.RECORD, Matter.LANGUAGES)))


def _left(findings: Findings) -> tuple[Block, ...]:
    """What a draft has left to settle, by kind; of a final report, that nothing was."""
    if findings.final:
        return (Paragraph(SETTLED),)
    if findings.readiness.ready:
        return ()
    named = {
        matter: tuple(left.name for left in findings.readiness.of(matter) if left.name)
        for matter in dict.fromkeys(left.matter for left in findings.readiness.left)
    }
    said = (f"{matter}: " + listed(names) if names else matter for matter, names in named.items())
    return (Paragraph(LEFT), Bullets(tuple(words + "." for words in said)))
