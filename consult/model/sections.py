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
    RECONCILIATION = "reconciliation"
    ANNEX = "annex"


class Record(StrEnum):
    """What a report says of its own making where somebody recorded it, as in records.toml."""

    AGREEMENT = "agreement"
    ESTIMATES = "estimates"
    RESPONSE = "response"
    QUOTES = "quotes"

    @property
    def words(self) -> str:
        """What a report calls it."""
        return RECORD_WORDS[self]


RECORD_WORDS = {
    Record.AGREEMENT: "agreement between coders",
    Record.ESTIMATES: "estimates for themes",
    Record.RESPONSE: "the council's response",
    Record.QUOTES: "approval of the quotes",
}


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
"""What is recorded; of what is not in it there is no record."""
