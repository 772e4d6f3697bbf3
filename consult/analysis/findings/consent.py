"""Who must not be quoted, because they were asked and did not allow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.model.settings.question import CONSENT
from consult.model.survey.tables import State

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.settings.study import Study


def not_to_be_quoted(study: Study, answers: pd.DataFrame) -> frozenset[str]:
    """Ids of the responses whose words are never printed.

    Parameters
    ----------
    study
        Which questions ask for consent, and which answers give it.
    answers
        Schema ``ANSWERS``.

    Returns
    -------
    frozenset
        Whoever was asked and gave no answer that allows it. Whoever was not asked, as people who
        write a letter are not, is not among them.
    """
    out: set[str] = set()
    for spec in study.questions:
        if spec.asks != CONSENT:
            continue
        own = answers[answers["question_id"] == spec.id]
        asked = own[own["state"] != State.NOT_ASKED]
        allowed = asked[(asked["state"] == State.ANSWERED) & asked["option"].isin(spec.consents)]
        out |= set(asked["response_id"].astype(str)) - set(allowed["response_id"].astype(str))
    return frozenset(out)
