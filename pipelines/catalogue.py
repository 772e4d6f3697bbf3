"""Every artefact once: its name, where it lies, what it is and how far it may go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from consult.errors import ConsultError, Place, Problem
from consult.store import Copied, Drafted, Filled, Format, Frame, Made, Treasured, Value
from pipelines.given import FROZEN


class Sensitivity(StrEnum):
    """How far an artefact may go."""

    RESTRICTED = "restricted"
    """People's words or true counts: stays with the analysis team."""
    INTERNAL = "internal"
    """Redacted: may be seen by colleagues who review the coding."""
    PUBLISHABLE = "publishable"
    """Has been through disclosure control."""


@dataclass(frozen=True)
class Artefact:
    """One file that a stage makes.

    Parameters
    ----------
    name
        What stages call it.
    file
        Its file name. Publishable files lie under reports/, all others under data/processed/.
    format
        How it is saved and loaded.
    sensitivity
        How far it may go.
    people_write
        Whether people fill it in. What they wrote is never lost: before such a file is made
        again, it is kept under another name beside the new one.
    """

    name: str
    file: str
    format: Format
    sensitivity: Sensitivity
    people_write: bool = False


_R, _I, _P = Sensitivity.RESTRICTED, Sensitivity.INTERNAL, Sensitivity.PUBLISHABLE

