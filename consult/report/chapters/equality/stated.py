"""Findings that an equality assessment stated before, and what this consultation has on them."""

from __future__ import annotations

from collections.abc import Iterator

from consult.errors import many
from consult.model.counting.table_id import TableId, TableKind
from consult.model.evidence.difference import Verdict
from consult.model.evidence.equality import Bearing, EqualityEvidence, Evidence, StatedEvidence
from consult.model.publishing.table import Mark
from consult.model.words.document import Block, Bullets, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, Text, bound, joined, say
from consult.report.passages.differences import Names
from consult.report.passages.placing import equality
from consult.report.prose.difference_wording import (
    adjusted_text,
    interval_text,
    mine_text,
    theirs_text,
)
from consult.report.prose.findings import Findings
from consult.report.prose.plain import listed, one_line
from consult.report.prose.wording import reading_of

HOW = (
    "Each comparison below bears on the finding. It counts as supporting where these groups raised "
    "a theme more often than others, or gave the first answers of a scale less often. It counts as "
    "contrary where it is the other way round. What is only to look into is counted apart. What is "
    "not even that is called no evidence either way, or too few to tell. A difference says what "
    "differs. It does not say why, and it neither proves nor disproves the finding.",
)
HEADER = (
    "Evidence",
    "Group",
    "Question or comments",
    "In the group, and others",
    "Difference in points (interval)",
    "Adjusted p",
)
ORDER = tuple(Bearing)
LOOKED = "To look into"
"""What a comparison is counted as, whichever way it goes, that is no finding by itself."""
TOLD = (Bearing.SUPPORTING, Bearing.CONTRARY)
"""What is told in a sentence beside its row in the table."""

AS_COUNTED = {
    Bearing.SUPPORTING: "supporting",
    Bearing.CONTRARY: "contrary",
    LOOKED: "to look into",
    Bearing.NONE: "with no evidence either way",
    Bearing.TOO_FEW: "with too few people to tell",
}


def blocks(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    """Each finding with its evidence; nothing where the study names none.

    Parameters
    ----------
    findings
        Of which it reads the tables of themes.
    evidence
        Of which it reads the findings that were stated before, with what bears on each.
    """
    if not evidence.stated:
        return ()
    each = (block for stated in evidence.stated for block in _finding(findings, stated))
    return (
        Heading("Findings stated before"),
        *(Paragraph(words) for words in HOW),
        *each,
    )


def _finding(findings: Findings, stated: StatedEvidence) -> tuple[Block, ...]:
    made: list[Block] = [
        Heading(one_line(stated.title), 2),
        Paragraph(f"Stated in: {one_line(stated.source)}."),
    ]
    if stated.note:
        made.append(Paragraph(one_line(stated.note)))
    raised = tuple(_raised(findings, table, theme) for table, theme in stated.themes)
    if raised:
        made += [Paragraph("Themes that bear on it, raised by anybody:"), Bullets(raised)]
    made.append(Paragraph(_added(stated)))
    told = tuple(_told(findings, stated))
    made += [Bullets(told)] if told else []
    rows = sorted(stated.evidence, key=lambda found: ORDER.index(found.bearing))
    if rows:
        title = f"Evidence on: {one_line(stated.title)}"
        made.append(Facts(title, HEADER, tuple(_row(findings, found) for found in rows)))
    return tuple(made)


def _raised(findings: Findings, of: TableId, theme: str) -> Text:
    """How many people raised a theme, and how many where they were asked about equality."""
    asked = [TableId(TableKind.THEMES, question.id) for question in equality(findings)]
    places = [("", of)]
    places += [
        ("in comments on the equality analysis, ", place)
        for place in asked
        if place != of and _has(findings, place, theme)
    ]
    said = (where + _number(findings, place, theme) for where, place in places)
    return f"“{one_line(theme)}”: " + joined(said, "; ") + "."


def _has(findings: Findings, of: TableId, theme: str) -> bool:
    table = findings.table(of)
    return table is not None and theme in {row.label for row in table.rows}


def _number(findings: Findings, of: TableId, theme: str) -> Text:
    table = findings.table(of)
    reading = reading_of(theme, table) if table else None
    if reading is None:
        return Text("too few to report")
    return reading.says_number + " people (" + reading.says_share + ")"


def _told(findings: Findings, stated: StatedEvidence) -> Iterator[Text]:
    """What each comparison says that supports the finding or is contrary to it."""
    for found in stated.evidence:
        if found.bearing in TOLD and found.difference is not None:
            called = Names.of(findings, found.characteristic)
            yield f"{_bears(found)}: " + called.said(found.difference)


def _added(stated: StatedEvidence) -> Phrase:
    """What there is now that there was not before."""
    if not stated.evidence:
        return (
            "What this consultation adds: no comparison that can be shown bears on it. That is a "
            "gap in the evidence, and neither confirms the finding nor takes it away."
        )
    tables = len({found.table for found in stated.evidence})
    counted = [LOOKED if _looked(found) else found.bearing for found in stated.evidence]
    name = ("stated", stated.title)
    parts = listed(
        tuple(
            bound(str(counted.count(called)), *name, called) + f" {words}"
            for called, words in AS_COUNTED.items()
        )
    )
    number = bound(str(tables), *name, "tables")
    return say(
        "What this consultation adds to what was known when it was first stated: comparisons in "
        "{number} {tables} of answers and themes by these groups. They are {parts}.",
        number=number,
        tables=many(tables, "table").split(" ", 1)[1],
        parts=parts,
    )


def _looked(found: Evidence) -> bool:
    """Whether a comparison survives screening and no more: it is no evidence yet."""
    return found.difference is not None and found.difference.verdict is Verdict.TO_LOOK_INTO


def _bears(found: Evidence) -> str:
    """How a comparison bears on the finding, and that it is only to look into where it is."""
    return f"{found.bearing}, {LOOKED.lower()}" if _looked(found) else str(found.bearing)


def _row(findings: Findings, found: Evidence) -> tuple[Phrase, ...]:
    called = Names.of(findings, found.characteristic)
    difference = found.difference
    place = (
        _bears(found),
        one_line(found.group),
        called.answer(found.table, found.column),
    )
    if difference is None:
        return (*place, *[str(Mark.SUPPRESSED)] * 3)
    who = f" ({one_line(difference.other)})" if difference.other else ""
    sides = mine_text(difference) + " against " + theirs_text(difference) + who
    return (*place, sides, interval_text(difference), adjusted_text(difference))
