"""What people said of themes in a workbook that came back: names, merging, retiring, new codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from consult.coding.review import layout as at
from consult.coding.review.own_codes import is_free, named_in
from consult.errors import Problem
from consult.model.coding.codeframe import NO_THEMES, CodesByQuestion
from consult.model.coding.review import ThemeDecision, ThemeDecisions
from consult.office.filled_in import SheetLine

CHOOSE = "Choose from the drop-down list, or leave the cell empty."
NOT_OURS = "Put the row back as it was."


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
    """

    decisions: ThemeDecisions = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[str, dict[str, SheetLine]] = field(default_factory=dict)


def parse_themes(
    rows: Sequence[SheetLine], codes: CodesByQuestion, *, is_current: bool, record: ThemeDecisions
) -> tuple[ParsedThemes, list[Problem]]:
    """What people said of themes, and everything wrong with it.

    Parameters
    ----------
    rows
        Rows of the sheet of themes.
    codes
        The codes suggested now.
    is_current
        Whether the workbook was made from these suggestions.
    record
        What was on record before: two themes that had one name already are nobody's new mistake.
    """
    themes, problems = ParsedThemes(), []
    for line in rows:
        problems += [] if is_free(line) else _take_row(themes, line)
    for line in filter(is_free, rows):
        taken = themes.lines.get(at.question_id(line[at.QUESTION]), {})
        named, found = named_in(line, taken=taken)
        problems += found + (_take_row(themes, named) if named else [])
    for question, lines in themes.lines.items():
        themes.names[question] = _names(lines)
        decided = [_decision(line, themes.names[question], problems) for line in lines.values()]
        themes.decisions[question] = tuple(decided)
    if is_current:
        problems += _changed_rows(themes, codes, rows)
    problems += _of_agreed_codes(themes)
    for question, lines in themes.lines.items():
        problems += _merging(themes.decisions[question], lines)
        before = {theme.code: at.plain(theme.called) for theme in record.get(question, ())}
        problems += _same_names(themes.decisions[question], lines, before)
    return themes, problems


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


def _names(lines: Mapping[str, SheetLine]) -> dict[str, str]:
    """Names people may choose a code by: what they were shown, then what they call it."""
    shown = {at.plain(line[at.CURRENT]): code for code, line in lines.items()}
    called = {at.plain(line[at.NEW_NAME]): code for code, line in lines.items()}
    return {name: code for name, code in (called | shown).items() if name}


def _decision(line: SheetLine, names: Mapping[str, str], problems: list[Problem]) -> ThemeDecision:
    code, retire = line[at.CODE_ID], at.plain(line[at.RETIRE])
    target = names.get(at.plain(line[at.MERGE]), "") if line[at.MERGE] else ""
    if line[at.MERGE] and not target:
        what = "There is no theme of this name for the question."
        problems.append(line.problem(at.MERGE, what, CHOOSE))
    if retire not in {"", at.plain(at.YES)}:
        problems.append(line.problem(at.RETIRE, f"This is not “{at.YES}”.", CHOOSE))
    if code in NO_THEMES and (line[at.MERGE] or line[at.RETIRE]):
        heading = at.MERGE if line[at.MERGE] else at.RETIRE
        what = f"“{line[at.CURRENT]}” holds what no theme takes in; it cannot be merged or retired."
        problems.append(line.problem(heading, what, "Empty the cell."))
    part_of = at.plain(line[at.PART_OF])
    by_nobody = {at.plain(at.FOUND), at.plain(at.OWN)}
    return ThemeDecision(
        code=code,
        name=line[at.CURRENT].removesuffix(f" ({code})"),
        definition=line[at.DEFINITION],
        theme="" if part_of in by_nobody else line[at.PART_OF],
        new_name=_if_new(line[at.NEW_NAME], line[at.CURRENT]),
        new_definition=_if_new(line[at.NEW_DEFINITION], line[at.DEFINITION]),
        merge_into=target,
        retired=retire == at.plain(at.YES),
        checked_by=line[at.CHECKED_BY],
        own=part_of == at.plain(at.OWN),
    )


def _if_new(written: str, was: str) -> str:
    return "" if written == was else written


