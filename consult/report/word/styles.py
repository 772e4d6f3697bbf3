"""The house style of Word files: left-aligned, no underline, no italics, English (UK).

Import it where a Word file is about to be made: it loads python-docx.

Notes
-----
Sources: Government Digital Service, "Publishing accessible documents" (sans serif, 12 points or
more, left-aligned, sentence case, built-in headings); Analysis Function colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Cm

from consult.definitions.house import house_style
from consult.model.words.document import Document
from consult.office import FIXED_CREATED
from consult.report.prose.plain import one_line
from consult.report.word.ooxml import node

HEADING = "heading"
"""Stands for the colour of headings, which is the organisation's (house.toml)."""
GREY = "505A5F"
PALE = "F0F4F8"
LANGUAGE = "en-GB"
MARGIN = 2.0
"""Page margin on every side, in cm."""

UNWANTED = ("thumbnail",)
"""Parts of the library's template that say something about the template, not the report."""


@dataclass(frozen=True)
class _Style:
    """A paragraph style: sizes and spaces in points."""

    id: str
    name: str
    size: float = 12
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 8
    line: float = 1.15
    indent: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    bullet: bool = False
    border: str = ""
    page_numbers: bool = False
    based_on: str = "Normal"


STYLES = (
    _Style("Normal", "Normal", based_on=""),
    _Style("AfterTable", "After table", before=14),
    _Style("Title", "Title", 28, True, HEADING, before=120, after=12, line=1.0),
    _Style("Subtitle", "Subtitle", 16, colour=GREY, after=12),
    _Style("Heading1", "heading 1", 20, True, HEADING, 24, 10, 1.0, keep_next=True, outline=0),
    _Style("Heading2", "heading 2", 15, True, HEADING, 20, 6, 1.05, keep_next=True, outline=1),
    _Style("Heading3", "heading 3", 13, True, HEADING, 14, 4, 1.05, keep_next=True, outline=2),
    _Style("Heading4", "heading 4", 12, True, HEADING, 12, 4, 1.05, keep_next=True, outline=3),
    _Style("TOCHeading", "TOC Heading", 20, True, HEADING, 18, 10, 1.0, keep_next=True),
    _Style("TOC1", "toc 1", 12, True, before=6, after=2, line=1.0, page_numbers=True),
    _Style("TOC2", "toc 2", 11, after=2, line=1.0, indent=14, page_numbers=True),
    _Style("TOC3", "toc 3", 11, after=2, line=1.0, indent=28, page_numbers=True),
    _Style("TableofFigures", "table of figures", 11, after=3, line=1.0, page_numbers=True),
    _Style("Caption", "caption", 11, True, HEADING, 12, 4, 1.0, keep_next=True, keep_lines=True),
    _Style("Picture", "Picture", after=4, line=1.0, keep_next=True),
    _Style("ListBullet", "List Bullet", after=4, bullet=True),
    _Style("Quote", "Quote", 12, indent=18, after=8, keep_lines=True, border="left"),
    _Style("Callout", "Callout", 12, before=6, after=10, keep_lines=True, border="box"),
    _Style("Header", "header", 10, colour=GREY, after=0, line=1.0),
    _Style("Footer", "footer", 10, colour=GREY, after=0, line=1.0),
    _Style("Organisation", "Organisation", 14, True, after=24),
    _Style("Banner", "Banner", 14, True, before=4, after=4, border="box"),
    _Style("TableText", "Table text", 10, after=0, line=1.0),
    _Style("TableNote", "Table note", 10, before=3, after=1, line=1.0, keep_lines=True),
    _Style("TableNoteLast", "Table note last", 10, before=3, after=14, line=1.0, keep_lines=True),
)

OWN = frozenset(
    {
        *("AfterTable", "Banner", "Callout", "Organisation", "Picture"),
        *("TableNote", "TableNoteLast", "TableText"),
    }
)
"""Styles that Word does not bring itself."""


def blank(document: Document) -> Any:
    """An empty Word file in the house style, with its properties set.

    Parameters
    ----------
    document
        Gives title, subject and author.

    Returns
    -------
    docx.document.Document
        One section, A4 upright.
    """
    file = docx.Document()
    _set_properties(file, document)
    _set_defaults(file)
    _set_styles(file)
    _set_settings(file)
    _drop_revision_ids(file)
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(MARGIN))
    section.header_distance = section.footer_distance = Cm(1.0)
    return file


def _set_properties(file: Any, document: Document) -> None:
    core = file.core_properties
    core.title = one_line(document.title)[:255]
    core.subject = one_line(document.subtitle)[:255]
    core.author = one_line(document.organisation)[:255] or "consult"
    core.keywords = ", ".join(document.banners)
    core.comments = ""
    core.last_modified_by = "consult"
    core.language = LANGUAGE
    core.revision = 1
    core.created = core.modified = FIXED_CREATED
    package = file.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.rsplit("/", 1)[-1] in UNWANTED:
            del package.rels[name]


