"""Comments in another language: no model reads them, so each has one code that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.coding.suggest.suggest_codings import as_frame
from consult.coding.suggest.text_codings import Coding
from consult.model.coding.codeframe import UNREAD_CODE, Code
from consult.model.coding.deciding import Band, DecidedBy

if TYPE_CHECKING:
    import pandas as pd

UNREAD = Code(
    UNREAD_CODE,
    "In another language, not sorted into themes",
    "Comments that are not in English, or not all of them. The model that suggests themes reads "
    "English alone.",
)


def in_english(comments: pd.DataFrame) -> pd.DataFrame:
    """The comments that models can read.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``.
    """
    return comments[comments["language"] == ""]


def unread_codings(comments: pd.DataFrame) -> pd.DataFrame:
    """One coding for each substantive comment in another language: that nobody has sorted it.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of one question.

    Returns
    -------
    pandas.DataFrame
        Schema ``CODINGS``; empty where all comments are in English.
    """
    others = comments[(comments["language"] != "") & (comments["substance"] == "substantive")]
    given = [Coding(UNREAD.id, DecidedBy.MODEL, 0.0, "", Band.REVIEW)]
    return as_frame(others, dict.fromkeys(others["text"], given))
