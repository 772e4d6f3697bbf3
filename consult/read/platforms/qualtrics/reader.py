"""Qualtrics: three heading rows, two in the legacy export, fewer where some were deleted.

Row 1 names the columns (``Q3_1``, ``Q2_4_TEXT``, ``Q4#1_1``), row 2 holds the wording in the
language of the survey, row 3 the ImportId, which is the stable key. -99 means seen and left
unanswered, in the columns that hold it only. Source: formats survey, 3.5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import tidy, width
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.platforms.qualtrics.keys import (
    IMPORT_ID,
    Key,
    key_of,
    keys_by_wording,
    time_zone_in,
)
from consult.read.platforms.qualtrics.questions import columns_of
from consult.read.values.dates import YEAR_FIRST, order_of, read_date

PLATFORM = "qualtrics"
_ENOUGH_NAMES = 5
"""Of the ten names of Qualtrics' own columns, those that must be there when the row of ImportIds is
not. With 2 three exports of SurveyMonkey and one of the Department of Health style are taken for
Qualtrics, as "StartDate" and "EndDate" are theirs too; with 3 and 8 all 101 sample exports are told
alike; with 10 a copy with a column deleted is lost."""

_LEGACY = re.compile(r"^V\d+$")
_MOST_HEADINGS = 3
"""Rows in which the ImportIds are looked for: names, wording and ImportIds. With 2 they are not
found in the 19 samples that have all three; with 6 all are read as before, but responses are
looked at for what only a heading can be."""

_NAMES = frozenset(
    [
        "startdate",
        "enddate",
        "status",
        "responsetype",
        "progress",
        "duration(inseconds)",
        "finished",
        "recordeddate",
        "responseid",
        "responseset",
    ]
)
_META = {
    **dict.fromkeys(("responseid", "_recordid"), Role.ID),
    **dict.fromkeys(("recordeddate", "enddate"), Role.TIME),
    **dict.fromkeys(("status", "responsetype", "distributionchannel"), Role.STATUS),
    "finished": Role.FINISHED,
    **dict.fromkeys(
        [
            "startdate",
            "responseset",
            "responsesetid",
            "progress",
            "duration",
            "duration(inseconds)",
            "locationlatitude",
            "locationlongitude",
            "locationaccuracy",
            "location-locationlatitude",
            "location-locationlongitude",
            "location-locationaccuracy",
            "userlanguage",
        ],
        Role.PLATFORM,
    ),
    **dict.fromkeys(
        [
            "ipaddress",
            "recipientlastname",
            "recipientfirstname",
            "recipientemail",
            "emailaddress",
            "externalreference",
            "externaldatareference",
            "panel-recipientlastname",
            "panel-recipientfirstname",
            "panel-recipientemail",
            "panel-externaldatareference",
        ],
        Role.PERSONAL,
    ),
}
_TESTS = frozenset(
    """preview|survey preview|offline survey preview|test|survey test|spam|survey preview spam
    |imported spam|1|2|8|9|12|17|40""".replace("\n    ", "").split("|")
)
"""1 and 2 are seen in real exports; the others are from the vendor's list of status codes."""

