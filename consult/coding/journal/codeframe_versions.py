"""Versions of the codeframe: what each change was, and which comments it moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from consult.coding.journal.fold import Fold
from consult.coding.journal.what_stands import place_of
from consult.coding.texts.words_hash import ID_DIGITS
from consult.model.coding.journal import CHANGES_CODEFRAME, Act, Aspect, Journal, JournalEntry

COLUMNS = (
    "Version",
    "When",
    "Who",
    "What",
    "Question",
    "Theme",
    "Theme id",
    "To",
    "Comments moved",
    "Ids of the comments",
)
"""Headings of the list. It holds names of themes and ids, and none of the words of a comment."""

DO = {
    Act.RENAMED: "renamed",
    Act.DEFINED: "defined anew",
    Act.MERGED: "merged into",
    Act.RETIRED: "retired",
    Act.SPLIT: "split into",
    Act.RESTORED: "restored",
    Act.ADDED: "added",
}


@dataclass(frozen=True)
class CodeframeChange:
    """One change of one theme.

    Parameters
    ----------
    version
        Of the codeframe after it, from 1; all changes of one workbook make one version.
    entry
        The line of the journal.
    theme, to
        Names: of the theme, and of what it became.
    texts
        Content hashes of the comments it moved.
    """

    version: int
    entry: JournalEntry
    theme: str
    to: str
    texts: tuple[str, ...] = ()


def codeframe_changes(journal: Journal) -> tuple[CodeframeChange, ...]:
    """Every change of the codeframe, oldest first.

    Parameters
    ----------
    journal
        All lines. A word that did not come to stand, as somebody had said otherwise before, changed
        nothing; nor did one that settled a conflict in favour of what stood.
    """
    changing = _changing(journal)
    moved = _moved(journal, changing)
    found: list[CodeframeChange] = []
    version, last = 0, ""
    for number, entry in enumerate(journal):
        if entry.act is Act.RETURNED:
            last = ""
        if number not in changing or not _is_persons(entry):
            continue
        if entry.act is Act.ADDED and _is_told(found, entry):
            continue
        batch = f"{entry.workbook} {entry.made_from} {entry.taken}"
        version += batch != last
        last = batch
        names = _names(journal, number, entry.question, changing)
        to = ", ".join(names.get(code, code) for code in entry.value.split(" "))
        is_to_codes = entry.act in (Act.MERGED, Act.SPLIT)
        found.append(
            CodeframeChange(
                version,
                entry,
                names.get(entry.code, entry.value),
                to if is_to_codes else entry.value,
                tuple(moved.get(number, ())),
            )
        )
    return tuple(found)


def _changing(journal: Journal) -> frozenset[int]:
    """Positions of the lines after which a theme stood otherwise than before them."""
    state, found = Fold(), set()
    numbered = enumerate(journal)
    for carried, batch in groupby(numbered, key=lambda line: line[1].act is Act.CARRIED):
        if carried:  # together: one code may take the id of another
            state.add(entry for _, entry in batch)
            continue
        for number, entry in batch:
            before = _stands(state, entry)
            state.add([entry])
            is_change = entry.act in CHANGES_CODEFRAME
            if is_change and (entry.act is Act.ADDED or _stands(state, entry) != before):
                found.add(number)
    return frozenset(found)


def _stands(state: Fold, entry: JournalEntry) -> tuple[str, str]:
    """What holds of what a line decides: act and value, empty where it is as it was suggested."""
    if entry.slot is None or entry.act not in CHANGES_CODEFRAME:
        return "", ""
    slot = state.home(entry.slot)
    word = place_of(state, slot) if slot.aspect is Aspect.PLACE else state.standing(slot)
    return (str(word.act), word.value) if word else ("", "")


def _is_told(found: Sequence[CodeframeChange], entry: JournalEntry) -> bool:
    """Whether the same theme was told as added under another question that shares it."""
    return any(
        one.entry.act is Act.ADDED
        and one.entry.code == entry.code
        and not (one.entry.apart or entry.apart)
        and one.entry.question != entry.question
        for one in found
    )


def _is_persons(entry: JournalEntry) -> bool:
    return bool(entry.workbook or entry.by)


def _names(journal: Journal, number: int, question: str, changing: Set[int]) -> Mapping[str, str]:
    """What codes of a question were called at a line, or were named when they were added."""
    found: dict[str, str] = {}
    for at, entry in enumerate(journal):
        if entry.question != question:
            continue
        if entry.act in (Act.SUGGESTED, Act.ADDED, Act.EARLIER) and entry.code:
            if at <= number or entry.code not in found:
                found[entry.code] = entry.stays or entry.value
        elif entry.act is Act.RENAMED and at < number and at in changing:
            found[entry.code] = entry.value
        elif entry.act is Act.CARRIED and at <= number and entry.code in found:
            found[entry.value] = found[entry.code]
    return found


def _moved(journal: Journal, changing: Set[int]) -> Mapping[int, list[str]]:
    """Position of a change of a theme -> the comments it moved, under any question."""
    found: dict[int, list[str]] = defaultdict(list)
    at: dict[tuple[str, str], int] = {}
    apart: dict[tuple[str, str], bool] = {}

    def scope(question: str, code: str) -> tuple[str, str]:
        return (question if apart.get((question, code)) else "", code)

    for number, entry in enumerate(journal):
        if entry.act in (Act.SUGGESTED, Act.ADDED, Act.EARLIER):
            apart[entry.question, entry.code] = entry.apart
        if number in changing:
            at[scope(entry.question, entry.code)] = number
        elif entry.act is Act.MOVED:
            for code in entry.code.split(" "):
                if scope(entry.question, code) in at:
                    found[at[scope(entry.question, code)]].append(entry.text)
    return found


def change_rows(changes: tuple[CodeframeChange, ...]) -> Iterator[tuple[str, ...]]:
    """The list as it is shown, newest first, a row a change.

    Parameters
    ----------
    changes
        From ``codeframe_changes``.
    """
    for change in reversed(changes):
        entry = change.entry
        yield (
            str(change.version),
            entry.saved[:10] or entry.taken,
            entry.by,
            DO[entry.act],
            entry.question,
            change.theme,
            entry.code,
            change.to,
            str(len(change.texts)),
            " ".join(text[:ID_DIGITS] for text in change.texts),
        )


def write_changes(changes: tuple[CodeframeChange, ...], path: Path) -> None:
    """Write the list as a CSV file.

    Parameters
    ----------
    changes
        From ``codeframe_changes``.
    path
        Where to write; its folder exists.
    """
    import csv
    import io

    from consult.office.cells import inert

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in change_rows(changes):
        writer.writerow([inert(cell) for cell in row])
    path.write_bytes(("\ufeff" + stream.getvalue()).encode("utf-8"))
