"""The codes of a REFI-QDA file as a tree, as whatever program wrote it nested them.

Programs differ: NVivo and MAXQDA nest to any depth, ATLAS.ti lists codes and puts them in sets,
Taguette lists them with dots in their names, QualCoder begins with a byte-order mark; some leave
out descriptions, guids or whether a code may be given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from consult.errors import ExportError, Place, Problem
from consult.office.markup import parse
from consult.office.words import clean, one_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_LEVELS = 12
"""Levels of codes. A published codebook of 259 codes has 7, which 6 would refuse. Names are put
together on the way down, so that those of 24 levels could not be read."""

MOST_BYTES = 256 << 20
"""Of the XML of a project. One of 1,087 coded comments has 1.7 MB; half would do for a hundred
thousand, twice as much would only take longer to refuse."""

_NAMESPACE = "urn:qda-xml:"
_DOTTED = "taguette"
"""Beginning of the name of the program that writes a dot between the levels of a name."""


@dataclass(frozen=True)
class CodeNode:
    """One code of a file, with those beneath it.

    Parameters
    ----------
    name, guid
        As written, on one line; the guid in small letters without braces, empty where it has none.
    text
        Its description.
    codable
        Whether it may be given to a passage.
    memos
        How many memos are tied to it.
    beneath
        Codes that it holds.
    """

    name: str
    guid: str = ""
    text: str = ""
    codable: bool = True
    memos: int = 0
    beneath: tuple[CodeNode, ...] = ()

    def walk(self) -> Iterator[CodeNode]:
        """Go over the code and all beneath it, in the order written."""
        yield self
        for child in self.beneath:
            yield from child.walk()


@dataclass(frozen=True)
class CodeTree:
    """The codes of a file.

    Parameters
    ----------
    roots
        Those that no other holds.
    groups
        Guid of a code -> name of the first set it is in.
    given
        Guids of the codes that are given to a passage.
    """

    roots: tuple[CodeNode, ...]
    groups: Mapping[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()


def read_tree(data: bytes, file: str) -> tuple[CodeTree | None, list[Problem]]:
    """The codes of a codebook, or of the XML of a project.

    Parameters
    ----------
    data
        The XML.
    file
        Its name, for problems.

    Returns
    -------
    tree
        ``None`` where there are problems.
    problems
        All that is wrong.
    """
    try:
        root = parse(data, file)
    except ExportError as error:
        return None, list(error.problems)
    book = _codebook(root)
    if book is None:
        what = "The file is XML and holds no codebook of REFI-QDA."
        hint = "Export the codebook (.qdc) or the project (.qdpx) again, in the REFI-QDA format."
        return None, [Problem(what, Place(file), hint)]
    codes = [child for child in book if _tag(child) == "codes"]
    if _depth(codes) > MOST_LEVELS:
        what = f"Codes are nested more than {MOST_LEVELS} levels deep."
        return None, [
            Problem(what, Place(file), "Put them under fewer levels and export it again.")
        ]
    roots = tuple(_node(code) for part in codes for code in part if _tag(code) == "code")
    problems = [*_nameless(roots, file), *_same_guids(roots, file)]
    if not roots:
        problems = [Problem("The codebook holds no code.", Place(file), "Export it again.")]
    if problems:
        return None, problems
    if root.get("origin", "").lower().startswith(_DOTTED):
        roots = _by_dots(roots)
    return CodeTree(roots, _groups([*root, *book]), _given(root)), []


def _codebook(root: Element) -> Element | None:
    space = root.tag.rpartition("}")[0].lstrip("{").lower()
    if space and not space.startswith(_NAMESPACE):
        return None
    if _tag(root) == "codebook":
        return root
    books = [child for child in root if _tag(child) == "codebook"]
    return books[0] if _tag(root) == "project" and books else None


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _depth(codes: Iterable[Element]) -> int:
    """Levels of codes, as far as it matters: a file may nest them deeper than Python can go."""
    level, deep = list(codes), -1
    while level and deep <= MOST_LEVELS:
        level = [child for one in level for child in one if _tag(child) == "code"]
        deep += 1
    return deep


def _node(code: Element) -> CodeNode:
    texts = [child.text or "" for child in code if _tag(child) == "description"]
    return CodeNode(
        name=one_line(code.get("name", "")),
        guid=_guid(code.get("guid", "")),
        text=clean("\n".join(texts)),
        codable=code.get("isCodable", "true").strip().lower() not in {"false", "0"},
        memos=sum(_tag(child) == "noteref" for child in code),
        beneath=tuple(_node(child) for child in code if _tag(child) == "code"),
    )


def _guid(words: str) -> str:
    return words.strip().strip("{}").lower()


def _nameless(roots: Iterable[CodeNode], file: str) -> list[Problem]:
    count = sum(not node.name for root in roots for node in root.walk())
    hint = "Give each a name in the program that it comes from, and export it again."
    what = "A code has no name." if count == 1 else f"{count:,} codes have no name."
    return [Problem(what, Place(file), hint)] if count else []


def _same_guids(roots: Iterable[CodeNode], file: str) -> list[Problem]:
    """Codes that cannot be told apart, or that hold themselves."""
    first: dict[str, CodeNode] = {}
    problems = []
    for node in (node for root in roots for node in root.walk() if node.guid):
        if (before := first.setdefault(node.guid, node)) is not node:
            what = f'The codes "{before.name}" and "{node.name}" have one guid.'
            problems.append(Problem(what, Place(file), "Export it again: each code has its own."))
    return problems


def _groups(parts: Iterable[Element]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in (one for part in parts if _tag(part) == "sets" for one in part):
        for member in group:
            guid = _guid(member.get("targetGUID", member.get("guid", "")))
            if _tag(member) == "membercode" and one_line(group.get("name", "")):
                found.setdefault(guid, one_line(group.get("name", "")))
    return found


def _given(root: Element) -> frozenset[str]:
    codings = (one for one in root.iter() if _tag(one) == "coding")
    return frozenset(_guid(ref.get("targetGUID", "")) for one in codings for ref in one)


def _by_dots(roots: tuple[CodeNode, ...]) -> tuple[CodeNode, ...]:
    """Codes whose names hold a dot, put beneath what stands before it."""
    under: dict[str, list[CodeNode]] = {}
    whole: dict[str, CodeNode] = {}
    for node in roots:
        first, dot, rest = node.name.partition(".")
        if dot and first.strip() and rest.strip():
            under.setdefault(first.strip(), []).append(replace(node, name=rest.strip()))
            whole.setdefault(first.strip(), CodeNode(first.strip(), codable=False))
        else:
            whole[node.name] = node
    return tuple(
        replace(node, beneath=(*node.beneath, *_by_dots(tuple(under.get(name, ())))))
        for name, node in whole.items()
    )
