"""The register of a study: what was published, so that the next release can be held against it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from consult.errors import DisclosureError, Place, Problem, many
from consult.model.counting.region import (
    Region,
    dimension_of,
    plain_dimension,
    plain_region,
    region_of,
)
from consult.model.publishing.release import Disclosed, Register, Release


def entered(register: Register, told: Disclosed, files: Mapping[str, str], *, on: str) -> Register:
    """The register with one more release; the same files are never entered twice.

    Parameters
    ----------
    register
        Releases published so far.
    told, files
        What the release tells, and the hash of each of its files.
    on
        The day, as 2024-05-31.
    """
    if any(not release.withdrawn and release.files == dict(files) for release in register):
        return register
    return (*register, Release(len(register) + 1, on, dict(files), told))


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
        When the file was changed by hand so that it cannot be read; nothing is published then.
    """
    try:
        return tuple(_release(release) for release in json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DisclosureError(
            Problem(
                "The register of releases cannot be read, so nothing can be published.",
                Place(path.name),
                "Put back the file as it was from a backup.",
            )
        ) from error


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
    return _disclosed(json.loads(path.read_text(encoding="utf-8")))


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
    return {**vars(release), "files": dict(release.files), "told": _plain_disclosed(release.told)}


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


def _release(given: dict[str, Any]) -> Release:
    files = {str(name): str(digest) for name, digest in given["files"].items()}
    typed = {"number": int(given["number"]), "on": str(given["on"]), "files": files}
    return Release(**{**given, **typed, "told": _disclosed(given["told"])})


def _disclosed(given: dict[str, Any]) -> Disclosed:
    return Disclosed(
        data=given["data"],
        people=given["people"],
        dimensions=tuple(dimension_of(dimension) for dimension in given["dimensions"]),
        bounds={region_of(of): (least, most) for of, (least, most) in given["bounds"]},
        protected={region_of(of): words for of, words in given["protected"]},
        titles={region_of(of): title for of, title in given["titles"]},
        themes=frozenset(given["themes"]),
        responses=tuple((answers, themes) for answers, themes in given["responses"]),
    )
