"""Random edits of finished reports: how many ``check`` finds, and whether it ever cries wolf.

The reports are the appendix and the equality evidence of the synthetic study, made in a folder of
its own. Figures are also copied out of them into papers of another kind, and changed there.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document

from benchmarks import Aim, Outcome
from benchmarks._check_edits import Edit, Editor, moved, reword
from consult.check import check, nearest, read_word
from consult.check.word_read import WordReport
from consult.model.words.external import Externals
from consult.model.words.figure import Figures, printed_numbers
from consult.model.words.terms import Terms
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.run import Engine
from pipelines.engine.workspace import Workspace
from pipelines.study.author_files import load_own
from pipelines.study.context import Context
from pipelines.study.equality import load_equality
from pipelines.study.study_file import load_codeframe, load_study

ROOT = Path(__file__).parents[1]
STUDY = "kent-2024"
COPIES, EDITS, REWORDED = 20, 25, 10
"""Edited copies, edits in each, and copies in which only words were changed: two of the appendix
for each of the equality evidence."""

PAPERS, COPIED = 2, 40
"""Papers that figures of the appendix are copied into, and how many into each: half are changed."""

LEAST_FOUND = 0.98
OFFICE = "soffice"


@dataclass(frozen=True)
class Made:
    """The reports as made, the appendix first, and all that ``check`` is told."""

    files: tuple[Path, ...]
    reports: tuple[WordReport, ...]
    figures: Figures
    external: Externals
    terms: Terms

    def of(self, copy: int) -> int:
        """Which of the two reports a copy is of."""
        return int(copy % 3 == 2)

    def found(self, file: Path) -> list[str]:
        """What ``check`` says of an edited copy."""
        edited = read_word(file)
        made = self.reports[nearest(self.reports, edited)]
        said = check(edited, made, self.figures, self.external, self.terms)
        return [one.what for one in said]


def run() -> Outcome:
    """Recall by kind of edit and false alarms, of files as edited and as saved by LibreOffice."""
    with tempfile.TemporaryDirectory() as name:
        made = _made(Path(name))
        folder = Path(name) / "edited"
        folder.mkdir()
        edits = {f"edited-{copy}": _edited(made, folder, copy) for copy in range(COPIES)}
        edits |= {f"paper-{copy}": _copied(made, folder, copy) for copy in range(PAPERS)}
        for at, file in enumerate(made.files):
            shutil.copyfile(file, folder / f"reworded-untouched-{at}.docx")
        for copy in range(REWORDED):
            _reworded(made, folder / f"reworded-{copy}.docx", copy)
        figures, aims = _measured(made, folder, edits, "")
        if shutil.which(OFFICE):
            after = _measured(made, _saved_again(folder), edits, "_saved_by_libreoffice")
            figures, aims = figures | after[0], aims | after[1]
    return Outcome(figures, aims)


def _made(root: Path) -> Made:
    """Run the synthetic study in a folder of its own."""
    settings = root / "pipelines" / "studies" / STUDY
    exports = root / "data" / "raw" / STUDY
    shutil.copytree(ROOT / "pipelines" / "studies" / STUDY, settings)
    shutil.copytree(ROOT / "data" / "raw" / STUDY, exports)
    workspace, study = Workspace(root, STUDY, exports), load_study(settings)
    own, codeframe = load_own(settings), load_codeframe(settings)
    area, _ = load_equality(settings, study, codeframe)
    context = Context(study, codeframe, exports, workspace.kept, STUDY, None, own, area)
    Engine(workspace, context, lambda *_: None).run("report")
    files = (workspace.path("appendix"), workspace.path("equality"))
    figures = ARTEFACTS["figures"].format.load(workspace.path("figures"))
    return Made(files, tuple(map(read_word, files)), figures, own.external, own.terms)


def _edited(made: Made, folder: Path, copy: int) -> list[Edit]:
    opened = Document(str(made.files[made.of(copy)]))
    edits = list(Editor(opened, made.figures, made.figures, random.Random(copy)).edits(EDITS))
    opened.save(str(folder / f"edited-{copy}.docx"))
    return edits


def _copied(made: Made, folder: Path, copy: int) -> list[Edit]:
    """A paper that figures of the appendix were copied into, and half of them changed."""
    paper = Document()
    paper.add_heading("Report to the committee")
    edits = moved(Document(str(made.files[0])), paper, random.Random(copy), COPIED)
    paper.save(str(folder / f"paper-{copy}.docx"))
    return edits


def _reworded(made: Made, file: Path, seed: int) -> None:
    opened = Document(str(made.files[made.of(seed)]))
    reword(opened, random.Random(seed))
    opened.save(str(file))


def _saved_again(folder: Path) -> Path:
    """The same files after LibreOffice opened and saved them."""
    out = folder / "again"
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out)]
    subprocess.run(  # noqa: S603
        [OFFICE, profile, "--headless", *to, *files], check=True, capture_output=True
    )
    return out


def _measured(
    made: Made, folder: Path, edits: Mapping[str, Sequence[Edit]], ending: str
) -> tuple[dict[str, float], dict[str, Aim]]:
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for copy, mine in edits.items():
        left = made.found(folder / f"{copy}.docx")
        for edit in mine:
            total[edit.kind] += 1
            told = next((words for words in left if _quotes(words, edit.now)), None)
            if told:
                hits[edit.kind] += 1
                left.remove(told)
        beside[copy.partition("-")[0]] += len(left)
    alarms = beside["paper"] + sum(
        len(made.found(file)) for file in sorted(folder.glob("reworded-*.docx"))
    )
    each = {kind: hits[kind] / total[kind] for kind in sorted(total)}
    recall = hits.total() / total.total()
    figures = {f"found_{_plain(kind)}{ending}": share for kind, share in each.items()}
    figures |= {f"edits{ending}": float(total.total()), f"found_all{ending}": recall}
    figures |= {f"said_beside_the_edits{ending}": float(beside["edited"])}
    return figures, {
        f"found_of_every_kind{ending}": Aim(min(each.values()), LEAST_FOUND),
        f"false_alarms{ending}": Aim(float(alarms), 0.0, lower_is_better=True),
    }


def _quotes(words: str, now: str) -> bool:
    """Whether a finding quotes what was written: its cell whole with the mark, or its number."""
    ways = (now, *printed_numbers(now))
    return any(f"“{way}{end}" in words for way in ways for end in ("”", " ["))


def _plain(kind: str) -> str:
    return re.sub(r"\W+", "_", kind)
