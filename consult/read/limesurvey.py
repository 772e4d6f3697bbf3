"""LimeSurvey: code and text, code alone, or text alone above each column.

One heading row. A question spread over columns shares its code: ``Q2[SQ001]. Text [Option]``.
Ticked options are "Yes" and "No"; "N/A" means not shown; a blank date of submission means not
submitted. Public copies have those first columns taken out or blanked. Source: formats
survey, 3.8.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult.read.dates import YEAR_FIRST, order_of
from consult.read.grid import Grid
from consult.read.layout import Column, Layout, Reader, Role, tidy, width

PLATFORM = "limesurvey"
_OWN = (
    "lastpage",
    "startlanguage",
    "seed",
    "startdate",
    "datestamp",
    "refurl",
    "interviewtime",
    "last page",
    "start language",
    "date started",
    "date last action",
    "referrer url",
    "total time",
)
_META = {
    **dict.fromkeys(_OWN, Role.PLATFORM),
    "id": Role.ID,
    "response id": Role.ID,
    "submitdate": Role.TIME,
    "date submitted": Role.TIME,
    "token": Role.PERSONAL,
    "ipaddr": Role.PERSONAL,
    "ip address": Role.PERSONAL,
}
_CODED = re.compile(
    r"^(?P<code>[A-Za-z]\w*)(?:\[(?P<sub>\w+)\])?(?:\[(?P<sub2>\w+)\])?\.\s(?P<text>.*)$"
)
_CODE = re.compile(r"^(?P<code>[A-Za-z]\w*)(?:\[(?P<sub>\w+)\])?(?:\[(?P<sub2>\w+)\])?$")
_PART = re.compile(r"^(?P<stem>.*?)\s*\[(?P<part>[^\[\]]*)\]$")
_TIMINGS = re.compile(r"(?i)^(interviewtime|group ?time.*|question time.*|total time.*|.*time)$")
_ENOUGH = 0.6


def recognise(grid: Grid) -> Layout | None:
    """The layout of a LimeSurvey export, whole or anonymised, or ``None``."""
    headings = [tidy(grid.cell(0, i)) for i in range(width(grid, 0))]
    evidence, confidence = _evidence(headings)
    if not evidence:
        return None
    columns = tuple(_column(i, heading) for i, heading in enumerate(headings))
    if headings and not headings[0]:
        columns = (Column(0, "", role=Role.ID), *columns[1:])
    times = [column.position for column in columns if column.role is Role.TIME]
    stamps = [grid.cell(row, times[0]) for row in range(1, len(grid.rows))] if times else []
    order = order_of(stamps) if times else YEAR_FIRST
    return Layout(PLATFORM, confidence, evidence, (0,), 1, columns, dates=order)


def _evidence(headings: Sequence[str]) -> tuple[str, float]:
    known = {_name(heading) for heading in headings[:12]} & set(_META)
    if {"id", "submitdate"} <= known or {"response id", "date submitted", "last page"} <= known:
        return "its first headings are LimeSurvey's id and date of submission", 0.98
    coded = [heading for heading in headings if _CODED.match(heading)]
    spread = [heading for heading in coded if "[" in heading.split(". ", 1)[0]]
    if len(coded) >= _ENOUGH * len(headings) and spread:
        return "most headings are a code, a full stop and the question", 0.9
    return "", 0.0


def _name(heading: str) -> str:
    return heading.partition(". ")[0].casefold()


def _column(position: int, heading: str) -> Column:
    name = _name(heading)
    if name in _META:
        return Column(position, heading, heading, code=name, role=_META[name])
    coded = _CODED.match(heading) or _CODE.match(heading)
    code, sub = (coded["code"], coded["sub"] or "") if coded else ("", "")
    text = coded.groupdict().get("text") or "" if coded else heading
    if (coded and _TIMINGS.match(code) and not sub) or _TIMINGS.match(text):
        return Column(position, heading, heading, code=code, role=Role.PLATFORM)
    found = _PART.match(text) if sub or not coded else None
    stem, part = (found["stem"], found["part"]) if found else (text, sub)
    role = Role.OTHER_WORDS if sub == "other" else Role.QUESTION
    if not coded and part.casefold() == "other":
        role = Role.OTHER_WORDS
    return Column(position, heading, stem, part, code, role)


READER = Reader(
    PLATFORM,
    "LimeSurvey",
    recognise,
    separators=(),
    not_asked=frozenset({"N/A"}),
    unsubmitted_without_time=True,
    other_in_cell=False,
)
