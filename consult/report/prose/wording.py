"""Sentences about numbers: which words a share may be called by, and what a table says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consult.model.publishing.table import Row, RowRole, Table, Unit
from consult.model.survey.questionnaire import Question
from consult.model.words.text import Text, bound, say
from consult.report.prose.figures import (
    bound_base,
    cell_name,
    count_text,
    half_up,
    percent_text,
    shown_cells,
)
from consult.report.prose.plain import listed, one_line, shorten

NEAR_HALF = 5.0
"""Within so many points of a half, words say so instead of "most", for which 51 % is too little.
The report says how wide that is, in ``QUANTIFIERS``."""

PAST = {
    "agree": "agreed",
    "disagree": "disagreed",
    "support": "were in support",
    "oppose": "were opposed",
    "satisfied": "were satisfied",
    "dissatisfied": "were dissatisfied",
}
"""Nets of common scales as what people did; other nets are said by their options."""

HEADING = 130
"""Most characters of a question in a heading: two lines."""

ANSWER = 90
"""Most characters of an answer in a sentence."""

ITEM = re.compile(r"(?P<stem>.+?)\s*\[(?P<item>[^\[\]]{3,})\]")
"""How survey software words the question of one row of a grid: the common question, the row."""

STEM = 60
"""A common question of more characters than this is left out of the headings of its rows."""

WHOLE = 100
"""All of a base, in percent."""

NET_WORD = re.compile(r"\bnet\b\s*:?", re.IGNORECASE)

NEARLY_ALL, FEWER, SOME = 90, 25, 10
"""Least percentages, as printed, of "nearly all", "fewer than half" and "some"."""

QUANTIFIERS = (
    f"“Nearly all” is {NEARLY_ALL}% or more, and “most” is more than {50 + NEAR_HALF:.0f}%. “Just "
    f"over half” and “just under half” are within {NEAR_HALF:.0f} points of a half. “Fewer than "
    f"half” is {FEWER}% or more, “some” is {SOME}% or more, and “few” is less."
)
"""The same in words."""


def quantifier(share: float) -> str:
    """The words a share of the base may be called by.

    Parameters
    ----------
    share
        Percentage of the stated base, 0 to 100, unrounded.

    Returns
    -------
    str
        A phrase that stands before "people": "Most", "Half of the", "Few".

    Notes
    -----
    "Most" only above half of the base, and not within 5 points of it, where a rounded number
    beside the word would look wrong; other words go by the number as printed for the same reason.
    A consultation is not a vote: no word says that a side won.

    Examples
    --------
    >>> [quantifier(share) for share in (72.4, 52.0, 50.0, 9.4)]
    ['Most', 'Just over half of the', 'Half of the', 'Few']
    """
    whole = half_up(share)
    bands = (
        (share >= 100, "All"),
        (whole >= NEARLY_ALL, "Nearly all"),
        (whole > 50 + NEAR_HALF, "Most"),
        (share > 50, "Just over half of the"),
        (share == 50, "Half of the"),
        (whole >= 50 - NEAR_HALF, "Just under half of the"),
        (whole >= FEWER, "Fewer than half of the"),
        (whole >= SOME, "Some"),
        (share > 0, "Few"),
    )
    return next((words for holds, words in bands if holds), "None of the")


@dataclass(frozen=True)
class Reading:
    """A row as prose may use it: no number of it is hidden.

    Parameters
    ----------
    label
        Of the row.
    share, number
        Percentage of the base, and people or comments, with full precision.
    says_share, says_number
        The same as printed.
    """

    label: str
    share: float
    number: float
    says_share: Text
    says_number: Text


def readings(table: Table, role: RowRole) -> tuple[Reading, ...]:
    """The rows of one role whose share and number are both printed, in order.

    Parameters
    ----------
    table
        A table with one column of percentages and one of people or comments, or people and then
        comments; of any other table nothing is read.
    role
        Which rows.
    """
    found = (_reading(row, table) for row in table.rows if row.role is role)
    return tuple(reading for reading in found if reading)


def _reading(row: Row, table: Table) -> Reading | None:
    cells = shown_cells(row, table)
    units = [column.unit for column in table.columns]
    shares = [at for at, unit in enumerate(units) if unit is Unit.PERCENT]
    counts = [at for at, unit in enumerate(units) if unit in {Unit.PEOPLE, Unit.COMMENTS}][:1]
    if len(shares) != 1 or len(counts) != 1:
        return None
    share, number = cells[shares[0]].number, cells[counts[0]].number
    if share is None or number is None:
        return None
    return Reading(
        one_line(row.label),
        share,
        number,
        bound(percent_text(share), *cell_name(table, row, shares[0])),
        bound(count_text(number), *cell_name(table, row, counts[0])),
    )


def reading_of(label: str, table: Table) -> Reading | None:
    """The row of that label, or ``None`` when there is none or its numbers are hidden.

    Parameters
    ----------
    label
        Matched without regard to case and spacing.
    table
        As for :func:`readings`; only rows that are groups are read.
    """
    wanted = one_line(label).casefold()
    groups = (row for row in table.rows if row.role is RowRole.GROUP)
    alike = (row for row in groups if one_line(row.label).casefold() == wanted)
    return next(filter(None, (_reading(row, table) for row in alike)), None)


def sentences(question: Question, table: Table) -> Text:
    """What a frequency table says, in one or two plain sentences.

    Parameters
    ----------
    question, table
        A closed question and its table.

    Returns
    -------
    Text
        The nets of a scale, else the most common answer; empty when those are hidden.
    """
    nets = readings(table, RowRole.NET)
    expected = sum(row.role is RowRole.NET for row in table.rows)
    if not expected:
        return _most_common(table)
    if len(nets) < expected:
        return Text()
    further = tuple(_further_net(net, question) for net in nets[1:])
    return listed((_first_net(nets[0], question, table), *further)) + "."


def _first_net(net: Reading, question: Question, table: Table) -> Text:
    return say(
        "{most} people who answered {did} ({share}, {number}{of})",
        most=quantifier(net.share),
        did=_did(net.label, question),
        share=net.says_share,
        number=net.says_number,
        of=_of_base(table),
    )


def _of_base(table: Table) -> Text:
    return Text() if table.base is None else " of " + bound_base(table)


def _further_net(net: Reading, question: Question) -> Text:
    did = _did(net.label, question)
    return say("{share} {did} ({number})", share=net.says_share, did=did, number=net.says_number)


def net_of(label: str) -> str:
    """The net that a row is called by: "Agree" of "Agree (net)" or "Net: Agree".

    Parameters
    ----------
    label
        Of a row; one that is no net is given back without its outer brackets and dashes.
    """
    return NET_WORD.sub("", label).strip(" :()-–")


def _did(label: str, question: Question) -> str:
    net = net_of(label)
    past = PAST.get(net.casefold())
    if past:
        return past
    options = tuple(f"“{one_line(o.label)}”" for o in question.options if o.net == net)
    if not options:
        return f"gave the answer “{net}”"
    return f"chose {listed(options, last='or').plain}"


def _most_common(table: Table) -> Text:
    rows = [row for row in table.rows if row.role is RowRole.GROUP]
    seen = [reading for reading in readings(table, RowRole.GROUP) if reading.number > 0]
    if not seen:
        return Text()
    top = max(half_up(reading.share) for reading in seen)
    first = [reading for reading in seen if half_up(reading.share) == top]
    if len(first) > 2:
        return Text()
    whole = _all_printed(rows, table)
    said = tuple(_answer(reading, table) for reading in first)
    if len(first) == 1 and first[0].share >= WHOLE:
        return say("Everybody who answered chose {said}.", said=said[0])
    what = "answers were" if len(first) > 1 else "answer was"
    if not whole:
        what = "were" if len(first) > 1 else "was"
    start = "The most common" if whole else "Of the answers shown, the most common"
    return say("{start} {what} {said}.", start=start, what=what, said=listed(said))


def _answer(reading: Reading, table: Table) -> Text:
    return say(
        "“{label}” ({share}, {number}{of})",
        label=shorten(reading.label, ANSWER),
        share=reading.says_share,
        number=reading.says_number,
        of=_of_base(table),
    )


def _all_printed(rows: list[Row], table: Table) -> bool:
    return all(
        column.unit.is_share or cell.number is not None
        for row in rows
        for cell, column in zip(shown_cells(row, table), table.columns, strict=True)
    )


def headings(questions: tuple[Question, ...], most: int = 0) -> dict[str, str]:
    """A short heading for every question, by id; questions that begin alike keep their ends.

    Parameters
    ----------
    questions
        All questions of a questionnaire.
    most
        Characters of each at most; those of a heading where it is not said.
    """
    most = most or HEADING
    short = {question.id: shorten(question.text, most) for question in questions}
    shared = {text for text in short.values() if list(short.values()).count(text) > 1}
    items = _items(questions)
    return {
        question.id: items.get(question.id)
        or (_both_ends(question.text, most) if short[question.id] in shared else short[question.id])
        for question in questions
    }


def _items(questions: tuple[Question, ...]) -> dict[str, str]:
    """The rows of grids whose common question is too long to stand before each: "I like my job"."""
    found = {question.id: ITEM.fullmatch(one_line(question.text)) for question in questions}
    parts = {key: (match["stem"], match["item"]) for key, match in found.items() if match}
    stems, items = ([part[side] for part in parts.values()] for side in (0, 1))
    return {
        key: item
        for key, (stem, item) in parts.items()
        if stems.count(stem) > 1 and items.count(item) == 1 and len(stem) > STEM
    }


def _both_ends(text: str, most: int) -> str:
    line = one_line(text)
    if len(line) <= most:
        return line
    end = line[-most * 2 // 3 :]
    return f"{shorten(line, most // 3)} {end.split(' ', 1)[-1]}"