_UNFINISHED = frozenset({"0", "false", "no"})


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a Qualtrics export of any generation, or ``None``."""
    wide = width(grid, 0)
    rows = _heading_rows(grid, wide)
    if not rows:
        return None
    legacy = tidy(grid.cell(0, 0)) == "V1"
    ids = next((row for row in rows if _are_import_ids(grid, row)), None)
    first = rows[-1] + 1
    columns = _columns(grid, rows, ids, legacy=legacy, wide=wide)
    if ids is not None:
        evidence, confidence = f"row {ids + 1} holds Qualtrics' ImportId of every column", 0.99
    elif legacy:
        evidence, confidence = "the first headings are V1 and V2, with ResponseID beneath", 0.98
    else:
        evidence, confidence = "its first headings are those of Qualtrics", 0.9
    times = [column.position for column in columns if column.role is Role.TIME]
    stamps = [grid.cell(row, times[0]) for row in range(first, len(grid.rows))] if times else []
    zone = "" if ids is None else time_zone_in(grid.rows[ids])
    return Layout(
        PLATFORM, confidence, evidence, rows, first, columns, (), _order(stamps), time_zone=zone
    )


def _order(stamps: Sequence[str]) -> str:
    return order_of(stamps) or YEAR_FIRST if any(s.strip() for s in stamps) else ""


def _are_import_ids(grid: Grid, row: int) -> bool:
    cells = [cell for cell in (grid.rows[row] if row < len(grid.rows) else ()) if cell.strip()]
    return bool(cells) and sum(bool(IMPORT_ID.match(c.strip())) for c in cells) * 2 > len(cells)


def _heading_rows(grid: Grid, wide: int) -> tuple[int, ...]:
    """The rows above the responses; none when it is no Qualtrics export."""
    first = [_plain(grid.cell(0, i)) for i in range(wide)]
    second = [_plain(grid.cell(1, i)) for i in range(wide)]
    if first[:2] == ["v1", "v2"] and "responseid" in second:
        return (0, 1)
    ids = next((row for row in range(_MOST_HEADINGS) if _are_import_ids(grid, row)), None)
    if ids is not None:
        return tuple(range(ids + 1))
    if len(_NAMES & set(first)) < _ENOUGH_NAMES:
        return ()
    return (0, 1) if _is_wording(grid, first, 1) else (0,)


def _plain(heading: str) -> str:
    return re.sub(r"\s", "", tidy(heading)).casefold()


def _is_wording(grid: Grid, names: Sequence[str], row: int) -> bool:
    """Whether a row says in words what a response would give as dates."""
    dates = [i for i, name in enumerate(names) if name in ("startdate", "enddate", "recordeddate")]
    cells = [tidy(grid.cell(row, i)) for i in dates]
    return any(cells) and not any(read_date(cell) for cell in cells if cell)


def keys_of(grid: Grid, layout: Layout) -> dict[int, Key]:
    """Position -> the place of the column in its question, for what has a codebook.

    Parameters
    ----------
    grid, layout
        A sheet, and its layout as this reader recognised it.
    """
    rows = layout.heading_rows
    ids = next((row for row in rows if _are_import_ids(grid, row)), None)
    _, _, keys = _read_headings(grid, rows, ids, width(grid, 0))
    return dict(enumerate(keys))


def _read_headings(
    grid: Grid, rows: Sequence[int], ids: int | None, wide: int
) -> tuple[list[str], list[str], list[Key]]:
    """The names, the wordings and the keys of all columns."""
    tags = [tidy(grid.cell(rows[0], i)) for i in range(wide)]
    worded = rows[1] if len(rows) > 1 and rows[1] != ids else None
    wordings = [tidy(grid.cell(worded, i)) if worded is not None else "" for i in range(wide)]
    imports = [grid.cell(ids, i) if ids is not None else "" for i in range(wide)]
    keys = [key_of(*names) for names in zip(tags, wordings, imports, strict=True)]
    return tags, wordings, keys_by_wording(keys, wordings)


def _columns(
    grid: Grid, rows: Sequence[int], ids: int | None, *, legacy: bool, wide: int
) -> tuple[SheetColumn, ...]:
    tags, wordings, keys = _read_headings(grid, rows, ids, wide)
    known = [_role(tags[i], wordings[i] if legacy else "", keys[i]) for i in range(wide)]
    recorded = any(_plain(tag) == "recordeddate" for tag in tags)
    plain = [
        SheetColumn(
            i, wordings[i] or tags[i], wordings[i] or tags[i], role=_only(role, tags[i], recorded)
        )
        for i, role in enumerate(known)
        if role is not None
    ]
    asked = [(i, keys[i]) for i, role in enumerate(known) if role is None]
    for _, run in groupby(asked, key=lambda placed: placed[1].question):
        block = list(run)
        plain += columns_of(grid, rows[-1] + 1, block, tags, wordings)
    return tuple(sorted(plain, key=lambda column: column.position))


def _only(role: Role, tag: str, recorded: bool) -> Role:
    """The end of a response is its time only where the time of recording is not given."""
    return Role.PLATFORM if recorded and role is Role.TIME and _plain(tag) == "enddate" else role


def _role(tag: str, legacy_name: str, key: Key) -> Role | None:
    """The role of a column that is no question; ``None`` for a question."""
    if key.machine:
        return Role.PLATFORM
    if key.import_id.startswith("QID") or key.import_id[:1].isdigit():
        return None
    names = (_plain(tag), _plain(legacy_name), _plain(key.import_id))
    if _LEGACY.match(tag) and _plain(legacy_name) == "name":
        return Role.PERSONAL
    if not tag and not legacy_name:
        return None
    return next((_META[name] for name in names if name in _META), None)


READER = Reader(
    PLATFORM,
    "Qualtrics",
    _recognise,
    separators=(",",),
    tests=_TESTS,
    unfinished=_UNFINISHED,
    other_in_cell=False,
)
