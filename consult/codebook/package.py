"""A Frictionless data package: CSV files, and one JSON file that says what is in them.

Source: Data Package, Tabular Data Package and Table Schema, version 1, of the Frictionless
standards. Written with the standard library and pandas, which is all that it takes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from consult.codebook.tables import Codebook
from consult.model.survey.questionnaire import Kind, OptionRole, Purpose
from consult.model.survey.tables import SetAside, State
from consult.office.cells import UNDONE, inert_table

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

DESCRIPTION = (
    "What people answered, without their comments, their ids on the survey platform and the time "
    "of day. Answers of one person taken together can still name them: keep this with the "
    f"analysis team. Empty cells are missing values; no answer is coded as a number. {UNDONE}"
)

Field = dict[str, Any]


def describe(codebook: Codebook) -> dict[str, Any]:
    """The descriptor of a data package: what ``datapackage.json`` says.

    Parameters
    ----------
    codebook
        What the package holds.
    """
    return {
        "profile": "tabular-data-package",
        "name": _slug(codebook.title),
        "title": codebook.title,
        "description": DESCRIPTION,
        "resources": [
            _resource("responses", "Responses", _RESPONSES, ["response"]),
            _resource(
                "questions", "Questions", _QUESTIONS, ["question"], _key("about", "", "question")
            ),
            _resource("options", "Options", _OPTIONS, ["option"], _key("question", "questions")),
            _resource(
                "answers",
                "Answers",
                _ANSWERS,
                ["response", "question", "position"],
                _key("response", "responses"),
                _key("question", "questions"),
                _key("option", "options"),
            ),
        ],
    }


def write_json(descriptor: Mapping[str, Any], path: Path) -> None:
    """Write a descriptor, its parts in the order given.

    Parameters
    ----------
    descriptor
        What :func:`describe` made.
    path
        Where to; written over.
    """
    text = json.dumps(descriptor, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write one table of the package as CSV, in the dialect the standard takes for granted.

    Parameters
    ----------
    frame
        One table of a codebook. Words that a spreadsheet would run are made inert.
    path
        Where to; written over.
    """
    safe = inert_table(frame)
    safe.to_csv(path, index=False, encoding="utf-8", lineterminator="\r\n", float_format="%.15g")


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "consultation"


def _resource(
    name: str, title: str, fields: Sequence[Field], primary: Sequence[str], *foreign: Field
) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [dict(field) for field in fields],
        "missingValues": [""],
        "primaryKey": list(primary),
    }
    if foreign:
        schema["foreignKeys"] = list(foreign)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _key(field: str, resource: str, to: str = "") -> Field:
    return {"fields": field, "reference": {"resource": resource, "fields": to or field}}


def _field(name: str, kind: str, title: str, description: str = "", **constraints: Any) -> Field:
    field: Field = {"name": name, "type": kind, "title": title}
    if description:
        field["description"] = description
    if constraints:
        field["constraints"] = constraints
    return field


def _all(values: Iterable[StrEnum]) -> list[str]:
    return [str(value) for value in values if value]


_NUMBER = "A number that stands for the response; it says nothing about who sent it, or when."
_RESPONSES = (
    _field("response", "integer", "Response", _NUMBER, required=True, unique=True, minimum=1),
    _field("source", "string", "Source", "The export it came in.", required=True),
    _field("channel", "string", "Channel", "How it came in.", required=True),
    _field("received", "date", "Day received"),
    _field(
        *("set_aside", "string", "Set aside", "Why it is not counted; empty when it is."),
        enum=_all(SetAside),
    ),
)
_QUESTIONS = (
    _field("question", "string", "Question", "Its short name.", required=True, unique=True),
    _field("order", "integer", "Order", "As asked.", required=True, unique=True, minimum=1),
    _field("text", "string", "Wording", required=True),
    _field(
        *("kind", "string", "Kind", "Answers to text questions are comments and not here."),
        required=True,
        enum=_all(Kind),
    ),
    _field("purpose", "string", "Purpose", required=True, enum=_all(Purpose)),
    _field("characteristic", "string", "Characteristic", "What it measures, if it does."),
    _field("about", "string", "About", "The question that it asks the reason for."),
)
_OPTIONS = (
    _field("option", "string", "Option", "Its short name.", required=True, unique=True),
    _field("question", "string", "Question", required=True),
    _field("position", "integer", "Position", "As listed.", required=True, minimum=1),
    _field("label", "string", "Label", "Its words.", required=True),
    _field("role", "string", "Role", required=True, enum=_all(OptionRole)),
    _field("net", "string", "Net", "The sum of options it counts towards."),
)
_ANSWERS = (
    _field("response", "integer", "Response", required=True, minimum=1),
    _field("question", "string", "Question", required=True),
    _field(
        *("position", "integer", "Position", "Of the option in its list; 0 without an option."),
        required=True,
        minimum=0,
    ),
    _field("option", "string", "Option", "Empty for a number, and where nothing was chosen."),
    _field("label", "string", "Label", "The words of the option."),
    _field("state", "string", "State", required=True, enum=_all(State)),
    _field("number", "number", "Number", "The number given, or the rank."),
)
