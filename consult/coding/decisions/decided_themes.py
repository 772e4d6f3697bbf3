"""Codes as people left them: renamed, merged into another, or retired."""

from __future__ import annotations

from collections.abc import Mapping

from consult.model.coding.codeframe import UsedCode
from consult.model.coding.review import ThemeDecision


def as_used(said: ThemeDecision) -> UsedCode:
    """A code as people left it.

    Parameters
    ----------
    said
        What they said of it; what they left empty stays as it was suggested.
    """
    return UsedCode(
        said.code,
        said.called,
        said.new_definition or said.definition,
        said.theme,
        said.found,
        said.apart,
    )


def standing_code(code: str, themes: Mapping[str, ThemeDecision]) -> str:
    """Where merging leads a code in the end; empty when it is retired.

    Parameters
    ----------
    code
        Id; one that nobody said anything of stands for itself.
    themes
        Code id -> what people said of it, of one question.
    """
    # As many steps as there are themes: merging in a circle would go on without end.
    for _ in themes:
        if code not in themes or not themes[code].merge_into:
            break
        code = themes[code].merge_into
    return "" if code in themes and not themes[code].stands else code
