"""A study's files as version 0.1 had them, put where they are read now; and it is said."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from consult.errors import Place, Problem, StudyError, unknown_name
from consult.model.author_files import FIGURES, PROCESS, RECORDS
from consult.model.settings.sections import Process
from consult.model.words.external import EXTERNAL, External, Externals
from consult.model.words.figure import BETWEEN
from consult.store import Frame, Treasured, Value, let_everyone_read, write_whole
from pipelines.cli.console import say
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace
from pipelines.study.toml_file import read_toml, typed_part

STUDY_FILE = "study.toml"

SAID = "[process] of study.toml is of version 0.1. Its lines are comments now."
MOVED = "What it named of figures.toml stands in {}, as sentences: look at them."
NOTE = f"# Of version 0.1; now in {RECORDS}, as sentences:"
_HEADING = re.compile(rf"\s*\[\s*{PROCESS}\s*\]")
_ANY_HEADING = re.compile(r"\s*\[")
_BRACES = str.maketrans("{}", "()")
"""In records.toml braces name figures."""


def take_over(workspace: Workspace) -> None:
    """Put what version 0.1 had in study.toml of how a consultation was run into records.toml.

    Version 0.1 named figures of other papers there; now a person says it in sentences. A study file
    that cannot be read is left to those who read it and say why.

    Parameters
    ----------
    workspace
        Of the study; it need not have study.toml yet, and then nothing happens.

    Raises
    ------
    StudyError
        When a figure is named that figures.toml does not have, or one of the files cannot be read.
        Nothing is changed then.
    """
    study = workspace.study_folder / STUDY_FILE
    records = workspace.study_folder / RECORDS
    try:
        text = study.read_bytes().decode("utf-8-sig")
        named = tomllib.loads(text).get(PROCESS)
    except (OSError, ValueError):
        return
    after = _commented_out(text)
    if not isinstance(named, dict) or not after:
        return
    sentences = _sentences(named, _external(workspace.study_folder / FIGURES))
    files = {study: after}
    if sentences:
        files[records] = _with_process(records, sentences)
    write_whole((path, _writer(words)) for path, words in files.items())
    say(" ".join([SAID, *([MOVED.format(workspace.shown(records))] if sentences else [])]))


def _external(path: Path) -> dict[str, External]:
    every: Externals = (
        typed_part(read_toml(path), "figures", Externals, path) if path.is_file() else ()
    )
    return {figure.id: figure for figure in every}


def _commented_out(text: str) -> str:
    """A study file with the lines of [process] as comments; empty where that cannot be done."""
    lines = text.splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines) if _HEADING.match(line)), None)
    if start is None:
        return ""
    rest = range(start + 1, len(lines))
    end = next((at for at in rest if _ANY_HEADING.match(lines[at])), len(lines))
    for at in range(start, end):
        if lines[at].strip() and not lines[at].lstrip().startswith("#"):
            lines[at] = f"# {lines[at]}"
    end_of_line = lines[start].removeprefix(lines[start].rstrip("\r\n"))
    lines.insert(start, f"{NOTE}{end_of_line}")
    after = "".join(lines)
    try:
        same = tomllib.loads(after) == {
            key: value for key, value in tomllib.loads(text).items() if key != PROCESS
        }
    except tomllib.TOMLDecodeError:
        return ""
    return after if same else ""


def _sentences(named: Mapping[str, Any], external: Mapping[str, External]) -> dict[Process, str]:
    """What the report of version 0.1 printed, figures named in braces."""
    known, problems = [str(one) for one in Process], []
    found: dict[Process, str] = {}
    for key, ids in named.items():
        place = Place(STUDY_FILE, entry=f"{PROCESS} > {key}")
        if key not in known:
            problems.append(unknown_name("setting", key, known, place))
        elif not isinstance(ids, list):
            problems.append(Problem("This is no list of figures.", place, f'{key} = ["..."]'))
        elif strays := [one for one in ids if one not in external]:
            names = list(external) or ["none"]
            problems += [unknown_name(f"figure in {FIGURES}", one, names, place) for one in strays]
        elif ids:
            found[Process(key)] = " ".join(_sentence(external[one]) for one in ids)
    if problems:
        raise StudyError(problems)
    return found


def _sentence(one: External) -> str:
    what, unit, source = (
        " ".join(words.translate(_BRACES).split()) for words in (one.what, one.unit, one.source)
    )
    number = f"{{{EXTERNAL}{BETWEEN}{one.id}}}"
    return f"{what}: {' '.join(filter(None, (number, unit)))} (source: {source})."


def _with_process(path: Path, sentences: Mapping[Process, str]) -> str:
    """records.toml with sentences that are not in it yet; what stands there stays as it is."""
    import tomlkit

    if path.is_file():
        read_toml(path)  # which says what is wrong with it
    records = tomlkit.parse(path.read_bytes().decode("utf-8-sig") if path.is_file() else "")
    if PROCESS not in records:
        if records:
            records.add(tomlkit.nl())
        records.add(PROCESS, tomlkit.table())
    process: Any = records[PROCESS]
    for key, words in sentences.items():
        if not str(process.get(key, "")).strip():
            process[str(key)] = words
    return tomlkit.dumps(records)


def _writer(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(text.encode("utf-8"))
        let_everyone_read(path)

    return write


def take_over_decisions(workspace: Workspace) -> None:
    """Put what people decided before there was a journal into one, once.

    Parameters
    ----------
    workspace
        Of the study. Nothing happens where there is a journal, or nothing was decided.

    Raises
    ------
    DamagedError
        When one of the files cannot be read; it is put aside, and the next call goes on without.
    """
    formats = {
        "decisions.parquet": Treasured(Frame("DECISIONS")),
        "theme-decisions.json": Treasured(Value("consult.model.coding.review:ThemeDecisions")),
        "stance-decisions.parquet": Treasured(Frame("STANCE_DECISIONS")),
    }
    target = workspace.path("journal")
    lying = {name: workspace.processed / name for name in formats}
    lying = {name: path for name, path in lying.items() if path.is_file()}
    if not lying or target.is_file():
        return
    from consult.coding import lines_before_journal, to_table
    from consult.model.survey.review_tables import DECISIONS, STANCE_DECISIONS
    from consult.model.survey.tables import empty

    found = {name: formats[name].load(path) for name, path in lying.items()}
    lines = lines_before_journal(
        found.get("decisions.parquet", empty(DECISIONS)),
        found.get("theme-decisions.json", {}),
        found.get("stance-decisions.parquet", empty(STANCE_DECISIONS)),
    )
    table = to_table(lines)
    write_whole([(target, lambda beside: ARTEFACTS["journal"].format.save(table, beside))])
    for path in lying.values():
        path.unlink()
