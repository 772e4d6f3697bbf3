"""The organisation's own files, over what consult ships: found, checked whole and put in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from consult.definitions.in_force import FOLDER, put_in_force
from consult.errors import Place, Problem, StudyError, unknown_name
from pipelines.study.toml_file import read_toml

OWN_FILES: Mapping[str, str] = MappingProxyType(
    {
        "disclosure.toml": "how small a group may be shown, and how groups are merged",
        "characteristics.toml": "what else people are asked about themselves, other bands of age",
        "redaction.toml": "names and words that are always or never redacted, and patterns",
        "transparency.toml": "what a transparency record must say that no run can know",
        "house.toml": "the typeface and the colour of reports",
    }
)
"""Definitions that an organisation may have its own file over -> what it sets.

The others are how consult reads (scales, ladders of answers, phrases): a rule there that suits one
export breaks another, and belongs in the study file, beside the question it is about.
"""


def organisation_folder(root: Path, name: str = "") -> Path:
    """Where an organisation's own files lie.

    Parameters
    ----------
    root
        The project folder.
    name
        Of a folder within, where several organisations use one consult; theirs alone is read then.
    """
    return root / FOLDER / name if name else root / FOLDER


def organisation_files(folder: Path) -> tuple[Path, ...]:
    """The definitions in a folder of an organisation, in order of name; none where it is not there.

    Parameters
    ----------
    folder
        As :func:`organisation_folder` gives it.
    """
    return tuple(sorted(folder.glob("*.toml")))


def use_organisation(root: Path, name: str = "", asked_in: str = "") -> None:
    """Put an organisation's own files in force, over those that are shipped.

    Parameters
    ----------
    root
        The project folder.
    name
        Of a folder within that of organisations.
    asked_in
        The file that asks for that folder, for the message where there is none.

    Raises
    ------
    StudyError
        Everything that is wrong in these files, at once. The shipped definitions are in force then.
    """
    put_in_force({})
    folder = organisation_folder(root, name)
    if name and not folder.is_dir():
        there = sorted(path.name for path in (root / FOLDER).glob("*") if path.is_dir())
        raise StudyError(_no_such_folder(name, there, Place(asked_in)))
    problems: list[Problem] = []
    own: dict[str, Mapping[str, Any]] = {}
    for path in organisation_files(folder):
        shown = path.relative_to(root).as_posix()
        if path.name not in OWN_FILES:
            problems.append(unknown_name("file of rules", path.name, [*OWN_FILES], Place(shown)))
            continue
        own[path.name] = _collected(problems, partial(read_toml, path), shown) or {}
    _collected(problems, partial(put_in_force, own), "")
    if own and not problems:  # what is shipped is tried by the tests, not at every start
        for check in (_rules, _ladders, _patterns, _look):
            _collected(problems, check, "")
    if problems:
        put_in_force({})
        raise StudyError(list(dict.fromkeys(problems)))


def _no_such_folder(name: str, there: list[str], place: Place) -> Problem:
    hint = f"There are: {', '.join(there)}." if there else "Make it, or take the setting out."
    return Problem(f'There is no folder "{FOLDER}/{name}" for study > rules.', place, hint)


def _collected(problems: list[Problem], do: Callable[[], Any], shown: str) -> Any:
    """What something gives, or its problems put with the others."""
    try:
        return do()
    except StudyError as error:
        at = Place(shown)
        problems += [replace(one, place=at) if shown else one for one in error.problems]
        return None


def _rules() -> None:
    from consult.definitions import characteristics
    from consult.disclose import load_policy

    load_policy(frozenset(key for key, one in characteristics().items() if one.sensitive))


def _ladders() -> None:
    from consult.definitions.merging import mergings

    mergings()


def _patterns() -> None:
    from consult.redact import patterns

    patterns()


def _look() -> None:
    from consult.definitions.house import house_style

    house_style()
