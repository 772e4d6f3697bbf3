"""Reconciliation: everything that came in is counted or set aside, in one table that adds up."""

from __future__ import annotations

from consult.errors import LedgerError, Problem
from consult.model.publishing.table import Mark
from consult.model.survey.ledger import CAME_IN, KEPT, SET_ASIDE, Entry
from consult.model.survey.questionnaire import OTHER_WORDS
from consult.model.words.document import Block, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, Text, bound, joined
from consult.report.passages.received import LEDGER, STAGES, WHOLE, received, says_counted
from consult.report.prose.figures import count_text
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line, shorten
from consult.report.prose.wording import headings

TITLE = "Reconciliation"
SAYS = (
    "Everything that came in is either counted in this report or set aside for a reason. Nothing "
    "set aside is deleted."
)
NO_LEDGER = "There is no ledger of what came in."
HEADER = ("What", "Responses and rows")


def blocks(findings: Findings) -> tuple[Block, ...]:
    """What came in by source, what was set aside and why, what is counted, and their total.

    Parameters
    ----------
    findings
        Of which it reads the ledger, and which of its numbers may not be printed.

    Raises
    ------
    LedgerError
        When what came in is not what is counted and set aside together.
    """
    rows = _rows(findings)
    if not rows:
        return (Heading(TITLE), Paragraph(NO_LEDGER))
    return (
        Heading(TITLE),
        Paragraph(SAYS),
        Facts("What came in, what is counted and what was set aside", HEADER, rows),
        *_ledger_blocks(findings),
    )


def _rows(findings: Findings) -> tuple[tuple[Phrase, Phrase], ...]:
    entries = [entry for entry in findings.ledger.entries if entry.what in WHOLE]
    whole = received(findings.ledger)
    if whole is None:
        return ()
    first = _first(entries)
    came, gone = sum(entry.came_in for entry in first), _gone(entries)
    away = sum(gone.values())
    if came != whole.counted + away:
        raise LedgerError(
            Problem(
                f"{came} came in, but {whole.counted} counted and {away} set aside make "
                f"{whole.counted + away}.",
                hint="Report this: it is a mistake in consult, not in your data.",
            )
        )
    sources = tuple(
        (
            f"Came in: {one_line(entry.of).replace('_', ' ')}",
            _number(entry.came_in, "came in", entry.of),
        )
        for entry in first
        if entry.of and entry.spot(CAME_IN) not in findings.untold
    )
    return (
        *sources,
        ("All that came in", _number(came, "all came in")),
        ("Counted in this report", says_counted(whole)),
        *((f"Set aside: {reason}", _number(n, "gone", reason)) for reason, n in gone.items()),
        ("All set aside", _number(away, "all gone")),
        ("Counted and set aside together", _number(whole.counted + away, "accounted for")),
    )


def _first(entries: list[Entry]) -> list[Entry]:
    """The lines in which everything that came in stands once."""
    mine = [entry for entry in entries if entry.stage == entries[0].stage]
    rows = [entry for entry in mine if entry.what == mine[0].what]
    return [entry for entry in rows if entry.of] or rows


def _gone(entries: list[Entry]) -> dict[str, int]:
    """Reason -> how many, over all stages; lines for each source only where none is for all."""
    whole = {(entry.stage, entry.what) for entry in entries if not entry.of}
    total: dict[str, int] = {}
    for entry in entries:
        if entry.of and (entry.stage, entry.what) in whole:
            continue
        for reason, number in entry.set_aside.items():
            if number:
                total[reason] = total.get(reason, 0) + number
    return total


def _source(of: str) -> str:
    return one_line(of).replace("_", " ")


def _number(number: int, *name: str) -> Text:
    return bound(count_text(number), LEDGER, "reconciliation", *name)


EQUALS = "At every stage, what came in equals what was kept and what was set aside."

HIDDEN = (
    "A number is hidden ([c]) where it would tell what the tables hide of people in small groups."
)

OF = 60
"""Most characters of the name of a question or source in the ledger."""


def _ledger_blocks(findings: Findings) -> tuple[Block, ...]:
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
