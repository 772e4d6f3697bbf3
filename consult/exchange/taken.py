"""What came of a file of codes: entries as read, then a codeframe with what was lost on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consult.definitions.wordings import normalised
from consult.errors import Place, Problem
from consult.exchange.descriptions import Described
from consult.exchange.ids import made_id
from consult.model.coding.codeframe import Code, Codeframe, Theme

NO_THEME = "Codes"
"""Theme of the codes that a file has under none."""

MOST_CODES = 2_000
"""Codes of a file. The largest codebook that was read has 259; a list of responses taken for one
has thousands. Half would take it in as well, and twice as many would only take longer to refuse."""

MOST_NAMED = 5
"""Codes that a sentence names before it says how many more there are: a line on a screen."""


@dataclass(frozen=True)
class TakenIn:
    """A codeframe as a file has it.

    Parameters
    ----------
    frame
        No two codes have one id or one name.
    notes
        A sentence for whatever was not taken as it stood.
    """

    frame: Codeframe
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListedCode:
    """One code as a file has it.

    Parameters
    ----------
    theme, name
        As printed; each on one line, neither empty.
    said
        What is said of it beside its name.
    id
        As the file gives it; empty where it gives none.
    known
        Id that its guid is known by, in the study that takes it in; empty where it is not.
    place
        Where it stands.
    """

    theme: str
    name: str
    said: Described = field(default_factory=Described)
    id: str = ""
    known: str = ""
    place: Place = field(default_factory=Place)


def taken_in(
    entries: Sequence[ListedCode],
    present: Codeframe,
    *,
    notes: Sequence[str] = (),
    themes: Sequence[str] = (),
) -> TakenIn:
    """Entries as a codeframe, with the ids that their codes have already.

    Parameters
    ----------
    entries
        In the order read; no two of one name.
    present
        The codeframe that the study has now.
    notes
        What there is to say already.
    themes
        Names of themes in the order read, those that hold no code too.
    """
    ids = _ids(entries, present)
    spelt: dict[str, str] = {}
    for name in (*themes, *(entry.theme for entry in entries)):
        spelt.setdefault(normalised(name), name)
    under: dict[str, list[Code]] = {name: [] for name in spelt.values()}
    for entry in entries:
        code = _code(entry, ids[normalised(entry.name)])
        under[spelt[normalised(entry.theme)]].append(code)
    frame = Codeframe(_themes(under, present), present.version)
    return TakenIn(frame, (*notes, *_undefined(entries)))


def same_names(entries: Sequence[ListedCode], hint: str) -> list[Problem]:
    """A problem for each name that two codes have.

    Parameters
    ----------
    entries
        As read.
    hint
        What to do about it.
    """
    first: dict[str, ListedCode] = {}
    problems = []
    for entry in entries:
        before = first.setdefault(normalised(entry.name), entry)
        if before is not entry:
            row = f" (as in row {before.place.row})" if before.place.row else ""
            what = f'Two codes have the name "{entry.name}"{row}.'
            problems.append(Problem(what, entry.place, hint))
    return problems


def listed(names: Sequence[str]) -> str:
    """A few names in quotation marks, and how many more there are.

    Parameters
    ----------
    names
        At least one.
    """
    shown = ", ".join(f'"{name}"' for name in names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else f"{shown} and {len(names) - MOST_NAMED:,} more"


def _code(entry: ListedCode, own: str) -> Code:
    said = entry.said
    definition = said.definition or ("" if said.retired else entry.name)
    return Code(own, entry.name, definition, **said.lists, retired=said.retired)


def _undefined(entries: Sequence[ListedCode]) -> list[str]:
    names = [e.name for e in entries if not (e.said.definition or e.said.retired)]
    if not names:
        return []
    return [
        f"No definition came with {listed(names)}. The name stands in its place: write in "
        "codeframe.toml, in one sentence, what a comment must say to be given the code."
    ]


def _ids(entries: Sequence[ListedCode], present: Codeframe) -> dict[str, str]:
    """Name of a code, normalised -> its id: as given, as known by its guid or name, or made."""
    names = {normalised(code.name): code.id for code in present.codes}
    keys = {normalised(entry.name): entry for entry in entries}
    found: dict[str, str] = {}
    given = {key: entry.id for key, entry in keys.items()}
    known = {key: entry.known for key, entry in keys.items()}
    for way in (given, known, names):
        for key in keys:
            own = way.get(key, "")
            if key not in found and own and own not in found.values():
                found[key] = own
    reserved = {code.id for code in present.codes}
    for key, entry in keys.items():
        if key not in found:
            found[key] = made_id(entry.name, {*reserved, *found.values()}, otherwise="code")
    return found


def _themes(under: Mapping[str, list[Code]], present: Codeframe) -> tuple[Theme, ...]:
    """Themes under the ids they have; one whose name is new is known by most of its codes."""
    own: dict[str, str] = {}
    by_name = {normalised(theme.name): theme.id for theme in present.themes}
    for name in under:
        if normalised(name) in by_name:
            own[name] = by_name[normalised(name)]
    for name, codes in under.items():
        if name not in own and (known := _by_codes(codes, present)) not in {"", *own.values()}:
            own[name] = known
    reserved = {theme.id for theme in present.themes}
    for name in under:
        if name not in own:
            own[name] = made_id(name, {*reserved, *own.values()}, otherwise="theme")
    return tuple(Theme(own[name], name, tuple(codes)) for name, codes in under.items())


def _by_codes(codes: Sequence[Code], present: Codeframe) -> str:
    """The theme that holds more than half of these codes now."""
    mine = {code.id for code in codes}
    for theme in present.themes:
        if len(mine & {code.id for code in theme.codes}) * 2 > len(mine):
            return theme.id
    return ""
