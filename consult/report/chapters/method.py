"""Method: written from the ledger and from what the run recorded, so that it is what was done."""

from __future__ import annotations

from consult.model.document import Block, Facts, Heading, Paragraph
from consult.model.ledger import CAME_IN, KEPT, SET_ASIDE
from consult.model.questionnaire import OTHER_WORDS
from consult.model.sections import Record
from consult.model.table import Mark
from consult.model.text import Phrase, Text, bound, joined
from consult.report.chapters.background import day
from consult.report.chapters.received import LEDGER, STAGES
from consult.report.figures import count_text
from consult.report.findings import Findings
from consult.report.plain import on_one_line, one_line, shorten
from consult.report.wording import headings

EQUALS = "At every stage, what came in equals what was kept and what was set aside."
HIDDEN = (
    "A number is hidden ([c]) where it would tell what the tables hide of people in small groups."
)

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
        Paragraph(EQUALS),
        *((Paragraph(HIDDEN),) if findings.untold else ()),
        Facts(
            "What came in, was kept and was set aside at each stage",
            ("Stage", "What was counted", "Came in", "Kept", "Set aside", "Why set aside"),
            tuple(_line(findings, at) for at in range(len(findings.ledger.entries))),
        ),
    )


def _line(findings: Findings, at: int) -> tuple[Phrase, ...]:
    entry = findings.ledger.entries[at]
    name = (LEDGER, f"line {at + 1}", entry.stage, entry.what, entry.of)
    told = {
        what: bound(
            str(Mark.SUPPRESSED) if entry.spot(what) in findings.untold else count_text(number),
            *name,
            what,
        )
        for what, number in entry.numbers.items()
    }
    return (
        STAGES.get(entry.stage, entry.stage.capitalize()),
        f"{entry.what.capitalize()}: {_of(findings, entry.of)}"
        if entry.of
        else entry.what.capitalize(),
        told[CAME_IN],
        told[KEPT],
        told[SET_ASIDE],
        joined((f"{reason}: " + told[reason] for reason in entry.set_aside), "; ") or "None",
    )


def _of(findings: Findings, of: str) -> str:
    """A question by its words, a source by its name."""
    names = headings(findings.questionnaire.questions)
    plain = of.removesuffix(OTHER_WORDS)
    if plain not in names:
        return one_line(of)
    start = "other answers to " if of != plain else ""
    return f"{start}“{shorten(names[plain], OF)}”"
