"""Whether the workbook in its place shows all that it would show if it were written now."""

from __future__ import annotations

from collections.abc import Mapping

from consult.coding.journal.fold import Fold
from consult.coding.journal.versions_shown import carried_since
from consult.coding.journal.what_stands import conflicts_of
from consult.coding.journal.words import meaning
from consult.coding.review.take_in import CameBack, Growing, in_terms_of_now
from consult.coding.review.written_line import columns_noted
from consult.model.coding.deciding import Decision
from consult.model.coding.journal import CHANGES_CODEFRAME, Aspect, JournalEntry, Slot
from consult.model.coding.review import People, Said, TextKey
from consult.office.words import one_line


def is_up_to_date(book: CameBack, growing: Growing, suggestions: str, people: People) -> bool:
    """Whether a workbook shows what is suggested now and all that stands, so that it may stay.

    Parameters
    ----------
    book
        The workbook in its place.
    growing
        The journal with it taken in.
    suggestions
        The fingerprint of what is suggested now.
    people
        What stands.
    """
    if book.base is None or book.brought is None or _is_of_earlier_layout(book):
        return False
    made_from = book.written.value if book.written else book.returned.fingerprint
    if made_from != suggestions or _waiting(book.base) != _waiting(growing.state):
        return False
    ids = carried_since(growing.journal, book.number) if book.written else {}
    since = [entry for entry in growing.journal if _is_after(entry, book)]
    if any(_is_to_be_shown(entry, book) for entry in since):
        return False
    rows = in_terms_of_now(book.brought, ids)
    beside = {
        key: {ids.get((key[0], code), code) for code in codes}
        for key, codes in book.brought.shown.items()
    }
    same = (_shown(people.texts.get(key, {}), beside[key]) == _plain(rows[key]) for key in rows)
    mine = book.brought.people
    return all(same) and _stances(people) == _stances(mine) and _marks(people) == _marks(mine)


def _is_of_earlier_layout(book: CameBack) -> bool:
    """Whether the answers to all questions stand on one sheet."""
    return book.written is not None and "" in columns_noted(book.written.definition)


def _is_after(entry: JournalEntry, book: CameBack) -> bool:
    if book.written:
        return entry.number > book.number
    return entry.made_from == book.returned.fingerprint and bool(entry.made_from)


def _is_to_be_shown(entry: JournalEntry, book: CameBack) -> bool:
    """Whether a line says what the workbook in its place does not."""
    if entry.act in CHANGES_CODEFRAME:
        return True
    if entry.slot is None:
        return False
    is_anothers = bool(entry.workbook) and entry.workbook != book.returned.file
    return is_anothers or (book.base is not None and book.base.standing(entry.slot) is not None)


def _waiting(state: Fold) -> list[tuple[Slot, list[tuple[str, ...]]]]:
    return [(one.slot, list(map(meaning, one.choices))) for one in conflicts_of(state)]


def _plain(said: Mapping[str, Said]) -> dict[str, bool]:
    return {code: decision is Decision.REMOVE for code, (decision, _) in said.items()}


def _shown(said: Mapping[str, Said], beside: set[str]) -> dict[str, bool]:
    """Decisions that a row can show: one on a code taken away stands only beside that code."""
    plain = _plain(said)
    return {code: removed for code, removed in plain.items() if not removed or code in beside}


def _stances(people: People) -> dict[TextKey, str]:
    return {key: stance for key, (stance, _) in people.stances.items()}


def _marks(people: People) -> dict[TextKey, dict[Aspect, str]]:
    return {
        key: {aspect: one_line(said) for aspect, (said, _) in marks.items()}
        for key, marks in people.marks.items()
        if marks
    }


def noted_as_held(book: CameBack) -> str:
    """Which texts a workbook left to a blind sample, as ``digest_of_texts`` tells it.

    Parameters
    ----------
    book
        A workbook that came back.
    """
    return book.written.part_of if book.written else ""
