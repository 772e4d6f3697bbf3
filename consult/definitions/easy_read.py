"""What answers on an Easy Read form mean on the scale of the main form: easy_read.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from consult.definitions.in_force import shipped
from consult.definitions.wordings import normalised


@cache
def easy_read() -> Mapping[str, Mapping[str, str]]:
    """Scale -> ``normalised`` of an Easy Read answer -> the point of the scale it is taken for.

    A scale with "don't know" has the mapping of the scale without it.
    """
    found: dict[str, Mapping[str, str]] = {}
    for entry in shipped("easy_read.toml")["easy_read"]:
        points = {normalised(answer): point for answer, point in entry["points"].items()}
        found[entry["scale"]] = MappingProxyType(points)
        found[f"{entry['scale']}_or_dont_know"] = found[entry["scale"]]
    return MappingProxyType(found)
