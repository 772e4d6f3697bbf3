"""The themes raised most in comments on a question."""

from __future__ import annotations

from consult.model.coding.codeframe import UNREAD_CODE
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import RowRole
from consult.model.words.text import Text, say
from consult.report.prose.figures import half_up
from consult.report.prose.findings import Findings
from consult.report.prose.plain import listed, one_line
from consult.report.prose.wording import Reading, readings

MOST_THEMES = 3
"""Themes named for each open question."""


def top_themes(findings: Findings, question_id: str) -> Text:
    """The themes raised most in comments on a question, with their shares; empty without any.

    Parameters
    ----------
    findings, question_id
        What was found, and the open question.
    """
    table = findings.table(TableId(TableKind.THEMES, question_id))
    if table is None:
        return Text()
    codes = (c for c in findings.codes.get(question_id, ()) if c.id != UNREAD_CODE)
    names = {one_line(code.name) for code in codes}
    found = [r for r in readings(table, RowRole.GROUP) if r.label in names and r.number > 0]
    said = tuple(f"{reading.label} (" + reading.says_share + ")" for reading in _top(found))
    if not said:
        return Text()
    which = "theme raised most often was" if len(said) == 1 else "themes raised most often were"
    return say("The {which} {themes}.", which=which, themes=listed(said))


def _top(found: list[Reading]) -> list[Reading]:
    """The largest, none of which prints the same share as one that is left out."""
    order = sorted(found, key=lambda r: -r.number)
    largest, rest = order[:MOST_THEMES], order[MOST_THEMES : MOST_THEMES + 1]
    apart = [r for r in largest if not rest or half_up(r.share) > half_up(rest[0].share)]
    return apart or largest
