"""What was taken in, in sentences for whoever ran it: counts, names of themes, and no comment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from consult.coding.journal.fold import Fold
from consult.coding.journal.what_stands import theme_of
from consult.coding.texts.words_hash import ID_DIGITS
from consult.errors import many
from consult.model.coding.codeframe import NO_THEMES
from consult.model.coding.journal import (
    NO_SAID,
    YES_SAID,
    Act,
    Aspect,
    Conflict,
    Journal,
    JournalEntry,
)

DECISIONS = (Act.ACCEPT, Act.REMOVE, Act.ADD, Act.STANCE)
THEMES = {
    Act.RENAMED: "renamed",
    Act.DEFINED: "defined anew",
    Act.MERGED: "merged",
    Act.RETIRED: "retired",
    Act.SPLIT: "split",
    Act.RESTORED: "restored",
    Act.ADDED: "added",
    Act.CHECKED: "checked",
}
"""Act on a theme -> what is said of how many."""

MARKED = {
    (Act.NOTED, ""): ("note", ""),
    (Act.QUOTE, YES_SAID): ("comment", " may be quoted"),
    (Act.QUOTE, NO_SAID): ("comment", " not to be quoted"),
    (Act.AT_RISK, YES_SAID): ("comment", " marked as telling of somebody at risk"),
    (Act.AT_RISK, NO_SAID): ("comment", " marked as telling of nobody at risk"),
}
"""A mark of comments -> what is said of how many, before and behind the noun."""

SAID = {
    Act.ACCEPT: "has the code",
    Act.ADD: "has the code",
    Act.REMOVE: "does not have the code",
    Act.TAKEN_BACK: "left open",
    Act.RETIRED: "retire",
    Act.RESTORED: "stays as it is",
}
"""Act -> what it comes to, of those without a value."""

ABOUT = {
    Aspect.NAME: "name",
    Aspect.DEFINITION: "definition",
    Aspect.PLACE: "merge, retire or split",
    Aspect.PLACE_HERE: "merge, retire or split, under this question",
    Aspect.NOTE: "note",
    Aspect.QUOTE: "quote approved",
    Aspect.SAFEGUARDING: "safeguarding",
}
NOBODY = "no initials"
OR_ANYBODY = ", or somebody else who wrote no initials,"
MOST_NAMED = 5
"""Names in one sentence: what is read at a glance. The workbook has all of them."""

MOST_LISTED = 20
"""Conflicts listed on a screen; the sheet has all of them."""


def taken_told(new: Journal, before: Fold) -> Iterator[str]:
    """A sentence for each workbook that something was taken from, and for what changed by itself.

    Parameters
    ----------
    new
        The lines that a run added.
    before
        What stood before them.
    """
    batch: list[JournalEntry] = []
    batches = [batch]
    for entry in new:
        if entry.act is Act.RETURNED:
            batch = []
            batches.append(batch)
        batch.append(entry)
    for lines in batches[1:]:
        yield from _of_workbook(lines)
    yield from _split_open(new, before)
    yield from _new_themes(new, {key: set(known) for key, known in before.themes.items()})
    yield from _reworded(new)
    yield from _reopened(new)


def _of_workbook(lines: Sequence[JournalEntry]) -> Iterator[str]:
    head = lines[0]
    mine = [one for one in lines[1:] if one.workbook == head.workbook]
    acts = Counter(act for act, *_ in {_thing(one) for one in mine if not one.settles})
    marks = Counter((e.act, "" if e.act is Act.NOTED else e.value) for e in mine)
    settled = sum(one.settles and one.slot.aspect is not Aspect.NOTE for one in mine if one.slot)
    decisions = sum(acts[act] for act in DECISIONS)
    counts = [many(decisions, "decision")] if decisions else []
    counts += [f"{many(acts[act], 'theme')} {word}" for act, word in THEMES.items() if acts[act]]
    for mark, (noun, more) in MARKED.items():
        counts += [f"{many(marks[mark], noun)}{more}"] if marks[mark] else []
    if acts[Act.TAKEN_BACK]:
        counts.append(f"{many(acts[Act.TAKEN_BACK], 'decision')} taken back")
    counts += [f"{many(settled, 'conflict')} settled"] if settled else []
    who = f" ({head.by})" if head.by else ""
    yield f"Taken from {head.workbook}{who}: {', '.join(counts) or 'nothing new'}."
    if head.definition:
        anybody = "" if all(one.by for one in mine) else OR_ANYBODY
        yield (
            f"Otherwise than the same person{anybody} had decided before: "
            f"{many(int(head.definition), 'decision')}. The later one stands."
        )
    if head.value:
        count = many(int(head.value), "decision")
        yield (
            f"{count} taken from {head.workbook} before stay, though their cells are empty in it "
            "now: the workbook it was made from did not show them. To take them back, empty the "
            "cells in the workbook as it is written now."
        )


def _thing(entry: JournalEntry) -> tuple[Act, str, str, str]:
    """What a line tells of; a theme added under several questions is told once."""
    question = "" if entry.act is Act.ADDED and not entry.apart else entry.question
    return entry.act, question, entry.text, entry.code


def _new_themes(new: Journal, before: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Themes that are suggested for the first time, of questions that had themes before."""
    ids = {(one.question, one.code): one.value for one in new if one.act is Act.CARRIED}
    known = {key: {ids.get((key, code), code) for code in codes} for key, codes in before.items()}
    named = {
        (entry.code, entry.value): entry.value
        for entry in new
        if entry.act is Act.SUGGESTED
        and entry.code not in ("", *NO_THEMES)
        and known.get(entry.question)
        and entry.code not in known[entry.question]
    }
    if named:
        yield f"{many(len(named), 'new theme')}: {_listed(named.values())}."


