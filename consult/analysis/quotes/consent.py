"""Who must not be quoted: they did not allow it, or nobody asked and nobody decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.model.settings.question import CONSENT
from consult.model.survey.tables import State

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.settings.study import Study


def not_to_be_quoted(
    study: Study, answers: pd.DataFrame, responses: pd.DataFrame
) -> frozenset[str]:
    """Ids of the responses whose words are never printed.

    Parameters
    ----------
    study
        Which questions ask for consent, which answers give it, and what was decided of channels
        where nobody was asked.
    answers, responses
        Schemas ``ANSWERS`` and ``RESPONSES``.

    Returns
    -------
    frozenset
        Whoever was asked and gave no answer that allows it; and whoever was not asked, as people
        who write a letter are not, unless [[consent]] says that what came that way may be quoted.
    """
    everyone = responses[["response_id", "channel"]].astype("str")
    asked: set[str] = set()
    refused: set[str] = set()
    for spec in study.questions:
        if spec.asks != CONSENT:
            continue
        own = answers[answers["question_id"] == spec.id]
        put = own[own["state"] != State.NOT_ASKED]
        allowed = put[(put["state"] == State.ANSWERED) & put["option"].isin(spec.consents)]
        asked |= set(put["response_id"].astype(str))
        refused |= set(put["response_id"].astype(str)) - set(allowed["response_id"].astype(str))
    open_to = [one.channel for one in study.consent if one.may_be_quoted]
    closed = everyone.loc[~everyone["channel"].isin(open_to), "response_id"]
    return frozenset(refused | (set(closed) - asked))
