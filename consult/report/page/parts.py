"""The parts of a web page, block by block: what a template needs and nothing it must work out.

Import it where a page is about to be made: it loads Jinja's markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markupsafe import Markup, escape

from consult.model.publishing.table import RowRole
from consult.model.words.document import (
    Block,
    Bullets,
    Callout,
    Chart,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    TableBlock,
)
from consult.model.words.text import Number, Text
from consult.office.words import width_of
from consult.report.charts.bars import caption, foot, in_words
from consult.report.charts.drawing import svg
from consult.report.prose.numbered import table_numbers, title_of, with_numbers
from consult.report.prose.plain import clean, one_line, quoted
from consult.report.tables.grid import TextGrid, as_plain
from consult.report.tables.layout import laid_out

CHART_WIDTH = 10.0
"""Width of a chart in cm: its words can still be read where it fills a telephone."""

NARROW = 3
"""Tables of at most so many columns fit a telephone; wider ones stand in a region that scrolls."""

LETTERS, PADDING, NARROWEST = 12, 16, 288
"""Size of the letters of a table in points, room beside them in a cell and width of the text on a
screen 320 wide, in pixels."""

PIXELS, CM_PER_INCH = 96, 2.54
"""Pixels to the inch, as style sheets have it."""

DEEPEST = 6
"""Levels of headings that a page can have; the title is the first."""

BODY = frozenset({"heading", "table", "chart"})
"""With the first of these the report itself begins."""

STRONG = frozenset({RowRole.NET, RowRole.HEADING, RowRole.TOTAL})


@dataclass(frozen=True)
class Parts:
    """All parts of a page.

    Parameters
    ----------
    front
        What stands before the first heading, table or chart.
    body
        All else, in order.
    chapters
        Headings of chapters, each with those of its sections.
    tables, charts
        Place and caption of each, for a list.
    """

    front: tuple[Mapping[str, Any], ...]
    body: tuple[Mapping[str, Any], ...]
    chapters: tuple[Mapping[str, Any], ...]
    tables: tuple[tuple[str, str], ...]
    charts: tuple[tuple[str, str], ...]


def parts_of(document: Document) -> Parts:
    """The parts of a report as a page.

    Parameters
    ----------
    document
        The report; tables and charts are numbered as in every file of it.
    """
    made = tuple(_parts(document))
    first = next((at for at, part in enumerate(made) if part["kind"] in BODY), len(made))
    return Parts(
        made[:first],
        made[first:],
        tuple(_chapters(made, sections=not document.chapters_only)),
        tuple((part["id"], part["caption"]) for part in made if part["kind"] == "table"),
        tuple((part["id"], part["caption"]) for part in made if part["kind"] == "chart"),
    )


def _parts(document: Document) -> Iterator[Mapping[str, Any]]:
    numbers = table_numbers(document.blocks)
    for at, (block, number) in enumerate(with_numbers(document.blocks), start=1):
        match block:
            case TableBlock() | Facts():
                yield _table(block, number)
            case Chart(table):
                yield _chart(block, number, numbers[table.id])
            case _:
                yield _words(block, at)


def _words(block: Block, at: int) -> Mapping[str, Any]:
    match block:
        case Heading(text, level):
            depth = min(level + 1, DEEPEST)
            return {"kind": "heading", "level": depth, "id": f"part-{at}", "text": one_line(text)}
        case Paragraph(text):
            return {"kind": "paragraph", "text": marked(text)}
        case Bullets(items):
            return {"kind": "bullets", "items": tuple(map(marked, items))}
        case Quote(text, attribution):
            return {"kind": "quote", "text": quoted(text), "by": clean(attribution)}
        case Callout(title, text):
            return {"kind": "callout", "title": one_line(title), "text": marked(text)}
    raise TypeError(f"A page has no such block: {type(block).__name__}")


def _table(block: TableBlock | Facts, number: int) -> Mapping[str, Any]:
    grid, _ = laid_out(block)
    return {
        "kind": "table",
        "id": f"table-{number}",
        "caption": f"Table {number}: {one_line(title_of(block))}",
        "scrolls": len(grid.header) > NARROW or not _fits(grid),
        "words": grid.words,
        "header": tuple(zip(map(marked, grid.header), grid.numeric, strict=True)),
        "rows": tuple(_rows(grid)),
        "blank": bool(grid.blanks),
        "notes": tuple(map(marked, grid.notes)),
    }


def _fits(grid: TextGrid) -> bool:
    """Whether a table fits the narrowest screen: words break between them and not within.

    In tables of words they break anywhere.
    """
    if grid.words:
        return True
    read = as_plain(grid)
    columns = zip(read.header, *read.rows, strict=True)
    words = (
        max((w for text in column for w in text.split()), key=len, default="") for column in columns
    )
    widths = (width_of(word, bold=True, size=LETTERS) for word in words)
    return sum(PIXELS * width / CM_PER_INCH + PADDING for width in widths) <= NARROWEST


def _rows(grid: TextGrid) -> Iterator[tuple[str, tuple[tuple[Markup, bool], ...]]]:
    """The class of each row, and its cells: text, and whether it is a number."""
    before = grid.roles[:1] + grid.roles
    for (above, role), row in zip(pairwise(before), grid.rows, strict=True):
        names = ["strong"] * (role in STRONG) + ["edge"] * (role is not above)
        yield " ".join(names), tuple(zip(map(marked, row), grid.numeric, strict=True))


def _chart(chart: Chart, number: int, table: int) -> Mapping[str, Any]:
    picture = svg(chart, CHART_WIDTH, in_words(chart, table))
    return {
        "kind": "chart",
        "id": f"chart-{number}",
        "caption": caption(chart, number),
        "picture": Markup(picture),  # noqa: S704  # made of escaped words by an XML library
        "foot": marked(foot(chart)),
        "table": table,
    }


def _chapters(
    parts: tuple[Mapping[str, Any], ...], *, sections: bool
) -> Iterator[Mapping[str, Any]]:
    headings = [part for part in parts if part["kind"] == "heading"]
    starts = [at for at, part in enumerate(headings) if part["level"] == 2]
    for start, stop in pairwise((*starts, len(headings))):
        inside = (part for part in headings[start + 1 : stop] if part["level"] == 3)
        yield {**headings[start], "sections": tuple(inside) if sections else ()}


def marked(text: Text) -> Markup:
    """Text made safe for a page, with a mark around every figure in it.

    Parameters
    ----------
    text
        Any words, with numbers among them.
    """
    made = Markup()
    for piece in text.changed(clean).pieces:
        if isinstance(piece, Number):
            figure = Markup('<span data-figure="{}">{}</span>')
            made += figure.format(piece.id, piece.printed)
        else:
            made += escape(piece)
    return made
