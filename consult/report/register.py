"""The chapters of all documents, found by their names: each is a module that is called so.

No chapter is imported by hand. A new one is its module, its test, and one line: in
``SectionName`` for the appendix, in ``EQUALITY`` for the equality evidence, in ``TRANSPARENCY``
for the transparency record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from consult.model.evidence.equality import EqualityEvidence
from consult.model.settings.sections import SectionName
from consult.model.words.document import Block
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import HowMade

EQUALITY = ("glance", "gaps", "reading", "stated", "comments", "characteristics", "area")
"""The chapters of the equality evidence in order: what is told of all, then each, then sources."""

TRANSPARENCY = (
    *("short", "owner", "description", "deployment", "specification", "trust", "data", "risks"),
    *("people", "principles"),
)
"""The chapters of the transparency record: the fields of the standard, then the human role."""

RecordBlocks = Callable[[Findings, HowMade], tuple[Block, ...]]
"""What stands in a chapter of the transparency record, with its heading."""

EqualityBlocks = Callable[[Findings, EqualityEvidence], tuple[Block, ...]]
"""What stands in a chapter of the equality evidence, with its heading."""


@dataclass(frozen=True)
class Chapter:
    """One part of an appendix.

    Parameters
    ----------
    title
        Its heading.
    blocks
        What stands in it with its heading; nothing where there is nothing to say.
    """

    title: str
    blocks: Callable[[Findings], tuple[Block, ...]]


def chapter(name: SectionName) -> Chapter:
    """A part of the appendix: ``TITLE`` and ``blocks`` of its module.

    Parameters
    ----------
    name
        Of the part; a module of that name stands in ``chapters.appendix``.
    """
    module = import_module(f"consult.report.chapters.appendix.{name}")
    return Chapter(module.TITLE, module.blocks)


def equality_chapters() -> tuple[EqualityBlocks, ...]:
    """The chapters of the equality evidence: ``blocks`` of each module in order."""
    return tuple(
        import_module(f"consult.report.chapters.equality.{name}").blocks for name in EQUALITY
    )


def transparency_chapters() -> tuple[RecordBlocks, ...]:
    """The chapters of the transparency record: ``blocks`` of each module in order."""
    return tuple(
        import_module(f"consult.report.chapters.transparency.{name}").blocks
        for name in TRANSPARENCY
    )
