"""What a chart shows, in words and lengths: the same in the picture and for who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass

from consult.errors import many
from consult.model.publishing.table import MEANING, Cell, Mark, Row, RowRole
from consult.model.words.document import Chart
from consult.model.words.text import Text, joined, say
from consult.report.prose.figures import bound_base, bound_cell, half_up, row_label, shown_cells
from consult.report.prose.plain import one_line

COLOURS = ("#12436D", "#28A197", "#801650", "#3D3D3D")
"""Dark blue, turquoise, dark pink and dark grey of the Analysis Function's palette: each has a
contrast of 3 to 1 or more with white."""

IN_PLACE = {
    Mark.SUPPRESSED: "hidden",
    Mark.LOW: "under 1%",
    Mark.NOT_ASKED: "not asked",
    Mark.NOT_APPLICABLE: "not applicable",
}
"""What stands where a bar would, in place of a number."""

UNSAID = COLOURS[-1]
"""Colour of people who are in no group: prefer not to say, not answered."""

WHOLE = 100
"""All of a base, in percent."""

STEP = 10
"""The scale of a chart ends at a multiple of so many percent, so that the longest bar fills it, and
charts whose shares are alike have the same scale."""


@dataclass(frozen=True)
class Bar:
    """One bar.

    Parameters
    ----------
    label
        What it is of.
    words
        What stands at its end: the number as printed, or words.
    length
        The number as printed, in percent, never one that is more exact; 0 where there is none.
    colour
        As "#12436D".
    """

    label: str
    words: Text
    length: int
    colour: str


def bars_of(chart: Chart) -> tuple[Bar, ...]:
    """The bars of a chart from the top, as long as the rounded percentages that are printed.

    Parameters
    ----------
    chart
        Its rows are in the order drawn.

    Returns
    -------
    tuple[Bar, ...]
        One for each row of the chart; of length 0 where a mark stands for the number.
    """
    return tuple(
        _bar(chart, row, COLOURS[at] if chart.contrast else _colour(row))
        for at, row in enumerate(chart.table.rows[row] for row in chart.rows)
    )


def _colour(row: Row) -> str:
    return UNSAID if row.role is RowRole.UNSAID else COLOURS[0]


def _bar(chart: Chart, row: Row, colour: str) -> Bar:
    cell = cell_of(chart, row)
    label = one_line(row_label(row))
    if cell.number is None:
        return Bar(label, Text(IN_PLACE[cell.mark]), 0, colour)
    words = bound_cell(chart.table, row, chart.column, cell)
    return Bar(label, words, half_up(cell.number), colour)


def cell_of(chart: Chart, row: Row) -> Cell:
    """The cell of a row that a chart draws, as it may be printed.

    Parameters
    ----------
    chart, row
        A chart, and a row of its table, drawn or not.
    """
    return shown_cells(row, chart.table)[chart.column]


def scale_end(chart: Chart) -> int:
    """Where the scale ends, in percent; it begins at zero.

    Parameters
    ----------
    chart
        The nets of a scale share 0 to 100, so that charts of several questions can be compared.
    """
    if chart.contrast:
        return WHOLE
    longest = max((bar.length for bar in bars_of(chart)), default=0)
    return max(STEP, -(-longest // STEP) * STEP)


def caption(chart: Chart, number: int) -> str:
    """Its caption: "Chart 3: How easy was it to read?".

    Parameters
    ----------
    chart
        What is drawn; the title of its table is its own.
    number
        Of the chart among the charts, from 1.
    """
    return f"Chart {number}: {one_line(chart.table.title)}"


def foot(chart: Chart) -> Text:
    """Who the percentages are of and what is not drawn, to stand beneath.

    Parameters
    ----------
    chart
        What is drawn. A base that is hidden is left out of the sentence.
    """
    table = chart.table
    base = "" if table.base is None else bound_base(table) + " "
    said = [say("Shares of {base}{whom}.", base=base, whom=table.base_text or "people")]
    if chart.left:
        answers = sum(table.rows[row].role is not RowRole.UNSAID for row in chart.rows)
        drawn = f"The {answers} largest of those shown are drawn"
        said.append(Text(f"{drawn}; the table has {many(chart.left, 'more row')}."))
    marks = {cell_of(chart, table.rows[row]).mark for row in chart.rows}
    if Mark.WEAK in marks:
        said.append(Text(f"{Mark.WEAK} means {MEANING[Mark.WEAK]}."))
    if Mark.SUPPRESSED in marks:
        hidden = IN_PLACE[Mark.SUPPRESSED]
        said.append(Text(f"“{hidden}”: to protect people in small groups."))
    return joined(said)


def in_words(chart: Chart, table: int) -> str:
    """What a person who cannot see the chart is told.

    Parameters
    ----------
    chart
        What is drawn.
    table
        Number of its table.
    """
    title = one_line(chart.table.title).rstrip(".")
    said = "; ".join(f"{bar.label}: {bar.words.plain}" for bar in bars_of(chart))
    more = f" The table has {many(chart.left, 'more row')}." if chart.left else ""
    return f"Chart of Table {table}: {title}. Bars show {said}.{more}"
