"""How groups may be merged before anything is hidden: the ladders of disclosure.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from consult.definitions import characteristics
from consult.definitions.in_force import definition, derived
from consult.definitions.wordings import is_no_answer, is_prefer_not_to_say
from consult.errors import Problem, StudyError
from consult.model.survey.characteristic import Characteristic, Merging

FILE = "disclosure.toml"
KEYS = {"characteristic", "as_asked", "ages", "rung"}


@derived
def mergings() -> Mapping[str, Merging]:
    """The ladder of each characteristic that has one, by the id of the characteristic.

    Raises
    ------
    StudyError
        When a ladder names what there is not; the message names file and key, for all at once.
    """
    return mergings_of(definition("disclosure.toml"), characteristics())


def mergings_of(
    data: Mapping[str, Any], known: Mapping[str, Characteristic]
) -> Mapping[str, Merging]:
    """The ladders that a file of rules sets out.

    Parameters
    ----------
    data
        Content of definitions/disclosure.toml.
    known
        Characteristics by id.
    """
    problems: list[Problem] = []
    found: dict[str, Merging] = {}
    for at, entry in enumerate(data.get("ladder", ()), start=1):
        name = entry.get("characteristic")
        wrong = list(_wrong(entry, known, f'[[ladder]] "{name}"' if name else f"[[ladder]] {at}"))
        if name in found:
            wrong.append(Problem(f'{FILE}: [[ladder]] "{name}" stands there twice.'))
        problems += wrong
        if not wrong:
            found[name] = _merging(entry, known[name])
    if problems:
        raise StudyError(problems)
    return MappingProxyType(found)


def _merging(entry: Mapping[str, Any], characteristic: Characteristic) -> Merging:
    return Merging(
        entry.get("as_asked", True),
        tuple(map(tuple, entry.get("ages", ()))),
        tuple(MappingProxyType(rung) for rung in _resolved(entry)),
        frozenset(category.label for category in characteristic.categories),
    )


def _resolved(entry: Mapping[str, Any]) -> Iterator[dict[str, frozenset[str]]]:
    """Each rung by the categories its groups are made of in the end."""
    made: dict[str, frozenset[str]] = {}
    for rung in entry.get("rung", ()):
        mine = {
            group: frozenset[str]().union(*(made.get(part, frozenset({part})) for part in parts))
            for group, parts in rung.items()
        }
        made |= mine
        yield mine


def _wrong(
    entry: Mapping[str, Any], known: Mapping[str, Characteristic], where: str
) -> Iterator[Problem]:
    name = entry.get("characteristic", "")
    if name not in known:
        listed = ", ".join(known)
        text = f"{FILE}: {where} characteristic must be the id of one in characteristics.toml."
        yield Problem(text, hint=f"Choose one of: {listed}.")
        return
    for key in sorted(set(entry) - KEYS):
        yield Problem(f'{FILE}: {where} has a key "{key}" that means nothing here.')
    if not isinstance(entry.get("as_asked", True), bool):
        yield Problem(f"{FILE}: {where} as_asked must be true or false.")
    for cuts in entry.get("ages", ()):
        if not _rising(cuts):
            yield Problem(f"{FILE}: {where} ages must be lists of whole years that rise.")
    yield from _wrong_rungs(entry, known[name], where)


def _wrong_rungs(
    entry: Mapping[str, Any], characteristic: Characteristic, where: str
) -> Iterator[Problem]:
    """Labels that are neither a category nor a group made before, or that are in two groups."""
    if not _readable(entry.get("rung", [])):
        yield Problem(f"{FILE}: {where} rung must be groups, each a list of categories.")
        return
    names = {category.label for category in characteristic.categories}
    resolved = _resolved(entry)
    for number, rung in enumerate(entry.get("rung", ()), start=1):
        place = f"{FILE}: {where} rung {number}"
        for part in dict.fromkeys(part for parts in rung.values() for part in parts):
            if part not in names:
                hint = "Write it as in characteristics.toml, or make the group in an earlier rung."
                yield Problem(f'{place} has "{part}", which is no category.', hint=hint)
        every = [part for parts in next(resolved).values() for part in parts]
        for part in sorted({part for part in every if every.count(part) > 1}):
            yield Problem(f'{place} has "{part}" in two groups.')
        for group in filter(_is_silent, rung):
            yield Problem(f'{place} makes a group "{group}", which nobody is merged into.')
        names |= set(rung)


def _readable(rungs: object) -> bool:
    return isinstance(rungs, list) and all(
        isinstance(rung, dict)
        and all(isinstance(p, list) and all(isinstance(x, str) for x in p) for p in rung.values())
        for rung in rungs
    )


def _is_silent(group: str) -> bool:
    return is_prefer_not_to_say(group) or is_no_answer(group)


def _rising(cuts: object) -> bool:
    return (
        isinstance(cuts, list)
        and bool(cuts)
        and all(isinstance(age, int) and not isinstance(age, bool) and age > 0 for age in cuts)
        and all(age < other for age, other in pairwise(cuts))
    )
