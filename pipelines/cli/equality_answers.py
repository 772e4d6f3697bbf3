"""What people filled in of the equality evidence: taken from Word, and kept with the study."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from consult.errors import ConsultError, Place, Problem, many
from consult.store import let_everyone_read, write_whole
from pipelines.cli.console import say
from pipelines.engine.hashes import sha256
from pipelines.engine.state import read_state
from pipelines.engine.workspace import Workspace
from pipelines.study.equality import load_answers
from pipelines.study.file_names import ANSWERS

if TYPE_CHECKING:
    from consult.model.evidence.equality import Answers

HEADER = (
    "# What people filled in of the equality evidence, for the equality impact assessment.",
    "# Written from the Word file; you may also edit it here. Every run prints it.",
    '# negative_impact is "Yes", "No" or "". To clear a field, make it "" or take its line out.',
)


def take_back(workspace: Workspace) -> None:
    """Keep what was filled in where the equality evidence lies, before a run makes it again.

    Parameters
    ----------
    workspace
        Nothing is read unless the file differs from what the last run wrote there.
    """
    path = workspace.path("published_equality")
    ran = read_state(workspace.manifest).stages.get("publish")
    made = ran.as_written.get(workspace.shown(path)) if ran else None
    if path.is_file() and sha256(path) != made:
        take_from(workspace, path)


def take_from(workspace: Workspace, file: Path) -> None:
    """Keep what was filled in, in a Word file anywhere.

    Parameters
    ----------
    workspace
        Of the study that keeps the answers. The evidence it made last tells what people wrote from
        what was printed for them; without it, all that stands in ``file`` is theirs.
    file
        The equality evidence as filled in; it is not changed.

    Raises
    ------
    ConsultError
        When the file is missing, no Word file, or answers with something else than Yes or No.
    """
    from consult.equality.filled_in import how_many, taken_over

    if not file.is_file():
        raise ConsultError(Problem("There is no such file.", Place(str(file)), "Check the path."))
    kept = load_answers(workspace.study_folder)
    made = workspace.path("equality")
    after = taken_over(kept, _in_word(made) if made.is_file() else {}, _in_word(file))
    changed = how_many(kept, after)
    if not changed:
        return
    path = workspace.study_folder / ANSWERS
    write_whole([(path, lambda beside: _write_answers(after, beside))])
    say(f"Kept from {file.name}: {many(changed, 'field')}, in {workspace.shown(path)}")


def _in_word(path: Path) -> Answers:
    from consult.check import read_word
    from consult.definitions import characteristics
    from consult.equality.filled_in import answers_in

    names = {key: known.name for key, known in characteristics().items()}
    tables = ((table.title, table.text) for table in read_word(path).tables)
    return answers_in(tables, names, path.name)


def _write_answers(answers: Answers, path: Path) -> None:
    """Write what people filled in as TOML, a table a characteristic; empty fields are left out."""
    import tomlkit

    document = tomlkit.document()
    for line in HEADER:
        document.add(tomlkit.comment(line.removeprefix("# ")))
    for key, answer in sorted(answers.items()):
        table = tomlkit.table()
        for part, words in asdict(answer).items():
            if words:
                table.add(part, str(words))
        document.add(tomlkit.nl())
        document.add(key, table)
    path.write_text(tomlkit.dumps(document), encoding="utf-8", newline="\n")
    let_everyone_read(path)
