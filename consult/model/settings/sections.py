"""The parts of an appendix by name, in their usual order, and what it says of its own making."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SectionName(StrEnum):
    """What study.toml and the files of the author's own words call each part."""

    SUMMARY = "summary"
    BACKGROUND = "background"
    POINTS = "points"
    RESPONDENTS = "respondents"
    HEARD = "heard"
    CLOSED = "closed"
    AREAS = "areas"
    COMMENTS = "comments"
    EQUALITY = "equality"
    CHARACTERISTICS = "characteristics"
    LETTERS = "letters"
    RESPONSE = "response"
    RECONCILIATION = "reconciliation"
    ANNEX = "annex"


class Record(StrEnum):
    """What a report says of its own making where somebody recorded it, as in records.toml."""

    AGREEMENT = "agreement"
    ESTIMATES = "estimates"
    RESPONSE = "response"
    LANGUAGES = "languages"

    @property
    def words(self) -> str:
        """What a report calls it."""
        return RECORD_WORDS[self]

    @property
    def asks(self) -> str:
        """What a draft asks for where it is missing."""
        return ASKED[self]


RECORD_WORDS = {
    Record.AGREEMENT: "agreement between coders",
    Record.ESTIMATES: "estimates for themes",
    Record.RESPONSE: "the council's response",
    Record.LANGUAGES: "comments in other languages",
}


ASKED = {
    Record.AGREEMENT: "whether people coded the same comments apart from each other, and how far "
    "they agreed",
    Record.ESTIMATES: "whether shares of themes were estimated from comments that people coded, "
    "and how",
    Record.RESPONSE: "what the council's response is, or when and where it will be given",
    Record.LANGUAGES: "who read the comments in other languages, and what came of it",
}
"""Record -> what a draft asks for where it is missing. It may have happened: nobody has said."""


class Process(StrEnum):
    """What a report says of how the consultation was run, as [process] of records.toml has it."""

    EVENTS = "events"
    HARD_COPIES = "hard_copies"
    EASY_READ = "easy_read"
    OTHER_FORMATS = "other_formats"
    REACH = "reach"
    PAGE_VISITS = "page_visits"
    DOWNLOADS = "downloads"

    @property
    def words(self) -> str:
        """What a report calls it."""
        return PROCESS_WORDS[self][0]

    @property
    def asks(self) -> str:
        """What a draft asks for where it is missing."""
        return PROCESS_WORDS[self][1]


PROCESS_WORDS = {
    Process.EVENTS: ("events", "how many events were held, and how many people came"),
    Process.HARD_COPIES: ("hard copies given out", "how many paper questionnaires were given out"),
    Process.EASY_READ: ("Easy Read copies", "how many Easy Read copies were given out"),
    Process.OTHER_FORMATS: (
        "other formats",
        "which other formats there were (large print, audio, other languages), and how many",
    ),
    Process.REACH: (
        "reach of advertising",
        "how the consultation was made known, and how many people that reached",
    ),
    Process.PAGE_VISITS: ("page visits", "how many visits the consultation's page had"),
    Process.DOWNLOADS: ("downloads", "how many documents were downloaded"),
}
"""Part of the process -> what a report calls it, and what a draft asks for."""

_STRICT = {"extra": "forbid"}
"""A setting that does not exist is an error, when read from a file."""


@dataclass(frozen=True)
class Recorded:
    """What somebody recorded of how a report was made, or of what came of it.

    Parameters
    ----------
    text
        What was done, in plain sentences; figures are named in braces until they are put in.
    by
        Whose record it is, as it stands after "by": "the insight team".
    date
        When it was recorded.
    """

    __pydantic_config__ = _STRICT

    text: str
    by: str
    date: date


Records = Mapping[Record, Recorded]
"""What is recorded. What is not in it may have happened: a draft asks for it."""

HowRun = Mapping[Process, str]
"""What is said of how the consultation was run, a sentence or more each."""
