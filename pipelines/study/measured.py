"""What people need not record of how comments were coded, as figures say it."""

from __future__ import annotations

from dataclasses import replace

from consult.model.coding.trust import Trust
from consult.model.run.readiness import Matter, Readiness
from consult.model.settings.sections import Record


def as_measured(readiness: Readiness, trust: Trust | None) -> Readiness:
    """The same without the records that figures of a blind sample have taken the place of.

    Parameters
    ----------
    readiness
        Of the study.
    trust
        What the last run measured; ``None`` before a first run.
    """
    if trust is None:
        return readiness
    measured = {
        record
        for record, found in (
            (Record.AGREEMENT, trust.agreement.machine or trust.agreement.people),
            (Record.ESTIMATES, trust.shares),
        )
        if found
    }
    names, headings = {one.words for one in measured}, {f"[{one}]" for one in measured}
    return Readiness(
        tuple(
            replace(left, paste=_without(left.paste, headings))
            for left in readiness.left
            if not (left.matter is Matter.RECORD and left.name in names)
        )
    )


def _without(lines: tuple[str, ...], headings: set[str]) -> tuple[str, ...]:
    """Lines to copy without the parts under some headings."""
    kept, inside = [], False
    for line in lines:
        inside = line in headings if line.startswith("[") else inside
        kept += [] if inside else [line]
    return tuple(kept)
