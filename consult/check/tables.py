"""Tables of a report: cells that were typed or moved, totals and percentages that do not follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consult.check.bound import by_any_id, plain, same
from consult.check.findings import FindingKind, ReportFinding
from consult.check.word_read import WordLine, WordReport, WordTable
from consult.model.counting.table_id import TableId
from consult.model.words.figure import BETWEEN, Figure, Figures, printed_numbers

TOTALS = re.compile(r"^(all|total|totals|sum|overall|everyone)\b", re.IGNORECASE)
NOT_ADDED = re.compile(r"^net\b|\bnet\)?$|not in the base", re.IGNORECASE)
ONE_NUMBER = re.compile(r"^(\d[\d,]*(?:\.\d+)?)%?(?:\s|$)")
"""A cell with one number, and perhaps a mark after it."""

NEAR = 0.1
"""A total is one of its column where it is within a tenth of the sum; else rows overlap."""

MOST_FOLLOW = 0.5
"""Percentages are of a base where at least so many follow from it."""

Position = tuple[TableId, str, str]
"""Id of a table, words of the row, words of the column."""

Printed = tuple[str, str, str]
"""The same with the title of a table in place of its id."""


@dataclass(frozen=True)
class Known:
    """The figures of a release by where they stand.

    Parameters
    ----------
    by_id
        Figure id -> figure.
    at
        Position -> figure.
    titles
        Title of a table -> its id.
    made
        Where it is printed -> figure, for any table of the report as made.
    """

    by_id: Mapping[str, Figure]
    at: Mapping[Position, Figure]
    titles: Mapping[str, TableId]
    made: Mapping[Printed, Figure]

    @classmethod
    def of(cls, figures: Figures, made: WordReport) -> Known:
        """Those of a release, and where they stand in the report as made.

        Parameters
        ----------
        figures
            Those of the release as it now stands.
        made
            The file as it was made, which says where each of them stands.
        """
        inside = [figure for figure in figures.figures if figure.counted]
        by_id = by_any_id(figures)
        return cls(
            by_id,
            {(table_id(each), each.row, each.column): each for each in inside},
            {each.title: table_id(each) for each in inside},
            _placed(made, by_id),
        )

    def table_of(self, table: WordTable) -> TableId | None:
        """The id of the table that a table of a file is; ``None`` for one that is none of ours.

        Parameters
        ----------
        table
            Of an edited file; its caption may be gone.
        """
        bound = Counter(
            table_id(self.by_id[span.bound[1]])
            for row in table.rows[1:]
            for cell in row
            for span in cell.spans
            if span.bound and span.bound[1] in self.by_id and self.by_id[span.bound[1]].counted
        )
        if bound:
            return bound.most_common(1)[0][0]
        return self.titles.get(table.title)

    def expected(self, table: WordTable) -> Iterator[tuple[WordLine, Figure]]:
        """Each cell that holds one figure, and that figure; rows and columns may be turned.

        Parameters
        ----------
        table
            Of an edited file. Rows and columns may have been moved or added: a cell is found by
            the words of both.
        """
        of = self.table_of(table)
        for cell, row, column in _cells(table):
            figure = of and (self.at.get((of, row, column)) or self.at.get((of, column, row)))
            figure = figure or self.made.get((table.title, row, column))
            if figure:
                yield cell, figure


def table_id(figure: Figure) -> TableId:
    """The id of the table a figure stands in.

    Parameters
    ----------
    figure
        One that stands in a table.
    """
    return TableId.parse(figure.name.split(BETWEEN)[0])


def _cells(table: WordTable) -> Iterator[tuple[WordLine, str, str]]:
    """Each cell, with the words of its row and of its column."""
    header = [cell.text for cell in table.rows[0]] if table.rows else []
    for row in table.rows[1:]:
        for at, cell in enumerate(row[1:], start=1):
            yield cell, row[0].text, header[at] if at < len(header) else ""


def _placed(made: WordReport, by_id: Mapping[str, Figure]) -> dict[Printed, Figure]:
    """Where one figure fills a cell; nothing for words that two rows or two tables have."""
    found: dict[Printed, set[str]] = {}
    for table in made.tables:
        for cell, row, column in _cells(table):
            bound = {span.bound[1] for span in cell.spans if span.bound}
            filled = {key for key in bound & by_id.keys() if same(cell.text, by_id[key].printed)}
            found.setdefault((table.title, row, column), set()).update(filled or {""})
    only = {place: next(iter(keys)) for place, keys in found.items() if len(keys) == 1}
    return {place: by_id[key] for place, key in only.items() if key}


def cells(table: WordTable, known: Known) -> Iterator[ReportFinding]:
    """Cells of one of our tables that hold another figure than they should, or a typed number.

    Parameters
    ----------
    table
        Of the edited file.
    known
        What should stand where.
    """
    for cell, figure in known.expected(table):
        if found := _cell(cell, figure, known):
            yield found


def _cell(cell: WordLine, figure: Figure, known: Known) -> ReportFinding | None:
    spans = [span for span in cell.spans if span.bound]
    runs = tuple(run for span in cell.spans for run in span.runs)
    if spans:
        keys = {span.bound[1] for span in spans if span.bound}
        held = [known.by_id[key] for key in keys if key in known.by_id]
        strange = [one for one in held if one.id != figure.id]
        if strange and figure not in held:
            words = f"“{cell.text}” is the figure of {strange[0].where}, not of this cell: that is"
            return ReportFinding(
                FindingKind.MISPLACED, cell.where, f"{words} {figure.printed}.", runs
            )
        if not any(printed_numbers(span.text) for span in cell.spans if not span.bound):
            return None
    if not cell.text or same(cell.text, figure.printed):
        return None
    if not printed_numbers(figure.printed) and printed_numbers(cell.text):
        words = f"“{cell.text}” was typed where the release shows {figure.printed}."
        return ReportFinding(FindingKind.HIDDEN, cell.where, words, runs)
    words = f"“{cell.text}” was typed; the figure is {figure.printed}."
    return ReportFinding(FindingKind.TYPED, cell.where, words, runs)


def arithmetic(table: WordTable) -> Iterator[ReportFinding]:
    """Totals and percentages of a table that do not follow from its own counts.

    Parameters
    ----------
    table
        One that the release has no figures of.
    """
    width = max((len(row) for row in table.rows), default=0)
    columns = [
        [_number(row[at]) if at < len(row) else None for row in table.rows[1:]]
        for at in range(width)
    ]
    kinds = [_kind(table, at) for at in range(width)]
    labels = [row[0].text if row else "" for row in table.rows[1:]]
    for at, kind in enumerate(kinds):
        if kind == "count":
            yield from _total(table, at, columns[at], labels)
            if at + 1 < width and kinds[at + 1] == "share":
                yield from _shares(table, at, columns, labels)


def _kind(table: WordTable, at: int) -> str:
    texts = [plain(row[at].text) for row in table.rows[1:] if at < len(row)]
    numbers = [text for text in texts if printed_numbers(text)]
    if not at or len(numbers) < 2:
        return ""
    shares = [text.endswith("%") for text in numbers]
    return "share" if all(shares) else "count" if not any(shares) else ""


def _number(cell: WordLine) -> float | None:
    found = ONE_NUMBER.match(plain(cell.text))
    return float(found[1].replace(",", "")) if found else None


def _total(
    table: WordTable, at: int, column: Sequence[float | None], labels: Sequence[str]
) -> Iterator[ReportFinding]:
    totals = [row for row, label in enumerate(labels) if TOTALS.match(label)]
    if len(totals) != 1 or column[totals[0]] is None:
        return
    parts = [
        number
        for row, (number, label) in enumerate(zip(column, labels, strict=True))
        if row != totals[0] and not NOT_ADDED.search(label)
    ]
    if len(parts) < 2 or any(part is None for part in parts):
        return
    made, said = sum(part for part in parts if part is not None), column[totals[0]] or 0.0
    if made != said and abs(made - said) <= NEAR * max(made, said):
        cell = table.rows[totals[0] + 1][at]
        runs = tuple(run for span in cell.spans for run in span.runs)
        words = f"The total is {cell.text}, but the rows add up to {made:,.0f}."
        yield ReportFinding(FindingKind.TOTAL, cell.where, words, runs)


def _shares(
    table: WordTable, at: int, columns: Sequence[Sequence[float | None]], labels: Sequence[str]
) -> Iterator[ReportFinding]:
    base = _base(columns[at], labels)
    if not base:
        return
    pairs = [
        (row, count, share)
        for row, (count, share) in enumerate(zip(columns[at], columns[at + 1], strict=True))
        if count is not None and share is not None
    ]
    wrong = [
        (row, 100 * count / base)
        for row, count, share in pairs
        if abs(share - 100 * count / base) > _slack(table.rows[row + 1][at + 1])
    ]
    if len(pairs) - len(wrong) < MOST_FOLLOW * len(pairs):
        return
    for row, share in wrong:
        cell = table.rows[row + 1][at + 1]
        runs = tuple(run for span in cell.spans for run in span.runs)
        words = f"“{cell.text}” does not follow from its count: that makes {share:.1f}%."
        yield ReportFinding(FindingKind.SHARE, cell.where, words, runs)


def _base(column: Sequence[float | None], labels: Sequence[str]) -> float:
    totals = [n for n, label in zip(column, labels, strict=True) if TOTALS.match(label)]
    if len(totals) == 1 and totals[0]:
        return totals[0]
    parts = [n for n, label in zip(column, labels, strict=True) if not NOT_ADDED.search(label)]
    return 0.0 if any(part is None for part in parts) else sum(p for p in parts if p is not None)


def _slack(cell: WordLine) -> float:
    """Half a unit of the last decimal printed."""
    decimals = plain(cell.text).rstrip("%").partition(".")[2]
    return 0.5 * 10.0 ** -len(decimals) + 1e-9
