"""Results by characteristic: answers and themes, one characteristic after the other."""

from __future__ import annotations

from consult.model.document import Block, Heading, Paragraph, TableBlock
from consult.model.questionnaire import Kind
from consult.model.table import Table
from consult.report.chapters import differences
from consult.report.chapters.comments import ALL_COMMENTS, open_questions
from consult.report.chapters.deeper import deeper
from consult.report.chapters.stance import BY_STANCE
from consult.report.figures import compares, share_compared
from consult.report.findings import Findings

TITLE = "Results by characteristic"

MOST_TABLES = 80
"""Breakdowns printed in Word, shared out between the characteristics: about 60 pages."""

LEAST_COMPARED = 0.25
"""Word leaves a breakdown to the workbook where two groups can be compared on fewer of its answers
or themes than this share: the rest of its rows would be marks."""

FEWEST_EACH = 3
"""Breakdowns printed for every characteristic, however many characteristics there are."""

HOW_TO_READ = (
    "Each row of a table is one group of people. Its percentages are of the people in that group "
    "who answered the question.",
    "A figure is hidden when few people stand behind it. Other figures are hidden with it, so that "
    "it cannot be worked out from everything else in this report.",
    "A group with few people can differ by chance: see “Differences between groups”. A hidden or "
    "missing group does not mean that there is no impact.",
)


NOTHING_LEFT = (
    "Breakdowns left out because fewer than two groups were large enough to show: {number}. Too "
    "few people took part to tell how those groups compare."
)


def blocks(findings: Findings) -> tuple[Block, ...]:
    """The breakdowns by each characteristic, then the differences that stand out in them."""
    made = (*_tables(findings), *deeper(differences.blocks(findings)))
    return (Heading(TITLE), *made) if made else ()


def _tables(findings: Findings) -> tuple[Block, ...]:
    """The breakdowns that are printed, under the name of each characteristic."""
    printed = _printed(findings)
    if not printed:
        return ()
    left = len(left_out(findings))
    more = (
        (f"Breakdowns not printed here: {left}. The workbook of tables has them.",) if left else ()
    )
    names = findings.characteristic_names
    small = sum(not table.id.endswith(BY_STANCE) for table in too_small(findings))
    none = (NOTHING_LEFT.format(number=small),) if small else ()
    made: list[Block] = [Paragraph(words) for words in (*HOW_TO_READ, *none, *more)]
    for key, tables in printed.items():
        made += [Heading(names[key], 2), *(TableBlock(table) for table in tables)]
    return tuple(made)


def too_small(findings: Findings) -> tuple[Table, ...]:
    """The breakdowns with fewer than two groups to compare; they stand in no file."""
    broken = (table for table in findings.tables if "-by-" in table.id)
    return tuple(table for table in broken if not compares(table))


def left_out(findings: Findings) -> tuple[Table, ...]:
    """The breakdowns that Word leaves to the workbook, in order."""
    printed = {table.id for tables in _printed(findings).values() for table in tables}
    return tuple(
        table for tables in _all(findings).values() for table in tables if table.id not in printed
    )


def _all(findings: Findings) -> dict[str, tuple[Table, ...]]:
    """Characteristic -> its breakdowns: scales, then themes, then other questions."""
    order = [
        *(f"question-{q.id}" for q in findings.questionnaire.of(Kind.SCALE)),
        f"themes-{ALL_COMMENTS}",
        *(f"themes-{key}" for key, _ in open_questions(findings)),
        *(f"question-{q.id}" for q in findings.questionnaire.questions if q.kind is not Kind.SCALE),
    ]
    by_id = {table.id: table for table in findings.tables if compares(table)}
    found = {
        key: tuple(by_id[name] for start in order if (name := f"{start}-by-{key}") in by_id)
        for key in findings.characteristic_names
    }
    return {key: tables for key, tables in found.items() if tables}


def _printed(findings: Findings) -> dict[str, tuple[Table, ...]]:
    everything = {
        key: some
        for key, tables in _all(findings).items()
        if (some := tuple(table for table in tables if share_compared(table) >= LEAST_COMPARED))
    }
    if sum(len(tables) for tables in everything.values()) <= MOST_TABLES:
        return everything
    each = max(FEWEST_EACH, MOST_TABLES // len(everything))
    return {key: tables[:each] for key, tables in everything.items()}
