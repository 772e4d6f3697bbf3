"""A report as people read it: without the names of its figures."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from consult.model.figure import unbound

Said = TypeVar("Said")


def as_read(said: Said) -> Said:
    """Any words, blocks or document, with the names of the figures in them left out."""
    if isinstance(said, str):
        return type(said)(unbound(said)) if type(said) is str else said
    if isinstance(said, tuple | list):
        return type(said)(as_read(one) for one in said)
    if is_dataclass(said) and not isinstance(said, type):
        return replace(said, **{one.name: as_read(getattr(said, one.name)) for one in fields(said)})
    return said
