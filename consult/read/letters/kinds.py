"""Letters and notes of events told from tables and from other papers, by what they say."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from consult.errors import ConsultError
from consult.office.encoding import decode
from consult.read.letters.documents import (
    OTHERWISE,
    PICTURES,
    READABLE,
    TEXTS,
    Line,
    ending_of,
    lines_of,
)

_MAIL = frozenset({".eml", ".msg"})
_DOCUMENTS = READABLE | PICTURES | frozenset(OTHERWISE)

_OPENS = re.compile(r"(?i)^\W*(?:dear\b|to whom it may concern|annwyl\b)")
_CLOSES = re.compile(
    r"(?i)^\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind |best |warm |many )?regards)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|[Mm]y|[Ww]e|[Oo]ur)\b")
_FORM = re.compile(
    r"(?i)[☐□❏]|\btick (?:one|all|the)\b|\bplease tick\b|\bthis (?:consultation|survey) (?:closes|"
    r"opens|runs)\b"
)
EVENT = re.compile(
    r"(?i)\b(?:drop-?in|workshop|road ?show|public meeting|exhibition|focus group|webinar|pop-?up"
    r"|(?:community|engagement|consultation|listening|information|stakeholder|ward|parish) "
    r"(?:event|session|meeting|stall)|events?)\b"
)
ATTENDED = re.compile(
    r"(?i)^\W*(?:(?:approx\w*|total|estimated)\W+)?(?:number(?:s)?(?: of)? ?(?:people|attending"
    r"|attendees|visitors|participants)?|no\.? (?:of )?(?:people|attendees|attending)|attend\w*"
    r"|attendees|people (?:present|attending|who came)|turn ?out|head ?count|visitors"
    r"|participants|numbers)\W*(?P<n>(?:about |around |approx\w*\.? |c\.? ?|~ ?)?\d[\d,]*)?"
    r"(?P<rest>.*)$"
)
NOTED = re.compile(
    r"(?i)^\W*(?:notes?|points? (?:raised|made)|(?:key|main) points?|comments? (?:made|raised)"
    r"|what (?:was|people) said|feedback|issues? raised|discussion|questions? raised)\b"
)
_MOST_WORDS = 6_000
"""Of a letter that stands among exports. Longer ones are plans, assessments, reports. By reasoning:
no real letters were at hand to try it on."""

_OFTEN = 80
"""Words for each of which a letter that has neither greeting nor closing says "I" or "we" once, at
least: notes and papers of a council hardly do."""

_TOP = 12
"""Lines with words from the top in which notes of an event name it."""

_FEWEST_COLUMNS, _FEWEST_ROWS = 2, 2
"""Of a text that is a table. One column of words is a text, one row a sentence with commas."""


class PaperKind(StrEnum):
    """What a file beside survey exports is."""

    LETTER = "letter"
    EVENTS = "notes of events"
    UNREAD = "a picture of a letter, or a file that cannot be read"
    OTHER = "something else"


def may_be_letter(path: Path) -> bool:
    """Whether a file is of a kind that letters come in.

    Parameters
    ----------
    path
        The file; how its name ends tells, but a text that is a table is none.
    """
    ending = ending_of(path.name)
    if ending in TEXTS:
        return not _is_table(path)
    return ending in _MAIL | _DOCUMENTS


def kind_of(path: Path) -> PaperKind:
    """What a document is, by its words.

    Parameters
    ----------
    path
        A file that may be a letter.
    """
    if ending_of(path.name) in _MAIL:
        return PaperKind.LETTER
    try:
        lines = lines_of(path.read_bytes(), path.name)
    except ConsultError:
        return PaperKind.UNREAD
    words = [line for line in lines if line.text.strip()]
    if not words:
        return PaperKind.UNREAD
    if _is_letter(words):
        return PaperKind.LETTER
    return PaperKind.EVENTS if _is_of_events(words) else PaperKind.OTHER


def _is_letter(lines: Sequence[Line]) -> bool:
    texts = [line.text for line in lines]
    words = sum(len(text.split()) for text in texts)
    if words > _MOST_WORDS or any(map(_FORM.search, texts)):
        return False
    if any(map(_OPENS.match, texts)) or any(map(_CLOSES.match, texts)):
        return True
    said = sum(len(_FIRST_PERSON.findall(text)) for text in texts)
    return said * _OFTEN >= words and not _is_of_events(lines)


def _is_of_events(lines: Sequence[Line]) -> bool:
    """Whether it names an event at its top or in a heading, and says who came or what was noted."""
    headed = [line.text for line in lines if line.level] + [line.text for line in lines[:_TOP]]
    told = any(ATTENDED.match(line.text) or NOTED.match(line.text) for line in lines)
    return told and any(map(EVENT.search, headed))


def _is_table(path: Path) -> bool:
    """Whether every line of a text has the same number of cells."""
    text = decode(path.read_bytes()).body.decode("utf-8", errors="replace")
    first = next((line for line in text.splitlines() if line.strip()), "")
    if _OPENS.match(first):
        return False
    for delimiter in ("\t", ";", "|", ","):
        rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
        try:
            widths = {len(row): 0 for row in rows if any(map(str.strip, row))}
            count = len(text.splitlines())
        except csv.Error:
            continue
        if len(widths) == 1 and min(widths) >= _FEWEST_COLUMNS and count >= _FEWEST_ROWS:
            return True
    return False
