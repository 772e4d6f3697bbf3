"""Words that tell of a group which a release does not show: a quote with them points at few."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from consult.definitions.about_groups import about_groups
from consult.definitions.cues import cue_in
from consult.definitions.quote_marks import says_nothing
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import RowRole, Table
from consult.model.survey.questionnaire import Purpose, Question, Questionnaire
from consult.office.words import one_line

_PARTS = re.compile(r"\s*(?:[,;:/()]|\bor\b|\band\b|\bincluding\b|\be\.g\.)\s*", re.IGNORECASE)
_LEAD = re.compile(r"^(?:an?|the|any|as|i am|i'm|i’m)\s+", re.IGNORECASE)

FEWEST_LETTERS = 4
"""Of words that tell of a group by themselves: shorter ones ("yes", "no", "man") stand in any
comment."""


def cues_of_small_groups(questionnaire: Questionnaire, tables: Sequence[Table]) -> tuple[str, ...]:
    """Words by which a quote would tell of a group whose number is not shown.

    Parameters
    ----------
    questionnaire
        What was asked of people themselves.
    tables
        After disclosure control.

    Returns
    -------
    tuple
        Cues for :func:`tells_of`. Options put together with others or hidden are groups that are
        not shown; where their words say nothing ("Yes"), those by which comments speak of the
        characteristic stand for them.
    """
    by_id = {table.id: table for table in tables}
    found: dict[str, None] = {}
    for question in questionnaire.questions:
        if question.purpose in {Purpose.CHARACTERISTIC, Purpose.RESPONDENT}:
            found |= dict.fromkeys(_cues(question, by_id))
    return tuple(found)


def tells_of(text: str, cues: tuple[str, ...]) -> bool:
    """Whether a text holds any of the cues.

    Parameters
    ----------
    text
        What would be printed.
    cues
        From :func:`cues_of_small_groups`.
    """
    return bool(cues) and bool(cue_in(text, cues))


def _cues(question: Question, tables: Mapping[TableId, Table]) -> Iterator[str]:
    shown = _shown(question, tables)
    known = {part for label in shown for part in _parts(label)}
    labels = [option.label for option in question.options]
    hidden = [one for one in labels if one_line(one).casefold() not in shown]
    for option in hidden:
        parts = [part for part in _parts(option) if part not in known]
        yield from (cue for part in parts for cue in (part, f"{part}s"))
        about = about_groups().get(question.characteristic)
        if not parts and about is not None and _is_a_group(option):
            yield from about.cues


def _shown(question: Question, tables: Mapping[TableId, Table]) -> set[str]:
    """Labels of the groups of whom the release says how many there are."""
    ids = (
        TableId(TableKind.PROFILE, question.characteristic or question.id),
        TableId(TableKind.RESPONDENTS, question.id),
        TableId(TableKind.QUESTION, question.id),
    )
    rows = (row for one in ids if (table := tables.get(one)) for row in table.rows)
    return {
        one_line(row.label).casefold()
        for row in rows
        if row.role is RowRole.GROUP and row.cells[0].number is not None
    }


def _parts(label: str) -> Iterator[str]:
    """The phrases of a label by which a group may be known."""
    for part in _PARTS.split(one_line(label).casefold()):
        words = _LEAD.sub("", part.strip()).split()
        telling = [word for word in words if word not in says_nothing() and not word.isdigit()]
        if telling and len("".join(telling)) >= FEWEST_LETTERS:
            yield " ".join(words)


def _is_a_group(option: str) -> bool:
    """Whether an option without a name of its own is a group: "Yes" to "Are you ...?"."""
    return option.casefold().strip(" .") in {"yes", "no", "different", "other"}
