"""What redaction.toml and the lists of words beside it say, read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from consult.definitions.in_force import definition, derived, shipped


@derived
def rules() -> dict[str, Any]:
    """What redaction.toml says, read once: never to be changed."""
    return definition("redaction.toml")


@cache
def lists(name: str) -> dict[str, Any]:
    """A shipped file of words, read once: never to be changed.

    Parameters
    ----------
    name
        "first_names.toml" or "nobody.toml".
    """
    return shipped(name)
