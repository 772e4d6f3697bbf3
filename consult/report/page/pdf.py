"""A ``Document`` as an accessible PDF (PDF/UA-1), by Typst: the extra ``pdf``.

Import it where a PDF is about to be made: it loads typst and the fonts of matplotlib.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC
from importlib.util import find_spec
from pathlib import Path

from consult.definitions.house import house_style
from consult.errors import ConsultError, Problem
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
from consult.model.words.text import joined
from consult.office import FIXED_CREATED
from consult.report.charts.bars import caption, foot, in_words
from consult.report.charts.drawing import svg
from consult.report.prose.numbered import table_numbers, with_numbers
from consult.report.prose.plain import clean, lead_of, one_line, quoted
from consult.report.tables.grid import TextGrid, describe
from consult.report.tables.layout import Part, laid_out

FONT = "DejaVu Sans"
"""Ships with matplotlib, so that every computer makes the same pages."""

STRONG = (RowRole.NET, RowRole.HEADING, RowRole.TOTAL)
"""Rows in bold."""

KEPT_TOGETHER = 14
"""Tables of at most so many rows stay on one page: a longer one can break after any row."""

CHART_WIDTH = 16.5
"""Width of a picture, in cm."""

SVG = "http://www.w3.org/2000/svg"

DEEPEST = 2
"""Headings in the contents."""

CREATED = int(FIXED_CREATED.replace(tzinfo=UTC).timestamp())
"""Seconds since 1970, on any computer the same."""

INSTALL = (
    'In the project folder, run -m pip install ".[pdf]" with the Python of .venv. All else works '
    "without it."
)

TURN, TURN_BACK = "#page(flipped: true)[", "]"
"""Wide tables that follow one another share pages on their side."""

STYLE = """
#set page(paper: "a4", margin: 2cm, numbering: "1", header: text(size: 9pt, banners))
#set text(lang: "en", region: "GB", font: FONT, size: 10pt, hyphenate: false)
#set par(justify: false, leading: 0.75em, spacing: 1.1em)
#set table(stroke: (x, y) => (top: if y < 2 { 1.2pt + BLUE } else { 0.5pt + GREY }), inset: 4pt)
#set table(align: (x, y) => if x == 0 { left } else { right })
#show heading: set block(above: 1.6em, below: 0.8em, sticky: true)
#show heading: set text(fill: BLUE)
#show figure: set block(breakable: true)
#show figure: set align(left)
#show figure.caption: set text(weight: "bold")
#show figure.caption: set align(left)
#show figure.caption: words => block(sticky: true, words)
#show table: set text(size: 8.5pt)
#show table.cell.where(y: 0): strong
#set figure.caption(position: top)
#let callout(words) = block(stroke: (left: 3pt + BLUE), inset: (left: 10pt, y: 4pt), words)
#let said(words) = block(stroke: (left: 2pt + GREY), inset: (left: 10pt, y: 2pt), words)
#let note(words) = text(size: 8.5pt, words)
"""


def see_that_installed() -> None:
    """Refuse before anything is made for a PDF that cannot be.

    Raises
    ------
    ConsultError
        When the library that makes it is not installed.
    """
    if find_spec("typst") is None:
        raise ConsultError(Problem("The library that makes PDF is missing.", hint=INSTALL))


def write_source(document: Document, path: Path) -> None:
    """Write a report in the language of Typst, from which a PDF is made.

    Parameters
    ----------
    document
        The report, the same as in Word; its tables keep their numbers.
    path
        Where to write the .typ.
    """
    path.write_text("\n".join(_source(document)) + "\n", encoding="utf-8")


def write_pdf(source: Path, path: Path) -> None:
    """Make a tagged PDF for people who use screen readers, and for print.

    Parameters
    ----------
    source
        What :func:`write_source` wrote.
    path
        Where to write the .pdf. The same source gives the same bytes.

    Notes
    -----
    Typst refuses to write a PDF/UA-1 (ISO 14289-1) whose pictures have no words or whose headings
    skip a level, so a file that is written has passed those checks.
    """
    import matplotlib
    import typst

    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    made = typst.compile(
        str(source),
        format="pdf",
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=CREATED,
    )
    path.write_bytes(made)


def _source(document: Document) -> Iterator[str]:
    """The report in Typst's own language; all words stand in strings, so none is a command."""
    yield f"#set document(title: {_string(document.title)}, author: {_string(_who(document))})"
    colour = house_style().heading
    yield f'#let FONT = "{FONT}"\n#let BLUE = rgb("#{colour}")\n#let GREY = rgb("#B1B4B6")'
    yield f"#let banners = {_string(' · '.join(document.banners))}"
    yield STYLE
    yield f'#text(size: 22pt, weight: "bold", fill: BLUE, {_string(document.title)})\n'
    yield from (f"#text(size: 13pt, {_string(t)})\n" for t in _under_title(document))
    contents = turned = False
    tables = table_numbers(document.blocks)
    for block, number in with_numbers(document.blocks):
        if isinstance(block, Heading) and not contents:
            contents = True
            yield f'#outline(title: "Contents", depth: {DEEPEST})\n#pagebreak(weak: true)'
        table, wide = (
            _table(block, number) if isinstance(block, TableBlock | Facts) else ("", False)
        )
        if wide is not turned:
            turned = wide
            yield TURN if wide else TURN_BACK
        if table:
            yield table
        elif isinstance(block, Chart):
            yield _chart(block, number, tables[block.table.id])
        else:
            yield _words(block)
    if turned:
        yield TURN_BACK


