"""What people had decided before there was a journal, as its first lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult.coding.journal.brought import place
from consult.coding.journal.lines import numbered_after
from consult.model.coding.journal import Act, Journal, JournalEntry
from consult.model.coding.review import ThemeDecision, ThemeDecisions

if TYPE_CHECKING:
    import pandas as pd


def lines_before_journal(
    decisions: pd.DataFrame, themes: ThemeDecisions, stances: pd.DataFrame
) -> Journal:
    """The decisions of an earlier version of consult, as lines without a workbook and a date.

    Parameters
    ----------
    decisions
        Schema ``DECISIONS``.
    themes
        What was said of the codes.
    stances
        Schema ``STANCE_DECISIONS``.
    """
    lines: list[JournalEntry] = []
    for question, of_question in themes.items():
        lines += _of_themes(question, of_question)
    for question, text, code, act, by in decisions.itertuples(index=False, name=None):
        lines.append(JournalEntry(Act(act), question, text, code, by=by))
    for question, text, stance, by in stances.itertuples(index=False, name=None):
        lines.append(JournalEntry(Act.STANCE, question, text, value=stance, by=by))
    lines.sort(key=lambda entry: entry.act is Act.FINISHED)
    return numbered_after((), lines)


def _of_themes(question: str, themes: tuple[ThemeDecision, ...]) -> Iterator[JournalEntry]:
    yield JournalEntry(Act.SUGGESTED, question)
    for said in themes:
        yield JournalEntry(
            Act.ADDED if said.own else Act.SUGGESTED,
            question,
            code=said.code,
            value=said.name,
            definition=said.definition,
            part_of=said.theme,
            found=not (said.theme or said.own),
            apart=not said.theme,  # themes were found question by question then
            by=said.checked_by if said.own else "",
        )
    for said in themes:
        yield from _of_theme(question, said)


def _of_theme(question: str, said: ThemeDecision) -> Iterator[JournalEntry]:
    by = said.checked_by
    if said.new_name:
        yield JournalEntry(Act.RENAMED, question, code=said.code, value=said.new_name, by=by)
    if said.new_definition:
        yield JournalEntry(Act.DEFINED, question, code=said.code, value=said.new_definition, by=by)
    if not said.stands:
        act, value = place(said)
        here = bool(said.theme)  # each question had its own word on an agreed code
        yield JournalEntry(act, question, code=said.code, value=value, by=by, apart=here)
    if by:
        yield JournalEntry(Act.CHECKED, question, code=said.code, by=by)
