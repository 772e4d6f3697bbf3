"""A report as people read it: every text in it as plain words."""

from __future__ import annotations

import copy
from dataclasses import fields, is_dataclass
from typing import Any

from consult.model.words.document import Document, Heading, TableBlock
from consult.model.words.text import Text


def as_read(said: Any) -> Any:
    """Any text, blocks or document, with plain words in the place of texts."""
    if isinstance(said, Text):
        return said.plain
    if isinstance(said, tuple | list):
        return type(said)(as_read(one) for one in said)
    if is_dataclass(said) and not isinstance(said, type):
        read = copy.copy(said)
        for one in fields(said):
            object.__setattr__(read, one.name, as_read(getattr(said, one.name)))
        return read
    return said


def chapters(document: Document) -> list[str]:
    """Titles of its chapters."""
    return [one.text for one in document.blocks if isinstance(one, Heading) and one.level == 1]


def under(document: Document, heading: str) -> list[object]:
    """What stands under a heading, as read."""
    blocks = as_read(document).blocks
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heading)
    level = blocks[at].level
    ends = (
        i for i, b in enumerate(blocks) if i > at and isinstance(b, Heading) and b.level <= level
    )
    return list(blocks[at + 1 : next(ends, len(blocks))])


def tables_under(document: Document, heading: str) -> list[str]:
    """Ids of the tables under a heading."""
    return [str(one.table.id) for one in under(document, heading) if isinstance(one, TableBlock)]
