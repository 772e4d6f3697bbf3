"""Every artefact once: its name, where it lies, what it is and how far it may go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consult.store import Copied, Drafted, Filled, Format, Frame, Made, Treasured, Value


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
    as_typed
        Whether it holds words or ids as they came, from which nothing is taken out yet. The
        engine hands it to no stage after ``clean``.
    """

    name: str
    file: str
    format: Format
    sensitivity: Sensitivity
    people_write: bool = False
    as_typed: bool = False


_R, _I, _P = Sensitivity.RESTRICTED, Sensitivity.INTERNAL, Sensitivity.PUBLISHABLE

ARTEFACTS = {
    artefact.name: artefact
    for artefact in (
        Artefact(
            "questionnaire",
            "questionnaire.json",
            Value("consult.model.survey.questionnaire:Questionnaire"),
            _I,
        ),
        Artefact("read_responses", "read-responses.parquet", Frame("RESPONSES"), _R, as_typed=True),
        Artefact("answers", "answers.parquet", Frame("ANSWERS"), _R),
        Artefact("read_comments", "read-comments.parquet", Frame("COMMENTS"), _R, as_typed=True),
        Artefact("issues", "issues.csv", Made("pipelines.stages.ingest:write_issues"), _R),
        Artefact(
            "read_ledger", "read-ledger.json", Value("consult.model.survey.ledger:Ledger"), _I
        ),
        Artefact(
            "read_rows",
            "read-rows.npz",
            Filled("consult.disclose:write_rows", "consult.disclose:read_rows"),
            _R,
        ),
        Artefact("responses", "responses.parquet", Frame("RESPONSES"), _R),
        Artefact("comments", "comments.parquet", Frame("CLEAN_COMMENTS"), _R),
        Artefact("campaigns", "campaigns.parquet", Frame("CAMPAIGNS"), _R),
        Artefact("same_person", "same-person.parquet", Frame("SAME_PERSON"), _R),
        Artefact("own_words", "own-words.parquet", Frame("OWN_WORDS"), _R),
        *(
            Artefact(name, f"{file}.csv", Made("pipelines.stages.clean:write_list"), _R)
            for name, file in (
                ("campaign_letters", "campaign-letters"),
                ("same_person_list", "same-person"),
                ("trade_word_list", "trade-words"),
            )
        ),
        Artefact("redactions", "redactions.parquet", Frame("REDACTIONS"), _R),
        Artefact("shown_as", "shown-as.parquet", Frame("SHOWN_AS"), _R),
        Artefact("trade_words", "trade-words.parquet", Frame("TRADE_WORDS"), _R),
        Artefact(
            "other_languages", "other-languages.xlsx", Made("consult.language:write_to_read"), _R
        ),
        Artefact("ledger", "ledger.json", Value("consult.model.survey.ledger:Ledger"), _I),
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
        Artefact(
            "counted_rows",
            "counted-rows.npz",
            Filled("consult.disclose:write_rows", "consult.disclose:read_rows"),
            _R,
        ),
        Artefact(
            "answered",
            "answered.json",
            Value("consult.model.publishing.release:Answered"),
            _R,
        ),
        Artefact(
            "before",
            "earlier-releases.json",
            Filled("consult.disclose:write_earlier", "consult.disclose:read_earlier"),
            _R,
        ),
        Artefact("suggested", "suggested.parquet", Frame("CODINGS"), _I),
        Artefact(
            "suggested_codes",
            "suggested-codes.json",
            Value("consult.model.coding.codeframe:CodesByQuestion"),
            _I,
        ),
        Artefact(
            "look_alikes",
            "look-alikes.json",
            Value("consult.model.coding.merging:LookAlikes"),
            _I,
        ),
        Artefact(
            "left_over",
            "left-over.json",
            Value("consult.model.coding.left_over:LeftOvers"),
            _I,
        ),
        Artefact("rare_views", "rare-views.parquet", Frame("RARE_VIEWS"), _I),
        Artefact("codings", "codings.parquet", Frame("SETTLED_CODINGS"), _I),
        Artefact(
            "codes", "codes.json", Value("consult.model.coding.codeframe:CodesByQuestion"), _I
        ),
        Artefact(
            "embedding", "embedding.json", Value("consult.model.run.record:EmbeddingRecord"), _I
        ),
        Artefact(
            "review",
            "review.xlsx",
            Filled("consult.coding:write_review", "consult.coding:read_returned"),
            _I,
            people_write=True,
        ),
        Artefact("journal", "journal.parquet", Treasured(Frame("JOURNAL")), _I),
        Artefact(
            "codeframe_versions",
            "codeframe-versions.csv",
            Made("consult.coding:write_changes"),
            _I,
        ),
        Artefact("stances", "stances.json", Value("consult.model.run.record:StanceRecords"), _I),
        Artefact("trust", "trust.json", Value("consult.model.coding.trust:Trust"), _R),
        Artefact(
            "estimates",
            "estimates.xlsx",
            Made("consult.coding.trust.estimates_book:write_estimates"),
            _R,
        ),
        Artefact("points", "points.parquet", Frame("POINTS"), _R),
        Artefact("points_book", "points.xlsx", Made("consult.coding:write_points"), _R),
        Artefact("reviewed", "reviewed.json", Value("consult.model.coding.review:Review"), _I),
        Artefact(
            "quotes",
            "quotes.xlsx",
            Filled(
                "consult.analysis.quotes.workbook:write_quotes",
                "consult.analysis.quotes.workbook:read_quotes",
            ),
            _I,
            people_write=True,
        ),
        Artefact(
            "quote_decisions",
            "quote-decisions.parquet",
            Treasured(Frame("QUOTE_DECISIONS")),
            _I,
        ),
        Artefact("quoting", "quoting.json", Value("consult.model.publishing.quotes:Quoting"), _I),
        Artefact(
            "response",
            "response.xlsx",
            Filled(
                "consult.analysis.response.workbook:write_responses",
                "consult.analysis.response.workbook:read_responses",
            ),
            _I,
            people_write=True,
        ),
        Artefact(
            "response_decisions",
            "response-decisions.json",
            Treasured(Value("consult.model.publishing.response:ResponseRecord")),
            _I,
        ),
        Artefact(
            "responding",
            "responding.json",
            Value("consult.model.publishing.response:Responding"),
            _I,
        ),
        Artefact("counts", "counts.json", Made("pipelines.stages.tabulate:write_counts"), _R),
        Artefact("tables", "tables.json", Value("consult.model.publishing.table:Tables"), _I),
        Artefact("drift", "drift.json", Value("consult.model.evidence.drift:Drift"), _I),
        Artefact("fit", "fit.json", Value("consult.model.coding.fit:Fit"), _I),
        Artefact(
            "codeframe_list", "codeframe.csv", Made("consult.exchange:write_codeframe_csv"), _I
        ),
        Artefact("codebook", "codebook.qdc", Made("consult.exchange:write_codebook"), _I),
        Artefact("coded_project", "project.qdpx", Made("consult.exchange:write_project"), _R),
        Artefact(
            "differences",
            "differences.json",
            Value("consult.model.evidence.difference:Families"),
            _I,
        ),
        Artefact("protection", "protection.json", Made("consult.store:write_json"), _I),
        Artefact(
            "structure",
            "structure.json",
            Filled("consult.disclose:write_structure", "consult.disclose:read_structure"),
            _I,
        ),
        Artefact(
            "truth", "true-numbers.json", Value("consult.model.publishing.structure:Truth"), _R
        ),
        Artefact(
            "told_before",
            "told-before.json",
            Filled("consult.disclose:write_earlier", "consult.disclose:read_earlier"),
            _R,
        ),
        Artefact(
            "told_rows",
            "told-rows.npz",
            Filled("consult.disclose:write_rows", "consult.disclose:read_rows"),
            _R,
        ),
        Artefact("figures", "figures.json", Value("consult.model.words.figure:Figures"), _I),
        Artefact("notices", "notices.json", Value("consult.model.words.document:Notices"), _I),
        Artefact("standing", "standing.json", Value("consult.model.run.readiness:Standing"), _I),
        Artefact(
            "contents",
            "contents.json",
            Value("consult.model.publishing.structure:ContentsByFile"),
            _I,
        ),
        Artefact("spoken", "spoken.json", Value("consult.model.publishing.spoken:Spoken"), _I),
        Artefact(
            "appendix",
            "unchecked/appendix.docx",
            Drafted("consult.report.word.document:write_word"),
            _I,
        ),
        Artefact(
            "page",
            "unchecked/appendix.html",
            Drafted("consult.report.page.web_page:write_page"),
            _I,
        ),
        Artefact(
            "equality",
            "unchecked/equality.docx",
            Drafted("consult.report.word.document:write_word"),
            _I,
        ),
        Artefact(
            "equality_page",
            "unchecked/equality.html",
            Drafted("consult.report.page.web_page:write_page"),
            _I,
        ),
        Artefact(
            "transparency",
            "unchecked/transparency-record.docx",
            Drafted("consult.report.word.document:write_word"),
            _I,
        ),
        Artefact(
            "workbook",
            "unchecked/tables.xlsx",
            Drafted("consult.report.sheets.workbook:write_workbook"),
            _I,
        ),
        Artefact(
            "table_list",
            "unchecked/tables.csv",
            Drafted("consult.report.sheets.csv_file:write_csv"),
            _I,
        ),
        Artefact(
            "pdf_source",
            "unchecked/appendix.typ",
            Drafted("consult.report.page.pdf:write_source"),
            _I,
        ),
        Artefact(
            "table_package",
            "unchecked/datapackage.json",
            Drafted("consult.report.sheets.csv_file:write_package"),
            _I,
        ),
        Artefact("published_table_package", "datapackage.json", Copied(), _P),
        Artefact("published_appendix", "appendix.docx", Copied(), _P),
        Artefact("published_page", "appendix.html", Copied(), _P),
        Artefact("published_equality", "equality.docx", Copied(), _P, people_write=True),
        Artefact("published_equality_page", "equality.html", Copied(), _P),
        Artefact("published_transparency", "transparency-record.docx", Copied(), _P),
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
        Artefact(
            "register_rows",
            "register-rows.npz",
            Filled("consult.disclose:write_released_rows", "consult.disclose:read_released_rows"),
            _R,
        ),
    )
}
