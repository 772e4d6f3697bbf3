"""The sheet "Look alike": pairs of themes that may be one, to be merged in one go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from consult.coding.review import layout as at
from consult.errors import Problem
from consult.model.coding.merging import LookAlikes, MergePair
from consult.model.coding.review import People, ThemeDecision
from consult.office.entry_cells import keep_others, offer_list, put_box_round
from consult.office.filled_in import SheetLine
from consult.office.sheet import Value, fill, fit, head, offer_filters, run_across
from consult.office.yes_no import yes_or_no

if TYPE_CHECKING:
    from consult.coding.review.book import Book

THEME, PEOPLE, OTHER, ITS_PEOPLE = "Theme", "People", "Looks like", "Its people"
IN_BOTH, TOGETHER = "In both", "Together"
HEADINGS = (
    *(THEME, PEOPLE, OTHER, ITS_PEOPLE, IN_BOTH, TOGETHER, at.MERGE_PAIR, at.CHECKED_BY),
    *(at.QUESTION, at.CODE_ID, at.OTHER_ID),
)
WIDTHS = (34, 10, 34, 12, 10, 11, 10, 13, 26, 16, 16)
"""Of the columns, in characters: the first eight, by which people decide, fit 1,400 pixels."""

WORDS = (
    "Pairs of themes that may be one, those most alike first. Start here: it leaves fewer to read.",
    f"To put two together, write Yes under “{at.MERGE_PAIR}”: the left one takes in the other.",
    "Of three or more put together in pairs, the one with the most people takes in the rest.",
    "Leave a row alone where the two are different things.",
)


def pairs_left(alike: LookAlikes, people: People) -> LookAlikes:
    """The pairs of which nobody has taken away either theme.

    Parameters
    ----------
    alike
        As found when codes were suggested.
    people
        What became of the themes.
    """
    gone = {theme.code for themes in people.themes.values() for theme in themes if not theme.stands}
    left = {
        part: tuple(pair for pair in pairs if not {pair.one, pair.other} & gone)
        for part, pairs in alike.items()
    }
    return {part: pairs for part, pairs in left.items() if pairs}


def write_alike(sheet: Any, book: Book) -> None:
    """Write the sheet.

    Parameters
    ----------
    sheet
        An empty sheet.
    book
        What the workbook shows; it has a pair at least.
    """
    start = head(sheet, f"{at.ALIKE}: {book.title}", WORDS)
    rows = [row for part, pairs in book.alike.items() for row in _rows(book, part, pairs)]
    fill(sheet, start, HEADINGS, rows, "lookalikes")
    offer_filters(sheet)
    fit(sheet, WIDTHS)
    run_across(sheet, start)
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    below = range(start + 1, start + 1 + len(rows))
    column = HEADINGS.index(at.MERGE_PAIR) + 1
    offer_list(sheet, sheet.cell(start, column).column_letter, below, f'"{at.YES}"')
    for row in below:
        put_box_round(sheet.cell(row, column))
        put_box_round(sheet.cell(row, column + 1))
    keep_others(sheet, len(HEADINGS))


def _rows(book: Book, part: str, pairs: Sequence[MergePair]) -> Iterator[list[Value]]:
    names = at.display_names([theme.said for theme in book.themes.get(part, ())])
    asked = at.question_cell(part, book.questions.get(part, ""))
    for pair in (one for one in pairs if {one.one, one.other} <= names.keys()):
        yield [
            names[pair.one],
            pair.people_one,
            names[pair.other],
            pair.people_other,
            pair.people_both,
            pair.people_together,
            "",
            "",
            asked,
            pair.one,
            pair.other,
        ]


def merged_in(
    rows: Sequence[SheetLine],
    part: str,
    decisions: Sequence[ThemeDecision],
    problems: list[Problem],
) -> tuple[ThemeDecision, ...]:
    """Themes with those put together that people chose on the sheet.

    Parameters
    ----------
    rows
        Of the sheet; those in which nothing was chosen are passed over.
    part
        Question id, or ``ALL_QUESTIONS``.
    decisions
        What was said of the themes of that part on their own sheet.
    problems
        What cannot be understood is added here.
    """
    by_id = {theme.code: theme for theme in decisions}
    chosen = [line for line in rows if _is_chosen(line, part, by_id, problems)]
    for together in _groups([(line[at.CODE_ID], line[at.OTHER_ID]) for line in chosen]):
        mine = [line for line in chosen if line[at.CODE_ID] in together]
        target = max(together, key=lambda code: (_people(mine, code), -list(by_id).index(code)))
        for code in sorted(together - {target}):
            said = by_id[code]
            line = next(one for one in mine if code in (one[at.CODE_ID], one[at.OTHER_ID]))
            if not said.stands and said.merge_into != target:
                what = "One of the two themes is merged, retired or split on the sheet of themes."
                hint = "Empty one of the two cells."
                problems.append(line.problem(at.MERGE_PAIR, what, hint))
                continue
            by = line[at.CHECKED_BY] or said.checked_by
            by_id[code] = replace(said, merge_into=target, checked_by=by)
    return tuple(by_id.values())


def _is_chosen(
    line: SheetLine, part: str, known: Mapping[str, ThemeDecision], problems: list[Problem]
) -> bool:
    written = line[at.MERGE_PAIR]
    if at.question_id(line[at.QUESTION]) != part or not written or yes_or_no(written) is False:
        return False
    if not yes_or_no(written):
        hint = "Choose from the drop-down list, or leave the cell empty."
        problems.append(line.problem(at.MERGE_PAIR, f"This is not “{at.YES}”.", hint))
        return False
    named = ((line[at.CODE_ID], line[THEME]), (line[at.OTHER_ID], line[OTHER]))
    if not all(code in known and _is_called(known[code], name) for code, name in named):
        what = "This row is not one of those that were handed out, or was changed."
        problems.append(line.problem(at.OTHER_ID, what, "Put it back, or delete the row."))
        return False
    return line[at.CODE_ID] != line[at.OTHER_ID]


def _is_called(theme: ThemeDecision, shown: str) -> bool:
    """Whether an id stands beside the name of its theme: the ids may have been sorted alone."""
    names = (theme.name, theme.called)
    with_ids = (f"{name} ({theme.code})" for name in names)
    return at.plain(shown) in map(at.plain, (*names, *with_ids))


def _groups(pairs: Sequence[tuple[str, str]]) -> list[set[str]]:
    """Codes that pairs lead to from one another."""
    groups: list[set[str]] = []
    for pair in pairs:
        joined = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in joined]
        groups.append(set(pair).union(*joined))
    return groups


def _people(lines: Sequence[SheetLine], code: str) -> int:
    """As the sheet has it; 0 where the number was changed into something else."""
    for line in lines:
        for which, number in ((at.CODE_ID, PEOPLE), (at.OTHER_ID, ITS_PEOPLE)):
            if line[which] == code and line[number].isdecimal():
                return int(line[number])
    return 0
