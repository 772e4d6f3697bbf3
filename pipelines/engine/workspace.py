"""The folders of one study, and where in them each artefact lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consult.errors import ConsultError, Place, Problem
from pipelines.engine.catalogue import ARTEFACTS, Sensitivity
from pipelines.study.file_names import FROZEN


@dataclass(frozen=True)
class Workspace:
    """The folders of one study.

    Parameters
    ----------
    root
        The project folder.
    study
        Name of the study.
    exports
        Folder with its exports; ``data/raw/<study>`` unless another is given.
    """

    root: Path
    study: str
    exports: Path

    @property
    def study_folder(self) -> Path:
        """The analyst's own files: study.toml and, if there is one, codeframe.toml."""
        return self.root / "pipelines" / "studies" / self.study

    def frozen(self, study: str) -> Path:
        """Where codes frozen in a study lie, with the analyst's files of that study.

        Parameters
        ----------
        study
            Short name of the study that they were frozen in; often an earlier one.
        """
        return self.study_folder.parent / study / FROZEN

    @property
    def processed(self) -> Path:
        """What the stages made."""
        return self.root / "data" / "processed" / self.study

    @property
    def reports(self) -> Path:
        """What may leave the building."""
        return self.root / "reports" / self.study

    @property
    def manifest(self) -> Path:
        """The record of the last run."""
        return self.processed / "manifest.json"

    @property
    def refused(self) -> Path:
        """Why the last run was refused, if it was. Restricted, as the record of a release is."""
        return self.processed / "release-refused.json"

    @property
    def kept(self) -> Path:
        """What is only quicker to look up than to make again; may be deleted at any time."""
        return self.processed / "kept"

    def tuned(self, decisions: str) -> Path:
        """Folder of the sentence model tuned to decisions of that hash.

        Restricted: it was made from people's words. A name of its own for other decisions, so that
        a run notices another model by the setting that names it.

        Parameters
        ----------
        decisions
            Hash in hexadecimal, of which the first eight digits are taken.
        """
        return self.processed / f"tuned-model-{decisions[:8]}"

    def shown(self, path: Path) -> str:
        """A path from the project folder on: the same wherever that folder lies.

        Parameters
        ----------
        path
            A path in the project folder; any other is a ``ValueError``.
        """
        return path.relative_to(self.root).as_posix()

    def path(self, artefact: str) -> Path:
        """Where an artefact lies, decided by its sensitivity alone.

        Parameters
        ----------
        artefact
            Its name in the catalogue.
        """
        entry = ARTEFACTS[artefact]
        publishable = entry.sensitivity is Sensitivity.PUBLISHABLE
        return (self.reports if publishable else self.processed) / entry.file


STUDIES = Path("pipelines", "studies")
"""Where the studies of a project stand in its folder."""


def find_root(start: Path) -> Path:
    """The project folder: ``start`` or the nearest folder above it that holds studies.

    Parameters
    ----------
    start
        Where the terminal is.

    Raises
    ------
    ConsultError
        When there is none. Nothing is then written where nobody would look for it.
    """
    for folder in (start, *start.parents):
        if (folder / STUDIES).is_dir():
            return folder
    ours = Path(__file__).resolve().parents[2]
    if (ours / "pyproject.toml").is_file():
        hint = f'Type this first, then the command again: cd "{ours}"'
    else:
        hint = f'Go to the folder of your studies. For a new one, make a folder "{STUDIES}" here.'
    what = "The terminal is not in the folder of consult, so no study is found or made here."
    raise ConsultError(Problem(what, Place(str(start)), hint))
