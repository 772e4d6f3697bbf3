"""Ticked options that stand together in one cell: cut at known options, never at every comma."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_TICKED_WORDS = """
yes y 1 true x ticked selected checked on ✓ ✔ ✅ ☑ ☒ •
oui ja sí si sim sì ie do ydw vrai wahr verdadero gwir coché cochée seleccionado ausgewählt dewiswyd
"""
TICKED = frozenset(_TICKED_WORDS.split())
"""What a cell of an option's own column says when it was ticked, besides the option itself."""

_NOT_TICKED_WORDS = """
no n 0 false unticked unchecked unselected off ☐
non nein nee não naddo nage faux falsch falso anwir décoché
"""
NOT_TICKED = frozenset(_NOT_TICKED_WORDS.split()) | {
    *("not selected", "not ticked", "not checked", "non coché", "no seleccionado", "nac ydw"),
    "nicht ausgewählt",
}
"""What it says when it was not."""

YES_OR_NO = frozenset({"yes", "no", "y", "n"})
"""Words that are ticks, or answers of their own to "Do you have a car?"."""

NOT_SHOWN = frozenset({"na", "n/a", "notshown", "not shown", "not asked", "not displayed"})
"""What stands in every column of a question that was not shown."""

COMMA_ALONE = ","
"""A separator that no space follows."""


@dataclass(frozen=True)
class Ticked:
    """What one cell holds.

    Parameters
    ----------
    options
        Labels of the options found, in the order they stand.
    words
        What is no option, exactly as written, parts joined as they stood.
    """

    options: tuple[str, ...]
    words: str = ""


_IN_LIST = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'(?=\s*(?:,|$))|[^,]*)\s*(?:,|$)""")
_LISTS = {"[": "]", "{": "}", '"': '"'}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def listed_in(cell: str) -> list[str] | None:
    """The items of a cell that holds a list as programs write it; ``None`` when it holds none.

    Parameters
    ----------
    cell
        As written: a list of JSON or Python, a row of a database, or items in quotation marks.

    Examples
    --------
    Invented:

    >>> listed_in('["Bus, tram", "On foot"]'), listed_in("{Bus,Train}"), listed_in("Bus, tram")
    (['Bus, tram', 'On foot'], ['Bus', 'Train'], None)
    """
    whole = cell.strip()
    if len(whole) < 2 or _LISTS.get(whole[0]) != whole[-1]:
        return None
    if whole[0] == '"':
        return [_unquoted(item) for item in _items(whole)] if '","' in whole else None
    return [item for found in _items(whole[1:-1]) if (item := _unquoted(found))]


def _items(inside: str) -> list[str]:
    return [item.strip() for item in _IN_LIST.findall(inside) if item.strip()]


def _unquoted(item: str) -> str:
    """An item without its quotation marks and what stands for a character of its own."""
    if len(item) < 2 or item[0] not in "\"'" or item[-1] != item[0]:
        return item
    try:
        return str(json.loads(item)) if item[0] == '"' else item[1:-1].replace("\\'", "'")
    except json.JSONDecodeError:
        return item[1:-1]


def parts_of(cell: str, separator: str) -> list[str]:
    """What a cell of ticked options is made of: the items of a list, or what separators part.

    Parameters
    ----------
    cell
        As written.
    separator
        As of :func:`pieces`.
    """
    listed = listed_in(cell)
    return listed if listed is not None else [cell[a:b] for a, b in pieces(cell, separator)]


def pieces(cell: str, separator: str) -> list[tuple[int, int]]:
    """Start and end of the parts between separators; spaces around them are left out.

    A comma alone parts two options only where no space follows it, because inside an option one
    does (source: formats survey, 3.2), and never the thousands of an amount in words ("£20,000").

    Parameters
    ----------
    cell
        As written.
    separator
        What stands between options, such as ", "; "," alone is ``COMMA_ALONE``.
    """
    mark = separator.strip() or separator
    found = []
    start = 0
    amounts = {match.start() for match in _THOUSANDS.finditer(cell)} if mark == "," else set()
    if amounts and not cell.strip("0123456789, "):
        amounts = set()  # nothing but codes such as 101,102
    cuts = [match.span() for match in re.finditer(re.escape(mark), cell)]
    for cut_start, cut_end in [*cuts, (len(cell), len(cell))]:
        if cut_start in amounts:
            continue
        if cut_end < len(cell) and not _parts(cell, separator, mark, cut_end):
            continue
        left = start + len(cell[start:cut_start]) - len(cell[start:cut_start].lstrip())
        right = left + len(cell[left:cut_start].rstrip())
        if right > left:
            found.append((left, right))
        start = cut_end
    return found


