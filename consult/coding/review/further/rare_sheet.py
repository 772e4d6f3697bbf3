"""The sheet "Rare views" of the review workbook: what a person must look at however few say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from consult.coding.review import layout as at
from consult.definitions.rare_views import rare_names
from consult.office.entry_cells import keep_others
from consult.office.sheet import fill, fit, head, offer_filters

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("Kind", at.QUESTION, "Why it is listed", "Passage", "Answer", "Response", at.ANSWER_ID)
WIDTHS = (26, 26, 30, 45, 60, 14, 18)
"""Of the columns, in characters."""

LINE = 1.5
"""Height of a line in parts of its type size, as on the other sheets."""

WORDS = (
    "These answers may raise a legal, safety, equality, data protection or process matter, or are "
    "unlike any other. They are listed however few they are. A computer listed them by words and "
    "likeness: many will need nothing, and some that should stand here may be missing. Look at "
    "every one, and act at once where somebody may be in danger.",
    "Nothing on this sheet is read back. To change the codes of an answer, find it on the sheet "
    f"of its question by its {at.ANSWER_ID.lower()}.",
)

RareRow = tuple[str, str, str, str, str, str]
"""Id of the question, kind, reason, passage, answer, response."""


def rare_rows(comments: pd.DataFrame, rare: pd.DataFrame) -> tuple[RareRow, ...]:
    """What the sheet shows: by kind in the order printed, then as the comments stand.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``.
    rare
        Schema ``RARE_VIEWS``.
    """
    from consult.model.survey.tables import COMMENT_KEY

    names = rare_names()
    told = rare.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY, how="left")
    columns = ["question_id", "kind", "reason", "passage", "text", "response_id"]
    told["kind"] = told["kind"].map(names)
    rows: list[RareRow] = list(told[columns].itertuples(index=False, name=None))
    order = list(names.values())
    return tuple(sorted(rows, key=lambda row: order.index(row[1])))


def write_rare(
    sheet: Any, rows: tuple[RareRow, ...], *, title: str, questions: Mapping[str, str]
) -> None:
    """Write the sheet.

    Parameters
    ----------
    sheet
        An empty sheet.
    rows
        From ``rare_rows``; not one is left out.
    title
        Of the study.
    questions
        Question id -> wording.
    """
    from openpyxl.styles import Alignment

    start = head(sheet, f"{at.RARE}: {title}", WORDS)
    shown = [
        [
            kind,
            at.question_cell(question, questions.get(question, "")),
            reason,
            at.shown(passage),
            at.shown(answer),
            response,
            at.id_of(answer),
        ]
        for question, kind, reason, passage, answer, response in rows
    ]
    fill(sheet, start, COLUMNS, shown, "rare_views")
    offer_filters(sheet)
    fit(sheet, WIDTHS)
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    for row in range(1, start):
        sheet.cell(row, 1).alignment = Alignment(vertical="top")
        sheet.row_dimensions[row].height = sheet.cell(row, 1).font.size * LINE
    keep_others(sheet, len(COLUMNS))
