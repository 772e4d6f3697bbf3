"""The sheet "Adjudicate": contrary decisions of two people, for a person to settle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from consult.coding.journal.brought import Settled
from consult.coding.journal.telling import choice_words
from consult.coding.review import layout as at
from consult.errors import Problem
from consult.model.coding.journal import Aspect, Conflict, Slot
from consult.model.coding.review import ThemeDecisions
from consult.office.entry_cells import keep_others, offer_list, put_box_round
from consult.office.filled_in import SheetLine
from consult.office.sheet import Value, fill, fit, head, offer_filters, run_across

if TYPE_CHECKING:
    from consult.coding.review.book import Book

ABOUT, THEME = "About", "Theme"
HEADINGS = (
    *("Question", ABOUT, THEME, "Answer"),
    *("First decision", "Second decision", "Further decisions"),
    *(at.SETTLE, at.SETTLED_BY, at.ANSWER_ID, at.CONFLICT_ID),
)
WIDTHS = (26, 22, 28, 60, 34, 34, 34, 14, 14, 18, 18)
"""Of the columns, in characters."""

WORDS = (
    "Two people decided otherwise here. Until somebody settles it, the first decision stands.",
    f"Choose under “{at.SETTLE}” which is to stand, and put initials under “{at.SETTLED_BY}”.",
    "A row you leave alone stays open. You may also talk to each other: whoever changes their own",
    "decision on the other sheets settles it too.",
)
KINDS = {
    Aspect.GIVEN: "Code of an answer",
    Aspect.STANCE: "Stance of an answer",
    Aspect.NAME: "Name of a theme",
    Aspect.DEFINITION: "Definition of a theme",
    Aspect.PLACE: "Merge, retire or split",
    Aspect.PLACE_HERE: "Merge, retire or split, under this question",
    Aspect.QUOTE: "Whether an answer may be quoted",
    Aspect.SAFEGUARDING: "Whether somebody is at risk in an answer",
}


def write_conflicts(sheet: Any, book: Book, names: Mapping[str, Mapping[str, str]]) -> None:
    """Write the sheet.

    Parameters
    ----------
    sheet
        An empty sheet.
    book
        What the workbook shows; it has a conflict at least.
    names
        Question id -> code id -> name.
    """
    start = head(sheet, f"{at.ADJUDICATE}: {book.title}", WORDS)
    answers = {text.key: text.text for text in book.texts}
    rows = [_row(conflict, book, names, answers) for conflict in book.conflicts]
    fill(sheet, start, HEADINGS, rows, "conflicts")
    offer_filters(sheet)
    fit(sheet, WIDTHS)
    run_across(sheet, start)
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    for at_row, conflict in enumerate(book.conflicts, start=start + 1):
        choices = ",".join(at.CHOICES[: len(conflict.choices)])
        column = HEADINGS.index(at.SETTLE) + 1
        letter = sheet.cell(start, column).column_letter
        offer_list(sheet, letter, range(at_row, at_row + 1), f'"{choices}"')
        put_box_round(sheet.cell(at_row, column))
        put_box_round(sheet.cell(at_row, column + 1))
    keep_others(sheet, len(HEADINGS))


def _row(
    conflict: Conflict,
    book: Book,
    names: Mapping[str, Mapping[str, str]],
    answers: Mapping[tuple[str, str], str],
) -> list[Value]:
    slot = conflict.slot
    mine = names.get(slot.question, {})
    said = [choice_words(choice, mine) for choice in conflict.choices]
    return [
        at.question_cell(slot.question, book.questions.get(slot.question, "")),
        KINDS[slot.aspect],
        mine.get(slot.code, slot.code),
        at.shown(answers.get((slot.question, slot.text), "")),
        said[0],
        said[1],
        "; ".join(said[2 : len(at.CHOICES)]),
        "",
        "",
        at.answer_id(slot.text),
        conflict.id,
    ]


def _is_beside(line: SheetLine, slot: Slot, themes: ThemeDecisions) -> bool:
    """Whether the id of a conflict stands beside what it is about: the ids may have been sorted."""
    names = {
        name
        for theme in themes.get(slot.question, ())
        if theme.code == slot.code
        for name in (theme.called, f"{theme.called} ({theme.code})")
    }
    is_named = not names or at.plain(line[THEME]) in map(at.plain, names)
    about = at.plain(line[ABOUT]) == at.plain(KINDS[slot.aspect])
    return about and is_named and line[at.ANSWER_ID] == at.answer_id(slot.text)


def settled_in(
    rows: Sequence[SheetLine],
    conflicts: Sequence[Conflict],
    themes: ThemeDecisions,
    problems: list[Problem],
) -> tuple[Settled, ...]:
    """The conflicts that people settled in a workbook that came back.

    Parameters
    ----------
    rows
        Of the sheet; those in which nothing was chosen are passed over.
    conflicts
        Those it showed when it was written.
    themes
        The themes as it showed them.
    problems
        What cannot be understood is added here.
    """
    known = {conflict.id: conflict for conflict in conflicts}
    found: dict[str, Settled] = {}
    words = {at.plain(word): number for number, word in enumerate(at.CHOICES)}
    words |= {str(number + 1): number for number in range(len(at.CHOICES))}
    for line in (line for line in rows if line[at.SETTLE]):
        conflict, choice = known.get(line[at.CONFLICT_ID]), words.get(at.plain(line[at.SETTLE]))
        if conflict is None or not _is_beside(line, conflict.slot, themes):
            what = "This row is not one of those that were handed out, or was changed."
            problems.append(line.problem(at.CONFLICT_ID, what, "Put it back, or delete the row."))
        elif choice is None or choice >= len(conflict.choices):
            offered = " nor ".join(f"“{word}”" for word in at.CHOICES[: len(conflict.choices)])
            what = f"This is neither {offered}."
            hint = "Choose from the drop-down list, or leave the cell empty."
            problems.append(line.problem(at.SETTLE, what, hint))
        elif conflict.id in found and found[conflict.id].choice != choice:
            what = "Another row settles the same conflict otherwise."
            problems.append(line.problem(at.SETTLE, what, "Make both rows say the same."))
        else:
            found[conflict.id] = Settled(conflict, choice, line[at.SETTLED_BY])
    return tuple(found[key] for key in sorted(found))
