"""What people said of earlier codes, carried over to the codes suggested now.

Codes found in comments have ids by their size, so the same theme may have another id, and a
slightly other name, when codes are suggested anew. It is known by its id and name, then by its
name, then by the comments it was given to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import count

from consult.model.coding.codeframe import UsedCode
from consult.model.coding.review import People, Said, TextKey, ThemeDecision

ALIKE = 0.5
"""Share of comments two themes must have in common, of those that either has, to be the same.

Themes found in nine tenths of the multi-label NHS comments: 36, 35, 30 and 22 of the 37 found in
all have one with .25, .35, .5 and .75 in common. At .25 one of them has two; at .5 two cannot be.
"""

Texts = Mapping[str, Set[str]]
"""Code id -> content hashes of the texts it was given to."""


def carried(
    people: People, codes: Sequence[UsedCode], *, question: str, was: Texts, now: Texts
) -> tuple[People, dict[str, str]]:
    """What people said on one question, in terms of the codes suggested now.

    Parameters
    ----------
    people
        What they said, in terms of earlier codes; other questions are left out.
    codes
        The codes suggested now.
    question
        Id of the question.
    was, now
        The texts each code was given to, earlier and now.

    Returns
    -------
    People
        One theme for every code of now, in that order, then those that are suggested no longer
        but that people changed, or decided on for a text.
    dict
        Earlier code id -> its id now.
    """
    earlier = {theme.code: theme for theme in people.themes.get(question, ())}
    same = _same(list(earlier.values()), codes, was, now)
    ids = same | _kept_ids([e for e in earlier if e not in same], {code.id for code in codes})
    texts = {
        key: {ids[code]: said for code, said in by_code.items() if code in ids}
        for key, by_code in people.texts.items()
        if key[0] == question
    }
    back = {new: old for old, new in same.items()}
    themes = [_theme(code, earlier.get(back.get(code.id, "")), ids) for code in codes]
    themes += [
        _moved(theme, ids)
        for theme in earlier.values()
        if theme.code not in same and _wanted(theme, ids[theme.code], texts, earlier)
    ]
    finished = frozenset(key for key in people.finished if key[0] == question)
    return People(texts, {question: tuple(themes)}, finished=finished), ids


def _same(
    earlier: Sequence[ThemeDecision], codes: Sequence[UsedCode], was: Texts, now: Texts
) -> dict[str, str]:
    """Earlier code id -> id of the same code now, of the codes that are there still."""
    same: dict[str, str] = {}
    for old, new in _candidates(earlier, codes, was, now):
        if old not in same and new not in same.values():
            same[old] = new
    return same


def _candidates(
    earlier: Sequence[ThemeDecision], codes: Sequence[UsedCode], was: Texts, now: Texts
) -> Iterator[tuple[str, str]]:
    """Pairs that may be the same code, the surest first."""
    for old in earlier:
        for new in codes:
            agreed = bool(new.theme and old.theme)
            if old.code == new.id and (agreed or new.name in {old.name, old.called}):
                yield old.code, new.id
    names = {_plain(code.name): code.id for code in reversed(codes)}
    for old in earlier:
        if _plain(old.name) in names:
            yield old.code, names[_plain(old.name)]
    found = [code for code in codes if not code.theme]
    pairs = [
        (_shared(was.get(old.code, set()), now.get(new.id, set())), old.code, new.id)
        for old in earlier
        if not (old.theme or old.own)
        for new in found
    ]
    pairs.sort(key=lambda pair: (-pair[0], *pair[1:]))
    yield from ((old, new) for share, old, new in pairs if share >= ALIKE)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _shared(one: Set[str], other: Set[str]) -> float:
    return round(len(one & other) / max(1, len(one | other)), 5)


def _kept_ids(gone: Sequence[str], taken: Set[str]) -> dict[str, str]:
    """Ids under which codes that are suggested no longer stay; their own unless it is taken."""
    used = set(taken) | set(gone)
    free = (name for name in (f"kept{number:02d}" for number in count(1)) if name not in used)
    return {code: next(free) if code in taken else code for code in gone}


def _theme(code: UsedCode, earlier: ThemeDecision | None, ids: Mapping[str, str]) -> ThemeDecision:
    """A code of now with what was said of it; a name that a person saw and left stays."""
    fresh = ThemeDecision(code.id, code.name, code.definition, code.theme)
    if earlier is None:
        return fresh
    by_people = earlier.checked and not earlier.own
    seen = earlier.name if by_people and not code.theme else code.name
    return replace(
        _moved(earlier, ids),
        code=code.id,
        name=code.name,
        definition=code.definition,
        theme=code.theme,
        own=False,
        new_name=earlier.new_name or (seen if seen != code.name else ""),
    )


def _moved(theme: ThemeDecision, ids: Mapping[str, str]) -> ThemeDecision:
    target = ids.get(theme.merge_into, theme.merge_into)
    return replace(theme, code=ids.get(theme.code, theme.code), merge_into=target)


def _wanted(
    theme: ThemeDecision,
    code: str,
    texts: Mapping[TextKey, Mapping[str, Said]],
    earlier: Mapping[str, ThemeDecision],
) -> bool:
    """Whether people thought of the code, changed it, decided on it, or merged another into it."""
    decided = any(code in said for said in texts.values())
    target = any(other.merge_into == theme.code for other in earlier.values())
    return theme.own or theme.changed or decided or target
