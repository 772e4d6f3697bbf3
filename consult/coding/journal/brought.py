"""What one workbook says, and the acts of a person it tells beside what it showed when written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from consult.coding.journal.fold import Fold
from consult.coding.journal.what_stands import people_of
from consult.coding.journal.words import initials
from consult.model.coding.deciding import Decision
from consult.model.coding.journal import MARKS, Act, Aspect, Conflict, JournalEntry, Slot
from consult.model.coding.review import (
    People,
    Said,
    TextKey,
    ThemeDecision,
    shared_themes,
)
from consult.office.words import one_line


@dataclass(frozen=True)
class Settled:
    """A conflict that a person settled in a workbook.

    Parameters
    ----------
    conflict
        As the workbook showed it.
    choice
        Position of the decision that is to stand, from 0.
    by
        Initials.
    """

    conflict: Conflict
    choice: int
    by: str = ""


@dataclass(frozen=True)
class HadBack:
    """A theme that stands again under the one question under which it was taken away.

    Parameters
    ----------
    question, code
        Which.
    by
        Initials.
    """

    question: str
    code: str
    by: str = ""


@dataclass(frozen=True)
class Brought:
    """What one workbook says that came back.

    Parameters
    ----------
    people
        What people said, in terms of the codes of the workbook.
    shown
        Every text of it, with the codes suggested beside it.
    workbook, made_from, saved
        Its name, the version it was made from, and when it was saved.
    reviewers
        Text -> the initials in its row.
    settled
        Conflicts that it settles.
    had_back
        Themes that are to stand again under one question.
    """

    people: People
    shown: Mapping[TextKey, frozenset[str]]
    workbook: str = ""
    made_from: str = ""
    saved: str = ""
    reviewers: Mapping[TextKey, str] = field(default_factory=dict)
    settled: tuple[Settled, ...] = ()
    had_back: tuple[HadBack, ...] = ()


Of = tuple[str, str, str]
"""Question, text and code."""


def acts_of(brought: Brought, base: Fold) -> list[JournalEntry]:
    """What people did in a workbook: whatever differs from what it showed.

    Parameters
    ----------
    brought
        What the workbook says.
    base
        What stood when it was written, in its own codes; nothing where that is not known, and then
        every cell that is filled in is somebody's word.

    Returns
    -------
    list of JournalEntry
        In an order that does not depend on that of the rows, without numbers. A cell left as it was
        says nothing, and initials alone say nothing of a comment.
    """
    shown = people_of(base)
    who = _Who(brought, shown)
    found = [*_of_themes(brought, base, shown, who), *_of_texts(brought, base, shown, who)]
    found += _of_conflicts(brought, who)
    found += [
        JournalEntry(Act.RESTORED, one.question, code=one.code, by=one.by or who.writer, apart=True)
        for one in brought.had_back
    ]
    found.sort(key=_canonical)
    return [
        replace(
            entry,
            workbook=brought.workbook,
            made_from=brought.made_from,
            saved=brought.saved,
        )
        for entry in found
    ]


def _canonical(entry: JournalEntry) -> tuple[str | bool, ...]:
    last = entry.act in (Act.FINISHED,)
    first = entry.act is not Act.ADDED
    return first, last, entry.question, entry.text, entry.code, str(entry.act), entry.value


class _Who:
    """Whose act it is: by the initials of the row; where they are another's, by those of the rest.

    Parameters
    ----------
    brought, shown
        The workbook, and what stood when it was written.
    """

    def __init__(self, brought: Brought, shown: People) -> None:
        self.rows = brought.reviewers
        self.shown = {key: shown_reviewer(shown, key) for key in brought.reviewers}
        self.checked = {
            (question, theme.code): theme.checked_by
            for question, themes in shown.themes.items()
            for theme in themes
        }
        written = [(by, self.shown.get(key, "")) for key, by in self.rows.items()]
        written += [
            (theme.checked_by, self.checked.get((question, theme.code), ""))
            for question, themes in brought.people.themes.items()
            for theme in themes
        ]
        written += [(one.by, "") for one in brought.settled]
        new = {initials(by): by for by, was in written if by and by != was}
        self.writer = next(iter(new.values())) if len(new) == 1 else ""

    def of(self, by: str, was: str) -> str:
        """Initials for an act in a row.

        Parameters
        ----------
        by, was
            The initials in the row, and those that stood there when the workbook was written.
        """
        return by if by and by != was else self.writer or by or was

    def of_text(self, key: TextKey) -> str:
        """Initials for an act on a text."""
        return self.of(self.rows.get(key, ""), self.shown.get(key, ""))

    def of_theme(self, question: str, said: ThemeDecision) -> str:
        """Initials for an act on a theme."""
        return self.of(said.checked_by, self.checked.get((question, said.code), ""))


def shown_reviewer(people: People, key: TextKey) -> str:
    """The initials that stand in the row of a text.

    Parameters
    ----------
    people
        What people said, as the workbook shows it.
    key
        The text.
    """
    said = people.texts.get(key, {})
    marks = people.marks.get(key, {})
    stance = people.stances.get(key)
    every = [by for _, by in said.values()]
    every += [stance[1] if stance else "", *(by for _, by in marks.values())]
    return next(filter(None, every), "")


def _of_texts(brought: Brought, base: Fold, shown: People, who: _Who) -> Iterator[JournalEntry]:
    for key, beside in brought.shown.items():
        question, text = key
        by = who.of_text(key)
        was = _visible(shown.texts.get(key, {}), beside)
        now = brought.people.texts.get(key, {})
        changed = False
        for code in sorted({*was, *now}):
            act = _act_on(was.get(code), now.get(code))
            if act is not None:
                changed = True
                yield JournalEntry(act, question, text, code, by=by)
        stood, stance = shown.stances.get(key), brought.people.stances.get(key)
        if stance and (stood is None or stood[0] is not stance[0]):
            yield JournalEntry(Act.STANCE, question, text, value=stance[0], by=by)
        elif stood and stance is None:
            yield JournalEntry(Act.TAKEN_BACK, question, text, by=by)
        if key in brought.people.finished and (changed or key not in base.finished):
            yield JournalEntry(Act.FINISHED, question, text, by=by)
        yield from _of_marks(key, shown, brought.people, by)


def _of_marks(key: TextKey, shown: People, now: People, by: str) -> Iterator[JournalEntry]:
    """What was said of a comment beside its codes. Whoever changes a note has read what stood."""
    for aspect, act in MARKS.items():
        was, _ = shown.marks.get(key, {}).get(aspect, ("", ""))
        said, _ = now.marks.get(key, {}).get(aspect, ("", ""))
        if one_line(said) == one_line(was):
            continue
        done, value = (act, said) if said else (Act.TAKEN_BACK, str(aspect))
        yield JournalEntry(done, *key, value=value, by=by, settles=aspect is Aspect.NOTE)


def _visible(said: Mapping[str, Said], beside: frozenset[str]) -> dict[str, Said]:
    """Decisions that a row shows: one on a code taken away stands only beside that code."""
    return {c: one for c, one in said.items() if one[0] is not Decision.REMOVE or c in beside}


def _act_on(was: Said | None, now: Said | None) -> Act | None:
    if now is None:
        return Act.TAKEN_BACK if was else None
    removed = now[0] is Decision.REMOVE
    if was and (was[0] is Decision.REMOVE) == removed:
        return None
    return Act(now[0].value)


def _of_themes(brought: Brought, base: Fold, shown: People, who: _Who) -> Iterator[JournalEntry]:
    told: set[str] = set()
    for question, themes in brought.people.themes.items():
        before = {theme.code: theme for theme in shown.themes.get(question, ())}
        known = base.themes.get(question, {})
        for said in themes:
            by = who.of_theme(question, said)
            if said.own and said.code not in known:
                yield JournalEntry(
                    Act.ADDED,
                    question,
                    code=said.code,
                    value=said.name,
                    definition=said.definition,
                    part_of=said.theme,
                    apart=said.apart,
                    by=by,
                )
            if said.code in told:
                continue  # one theme, whose row stands for every question that shares it
            told |= set() if said.apart else {said.code}
            if not said.apart:
                before = shared_themes(shown.themes, base.sharing(question, said.code))
            was = before.get(said.code, ThemeDecision(said.code, said.name, said.definition))
            for act, value in _changes(was, said):
                is_own = said.code in known and known[said.code].apart
                apart = said.apart and act in PLACES and not is_own
                entry = JournalEntry(act, question, code=said.code, value=value, by=by, apart=apart)
                yield from _wherever_it_stood(entry, base)
            yield from _check(question, was, said)


def _wherever_it_stood(entry: JournalEntry, base: Fold) -> Iterator[JournalEntry]:
    """An act on a theme; one that was taken away question by question is had back under each."""
    asked = base.sharing(entry.question, entry.code) if entry.act is Act.RESTORED else ()
    here = [Slot(question, "", entry.code, Aspect.PLACE_HERE) for question in asked]
    here = [slot for slot in here if base.standing(slot) is not None]
    if not here or base.standing(Slot(entry.question, "", entry.code, Aspect.PLACE)) is not None:
        yield entry
    for slot in here if not entry.apart else ():
        yield replace(entry, question=slot.question, apart=True)


def _changes(was: ThemeDecision, said: ThemeDecision) -> Iterator[tuple[Act, str]]:
    if said.new_name and said.new_name != one_line(was.called):
        yield Act.RENAMED, said.new_name
    defined = one_line(was.new_definition or was.definition)
    if said.new_definition and said.new_definition != defined:
        yield Act.DEFINED, said.new_definition
    if place(was) != place(said):
        yield place(said)


PLACES = (Act.MERGED, Act.RETIRED, Act.SPLIT, Act.RESTORED)
"""Acts that say where a theme stands: of one that a question has by itself, under that alone."""


def place(said: ThemeDecision) -> tuple[Act, str]:
    """Where a theme stands: by itself, merged, retired or split.

    Parameters
    ----------
    said
        The theme and what was said of it.
    """
    if said.split_into:
        return Act.SPLIT, " ".join(said.split_into)
    if said.merge_into:
        return Act.MERGED, said.merge_into
    return (Act.RETIRED if said.retired else Act.RESTORED), ""


def _check(question: str, was: ThemeDecision, said: ThemeDecision) -> Iterator[JournalEntry]:
    if initials(said.checked_by) == initials(was.checked_by):
        return
    if said.checked_by:
        yield JournalEntry(Act.CHECKED, question, code=said.code, by=said.checked_by)
    else:
        yield JournalEntry(Act.TAKEN_BACK, question, code=said.code, by=was.checked_by)


def _of_conflicts(brought: Brought, who: _Who) -> Iterator[JournalEntry]:
    for one in brought.settled:
        chosen = one.conflict.choices[one.choice]
        slot = one.conflict.slot
        yield replace(
            chosen,
            question=slot.question,
            text=slot.text,
            code=slot.code,
            by=one.by or who.writer,
            seconds=None,
            blind=False,
            settles=True,
            number=0,
            taken="",
        )
