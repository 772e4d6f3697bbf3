"""Notes of events as one sheet: a row an event, with where and when it was and what was said."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from consult.errors import ConsultError, ExportError, Place, Problem
from consult.read.export.grid import Container, Export, Grid, Issue, IssueSeverity
from consult.read.letters.documents import Line, lines_of
from consult.read.letters.kinds import ATTENDED, EVENT, NOTED
from consult.read.values.dates import read_date

EVENTS = "events"
PLATFORM = "events"
HEADINGS = ("Event", "Date", "Title", "Place", "Number attending", "File", "Notes")
"""What stands over the columns of the sheet, in order."""

_KEY = 8
"""Characters of the code of a file of notes, as many as of a letter."""

_DATE = re.compile(
    r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9},? \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"|\d{4}-\d{2}-\d{2})\b"
)
_PLACE = re.compile(r"(?i)^\W*(?:place|venue|location|where|held at|at)\s*[:–-]\s*(?P<said>.+)$")
_WHEN = re.compile(r"(?i)^\W*(?:date|when|day|held on|time|date and time)\s*[:–-]\s*(?P<said>.+)$")
_STAFF = re.compile(
    r"(?i)^\W*(?:staff|officers?|facilitat\w+|host(?:ed by)?|led by|run by|present|notes? by"
    r"|note ?taker|in attendance|apologies|chair)\b[^:]{0,20}:"
)
_CAME = re.compile(
    r"(?i)\b(?P<n>\d[\d,]*)\s+(?:\w+ ){0,2}(?:attended|came|took part|were present|dropped in"
    r"|attendees|visitors|participants|visited)\b"
)
_BULLET = re.compile(r"^\s*(?:[•·▪●*–-]|\d+[.)])\s+")
_TITLE = 100
"""Characters of a line that can head the notes of one event in a plain text; a sentence of notes
that names another event is mostly longer or ends in a full stop."""


@dataclass
class _Event:
    title: str
    date: str = ""
    place: str = ""
    attended: str = ""
    notes: list[str] = field(default_factory=list)


def open_notes(paths: Iterable[Path], folder: str = EVENTS) -> Export:
    """Notes of events as the sheet of an export.

    Parameters
    ----------
    paths
        Documents, each with the notes of one event or several.
    folder
        Name of the folder they are kept in, for messages.

    Raises
    ------
    ExportError
        When one cannot be opened or holds no notes; the problems of all of them together.
    """
    rows: list[tuple[str, ...]] = [HEADINGS]
    problems: list[Problem] = []
    issues: list[Issue] = []
    for path in sorted(paths, key=lambda one: (one.name.casefold(), one.name)):
        try:
            data = path.read_bytes()
            events = _events(lines_of(data, path.name))
        except ConsultError as error:
            problems += error.problems
            continue
        if not events:
            hint = "Write the notes beneath a heading with the name of the event, or take it out."
            problems.append(Problem("No notes of an event stand in it.", Place(path.name), hint))
        key = hashlib.sha256(data).hexdigest()[:_KEY]
        place = Place(f"{folder}/{path.name}", row=len(rows) + 1)
        message = f"Notes of events read: {len(events)}. They are counted apart, as no responses."
        issues.append(Issue(IssueSeverity.NOTE, "notes of events", place, message, len(events)))
        rows += [_row(event, f"{key}-{n}", path.name) for n, event in enumerate(events, start=1)]
    if problems:
        raise ExportError(problems)
    grid = Grid(folder, "", rows, declared_by=PLATFORM)
    return Export(folder, Container.FOLDER, (grid,), issues=tuple(issues))


def _row(event: _Event, key: str, file: str) -> tuple[str, ...]:
    notes = "\n".join(event.notes)
    return (key, event.date, event.title, event.place, event.attended, file, notes)


def _events(lines: Sequence[Line]) -> list[_Event]:
    """The events of a document, those of which nothing was noted left out."""
    table = _of_table([line.text for line in lines])
    if table:
        return table
    words = [line for line in lines if line.text.strip()]
    heads = _heads(words)
    ends = [*heads[1:], len(words)]
    events = [_event(words[at:end]) for at, end in zip(heads, ends, strict=True)]
    return [event for event in events if event.notes]


def _heads(lines: Sequence[Line]) -> list[int]:
    """Where the notes of each event begin: at headings of the level that names most events."""
    named = [i for i, line in enumerate(lines) if EVENT.search(line.text) or _dated(line.text)]
    levels = Counter(lines[i].level for i in named if lines[i].level)
    if levels:
        level = min(levels, key=lambda one: (-levels[one], one))
        return [i for i, line in enumerate(lines) if line.level == level]
    titles = [i for i in named if _is_title(lines[i].text)]
    return titles or [0]


def _is_title(text: str) -> bool:
    """Whether a line of a plain text names an event, and is neither a label nor a sentence."""
    short = len(text) <= _TITLE and not text.rstrip().endswith((".", "?", "!"))
    labels = (_PLACE, _WHEN, NOTED, ATTENDED, _BULLET, _STAFF)
    return short and bool(EVENT.search(text)) and not any(label.match(text) for label in labels)


def _event(lines: Sequence[Line]) -> _Event:
    found = _Event(lines[0].text.strip(), _dated(lines[0].text))
    for line in lines[1:]:
        _take(found, line.text.replace("\t", ": ", 1).strip())
    return found


def _take(event: _Event, text: str) -> None:
    """Put a line of an event where it belongs; what is nothing else is a note."""
    if when := _WHEN.match(text):
        event.date = event.date or _dated(when["said"])
    elif place := _PLACE.match(text):
        event.place = event.place or place["said"].strip()
    elif ((came := ATTENDED.match(text)) and len(text) <= _TITLE and came["n"]) or (
        (came := _CAME.search(text)) and len(text) <= _TITLE
    ):
        event.attended = event.attended or _digits(came["n"])
    elif label := NOTED.match(text):
        rest = text[label.end() :].partition(":")[2].strip()
        event.notes += [rest] if rest else []
    elif not _STAFF.match(text):
        event.notes.append(_BULLET.sub("", text))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _dated(text: str) -> str:
    """The first date in a text, year first; empty where there is none."""
    found = _DATE.search(text)
    moment = read_date(found[0].replace(" of ", " ")) if found else None
    return f"{moment:%Y-%m-%d}" if moment else ""


_COLUMNS = {
    "title": re.compile(r"(?i)^\W*(?:event|session|workshop|meeting|drop-?in|activity)"),
    "date": re.compile(r"(?i)^\W*(?:date|when|day)"),
    "place": re.compile(r"(?i)^\W*(?:place|venue|location|where|held at)"),
    "attended": re.compile(r"(?i)^\W*(?:number|no\.|attend|people|turn ?out|head ?count|visitors)"),
    "notes": re.compile(r"(?i)^\W*(?:notes?|comments?|(?:key |main )?points|feedback|what|issues)"),
}


def _of_table(lines: Sequence[str]) -> list[_Event]:
    """The rows of the first table whose headings are those of events."""
    for at, line in enumerate(lines):
        cells = line.split("\t")
        named = {
            name: next((i for i, cell in enumerate(cells) if words.match(cell)), None)
            for name, words in _COLUMNS.items()
        }
        if named["notes"] is None or (named["title"], named["place"]) == (None, None):
            continue
        rows = [row.split("\t") for row in lines[at + 1 :]]
        rows = [row for row in rows if len(row) == len(cells)]
        said = [
            {name: "" if i is None else row[i].strip() for name, i in named.items()} for row in rows
        ]
        return [
            _Event(
                one["title"] or one["place"],
                _dated(one["date"]),
                one["place"],
                _digits(one["attended"]),
                [one["notes"]],
            )
            for one in said
            if one["notes"]
        ]
    return []
