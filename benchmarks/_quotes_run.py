"""A whole run on labelled passages, every quote approved: what then stands in published files."""

from __future__ import annotations

import csv
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks._any_study import run_study
from tests.approving import decide_quotes

NAME = "gate"
STUDY = """
[study]
title = "Gate"
synthetic = true

[[consent]]
channel = "online"
may_be_quoted = true
notice = "Notice 1"
by = "AB"
on = 2025-05-12

[[sources]]
id = "online"
file = "gate.csv"
platform = "generic"
confirmed = "by a person"

[[questions]]
id = "why"
text = "What should we know?"
kind = "text"
columns = { online = ["A"] }
"""


def published_of(comments: Sequence[str]) -> tuple[int, str]:
    """Run a study of these comments, approve every quote, and read what is published.

    Parameters
    ----------
    comments
        One response each.

    Returns
    -------
    tuple
        How many quotes were approved, and all words of all published files.
    """
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        _put(project, comments)
        _run(project)
        approved = decide_quotes(project / "data" / "processed" / NAME)
        _run(project)
        words = "\n".join(_words(project / "reports" / NAME))
    return len(approved), words


def _put(project: Path, comments: Sequence[str]) -> None:
    study, raw = project / "pipelines" / "studies" / NAME, project / "data" / "raw" / NAME
    study.mkdir(parents=True)
    raw.mkdir(parents=True)
    (study / "study.toml").write_text(STUDY, encoding="utf-8")
    with (raw / "gate.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["What should we know?"], *([one] for one in comments)])


def _run(project: Path) -> None:
    code, said = run_study(project, NAME)
    if code:
        raise RuntimeError(said)


def _words(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.suffix in {".docx", ".xlsx"}:
            with zipfile.ZipFile(path) as parts:
                names = [name for name in parts.namelist() if name.endswith(".xml")]
                yield from (parts.read(name).decode("utf-8") for name in names)
        else:
            yield path.read_text(encoding="utf-8")