def _changed_rows(
    themes: ParsedThemes, codes: CodesByQuestion, rows: Sequence[SheetLine]
) -> list[Problem]:
    """Rows taken out, put in, or renamed in the wrong column."""
    problems = []
    for question, used in codes.items():
        lines = themes.lines.get(question, {})
        gone = [code for code in used if code.id not in lines]
        if gone and rows:
            what = f"Rows of {len(gone)} themes of the question “{question}” are missing."
            hint = f"Put them back; to take a theme away, choose “{at.YES}” under “{at.RETIRE}”."
            problems.append(rows[-1].problem(at.CODE_ID, what, hint))
        shown = {at.plain(code.name) for code in used}
        shown |= {at.plain(f"{code.name} ({code.id})") for code in used}
        for code, line in lines.items():
            is_known = any(suggested.id == code for suggested in used)
            if is_known and at.plain(line[at.CURRENT]) not in shown:
                what = "The name was changed in the wrong column."
                hint = f"Put it back, and write the new name under “{at.NEW_NAME}”."
                problems.append(line.problem(at.CURRENT, what, hint))
    for question, lines in themes.lines.items():
        if question not in codes:
            line = next(iter(lines.values()))
            problems.append(line.problem(at.QUESTION, "There is no such question.", NOT_OURS))
    return problems


def _of_agreed_codes(themes: ParsedThemes) -> list[Problem]:
    """Give a code that several questions share one name and definition, or say that it has two.

    Whoever has looked at it under one question has looked at it.
    """
    names: dict[str, str] = {}
    checked: dict[str, str] = {}
    definitions: dict[str, str] = {}
    problems = []
    for question, decisions in themes.decisions.items():
        for said in (theme for theme in decisions if theme.theme):
            line = themes.lines[question][said.code]
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
            if said.theme
            else said
            for said in decisions
        )
    return problems


def _merging(decisions: Sequence[ThemeDecision], lines: Mapping[str, SheetLine]) -> list[Problem]:
    """Themes merged into themselves, in a circle, or into one that is retired."""
    by_id = {theme.code: theme for theme in decisions}
    problems = []
    for theme in decisions:
        line = lines[theme.code]
        if theme.merge_into and theme.retired:
            what = "The theme is both merged and retired."
            problems.append(line.problem(at.RETIRE, what, "Empty one of the two cells."))
        elif theme.merge_into == theme.code:
            what = "The theme is merged into itself."
            problems.append(line.problem(at.MERGE, what, "Choose another theme."))
        elif _in_circle(theme, by_id):
            what = "The themes are merged in a circle, so none of them is left."
            hint = "Empty the cell of the one that should stay."
            problems.append(line.problem(at.MERGE, what, hint))
        elif theme.merge_into in by_id and by_id[theme.merge_into].retired:
            what = "The theme is merged into one that is retired."
            problems.append(line.problem(at.MERGE, what, "Choose another, or retire this one too."))
    return problems


def _in_circle(theme: ThemeDecision, by_id: Mapping[str, ThemeDecision]) -> bool:
    # A theme may lead into a circle that it is not part of: hence no more steps than themes.
    at_code, steps = theme, 0
    while at_code.merge_into in by_id and steps <= len(by_id):
        at_code, steps = by_id[at_code.merge_into], steps + 1
        if at_code.code == theme.code:
            return True
    return False


def _same_names(
    decisions: Sequence[ThemeDecision], lines: Mapping[str, SheetLine], before: Mapping[str, str]
) -> list[Problem]:
    problems = []
    first: dict[str, str] = {}
    # Themes that keep their name first: the problem is then told of the one that was renamed.
    for theme in sorted(decisions, key=lambda theme: bool(theme.new_name)):
        if not theme.stands:
            continue
        name = at.plain(theme.new_name or lines[theme.code][at.CURRENT])
        if name in first and not before.get(theme.code) == name == before.get(first[name]):
            what = f"The theme in row {lines[first[name]].row} has the same name."
            hint = "Give one of them another name, or merge them."
            heading = at.NEW_NAME if theme.new_name else at.CURRENT
            problems.append(lines[theme.code].problem(heading, what, hint))
        first.setdefault(name, theme.code)
    return problems
