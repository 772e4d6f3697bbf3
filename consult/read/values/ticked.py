"""Ticked options that stand together in one cell: cut at known options, never at every comma."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

TICKED = frozenset({"yes", "y", "1", "true", "x", "ticked", "selected", "checked", "✓", "✔"})
"""What a cell of an option's own column says when it was ticked, besides the option itself."""

NOT_TICKED = frozenset(
    {"no", "n", "0", "false", "not selected", "unticked", "not ticked", "unchecked"}
)
"""What it says when it was not."""

NOT_SHOWN = frozenset({"na", "n/a"})
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


def pieces(cell: str, separator: str) -> list[tuple[int, int]]:
    """Start and end of the parts between separators; spaces around them are left out.

    A comma alone parts two options only where no space follows it, because inside an option one
    does. Source: formats survey, 3.2.

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
    cuts = [match.span() for match in re.finditer(re.escape(mark), cell)]
    for cut_start, cut_end in [*cuts, (len(cell), len(cell))]:
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
