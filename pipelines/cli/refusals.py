"""A release that was refused leaves its reasons with the analysts, and nothing else anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from consult.errors import ConsultError, DisclosureError
from consult.model.author_files import ENDING, FIGURES, RECORDS, WORDS
from consult.model.words.authored import Authored
from consult.store import write_json, write_whole
from pipelines.cli.console import say
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace
from pipelines.study.author_files import shown
from pipelines.study.file_names import ANSWERS

if TYPE_CHECKING:
    from consult.model.coding.codeframe import CodesByQuestion

SETTINGS = ("study.toml", "codeframe.toml", ANSWERS, FIGURES)
"""Files of a study in which people write what a report prints, and cannot name figures."""

UNTOUCHED = "Nothing was published. What was published before stays, and release.json is of that."


@contextmanager
def refusals_recorded(workspace: Workspace) -> Iterator[None]:
    """Write down why a run was refused; forget it once a run goes through.

    Parameters
    ----------
    workspace
        Where the study lies. The record is ``release-refused.json`` beside ``release.json``: the
        reasons as they were told, which name tables and places and never a number that is hidden.

    Raises
    ------
    DisclosureError
        The refusal itself, once it is written down.
    """
    try:
        yield
    except DisclosureError as error:
        from consult.audit import for_authors

        refused = DisclosureError(for_authors(error.problems, tuple(written_by_people(workspace))))
        reasons = [str(problem) for problem in refused.problems]
        record = {"passed": False, "reasons": reasons, "reports": UNTOUCHED}
        write_whole([(workspace.refused, lambda beside: write_json(record, beside))])
        say(f"Why is written down: {workspace.refused.relative_to(workspace.root).as_posix()}")
        raise refused from error
    workspace.refused.unlink(missing_ok=True)


def written_by_people(workspace: Workspace) -> Iterator[Authored]:
    """Every line with a number that people wrote for a report.

    Parameters
    ----------
    workspace
        Where the study lies.
    """
    folder = workspace.study_folder
    for path in sorted((folder / WORDS).glob(f"*{ENDING}")):
        yield from _lines(path, shown(path), named=True)
    yield from _lines(folder / RECORDS, RECORDS, named=True)
    for name in SETTINGS:
        yield from _lines(folder / name, name, named=False)
    for code in dict.fromkeys(code for used in _codes(workspace).values() for code in used):
        for words in (code.name, code.definition):
            if _has_number(words):
                yield Authored(ARTEFACTS["review"].file, words, sheet="Themes")


def _codes(workspace: Workspace) -> CodesByQuestion:
    """The codes of the last run; none where they cannot be read, as that is not what is refused."""
    codes: CodesByQuestion = {}
    with suppress(ConsultError, OSError):
        codes = ARTEFACTS["codes"].format.load(workspace.path("codes"))
    return codes


def _lines(path: Path, name: str, *, named: bool) -> Iterator[Authored]:
    text = path.read_bytes().decode("utf-8-sig", "replace") if path.is_file() else ""
    for number, line in enumerate(text.splitlines(), start=1):
        if _has_number(line):
            yield Authored(name, line, number, named=named)


def _has_number(text: str) -> bool:
    return any(character.isdigit() for character in text)
