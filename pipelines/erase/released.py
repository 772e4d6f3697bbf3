"""The marks of the rows that were released, without those of a response."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from consult.disclose import (
    NOBODY,
    ReleasedRows,
    check_rows,
    digest_of,
    matched,
    released_rows,
)
from consult.model.publishing.release import Register
from consult.model.publishing.rows import BLANK, RowMarks
from consult.read.erase.find import ReceivedRow
from consult.read.tables.assemble import OpenedSource
from consult.read.tables.marks import marks_of_sheets
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace

Writer = Callable[[Path], None]


def without_marks(
    workspace: Workspace, opened: Sequence[OpenedSource], mine: Sequence[ReceivedRow]
) -> dict[Path, Writer]:
    """The register and the marks beside it without those of some rows, and what writes them so.

    Parameters
    ----------
    workspace
        Of the study.
    opened, mine
        Its exports, and the rows meant.

    Returns
    -------
    dict
        Both files, or none where no release counted any of the rows. A row that is emptied still
        stands: that somebody left is known, and nothing of who it was.

    Raises
    ------
    DisclosureError
        When the register, or the marks beside it, cannot be read; nothing is changed then.
    """
    paths = {name: workspace.path(name) for name in ("register", "register_rows")}
    if not (mine and all(path.is_file() for path in paths.values())):
        return {}
    register: Register = ARTEFACTS["register"].format.load(paths["register"])
    rows: ReleasedRows = ARTEFACTS["register_rows"].format.load(paths["register_rows"])
    check_rows(register, rows, paths["register_rows"].name)
    after = _emptied(rows, opened, mine)
    if not after:
        return {}
    entries = tuple(
        replace(one, rows=digest_of(after[one.number])) if one.number in after else one
        for one in register
    )
    return {
        paths["register"]: _saved("register", entries),
        paths["register_rows"]: _saved("register_rows", {**rows, **after}),
    }


def _emptied(
    rows: ReleasedRows, opened: Sequence[OpenedSource], mine: Sequence[ReceivedRow]
) -> dict[int, RowMarks]:
    """The marks of each release that counted any of the rows, with nothing in these.

    All rows are matched, not only those meant: so everybody's own row is known.
    """
    every = marks_of_sheets(
        [
            (one.sheet, one.received.positions, one.received.frame["response_id"].tolist())
            for one in opened
        ]
    )
    gone = {row.response for row in mine}
    theirs = np.array([name in gone for name in every.ids], dtype=bool)
    found: dict[int, RowMarks] = {}
    for number, marks in rows.items():
        to = matched(marks, every).rows
        empty = (to != NOBODY) & theirs[to]
        if empty.any():
            parts = {part: getattr(marks, part).copy() for part in ("cells", "said", "themes")}
            for array in parts.values():
                array[empty] = BLANK
            found[number] = released_rows(replace(marks, **parts))
    return found


def _saved(name: str, value: Any) -> Writer:
    return lambda beside: ARTEFACTS[name].format.save(value, beside)
