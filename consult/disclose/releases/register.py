"""The register of a study: what was published, so that the next release can be held against it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from consult.errors import DisclosureError, Place, Problem, many
from consult.model.counting.region import (
    Dimension,
    Region,
    dimension_of,
    plain_dimension,
    plain_region,
    region_of,
)
from consult.model.publishing.release import Disclosed, EarlierRelease, Register, Release

_STRICT = {"extra": "forbid", "strict": True}
"""A part that this version does not know must not be lost when the register is written again."""

_PlainRegion = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class _PlainDimension:
    """A dimension, as :func:`consult.model.counting.region.plain_dimension` writes it."""

    __pydantic_config__ = _STRICT

    id: str
    parts: tuple[str, ...]
    item_of: str
    answered: frozenset[str]
    union_of: frozenset[str]
    relative: bool
    covers: tuple[frozenset[str], ...]
    further_unions: tuple[frozenset[str], ...] = ()
    links: tuple[tuple[frozenset[str], _PlainRegion, bool], ...] = ()

    @property
    def dimension(self) -> Dimension:
        return dimension_of(vars(self))


@dataclass(frozen=True)
class _PlainDisclosed:
    """What a release tells, as it stands in a file."""

    __pydantic_config__ = _STRICT

    data: str
    people: int
    dimensions: tuple[_PlainDimension, ...]
    bounds: tuple[tuple[_PlainRegion, tuple[int, int]], ...]
    protected: tuple[tuple[_PlainRegion, str], ...]
    titles: tuple[tuple[_PlainRegion, str], ...]
    themes: frozenset[str]
    responses: tuple[tuple[str, str], ...]

    @property
    def disclosed(self) -> Disclosed:
        return Disclosed(
            self.data,
            self.people,
            tuple(one.dimension for one in self.dimensions),
            {region_of(of): both for of, both in self.bounds},
            {region_of(of): words for of, words in self.protected},
            {region_of(of): title for of, title in self.titles},
            self.themes,
            self.responses,
        )


@dataclass(frozen=True)
class _PlainRelease:
    """An entry of the register, as it stands in a file."""

    __pydantic_config__ = _STRICT

    number: int
    on: str
    files: dict[str, str]
    told: _PlainDisclosed
    withdrawn: bool = False
    rows: str = ""

    @property
    def release(self) -> Release:
        told = self.told.disclosed
        return Release(self.number, self.on, self.files, told, self.withdrawn, self.rows)


@dataclass(frozen=True)
class _PlainEarlier:
    """A release as it is reckoned with, as it stands in a file."""

    __pydantic_config__ = _STRICT

    release: _PlainRelease
    study: str
    who: tuple[str, ...]
    themes: tuple[int, ...]
    otherwise: tuple[str, ...]
    lost: int

    @property
    def earlier(self) -> EarlierRelease:
        release = replace(self.release.release, study=self.study)
        return EarlierRelease(release, self.who, self.themes, self.otherwise, self.lost)


def entered(
    register: Register, told: Disclosed, files: Mapping[str, str], *, on: str, rows: str = ""
) -> Register:
    """The register with one more release; the same files are never entered twice.

    Parameters
    ----------
    register
        Releases published so far.
    told, files
        What the release tells, and the hash of each of its files.
    on
        The day, as 2024-05-31.
    rows
        Hash of the marks of the rows that it counted.
    """
    if any(not release.withdrawn and release.files == dict(files) for release in register):
        return register
    return (*register, Release(len(register) + 1, on, dict(files), told, rows=rows))


def withdrawn(register: Register, number: int) -> Register:
    """The register with one release marked as never published.

    Parameters
    ----------
    register
        Releases published so far.
    number
        Of the release, as the register counts them from 1.

    Raises
    ------
    DisclosureError
        When there is no such release; the message says which there are.
    """
    numbers = [release.number for release in register if not release.withdrawn]
    if number not in numbers:
        held = f"It holds {', '.join(map(str, numbers))}." if numbers else "It holds none."
        raise DisclosureError(Problem(f"There is no release {number} on the register. {held}"))
    return tuple(
        replace(release, withdrawn=release.withdrawn or release.number == number)
        for release in register
    )


def write_register(register: Register, path: Path) -> None:
    """Write the register as JSON.

    Parameters
    ----------
    register
        Releases published so far.
    path
        Where to; written over.
    """
    text = json.dumps([_plain(release) for release in register], indent=0, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def read_register(path: Path) -> Register:
    """Read the register back.

    Parameters
    ----------
    path
        Of a register as :func:`write_register` made it.

    Raises
    ------
    DisclosureError
        When the file is not as some version up to this one wrote it, or a release is missing from
        it; nothing is published then.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        read = TypeAdapter(tuple[_PlainRelease, ...]).validate_json(path.read_bytes())
    except ValidationError as error:
        found = {detail["type"] for detail in error.errors(include_url=False, include_input=False)}
        raise DisclosureError(_problem(NEWER if found == _UNKNOWN else DAMAGED, path)) from None
    register = tuple(one.release for one in read)
    numbers = {one.number for one in register}
    if missing := sorted({*range(1, max(numbers, default=0) + 1)} - numbers):
        raise DisclosureError(_problem(_gone(missing[0]), path))
    if len(numbers) < len(register):
        raise DisclosureError(_problem(DAMAGED, path))
    return register


