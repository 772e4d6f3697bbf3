"""The parts of an appendix by name, in the order they stand unless a study says otherwise."""

from __future__ import annotations

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
    """What a report says of its own making where there is a record of it."""

    AGREEMENT = "agreement between coders"
    ESTIMATES = "estimates for themes"
    RESPONSE = "the council's response"
    QUOTES = "approval of the quotes"
