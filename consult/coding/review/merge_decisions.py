"""Review: what people said in all workbooks, in terms of the codes suggested now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult.coding.decisions.suggested_texts import Suggested
from consult.coding.journal.fold import fold
from consult.coding.journal.lines import numbered_after, version_of
from consult.coding.journal.reworded import reworded_lines
from consult.coding.journal.what_stands import conflicts_of, people_of
from consult.coding.review.carry_codes import carried_lines, reopened, shown_in
from consult.coding.review.changed_codeframe import codes_of_texts, moved_lines
from consult.coding.review.fingerprint import fingerprint
from consult.coding.review.parse_review import given_to
from consult.coding.review.read_workbook import Returned
from consult.coding.review.take_in import CameBack, Growing, take_in
from consult.coding.review.up_to_date import is_up_to_date, noted_as_held
from consult.coding.review.written_line import as_noted, digest_of_texts
from consult.errors import Problem, ReviewError
from consult.model.coding.journal import Act, Conflict, Journal, JournalEntry
from consult.model.coding.review import People, TextKey

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding.texts.vectors import Encoders


@dataclass(frozen=True)
class MergedDecisions:
    """What people said so far.

    Parameters
    ----------
    people
        In terms of the codes suggested now; its themes are all the codes there are.
    record
        The same and what was said of questions that have no codes now.
    is_current
        Whether the workbook in its place shows what is suggested now and all that people said, so
        that it need not be written again.
    made_from
        What a workbook written now is known by.
    journal
        All that was said and done.
    conflicts
        Contrary decisions that wait for a person.
    suggestions
        The fingerprint of what is suggested now.
    before
        Number of the last line of the journal before this run.
    held
        Texts that a blind sample still needs and of which nobody has said anything.
    texts_before, themes_before
        Texts, and questions with codes, that the workbook before had; ``None`` where there was
        none.
    """

    people: People
    record: People
    is_current: bool
    made_from: str
    journal: Journal = ()
    conflicts: tuple[Conflict, ...] = ()
    suggestions: str = ""
    before: int = 0
    held: frozenset[TextKey] = frozenset()
    texts_before: frozenset[TextKey] | None = None
    themes_before: frozenset[tuple[str, str]] | None = None

    def with_moved(
        self, comments: pd.DataFrame, suggested: pd.DataFrame, encoders: Encoders
    ) -> MergedDecisions:
        """The same, with a line for every comment that a change of the codeframe moved.

        Parameters
        ----------
        comments, suggested
            Schemas ``CLEAN_COMMENTS`` and ``CODINGS``: first suggestions, as nothing is learnt of
            a theme that has just been changed.
        encoders
            How texts are told apart.
        """
        changes = [e for e in self.journal if e.number > self.before and _changes(e)]
        if not changes:
            return self
        numbers = {entry.number for entry in changes}
        unchanged = fold(tuple(one for one in self.journal if one.number not in numbers))
        before = people_of(unchanged, self.people.themes)
        moved = moved_lines(
            codes_of_texts(comments, suggested, before, encoders),
            codes_of_texts(comments, suggested, self.people, encoders),
            made_by=changes[-1].taken,
        )
        return replace(self, journal=(*self.journal, *numbered_after(self.journal, moved)))

    def written(self, columns: Mapping[str, Sequence[str]]) -> Journal:
        """The journal with a line that says that the workbook was written.

        Parameters
        ----------
        columns
            Question id -> headings of its answers, so that a column that is gone when it comes
            back is told.
        """
        line = JournalEntry(
            Act.WRITTEN,
            value=self.suggestions,
            definition=as_noted(columns),
            part_of=digest_of_texts(self.held),
            made_from=self.made_from,
        )
        return (*self.journal, *numbered_after(self.journal, [line]))


def _changes(entry: JournalEntry) -> bool:
    """Whether a line changes which codes comments have, by changing themes."""
    return entry.act in (Act.MERGED, Act.RETIRED, Act.SPLIT, Act.RESTORED)


Known = set[tuple[str, str]]
"""Question and code."""


def merge_decisions(
    suggested: Suggested,
    *,
    in_place: Returned | None = None,
    sent: Sequence[Returned] = (),
    journal: Journal = (),
    on: str = "",
) -> MergedDecisions:
    """Bring together what people said in workbooks and what the journal has from before.

    Each workbook is held against what it showed when it was written: what a person left as it was
    says nothing. Of two contrary decisions the earlier one stands until a person settles it.

    Parameters
    ----------
    suggested
        What is suggested now; its stances make no difference.
    in_place
        The workbook as it lies there, if it does.
    sent
        Workbooks that came back from people beside it, in any order.
    journal
        All lines so far.
    on
        The day, as it is to stand in the journal.

    Raises
    ------
    ReviewError
        Everything wrong with any of the workbooks; nothing is taken in then.
    """
    growing = Growing(journal, on)
    books = [CameBack(book, is_sent=False) for book in ([in_place] if in_place else [])]
    books += [CameBack(book, is_sent=True) for book in sent]
    books = [one.with_base(journal) for one in sorted(books, key=lambda one: one.order)]
    problems: list[Problem] = []
    known_first = [one.parsed(suggested, growing, problems) for one in books]
    known = _carry(growing, suggested, known_first)
    found = _fingerprint(suggested, growing)
    books = [
        one if one.base else one.read_without(suggested, growing, problems, found)
        for one in known_first
    ]
    if problems:
        raise ReviewError(problems)
    shown: set[tuple[str, str]] = set()
    for one in books:
        had = take_in(growing, one, suggested)
        known |= had
        shown |= had if not one.is_sent or in_place is None else set()
    beside = {text.key: text.codes for text in suggested.texts}
    growing.add(reworded_lines(growing.state, suggested.reworded, beside, on=on))
    growing.add(reopened(growing.state, beside, known))
    merged = _merged(growing, suggested, books, journal)
    before = [one for one in books if not one.is_sent] or books
    if not before:
        return merged
    return replace(merged, texts_before=_texts_of(before), themes_before=frozenset(shown))


def _texts_of(books: Sequence[CameBack]) -> frozenset[TextKey]:
    return frozenset(key for one in books if one.brought for key in one.brought.shown)


def _held(suggested: Suggested, people: People) -> frozenset[TextKey]:
    """Texts of a blind sample that people have not decided on: whoever did has seen the codes."""
    seen = people.texts.keys() | people.stances.keys() | people.marks.keys()
    return frozenset(text.key for text in suggested.texts if text.key in suggested.held - seen)


def _fingerprint(suggested: Suggested, growing: Growing) -> str:
    people = people_of(growing.state, suggested.codes)
    return fingerprint(suggested.texts, suggested.codes, people)


def _carry(growing: Growing, suggested: Suggested, books: Sequence[CameBack]) -> Known:
    """Bring the journal to the codes of now; returns the codes there were."""
    last = max(growing.state.written.values(), default=0)
    latest = [one.brought for one in books if one.brought and one.number == last]
    was = given_to(shown_in(latest), people_of(growing.state))
    now = given_to({text.key: text.codes for text in suggested.texts}, People())
    lines = carried_lines(growing.state, suggested.codes, was=was, now=now)
    growing.add(line for line in lines if line.act is Act.CARRIED)
    known = {(key, code) for key, themes in growing.state.themes.items() for code in themes}
    growing.add(line for line in lines if line.act is not Act.CARRIED)
    return known


def _merged(
    growing: Growing, suggested: Suggested, books: Sequence[CameBack], journal: Journal
) -> MergedDecisions:
    codes = suggested.codes
    people = people_of(growing.state, codes)
    suggestions = fingerprint(suggested.texts, codes, people)
    mine = next((one for one in books if not one.is_sent), None)
    conflicts = conflicts_of(growing.state, codes)
    held = _held(suggested, people)
    is_current = (
        mine is not None
        and noted_as_held(mine) == digest_of_texts(held)
        and is_up_to_date(mine, growing, suggestions, people)
    )
    return MergedDecisions(
        people,
        people_of(growing.state),
        is_current=is_current,
        made_from=version_of(growing.journal, suggestions),
        journal=growing.journal,
        conflicts=conflicts,
        suggestions=suggestions,
        before=journal[-1].number if journal else 0,
        held=held,
    )
