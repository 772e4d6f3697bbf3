"""Times of other zones as the clock showed them in the United Kingdom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from consult.read.export.declared import Role
from consult.read.export.grid import Issue, IssueSeverity
from consult.read.layout.sheet import Sheet

UK = "Europe/London"


def in_uk_time(
    times: Sequence[datetime | None], sheet: Sheet
) -> tuple[list[datetime | None], tuple[Issue, ...]]:
    """Times of submission as the clock showed them in the United Kingdom, and a note of it.

    Parameters
    ----------
    times
        As they stand in the export.
    sheet
        Its layout says which zone they are in; nothing changes where it says none.

    Notes
    -----
    A consultation closes at midnight of the council's clock, so a response given at 23:30 in
    Chicago is late by six hours.
    """
    zone = sheet.layout.time_zone
    if not zone or zone == UK or not any(times):
        return list(times), ()
    column = next(iter(sheet.layout.of(Role.TIME)), None)
    place = (
        replace(sheet.grid.place, column=column.letter, heading=column.heading)
        if column
        else (sheet.grid.place)
    )
    count = sum(time is not None for time in times)
    try:
        away, home = ZoneInfo(zone), ZoneInfo(UK)
    except (KeyError, ValueError, OSError):
        message = f'The times are in the zone "{zone}", which is not known; they were kept.'
        return list(times), (Issue(IssueSeverity.WARNING, "time zone", place, message, count),)
    message = f"The times were in the zone {zone}; they were changed to those of the UK."
    changed = [
        time and time.replace(tzinfo=away).astimezone(home).replace(tzinfo=None) for time in times
    ]
    return changed, (Issue(IssueSeverity.NOTE, "time zone", place, message, count),)
