"""Background and process: what was consulted on, when, how, and how far it reached."""

from __future__ import annotations

from datetime import date

from consult.model.document import Block, Bullets, Heading, Paragraph
from consult.model.external import External
from consult.model.table import RowRole
from consult.model.table_id import TableId, TableKind
from consult.model.text import Text, say
from consult.report.chapters.sources import says
from consult.report.findings import Findings
from consult.report.plain import listed, one_line
from consult.report.wording import readings

TITLE = "Background and process"

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

NOT_RECORDED = "There is no record of {what}."

PROCESS = {
    "events": "events",
    "hard_copies": "hard copies given out",
    "easy_read": "Easy Read copies",
    "other_formats": "other formats",
    "reach": "reach of advertising",
    "page_visits": "page visits",
    "downloads": "downloads",
}
"""Setting of [process] -> what a report calls it."""


def blocks(findings: Findings) -> tuple[Block, ...]:
    """What was consulted on, when, by which channels, and how it was made known."""
    return (
        Heading(TITLE),
        *(Paragraph(words) for words in _background(findings)),
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
    else:
        said.append("There is no record of its dates.")
    said.append(f"Ways in which people responded: {listed(_channels(findings)).plain}.")
    return tuple(said)


def _channels(findings: Findings) -> tuple[str, ...]:
    """Those of the table of channels, else those of the sources."""
    table = findings.table(TableId(TableKind.CHANNELS))
    rows = () if table is None else readings(table, RowRole.GROUP)
    if table is not None and len(rows) == sum(row.role is RowRole.GROUP for row in table.rows):
        return tuple(row.label.lower() for row in rows if row.number)
    return tuple(dict.fromkeys(source.channel for source in findings.study.sources))


def day(value: date) -> str:
    """A date as it is written in the UK, on any computer: 8 February 2024."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _process(findings: Findings) -> tuple[Block, ...]:
    """Figures of how the consultation was run, each with its source; what has none is named."""
    by_id = {one.id: one for one in findings.external}
    said, missing = [], []
    for setting, words in PROCESS.items():
        named = [by_id[key] for key in getattr(findings.study.process, setting) if key in by_id]
        said += [_says(one) for one in named]
        if not named:
            missing.append(words)
    made: list[Block] = [Heading("How the consultation was run", 2)]
    made += [Bullets(tuple(said))] if said else []
    if missing:
        made.append(Paragraph(say(NOT_RECORDED, what=listed(tuple(missing), last="or"))))
    return tuple(made)


def _says(one: External) -> Text:
    return f"{one_line(one.what)}: " + says(one) + f" {_of(one.unit, one.source)}"


def _of(unit: str, source: str) -> str:
    return f"{one_line(unit)} (source: {one_line(source)}).".lstrip()