def _split_open(new: Journal, before: Fold) -> Iterator[str]:
    """How many decisions wait to be made anew, because the theme they were about was split."""
    split = {
        (question, entry.code)
        for entry in new
        if entry.act is Act.SPLIT
        for question in (
            (entry.question,) if entry.apart else before.sharing(entry.question, entry.code)
        )
    }
    words = ((slot, before.standing(slot)) for slot in before.words if slot.text and slot.code)
    open_again = [
        slot
        for slot, word in words
        if word and word.act is not Act.REMOVE and (slot.question, slot.code) in split
    ]
    if open_again:
        wait = "waits" if len(open_again) == 1 else "wait"
        yield (
            f"{many(len(open_again), 'decision')} {wait} to be made anew, because the theme was "
            "split that the comment had."
        )


def _reopened(new: Journal) -> Iterator[str]:
    lines = [entry for entry in new if entry.act is Act.REOPENED]
    if lines:
        names = sorted({entry.value for entry in lines if entry.value})
        because = f" ({_listed(names)})" if names else ""
        yield (
            f"{many(len(lines), 'comment')} that people had finished with {_are(len(lines))} open "
            f"again, because a code is suggested that there was not before{because}."
        )


def _reworded(new: Journal) -> Iterator[str]:
    """How many comments that people had decided on are shown in other words than then."""
    count = len({(line.question, line.value) for line in new if line.act is Act.REWORDED})
    if count:
        yield (
            f"{many(count, 'comment')} that people had decided on {_are(count)} shown in other "
            "words than before, because more or fewer words are taken for personal data. What was "
            "decided stands; whether such a comment may be quoted is asked again."
        )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _listed(names: Iterable[str]) -> str:
    every = [f"“{name}”" for name in names]
    more = len(every) - MOST_NAMED
    return ", ".join(every[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def conflicts_told(conflicts: Sequence[Conflict], state: Fold) -> Iterator[str]:
    """A line for each conflict that waits, and how many there are in all.

    Parameters
    ----------
    conflicts
        Those that wait; may be none.
    state
        What stands, for the names of themes.
    """
    if not conflicts:
        return
    yield f"{many(len(conflicts), 'conflict')} to settle on the sheet Adjudicate of the workbook:"
    for conflict in conflicts[:MOST_LISTED]:
        slot = conflict.slot
        names = names_of(state, slot.question)
        said = "; ".join(choice_words(choice, names) for choice in conflict.choices)
        answer = f"answer {slot.text[:ID_DIGITS]}" if slot.text else ""
        about = " of ".join(filter(None, (ABOUT.get(slot.aspect, ""), answer)))
        theme = f", “{names.get(slot.code, slot.code)}”" if slot.code else ""
        yield f"  {slot.question}{theme}, {about}: {said}"


def names_of(state: Fold, question: str) -> Mapping[str, str]:
    """Code id -> name, as people left it.

    Parameters
    ----------
    state, question
        What stands, and where.
    """
    known = state.themes.get(question, {}).values()
    return {one.code: theme_of(state, question, one).called for one in known}


def choice_words(entry: JournalEntry, names: Mapping[str, str]) -> str:
    """A decision and whose it is.

    Parameters
    ----------
    entry
        A line of the journal.
    names
        Code id -> name, of its question.
    """
    said = SAID.get(entry.act, entry.value)
    if entry.act in (Act.STANCE, Act.QUOTE, Act.AT_RISK):
        said = entry.value.capitalize()
    if entry.act in (Act.MERGED, Act.SPLIT):
        named = [names.get(code, code) for code in entry.value.split(" ")]
        said = f"{'merge' if entry.act is Act.MERGED else 'split'} into {', '.join(named)}"
    return f"{said} ({entry.by or NOBODY})"
