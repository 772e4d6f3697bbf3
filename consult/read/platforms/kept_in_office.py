"""What lists kept by staff have in common, of paper forms as of letters: days, and who did what.

Nobody who fills in an online form leaves a day without a time of day, or the initials of whoever
typed it in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.footer_rows import rows_beneath
from consult.read.layout.roles import usual_role
from consult.read.values.dates import order_of
from consult.read.values.stamps import read_stamp

_STAFF = re.compile(
    r"(?i)^(?:(?:keyed|entered|input|inputted|typed|logged|received|opened|checked|processed"
    r"|scanned|verified|handled|acknowledged|replied|answered|recorded|registered|reviewed|coded"
    r"|added|taken|dealt with|signed off|uploaded)(?: in| up| on)?(?: by| at| to)?"
    r"|officer|clerk|operator|keyer|staff(?: member)?|handler|case ?(?:worker|officer)"
    r"|(?:staff|officer'?s?|keyer'?s?)? ?initials|double[- ]?keyed|second check|qa"
    r"|(?:batch|box|bundle|folder|scan|page)s? ?(?:no\.?|number|ref\.?|reference|id|name)?"
    r"|(?:date|day) (?:keyed|entered|input|typed|acknowledged|replied|scanned|checked|answered)"
    r"(?: in| on)?|ack(?:nowledg\w*)?(?: sent| date)?|repl(?:y|ied)(?: sent| date)?"
    r"|action(?:ed)?(?: taken)?|attachments?|file|file ?names?|collected (?:from|at|by)"
    r"|collection point)\W*$"
)
_FORM = re.compile(
    r"(?i)^(?:(?:(?:paper|printed|returned|postal|questionnaire|hard ?copy|booklet|leaflet|slip"
    r"|card|freepost)[ -]?)+(?:form|copy|questionnaire|return|response)?|form)[ -]*"
    r"(?:no\.?|num(?:ber)?|ref\.?|reference|id|#|serial(?: no\.?| number)?)?\W*$"
)
_DAY = re.compile(
    r"(?i)^(?:date|day|when|received|logged|arrived|came in|stamped|postmark(?:ed)?|date stamp"
    r"|(?:date|day|when|received|logged|arrived|came)[ /-]*(?:form|letter|item|it)?[ /-]*"
    r"(?:of|was|is)?[ /-]*(?:in|on|at|of|received|receipt|logged|arrived|arrival|keyed|stamped"
    r"|returned|dated?|sent|posted|post ?mark(?:ed)?|letter|form|opened)+)\W*$"
)
_CHANNEL = re.compile(
    r"(?i)^(?:channel|type of correspondence|(?:how|way) (?:received|sent|it came)(?: in)?|method"
    r"|format|medium|means|route|came (?:in )?by|sent by|arrived by|received (?:by|via|as)|via"
    r"|delivery|mode|type)\W*$"
)
_WAY = re.compile(
    r"(?i)^(?:by |via |in |as )?(?:an? )?(?:e[ -]?mail(?:ed)?|(?:hand ?written |typed )?letter"
    r"|post(?:ed|al|card)?|(?:royal )?mail|(?:by )?hand(?:[ -]?(?:delivered|written))?|fax"
    r"|(?:tele)?phone(?: call)?|in person|face to face|paper(?: form)?|hard copy|web ?form"
    r"|online(?: form)?|portal|website|social media|event|drop-?in|meeting|workshop|counter)s?\W*$"
)
_SENT = re.compile(r"(?i)mail|letter|post|hand|fax")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_MIDNIGHT = re.compile(r"(?:\b00:00(?::00)?(?:\.0+)?|\b12:00(?::00)? ?am)\W*$", re.I)
_MOSTLY = 0.9
"""Share of the cells of a column that are what it is said to hold: one in ten may be blank words
such as "unknown". At 0.5 a column of comments in which half wrote a year could pass for days; at 1
one "n/k" in a log hides the column of days."""


def is_staff(heading: str) -> bool:
    """Whether a heading is that of something staff wrote down of their own work.

    Parameters
    ----------
    heading
        Tidied.
    """
    return bool(_STAFF.match(heading))


def is_form_number(heading: str) -> bool:
    """Whether a heading is that of a number that a form has, or a paper with questions.

    Parameters
    ----------
    heading
        Tidied.
    """
    return bool(_FORM.match(heading))


def cells_beneath(grid: Grid, row: int, position: int) -> list[str]:
    """What stands in a column beneath its heading; blank cells and totals are left out.

    Parameters
    ----------
    grid, row, position
        The sheet, and where the heading stands.
    """
    totals = len(rows_beneath(grid, row + 1, None))
    cells = grid.column(position, range(row + 1, max(row + 1, len(grid.rows) - totals)))
    return [cell.strip() for cell in cells if cell.strip()]


def is_channel(heading: str) -> bool:
    """Whether a heading is that of the way in which something came.

    Parameters
    ----------
    heading
        Tidied.
    """
    return bool(_CHANNEL.match(heading))


def channel_column(grid: Grid, row: int, headings: Sequence[str]) -> int | None:
    """The column that says how each came in, by what is in it; one with a known heading first.

    Parameters
    ----------
    grid, row
        The sheet, and the row of its headings.
    headings
        Of that row, tidied.
    """
    ways = [i for i, h in enumerate(headings) if h and _are_ways(cells_beneath(grid, row, i))]
    asked = [i for i in ways if not headings[i].endswith("?")]
    named = [i for i in asked if is_channel(headings[i])]
    return next(iter(named or asked), None)


def _are_ways(cells: Sequence[str]) -> bool:
    ways = [cell for cell in cells if _WAY.match(cell)]
    return bool(ways) and len(ways) >= _MOSTLY * len(cells) and any(map(_SENT.search, ways))


def day_column(grid: Grid, row: int, headings: Sequence[str]) -> int | None:
    """The first column of days on which things came in, by heading and by what is in it.

    Parameters
    ----------
    grid, row
        The sheet, and the row of its headings.
    headings
        Of that row, tidied.
    """
    named = [i for i, heading in enumerate(headings) if _DAY.match(heading)]
    timed = [i for i, h in enumerate(headings) if usual_role(h) is Role.TIME and i not in named]
    return next((i for i in (*named, *timed) if _are_dates(cells_beneath(grid, row, i))), None)


def without_clock(cells: Sequence[str]) -> bool:
    """Whether days stand there without a time of day, as people write them who open the post.

    Parameters
    ----------
    cells
        Dates, none of them blank. Midnight is what a workbook makes of a day.
    """
    return bool(cells) and not any(_CLOCK.search(_MIDNIGHT.sub("", cell)) for cell in cells)


def _are_dates(cells: Sequence[str]) -> bool:
    order = order_of(cells)
    dates = sum(read_stamp(cell, order) is not None for cell in cells)
    return dates >= _MOSTLY * len(cells) and bool(cells)


def words_around(grid: Grid, row: int) -> str:
    """The names of file and sheet and the title above the headings, as words.

    Parameters
    ----------
    grid, row
        The sheet, and the row of its headings.
    """
    above = [cell for _, cells in grid.top(row) for cell in cells if cell.strip()]
    file = grid.file.rpartition(".")[0]
    return " ".join([file, grid.sheet, *above]).replace("_", " ").replace("-", " ")
