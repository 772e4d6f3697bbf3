"""KoboToolbox: the CSV or Excel file of its exporter, headed by labels or by XML names.

One heading row; ";" and every field quoted in CSV. A multiple choice is a column of joined
answers, a column of 1 and 0 for every option, or both; joined labels cannot be cut, so the
columns of 1 and 0 count. Repeated groups stand on sheets of their own. Times are in UTC.
Source: formats survey, 3.12.
"""

from __future__ import annotations

import re

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import tidy, width
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.platforms.xforms.paths import columns_of_paths
from consult.read.values.dates import YEAR_FIRST

PLATFORM = "kobo"
_OWN = {
    "_id": Role.ID,
    "_submission_time": Role.TIME,
    "_validation_status": Role.STATUS,
    "_submitted_by": Role.PERSONAL,
    **dict.fromkeys(
        ["_uuid", "_notes", "_status", "__version__", "_tags", "_index"],
        Role.PLATFORM,
    ),
}
_DEVICE = re.compile(
    r"^(start|end|today|audit|deviceid|simserial|subscriberid|start-geopoint|background-audio"
    r"|meta/\w+|_geolocation|_attachments|_bamboo_dataset_id|_xform_id_string|formhub/uuid"
    r"|meta-\w+)$",
    re.I,
)
_PERSON = re.compile(r"^(username|phonenumber|email|.*_(latitude|longitude|altitude|precision))$")
_REPEAT = frozenset({"_parent_table_name", "_parent_index"})
_ENOUGH = 3
"""Of the ten columns that KoboToolbox can add, those that must be there. Its 12 samples have four,
and with 6 all of them are lost. With 1 and 2 no other export is taken for its; but a table of one's
own may well have an "_id" or "_index", and hardly three such names."""
_XML_NAME = re.compile(r"^[A-Za-z_][\w./-]*$")


def _recognise(grid: Grid) -> Layout | None:
    """The layout of the main sheet of a Kobo export, or ``None``; a repeated group is none."""
    headings = {i: tidy(grid.cell(0, i)) for i in range(width(grid, 0))}
    own = set(headings.values()) & set(_OWN)
    if len(own) < _ENOUGH or set(headings.values()) & _REPEAT:
        return None
    roles = {i: role_of(heading) for i, heading in headings.items()}
    if "_id" not in own:
        roles |= {i: Role.ID for i, heading in headings.items() if heading == "_uuid"}
    asked = {i: heading for i, heading in headings.items() if roles[i] is None}
    columns = columns_of_paths(grid, 1, asked)
    columns += [
        SheetColumn(i, headings[i], headings[i], role=role) for i, role in roles.items() if role
    ]
    named = ", ".join(sorted(own)[:_ENOUGH])
    coded = all(_XML_NAME.match(heading) for heading in asked.values() if heading)
    return Layout(
        PLATFORM,
        0.95,
        f"it has the columns {named} of KoboToolbox",
        (0,),
        1,
        tuple(sorted(columns, key=lambda column: column.position)),
        dates=YEAR_FIRST,
        time_zone="UTC",
        separators=(" ",) if coded else (),
    )


def role_of(heading: str) -> Role | None:
    """The role of a column that the form's software fills itself; ``None`` for a question.

    Parameters
    ----------
    heading
        As written: an XML name, or for the platform's own columns the same in any language.
    """
    if heading in _OWN:
        return _OWN[heading]
    if _PERSON.match(heading):
        return Role.PERSONAL
    return Role.PLATFORM if _DEVICE.match(heading) else None


READER = Reader(PLATFORM, "KoboToolbox", _recognise, separators=())
