"""A small study of one question, and its points."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from consult.coding import Encoders, find_points
from consult.embed import wording
from consult.model.coding.codeframe import UsedCode
from tests.coding.invented import clean_comments

CODES = {
    "q_why": (UsedCode("buses", "Buses"), UsedCode("cost", "Cost"), UsedCode("other", "Other"))
}

Given = tuple[int, str, str]
"""Place of a comment, code, passage; an empty passage is the whole comment."""


def codings(given: Sequence[Given], stance: str = "") -> pd.DataFrame:
    """Schema ``SETTLED_CODINGS`` of comments r0, r1 ... on "q_why"."""
    frame = pd.DataFrame(
        {
            "response_id": [f"r{at}" for at, _, _ in given],
            "question_id": "q_why",
            "code": [code for _, code, _ in given],
            "decided_by": "person",
            "probability": 1.0,
            "band": "accept",
            "passage": [passage for _, _, passage in given],
            "stance": stance,
        }
    )
    return frame.astype(dict.fromkeys(("response_id", "code", "passage"), str))


def points_in(texts: Sequence[str], given: Sequence[Given] = ()) -> pd.DataFrame:
    """The points of comments that all have the code "buses", by their wording alone."""
    all_buses = [(at, "buses", "") for at in range(len(texts))]
    comments = clean_comments(texts).astype(str)
    return find_points(comments, codings(given or all_buses), CODES, Encoders(wording))


def together(points: pd.DataFrame, *texts: str) -> bool:
    """Whether clauses of these words make one point."""
    return points.loc[points["clause"].isin(texts), "point"].nunique() == 1
