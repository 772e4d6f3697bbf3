"""The few pieces of WordprocessingML a report is built from.

Import it where a Word file is about to be made: it loads python-docx.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from consult.report.prose.plain import clean


def node(tag: str, *children: Any, **attributes: str) -> Any:
    """One element of the "w" namespace with its attributes and children.

    Parameters
    ----------
    tag
        Name without its prefix.
    children
        Elements, in schema order.
    attributes
        Names without their prefix.
    """
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def run(text: str, *, bold: bool = False) -> Any:
    """A run of text; a line break in the text is one on the page.

    Parameters
    ----------
    text
        Characters that no file can hold are taken out.
    bold
        How it is set.
    """
    made = node("r", *([node("rPr", node("b"))] if bold else []))
    for position, line in enumerate(clean(text).split("\n")):
        if position:
            made.append(node("br"))
        words = node("t")
        words.text = line
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(words)
    return made


def paragraph(
    style: str, *content: Any, keep_next: bool = False, right: bool = False, page: bool = False
) -> Any:
    """A paragraph.

    Parameters
    ----------
    style
        Id of its style.
    content
        Runs, fields, bookmarks.
    keep_next
        Stays on the page of the paragraph after it.
    right
        Right-aligned.
    page
        Begins a new page.
    """
    properties = node("pPr", node("pStyle", val=style))
    if keep_next:
        properties.append(node("keepNext"))
    if page:
        properties.append(node("pageBreakBefore"))
    if right:
        properties.append(node("jc", val="right"))
    return node("p", properties, *content)


def field(instruction: str, cached: str) -> Any:
    """A field with the text it shows until it is updated.

    Parameters
    ----------
    instruction
        What Word works out: "PAGE", "SEQ Table".
    cached
        What stands there until it does.
    """
    return node("fldSimple", run(cached), instr=f" {instruction} ")


def field_open(instruction: str) -> list[Any]:
    """The runs that begin a field which spans several paragraphs.

    Parameters
    ----------
    instruction
        What Word works out, such as a list of contents.

    Returns
    -------
    list[Any]
        To stand before the first paragraph's content; :func:`field_close` ends the last one's.
    """
    words = node("instrText")
    words.text = f" {instruction} "
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        node("r", node("fldChar", fldCharType="begin")),
        node("r", words),
        node("r", node("fldChar", fldCharType="separate")),
    ]


def field_close() -> Any:
    """The run that ends a field which spans several paragraphs."""
    return node("r", node("fldChar", fldCharType="end"))


def bookmarked(name: str, number: int, *content: Any) -> list[Any]:
    """Content inside a bookmark.

    Parameters
    ----------
    name
        Name of the bookmark, at most 40 characters.
    number
        Its id, unique in the file.
    content
        Runs and fields.
    """
    return [
        node("bookmarkStart", id=str(number), name=name),
        *content,
        node("bookmarkEnd", id=str(number)),
    ]


def link(bookmark: str, text: str) -> Any:
    """Text that leads to a bookmark of the same file.

    Parameters
    ----------
    bookmark
        Its name; nothing is checked here.
    text
        What is read.
    """
    return node("hyperlink", run(text), anchor=bookmark, history="1")
