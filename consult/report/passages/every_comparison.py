"""Every comparison between groups, for the workbook."""

from __future__ import annotations

from collections import Counter

from consult.model.evidence.difference import Difference, Family, Lettered, Overall
from consult.model.publishing.table import Row, Table
from consult.model.words.document import Block, Facts, Heading
from consult.model.words.text import Phrase, Text, bound
from consult.report.passages.differences import (
    NOT_COMPARED,
    OVERALL,
    Names,
    compared_rows,
    p_figure,
)
from consult.report.prose.difference_wording import (
    least_text,
    link_text,
)
from consult.report.prose.figures import bound_cell, count_text, shown_cells
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line

SMALLEST = "Could have shown"

LEFT_OUT = "Comparisons left out because a figure is hidden"


def further(findings: Findings) -> tuple[Block, ...]:
    """For the workbook: every comparison, every test of a whole table, and column letters.

    Comparisons that cannot be made, because a figure is hidden, are counted and not listed.

    Parameters
    ----------
    findings
        With everything that was compared, and the tables it was compared in.
    """
    made: list[Block] = []
    for family in findings.differences:
        called = Names.of(findings, family.characteristic)
        by = findings.by(family.characteristic)
        if family.differences:
            made.append(_every(family, by, called))
        if family.overall:
            made.append(_overall(family, by, called))
        tables = ((lettered, findings.table(lettered.table)) for lettered in family.lettered)
        made += [_letters(lettered, table, by, called) for lettered, table in tables if table]
    if any(family.hidden for family in findings.differences):
        made.append(_left_out(findings))
    return (Heading("Every comparison between groups"), *made) if made else ()


def _every(family: Family, by: str, called: Names) -> Facts:
    shown = compared_rows(family.differences, called)
    rows = tuple(
        (*row, _least(difference))
        for row, difference in zip(shown, family.differences, strict=True)
    )
    header = (*called.header_of(family.differences), SMALLEST)
    return Facts(f"Every comparison, by {by}", header, rows)


def _left_out(findings: Findings) -> Facts:
    """How many comparisons there would be of each question but for figures that are hidden."""
    rows: list[tuple[str, ...]] = []
    for family in findings.differences:
        called = Names.of(findings, family.characteristic)
        name = findings.break_names.get(family.characteristic, family.characteristic)
        hidden = Counter(table for table, _, _ in family.hidden)
        compared = Counter(difference.table for difference in family.differences)
        rows += [
            (name, called.answer(table), str(number), str(compared[table]))
            for table, number in hidden.items()
        ]
    return Facts(LEFT_OUT, ("By", "Question or comments", "Left out", "Made"), tuple(rows))


def _least(difference: Difference) -> Phrase:
    if difference.least_together is None:
        return "No difference"
    return least_text(difference) + " or more"


def _overall(family: Family, by: str, called: Names) -> Facts:
    header = ("Question or theme", "Groups", "People", "Link", "Adjusted p", "p of a trend", "Test")
    rows = tuple(_tested(overall, called) for overall in family.overall)
    return Facts(f"All groups at once, by {by}", header, rows)


def _tested(overall: Overall, called: Names) -> tuple[Phrase, ...]:
    return (
        called.answer(overall.table, overall.column),
        "; ".join(map(one_line, overall.groups)),
        bound(count_text(overall.base), OVERALL, str(overall.table), overall.column, "base"),
        link_text(overall).capitalize(),
        p_figure(overall, "p", overall.holm),
        NOT_COMPARED if overall.trend is None else p_figure(overall, "trend", overall.trend),
        str(overall.method),
    )


def _letters(lettered: Lettered, table: Table, by: str, called: Names) -> Facts:
    """Shares with the letters of the groups whose share is clearly smaller."""
    rows = {row.label: row for row in table.rows}
    place = {column.heading: at for at, column in enumerate(table.columns)}
    groups = zip(lettered.groups, lettered.letters, strict=True)
    return Facts(
        f"Column letters: {called.answer(lettered.table)}, by {by}",
        ("Answer", *(f"{one_line(group)} ({letter})" for group, letter in groups)),
        tuple(
            (
                one_line(column),
                *(
                    _marked(table, rows[group], place[column], mark)
                    for group, mark in zip(lettered.groups, marks, strict=True)
                ),
            )
            for column, marks in lettered.lines
        ),
    )


def _marked(table: Table, row: Row, at: int, mark: str | None) -> Text:
    """A share and its letters; a dash where it was not compared; nothing beside a mark."""
    cell = shown_cells(row, table)[at]
    share = bound_cell(table, row, at, cell)
    if cell.number is None:
        return share
    letters = NOT_COMPARED if mark is None else mark
    return share + (f" {letters}" if letters else "")
