"""What people said of themes in a workbook that came back: names, merging, retiring, new codes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from consult.coding.journal.brought import HadBack
from consult.coding.review import layout as at
from consult.coding.review.further.alike_sheet import merged_in
from consult.coding.review.own_codes import is_free, named_in
from consult.coding.review.rows.merging import merging_problems, name_problems
from consult.coding.review.rows.under_alone import had_back, is_under_alone
from consult.coding.review.split_cell import split_in
from consult.errors import Problem, many
from consult.model.coding.codeframe import ALL_QUESTIONS, NO_THEMES
from consult.model.coding.review import ThemeDecision, ThemeDecisions, shared_themes
from consult.office.filled_in import SheetLine
from consult.office.near_name import did_you_mean
from consult.office.sheet_faults import sorted_alone, word_faults
from consult.office.yes_no import yes_or_no

CHOOSE = "Choose from the drop-down list, or leave the cell empty."
NOT_OURS = "Put the row back as it was."
WRITTEN = (at.NEW_NAME, at.SPLIT, at.NEW_DEFINITION, at.CHECKED_BY)
"""Columns in which people write words of their own."""

GONE = "This theme was merged, retired or split, so it cannot be chosen."
GONE_HINT = (
    "Choose another from the list; its row at the foot of the sheet of themes says what became of "
    "it."
)


@dataclass
class ParsedThemes:
    """The themes of a workbook as they are gone through.

    Parameters
    ----------
    decisions
        Question id -> its codes and what was said of them.
    names
        Question id -> name, as compared -> code id.
    lines
        Question id -> code id -> its row.
    gone
        Question id -> codes that were shown as merged, retired or split: nobody can choose them.
    offered
        Part of the sheet -> names that could be chosen when the workbook was written.
    apart
        Ids of questions with rows of their own: what is done to a theme there holds there alone.
    had_back
        Themes that are to stand again under one question alone.

    Notes
    -----
    Rows of themes that questions share stand under ``ALL_QUESTIONS`` in place of a question
    until ``under_each`` puts them under each of these questions.
    """

    decisions: ThemeDecisions = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[str, dict[str, SheetLine]] = field(default_factory=dict)
    gone: dict[str, frozenset[str]] = field(default_factory=dict)
    offered: dict[str, tuple[str, ...]] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()
    had_back: tuple[HadBack, ...] = ()


def parse_themes(
    rows: Sequence[SheetLine],
    alike: Sequence[SheetLine] = (),
    *,
    shown: ThemeDecisions | None,
    record: ThemeDecisions,
    questions: Collection[str],
) -> tuple[ParsedThemes, list[Problem]]:
    """What people said of themes, and everything wrong with it.

    Parameters
    ----------
    rows, alike
        Rows of the sheet of themes, and of that of themes that look alike.
    shown
        The themes as the workbook showed them when it was written; ``None`` where nobody knows.
    record
        What was on record before: two themes that had one name already are nobody's new mistake.
    questions
        Ids of the questions there are.
    """
    under_alone = [line for line in rows if is_under_alone(line)]
    rows = [line for line in rows if not is_under_alone(line)]
    parts = {at.question_id(line[at.QUESTION]) for line in rows}
    every = frozenset(questions).union(shown or {})
    shared = every - parts
    themes, problems = ParsedThemes(apart=every & parts if len(every) > 1 else frozenset()), []
    for line in rows:
        problems += [] if is_free(line) else _take_row(themes, line)
    for line in filter(is_free, rows):
        taken = themes.lines.get(at.question_id(line[at.QUESTION]), {})
        named, found = named_in(line, taken=taken)
        problems += found + (_take_row(themes, named) if named else [])
    for question in themes.lines:
        before = _of_part(shown or {}, question, shared)
        _note_names(themes, question, before)
        said = _of_question(themes, question, before, problems)
        themes.decisions[question] = merged_in(alike, question, said, problems)
    if shown is not None:
        problems += _changed_rows(themes, _by_part(shown, themes, shared), rows)
    problems += _of_agreed_codes(themes)
    for question, lines in themes.lines.items():
        problems += merging_problems(themes.decisions[question], lines)
        known = {
            theme.code: at.plain(theme.called)
            for theme in _of_part(record, question, shared).values()
        }
        problems += name_problems(themes.decisions[question], lines, known)
    _put_under_each(themes, shown, shared)
    themes.had_back = had_back(under_alone, problems)
    return themes, problems


def _note_names(themes: ParsedThemes, question: str, before: Mapping[str, ThemeDecision]) -> None:
    """By which names the themes of a part can be chosen, and which cannot be."""
    gone = (code for code, theme in before.items() if not theme.stands)
    themes.gone[question] = frozenset(gone)
    themes.names[question] = _names(themes.lines[question], before.values())
    themes.offered[question] = offered(before.values())


def offered(themes: Iterable[ThemeDecision]) -> tuple[str, ...]:
    """Names that somebody who wrote one with a slip may have meant.

    Parameters
    ----------
    themes
        Of a question, as the workbook showed them: what stands in its cells now may be anything.
    """
    return tuple(theme.called for theme in themes if theme.stands)


def _of_part(
    themes: ThemeDecisions, part: str, shared: Collection[str]
) -> dict[str, ThemeDecision]:
    """The themes of a question; of a part for several, those any of them has."""
    asked = [one for one in themes if one in shared] if part == ALL_QUESTIONS else [part]
    return shared_themes(themes, asked)


def _by_part(
    shown: ThemeDecisions, themes: ParsedThemes, shared: Collection[str]
) -> ThemeDecisions:
    """What was shown, by the parts of the sheet."""
    if ALL_QUESTIONS not in themes.lines:
        return shown
    of_all = tuple(_of_part(shown, ALL_QUESTIONS, shared).values())
    rest = {one: of_question for one, of_question in shown.items() if one not in shared}
    return {ALL_QUESTIONS: of_all, **rest}


def _put_under_each(
    themes: ParsedThemes, shown: ThemeDecisions | None, shared: Collection[str]
) -> None:
    """Put what was said of shared themes under each of the questions that share them."""
    every = ALL_QUESTIONS
    if every not in themes.lines:
        return
    said, names = themes.decisions.pop(every), themes.names.pop(every)
    gone, lines = themes.gone.pop(every), themes.lines.pop(every)
    known = {theme.code for question in shared for theme in (shown or {}).get(question, ())}
    for question in sorted(shared):
        mine = {theme.code for theme in (shown or {}).get(question, ())}
        there = tuple(one for one in said if one.code in mine or one.code not in known)
        themes.decisions[question] = there
        themes.names[question], themes.gone[question] = names, gone
        themes.lines[question] = lines


def _of_question(
    themes: ParsedThemes,
    question: str,
    before: Mapping[str, ThemeDecision],
    problems: list[Problem],
) -> tuple[ThemeDecision, ...]:
    decided: list[ThemeDecision] = []
    parts: list[ThemeDecision] = []
    lines = themes.lines[question]
    for line in lines.values():
        was = before.get(line[at.CODE_ID])
        said = _decision(line, themes, was, problems)
        named, found = split_in(line, was, names=themes.names[question])
        problems += found
        new = [part for part in named if part.code not in {one.code for one in parts}]
        parts += [part for part in new if part.code not in lines]
        decided.append(replace(said, split_into=tuple(part.code for part in named)))
    for part in parts:
        themes.names[question].setdefault(at.plain(part.name), part.code)
    return (*decided, *parts)


def _take_row(themes: ParsedThemes, line: SheetLine) -> list[Problem]:
    question, code = at.question_id(line[at.QUESTION]), line[at.CODE_ID]
    if not (question and code and line[at.CURRENT]):
        heading = next(h for h in (at.QUESTION, at.CODE_ID, at.CURRENT) if not line[h])
        what = "The cell is empty, so nobody can tell which theme the row is about."
        return [line.problem(heading, what, NOT_OURS)]
    mine = themes.lines.setdefault(question, {})
    if code in mine:
        what = f"The same theme stands in row {mine[code].row} already."
        return [line.problem(at.CODE_ID, what, "Delete one of the two rows.")]
    mine[code] = line
    return []


def _names(lines: Mapping[str, SheetLine], before: Iterable[ThemeDecision]) -> dict[str, str]:
    """Names people may choose a code by: what they were shown, what they call it, what it was.

    A row that was deleted or written over is told once, and not at each answer that has its code.
    """
    was = {at.plain(name): theme.code for theme in before for name in (theme.name, theme.called)}
    shown = {at.plain(line[at.CURRENT]): code for code, line in lines.items()}
    called = {at.plain(line[at.NEW_NAME]): code for code, line in lines.items()}
    return {name: code for name, code in (was | called | shown).items() if name}


def _decision(
    line: SheetLine, themes: ParsedThemes, was: ThemeDecision | None, problems: list[Problem]
) -> ThemeDecision:
    problems += word_faults(line, WRITTEN)
    code, retired = line[at.CODE_ID], yes_or_no(line[at.RETIRE])
    if line[at.RETIRE] and retired is None:
        problems.append(line.problem(at.RETIRE, f"This is not “{at.YES}”.", CHOOSE))
    if code in NO_THEMES and (line[at.MERGE] or line[at.RETIRE] or line[at.SPLIT]):
        heading = next(h for h in (at.MERGE, at.RETIRE, at.SPLIT) if line[h])
        what = f"“{line[at.CURRENT]}” holds what no theme takes in; it cannot be merged or retired."
        problems.append(line.problem(heading, what, "Empty the cell."))
    part_of = at.plain(line[at.PART_OF])
    by_nobody = {at.plain(at.FOUND), at.plain(at.OWN)}
    found = was.found if was else part_of == at.plain(at.FOUND)
    return ThemeDecision(
        code=code,
        name=line[at.CURRENT].removesuffix(f" ({code})"),
        definition=line[at.DEFINITION],
        theme="" if part_of in by_nobody else line[at.PART_OF],
        new_name=_if_new(line[at.NEW_NAME], line[at.CURRENT]),
        new_definition=_if_new(line[at.NEW_DEFINITION], line[at.DEFINITION]),
        merge_into=_target(line, themes, was, problems),
        retired=bool(retired),
        checked_by=line[at.CHECKED_BY],
        own=part_of == at.plain(at.OWN),
        found=found,
        apart=at.question_id(line[at.QUESTION]) in themes.apart,
    )


def _target(
    line: SheetLine, themes: ParsedThemes, was: ThemeDecision | None, problems: list[Problem]
) -> str:
    """The theme that takes this one in, if it is one that can be chosen."""
    question = at.question_id(line[at.QUESTION])
    if not line[at.MERGE]:
        return ""
    target = themes.names[question].get(at.plain(line[at.MERGE]), "")
    if not target:
        what = "There is no theme of this name for the question."
        hint = did_you_mean(line[at.MERGE], themes.offered[question]) + CHOOSE
        problems.append(line.problem(at.MERGE, what, hint))
    elif target in themes.gone[question] and not (was and was.merge_into == target):
        problems.append(line.problem(at.MERGE, GONE, GONE_HINT))
        return ""
    return target


def _if_new(written: str, was: str) -> str:
    return "" if written == was else written


def _changed_rows(
    themes: ParsedThemes, shown: ThemeDecisions, rows: Sequence[SheetLine]
) -> list[Problem]:
    """Rows taken out, put in, or renamed in the wrong column, and checks sorted by themselves."""
    problems = sorted_alone(rows, at.CHECKED_BY, _shown_checks(shown, rows))
    for question, used in shown.items():
        lines = themes.lines.get(question, {})
        gone = [theme for theme in used if theme.code not in lines]
        if gone and rows:
            what = f"Rows of {many(len(gone), 'theme')} of the question “{question}” are missing."
            hint = f"Put them back; to take a theme away, choose “{at.YES}” under “{at.RETIRE}”."
            problems.append(rows[-1].problem(at.CODE_ID, what, hint))
        for theme in (theme for theme in used if theme.code in lines):
            names = {at.plain(name) for name in (theme.name, theme.called)}
            names |= {at.plain(f"{name} ({theme.code})") for name in (theme.name, theme.called)}
            line = lines[theme.code]
            if at.plain(line[at.CURRENT]) not in names:
                what = "The name was changed in the wrong column."
                hint = f"Put it back, and write the new name under “{at.NEW_NAME}”."
                problems.append(line.problem(at.CURRENT, what, hint))
    for question, lines in themes.lines.items():
        if question not in shown:
            line = next(iter(lines.values()))
            problems.append(line.problem(at.QUESTION, "There is no such question.", NOT_OURS))
    return problems


def _shown_checks(shown: ThemeDecisions, rows: Sequence[SheetLine]) -> list[str]:
    """The initials that stood in each row when the workbook was written."""
    of_codes = {
        (part, theme.code): theme.checked_by for part, themes in shown.items() for theme in themes
    }
    return [of_codes.get((at.question_id(row[at.QUESTION]), row[at.CODE_ID]), "") for row in rows]


def _of_agreed_codes(themes: ParsedThemes) -> list[Problem]:
    """Give a code that several questions share one name and definition, or say that it has two.

    Whoever has looked at it under one question has looked at it.
    """
    names: dict[str, str] = {}
    checked: dict[str, str] = {}
    definitions: dict[str, str] = {}
    problems = []
    for question, decisions in themes.decisions.items():
        mine = themes.lines[question]
        for said in (theme for theme in decisions if theme.theme and theme.code in mine):
            line = mine[said.code]
            hint = "Write the same in both rows, or in one of them only."
            checked[said.code] = checked.get(said.code) or said.checked_by
            if said.new_name and names.setdefault(said.code, said.new_name) != said.new_name:
                what = "This code of the agreed codeframe has another new name in another row."
                problems.append(line.problem(at.NEW_NAME, what, hint))
            written = said.new_definition
            if written and definitions.setdefault(said.code, written) != written:
                what = "This code of the agreed codeframe is defined otherwise in another row."
                problems.append(line.problem(at.NEW_DEFINITION, what, hint))
    for question, decisions in themes.decisions.items():
        themes.decisions[question] = tuple(
            replace(
                said,
                new_name=names.get(said.code, ""),
                new_definition=definitions.get(said.code, ""),
                checked_by=said.checked_by or checked[said.code],
            )
            if said.theme and said.code in themes.lines[question]
            else said
            for said in decisions
        )
    return problems