def _parts(cell: str, separator: str, mark: str, end: int) -> bool:
    """Whether what follows a mark is what follows a separator."""
    if separator == COMMA_ALONE:
        return not cell[end].isspace()
    return not separator.endswith(" ") or separator == mark or cell[end].isspace()


def split_ticked(cell: str, separator: str, lookup: Mapping[str, str]) -> Ticked:
    """The options of a cell, longest match first; the rest is words.

    Parameters
    ----------
    cell
        As written.
    separator
        What stands between ticked options, such as ", ".
    lookup
        ``normalised`` of a wording -> option.

    Examples
    --------
    Invented options, of which one has a comma of its own:

    >>> from consult.definitions.wordings import normalised
    >>> options = {normalised(label): label for label in ("Bus", "Train, including HS1")}
    >>> split_ticked("Bus, Train, including HS1, by mule", ", ", options)
    Ticked(options=('Bus', 'Train, including HS1'), words='by mule')
    """
    from consult.definitions.wordings import normalised

    if (listed := listed_in(cell)) is not None:
        known = [(lookup.get(normalised(item)), item) for item in listed]
        found = [label for label, _ in known if label is not None]
        typed = [item for label, item in known if label is None]
        return Ticked(tuple(dict.fromkeys(found)), "\n".join(typed))
    spans = pieces(cell, separator)
    options: list[str] = []
    loose: list[tuple[int, int]] = []
    at = 0
    while at < len(spans):
        for end in range(len(spans), at, -1):
            label = lookup.get(normalised(cell[spans[at][0] : spans[end - 1][1]]))
            if label is not None:
                options.append(label)
                at = end
                break
        else:
            loose.append(spans[at])
            at += 1
    return Ticked(tuple(dict.fromkeys(options)), _joined(cell, loose))


def cuts_of(
    cells: Sequence[str], own: str, others: Sequence[str], lookup: Mapping[str, str]
) -> list[str]:
    """The separators at which the cells of one source are cut.

    Somebody who types ";" in a list that a form parted by commas wrote words of their own. A
    source that never uses the separator of the question, such as paper keyed elsewhere, has its
    own; that of the question then comes first.

    Parameters
    ----------
    cells
        Of one question in one source.
    own
        What stands between options by the study; empty where it names nothing.
    others
        What the platform writes between them.
    lookup
        ``normalised`` of a wording -> option.

    Examples
    --------
    Invented:

    >>> options = {"bus": "Bus", "tram": "Tram"}
    >>> cuts_of(["Bus, Tram", "Bus; Tram"], ", ", (", ", ";"), options)
    [', ']
    >>> cuts_of(["Bus; Tram", "Bus"], ", ", (", ", ";"), options)
    [', ', ';']
    """
    every = [mark for mark in dict.fromkeys((own, *others)) if mark]
    used = own and any(len(split_ticked(cell, own, lookup).options) > 1 for cell in cells)
    same = own.strip() or own
    return [mark for mark in every if (mark.strip() or mark) == same] if used else every


def _joined(cell: str, spans: list[tuple[int, int]]) -> str:
    """Neighbouring loose parts as they stood, the others on lines of their own."""
    runs: list[list[int]] = []
    for start, end in spans:
        between = cell[runs[-1][1] : start] if runs else ""
        if runs and not any(character.isalnum() for character in between):
            runs[-1][1] = end
        else:
            runs.append([start, end])
    return "\n".join(cell[start:end] for start, end in runs)
