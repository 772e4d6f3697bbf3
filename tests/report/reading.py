"""A report as people read it: every text in it as plain words."""

from __future__ import annotations

import copy
from dataclasses import fields, is_dataclass
from typing import Any

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