ARTEFACTS = {
    artefact.name: artefact
    for artefact in (
        Artefact(
            "questionnaire",
            "questionnaire.json",
            Value("consult.model.questionnaire:Questionnaire"),
            _I,
        ),
        Artefact("read_responses", "read-responses.parquet", Frame("RESPONSES"), _R),
        Artefact("answers", "answers.parquet", Frame("ANSWERS"), _R),
        Artefact("read_comments", "read-comments.parquet", Frame("COMMENTS"), _R),
        Artefact("issues", "issues.csv", Made("pipelines.ingest:write_issues"), _R),
        Artefact("read_ledger", "read-ledger.json", Value("consult.model.ledger:Ledger"), _I),
        Artefact("responses", "responses.parquet", Frame("RESPONSES"), _R),
        Artefact("comments", "comments.parquet", Frame("CLEAN_COMMENTS"), _R),
        Artefact("campaigns", "campaigns.parquet", Frame("CAMPAIGNS"), _R),
        Artefact("redactions", "redactions.parquet", Frame("REDACTIONS"), _R),
        Artefact("ledger", "ledger.json", Value("consult.model.ledger:Ledger"), _I),
        Artefact(
            "data_package", "codebook/datapackage.json", Made("consult.codebook:write_json"), _R
        ),
        *(
            Artefact(
                f"{table}_table", f"codebook/{table}.csv", Made("consult.codebook:write_table"), _R
            )
            for table in ("responses", "questions", "options", "answers")
        ),
        Artefact("answers_sav", "codebook/answers.sav", Made("consult.codebook:write_sav"), _R),
        Artefact("suggested", "suggested.parquet", Frame("CODINGS"), _I),
        Artefact(
            "suggested_codes",
            "suggested-codes.json",
            Value("consult.model.codeframe:CodesByQuestion"),
            _I,
        ),
        Artefact("rare_views", "rare-views.parquet", Frame("RARE_VIEWS"), _I),
        Artefact("codings", "codings.parquet", Frame("SETTLED_CODINGS"), _I),
        Artefact("codes", "codes.json", Value("consult.model.codeframe:CodesByQuestion"), _I),
        Artefact("embedding", "embedding.json", Value("consult.model.record:EmbeddingRecord"), _I),
        Artefact(
            "review",
            "review.xlsx",
            Filled("consult.coding:write_review", "consult.coding:read_returned"),
            _I,
            people_write=True,
        ),
        Artefact("decisions", "decisions.parquet", Treasured(Frame("DECISIONS")), _I),
        Artefact(
            "theme_decisions",
            "theme-decisions.json",
            Treasured(Value("consult.model.review:ThemeDecisions")),
            _I,
        ),
        Artefact(
            "stance_decisions",
            "stance-decisions.parquet",
            Treasured(Frame("STANCE_DECISIONS")),
            _I,
        ),
        Artefact("stances", "stances.json", Value("consult.model.record:StanceRecords"), _I),
        Artefact("reviewed", "reviewed.json", Value("consult.model.review:Review"), _I),
        Artefact("counts", "counts.json", Made("pipelines.tabulate:write_counts"), _R),
        Artefact("tables", "tables.json", Value("consult.model.table:Tables"), _I),
        Artefact("drift", "drift.json", Value("consult.model.drift:Drift"), _I),
        Artefact("fit", "fit.json", Value("consult.model.fit:Fit"), _I),
        Artefact("differences", "differences.json", Value("consult.model.difference:Families"), _I),
        Artefact("protection", "protection.json", Made("consult.store:write_json"), _I),
        Artefact(
            "structure",
            "structure.json",
            Filled("consult.disclose:write_structure", "consult.disclose:read_structure"),
            _I,
        ),
        Artefact("truth", "true-numbers.json", Value("consult.model.structure:Truth"), _R),
        Artefact("figures", "figures.json", Value("consult.model.figure:Figures"), _I),
        Artefact("notices", "notices.json", Value("consult.model.document:Notices"), _I),
        Artefact("standing", "standing.json", Value("consult.model.readiness:Standing"), _I),
        Artefact("contents", "contents.json", Value("consult.model.structure:ContentsByFile"), _I),
        Artefact("spoken", "spoken.json", Value("consult.model.spoken:Spoken"), _I),
        Artefact(
            "appendix", "unchecked/appendix.docx", Drafted("consult.report.word:write_word"), _I
        ),
        Artefact("page", "unchecked/appendix.html", Drafted("consult.report.page:write_page"), _I),
        Artefact(
            "equality", "unchecked/equality.docx", Drafted("consult.report.word:write_word"), _I
        ),
        Artefact(
            "equality_page",
            "unchecked/equality.html",
            Drafted("consult.report.page:write_page"),
            _I,
        ),
        Artefact(
            "workbook",
            "unchecked/tables.xlsx",
            Drafted("consult.report.workbook:write_workbook"),
            _I,
        ),
        Artefact(
            "table_list", "unchecked/tables.csv", Drafted("consult.report.csv_file:write_csv"), _I
        ),
        Artefact(
            "pdf_source", "unchecked/appendix.typ", Drafted("consult.report.pdf:write_source"), _I
        ),
        Artefact(
            "table_package",
            "unchecked/datapackage.json",
            Drafted("consult.report.csv_file:write_package"),
            _I,
        ),
        Artefact("published_table_package", "datapackage.json", Copied(), _P),
        Artefact("published_appendix", "appendix.docx", Copied(), _P),
        Artefact("published_page", "appendix.html", Copied(), _P),
        Artefact("published_equality", "equality.docx", Copied(), _P, people_write=True),
        Artefact("published_equality_page", "equality.html", Copied(), _P),
        Artefact("published_workbook", "tables.xlsx", Copied(), _P),
        Artefact("published_table_list", "tables.csv", Copied(), _P),
        Artefact("release", "release.json", Made("consult.store:write_json"), _R),
        Artefact(
            "told",
            "told.json",
            Filled("consult.disclose:write_disclosed", "consult.disclose:read_disclosed"),
            _R,
        ),
        Artefact(
            "register",
            "register.json",
            Filled("consult.disclose:write_register", "consult.disclose:read_register"),
            _R,
        ),
    )
}


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
        """Where codes frozen in a study lie, with the analyst's files of that study."""
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
        """
        return self.processed / f"tuned-model-{decisions[:8]}"

    def shown(self, path: Path) -> str:
        """A path from the project folder on: the same wherever that folder lies."""
        return path.relative_to(self.root).as_posix()

    def path(self, artefact: str) -> Path:
        """Where an artefact lies, decided by its sensitivity alone."""
        entry = ARTEFACTS[artefact]
        publishable = entry.sensitivity is Sensitivity.PUBLISHABLE
        return (self.reports if publishable else self.processed) / entry.file


STUDIES = Path("pipelines", "studies")
"""Where the studies of a project stand in its folder."""


def find_root(start: Path) -> Path:
    """The project folder: ``start`` or the nearest folder above it that holds studies.

    Raises
    ------
    ConsultError
        When there is none. Nothing is then written where nobody would look for it.
    """
    for folder in (start, *start.parents):
        if (folder / STUDIES).is_dir():
            return folder
    ours = Path(__file__).resolve().parent.parent
    if (ours / "pyproject.toml").is_file():
        hint = f'Type this first, then the command again: cd "{ours}"'
    else:
        hint = f'Go to the folder of your studies. For a new one, make a folder "{STUDIES}" here.'
    what = "The terminal is not in the folder of consult, so no study is found or made here."
    raise ConsultError(Problem(what, Place(str(start)), hint))