def _who(document: Document) -> str:
    return document.organisation or "consult"


def _under_title(document: Document) -> tuple[str, ...]:
    return tuple(one_line(t) for t in (document.subtitle, document.organisation) if t)


def _words(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"#heading(level: {min(max(level, 1), 4)}, {_string(text)})"
        case Paragraph(text):
            return f"#par({_string(text.plain)})"
        case Bullets(items):
            texts = ", ".join(_string(item.plain) for item in items)
            return f"#list({texts})" if items else ""
        case Quote(text, attribution):
            return f"#said({_string(f'{quoted(text)} {attribution}')})"
        case Callout(title, text):
            return f"#callout({_string(f'{lead_of(title)} {text.plain}')})"
        case _:
            raise TypeError("A table is not made of words.")


def _table(block: TableBlock | Facts, number: int) -> tuple[str, bool]:
    """A table with its notes, and whether it is so wide that the page is turned for it."""
    grid, plan = laid_out(block)
    made = []
    for at, part in enumerate(plan.parts):
        continued = " (continued)" if at else ""
        made.append(_part(grid, part, f"Table {number}{continued}: {grid.title}"))
    notes = joined(note.ended() for note in grid.notes).plain
    whole = "\n".join((*made, f"#note({_string(notes)})" if notes else ""))
    breakable = "false" if len(grid.rows) <= KEPT_TOGETHER else "true"
    return f"#block(breakable: {breakable}, below: 1.8em)[\n{whole}\n]", plan.landscape


def _chart(chart: Chart, number: int, table: int) -> str:
    """A picture with its words, and what it was drawn from beneath."""
    told = in_words(chart, table)
    picture = svg(chart, CHART_WIDTH, told).replace("<svg ", f'<svg xmlns="{SVG}" ', 1)
    note = f"{foot(chart).plain} Drawn from Table {table}."
    image = f'image(bytes({_string(picture)}), format: "svg", width: 100%, alt: {_string(told)})'
    title = _string(caption(chart, number))
    figure = f"figure(kind: image, supplement: none, numbering: none, caption: {title}, {image})"
    return f"#block(breakable: false, below: 1.8em)[\n#{figure}\n#note({_string(note)})\n]"


def _part(grid: TextGrid, part: Part, caption: str) -> str:
    widths = ", ".join(f"{width:.2f}fr" for width in part.widths)
    sides = ", ".join("right" if grid.numeric[at] else "left" for at in part.columns)
    header = ", ".join(_string(grid.header[at].plain) for at in part.columns)
    cells = "".join(
        f", strong({_string(row[at].plain)})" if role in STRONG else f", {_string(row[at].plain)}"
        for row, role in zip(grid.rows, grid.roles, strict=True)
        for at in part.columns
    )
    table = f"table(columns: ({widths},), align: ({sides},), table.header({header}){cells})"
    told = f"alt: {_string(describe(grid))}, caption: {_string(caption)}"
    return f"#figure(kind: table, supplement: none, numbering: none, {told}, {table})"


def _string(text: str) -> str:
    """A string of Typst, which is written as one of JSON."""
    return json.dumps(clean(text), ensure_ascii=False)
