"""A tree of codes as themes that hold codes, with what was lost on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from consult.definitions.wordings import normalised
from consult.errors import Place, Problem, many
from consult.exchange.code_tree import CodeNode, CodeTree
from consult.exchange.descriptions import read_description
from consult.exchange.guids import REST_GUID, code_guid
from consult.exchange.taken import (
    MOST_CODES,
    NO_THEME,
    ListedCode,
    TakenIn,
    listed,
    same_names,
    taken_in,
)
from consult.model.coding.codeframe import Codeframe

_APART = ": "
"""What stands between a code and the code above it, in a name put together of both."""


@dataclass(frozen=True)
class _FlatCode:
    """One code that is to be, with how it came to be.

    Parameters
    ----------
    entry
        The code.
    depth
        On which level it stood; a theme's is 1.
    own
        Whether it stands for a theme that is a code as well.
    """

    entry: ListedCode
    depth: int
    own: bool = False


def to_two_levels(
    tree: CodeTree, file: str, present: Codeframe, study: str
) -> tuple[TakenIn | None, list[Problem]]:
    """A tree of codes as a codeframe.

    Parameters
    ----------
    tree, file
        The codes, and name of the file they come from.
    present
        The codeframe that the study has now, whose ids are kept.
    study
        Short name of the study, by which guids of its own are known again.

    Returns
    -------
    taken
        ``None`` where there are problems.
    problems
        All that is wrong.
    """
    roots = [root for root in tree.roots if root.guid != REST_GUID]
    known = {code_guid(study, code.id): code.id for code in present.codes}
    found = [one for root in roots for one in _of_root(root, tree, known, file)]
    problems = _siblings(roots, file)
    if len(found) > MOST_CODES:
        what = f"The file has {len(found):,} codes; no codeframe has more than {MOST_CODES:,}."
        problems = [Problem(what, Place(file), "Check that it is the right file.")]
    if not found and not problems:
        hint = "Export the codebook again."
        problems = [Problem("The file holds no code that can be given.", Place(file), hint)]
    entries, apart = _told_apart([one.entry for one in found])
    problems = problems or same_names(entries, "Give each a name of its own and export it again.")
    if problems:
        return None, problems
    themes = [root.name for root in roots if root.beneath or not root.codable]
    notes = [*_notes(roots, found), *apart]
    return taken_in(entries, present, notes=notes, themes=themes), []


def _of_root(
    root: CodeNode, tree: CodeTree, known: dict[str, str], file: str
) -> Iterator[_FlatCode]:
    if not root.beneath:
        if root.codable:
            theme = tree.groups.get(root.guid, NO_THEME)
            yield _FlatCode(_entry(root, theme, root.name, known, file), 1)
        return
    if root.codable and (read_description(root.text).definition or root.guid in tree.given):
        name = f"{root.name}{_APART}in general"
        yield _FlatCode(_entry(root, root.name, name, known, file), 1, own=True)
    for child in root.beneath:
        yield from _of_code(child, (root.name,), known, file)


def _of_code(
    node: CodeNode, above: tuple[str, ...], known: dict[str, str], file: str
) -> Iterator[_FlatCode]:
    path = (*above, node.name)
    if node.codable or not node.beneath:
        name = _APART.join(path[1:])
        yield _FlatCode(_entry(node, above[0], name, known, file), len(path))
    for child in node.beneath:
        yield from _of_code(child, path, known, file)


def _entry(node: CodeNode, theme: str, name: str, known: dict[str, str], file: str) -> ListedCode:
    said = read_description(node.text)
    said = replace(said, retired=said.retired or not node.codable)
    return ListedCode(theme, name, said, known=known.get(node.guid, ""), place=Place(file))


def _siblings(roots: Sequence[CodeNode], file: str) -> list[Problem]:
    """Codes of one name that the same code holds: nobody could tell them apart."""
    problems = []
    for above, codes in _families(roots):
        times = Counter(normalised(node.name) for node in codes)
        for name in dict.fromkeys(n.name for n in codes if times[normalised(n.name)] > 1):
            where = f' under "{above}"' if above else ""
            what = f'Two codes{where} have the name "{name}".'
            hint = "Give each a name of its own, or make one of them, and export it again."
            problems.append(Problem(what, Place(file), hint))
    return problems


def _families(roots: Sequence[CodeNode]) -> Iterator[tuple[str, Sequence[CodeNode]]]:
    yield "", roots
    for node in (node for root in roots for node in root.walk()):
        yield node.name, node.beneath


def _told_apart(entries: Iterable[ListedCode]) -> tuple[list[ListedCode], list[str]]:
    """Entries with the theme before a name that stands under several; a note of which those are."""
    entries = list(entries)
    times = Counter(normalised(entry.name) for entry in entries)
    names = list(dict.fromkeys(e.name for e in entries if times[normalised(e.name)] > 1))
    told = [
        replace(entry, name=f"{entry.theme}{_APART}{entry.name}") if entry.name in names else entry
        for entry in entries
    ]
    note = (
        f"A name that stood under several themes has its theme before it: {listed(names or [''])}."
    )
    return told, [note] if names else []


def _notes(roots: Sequence[CodeNode], found: Sequence[_FlatCode]) -> list[str]:
    deep = [one.entry.name for one in found if one.depth > 2]
    loose = [one.entry.name for one in found if one.entry.theme == NO_THEME and one.depth == 1]
    own = [one.entry.name for one in found if one.own]
    memos = sum(node.memos for root in roots for node in root.walk())
    lost = [root.name for root in roots if root.beneath and root.text.strip() and not root.codable]
    told = (
        (
            deep,
            f"{many(len(deep), 'code')} stood deeper than two levels and got the names of the "
            "codes above, theme aside: {}.",
        ),
        (
            loose,
            f"{many(len(loose), 'code')} stood in no theme and came under “{NO_THEME}”; give it "
            "a better name: {}.",
        ),
        (
            own,
            "A theme cannot be given to a comment. These were codes as well, and each got a code "
            "beneath it: {}.",
        ),
        (lost, "A theme has no description; what these had was not taken: {}."),
    )
    notes = [words.format(listed(names)) for names, words in told if names]
    return notes + ([f"{many(memos, 'memo')} of codes not taken."] if memos else [])
