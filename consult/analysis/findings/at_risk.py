"""Comments that may tell of somebody at risk: never quoted, never counted in a report."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from consult.model.run.checked import SafetyCheck
from consult.model.survey.tables import COMMENT_KEY

if TYPE_CHECKING:
    import pandas as pd

    from consult.care.meaning import Encode

MOST = 24
"""Comments of each stance of a theme, the best first, that are looked at by the model: twice as
many as quotes are chosen among, so that enough are left. Looking at more only takes longer."""

CHECK = "Check for people at risk"
NONE = (
    "Not made with consult. Comments that may tell of somebody at risk are left out of the quotes "
    "all the same"
)


def without_listed(frame: pd.DataFrame, listed: Set[tuple[str, str]]) -> pd.DataFrame:
    """The rows whose comment is not on the list of people at risk.

    Parameters
    ----------
    frame
        With the columns ``response_id`` and ``question_id``; it is not changed.
    listed
        Response and question of the comments on the list, whatever came of them.
    """
    if not listed:
        return frame
    keys = frame[COMMENT_KEY].astype(str).itertuples(index=False, name=None)
    return frame[np.array([key not in listed for key in keys], dtype=bool)]


def without_people_at_risk(rows: pd.DataFrame) -> pd.DataFrame:
    """Of comments that could be quoted for a theme, those that tell of nobody at risk.

    Whether or not anybody looked at a list: the gate looks for itself.

    Parameters
    ----------
    rows
        Those that show the theme best first, with the columns ``text`` and ``stance``.

    Returns
    -------
    pandas.DataFrame
        At most ``MOST`` of each stance.
    """
    from consult.care.triage import told_at_risk

    best = rows.groupby("stance", sort=False).head(MOST)
    flagged = told_at_risk(best["text"].tolist(), _sentence_model())
    return best[~np.array(flagged, dtype=bool)]


def of_safety(check: SafetyCheck) -> Iterator[tuple[str, str]]:
    """What the method says of the check, without any number of what it found.

    Parameters
    ----------
    check
        Of the study.
    """
    if not check.made:
        yield CHECK, NONE
        return
    said = [f"Comments were looked through by computer, last on {check.made}"]
    if check.by:
        said.append(f"what was listed was read by {', '.join(check.by)}")
        said += [f"last on {check.last}"] if check.last else []
    if check.waiting:
        said.append("the reading has not been finished")
    yield CHECK, "; ".join(said)


@cache
def _sentence_model() -> Encode | None:
    from consult.analysis.codes.embedding import lower_of
    from consult.embed import embedder
    from consult.model.settings.study import EmbeddingSettings

    return lower_of(embedder(EmbeddingSettings()))
