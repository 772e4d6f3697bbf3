"""Matters a person must look at however few raise them, as data: rare_views.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from consult.definitions.cues import cue_in
from consult.definitions.in_force import shipped

DISTINCT = "distinct"
UNLIKE = "Unlike any other comment"
"""Id and name of the kind for what is like no other; it needs no definition."""


@dataclass(frozen=True)
class RareKind:
    """One kind of matter.

    Parameters
    ----------
    id, name
        Short name, and the words printed.
    definition
        What a comment of this kind says.
    examples
        Invented wordings, never a respondent's.
    cues
        Words that list a comment at once; one that ends in * takes any ending.
    finds, leaves
        Invented comments that the cues must find, and must not.
    """

    id: str
    name: str
    definition: str
    examples: tuple[str, ...]
    cues: tuple[str, ...]
    finds: tuple[str, ...]
    leaves: tuple[str, ...]

    def cue_in(self, text: str) -> str:
        """The words of the text that are a cue, the first of them; empty when there is none.

        Parameters
        ----------
        text
            A comment.
        """
        return cue_in(text, self.cues)


@cache
def rare_kinds() -> tuple[RareKind, ...]:
    """All kinds of ``rare_views.toml``, in the order printed."""
    return tuple(
        RareKind(
            entry["id"],
            entry["name"],
            entry["definition"],
            *(tuple(entry[part]) for part in ("examples", "cues", "finds", "leaves")),
        )
        for entry in shipped("rare_views.toml")["kind"]
    )


def rare_names() -> Mapping[str, str]:
    """Id -> name of every kind, in the order printed, what is like no other last."""
    return {kind.id: kind.name for kind in rare_kinds()} | {DISTINCT: UNLIKE}
