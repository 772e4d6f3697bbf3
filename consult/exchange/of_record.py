"""The codes of record as one codeframe, whatever question they were used for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from consult.definitions.wordings import normalised
from consult.exchange.ids import made_id
from consult.model.coding.codeframe import (
    NO_THEMES,
    Code,
    Codeframe,
    CodesByQuestion,
    Theme,
    UsedCode,
)

FOUND = "Found in the comments"
"""Theme of the codes that are in no theme of the codeframe."""


@dataclass(frozen=True)
class CodesOfRecord:
    """The codes of record, and what each is called in the codings.

    Parameters
    ----------
    frame
        The themes of the codeframe with their codes as they now stand, then those that were found.
        No two codes have one id or one name.
    ids
        Question and code as the codings have them -> id in ``frame``. Codes that are no theme keep
        theirs and are not in it.
    """

    frame: Codeframe
    ids: Mapping[tuple[str, str], str]


def codes_of_record(frame: Codeframe, used: CodesByQuestion) -> CodesOfRecord:
    """Put what was used for each question together with the codeframe that the study started from.

    Parameters
    ----------
    frame
        As agreed. Names and definitions are those of record where a code was used.
    used
        Question -> its codes, as people left them.

    Returns
    -------
    CodesOfRecord
        Codes of one name are one code. One that was found gets an id made from its name: as it
        stands in the codings it may be that of another topic in the next run.
    """
    agreed = {code.id: code for code in frame.codes}
    now = _as_used(agreed, used)
    names = {normalised(code.name): code.id for code in now.values()}
    ids: dict[tuple[str, str], str] = {}
    found: dict[str, tuple[str, Code]] = {}
    for question, code in _themes_of(used):
        key = normalised(code.name)
        if code.id in agreed:
            ids[question, code.id] = code.id
            continue
        if key not in names:
            taken = {*agreed, *names.values()}
            names[key] = made_id(code.name, taken, otherwise="code")
            found[key] = (code.theme, Code(names[key], code.name, code.definition))
        ids[question, code.id] = names[key]
    themes = [replace(t, codes=tuple(now[code.id] for code in t.codes)) for t in frame.themes]
    return CodesOfRecord(replace(frame, themes=tuple(_with_found(themes, found))), ids)


def _themes_of(used: CodesByQuestion) -> Iterator[tuple[str, UsedCode]]:
    return (
        (question, code)
        for question, codes in used.items()
        for code in codes
        if code.id not in NO_THEMES
    )


def _as_used(agreed: Mapping[str, Code], used: CodesByQuestion) -> dict[str, Code]:
    """The agreed codes under the names and definitions that people gave them.

    Those that people merged, split or retired are no longer used under any question.
    """
    last = {code.id: code for _, code in _themes_of(used)}
    return {
        key: replace(code, name=last[key].name, definition=last[key].definition or code.definition)
        if key in last
        else replace(code, retired=code.retired or bool(used))
        for key, code in agreed.items()
    }


def _with_found(themes: list[Theme], found: Mapping[str, tuple[str, Code]]) -> Iterator[Theme]:
    """The agreed themes, then those that codes were found under, in the order met."""
    under: dict[str, list[Code]] = {}
    for name, code in found.values():
        under.setdefault(name or FOUND, []).append(code)
    for theme in themes:
        yield replace(theme, codes=(*theme.codes, *under.pop(theme.name, ())))
    taken = {theme.id for theme in themes}
    for name, found_here in under.items():
        own = made_id(name, taken, otherwise="theme")
        taken.add(own)
        yield Theme(own, name, tuple(found_here))
