"""People who answered in more than one way: counted and told, never merged or deleted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from consult.model.settings.study import Source
from consult.read.export.declared import Role
from consult.read.export.grid import Issue, IssueSeverity
from consult.read.layout.sheet import Sheet

_EMAIL = re.compile(r"^\S+@\S+\.\S+$")


def addresses_of(sheet: Sheet, rows: Sequence[int]) -> frozenset[str]:
    """Hashes of the e-mail addresses of a sheet's responses; the addresses are not kept.

    Parameters
    ----------
    sheet, rows
        The sheet, and the positions of its responses. Personal columns are looked at, and others
        whose heading speaks of mail.
    """
    found: set[str] = set()
    for column in sheet.layout.of(Role.PERSONAL, Role.QUESTION, Role.PLATFORM):
        cells = (cell.strip().casefold() for cell in sheet.grid.column(column.position, rows))
        if column.role is Role.PERSONAL or "mail" in column.heading.casefold():
            found.update(cell for cell in cells if _EMAIL.match(cell))
    return frozenset(hashlib.sha256(address.encode()).hexdigest() for address in found)


def in_two_sources(
    addresses: Mapping[str, frozenset[str]], sources: Sequence[Source], sheets: Mapping[str, Sheet]
) -> list[Issue]:
    """A warning for every two sources in which the same e-mail addresses stand.

    Parameters
    ----------
    addresses, sheets
        Source id -> the hashes of its addresses, and its sheet.
    sources
        In the order of study.toml. Two exports of one survey are not held against each other.
    """
    issues = []
    for at, source in enumerate(sources):
        for earlier in sources[:at]:
            shared = addresses[source.id] & addresses[earlier.id]
            if shared and _family(source) != _family(earlier):
                message = (
                    f'The same e-mail address stands in "{earlier.id}" and "{source.id}"; '
                    "both responses are counted."
                )
                place = sheets[source.id].grid.place
                code = "same person in two sources"
                issues.append(Issue(IssueSeverity.WARNING, code, place, message, len(shared)))
    return issues


def _family(source: Source) -> str:
    return source.same_survey_as or source.id
