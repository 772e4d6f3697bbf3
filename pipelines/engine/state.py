"""What ran on what: the one record of a study's runs, written whole after every stage."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from consult.errors import ConsultError, Place, Problem
from consult.store import values_of, write_json, write_whole

VERSION = 2
"""Of the record's own shape. A record of another shape is as good as none: all stages run."""


@dataclass(frozen=True)
class Ran:
    """One stage as it last ran to its end. Paths start from the project folder.

    Parameters
    ----------
    inputs, outputs
        File -> hash, of what it needed and of what it made.
    given
        What it read of the analyst's own files -> hash: "study.topics.many", "exports/a.csv".
    code, libraries
        Part of consult -> hash, and library -> version, of all that can change the result.
    as_written
        File that people fill in -> its hash as consult last wrote it.
    looked_back
        What it looked back at of an earlier run -> hash.
    rows
        Frame it made -> number of rows.
    seed
        Seed of the study.
    sensitivity
        What it made -> how far that may go.
    """

    inputs: dict[str, str]
    outputs: dict[str, str]
    given: dict[str, str]
    code: dict[str, str]
    libraries: dict[str, str]
    as_written: dict[str, str] = field(default_factory=dict)
    looked_back: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    seed: int = 1
    sensitivity: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RunRecord:
    """The record of a study.

    Parameters
    ----------
    stages
        Stages that ran to their end.
    trouble
        Why the file is as good as none; empty when it is sound or not there.
    """

    stages: dict[str, Ran] = field(default_factory=dict)
    trouble: str = ""


EARLIER, DAMAGED = "it was run by another version of consult", "the record of runs is damaged"


def read_state(path: Path) -> RunRecord:
    """The record, with what is wrong with it if it cannot be used.

    Parameters
    ----------
    path
        Of the record; it need not be there.

    Raises
    ------
    ConsultError
        When the file is there and the computer does not let it be read.
    """
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return RunRecord()
    except OSError as error:
        raise ConsultError(_unreadable(path)) from error
    except ValueError:
        return RunRecord(trouble=DAMAGED)
    if not isinstance(content, dict):
        return RunRecord(trouble=DAMAGED)
    if content.pop("version", 1) != VERSION:
        return RunRecord(trouble=EARLIER)
    return _checked(content)


def write_state(path: Path, state: RunRecord) -> None:
    """Write the record, whole or not at all.

    Parameters
    ----------
    path
        Of the record; what stood there is replaced.
    state
        All but its ``trouble`` is written.
    """
    content = asdict(state) | {"version": VERSION}
    del content["trouble"]
    write_whole([(path, lambda beside: write_json(content, beside))])


def record(path: Path, stage: str, ran: Ran) -> None:
    """Put one stage into the record, leaving the others.

    Parameters
    ----------
    path
        Of the record; it is read again, so that nothing written meanwhile is lost.
    stage
        Its name.
    ran
        Takes the place of what was on record of that stage.
    """
    state = read_state(path)
    write_state(path, replace(state, stages={**state.stages, stage: ran}, trouble=""))


def _checked(content: Mapping[str, Any]) -> RunRecord:
    from pydantic import ValidationError

    try:
        state: RunRecord = values_of(RunRecord).validate_python(content)
    except ValidationError:
        return RunRecord(trouble=DAMAGED)
    return state


def _unreadable(path: Path) -> Problem:
    hint = "Close what has it open, or ask who looks after this computer for the right to read it."
    return Problem("The record of the last run cannot be read.", Place(path.name), hint)
