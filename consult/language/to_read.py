"""The list of comments in other languages, as a workbook for whoever reads the language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from consult.definitions.other_languages import name_of_language
from consult.office import save_workbook
from consult.office.sheet import fill, fit, head, offer_filters, run_across

if TYPE_CHECKING:
    import pandas as pd

SHEET = "In other languages"
RESPONSE, QUESTION, ASKED = "Response", "Question", "What was asked"
LANGUAGE, COMMENT = "Language, as far as told", "Comment"
WIDTHS = {RESPONSE: 18, QUESTION: 16, ASKED: 34, LANGUAGE: 24, COMMENT: 80}
"""Of columns, in characters."""

NOTES = (
    "These comments are not in English, or not all of it. Have somebody who reads the "
    "language read each one.",
    "What rules for English know was taken out, so names can stand in them; no model has read "
    "them, so somebody may be at risk.",
    "Codes are given in the review workbook, on the sheet Answers. This list is made again by "
    "every run: write nothing in it.",
)


def to_be_read(comments: pd.DataFrame, questions: Mapping[str, str]) -> pd.DataFrame:
    """The comments that are not in English, by language.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``.
    questions
        Question id -> its wording.

    Returns
    -------
    pandas.DataFrame
        With the columns of ``WIDTHS``: one row per response and question.
    """
    others = comments[comments["language"] != ""]
    asked = others["question_id"].map(lambda key: questions.get(key.removesuffix(".other"), ""))
    out = others.assign(asked=asked, language=others["language"].map(name_of_language))
    out = out.sort_values(["language", "question_id", "response_id"])
    shown = out[["response_id", "question_id", "asked", "language", "text"]]
    return shown.set_axis(list(WIDTHS), axis=1).reset_index(drop=True)


def write_to_read(listed: pd.DataFrame, path: Path) -> None:
    """Write the list.

    Parameters
    ----------
    listed
        From :func:`to_be_read`.
    path
        Where to; its folder exists.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    start = head(sheet, SHEET, NOTES)
    fill(sheet, start, list(WIDTHS), listed.to_numpy().tolist(), "in_other_languages")
    offer_filters(sheet)
    fit(sheet, list(WIDTHS.values()))
    run_across(sheet, start)
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    save_workbook(book, path, title=SHEET)