NOTHING = "so nothing can be published."
BACKUP = "Put back the file as it was from a backup."
DAMAGED = (
    f"The register of releases cannot be read, {NOTHING}",
    f"{BACKUP} If there is none, see “A register that cannot be read” in docs/disclosure.md.",
)
NEWER = (
    f"The register of releases was written by a newer version of consult, {NOTHING}",
    "Release with that version, or bring this one up to date.",
)
"""What is wrong with a register, and what to do."""

_UNKNOWN = {"unexpected_keyword_argument"}
"""What pydantic calls a part that this version does not know."""


def _gone(number: int) -> tuple[str, str]:
    return (
        f"Release {number} is missing from the register, {NOTHING}",
        f"{BACKUP} A release that never left the building is withdrawn, not deleted: "
        f"python -m pipelines release STUDY --withdraw {number}",
    )


def _problem(said: tuple[str, str], path: Path) -> Problem:
    what, hint = said
    return Problem(what, Place(path.name), hint)


def write_disclosed(told: Disclosed, path: Path) -> None:
    """Write what a release tells as JSON.

    Parameters
    ----------
    told
        What one release tells.
    path
        Where to; written over.
    """
    path.write_text(
        json.dumps(_plain_disclosed(told), indent=0, ensure_ascii=False), encoding="utf-8"
    )


def read_disclosed(path: Path) -> Disclosed:
    """Read what a release tells.

    Parameters
    ----------
    path
        Of a file as :func:`write_disclosed` made it.
    """
    from pydantic import TypeAdapter

    return TypeAdapter(_PlainDisclosed).validate_json(path.read_bytes()).disclosed


def write_earlier(earlier: Sequence[EarlierRelease], path: Path) -> None:
    """Write releases as they are reckoned with as JSON.

    Parameters
    ----------
    earlier, path
        The releases, and where to; written over.
    """
    plain = [
        {
            "release": _plain(one.release),
            "study": one.release.study,
            "who": list(one.who),
            "themes": list(one.themes),
            "otherwise": list(one.otherwise),
            "lost": one.lost,
        }
        for one in earlier
    ]
    path.write_text(json.dumps(plain, ensure_ascii=False) + "\n", encoding="utf-8")


def read_earlier(path: Path) -> tuple[EarlierRelease, ...]:
    """Read releases as they are reckoned with.

    Parameters
    ----------
    path
        Of a file as :func:`write_earlier` made it.
    """
    from pydantic import TypeAdapter

    read = TypeAdapter(tuple[_PlainEarlier, ...]).validate_json(path.read_bytes())
    return tuple(one.earlier for one in read)


def summary(register: Register) -> list[tuple[str, str, str]]:
    """A line for each release: its number, its day, and what it was made from.

    Parameters
    ----------
    register
        Releases published so far, those withdrawn too.
    """
    return [
        (
            str(release.number),
            release.on,
            f"{many(release.told.people, 'response')}, data {release.told.data}"
            f"{', withdrawn' if release.withdrawn else ''}",
        )
        for release in register
    ]


def _plain(release: Release) -> dict[str, Any]:
    return {
        "number": release.number,
        "on": release.on,
        "files": dict(release.files),
        "told": _plain_disclosed(release.told),
        "withdrawn": release.withdrawn,
        **({"rows": release.rows} if release.rows else {}),
    }


def _plain_disclosed(told: Disclosed) -> dict[str, Any]:
    return {
        "data": told.data,
        "people": told.people,
        "dimensions": [plain_dimension(dimension) for dimension in told.dimensions],
        "bounds": _pairs({of: list(both) for of, both in told.bounds.items()}),
        "protected": _pairs(told.protected),
        "titles": _pairs(told.titles),
        "themes": sorted(told.themes),
        "responses": [list(pair) for pair in told.responses],
    }


def _pairs(given: Mapping[Region, Any]) -> list[Any]:
    return sorted([plain_region(of), value] for of, value in given.items())
