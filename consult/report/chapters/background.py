"""Background and process: what was consulted on, when, how, and how far it reached."""

from __future__ import annotations

from datetime import date

from consult.model.document import Block, Bullets, Heading, Paragraph
from consult.report.chapters.sources import says
from consult.report.findings import Findings
from consult.report.plain import listed, one_line

TITLE = "Background and process"

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

NOT_RECORDED = "Not recorded in the study file:"

PROCESS = {
    "events": "events",
    "hard_copies": "hard copies given out",
    "easy_read": "Easy Read copies given out",
    "other_formats": "copies in other formats",
    "reach": "reach of advertising and social media",
    "page_visits": "visits to the consultation page",
    "downloads": "documents downloaded",
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
        said.append("Its dates are not recorded in the study file.")
    channels = tuple(dict.fromkeys(source.channel for source in findings.study.sources))
    said.append(f"Responses were read from these channels: {listed(channels)}.")
    return tuple(said)


def day(value: date) -> str:
    """A date as it is written in the UK, on any computer: 8 February 2024."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _process(findings: Findings) -> tuple[Block, ...]:
    """Figures of how the consultation was run, each with its source; what has none is named."""
    by_id = {one.id: one for one in findings.external}
    said, missing = [], []
    for setting, words in PROCESS.items():
        named = [by_id[key] for key in getattr(findings.study.process, setting) if key in by_id]
        said += [f"{one_line(one.what)}: {says(one)} {_of(one.unit, one.source)}" for one in named]
        if not named:
            missing.append(words)
    made: list[Block] = [Heading("How the consultation was run", 2)]
    made += [Bullets(tuple(said))] if said else []
    made += [Paragraph(NOT_RECORDED), Bullets(tuple(missing))] if missing else []
    return tuple(made)


def _of(unit: str, source: str) -> str:
    return f"{one_line(unit)} (source: {one_line(source)}).".lstrip()
