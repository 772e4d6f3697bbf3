"""XML read safely: nothing is fetched, nothing is expanded, and no document grows when read."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from consult.errors import ExportError, Place, Problem


class _RefusedError(Exception):
    """The document declares entities or refers to one."""


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
    builder = TreeBuilder()
    try:
        _parser(builder).Parse(data, True)
        return builder.close()
    except _RefusedError:
        what = "The file declares XML entities, which a survey does not need; it was not read."
        hint = "Export it again from the survey software, or ask the sender where it comes from."
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = f" (line {error.lineno})" if isinstance(error, expat.ExpatError) else ""
        what = f"The file is not well-formed XML{line}."
        hint = "It was probably cut short or edited; export it again."
    raise ExportError(Problem(what, Place(file=file), hint))


def _parser(builder: TreeBuilder) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _refuse
    parser.SkippedEntityHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    return parser


def _doctype(name: str, system: str | None, public: str | None, own_rules: int) -> None:
    del name, system, public
    if own_rules:
        raise _RefusedError


def _refuse(*_: object) -> int:
    raise _RefusedError
