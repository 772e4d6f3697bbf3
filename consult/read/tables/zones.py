"""Times of other zones as the clock showed them in the United Kingdom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from consult.read.export.declared import Role
from consult.read.export.grid import Issue, IssueSeverity
from consult.read.layout.sheet import Sheet
from consult.read.values.zones import UK, zone_of_cell

_UTC = "UTC"


def in_uk_time(
    times: Sequence[datetime | None], texts: Sequence[str], sheet: Sheet
) -> tuple[list[datetime | None], tuple[Issue, ...]]:
    """Times of submission as the clock showed them in the United Kingdom, and a note of it.

    Parameters
    ----------
    times, texts
        As they stand in the export, read and as written.
    sheet
        Its layout says which zone they are in; nothing changes where neither it nor a cell does.

    Notes
    -----
    A consultation closes at midnight of the council's clock, so a response given at 23:30 in
    Chicago is late by six hours. A day without a time of day stays that day.
    """
    usual = sheet.layout.time_zone
    known = {text: time for text, time in zip(texts, times, strict=True) if time}
    zones = {text: zone_of_cell(text) or usual for text in known}
    away = {zone: _zone(zone) for zone in set(zones.values()) - {"", UK}}
    changed = {
        text: _at_home(time, away[zones[text]])
        for text, time in known.items()
        if away.get(zones[text]) and not _a_day(text, time)
    }
    counts = {
        zone: sum(zones.get(text) == zone for text, time in zip(texts, times, strict=True) if time)
        for zone in away
    }
    issues = tuple(_said(sheet, zone, away[zone], counts[zone]) for zone in sorted(away))
    return [changed.get(text, time) for text, time in zip(texts, times, strict=True)], issues


def _zone(name: str) -> tzinfo | None:
    """A zone by its name or by how far it is from UTC; ``None`` when it is not known."""
    if name.startswith(_UTC):
        hours, _, minutes = name.removeprefix(_UTC).partition(":")
        sign = -1 if hours.startswith("-") else 1
        return timezone(timedelta(hours=int(hours or 0), minutes=sign * int(minutes or 0)))
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _at_home(time: datetime, away: tzinfo | None) -> datetime:
    return time.replace(tzinfo=away).astimezone(ZoneInfo(UK)).replace(tzinfo=None)


def _a_day(text: str, time: datetime) -> bool:
    return ":" not in text and time == datetime(time.year, time.month, time.day)


def _said(sheet: Sheet, zone: str, known: tzinfo | None, count: int) -> Issue:
    column = next(iter(sheet.layout.of(Role.TIME)), None)
    place = sheet.grid.place
    if column:
        place = replace(place, column=column.letter, heading=column.heading)
    if known is None:
        message = f'The times are in the zone "{zone}", which is not known; they were kept.'
        return Issue(IssueSeverity.WARNING, "time zone", place, message, count)
    message = f"The times were in the zone {zone}; they were changed to those of the UK."
    return Issue(IssueSeverity.NOTE, "time zone", place, message, count)
