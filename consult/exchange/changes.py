"""What a codeframe would change of another, code by code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from consult.model.coding.codeframe import Code, Codeframe


@dataclass(frozen=True)
class FrameChanges:
    """What differs between two codeframes; codes are the same that have one id.

    Parameters
    ----------
    added, gone
        Codes of the new one alone, and of the old one alone.
    renamed
        The code as it was, and as it is.
    moved
        A code, its theme as it was and as it is.
    redefined
        Codes of which the definition, what it takes in or leaves out, or the examples differ.
    retired, back
        Codes that are retired now and were not, and the other way round.
    ordered
        Whether themes or codes stand in another order, a theme has another name, or one without
        codes came or went.
    """

    added: tuple[Code, ...] = ()
    gone: tuple[Code, ...] = ()
    renamed: tuple[tuple[Code, Code], ...] = ()
    moved: tuple[tuple[Code, str, str], ...] = ()
    redefined: tuple[Code, ...] = ()
    retired: tuple[Code, ...] = ()
    back: tuple[Code, ...] = ()
    ordered: bool = False

    def __bool__(self) -> bool:
        return any(getattr(self, part.name) for part in fields(self))


def changes_of(before: Codeframe, after: Codeframe) -> FrameChanges:
    """What differs between two codeframes of a study.

    Parameters
    ----------
    before, after
        As it is, and as it would be.
    """
    old = {code.id: code for code in before.codes}
    new = {code.id: code for code in after.codes}
    both = [(old[key], code) for key, code in new.items() if key in old]
    return FrameChanges(
        added=tuple(code for key, code in new.items() if key not in old),
        gone=tuple(code for key, code in old.items() if key not in new),
        renamed=tuple((was, code) for was, code in both if was.name != code.name),
        moved=tuple(_moved(before, after)),
        redefined=tuple(code for was, code in both if _meant(was) != _meant(code)),
        retired=tuple(code for was, code in both if code.retired and not was.retired),
        back=tuple(code for was, code in both if was.retired and not code.retired),
        ordered=_order(before, after) != _order(after, before),
    )


def _meant(code: Code) -> tuple[object, ...]:
    return code.definition, code.includes, code.excludes, code.examples


def _moved(before: Codeframe, after: Codeframe) -> Iterator[tuple[Code, str, str]]:
    was = {code.id: theme for theme in before.themes for code in theme.codes}
    for theme in after.themes:
        for code in theme.codes:
            if code.id in was and was[code.id].id != theme.id:
                yield code, was[code.id].name, theme.name


def _order(frame: Codeframe, other: Codeframe) -> list[object]:
    """What is in both, by theme and in the order it stands; and themes that hold no code."""
    themes = {theme.id for theme in other.themes}
    codes = {code.id for code in other.codes}
    return [
        (theme.id, theme.name, [code.id for code in theme.codes if code.id in codes])
        for theme in frame.themes
        if theme.id in themes or not theme.codes
    ]
