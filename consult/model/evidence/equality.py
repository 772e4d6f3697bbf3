"""The evidence for an equality impact assessment, before it has words. It decides nothing.

Every figure of respondents in it stands in a table after disclosure control.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from consult.model.counting.table_id import TableId
from consult.model.evidence.difference import Difference
from consult.model.survey.characteristic import Characteristic

_STRICT = {"extra": "forbid"}
"""For whoever reads answers from a file: a field that does not exist is a mistake."""


@dataclass(frozen=True)
class AreaShare:
    """A part of the people of an area.

    Parameters
    ----------
    characteristic, category
        In the words of the source.
    share
        Percentage of its base, 0 to 100.
    base_text
        Who the base are.
    table, source, quality
        The table of whoever counted, where the figure was taken from, and how good it is.
    """

    characteristic: str
    category: str
    share: float
    base_text: str
    table: str
    source: str
    quality: str


@dataclass(frozen=True)
class ReferencePopulation:
    """The people of an area, to set beside those who responded.

    Parameters
    ----------
    code, area
        Code and name of the area.
    shares
        What is known of them.
    """

    code: str
    area: str
    shares: tuple[AreaShare, ...]


@dataclass(frozen=True)
class ReferenceRule:
    """How a source's categories are those of a characteristic.

    Parameters
    ----------
    id
        Id of the characteristic.
    reference
        What the source calls it.
    left_out
        Categories taken out of the area's base: people who did not answer, or are too young.
    same
        Group of ours, wide or detailed -> categories of theirs. A group not named here has those
        of the same words or, where it is wide, of all that it is made of.
    note
        Where the two do not measure alike; empty when they do.
    """

    id: str
    reference: str
    left_out: tuple[str, ...]
    same: Mapping[str, tuple[str, ...]]
    note: str = ""


class Taking(StrEnum):
    """How many of a group took part, beside its share of the area."""

    FAR_FEWER = "far fewer"
    FEWER = "fewer"
    ABOUT = "about as many"
    MORE = "more"
    TOO_FEW = "too few to compare"


@dataclass(frozen=True)
class Participating:
    """One group and how many of it took part.

    Parameters
    ----------
    group
        As the tables call it.
    table
        Id of the table its number stands in.
    people, share
        People, and their percentage of those who said which group they are in; ``None`` when
        either is hidden.
    area
        Percentage of the area's people; ``None`` where there is none to compare with.
    taking
        The two together; ``None`` where either is missing.
    part_of
        The wide group it is a part of; empty for a wide one, or where none holds it.
    """

    group: str
    table: TableId
    people: int | None
    share: float | None
    area: float | None
    taking: Taking | None
    part_of: str = ""


@dataclass(frozen=True)
class Participation:
    """Who took part, by one characteristic.

    Parameters
    ----------
    wide, detailed
        The wide groups, and the categories they are made of where those are others.
    base
        People who said which group they are in; ``None`` when hidden.
    rule
        How the area's figures were matched; ``None`` without any.
    whom
        Whom the area's figures are of, in the words of the source.
    sources
        Table, source and quality of the area's figures, each once.
    not_offered
        Categories that people of the area are in and the form did not offer.
    """

    wide: tuple[Participating, ...] = ()
    detailed: tuple[Participating, ...] = ()
    base: int | None = None
    rule: ReferenceRule | None = None
    whom: tuple[str, ...] = ()
    sources: tuple[tuple[str, str, str], ...] = ()
    not_offered: tuple[str, ...] = ()


class Bearing(StrEnum):
    """How one comparison bears on a finding that was stated before."""

    SUPPORTING = "Supporting"
    CONTRARY = "Contrary"
    NONE = "No evidence either way"
    TOO_FEW = "Too few to tell"


@dataclass(frozen=True)
class Evidence:
    """One comparison that bears on a stated finding.

    Parameters
    ----------
    bearing
        How.
    characteristic, group
        Whom the finding is about.
    table, column
        Where the comparison stands.
    difference
        The comparison, seen from that group; ``None`` where a figure it needs is hidden.
    """

    bearing: Bearing
    characteristic: str
    group: str
    table: TableId
    column: str
    difference: Difference | None = None


@dataclass(frozen=True)
class StatedEvidence:
    """A finding that was stated before, and what this consultation has on it.

    Parameters
    ----------
    title, source, note
        The finding, the papers that state it, and what to know of how evidence is looked for.
    themes
        (table, theme) of the themes that bear on it and have a row in a table.
    evidence
        Every comparison that bears on it, in order.
    """

    title: str
    source: str
    note: str = ""
    themes: tuple[tuple[TableId, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()


class YesOrNo(StrEnum):
    """Whether there are negative impacts; empty until a person says."""

    NOT_SAID = ""
    YES = "Yes"
    NO = "No"


@dataclass(frozen=True)
class Answer:
    """What a person said of the impact on those who share a characteristic; nobody else does.

    Parameters
    ----------
    negative_impact
        Whether there are negative impacts.
    details, mitigating_actions, responsible_officer
        In the person's words.
    """

    negative_impact: YesOrNo = YesOrNo.NOT_SAID
    details: str = ""
    mitigating_actions: str = ""
    responsible_officer: str = ""

    __pydantic_config__ = _STRICT


Answers = dict[str, Answer]
"""Characteristic -> what a person filled in."""

ASKED: Mapping[str, str] = {
    "negative_impact": "Are there negative impacts?",
    "details": "Details of negative impacts",
    "mitigating_actions": "Mitigating actions",
    "responsible_officer": "Responsible officer for mitigating actions",
}
"""Part of an answer -> the words it is asked with. Source: the council's own assessment form."""

WHO_ANSWERED, WHO_SAID = ": who answered", ": people who said which group they are in"
"""How the titles of two tables end that begin with the name of a characteristic: that of words,
and that of numbers it is made of."""

OF_AREA = "Area's share"
"""Heading of a column that says nothing of people who responded."""

PART_OF = "of whom: "
"""What stands before a group that is a part of the one above it."""

FILL_IN = "For a person to fill in: "
"""How the title of each table to fill in begins; the name of the characteristic follows."""


CHARACTERISTIC, QUESTION, ANY = "{characteristic}", "{question}", "*"
"""What stands in the ids of tables of an aim for whichever it is."""


@dataclass(frozen=True)
class Aim:
    """One of the three aims of section 149(1) of the Equality Act 2010.

    Parameters
    ----------
    section, words
        Where it stands, and what it says.
    tables
        Ids of tables that bear on it, in which ``CHARACTERISTIC`` stands for one of a
        characteristic, ``QUESTION`` for that of a question that asked for views on equality, and
        ``ANY`` for anything.
    why
        Why those tables bear on it.
    not_for
        Ids of characteristics it does not cover.
    """

    section: str
    words: str
    tables: tuple[TableId, ...]
    why: str
    not_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class EqualityEvidence:
    """Everything the equality evidence is written from, beside what the appendix is.

    Parameters
    ----------
    characteristics
        Those with a chapter, in order.
    participation
        Characteristic -> who took part.
    area
        Name of the area respondents are set beside; empty for none.
    stated
        Findings stated before.
    answers
        What people filled in.
    aims
        The three aims.
    """

    characteristics: tuple[Characteristic, ...]
    participation: Mapping[str, Participation] = field(default_factory=dict)
    area: str = ""
    stated: tuple[StatedEvidence, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    aims: tuple[Aim, ...] = ()
