"""People's decisions on comments as numbers, for learning and for the queue."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consult.coding.decisions.decided_themes import standing_code
from consult.coding.decisions.finished import gone_through
from consult.coding.decisions.suggested_texts import BookText
from consult.coding.learn.from_decisions import as_decided
from consult.model.coding.deciding import Decision
from consult.model.coding.review import People


def decisions_on(texts: Sequence[BookText], codes: Sequence[str], people: People) -> np.ndarray:
    """What people decided of each text and code, as ``learn`` and ``queue`` take it.

    Parameters
    ----------
    texts
        Of one question, or of questions that share codes.
    codes
        Ids of the codes, one a column. A decision on a code merged into another counts for that.
    people
        What they said.

    Returns
    -------
    numpy.ndarray
        Shape (texts, codes): 1, 0, or -1 where nobody has decided.
    """
    column = {code: at for at, code in enumerate(codes)}
    given = np.zeros((len(texts), len(codes)), dtype=bool)
    refused = np.zeros_like(given)
    for row, text in enumerate(texts):
        themes = {theme.code: theme for theme in people.themes.get(text.question, ())}
        for code, (decision, _) in people.texts.get(text.key, {}).items():
            at = column.get(standing_code(code, themes))
            if at is not None:
                (refused if decision is Decision.REMOVE else given)[row, at] = True
    return as_decided(given, refused, gone_through(texts, people))
