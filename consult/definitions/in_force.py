"""The definitions in force: those that consult ships, with the organisation's own over them.

Law and policy are data. What the law says is shipped; how small a group may be shown, whose names
are redacted or what else a council asks about people is the organisation's to set. Its files stand
outside the library, so that a newer consult never overwrites them, and say only what differs.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar

from consult.errors import Place, Problem, StudyError, unknown_name

_KNOWN_BY: Mapping[str, str] = MappingProxyType(
    {"characteristic": "id", "ladder": "characteristic", "pattern": "", "phrase": "", "guard": ""}
)
"""List of entries -> the setting by which an entry is known; "" where each is one of its own."""

_ADDED_TO = frozenset({"not_names", "always", "never"})
"""Lists to which an organisation adds; of others it sets all that there is to be."""

_FREE = frozenset({"rung"})
"""What holds names of people's own choosing: no setting of it can be strange."""

_WORDS = {
    str: "text in quotation marks",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "settings of its own",
}
"""Type of a value -> how a person is told to write it."""

FOLDER = "organisation"
"""What the folder of the organisation's own files is called."""

_local: dict[str, Mapping[str, Any]] = {}
"""The organisation's own files, as parsed. One set a process: a process works on one study."""

_derived: list[Callable[[], None]] = []
"""What forgets the values that were made of definitions."""

Made = TypeVar("Made")


def shipped(name: str) -> dict[str, Any]:
    """A file of definitions as consult has it.

    Parameters
    ----------
    name
        Of the file, as "scales.toml".
    """
    return tomllib.loads(files("consult.definitions").joinpath(name).read_text(encoding="utf-8"))


def definition(name: str) -> dict[str, Any]:
    """A file of definitions as it is in force.

    Parameters
    ----------
    name
        Of the file, as "disclosure.toml".

    Returns
    -------
    dict
        A setting of the organisation takes the place of the shipped one. An entry that is known by
        its id changes the settings it names of the shipped one; another is added, and so are
        patterns, names and words to redact or not to.
    """
    return _over(shipped(name), _local.get(name, {}))


def derived(function: Callable[..., Made]) -> Callable[..., Made]:
    """Keep what a function makes of definitions until other ones are put in force.

    Parameters
    ----------
    function
        Of arguments that can be hashed.
    """
    kept = cache(function)
    _derived.append(kept.cache_clear)
    return kept


def put_in_force(own: Mapping[str, Mapping[str, Any]]) -> None:
    """Use an organisation's own files from here on; those of an earlier call are forgotten.

    Parameters
    ----------
    own
        Name of a file of definitions -> the organisation's content; none where the shipped
        definitions are to hold.

    Raises
    ------
    StudyError
        When a setting is none that consult reads, or its value is of another kind; all of them at
        once. Nothing has changed then.
    """
    problems = [problem for name, data in own.items() for problem in _problems(name, data)]
    if problems:
        raise StudyError(problems)
    if own == _local:
        return  # what was made of them holds, and takes longer to make than a small study to run
    _local.clear()
    _local.update(own)
    for forget in _derived:
        forget()


@dataclass(frozen=True)
class Departure:
    """A setting in which an organisation's own file differs from what consult ships.

    Parameters
    ----------
    setting
        File and setting, as "disclosure.toml: threshold > crosstab".
    shipped, own
        The values in words. A list is only counted, and its shipped value empty: the names of
        staff may stand in it.
    """

    setting: str
    shipped: str
    own: str


def departures() -> tuple[Departure, ...]:
    """What the organisation's own files change, in the order of files and settings."""
    return tuple(
        replace(one, setting=f"{name}: {one.setting}")
        for name, own in sorted(_local.items())
        for one in _differing(shipped(name), own, "")
    )


def _over(ours: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _both(key, value, own[key]) if key in own else value for key, value in ours.items()
    }


def _both(key: str, ours: Any, own: Any) -> Any:
    if isinstance(ours, dict):
        return _over(ours, own)
    if key in _ADDED_TO or _KNOWN_BY.get(key) == "":
        return [*ours, *own]
    if known_by := _KNOWN_BY.get(key):
        by_name = {entry[known_by]: entry for entry in own}
        kept = [entry | by_name.pop(entry[known_by], {}) for entry in ours]
        return [*kept, *by_name.values()]
    return own


def _differing(ours: Mapping[str, Any], own: Mapping[str, Any], at: str) -> list[Departure]:
    found: list[Departure] = []
    for key, value in own.items():
        where, old = f"{at}{key}", ours.get(key)
        if isinstance(value, Mapping):
            found += _differing(old or {}, value, f"{where} > ")
        elif known_by := _KNOWN_BY.get(key):
            found += _entries(old or [], value, known_by, where)
        elif isinstance(value, list):
            found.append(Departure(where, "", f"{len(value):,} of its own"))
        elif value != old:
            found.append(Departure(where, "" if old is None else _plain(old), _plain(value)))
    return found


def _entries(
    ours: Sequence[Mapping[str, Any]], own: Sequence[Mapping[str, Any]], known_by: str, at: str
) -> Iterator[Departure]:
    """Entries that are new, by name; of others the settings that differ."""
    by_name = {entry[known_by]: entry for entry in ours}
    for entry in own:
        name = entry[known_by]
        if name in by_name:
            yield from _differing(by_name[name], entry, f"{at} {name} > ")
        else:
            yield Departure(f"{at} {name}", "", "added")


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _problems(name: str, data: Mapping[str, Any]) -> list[Problem]:
    """Settings that consult does not know, and values of another kind than its own."""
    place = f"{FOLDER}/{name}"
    return [
        *_misfits(data, [shipped(name)], place, ""),
        *(
            problem
            for key in _KNOWN_BY.keys() & data.keys()
            for problem in _incomplete(data[key], shipped(name)[key], Place(place), key)
        ),
    ]


def _misfits(own: Any, ours: Sequence[Any], place: str, at: str) -> Iterator[Problem]:
    """What of a value is unlike everything that consult has in its place."""
    kinds = {type(one) for one in ours}
    if kinds and type(own) not in kinds:
        what = " or ".join(sorted(_WORDS.get(kind, kind.__name__) for kind in kinds))
        yield Problem(f"{at} must be {what}.", Place(place))
    elif isinstance(own, Mapping):
        known = list(dict.fromkeys(key for one in ours for key in one))
        for key, value in own.items():
            where = f"{at} > {key}" if at else key
            if key not in known:
                yield unknown_name("setting", where, known, Place(place))
            elif key not in _FREE:
                yield from _misfits(value, [one[key] for one in ours if key in one], place, where)
    elif isinstance(own, list):
        # A list that is empty in all of ours is one of words: of nothing else could it be empty.
        within = [part for one in ours for part in one] or [""]
        for number, part in enumerate(own, start=1):
            yield from _misfits(part, within, place, f"{at} number {number}")


def _incomplete(own: Any, ours: list[Any], place: Place, key: str) -> Iterator[Problem]:
    """Entries that consult has not, and that lack what all of its own have."""
    if not isinstance(own, list):
        return
    known_by = _KNOWN_BY[key]
    names = {entry[known_by] for entry in ours} if known_by else set()
    needed = [name for name in ours[0] if all(name in entry for entry in ours)]
    for number, entry in enumerate(own, start=1):
        if not isinstance(entry, Mapping) or entry.get(known_by, "") in names:
            continue
        if missing := [name for name in needed if name not in entry]:
            listed = ", ".join(missing)
            said = f"{key} number {number} is none of consult's own and has no {listed}."
            hint = f"Add it, or correct its {known_by}." if known_by else "Add it."
            yield Problem(said, place, hint)
