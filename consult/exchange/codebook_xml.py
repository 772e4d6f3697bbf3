"""A codeframe as a REFI-QDA codebook: themes that hold codes, each with its guid and colour.

Source: REFI-QDA Standard, version 1.5, and its schema for projects, of which the codes of a
codebook are a part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from consult.exchange.descriptions import described
from consult.exchange.guids import REST_GUID, code_guid, theme_guid
from consult.model.coding.codeframe import Code, Codeframe, Theme
from consult.office.words import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from consult.exchange.project import CodedProject

CODEBOOK = "urn:QDA-XML:codebook:1.0"
"""Namespace of a codebook by itself. Source: REFI-QDA Standard, codebook exchange."""

ORIGIN = "consult"
REST = "Not in the codeframe"
"""Heading over the codes that are no theme."""

DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
UNNAMED = "Without a name"

_COLOURS = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
"""One for each theme in turn; its codes have the same. Source: Government Analysis Function,
colours in charts, categorical palette, which people who see few colours can tell apart."""


def write_codebook(project: CodedProject, path: Path) -> None:
    """Write the codes of a project as a .qdc file; the same codes always give the same bytes.

    Parameters
    ----------
    project
        Whose codes are written, and none of its comments. Without any theme there is a heading
        alone, as a codebook cannot be empty.
    path
        Where to; written over.
    """
    root = Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    codes = SubElement(root, "Codes")
    codes.extend(code_elements(project.frame, project.study) or [_heading(REST, REST_GUID, "")])
    path.write_text(DECLARATION + as_text(root) + "\n", encoding="utf-8", newline="\n")


def code_elements(frame: Codeframe, study: str, rest: Iterable[Code] = ()) -> list[Element]:
    """The themes of a codeframe, each with its codes.

    Parameters
    ----------
    frame, study
        The codeframe, and short name of the study.
    rest
        Codes that are given and are no theme: they stand under a heading of their own.
    """
    themes = [
        _theme(theme, study, colour)
        for theme, colour in zip(frame.themes, cycle(_COLOURS), strict=False)
    ]
    others = [_code(code, study, "") for code in rest]
    if not others:
        return themes
    heading = _heading(REST, REST_GUID, "")
    heading.extend(others)
    return [*themes, heading]


def as_text(element: Element) -> str:
    """An element as XML, an element a line.

    Parameters
    ----------
    element
        Any; it is laid out over lines and otherwise left as it is.
    """
    _lay_out(element)
    return tostring(element, encoding="unicode")


def _theme(theme: Theme, study: str, colour: str) -> Element:
    element = _heading(theme.name, theme_guid(study, theme.id), colour)
    element.extend(_code(code, study, colour) for code in theme.codes)
    return element


def _heading(name: str, guid: str, colour: str) -> Element:
    return _element(name, guid, colour, codable=False)


def _code(code: Code, study: str, colour: str) -> Element:
    element = _element(code.name, code_guid(study, code.id), colour, codable=True)
    if words := described(code):
        SubElement(element, "Description").text = words
    return element


def _element(name: str, guid: str, colour: str, *, codable: bool) -> Element:
    said = {"guid": guid, "name": one_line(name) or UNNAMED, "isCodable": str(codable).lower()}
    return Element("Code", said | ({"color": colour} if colour else {}))


def _lay_out(element: Element) -> None:
    """Line breaks between elements; texts stay as they are, as a space in one would be read."""
    for parent in _parents(element):
        parent.text = "\n"
        for child in parent:
            child.tail = "\n"


def _parents(element: Element) -> Iterator[Element]:
    return (each for each in element.iter() if len(each))
