"""A ``Document`` as one accessible web page that holds its styles and charts."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from consult.definitions.house import house_style
from consult.model.words.document import Document
from consult.report.prose.plain import one_line

TEMPLATE, STYLES = "page.html", "page.css"
LANGUAGE = "en-GB"


def write_page(document: Document, path: Path) -> None:
    """Write a report as a web page that needs no other file and no network.

    Parameters
    ----------
    document
        The report.
    path
        Where to write the .html; its folder exists. The same document gives the same bytes.

    Notes
    -----
    Web Content Accessibility Guidelines 2.2, level AA: a language, a title, one first heading and
    no level left out, a link past the contents, captions and scopes, words for every picture,
    contrast of 4.5 to 1 or more, regions that scroll can be reached by keyboard. No script.
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    from consult.report.page.parts import parts_of

    rules = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = rules.from_string(_read(TEMPLATE))
    page = template.render(
        parts=parts_of(document),
        title=one_line(document.title),
        subtitle=one_line(document.subtitle),
        organisation=one_line(document.organisation),
        banners=document.banners,
        binding=document.binding,
        own_numbers=document.own_numbers,
        language=LANGUAGE,
        styles=Markup(_styles()),  # noqa: S704  # a file of ours
        font=Markup(_typeface()),  # noqa: S704
        running=Markup(_in_styles(" | ".join(document.banners))),  # noqa: S704
    )
    path.write_text(page, encoding="utf-8", newline="\n")


def _read(name: str) -> str:
    return files("consult.report.page").joinpath(name).read_text(encoding="utf-8")


def _styles() -> str:
    """The style sheet, in which FONT and HEADING stand for the organisation's look."""
    colour = f"#{house_style().heading.lower()}"
    return _read(STYLES).replace("FONT", _typeface()).replace("#HEADING", colour)


def _typeface() -> str:
    """The typeface as a style sheet names it: one word as it is, any other as a string."""
    font = house_style().font
    return font if font.isascii() and font.isalpha() else _in_styles(font)


def _in_styles(words: str) -> str:
    """Words as a string of a style sheet, where no character can end it."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in words) + '"'
