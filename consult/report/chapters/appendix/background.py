"""Background and process: what was consulted on, when, how, and how far it reached."""

from __future__ import annotations

from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import RowRole
from consult.model.run.readiness import Matter
from consult.model.settings.sections import Process
from consult.model.words.document import Block, Bullets, Heading, Paragraph
from consult.report.passages.prompts import prompts
from consult.report.prose.findings import Findings
from consult.report.prose.plain import day, listed, on_one_line, one_line
from consult.report.prose.wording import readings

TITLE = "Background and process"

HOW_RUN = "How the consultation was run"


def blocks(findings: Findings) -> tuple[Block, ...]:
    """What was consulted on, when, by which channels, and how it was made known.

    Parameters
    ----------
    findings
        Of which it reads the study, the table of channels, what people said of the process, and
        what a draft has left to ask for.
    """
    return (
        Heading(TITLE),
        *(Paragraph(words) for words in _background(findings)),
        *prompts(findings.readiness.of(Matter.WINDOW, Matter.ORGANISATION)),
        *_process(findings),
    )


def _background(findings: Findings) -> tuple[str, ...]:
    about, window = findings.study.study, findings.study.window
    who = one_line(about.organisation)
    title = one_line(about.title)
    said = [f"{who} consulted on “{title}”." if who else f"The consultation was “{title}”."]
    if about.description:
        said.append(one_line(about.description))
    if window:
        said.append(
            f"It was open from {day(window.opens)} to {day(window.closes)}, both days included."
        )
    said.append(f"Ways in which people responded: {listed(_channels(findings)).plain}.")
    return tuple(said)


def _channels(findings: Findings) -> tuple[str, ...]:
    """Those of the table of channels, else those of the sources."""
    table = findings.table(TableId(TableKind.CHANNELS))
    rows = () if table is None else readings(table, RowRole.GROUP)
    if table is not None and len(rows) == sum(row.role is RowRole.GROUP for row in table.rows):
        return tuple(row.label.lower() for row in rows if row.number)
    return tuple(dict.fromkeys(source.channel for source in findings.study.sources))


def _process(findings: Findings) -> tuple[Block, ...]:
    """What people said of how the consultation was run; a draft asks for the rest."""
    said = tuple(
        f"{process.words[:1].upper()}{process.words[1:]}: " + on_one_line(findings.process[process])
        for process in Process
        if process in findings.process
    )
    asked = prompts(findings.readiness.of(Matter.PROCESS))
    if not said and not asked:
        return ()
    return (Heading(HOW_RUN, 2), *([Bullets(said)] if said else []), *asked)
