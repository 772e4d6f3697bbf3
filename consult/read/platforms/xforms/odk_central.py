"""ODK Central: the CSV of submissions, headed by XML names with "-" between group and question.

One heading row. ``KEY`` is the id; the columns of 1 and 0 of a multiple choice are headed
``question/option``. Files of repeated groups have ``PARENT_KEY``. Times are in UTC. Source:
formats survey, 3.12, its names not verified on a real export.
"""

from __future__ import annotations

import re

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import tidy, width
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.platforms.xforms.kobo import role_of
from consult.read.platforms.xforms.paths import columns_of_paths
from consult.read.values.dates import YEAR_FIRST

PLATFORM = "odk_central"
_INSTANCE = re.compile(r"^meta[-/]?instanceID$", re.I)
_OWN = {
    "KEY": Role.ID,
    "SubmissionDate": Role.TIME,
    "ReviewState": Role.STATUS,
    "SubmitterID": Role.PERSONAL,
    "SubmitterName": Role.PERSONAL,
    "DeviceID": Role.PERSONAL,
    **dict.fromkeys(
        [
            "AttachmentsPresent",
            "AttachmentsExpected",
            "Status",
            "Edits",
            "FormVersion",
        ],
        Role.PLATFORM,
    ),
}


def _recognise(grid: Grid) -> Layout | None:
    """The layout of the submissions of a form, or ``None``; a repeated group is none."""
    headings = {i: tidy(grid.cell(0, i)) for i in range(width(grid, 0))}
    named = set(headings.values())
    known = {"SubmissionDate", "KEY"} <= named and "PARENT_KEY" not in named
    if not known or not any(_INSTANCE.match(heading) for heading in named):
        return None
    roles = {i: _OWN.get(heading) or role_of(heading) for i, heading in headings.items()}
    asked = {i: heading for i, heading in headings.items() if roles[i] is None}
    columns = columns_of_paths(grid, 1, asked, "-")
    columns += [
        SheetColumn(i, headings[i], headings[i], role=role) for i, role in roles.items() if role
    ]
    return Layout(
        PLATFORM,
        0.95,
        "it has the columns SubmissionDate, KEY and meta-instanceID of ODK Central",
        (0,),
        1,
        tuple(sorted(columns, key=lambda column: column.position)),
        dates=YEAR_FIRST,
        time_zone="UTC",
    )


READER = Reader(PLATFORM, "ODK Central", _recognise, separators=(" ",))
