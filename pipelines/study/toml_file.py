"""A TOML file as a person wrote it: read, turned into values of a type, and what is wrong said."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from consult.errors import Place, Problem, StudyError
from consult.store import values_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

WORDS = {
    "extra_forbidden": "This setting does not exist.",
    "unexpected_keyword_argument": "This setting does not exist.",
    "missing": "This setting is missing.",
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        "This is no date. Write it as 2024-02-08, without quotation marks.",
    ),
}
"""pydantic error type -> the sentence a person gets; other types keep pydantic's own words."""

TOML = {
    r"Illegal character '\\[rn]'|Unterminated string": "a quotation mark is missing at the end",
    r"Expected newline or end of document": "something stands behind what is set, such as a second "
    "quotation mark; inside quotation marks use single ones",
    r"Expected '=' after a key": "there is no = after the name of the setting",
    r"Invalid value": "what stands after = is no text in quotation marks, number, date or list",
    r"Unclosed array": "a ] is missing at the end of a list",
    r"Cannot overwrite a value|Cannot declare .* twice": "a setting or a heading stands twice",
}
"""What Python's reader of TOML says -> what a person has to look for in that line."""

_AT_LINE = re.compile(r"\(at line (\d+)")

MOVED = {"process": "It stands in records.toml now, beside study.toml: a sentence for each line."}
"""Part of study.toml that has moved -> where to."""


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file, with the line of the first mistake if there is one.

    Parameters
    ----------
    path
        A file that exists. A byte-order mark, as Windows writes it, is passed over.

    Raises
    ------
    StudyError
        When it is not UTF-8, or not TOML.
    """
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise StudyError(
            Problem(
                "The file is not saved as UTF-8.",
                Place(path.name),
                "Save it again with the encoding UTF-8.",
            )
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise StudyError(
            Problem(
                f"The file is not valid TOML: {_in_words(error)}.",
                Place(path.name),
                "Words stand in straight double quotes, lists in square brackets, dates by "
                "themselves: opens = 2024-02-08. A heading such as [study] stands once.",
            )
        ) from None


def _in_words(error: tomllib.TOMLDecodeError) -> str:
    said, line = str(error), _AT_LINE.search(str(error))
    why = next((words for pattern, words in TOML.items() if re.search(pattern, said)), "")
    return f"in line {line[1]} {why}" if line and why else said


def typed(data: dict[str, Any], kind: Any, path: Path) -> Any:
    """A file, or what is left of it, as a value of one type.

    Parameters
    ----------
    data
        As read.
    kind
        The type.
    path
        Of the file, for problems.

    Raises
    ------
    StudyError
        When a setting is wrong, missing or does not exist.
    """
    try:
        return values_of(kind).validate_python(data)
    except ValidationError as error:
        raise StudyError(problems_in(error.errors(), path, data)) from None


def typed_part(data: dict[str, Any], name: str, kind: Any, path: Path) -> Any:
    """The entries [[name]] of a file as values of one type.

    Parameters
    ----------
    data
        The file as read.
    name
        What its entries are called; there is nothing else in the file.
    kind
        Their type.
    path
        Of the file, for problems.

    Raises
    ------
    StudyError
        When an entry has a wrong or missing setting, or the file holds something else.
    """
    strays = [key for key in data if key != name]
    if strays:
        hint = f"Entries begin with [[{name}]]."
        raise StudyError(
            [Problem(f'"{key}" does not belong here.', Place(path.name), hint) for key in strays]
        )
    try:
        return values_of(kind).validate_python(data.get(name, ()))
    except ValidationError as error:
        named = {name: data[name]}
        within = [detail | {"loc": (name, *detail["loc"])} for detail in error.errors()]
        raise StudyError(problems_in(within, path, named)) from None


def problems_in(details: list[ErrorDetails], path: Path, data: dict[str, Any]) -> list[Problem]:
    """What pydantic found wrong, in words.

    Parameters
    ----------
    details
        Of its error. A list is not said to be short as well where one of its entries is wrong.
    path, data
        The file, and what was read from it.
    """
    places = [detail["loc"] for detail in details]
    inside = {place[:end] for place in places for end in range(len(place))}
    said = (d for d in details if d["type"] != "too_short" or d["loc"] not in inside)
    return [_problem(detail, path, data) for detail in said]


def _problem(detail: ErrorDetails, path: Path, data: dict[str, Any]) -> Problem:
    known = WORDS.get(detail["type"])
    what = known or f"{_sentence(detail['msg'])}"
    where = _where(detail["loc"], data)
    strange = known == WORDS["extra_forbidden"]
    hint = MOVED.get(where, "Take it out, or correct its spelling.") if strange else ""
    return Problem(f"{where}: {what}" if where else what, Place(path.name), hint)


def _sentence(message: str) -> str:
    text = message.removeprefix("Value error, ")
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _where(location: tuple[int | str, ...], data: Any) -> str:
    """The place in the file in words: [[questions]] "q3", setting "knd"."""
    parts: list[str] = []
    for step in location:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        if isinstance(step, int):
            name = data.get("id", "") if isinstance(data, dict) else ""
            parts[-1] += f' "{name}"' if name else f" number {step + 1}"
        else:
            parts.append(step)
    return " > ".join(parts)
