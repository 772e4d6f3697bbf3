"""What a table is about, as a value: its kind, its subject and what it is broken down by.

Files, figures and the register of releases hold it as text. That text says one thing only, whatever
questions are called: what would be ambiguous is marked when it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from consult.errors import Problem, TableError

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


class TableKind(StrEnum):
    """What a table shows; the value begins its text."""

    CHANNELS = "channels"
    CAMPAIGNS = "campaigns"
    RARE_VIEWS = "rare-views"
    RESPONDENTS = "respondents"
    PROFILE = "profile"
    PARTICIPATION = "participation"
    QUESTION = "question"
    THEMES = "themes"
    ABOUT = "about"
    BANNER = "banner"
    DIFFERENCES = "differences"


ALL_COMMENTS = "all comments"
"""The subject of tables on all comments together; no question is called so: its id has no space."""

CHANNEL, CAMPAIGN, STANCE, ANSWER = "channel", "campaign", "stance", "answer"
"""What tables are broken down by that is neither a characteristic nor a question. ``ANSWER`` is the
answer that themes give the reason for."""

RARE_TITLE = "Matters to look at however few people raise them"

ALONE = frozenset({TableKind.CHANNELS, TableKind.CAMPAIGNS, TableKind.RARE_VIEWS})
"""Kinds of which a release has one table."""

WHO_RESPONDED = frozenset({TableKind.PROFILE, TableKind.PARTICIPATION})
"""Kinds whose subject is a characteristic of those who responded."""

BREAKABLE = frozenset({TableKind.QUESTION, TableKind.THEMES})
"""Kinds that can be broken down."""

_BY = "by"
_BY_IN_SUBJECT = re.compile(r"(?<=-)((?:by)+)(?=-|$)")
_MARKED_BY = re.compile(r"(?<=-)((?:by)+)by(?=-|$)")
_SPECIAL = {ALL_COMMENTS: "all-comments", "all-comments": "all-comments.asked"}
"""All comments together, and a question whose id is that very text -> how they are written."""


@dataclass(frozen=True)
class TableId:
    """What a table is about.

    Parameters
    ----------
    kind
        What it shows.
    subject
        Whom or what it is on: id of a question, of the words to its option "Other", or of a
        characteristic; ``ALL_COMMENTS`` for the themes of all comments. Of a banner, the text of
        the table whose breakdowns it puts side by side. Empty for kinds of which there is one.
    by
        What it is broken down by: id of a characteristic or of another break, ``STANCE`` or
        ``ANSWER``; empty for a table that is not. Of comments that speak of a group, the
        characteristic. Of a banner, its number in the study file, counted from 1.

    Raises
    ------
    ValueError
        When there can be no such table, as with a breakdown of who responded.

    Notes
    -----
    As text a part "by" inside a subject has one more "by", since the first that has not begins
    the breakdown: "question-journeys-byby-age" is the question "journeys-by-age", while
    "question-journeys-by-age" is the question "journeys" by age. In the id of a characteristic
    that is followed by a subject, a point stands for each hyphen.
    """

    kind: TableKind
    subject: str = ""
    by: str = ""

    def __post_init__(self) -> None:
        if _read(str(self)) != (self.kind, self.subject, self.by):
            parts = f"kind {self.kind}, subject {self.subject!r}, by {self.by!r}"
            raise ValueError(f"There can be no table of {parts}.")

    def __str__(self) -> str:
        return "-".join((self.kind, *_parts(self)))

    @property
    def is_breakdown(self) -> bool:
        """Whether it shows answers or themes by groups of people."""
        return self.kind in BREAKABLE and bool(self.by)

    @property
    def whole(self) -> TableId:
        """The same answers or themes, of everybody; itself where it is no breakdown."""
        return replace(self, by="") if self.is_breakdown else self

    def across(self, by: str) -> TableId:
        """The same answers or themes, broken down.

        Parameters
        ----------
        by
            Id of a characteristic or of another break.

        Raises
        ------
        ValueError
            When there can be no such table.
        """
        return replace(self, by=by)

    def in_banner(self, number: int) -> TableId:
        """Its breakdowns side by side, as the banner of that number asks for them.

        Parameters
        ----------
        number
            Of the banner in the study file, counted from 1.
        """
        return TableId(TableKind.BANNER, str(self), str(number))

    @classmethod
    def parse(cls, text: str) -> TableId:
        """The id that is written so.

        Parameters
        ----------
        text
            As :func:`str` writes it: "question-journeys-by-age".

        Raises
        ------
        TableError
            When no table can be called that.
        """
        found = _read(text)
        made = cls(*found) if found else None
        if made is None or str(made) != text:
            raise TableError(
                Problem(
                    f'No table can be called "{text}".',
                    hint="The file that names it was changed by hand, or made by another version "
                    "of consult. Put it back from a backup, or run the study again.",
                )
            )
        return made

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        """Files hold the text."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            lambda given: given if isinstance(given, cls) else cls.parse(str(given)),
            serialization=core_schema.to_string_ser_schema(),
        )


def _parts(table: TableId) -> tuple[str, ...]:
    """What follows the kind in its text, part by part."""
    ends = (_BY, table.by) if table.by else ()
    if table.kind in BREAKABLE:
        return (_written(table.subject, table.kind), *ends)
    if table.kind is TableKind.ABOUT:
        subject = (_written(table.subject, table.kind),) if table.subject else ()
        return (table.by.replace("-", "."), *subject)
    if table.kind is TableKind.BANNER:
        return (table.by, table.subject)
    if table.kind is TableKind.DIFFERENCES:
        return ends
    return () if table.kind in ALONE else (table.subject,)


def _read(text: str) -> tuple[TableKind, str, str] | None:
    """Kind, subject and break of a text; ``None`` where it is none of an id."""
    kind = next((kind for kind in TableKind if f"{text}-".startswith(f"{kind}-")), None)
    rest = text[len(kind) + 1 :] if kind else ""
    if kind is None or " " in text:
        return None
    if kind in ALONE or not rest:
        return (kind, "", "") if kind in ALONE and text == kind else None
    if kind in BREAKABLE:
        return _read_broken(kind, rest)
    first, _, last = rest.partition("-")
    if kind is TableKind.ABOUT:
        return (kind, _called(last, kind), first.replace(".", "-")) if first else None
    if kind is TableKind.BANNER:
        return (kind, last, first) if first.isdecimal() and last else None
    if kind is TableKind.DIFFERENCES:
        return (kind, "", last) if first == _BY and last else None
    return kind, rest, ""


def _read_broken(kind: TableKind, rest: str) -> tuple[TableKind, str, str] | None:
    first, *parts = rest.split("-")
    at = parts.index(_BY) if _BY in parts else len(parts)
    subject, by = "-".join((first, *parts[:at])), "-".join(parts[at + 1 :])
    whole = at == len(parts)
    return (kind, _called(subject, kind), by) if subject and (whole or by) else None


def _written(subject: str, kind: TableKind) -> str:
    """A subject as it stands in the text of an id."""
    special = {} if kind is TableKind.QUESTION else _SPECIAL
    return special.get(subject) or _BY_IN_SUBJECT.sub(rf"\1{_BY}", subject)


def _called(text: str, kind: TableKind) -> str:
    """The subject that is written so."""
    special = {} if kind is TableKind.QUESTION else _SPECIAL
    found = (subject for subject, written in special.items() if written == text)
    return next(found, _MARKED_BY.sub(r"\1", text))
