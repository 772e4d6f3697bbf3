"""Which acts of a workbook are new beside the journal: nothing is taken in twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from consult.coding.journal.fold import Fold
from consult.coding.journal.words import meaning, person
from consult.model.coding.journal import Act, Aspect, JournalEntry, Slot

CodeNow = Callable[[str, str], str]
"""A question and a code of a workbook -> what that code is called now."""


def new_acts(
    state: Fold, acts: Iterable[JournalEntry], code_now: CodeNow, *, on: str
) -> list[JournalEntry]:
    """The acts of a workbook that the journal does not have, in terms of the codes of now.

    Parameters
    ----------
    state
        What stands before the workbook.
    acts
        From ``acts_of``.
    code_now
        What a code of the workbook is called now.
    on
        The day on which it is taken in.
    """
    moved = (_in_terms_of_now(entry, code_now) for entry in acts)
    return [replace(entry, taken=on) for entry in moved if _is_new(state, entry)]


def _in_terms_of_now(entry: JournalEntry, code_now: CodeNow) -> JournalEntry:
    code = code_now(entry.question, entry.code) if entry.code else ""
    value = entry.value
    if entry.act in (Act.MERGED, Act.SPLIT):
        value = " ".join(code_now(entry.question, one) for one in value.split(" "))
    return replace(entry, code=code, value=value)


def _is_new(state: Fold, entry: JournalEntry) -> bool:
    slot = entry.slot
    if slot is None:
        if entry.act is Act.FINISHED:
            return (entry.question, entry.text) not in state.finished
        return entry.act is not Act.ADDED or _is_named_anew(state, entry)
    slot = state.home(slot)
    words = state.words.get(slot, ())
    if not person(entry) and words and meaning(words[0]) == meaning(entry) and not entry.settles:
        return False  # nobody knows who says again what stands
    before = state.last.get((slot, person(entry)))
    if before is None:
        return bool(words) or not entry.is_empty
    if entry.settles and not (before.settles and before.made_from == entry.made_from):
        return True
    if meaning(before) != meaning(entry):
        return not _is_older(state, entry, before)
    return _is_said_again(state, slot, entry, before)


def _is_named_anew(state: Fold, entry: JournalEntry) -> bool:
    """Whether this person has not named the code before, or defines it otherwise."""
    defined = replace(entry, act=Act.DEFINED, value=entry.definition)
    slot = state.home(Slot(entry.question, "", entry.code, Aspect.DEFINITION))
    before = state.last.get((slot, person(entry)))
    if before is None:
        return True
    return meaning(before) != meaning(defined) and not _is_older(state, entry, before)


def _is_older(state: Fold, entry: JournalEntry, before: JournalEntry) -> bool:
    """Whether a word comes out of a copy that its author had gone on from.

    The time at which workbooks were saved tells; where one does not say, the version it was made
    from does.
    """
    if entry.saved and before.saved:
        return entry.saved < before.saved
    return _version(state, entry) < _version(state, before)


def _version(state: Fold, entry: JournalEntry) -> int:
    return state.written.get(entry.made_from, 0)


def _is_said_again(state: Fold, slot: Slot, entry: JournalEntry, before: JournalEntry) -> bool:
    """Whether somebody says anew what they said before: only once that stands no longer.

    A conflict may have been settled against them. What was written before that is no new word.
    """
    present = any(person(word) == person(entry) for word in state.words.get(slot, ()))
    return not present and _version(state, entry) > _version(state, before)
