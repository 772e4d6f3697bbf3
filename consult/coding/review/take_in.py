"""One workbook that came back, taken into the journal beside what it showed when it was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from consult.coding.decisions.suggested_texts import Suggested
from consult.coding.journal.brought import Brought, acts_of
from consult.coding.journal.fold import Fold, fold
from consult.coding.journal.lines import numbered_after
from consult.coding.journal.take import new_acts
from consult.coding.journal.versions_shown import CodeIds, carried_since, written_as
from consult.coding.journal.what_stands import people_of
from consult.coding.journal.words import initials, meaning, person
from consult.coding.review import layout as at
from consult.coding.review.carry_codes import codes_of_unknown
from consult.coding.review.parse_review import given_to, parse_review
from consult.coding.review.read_workbook import AGAIN, Returned
from consult.coding.review.written_line import columns_noted
from consult.errors import Place, Problem, ReviewError
from consult.model.coding.journal import Act, Journal, JournalEntry
from consult.model.coding.review import People, Said, TextKey
from consult.office.filled_in import SheetLine


class Growing:
    """The journal as workbooks are taken in, and what stands after each line.

    Parameters
    ----------
    journal
        All lines so far.
    on
        The day, as it is to stand in new lines.
    """

    def __init__(self, journal: Journal, on: str) -> None:
        self.journal = journal
        self.on = on
        self.state = fold(journal)

    def add(self, lines: Iterable[JournalEntry]) -> int:
        """Put lines into the journal; returns how many.

        Parameters
        ----------
        lines
            Without numbers, in order.
        """
        new = numbered_after(self.journal, lines)
        self.journal = (*self.journal, *new)
        self.state.add(new)
        return len(new)


@dataclass(frozen=True)
class CameBack:
    """A workbook that came back, with what is known of it.

    Parameters
    ----------
    returned
        The workbook, read.
    is_sent
        Whether somebody sent it; the other one lies in its place.
    written
        The line of the journal that says that it was written.
    base
        What stood then, in its own codes; ``None`` where nobody knows.
    brought
        What it says; ``None`` before it is parsed, or where it cannot be understood.
    """

    returned: Returned
    is_sent: bool
    written: JournalEntry | None = None
    base: Fold | None = None
    brought: Brought | None = None

    @property
    def order(self) -> tuple[str, str]:
        """Earlier workbooks first, by when they were saved."""
        return self.returned.saved, self.returned.file

    @property
    def number(self) -> int:
        """Number of the line that says that it was written; 0 where there is none."""
        return self.written.number if self.written else 0

    def with_base(self, journal: Journal) -> CameBack:
        """The same with what it showed, where the journal tells.

        Parameters
        ----------
        journal
            All lines.
        """
        written = written_as(journal, self.returned.fingerprint)
        base = fold(journal, until=written.number) if written else None
        return replace(self, written=written, base=base)

    def read_without(
        self, suggested: Suggested, growing: Growing, problems: list[Problem], suggestions: str
    ) -> CameBack:
        """The same with what it says, though the journal does not know what it showed.

        Parameters
        ----------
        suggested, growing, problems
            As for ``parsed``; the journal is in terms of the codes of now.
        suggestions
            The fingerprint of what is suggested now. Workbooks were known by it before there was
            a journal: one in its place shows what was on record then.
        """
        is_that = not self.is_sent and self.returned.fingerprint == suggestions
        known = replace(self, base=fold(growing.journal)) if is_that else self
        return known.parsed(suggested, growing, problems, unknown=True)

    def parsed(
        self,
        suggested: Suggested,
        growing: Growing,
        problems: list[Problem],
        *,
        unknown: bool = False,
    ) -> CameBack:
        """The same with what it says.

        Parameters
        ----------
        suggested
            What is suggested now.
        growing
            The journal.
        problems
            Whatever cannot be understood is added.
        unknown
            Whether to read it though nobody knows what it showed; it is left alone without.
        """
        if self.base is None and not unknown:
            return self
        missing = self._missing_columns()
        try:
            record = people_of(growing.state).themes
            brought = parse_review(self.returned, suggested, base=self.base, record=record)
        except ReviewError as error:
            problems += [*missing, *error.problems]
            return self
        problems += missing
        return replace(self, brought=brought)

    def _missing_columns(self) -> list[Problem]:
        """Columns that stood in a sheet of answers, of those that are read."""
        noted = columns_noted(self.written.definition) if self.written else {}
        found: dict[str, list[SheetLine]] = {}
        for line in self.returned.answers:
            question = at.question_id(line[at.QUESTION])
            lines = found.setdefault(line.sheet, [])
            lines += [line] if not lines and (question in noted or "" in noted) else []
        return [
            Problem("The column is missing.", Place(line.file, sheet, heading=heading), AGAIN)
            for sheet, lines in found.items()
            for line in lines
            for heading in noted.get(at.question_id(line[at.QUESTION]), noted.get("", ()))
            if heading not in line.letters and at.is_read_back(heading)
        ]


def take_in(growing: Growing, book: CameBack, suggested: Suggested) -> set[tuple[str, str]]:
    """Put what people did in a workbook into the journal.

    Parameters
    ----------
    growing
        The journal, in terms of the codes of now.
    book
        A workbook that was parsed.
    suggested
        What is suggested now.

    Returns
    -------
    set
        Question and code, as called now, of the codes the workbook had.
    """
    brought = book.brought
    if brought is None:
        return set()
    ids = _ids(growing, book, brought, suggested)

    def code_now(question: str, code: str) -> str:
        return ids.get((question, code), code)

    acts = acts_of(brought, book.base or Fold())
    new = new_acts(growing.state, acts, code_now, on=growing.on)
    emptied, stay = _gone_again(growing.state, brought, new, ids)
    new += [_taken_back(word, brought, growing.on) for word in emptied]
    if new or (book.is_sent and not _came_back(growing.journal, brought)):
        line = JournalEntry(
            Act.RETURNED,
            value=str(len(stay) or ""),
            definition=str(sum(_is_otherwise(growing.state, entry) for entry in new) or ""),
            by=", ".join(sorted({entry.by for entry in new if entry.by})),
            workbook=brought.workbook,
            made_from=brought.made_from,
            saved=brought.saved,
            taken=growing.on,
        )
        growing.add([line, *new])
    return {
        (question, code_now(question, theme.code))
        for question, themes in brought.people.themes.items()
        for theme in themes
    }


def _is_otherwise(state: Fold, entry: JournalEntry) -> bool:
    """Whether somebody says otherwise than they did, or than somebody else without initials."""
    before = state.last.get((entry.slot, person(entry))) if entry.slot else None
    return before is not None and not entry.settles and meaning(before) != meaning(entry)


def _came_back(journal: Journal, brought: Brought) -> bool:
    return any(e.act is Act.RETURNED and e.workbook == brought.workbook for e in journal)


def _ids(growing: Growing, book: CameBack, brought: Brought, suggested: Suggested) -> CodeIds:
    """What the codes of the workbook are called now."""
    if book.written:
        return carried_since(growing.journal, book.number)
    if book.base:
        return {}
    now = given_to({text.key: text.codes for text in suggested.texts}, People())
    ids, lines = codes_of_unknown(brought, growing.state, suggested.codes, now)
    growing.add(lines)
    return ids


def _gone_again(
    state: Fold, brought: Brought, new: Iterable[JournalEntry], ids: CodeIds
) -> tuple[list[JournalEntry], list[JournalEntry]]:
    """Decisions taken from this workbook before, which it does not hold any more.

    The version it was made from did not show them, so that another copy of that version lacks them
    as well. They are taken back only where the row has the initials of whoever decided, or has none
    in a workbook that still holds most of what that person decided; a workbook saved earlier takes
    nothing back.

    Returns
    -------
    taken_back, stay
        Words of the first are taken back by their authors, those of the second stand.
    """
    told = {entry.slot for entry in new}
    rows = in_terms_of_now(brought, ids)
    held: Counter[str] = Counter()
    gone: list[JournalEntry] = []
    for slot, words in state.words.items():
        key = slot.question, slot.text
        if not slot.code or key not in rows or slot in told:
            continue
        for word in (one for one in words if _is_from(one, brought) and not one.is_empty):
            if slot.code not in rows[key]:
                gone.append(word)
            elif initials(brought.reviewers.get(key, "")) == initials(word.by):
                held[initials(word.by)] += 1
    missing = Counter(initials(word.by) for word in gone)

    def is_own(word: JournalEntry) -> bool:
        who = initials(word.by)
        written = initials(brought.reviewers.get((word.question, word.text), ""))
        goes_on = written == who or (not written and held[who] >= missing[who])
        return bool(who) and goes_on and word.saved <= brought.saved

    return [one for one in gone if is_own(one)], [one for one in gone if not is_own(one)]


def _is_from(word: JournalEntry, brought: Brought) -> bool:
    return word.made_from == brought.made_from and word.workbook == brought.workbook


def _taken_back(word: JournalEntry, brought: Brought, on: str) -> JournalEntry:
    return replace(word, act=Act.TAKEN_BACK, value="", saved=brought.saved, taken=on, number=0)


def in_terms_of_now(brought: Brought, ids: CodeIds) -> dict[TextKey, Mapping[str, Said]]:
    """What a workbook says of each text it shows, under the codes of now.

    Parameters
    ----------
    brought
        What it says.
    ids
        What its codes are called now.
    """
    said = brought.people.texts
    return {
        key: {ids.get((key[0], code), code): one for code, one in said.get(key, {}).items()}
        for key in brought.shown
    }
