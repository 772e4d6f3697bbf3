"""Themes as people left them on their sheet: merged into what, and called what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consult.coding.review import layout as at
from consult.errors import Problem
from consult.model.coding.review import ThemeDecision
from consult.office.filled_in import SheetLine


def merging_problems(
    decisions: Sequence[ThemeDecision], lines: Mapping[str, SheetLine]
) -> list[Problem]:
    """Themes merged into themselves, in a circle, or into one that is retired.

    Parameters
    ----------
    decisions
        What was said of the themes of one part.
    lines
        Code -> its row.
    """
    by_id = {theme.code: theme for theme in decisions}
    problems = []
    for theme in (one for one in decisions if one.code in lines):
        line = lines[theme.code]
        if theme.split_into and (theme.merge_into or theme.retired):
            what = "The theme is both split and merged or retired."
            problems.append(line.problem(at.SPLIT, what, "Empty one of the two cells."))
        elif theme.merge_into and theme.retired:
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


def name_problems(
    decisions: Sequence[ThemeDecision], lines: Mapping[str, SheetLine], before: Mapping[str, str]
) -> list[Problem]:
    """Themes that would have the name of another from now on.

    Parameters
    ----------
    decisions, lines
        As for ``merging_problems``.
    before
        Code -> its name as it was on record, as compared.
    """
    problems = []
    first: dict[str, str] = {}
    # Themes that keep their name first: the problem is then told of the one that was renamed.
    for theme in sorted(decisions, key=lambda theme: bool(theme.new_name)):
        if not theme.stands or theme.code not in lines:
            continue
        name = at.plain(theme.new_name or lines[theme.code][at.CURRENT])
        if name in first and not before.get(theme.code) == name == before.get(first[name]):
            what = f"The theme in row {lines[first[name]].row} has the same name."
            hint = "Give one of them another name, or merge them."
            heading = at.NEW_NAME if theme.new_name else at.CURRENT
            problems.append(lines[theme.code].problem(heading, what, hint))
        first.setdefault(name, theme.code)
    return problems
