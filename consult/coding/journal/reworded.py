"""Comments that are shown in other words than before: what was decided on them goes with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from consult.coding.decisions.suggested_texts import Reworded
from consult.coding.journal.fold import Fold
from consult.model.coding.journal import Act, JournalEntry
from consult.model.coding.review import TextKey


def reworded_lines(
    state: Fold, reworded: Reworded, standing: Collection[TextKey], *, on: str
) -> Iterator[JournalEntry]:
    """A line for each comment on which something was said under words that are shown no longer.

    Parameters
    ----------
    state
        What stands, with the workbooks taken in.
    reworded
        Texts of before -> the same comments as they are shown now.
    standing
        All texts that are shown now.
    on
        The day, as it is to stand in the journal.

    Notes
    -----
    A workbook of before may still come back, so it is looked again at each run. Words of before
    that other comments are still shown in tell nothing more after the first time: what is said of
    them from then on is said of those others.
    """
    last: dict[TextKey, int] = {}
    for (slot, _), word in state.last.items():
        key = slot.question, slot.text
        last[key] = max(last.get(key, 0), word.number)
    for question, text in sorted(reworded.keys() & last.keys()):
        for now in sorted(reworded[question, text]):
            done = state.reworded.get((question, text, now), 0)
            if last[question, text] > done and not (done and (question, text) in standing):
                yield JournalEntry(Act.REWORDED, question, text, value=now, taken=on)
