"""study.toml and codeframe.toml: read, checked whole, and turned into frozen values."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from consult.definitions import same_words
from consult.errors import Place, Problem, StudyError, unknown_name
from consult.model.coding.codeframe import Codeframe
from consult.model.settings.study import Study
from pipelines.equality_settings import equality_problems

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


def load_study(folder: Path) -> Study:
    """Read a study's study.toml.

    Parameters
    ----------
    folder
        The study's folder under pipelines/studies.

    Raises
    ------
    StudyError
        All problems of the file at once.
    """
    path = folder / "study.toml"
    if not path.is_file():
        raise StudyError(_no_such_study(folder))
    data = read_toml(path)
    try:
        study = Study.model_validate(data)
    except ValidationError as error:
        raise StudyError(_problems(error.errors(), path, data)) from None
    problems = [*_breakdown_problems(study, path), *equality_problems(study, path)]
    if problems:
        raise StudyError(problems)
    return study


def load_codeframe(folder: Path) -> Codeframe:
    """Read a study's codeframe.toml; an empty codeframe where there is none.

    Raises
    ------
    StudyError
        When the file is not TOML, an entry has a wrong or missing setting, a code in use has no
        definition, or two codes have one id or one name. All problems of the file at once.
    """
    path = folder / "codeframe.toml"
    if not path.is_file():
        return Codeframe()
    codeframe: Codeframe = typed(read_toml(path), Codeframe, path)
    problems = [*_undefined(codeframe, path), *_named_twice(codeframe, path)]
    if problems:
        raise StudyError(problems)
    return codeframe


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
    from pydantic import TypeAdapter

    try:
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        raise StudyError(_problems(error.errors(), path, data)) from None


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
    from pydantic import TypeAdapter

    strays = [key for key in data if key != name]
    if strays:
        hint = f"Entries begin with [[{name}]]."
        raise StudyError(
            [Problem(f'"{key}" does not belong here.', Place(path.name), hint) for key in strays]
        )
    try:
        return TypeAdapter(kind).validate_python(data.get(name, ()))
    except ValidationError as error:
        named = {name: data[name]}
        within = [one | {"loc": (name, *one["loc"])} for one in error.errors()]
        raise StudyError(_problems(within, path, named)) from None


def _undefined(codeframe: Codeframe, path: Path) -> list[Problem]:
    hint = "Write one sentence that says what a comment must say to be given the code."
    return [
        Problem(f'The code "{code.id}" has no definition.', Place(path.name), hint)
        for code in codeframe.codes
        if not code.retired and not code.definition.strip()
    ]


def _named_twice(codeframe: Codeframe, path: Path) -> list[Problem]:
    """Codes that cannot be told apart: by their id, or by the name that a report prints."""
    problems = []
    for what, keys in (
        ("id", [code.id for code in codeframe.codes]),
        ("name", [same_words(code.name) for code in codeframe.codes]),
    ):
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            ids = [code.id for code, own in zip(codeframe.codes, keys, strict=True) if own == key]
            listed = ", ".join(f'"{one}"' for one in ids)
            problems.append(
                Problem(
                    f"Codes have the same {what}: {listed}.",
                    Place(path.name),
                    f"Give each its own {what}, or make one code of them.",
                )
            )
    return problems


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file, with the line of the first mistake if there is one."""
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


def _breakdown_problems(study: Study, path: Path) -> list[Problem]:
    """Break-downs by what nobody was asked, or by what policy rules out."""
    wanted = [("break_down_by", name) for name in study.report.break_down_by]
    wanted += [
        (f'banner "{banner.title}" > across', name)
        for banner in study.report.banner
        for name in banner.across
    ]
    problems = (_breakdown_problem(study, path, setting, name) for setting, name in wanted)
    ids = [spec.id for spec in study.questions]
    strays = [
        unknown_name("question", name, ids, Place(path.name))
        for banner in study.report.banner
        for name in banner.questions
        if name not in ids
    ]
    return [*filter(None, problems), *strays]


def _breakdown_problem(study: Study, path: Path, setting: str, name: str) -> Problem | None:
    from consult.definitions import characteristics
    from consult.model.counting.table_id import CHANNEL
    from pipelines.plan_breaks import BREAKABLE

    measured = [spec.characteristic for spec in study.questions if spec.characteristic]
    specs = {spec.id: spec for spec in study.questions if spec.kind in BREAKABLE}
    characteristic = name if name in measured else name in specs and specs[name].characteristic
    if characteristic:
        known = characteristics().get(characteristic)
        refused = (
            "characteristics.toml says crossed = false." if known and not known.crossed else ""
        )
    elif name in specs:
        refused = "its answers are postcode districts." if specs[name].reads else ""
    elif name == CHANNEL:
        return None
    else:
        return unknown_name(
            "characteristic or closed question asked",
            name,
            [*measured, *(key for key in specs if not specs[key].characteristic), CHANNEL],
            Place(path.name),
        )
    if not refused:
        return None
    return Problem(
        f'report > {setting}: answers are never broken down by "{name}".',
        Place(path.name),
        f"Take it out; {refused}",
    )


def _no_such_study(folder: Path) -> Problem:
    parent = folder.parent
    known = sorted(path.parent.name for path in parent.glob("*/study.toml"))
    hint = f"Studies here: {', '.join(known)}. " if known else ""
    return Problem(
        f'There is no study called "{folder.name}".',
        hint=f"{hint}A new one is made with: python -m pipelines new {folder.name} FILE",
    )


def _problems(details: list[ErrorDetails], path: Path, data: dict[str, Any]) -> list[Problem]:
    """What is wrong; a list is not said to be short as well where one of its entries is wrong."""
    places = [detail["loc"] for detail in details]
    inside = {place[:end] for place in places for end in range(len(place))}
    said = (one for one in details if one["type"] != "too_short" or one["loc"] not in inside)
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
