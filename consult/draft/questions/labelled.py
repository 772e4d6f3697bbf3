"""Questions whose options a codebook gives: codes in the cells, labels in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from consult.definitions.wordings import is_other, normalised
from consult.draft.columns.items import Item
from consult.draft.questions.guessed import OTHER, Guess, typed_by_few, with_characteristic
from consult.model.survey.questionnaire import Kind
from consult.read.values.scales import scale_of

CODES = "the answers are codes: give the survey's codebook to `new`, or write out `values`"


def with_codebook(items: Sequence[Item], text: str) -> Guess:
    """A question as its codebook lists it: every option in order, chosen or not.

    Parameters
    ----------
    items
        The question in each source; the columns of at least one carry labels.
    text
        What was asked.
    """
    column = next(item.columns[0] for item in items if item.columns[0].labels)
    labels = tuple(dict.fromkeys(label for _, label in column.labels))
    meant = {normalised(code): label for code, label in column.labels}
    meant |= {normalised(label): label for label in labels}
    told: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for value, times in sum((item.values for item in items), Counter()).items():
        if normalised(value) in meant:
            told[meant[normalised(value)]] += times
        else:
            left[value] += times
    words = any(item.has_other_column for item in items)
    named = next((label for label in labels if is_other(label)), "")
    other = named or (OTHER if words or left else "")
    scale = scale_of(labels)
    found = Guess(
        scale.kind if scale is not None else Kind.SINGLE,
        scale=scale.id if scale is not None else "",
        options=labels,
        other=other,
        values={code: label for code, label in column.labels if code != label},
        remarks=typed_by_few(left, told.total() + left.total(), other),
    )
    return with_characteristic(found, text, told)
