"""Method: written from the ledger and from what the run recorded, so that it is what was done."""

from __future__ import annotations

from consult.model.document import Block, Facts, Heading, Paragraph
from consult.model.questionnaire import OTHER_WORDS
from consult.model.sections import Record
from consult.model.text import Phrase, Text, bound
from consult.report.chapters.background import day
from consult.report.chapters.received import LEDGER, STAGES, reasons_text
from consult.report.figures import count_text
from consult.report.findings import Findings
from consult.report.plain import on_one_line, one_line, shorten
from consult.report.wording import headings

OF = 60
"""Most characters of the name of a question or source in the ledger."""


def blocks(findings: Findings) -> tuple[Block, ...]:
    """What the run was made with, and what is recorded of how people worked on it."""
    made: list[Block] = [
        Heading("Method", 2),
        Paragraph(
            "This section is written from the records of the run. The same exports, settings and "
            "decisions give the same report."
        ),
        *(Paragraph(f"{_start(one)}: " + _recorded(findings, one)) for one in Record),
    ]
    if findings.methods:
        rows = tuple((one_line(what), one_line(value)) for what, value in findings.methods)
        made.append(Facts("Settings and versions of this run", ("What", "Value"), rows))
    return tuple(made)


def _start(record: Record) -> str:
    return f"{record.words[:1].upper()}{record.words[1:]}"


def _recorded(findings: Findings, record: Record) -> Text:
    """What is recorded, by whom and when."""
    made = findings.records.get(record)
    if made is None:
        return Text("not recorded.")
    by = f" Recorded by {one_line(made.by)} on {day(made.date)}."
    return on_one_line(made.text) + by


def ledger_blocks(findings: Findings) -> tuple[Block, ...]:
    """What came in, was kept and was set aside at each stage; nothing without a ledger."""
    if not findings.ledger.entries:
        return ()
    return (
        Heading("Stage by stage", 2),
        Paragraph("At every stage, what came in equals what was kept and what was set aside."),
        Facts(
            "What came in, was kept and was set aside at each stage",
            ("Stage", "What was counted", "Came in", "Kept", "Set aside", "Why set aside"),
            tuple(_line(findings, at) for at in range(len(findings.ledger.entries))),
        ),
    )


def _line(findings: Findings, at: int) -> tuple[Phrase, ...]:
    entry = findings.ledger.entries[at]
    gone = sum(entry.set_aside.values())
    name = (LEDGER, f"line {at + 1}", entry.stage, entry.what, entry.of)
    return (
        STAGES.get(entry.stage, entry.stage.capitalize()),
        f"{entry.what.capitalize()}: {_of(findings, entry.of)}"
        if entry.of
        else entry.what.capitalize(),
        bound(count_text(entry.came_in), *name, "came in"),
        bound(count_text(entry.kept), *name, "kept"),
        bound(count_text(gone), *name, "set aside"),
        reasons_text(entry.set_aside, *name) or "None",
    )


def _of(findings: Findings, of: str) -> str:
    """A question by its words, a source by its name."""
    names = headings(findings.questionnaire.questions)
    plain = of.removesuffix(OTHER_WORDS)
    if plain not in names:
        return one_line(of)
    start = "other answers to " if of != plain else ""
    return f"{start}“{shorten(names[plain], OF)}”"
