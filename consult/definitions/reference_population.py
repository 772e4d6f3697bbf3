"""The people of an area, to set respondents beside: from our own file, or one of the study."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from consult.definitions.in_force import shipped
from consult.errors import Place, Problem, StudyError, list_rows
from consult.model.evidence.equality import AreaShare, ReferencePopulation, ReferenceRule

COLUMNS = (
    "area_code",
    "area",
    "characteristic",
    "category",
    "count",
    "base",
    "percent",
    "base_definition",
    "source_table",
    "quality",
    "source",
)
"""Columns of the file, in any order; ``count`` and ``base`` can be empty if ``percent`` is not."""

OURS = "reference_population.csv"
"""Kent, its districts, the South East and England. Source: its own columns, row by row."""


@cache
def reference_rules() -> Mapping[str, ReferenceRule]:
    """How categories of the file are those of our characteristics, by id of the characteristic."""
    rules = (
        ReferenceRule(
            entry["id"],
            entry["reference"],
            tuple(entry["left_out"]),
            {group: tuple(some) for group, some in entry.get("same", {}).items()},
            entry.get("note", ""),
        )
        for entry in shipped("reference_population.toml")["characteristic"]
    )
    return MappingProxyType({rule.id: rule for rule in rules})


def load_reference(area: str, path: Path | None = None) -> ReferencePopulation:
    """The people of one area.

    Parameters
    ----------
    area
        Its code in the file, such as "E10000016" for Kent.
    path
        A file of the study's own; the one that comes with consult when ``None``.

    Raises
    ------
    StudyError
        When the file cannot be read as such a table, with every row that is wrong, or has no such
        area, with those it has.
    """
    name = OURS if path is None else path.name
    lines = _lines(name, path)
    names = {line["area_code"].strip(): line["area"].strip() for _, line in lines}
    if area not in names:
        known = "; ".join(f"{code} ({words})" for code, words in names.items())
        what = f'The reference population has no area "{area}".'
        hint = f"Set area under [report] in study.toml to one of: {known}."
        raise StudyError(Problem(what, Place(name), hint))
    shares = tuple(_share(line) for _, line in lines if line["area_code"].strip() == area)
    return ReferencePopulation(area, names[area], shares)


def _lines(name: str, path: Path | None) -> list[tuple[int, dict[str, str]]]:
    """Row numbers and rows, each of which can be used."""
    reader = csv.DictReader(io.StringIO(_text(name, path), newline=""))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        listed = ", ".join(f'"{column}"' for column in missing)
        hint = "The first row holds the names of the columns; docs/equality.md lists them."
        raise StudyError(Problem(f"Columns are missing: {listed}.", Place(name), hint))
    lines = [
        (at, {column: line[column] or "" for column in COLUMNS})
        for at, line in enumerate(reader, start=2)
    ]
    problems = list(_problems(name, lines))
    if problems:
        raise StudyError(problems)
    return lines


def _text(name: str, path: Path | None) -> str:
    if path is None:
        return files("consult.definitions").joinpath(OURS).read_text(encoding="utf-8")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        hint = "Put it beside study.toml, or correct reference_population under [report]."
        raise StudyError(Problem("There is no such file.", Place(name), hint)) from None
    except UnicodeDecodeError:
        hint = "Save it again as CSV with the encoding UTF-8."
        raise StudyError(Problem("The file is not saved as UTF-8.", Place(name), hint)) from None


def _problems(name: str, lines: list[tuple[int, dict[str, str]]]) -> Iterator[Problem]:
    unread = [at for at, line in lines if not _is_share(line)]
    if unread:
        yield Problem(
            f"The share cannot be worked out in {list_rows(unread)}.",
            Place(name),
            "Give count and base as whole numbers, or percent from 0 to 100.",
        )
    bare = [at for at, line in lines if not (line["source"].strip() and line["quality"].strip())]
    if bare:
        yield Problem(
            f"Source or quality is empty in {list_rows(bare)}.",
            Place(name),
            "Say where the figure comes from and how it was made.",
        )
    first: dict[tuple[str, ...], int] = {}
    twice = [
        at
        for at, line in lines
        if first.setdefault(tuple(line[c] for c in (COLUMNS[0], *COLUMNS[2:4])), at) != at
    ]
    if twice:
        what = f"An area has the same category twice: {list_rows(twice)}."
        yield Problem(what, Place(name), "Keep one row for each category of an area.")


def _is_share(line: Mapping[str, str]) -> bool:
    try:
        return 0 <= _percent(line) <= 100
    except (ValueError, ZeroDivisionError):
        return False


def _percent(line: Mapping[str, str]) -> float:
    """The share with full precision where a count is given, else as the source rounded it."""
    if line["count"].strip() and line["base"].strip():
        return 100 * int(line["count"]) / int(line["base"])
    return float(line["percent"])


def _share(line: Mapping[str, str]) -> AreaShare:
    table, source = line["source_table"].strip(), line["source"].strip()
    return AreaShare(
        line["characteristic"].strip(),
        line["category"].strip(),
        _percent(line),
        line["base_definition"].strip(),
        table or source,
        source,
        line["quality"].strip(),
    )
