"""What stands around the content in Word: title page, contents, header and footer.

Import it where a Word file is about to be made: it loads python-docx.
"""

from __future__ import annotations

from typing import Any

from consult.model.words.document import Block, Callout, Chart, Document, Facts, Heading, TableBlock
from consult.report.prose.numbered import numbered, title_of
from consult.report.prose.plain import one_line, shorten
from consult.report.word.ooxml import field, field_close, field_open, link, paragraph, run
from consult.report.word.table import bookmark_of

MOST_ENTRIES = 150
"""A contents list with more entries than this shows chapters only: about three pages."""

MOST_TABLES_LISTED = 60
"""A list of tables longer than this is left to the index at the end: about two pages."""

ONE_PAGE = 36
"""So many entries, headings and tables together, fit one page; more get a page for each list."""

RUNNING = 80
"""Most characters of the title above every page."""

ENTRY = 92
"""Most characters of an entry in the lists."""


def title_page(document: Document) -> list[Any]:
    """Title, subtitle, organisation, and the banners no callout on the page explains.

    Parameters
    ----------
    document
        Its subtitle and organisation may be empty.
    """
    made = [paragraph("Title", run(one_line(document.title)))]
    if document.subtitle:
        made.append(paragraph("Subtitle", run(one_line(document.subtitle))))
    if document.organisation:
        made.append(paragraph("Organisation", run(one_line(document.organisation))))
    explained = {block.title for block in before_contents(document) if isinstance(block, Callout)}
    banners = [banner for banner in document.banners if banner not in explained]
    return made + [paragraph("Banner", run(banner)) for banner in banners]


def before_contents(document: Document) -> tuple[Block, ...]:
    """The callouts and words before the first heading or table: they stand on the title page.

    Parameters
    ----------
    document
        One without headings or tables stands on its title page whole.
    """
    for position, block in enumerate(document.blocks):
        if isinstance(block, Heading | TableBlock | Chart | Facts):
            return document.blocks[:position]
    return document.blocks


def heading_bookmark(position: int) -> str:
    """The bookmark of a heading, by its position among the headings, from 1.

    Parameters
    ----------
    position
        Written in nine digits, as Word does itself.
    """
    return f"_Toc{position:09d}"


def contents(document: Document) -> list[Any]:
    """A contents field with its entries written; Word adds page numbers when it is updated.

    Parameters
    ----------
    document
        With its headings.

    Returns
    -------
    list[Any]
        Nothing without headings; chapters alone where more would fill pages.
    """
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    if not headings:
        return []
    depth = _depth(document, headings)
    entries = [
        (f"TOC{heading.level}", heading_bookmark(position), heading.text)
        for position, heading in enumerate(headings, start=1)
        if heading.level <= depth
    ]
    title = paragraph("TOCHeading", run("Contents"), page=True)
    return [title, *_list(f'TOC \\o "1-{depth}" \\h \\z', entries)]


def _depth(document: Document, headings: list[Heading]) -> int:
    few = sum(heading.level <= 2 for heading in headings) <= MOST_ENTRIES
    return 2 if few and not document.chapters_only else 1


def tables_list(document: Document) -> list[Any]:
    """A list of tables with its entries written; none when there are too many for the front.

    Parameters
    ----------
    document
        With its tables of numbers and of words.
    """
    tables = numbered(document.blocks)
    if not tables or len(tables) > MOST_TABLES_LISTED:
        return []
    entries = [
        ("TableofFigures", bookmark_of(number), f"Table {number}: {one_line(title_of(block))}")
        for number, block in tables
    ]
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    above = sum(heading.level <= _depth(document, headings) for heading in headings)
    return [
        paragraph("TOCHeading", run("Tables"), page=above + len(tables) > ONE_PAGE),
        *_list('TOC \\h \\z \\c "Table"', entries),
    ]


def _list(instruction: str, entries: list[tuple[str, str, str]]) -> list[Any]:
    made = []
    for position, (style, bookmark, text) in enumerate(entries):
        opening = [] if position else field_open(instruction)
        closing = [field_close()] if position == len(entries) - 1 else []
        entry = link(bookmark, shorten(text, ENTRY))
        made.append(paragraph(style, *opening, entry, *closing))
    return made


def _short(title: str) -> str:
    """A title that fits one line: without what follows a colon, else with its end cut."""
    main, colon, _ = title.partition(": ")
    return shorten(main if colon and len(title) > RUNNING else title, RUNNING)


def set_header_and_footer(file: Any, document: Document) -> None:
    """The banners and the short title above every page, the page number beneath it.

    Parameters
    ----------
    file
        A python-docx document; later sections carry on with what the first one has.
    document
        Gives the words.
    """
    section = file.sections[0]
    words = _short(one_line(document.title))
    start = f"{' | '.join(document.banners)} | " if document.banners else ""
    for place, made in (
        (section.header, paragraph("Header", run(start, bold=True), run(words))),
        (section.footer, paragraph("Footer", run("Page "), field("PAGE", "1"), right=True)),
    ):
        place.is_linked_to_previous = False
        for old in list(place.paragraphs):
            old._element.getparent().remove(old._element)
        place._element.append(made)
