"""Sentences about numbers: which words a share may be called by, and what a table says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consult.model.questionnaire import Question
from consult.model.table import Row, RowRole, Table, Unit
from consult.report.figures import count_text, percent_text, shown_cells
from consult.report.plain import listed, one_line, shorten

NEAR_HALF = 5.0
"""Within so many points of a half, words say so instead of "most"."""

PAST = {
    "agree": "agreed",
    "disagree": "disagreed",
    "support": "were in support",
    "oppose": "were opposed",
    "satisfied": "were satisfied",
    "dissatisfied": "were dissatisfied",
}
"""Nets of common scales as what people did; other nets are said by their options."""

HEADING = 90
"""Most characters of a question in a heading."""

NET_WORD = re.compile(r"\bnet\b\s*:?", re.IGNORECASE)


def quantifier(share: float) -> str:
    """The words a share of the base may be called by.

    Parameters
    ----------
    share
        Percentage of the stated base, 0 to 100, unrounded.

    Returns
    -------
    str
        A phrase that stands before "people": "Most", "About half of the", "Fewer than half of
        the".

    Notes
    -----
    "Most" only above half of the base, and not within 5 points of it, where a rounded number
    beside the word would look wrong. A consultation is not a vote: no word says that a side won.
    """
    if share >= 100:
        return "All"
    if share > 50 + NEAR_HALF:
        return "Most"
    if share > 50:
        return "Just over half of the"
    if share == 50:
        return "Half of the"
    if share >= 50 - NEAR_HALF:
        return "Just under half of the"
    return "Fewer than half of the" if share > 0 else "None of the"


@dataclass(frozen=True)
class Reading:
    """A row as prose may use it: no number of it is hidden."""

    label: str
    share: float
    number: float


def readings(table: Table, role: RowRole) -> tuple[Reading, ...]:
    """The rows of one role whose share and number are both printed, in order.

    Parameters
    ----------
    table
        A table with one column of percentages and one of people or comments; of any other
        table nothing is read.
    role
        Which rows.
    """
    found = (_reading(row, table) for row in table.rows if row.role is role)
    return tuple(reading for reading in found if reading)


def _reading(row: Row, table: Table) -> Reading | None:
    cells = shown_cells(row, table)
    numbers = {
        unit: [
            c.number for c, column in zip(cells, table.columns, strict=True) if column.unit is unit
        ]
        for unit in Unit
    }
    shares, counts = numbers[Unit.PERCENT], [*numbers[Unit.PEOPLE], *numbers[Unit.COMMENTS]]
    if len(shares) != 1 or len(counts) != 1 or shares[0] is None or counts[0] is None:
        return None
    return Reading(one_line(row.label), shares[0], counts[0])


def reading_of(label: str, table: Table) -> Reading | None:
    """The row of that label, or ``None`` when there is none or its numbers are hidden."""
    wanted = one_line(label).casefold()
    return next((r for r in readings(table, RowRole.GROUP) if r.label.casefold() == wanted), None)


def sentences(question: Question, table: Table) -> str:
    """What a frequency table says, in one or two plain sentences.

    Parameters
    ----------
    question, table
        A closed question and its table.

    Returns
    -------
    str
        The nets of a scale, else the most common answer; empty when those are hidden.
    """
    nets = readings(table, RowRole.NET)
    expected = sum(row.role is RowRole.NET for row in table.rows)
    if not expected:
        return _most_common(table)
    if len(nets) < expected:
        return ""
    said = [_first_net(nets[0], question, table)]
    said += [_further_net(net, question) for net in nets[1:]]
    return " ".join(said)


def _first_net(net: Reading, question: Question, table: Table) -> str:
    of = f" of {count_text(table.base)}" if table.base is not None else ""
    return (
        f"{quantifier(net.share)} people who answered {_did(net.label, question)} "
        f"({percent_text(net.share)}, {count_text(net.number)}{of})."
    )


def _further_net(net: Reading, question: Question) -> str:
    share, number = percent_text(net.share), count_text(net.number)
    return f"A total of {share} {_did(net.label, question)} ({number})."


def _did(label: str, question: Question) -> str:
    net = NET_WORD.sub("", label).strip(" :()-–")
    past = PAST.get(net.casefold())
    if past:
        return past
    options = tuple(f"“{one_line(o.label)}”" for o in question.options if o.net == net)
    return f"chose {listed(options, last='or')}" if options else f"gave the answer “{net}”"


def _most_common(table: Table) -> str:
    rows = [row for row in table.rows if row.role is RowRole.GROUP]
    seen = [reading for reading in readings(table, RowRole.GROUP) if reading.number > 0]
    if not seen:
        return ""
    top = max(reading.number for reading in seen)
    first = [reading for reading in seen if reading.number == top]
    if len(first) > 2:
        return ""
    start = (
        "The most common answer"
        if _all_printed(rows, table)
        else "Of the answers shown, the most common"
    )
    share = percent_text(first[0].share)
    if len(first) == 2:
        both = listed(tuple(f"“{shorten(reading.label, HEADING)}”" for reading in first))
        return f"{start} were {both} ({share} each).".replace("answer were", "answers were")
    return f"{start} was “{shorten(first[0].label, HEADING)}” ({share}, {count_text(top)})."


def _all_printed(rows: list[Row], table: Table) -> bool:
    return all(
        column.unit.is_share or cell.number is not None
        for row in rows
        for cell, column in zip(shown_cells(row, table), table.columns, strict=True)
    )


def headings(questions: tuple[Question, ...]) -> dict[str, str]:
    """A short heading for every question, by id; questions that begin alike keep their ends.

    Parameters
    ----------
    questions
        All questions of a questionnaire.
    """
    short = {question.id: shorten(question.text, HEADING) for question in questions}
    shared = {text for text in short.values() if list(short.values()).count(text) > 1}
    return {
        question.id: _both_ends(question.text)
        if short[question.id] in shared
        else short[question.id]
        for question in questions
    }


def _both_ends(text: str) -> str:
    line = one_line(text)
    if len(line) <= HEADING:
        return line
    end = line[-HEADING * 2 // 3 :]
    return f"{shorten(line, HEADING // 3)} {end.split(' ', 1)[-1]}"
