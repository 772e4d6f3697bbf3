"""Label responses and comments, and take personal data out of the comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from consult.model.consultation import Consultation
from pipelines.stages import Context

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.ledger import Ledger
    from consult.model.questionnaire import Questionnaire


def run(
    context: Context,
    *,
    questionnaire: Questionnaire,
    read_responses: pd.DataFrame,
    answers: pd.DataFrame,
    read_comments: pd.DataFrame,
    read_ledger: Ledger,
) -> dict[str, Any]:
    """Set responses aside by rule, then label and redact the comments of the others."""
    from consult.clean import clean_comments, set_aside
    from consult.model.tables import ISSUES, empty
    from consult.redact import redact

    consultation = Consultation(
        questionnaire, read_responses, answers, read_comments, empty(ISSUES), read_ledger
    )
    responses, ledger = set_aside(
        consultation, window=context.study.window, duplicates=context.study.duplicates
    )
    cleaned = clean_comments(read_comments, responses, redact=redact)
    return {
        "responses": responses,
        "comments": cleaned.comments,
        "redactions": cleaned.redactions,
        "ledger": read_ledger + ledger + cleaned.ledger,
    }