def _set_defaults(file: Any) -> None:
    defaults = file.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(properties):
        properties.remove(child)
    properties.extend(
        [
            _fonts(),
            node("sz", val="24"),
            node("szCs", val="24"),
            node("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"),
        ]
    )


def _set_styles(file: Any) -> None:
    """Replace the template's looks: ours are written whole, the rest lose theme fonts."""
    root = file.styles.element
    ours = {style.id for style in STYLES}
    for element in list(root.findall(qn("w:style"))):
        kind, name = element.get(qn("w:type")), element.get(qn("w:styleId"))
        linked = name.endswith("Char")
        if name in ours or linked or (kind == "table" and name != "TableNormal"):
            root.remove(element)
            continue
        for tag in ("rPr", "link"):
            for child in element.findall(qn(f"w:{tag}")):
                element.remove(child)
    root.extend(_style(style) for style in STYLES)


def _style(style: _Style) -> Any:
    made = node("style", type="paragraph", styleId=style.id)
    if style.id == "Normal":
        made.set(qn("w:default"), "1")
    if style.id in OWN:
        made.set(qn("w:customStyle"), "1")
    made.append(node("name", val=style.name))
    if style.based_on:
        made.append(node("basedOn", val=style.based_on))
    made.extend([node("qFormat"), _paragraph_properties(style), _run_properties(style)])
    return made


def _paragraph_properties(style: _Style) -> Any:
    parts = [node("keepNext")] if style.keep_next else []
    parts += [node("keepLines")] if style.keep_lines or style.keep_next else []
    if style.bullet:
        parts.append(node("numPr", node("numId", val=_BULLETS)))
    if style.border:
        parts += _border(style.border)
    if style.page_numbers:
        parts.append(node("tabs", node("tab", val="right", leader="dot", pos=_RIGHT_EDGE)))
    spacing = {
        "before": str(round(style.before * 20)),
        "after": str(round(style.after * 20)),
        "line": str(round(style.line * 240)),
        "lineRule": "auto",
    }
    parts.append(node("spacing", **spacing))
    if style.indent:
        parts.append(node("ind", left=str(round(style.indent * 20))))
    elif style.border == "box":
        parts.append(node("ind", left="120", right="120"))
    if style.outline is not None:
        parts.append(node("outlineLvl", val=str(style.outline)))
    return node("pPr", *parts)


_RIGHT_EDGE = str(round((21.0 - 2 * MARGIN) / 2.54 * 1440))
"""Where page numbers end once Word has put them into the contents, in twentieths of a point."""

_BULLETS = "1"
"""Number of the bullet list of the template's numbering."""


def _border(kind: str) -> list[Any]:
    """A line on the left for quotes, a box with a heavy left side for callouts."""
    colour = house_style().heading
    heavy = {"val": "single", "sz": "24", "space": "8", "color": colour}
    light = {"val": "single", "sz": "6", "space": "6", "color": colour}
    if kind == "left":
        return [node("pBdr", node("left", **heavy))]
    sides = [
        node("top", **light),
        node("left", **heavy),
        node("bottom", **light),
        node("right", **light),
        node("between", **light),
    ]
    return [node("pBdr", *sides), node("shd", val="clear", color="auto", fill=PALE)]


def _run_properties(style: _Style) -> Any:
    parts = [_fonts()]
    if style.bold:
        parts += [node("b"), node("bCs")]
    if style.colour:
        colour = house_style().heading if style.colour == HEADING else style.colour
        parts.append(node("color", val=colour))
    half_points = str(round(style.size * 2))
    parts += [node("sz", val=half_points), node("szCs", val=half_points)]
    if style.id == "Normal":
        parts.append(node("lang", val=LANGUAGE, eastAsia=LANGUAGE))
    return node("rPr", *parts)


def _fonts() -> Any:
    font = house_style().font
    return node("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def _set_settings(file: Any) -> None:
    """No revision ids, no picture of the template, the present Word's layout."""
    settings = file.settings.element
    for tag in ("rsids", "savePreviewPicture", "proofState", "zoom"):
        for child in settings.findall(qn(f"w:{tag}")):
            settings.remove(child)
    for child in settings.findall(f"{qn('w:compat')}/{qn('w:compatSetting')}"):
        if child.get(qn("w:name")) == "compatibilityMode":
            child.set(qn("w:val"), "15")
    language = settings.find(qn("w:themeFontLang"))
    language.set(qn("w:val"), LANGUAGE)


def _drop_revision_ids(file: Any) -> None:
    for root in (file.element, file.styles.element):
        for element in root.iter():
            for name in [name for name in element.attrib if "}rsid" in name]:
                del element.attrib[name]
        for element in list(root.iter(qn("w:rsid"))):
            element.getparent().remove(element)
