"""How many people spoke of each heading over themes, in a sentence beside the table."""

from __future__ import annotations

from consult.model.counting.counts import HEADING_ROW
from consult.model.publishing.table import RowRole, Table
from consult.model.words.document import Block, Paragraph
from consult.model.words.text import Text, say
from consult.report.prose.plain import listed, one_line
from consult.report.prose.wording import readings

ONCE = "Counted by heading, each person once whatever they raised under it: {said}."
ONCE_OF_THE_LARGEST = (
    "Counted by heading, each person once whatever they raised under it, the largest are: {said}. "
    "The table has the others."
)
MOST_HEADINGS = 5
"""Headings told in a sentence: as many as a reader keeps in mind; a study may have fifteen."""

HIDDEN = "How many raised {names} in any way is hidden, to protect people in small groups."


def by_heading(table: Table | None) -> tuple[Block, ...]:
    """How many people raised any theme of each heading, and whose number is hidden.

    Parameters
    ----------
    table
        Of themes; ``None`` and one without rows of headings say nothing.
    """
    rows = [row for row in table.rows if row.role is RowRole.HEADING] if table else []
    if table is None or not rows:
        return ()
    shown = readings(table, RowRole.HEADING)
    told = {one.label for one in shown}
    hidden = [one_line(row.label) for row in rows if one_line(row.label) not in told]
    largest = sorted(shown, key=lambda one: -one.number)[:MOST_HEADINGS]
    said = tuple(
        say(
            "{name} by {number} {people} ({share})",
            name=_name(one.label),
            number=one.says_number,
            people="person" if one.number == 1 else "people",
            share=one.says_share,
        )
        for one in largest
    )
    sentences: list[Text] = []
    if said and len(shown) == len(largest):
        sentences.append(say(ONCE, said=listed(said)))
    elif said:
        sentences.append(say(ONCE_OF_THE_LARGEST, said=listed(said)))
    if hidden:
        sentences.append(say(HIDDEN, names=listed(tuple(map(_name, hidden)), last="or")))
    return tuple(map(Paragraph, sentences))


def _name(label: str) -> str:
    return f"“{label.removesuffix(HEADING_ROW)}”"
