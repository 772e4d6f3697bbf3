"""Words by which a comment speaks of a group, whoever wrote it, as data: about_groups.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from consult.definitions.cues import cue_in
from consult.definitions.in_force import shipped


@dataclass(frozen=True)
class AboutGroup:
    """The words that speak of people who share one characteristic.

    Parameters
    ----------
    id
        Id of the characteristic.
    cues
        Words; one that ends in * takes any ending.
    finds, leaves
        Invented comments that the cues must find, and must not.
    """

    id: str
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
def about_groups() -> Mapping[str, AboutGroup]:
    """All entries of ``about_groups.toml``, by id of the characteristic."""
    return MappingProxyType(
        {
            entry["id"]: AboutGroup(
                entry["id"], *(tuple(entry[part]) for part in ("cues", "finds", "leaves"))
            )
            for entry in shipped("about_groups.toml")["characteristic"]
        }
    )
