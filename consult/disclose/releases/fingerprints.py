"""Fingerprints of responses: which tell two releases how many responses differ, and no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def fingerprints(
    responses: pd.DataFrame, answers: pd.DataFrame, comments: pd.DataFrame, codings: pd.DataFrame
) -> tuple[tuple[str, str], ...]:
    """Of each response, a fingerprint of its answers and one of the themes in its comments.

    Parameters
    ----------
    responses
        Schema ``RESPONSES``, the responses counted.
    answers, comments, codings
        Schemas ``ANSWERS``, ``CLEAN_COMMENTS`` and ``CODINGS``; rows of other responses are left
        out.

    Returns
    -------
    tuple
        Pairs, sorted; two people who said the same have the same pair. Neither ids nor the order
        of rows matter. They could be guessed back from all possible answers, so they are as
        restricted as the answers.
    """
    ids = responses["response_id"]
    said = _added(ids, responses[["response_id", "channel"]])
    said = (
        said + _added(ids, answers) + _added(ids, comments[["response_id", "question_id", "state"]])
    )
    meant = _added(ids, comments[["response_id", "question_id", "substance"]])
    meant = meant + _added(ids, codings[["response_id", "question_id", "code"]])
    pairs = zip(said.tolist(), meant.tolist(), strict=True)
    return tuple(sorted((f"{answered:016x}", f"{other:016x}") for answered, other in pairs))


def _added(ids: pd.Series, frame: pd.DataFrame) -> pd.Series:
    """For each response, the sum of the hashes of its rows: the same in any order of rows."""
    import pandas as pd

    rows = pd.util.hash_pandas_object(frame.drop(columns="response_id"), index=False)
    sums = rows.groupby(frame["response_id"].astype(str).to_numpy()).sum()
    return sums.reindex(ids.to_numpy(), fill_value=0).astype("uint64").reset_index(drop=True)
