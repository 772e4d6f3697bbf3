"""The codes suggested now, as lines of the journal: which are new, and which have another id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from consult.coding.journal.brought import Brought
from consult.coding.journal.fold import Fold, KnownTheme
from consult.coding.journal.versions_shown import CodeIds
from consult.coding.journal.what_stands import people_of, theme_of
from consult.coding.review.carry_over import carried, same_codes
from consult.coding.review.layout import plain
from consult.coding.review.parse_review import Given, given_to
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import CodesByQuestion, UsedCode
from consult.model.coding.journal import Act, Aspect, JournalEntry, Slot
from consult.model.coding.review import TextKey, ThemeDecision

EARLIER_DIGITS = 8
"""Hexadecimal digits that tell apart codes found only in workbooks from before the journal: 32 bits
for a few dozen."""


def carried_lines(
    state: Fold, codes: CodesByQuestion, *, was: Given, now: Given
) -> list[JournalEntry]:
    """Lines that bring the journal to the codes suggested now; none where they are the same.

    Parameters
    ----------
    state
        What stands, in terms of earlier codes.
    codes
        The codes suggested now.
    was, now
        The texts each code was given to, earlier and now.
    """
    people = people_of(state)
    every = {
        question: tuple(theme_of(state, question, known) for known in themes.values())
        for question, themes in state.themes.items()
    }
    people = replace(people, themes=every)
    moved: list[JournalEntry] = []
    named: list[JournalEntry] = []
    same = same_codes(people, codes, was=was, now=now)
    for question, used in codes.items():
        part, ids = carried(people, used, question=question, same=same[question])
        moved += [
            JournalEntry(Act.CARRIED, question, code=old, value=new)
            for old, new in sorted(ids.items())
            if old != new
        ]
        back = {new: old for old, new in ids.items()}
        stay = {theme.code: theme.new_name for theme in part.themes[question]}
        named += _suggested(state, question, used, stay, back)
    return [*moved, *named]


def _suggested(
    state: Fold,
    question: str,
    used: Sequence[UsedCode],
    stay: Mapping[str, str],
    back: Mapping[str, str],
) -> list[JournalEntry]:
    """The codes of a question, if they are others than those on record."""
    known = state.themes.get(question, {})
    lines = [
        JournalEntry(
            Act.SUGGESTED,
            question,
            code=code.id,
            value=code.name,
            definition=code.definition,
            part_of=code.theme,
            found=code.found,
            apart=code.apart,
            stays="" if _is_renamed(state, question, back.get(code.id, "")) else stay[code.id],
        )
        for code in used
    ]
    before = [_as_line(question, one) for one in known.values() if one.suggested]
    same = [replace(line, code=back.get(line.code, line.code)) for line in lines]
    if before == same and all(back.get(code.id, code.id) == code.id for code in used):
        return []
    return [JournalEntry(Act.SUGGESTED, question), *lines]


def _as_line(question: str, known: KnownTheme) -> JournalEntry:
    return JournalEntry(
        Act.SUGGESTED,
        question,
        code=known.code,
        value=known.name,
        definition=known.definition,
        part_of=known.part_of,
        found=known.found,
        apart=known.apart,
        stays=known.stays,
    )


def _is_renamed(state: Fold, question: str, code: str) -> bool:
    return state.standing(Slot(question, "", code, Aspect.NAME)) is not None


def codes_of_unknown(
    brought: Brought, state: Fold, codes: CodesByQuestion, now: Given
) -> tuple[CodeIds, list[JournalEntry]]:
    """The codes of a workbook of which nobody knows what it showed, as they are called now.

    Parameters
    ----------
    brought
        What the workbook says.
    state
        What stands, in terms of the codes of now.
    codes, now
        The codes suggested now, and the texts each is given to.

    Returns
    -------
    ids
        (Question, code) -> code now.
    lines
        Of codes that are known no longer, and of names that people had checked.
    """
    was = given_to(brought.shown, brought.people)
    ids: CodeIds = {}
    lines: list[JournalEntry] = []
    same = same_codes(brought.people, codes, was=was, now=now)
    for question, used in codes.items():
        _, found = carried(brought.people, used, question=question, same=same[question])
        for said in brought.people.themes.get(question, ()):
            code = _known_as(state, question, said) or found[said.code]
            if not said.own and code not in state.themes.get(question, {}):
                code = f"was-{words_hash(plain(said.name))[:EARLIER_DIGITS]}"
                lines.append(_earlier(question, code, said))
            lines += _called_so(state, question, code, said)
            ids[question, said.code] = said.code if said.own and code == said.code else code
    return ids, lines


def _earlier(question: str, code: str, said: ThemeDecision) -> JournalEntry:
    return JournalEntry(
        Act.EARLIER,
        question,
        code=code,
        value=said.name,
        definition=said.definition,
        part_of=said.theme,
        found=said.found,
        apart=said.apart,
    )


def _called_so(
    state: Fold, question: str, code: str, said: ThemeDecision
) -> Iterator[JournalEntry]:
    """A name that somebody had looked at, of a theme that is suggested under another one.

    A theme that was renamed stands in the next workbook under its new name alone: without the
    journal that is all that is left of it.
    """
    known = state.themes.get(question, {}).get(code)
    if known is None or not known.suggested or not said.found or not said.checked_by:
        return
    is_told = said.new_name or _is_renamed(state, question, code)
    if not is_told and plain(said.name) not in (plain(known.name), plain(known.stays)):
        yield JournalEntry(
            Act.RENAMED, question, code=code, value=said.name, by=said.checked_by, apart=said.apart
        )


def _known_as(state: Fold, question: str, said: ThemeDecision) -> str:
    """The code of that name among those known; of that id first."""
    known = state.themes.get(question, {})
    themes = [theme_of(state, question, one) for one in known.values()]
    themes.sort(key=lambda theme: theme.code != said.code)
    names = {plain(said.name), plain(said.called)}
    for theme in themes:
        if {plain(theme.name), plain(theme.called)} & names:
            return theme.code
    return ""


def shown_in(brought: Sequence[Brought]) -> Mapping[TextKey, frozenset[str]]:
    """The codes that stood beside texts in some workbooks of one version.

    Parameters
    ----------
    brought
        What the workbooks say.
    """
    found: dict[TextKey, frozenset[str]] = {}
    for one in brought:
        for key, codes in one.shown.items():
            found[key] = found.get(key, frozenset()) | codes
    return found


def reopened(
    state: Fold, beside: Mapping[TextKey, frozenset[str]], known: set[tuple[str, str]]
) -> Iterator[JournalEntry]:
    """Texts that people had finished with, and beside which a code stands that there was not then.

    Parameters
    ----------
    state
        What stands.
    beside
        Text -> the codes suggested for it now.
    known
        (Question, code) of the codes there were.
    """
    said = people_of(state).texts
    for key in sorted(state.finished):
        codes = sorted(beside.get(key, ()))
        new = [c for c in codes if c not in said.get(key, {}) and (key[0], c) not in known]
        if new:
            theme = state.themes.get(key[0], {}).get(new[0])
            name = theme.name if theme else ""
            yield JournalEntry(Act.REOPENED, *key, code=new[0], value=name)
