"""What a transparency record quotes beside a run: the organisation's fields, figures measured."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from consult.definitions.in_force import definition, derived
from consult.model.settings.transparency import Measured, OwnerField, OwnerFields

OWNER_FILE = "transparency.toml"
"""The definitions of the fields; none of them is a rule by which figures are made."""


def owner_fields(of_study: OwnerFields) -> OwnerFields:
    """Each field with what was written of it, on one line; empty where nothing was.

    Parameters
    ----------
    of_study
        What study.toml says, over what the organisation wrote once for all its studies.
    """
    data = definition(OWNER_FILE) | {one: said for one, said in of_study.items() if said.strip()}
    return MappingProxyType({one: " ".join(data[one].split()) for one in OwnerField})


@derived
def measured() -> Mapping[str, Measured]:
    """Id -> a figure that was measured on this software, of ``measured.toml``."""
    found = (Measured(**entry) for entry in definition("measured.toml")["measured"])
    return MappingProxyType({one.id: one for one in found})
