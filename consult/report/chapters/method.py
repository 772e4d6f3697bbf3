"""Method: written from the ledger and from what the run recorded, so that it is what was done."""

from __future__ import annotations

from consult.model.publishing.table import Mark
from consult.model.run.readiness import Matter
from consult.model.settings.sections import Record
from consult.model.survey.ledger import CAME_IN, KEPT, SET_ASIDE
from consult.model.survey.questionnaire import OTHER_WORDS
from consult.model.words.document import Block, Bullets, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, bound, joined
from consult.report.chapters.background import day
from consult.report.chapters.prompts import prompts
from consult.report.chapters.received import LEDGER, STAGES
from consult.report.figures import count_text
from consult.report.findings import Findings
from consult.report.plain import listed, on_one_line, one_line, shorten
from consult.report.wording import headings

EQUALS = "At every stage, what came in equals what was kept and what was set aside."
HIDDEN = (
    "A number is hidden ([c]) where it would tell what the tables hide of people in small groups."
)
LEFT = "When this draft was made, these things were left to settle, the most important first:"
SETTLED = "All that was marked for people to look at was settled before this report became final."

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
            f"{_start(one)}: "
            + on_one_line(made.text)
            + f" Recorded by {one_line(made.by)} on {day(made.date)}."
        )
        for one in Record
        if (made := findings.records.get(one)) is not None
    )
    return (*said, *prompts(findings.readiness.of(Matter.RECORD, Matter.QUOTES)))


def _left(findings: Findings) -> tuple[Block, ...]:
    """What a draft has left to settle, by kind; of a final report, that nothing was."""
    if findings.final:
        return (Paragraph(SETTLED),)
    if findings.readiness.ready:
        return ()
    named = {
        matter: tuple(one.name for one in findings.readiness.of(matter) if one.name)
        for matter in dict.fromkeys(one.matter for one in findings.readiness.left)
    }
    said = (f"{matter}: " + listed(names) if names else matter for matter, names in named.items())
    return (Paragraph(LEFT), Bullets(tuple(words + "." for words in said)))


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
