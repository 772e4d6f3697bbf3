"""XML read safely: nothing is fetched, nothing is expanded, and no document grows when read.

The one way in which anything here reads XML from outside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, TreeBuilder
from xml.parsers.expat import errors

from defusedxml import DefusedXmlException, DTDForbidden  # type: ignore[import-untyped]
from defusedxml.ElementTree import DefusedXMLParser  # type: ignore[import-untyped]

from consult.errors import ExportError, Place, Problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


_PREFIX = re.compile(rb"(?:</?|\s)([A-Za-z_][\w.-]*):[A-Za-z_]")
_DECLARED = re.compile(rb"\sxmlns:([\w.-]+)\s*=")
_FIRST_TAG = re.compile(rb"<[A-Za-z_][\w.:-]*")
"""In a document of one byte a character; in UTF-16 no undeclared prefix is put right."""


class _Parser(DefusedXMLParser):  # type: ignore[misc]
    """Refuses entities, and rules of a document's own, which could add to every element."""

    def defused_start_doctype_decl(
        self, name: str, sysid: str | None, pubid: str | None, has_internal_subset: int
    ) -> None:
        """Pass over a DOCTYPE that only names its rules; they are never fetched.

        Parameters
        ----------
        name, sysid, pubid
            What it names.
        has_internal_subset
            Whether it holds rules of its own.
        """
        if has_internal_subset:
            raise DTDForbidden(name, sysid, pubid)


def parse(data: bytes, file: str) -> Element:
    """The root element of an XML document.

    Parameters
    ----------
    data
        The bytes; their encoding is found by a mark or by what the document says.
    file
        Its name, for messages.

    Raises
    ------
    ExportError
        When it declares entities, which can make a small file grow without end, or is not
        well-formed. A plain DOCTYPE is passed over, and what it names is never fetched.
    """
    try:
        return _with_prefixes(data, file)
    except (ParseError, LookupError, ValueError) as error:
        line = f" (line {error.position[0]})" if isinstance(error, ParseError) else ""
        what = f"The file is not well-formed XML{line}."
        hint = "It was probably cut short or edited; export it again."
        raise ExportError(Problem(what, Place(file=file), hint)) from error


def parse_if_sound(data: bytes, file: str) -> Element | None:
    """The same of a part of a workbook that can be done without; None when not well-formed.

    Parameters
    ----------
    data
        The bytes of the part.
    file
        Name of the workbook, for messages.

    Raises
    ------
    ExportError
        When it declares entities.
    """
    try:
        return _root(data, file)
    except (ParseError, LookupError, ValueError):
        return None


def _with_prefixes(data: bytes, file: str) -> Element:
    """The root element; a prefix of names that the document declares nowhere stands for nothing."""
    try:
        return _root(data, file)
    except ParseError as error:
        if error.code != errors.codes[errors.XML_ERROR_UNBOUND_PREFIX]:
            raise
    used = {*_PREFIX.findall(data)} - {*_DECLARED.findall(data)} - {b"xml", b"xmlns"}
    said = b"".join(b' xmlns:%s="undeclared:%s"' % (name, name) for name in sorted(used))
    return _root(_FIRST_TAG.sub(lambda tag: tag[0] + said, data, count=1), file)


def _root(data: bytes, file: str) -> Element:
    parser = _Parser(target=TreeBuilder(), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as error:
        what = "The file declares XML entities, which can be a trap; it was not read."
        hint = "Export it again, or ask the sender where it comes from."
        raise ExportError(Problem(what, Place(file=file), hint)) from error
    return root
