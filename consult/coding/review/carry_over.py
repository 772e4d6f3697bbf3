"""What people said of earlier codes, carried over to the codes suggested now.

Codes found in comments have ids by their size, so the same theme may have another id, and a
slightly other name, when codes are suggested anew. It is known by its id and name, then by its
name, then by the comments it was given to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import count

from consult.model.coding.codeframe import CodesByQuestion, UsedCode
from consult.model.coding.review import People, Said, TextKey, ThemeDecision

ALIKE = 0.5
"""Share of comments two themes must have in common, of those that either has, to be the same.

Themes found in nine tenths of the multi-label NHS comments: 36, 35, 30 and 22 of the 37 found in
all have one with .25, .35, .5 and .75 in common. At .25 one of them has two; at .5 two cannot be.
"""

Texts = Mapping[str, Set[str]]
"""Code id -> content hashes of the texts it was given to."""

Given = Mapping[str, Texts]
"""Question id -> the texts each of its codes was given to."""

Known = tuple[str, str]
"""Id and name of an earlier theme: under every question that has both it is one theme. Themes that
were found question by question have an id in common at times, and then not the name."""


def carried(
    people: People, codes: Sequence[UsedCode], *, question: str, same: Mapping[str, str]
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
    same
        Earlier code id -> id of the same code now, from ``same_codes``.

    Returns
    -------
    People
        One theme for every code of now, in that order, then those that are suggested no longer
        but that people changed, or decided on for a text.
    dict
        Earlier code id -> its id now.
    """
    earlier = {theme.code: theme for theme in people.themes.get(question, ())}
    ids = {**same} | _kept_ids([e for e in earlier if e not in same], {code.id for code in codes})
    texts = {
        key: {ids[code]: said for code, said in by_code.items() if code in ids}
        for key, by_code in people.texts.items()
        if key[0] == question
    }
    back = {new: old for old, new in same.items()}
    decided = {code for by_code in people.texts.values() for code in by_code}
    themes = [_theme(code, earlier.get(back.get(code.id, "")), ids, decided) for code in codes]
    there = {code.id for code in codes}
    themes += [
        _moved(theme, ids)
        for theme in earlier.values()
        if ids[theme.code] not in there and _wanted(theme, ids[theme.code], texts, earlier)
    ]
    finished = frozenset(key for key in people.finished if key[0] == question)
    return People(texts, {question: tuple(themes)}, finished=finished), ids


def same_codes(
    people: People, codes: CodesByQuestion, *, was: Given, now: Given
) -> dict[str, dict[str, str]]:
    """Which earlier code of each question is which code now.

    A code stands under one id in all questions that share it, so it is told by all of them
    together: none is two codes because questions were looked at one by one.

    Parameters
    ----------
    people
        Whose themes are the earlier codes.
    codes
        The codes suggested now.
    was, now
        The texts each code was given to, earlier and now.

    Returns
    -------
    dict
        Question id -> earlier code id -> id of the same code now, of the codes there are still.
    """
    earlier = _by_name(people, codes)
    found = {code.id: code for used in codes.values() for code in used}
    same: dict[Known, str] = {}
    taken: dict[str, set[str]] = {}
    for old, new in _candidates(earlier, tuple(found.values()), _told(earlier, was), _all(now)):
        questions = earlier[old].keys()
        if old not in same and questions.isdisjoint(taken.get(new, ())):
            same[old] = new
            taken.setdefault(new, set()).update(questions)
    return {
        question: {old[0]: new for old, new in same.items() if question in earlier[old]}
        for question in codes
    }


_Earlier = Mapping[Known, Mapping[str, ThemeDecision]]
"""Earlier theme -> question -> what was said of it there."""


def _by_name(people: People, codes: CodesByQuestion) -> _Earlier:
    found: dict[Known, dict[str, ThemeDecision]] = {}
    for question in codes:
        for theme in people.themes.get(question, ()):
            found.setdefault((theme.code, _plain(theme.name)), {})[question] = theme
    return found


def _told(earlier: _Earlier, was: Given) -> Mapping[Known, Set[tuple[str, str]]]:
    """The texts of each earlier theme, by question and hash."""
    return {
        known: {(q, text) for q in of for text in was.get(q, {}).get(known[0], ())}
        for known, of in earlier.items()
    }


def _all(now: Given) -> Mapping[str, Set[tuple[str, str]]]:
    """The texts of each code of now, by question and hash."""
    found: dict[str, set[tuple[str, str]]] = {}
    for question, texts in now.items():
        for code, hashes in texts.items():
            found.setdefault(code, set()).update((question, text) for text in hashes)
    return found


def _candidates(
    earlier: _Earlier,
    codes: Sequence[UsedCode],
    was: Mapping[Known, Set[tuple[str, str]]],
    now: Mapping[str, Set[tuple[str, str]]],
) -> Iterator[tuple[Known, str]]:
    """Pairs that may be the same code, the surest first."""
    for known, of in earlier.items():
        for new in codes:
            agreed = new.agreed and any(old.agreed for old in of.values())
            called = {name for old in of.values() for name in (old.name, old.called)}
            if known[0] == new.id and (agreed or new.name in called):
                yield known, new.id
    # What was found under one question is never taken for what several share by its comments: it
    # would change what people decided without a word.
    several = {code for code in now if len({question for question, _ in now[code]}) > 1}
    names = {_plain(code.name): code.id for code in reversed(codes)}
    yield from ((known, names[known[1]]) for known in earlier if known[1] in names)
    found = [code.id for code in codes if not code.agreed]
    pairs = [
        (_shared(was.get(known, set()), _under(of, now.get(new, set()))), known, new)
        for known, of in earlier.items()
        if not any(old.agreed or old.own for old in of.values())
        for new in found
        if new not in several or not any(old.apart for old in of.values())
    ]
    pairs.sort(key=lambda pair: (-pair[0], *pair[1:]))
    yield from ((known, new) for share, known, new in pairs if share >= ALIKE)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _under(questions: Collection[str], texts: Set[tuple[str, str]]) -> Set[tuple[str, str]]:
    """Texts under some questions: an earlier theme may have been found under one alone."""
    return {text for text in texts if text[0] in questions}


def _shared(one: Set[tuple[str, str]], other: Set[tuple[str, str]]) -> float:
    return round(len(one & other) / max(1, len(one | other)), 5)


def _kept_ids(gone: Sequence[str], taken: Set[str]) -> dict[str, str]:
    """Ids under which codes that are suggested no longer stay; their own unless it is taken."""
    used = set(taken) | set(gone)
    free = (name for name in (f"kept{number:02d}" for number in count(1)) if name not in used)
    return {code: next(free) if code in taken else code for code in gone}


def _theme(
    code: UsedCode, earlier: ThemeDecision | None, ids: Mapping[str, str], decided: Set[str]
) -> ThemeDecision:
    """A code of now with what was said of it; a name that a person saw, or decided by, stays."""
    fresh = ThemeDecision(
        code.id, code.name, code.definition, code.theme, found=code.found, apart=code.apart
    )
    if earlier is None:
        return fresh
    by_people = (earlier.checked or earlier.code in decided) and not earlier.own
    seen = earlier.name if by_people and not code.agreed else code.name
    return replace(
        _moved(earlier, ids),
        code=code.id,
        name=code.name,
        definition=code.definition,
        theme=code.theme,
        found=code.found,
        apart=code.apart,
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
