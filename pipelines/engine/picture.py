"""The stages as a picture and as tables, made from what the stages declare.

docs/stages.md holds both between two marks; ``python -m pipelines.engine.picture``, run with the
Python of .venv, writes that part of the page again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from pipelines.engine.catalogue import ARTEFACTS, Sensitivity
from pipelines.engine.closure import Project
from pipelines.engine.source import Import
from pipelines.engine.stage_list import STAGES, Stage
from pipelines.engine.workspace import Workspace
from pipelines.study.file_names import ANSWERS, FROZEN

PAGE = Path("docs") / "stages.md"
START, END = "<!-- made by pipelines/engine/picture.py: start -->", "<!-- end -->"
GIVEN = {
    "study": "study.toml",
    "codeframe": "codeframe.toml",
    "frozen": FROZEN,
    "exports": "the exports",
    "own": "the author's own files",
    "answers": ANSWERS,
}
"""Part of a context -> where it comes from, in words."""

_OF_CONTEXT = re.compile(r"\bcontext\.(\w+)")
ANY_STUDY = Workspace(Path(), "STUDY", Path())
"""Stands for whichever study, to say where artefacts lie."""


def picture() -> str:
    """The stages as a Mermaid flowchart.

    Returns
    -------
    str
        A box a stage, an arrow from each stage to those that need what it makes, and a box for
        what no other stage needs. Every artefact is named with its sensitivity.
    """
    lines = [
        "flowchart TD",
        "  accTitle: The stages of consult",
        "  accDescr: What each stage hands on to the next. The tables beneath say the same.",
    ]
    for name, words in GIVEN.items():
        readers = [item.name for item in STAGES if name in _reads(item)]
        lines += [f'  given_{name}[/"{words}"/] --> {reader}' for reader in readers]
    lines += [f'  {item.name}["{item.name}"]' for item in STAGES]
    lines += [
        f'  people[/"{ARTEFACTS[name].file}, filled in by people"/] --> {item.name}'
        for item in STAGES
        for name in _filled_in(item)
    ]
    for maker in STAGES:
        lines += [f'  {maker.name} -- "{what}" --> {to}' for to, what in _handed_on(maker)]
        lines += _kept(maker)
    return "\n".join(lines) + "\n"


def stage_table() -> str:
    """What each stage does, needs and makes: a Markdown table, one row a stage."""
    rows = [
        (item.name, item.summary, _listed(_needs(item)), _listed(item.makes)) for item in STAGES
    ]
    return _table(("Stage", "What it does", "Needs", "Makes"), rows)


def artefact_table() -> str:
    """Every artefact and how far it may go: a Markdown table, one row an artefact."""
    rows = [
        (
            name,
            item.name,
            _listed(_users(name)) or "no stage",
            f"`{ANY_STUDY.path(name).as_posix()}`",
            str(ARTEFACTS[name].sensitivity),
        )
        for item in STAGES
        for name in item.makes
    ]
    return _table(("Artefact", "Made by", "Needed by", "File", "Sensitivity"), rows)


def refreshed(page: str) -> str:
    """A page with the picture and the tables made again between its two marks.

    Parameters
    ----------
    page
        Markdown that holds ``START`` and, after it, ``END``.
    """
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    parts = (
        "## Picture",
        f"```mermaid\n{picture()}```",
        "## The same in words: stages",
        stage_table(),
        "## The same in words: artefacts",
        artefact_table(),
    )
    made = "\n\n".join(part.rstrip() for part in parts)
    return f"{before}{START}\n\n{made}\n\n{END}{after}"


def _handed_on(maker: Stage) -> list[tuple[str, str]]:
    """Each stage that needs something of the maker's, and what, in words."""
    shared = ((item.name, [n for n in maker.makes if n in item.needs]) for item in STAGES)
    return [(name, _by_sensitivity(what)) for name, what in shared if what]


def _kept(maker: Stage) -> list[str]:
    """A box for what no stage needs, one a sensitivity, so that nothing made goes unseen."""
    last = [name for name in maker.makes if not _users(name)]
    lines = []
    for level in Sensitivity:
        names = [name for name in last if ARTEFACTS[name].sensitivity is level]
        if names:
            box = f'{maker.name}_{level}(["{_by_sensitivity(names)}"])'
            lines.append(f"  {maker.name} --> {box}")
    return lines


def _by_sensitivity(names: Sequence[str]) -> str:
    parts = (
        (level, [name for name in names if ARTEFACTS[name].sensitivity is level])
        for level in Sensitivity
    )
    return "<br/>".join(f"{level}: {_listed(some)}" for level, some in parts if some)


def _needs(item: Stage) -> tuple[str, ...]:
    given = (words for name, words in GIVEN.items() if name in _reads(item))
    filled = (f"{name} (as people left it)" for name in _filled_in(item))
    return (*given, *item.needs, *filled)


@cache
def _reads(item: Stage) -> frozenset[str]:
    """What of the context a stage reads, by the text of its modules."""
    project = Project()
    files = project.closure([Import(item.module)]).files
    texts = (project.text(name).decode() for name in files if name.startswith("pipelines/"))
    return frozenset(name for text in texts for name in _OF_CONTEXT.findall(text))


def _filled_in(item: Stage) -> tuple[str, ...]:
    """What the stage reads back after people have written in it."""
    return tuple(name for name in item.keeps if ARTEFACTS[name].people_write)


def _users(artefact: str) -> tuple[str, ...]:
    return tuple(item.name for item in STAGES if artefact in item.needs)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
