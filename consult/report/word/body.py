"""The content in Word, block by block, with the page turned where a table needs it.

Import it where a Word file is about to be made: it loads python-docx.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

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
from consult.report.prose.numbered import with_numbers
from consult.report.prose.plain import clean, lead_of, quoted
from consult.report.tables.grid import TextGrid
from consult.report.tables.layout import PageLayout, laid_out
from consult.report.word.binder import Binder
from consult.report.word.chart import Pictures
from consult.report.word.front import before_contents, heading_bookmark
from consult.report.word.ooxml import bookmarked, paragraph, run
from consult.report.word.table import table


@dataclass(frozen=True)
class Piece:
    """What one block becomes.

    Parameters
    ----------
    elements
        Paragraphs and Word tables.
    landscape
        Whether it stands on a page on its side.
    """

    elements: tuple[Any, ...]
    landscape: bool


def pieces(document: Document, binder: Binder, pictures: Pictures) -> tuple[Piece, ...]:
    """All blocks from the first heading on, rendered, each with the turn of its page.

    Parameters
    ----------
    document
        Its callouts before the first heading are left out: they stand on the title page.
    binder
        What makes text with figures into runs; it counts, so it is one for a whole file.
    pictures
        What draws charts into the file.

    Returns
    -------
    tuple[Piece, ...]
        One for each block, in order.
    """
    plans = [_planned(block) for block in document.blocks]
    turned = _turned(document.blocks, plans)
    made = []
    heading = 0
    for at, (block, number) in enumerate(with_numbers(document.blocks)):
        planned, landscape = plans[at], turned[at]
        heading += isinstance(block, Heading)
        leads = _leads(document.blocks, at)
        if planned:
            elements = table(*planned, number, binder)
        elif isinstance(block, Chart):
            elements = pictures.elements(block, number, binder)
        else:
            after = at > 0 and _bare(document.blocks[at - 1])
            elements = words(block, binder, heading, leads=leads, after_table=after)
        made.append(Piece(tuple(elements), landscape))
    return tuple(made[len(before_contents(document)) :])


def _bare(block: Block) -> bool:
    """Whether a block is a table with nothing beneath it, so that what follows needs room."""
    return isinstance(block, Facts)


def _leads(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a block only leads to what follows, and must not be parted from it.

    It leads to a table that follows at once, to a list, to a quote, and to a heading when it
    stands alone between two. A chart is so high that it may stand on the page after.
    """
    after = blocks[at + 1 : at + 2]
    if not after:
        return False
    if isinstance(after[0], TableBlock | Facts):
        return True
    between = at > 0 and isinstance(blocks[at - 1], Heading) and isinstance(after[0], Heading)
    return isinstance(after[0], Bullets | Quote) or between


def _planned(block: Block) -> tuple[TextGrid, PageLayout] | None:
    if not isinstance(block, TableBlock | Facts):
        return None
    return laid_out(block)


def _turned(
    blocks: tuple[Block, ...], plans: list[tuple[TextGrid, PageLayout] | None]
) -> list[bool]:
    """Which blocks stand on a page on its side.

    A section is turned whole when a table in it is wide, and a chapter when most of its sections
    are, so that pages do not turn back and forth and no line of text stands on a page alone.
    """
    turned: list[bool] = []
    for chapter in _spans(blocks, range(len(blocks)), 1):
        sections = [_wide(plans, span) for span in _spans(blocks, chapter, 2)]
        with_tables = [wide for _, wide in sections if wide is not None]
        most = sum(with_tables) * 2 > len(with_tables)
        for at, (length, wide) in enumerate(sections):
            following = next((w for _, w in sections[at:] if w is not None), False)
            turned += [most or bool(following if wide is None and at == 0 else wide)] * length
    return turned


def _spans(blocks: tuple[Block, ...], span: range, level: int) -> list[range]:
    """A span of blocks cut before every heading of the given level or a higher one."""
    cuts = [at for at in span if isinstance(block := blocks[at], Heading) and block.level <= level]
    edges = sorted({span.start, *cuts, span.stop})
    return [range(start, stop) for start, stop in pairwise(edges)]


def _wide(plans: list[tuple[TextGrid, PageLayout] | None], span: range) -> tuple[int, bool | None]:
    """How many blocks a section has, and whether a table in it is wide; ``None`` without one."""
    tables = [planned[1].landscape for at in span if (planned := plans[at]) is not None]
    return len(span), any(tables) if tables else None


def words(
    block: Block,
    binder: Binder,
    heading: int = 0,
    *,
    leads: bool = False,
    after_table: bool = False,
) -> list[Any]:
    """The paragraphs of a block that is no table.

    Parameters
    ----------
    block
        A heading, paragraph, list, quote or callout.
    binder
        What makes text with figures into runs.
    heading
        Position of the heading among the headings, from 1.
    leads
        Whether something follows from which a paragraph is not parted.
    after_table
        Whether a table without notes stands right above.
    """
    match block:
        case Heading(text, level):
            content = bookmarked(heading_bookmark(heading), heading, run(text))
            return [paragraph(f"Heading{min(max(level, 1), 4)}", *content)]
        case Paragraph(text):
            style = "AfterTable" if after_table else "Normal"
            return [paragraph(style, *binder.runs(text), keep_next=leads)]
        case Bullets(items):
            return [paragraph("ListBullet", *binder.runs(item)) for item in items]
        case Quote(text, attribution):
            after = f" {clean(attribution)}" if attribution else ""
            return [paragraph("Quote", run(f"{quoted(text)}{after}"))]
        case Callout(title, text):
            lead = run(f"{lead_of(title)} ", bold=True)
            return [paragraph("Callout", lead, *binder.runs(text))]
        case TableBlock() | Facts() | Chart():
            raise TypeError("Tables and charts are rendered by modules of their own.")
