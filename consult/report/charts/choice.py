"""Which tables have a chart, and which of their rows are drawn."""

from __future__ import annotations

from consult.model.counting.table_id import TableKind
from consult.model.publishing.table import Mark, RowRole, Table, Unit
from consult.model.survey.questionnaire import Kind, Question
from consult.model.words.document import MOST_COLOURS, Block, Chart, TableBlock
from consult.report.charts.bars import bars_of, cell_of
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line
from consult.report.prose.wording import net_of

MOST_BARS = 12
"""Bars of one chart; of more answers the largest are drawn. Twelve with labels of two lines stand
on half a page. At half, the charts of ``ssi-rse-2017`` lose 55 of 341 bars; at twice they gain
68."""

MOST_THEMES = 10
"""Themes of one chart: fewer than answers, as their names are longer. At half, the charts of
``kent-2024`` lose 30 of 175 bars; at twice they gain 61."""

FEWEST_ROWS, FEWEST_BARS = 3, 2
"""A chart of fewer rows, or in which fewer bars could be seen, says no more than a sentence. With
two rows, ``ssi-rse-2017`` would have 75 charts in place of 59; with six, 19. One bar alone was not
met there: it guards against a chart of marks."""

DRAWN = frozenset({RowRole.GROUP, RowRole.UNSAID})


def with_charts(blocks: tuple[Block, ...], findings: Findings) -> tuple[Block, ...]:
    """The same blocks with a chart before every table that has one.

    Parameters
    ----------
    blocks
        Of the chapters.
    findings
        What was found: says which table is of which question.
    """
    made: list[Block] = []
    for block in blocks:
        chart = chart_of(block.table, findings) if isinstance(block, TableBlock) else None
        made += [chart, block] if chart else [block]
    return tuple(made)


def chart_of(table: Table, findings: Findings) -> Chart | None:
    """The chart of a table, or ``None`` where it has none.

    Parameters
    ----------
    table
        Closed questions, themes of open ones and profiles have a chart; breakdowns have none.
    findings
        What was found.
    """
    of = table.id
    shares = [at for at, column in enumerate(table.columns) if column.unit is Unit.PERCENT]
    if len(shares) != 1 or of.is_breakdown:
        return None
    asked = {question.id: question for question in findings.questionnaire.questions}
    chart = None
    if of.kind is TableKind.THEMES:
        chart = _largest(table, shares[0], MOST_THEMES)
    elif of.kind is TableKind.PROFILE:
        chart = _answers(table, shares[0], sort=False)
    elif of.kind in {TableKind.QUESTION, TableKind.RESPONDENTS} and of.subject in asked:
        chart = _of_question(table, shares[0], asked[of.subject])
    return chart if chart and _can_be_seen(chart) else None


def _can_be_seen(chart: Chart) -> bool:
    bars = bars_of(chart)
    return len(bars) >= FEWEST_ROWS and sum(bar.length > 0 for bar in bars) >= FEWEST_BARS


def _of_question(table: Table, column: int, question: Question) -> Chart | None:
    if question.kind is Kind.RANK:
        return None
    if question.nets and any(row.role is RowRole.NET for row in table.rows):
        return _nets(table, column, question)
    return _answers(table, column, sort=question.kind is Kind.MULTI)


def _nets(table: Table, column: int, question: Question) -> Chart:
    """The nets of a scale and the answers that are in none, in the order of its options."""
    net = {one_line(option.label): option.net for option in question.options}
    order = [option.net or one_line(option.label) for option in question.options]
    found = {}
    for at, row in enumerate(table.rows):
        name = net_of(row.label) if row.role is RowRole.NET else one_line(row.label)
        alone = row.role is RowRole.GROUP and not net.get(name)
        if (alone or row.role is RowRole.NET) and name in order:
            found[name] = at
    rows = tuple(found[name] for name in dict.fromkeys(order) if name in found)
    return Chart(table, rows, column, contrast=len(rows) <= MOST_COLOURS)


def _answers(table: Table, column: int, *, sort: bool) -> Chart:
    """Every answer in the order asked, or sorted by size; the largest of very many."""
    rows = _drawn(table, column)
    if len(rows) > MOST_BARS:
        return _largest(table, column, MOST_BARS)
    whole = Chart(table, rows, column)
    return Chart(table, _sorted(whole), column) if sort else whole


def _largest(table: Table, column: int, most: int) -> Chart:
    """The largest by what is printed: by more, their order would tell what no table says.

    Of more rows than are drawn, those that print no more than zero are left to the table: a row
    whose number is hidden can stand for more people.
    """
    rows = _drawn(table, column)
    shown = _sorted(Chart(table, rows, column))
    if len(rows) <= most:
        return Chart(table, shown, column)
    bars = dict(zip(shown, bars_of(Chart(table, shown, column)), strict=True))
    numbers = [row for row in shown if bars[row].length > 0]
    unsaid = [row for row in numbers if table.rows[row].role is RowRole.UNSAID]
    drawn = (*[row for row in numbers if row not in unsaid][: most - len(unsaid)], *unsaid)
    return Chart(table, drawn, column, left=len(rows) - len(drawn))


def _shown_in(table: Table, row: int, column: int) -> bool:
    """Whether a row has a number in a column, or one that rounds to zero."""
    cell = cell_of(Chart(table, (row,), column), table.rows[row])
    return cell.number is not None or cell.mark is Mark.LOW


def _sorted(chart: Chart) -> tuple[int, ...]:
    """Rows from the longest bar to the shortest, then those without a number, then the unsaid."""
    bars = dict(zip(chart.rows, bars_of(chart), strict=True))
    shown = {row: _shown_in(chart.table, row, chart.column) for row in chart.rows}
    unsaid = {row: chart.table.rows[row].role is RowRole.UNSAID for row in chart.rows}
    return tuple(
        sorted(chart.rows, key=lambda row: (unsaid[row], not shown[row], -bars[row].length))
    )


def _drawn(table: Table, column: int) -> tuple[int, ...]:
    """Rows that are groups of people with a share, or without one for a reason that is told."""
    marks = {
        at: cell_of(Chart(table, (at,), column), row).mark
        for at, row in enumerate(table.rows)
        if row.role in DRAWN
    }
    return tuple(at for at, mark in marks.items() if mark is not Mark.NOT_APPLICABLE)
