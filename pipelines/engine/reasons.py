"""Why a stage runs again, in the analyst's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from consult.definitions.in_force import FOLDER
from pipelines.engine.settings import in_words
from pipelines.engine.state import Ran
from pipelines.study.context import Context


@dataclass(frozen=True)
class Now:
    """What a stage rests on as it is now; the same parts as :class:`~pipelines.engine.state.Ran`.

    Parameters
    ----------
    inputs, outputs, given, code, libraries, looked_back
        As there.
    made
        Paths of all that the stage makes, whether or not they exist.
    """

    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    made: tuple[str, ...]
    given: Mapping[str, str]
    code: Mapping[str, str]
    libraries: Mapping[str, str]
    looked_back: Mapping[str, str]


def reasons(ran: Ran, now: Now, context: Context) -> tuple[str, ...]:
    """Why a stage would run, one reason a kind; none when it is up to date.

    Parameters
    ----------
    ran
        What it ran on.
    now
        What it would run on.
    context
        What is known of the study, to name its settings.
    """
    return tuple(_reasons(ran, now, context))


def _reasons(ran: Ran, now: Now, context: Context) -> Iterator[str]:
    missing = [path for path in now.made if path not in now.outputs]
    yield from _said("not there", missing)
    edited = [path for path, found in now.outputs.items() if ran.outputs.get(path) != found]
    yield from _said("edited by hand", edited)
    files, wanted = {**ran.inputs, **_exports(ran.given)}, {**now.inputs, **_exports(now.given)}
    yield from _said("new", [path for path in wanted if path not in files])
    yield from _said("gone", [path for path in files if path not in wanted])
    changed = [path for path in wanted if path in files and files[path] != wanted[path]]
    settings = [key for key in _differ(ran.given, now.given) if key not in {*files, *wanted}]
    said = [*map(_name, changed), *(in_words(key, context) for key in settings)]
    yield from _said("changed", said)
    differing = _differ(ran.code, now.code)
    own = [part.replace(".", "/", 1) for part in differing if part.startswith(f"{FOLDER}.")]
    if own:
        yield f"changed: {', '.join(own)}"
    parts = [
        part.partition(".")[2] or part for part in differing if not part.startswith(f"{FOLDER}.")
    ]
    if parts:
        yield f"consult itself has changed ({', '.join(parts)})"
    yield from _said("another version", _differ(ran.libraries, now.libraries))
    if ran.looked_back != now.looked_back:
        yield "the register of releases has changed"


def _exports(given: Mapping[str, str]) -> dict[str, str]:
    return {key: found for key, found in given.items() if "/" in key}


def _differ(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    every = dict.fromkeys([*before, *after])
    return [key for key in every if before.get(key) != after.get(key)]


def _said(what: str, names: Iterable[str]) -> Iterator[str]:
    listed = list(dict.fromkeys(map(_name, names)))
    if listed:
        yield f"{what}: {', '.join(listed)}"


def _name(path: str) -> str:
    """A file as people know it, without its folders; a folder as it is."""
    return path if path.endswith("/") else path.rpartition("/")[2]
