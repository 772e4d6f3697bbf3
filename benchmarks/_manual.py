"""The manual of the house: what each room says of itself, floor by floor, and a picture of them.

``python -m benchmarks._manual`` writes the part of docs/architecture.md between two marks again.
Floors come from the contracts that import-linter holds, words from the rooms' own docstrings, so
the page can say nothing that the code does not.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
START, END = "<!-- made by benchmarks/_manual.py: start -->", "<!-- end -->"

Floors = Sequence[Sequence[str]]
"""Names of rooms, top floor first; those of one floor do not import each other."""

_ROLE = re.compile(r":(?:func|class|mod|meth|data):`~?([^`]+)`")


def page() -> str:
    """The whole page as it should stand in docs/architecture.md."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    floors = contracts()
    made = f"## Picture\n\n```mermaid\n{picture(floors)}```\n\n{manual(floors)}"
    return f"{before}{START}\n\n{made}\n{END}{after}"


def contracts() -> Mapping[str, Floors]:
    """Where rooms stand: a package ("" for the whole house) -> its floors.

    Returns
    -------
    Mapping
        From the contracts of the kind "layers" in pyproject.toml.
    """
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = {}
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if contract["type"] == "layers":
            floors = [re.split(r"\s*[|:]\s*", layer) for layer in contract["layers"]]
            for container in contract.get("containers", [""]):
                found[container] = floors
    return found


def picture(floors: Mapping[str, Floors]) -> str:
    """The floors as a Mermaid flowchart: a box a room, with the rooms inside it in words.

    Parameters
    ----------
    floors
        As :func:`contracts` gives them.
    """
    lines = [
        "flowchart TD",
        "  accTitle: The rooms of consult",
        "  accDescr: Imports go down only. The list beneath the picture says the same in words.",
    ]
    for number, floor in enumerate(floors[""]):
        lines.append(f'  subgraph floor{number}[" "]')
        for room in floor:
            inside = [_short(name).rpartition(".")[2] for name in _within(room, floors, deep=False)]
            label = "<br/>".join([f"<b>{_short(room)}</b>", *_rows(inside)])
            lines.append(f'    {room.replace(".", "_")}["{label}"]')
        lines.append("  end")
    lines += [f"  floor{number} --> floor{number + 1}" for number in range(len(floors[""]) - 1)]
    return "\n".join(lines) + "\n"


def manual(floors: Mapping[str, Floors]) -> str:
    """What each room says of itself, as Markdown, floor by floor from the top.

    Parameters
    ----------
    floors
        As :func:`contracts` gives them.
    """
    parts = []
    for number, floor in enumerate(floors[""], start=1):
        parts.append(f"## Floor {number}: {', '.join(f'`{_short(room)}`' for room in floor)}")
        for room in floor:
            parts += [f"### {_short(room)}", said(room)]
            parts += [f"#### {_short(inner)}\n\n{said(inner)}" for inner in _within(room, floors)]
    return "\n\n".join(parts) + "\n"


def said(room: str) -> str:
    """A room's own words, of its docstring, as Markdown.

    Parameters
    ----------
    room
        Dotted name of a package or a module.
    """
    path = ROOT.joinpath(*room.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    words = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return _ROLE.sub(r"`\1`", words).replace("``", "`")


def _within(room: str, floors: Mapping[str, Floors], *, deep: bool = True) -> Iterator[str]:
    """The rooms inside a room, top floor first; at every depth, or those right inside it."""
    for level in floors.get(room, ()):
        for name in level:
            inner = f"{room}.{name}"
            if ROOT.joinpath(*inner.split(".")).is_dir():
                yield inner
                yield from _within(inner, floors) if deep else ()


def _short(room: str) -> str:
    return room.removeprefix("consult.")


def _rows(names: Sequence[str]) -> list[str]:
    """Names in rows of three, so that a box is no wider than its neighbours."""
    return [", ".join(names[start : start + 3]) for start in range(0, len(names), 3)]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
