"""The parts of the appendix: their order, which are chosen, and where each question stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from consult.errors import LedgerError
from consult.model.evidence.comment_totals import CommentTotals
from consult.model.settings.sections import SectionName
from consult.model.settings.study import Area, QuestionSpec, ReportSettings, Source
from consult.model.survey.ledger import Entry, Ledger
from consult.model.survey.questionnaire import Kind, Option, Purpose, Question, Questionnaire
from consult.model.words.document import Bullets, Document, Facts, Heading, TableBlock
from consult.model.words.external import External
from consult.report.appendix import compose
from consult.report.prose.findings import Findings
from consult.report.register import chapter
from tests.report.findings import FINDINGS, QUESTIONNAIRE, STUDY, TABLES
from tests.report.reading import as_read
from tests.report.sample import frequency, row

HEARD = Question(
    "heard",
    "How did you hear about this consultation?",
    Kind.MULTI,
    (Option("By post"), Option("Online")),
    Purpose.CONTEXT,
)
EQUALITY = Question("fair", "Have you any comments on our equality analysis?", Kind.TEXT)
LETTER = Question("letter", "Letters and e-mails", Kind.TEXT)
FULL = replace(
    FINDINGS,
    questionnaire=Questionnaire((*QUESTIONNAIRE.questions, HEARD, EQUALITY, LETTER)),
    tables=(
        *TABLES,
        frequency("question-heard", HEARD.text, row("By post", 40, 40.0), row("Online", 60, 60.0)),
        frequency("themes-letter", "Themes in letters", row("Noise at night", 20, 100.0)),
    ),
    comment_totals={
        **FINDINGS.comment_totals,
        "fair": CommentTotals(90, 12, 1024, 54, 1180),
        "letter": CommentTotals(20, 0, 0, 1160, 1180),
    },
    study=STUDY.model_copy(
        update={
            "sources": (
                *STUDY.sources,
                Source(id="post", file="l.xlsx", platform="letters", channel="letter"),
            ),
            "questions": (
                QuestionSpec(id="letter", text="Letters", kind=Kind.TEXT, columns={"post": ("H",)}),
            ),
            "report": ReportSettings(
                areas=(Area(title="Reading it with ease", questions=("ease", "why")),)
            ),
        }
    ),
)


def settings(findings: Findings, **change: object) -> Findings:
    report = findings.study.report.model_copy(update=change)
    return replace(findings, study=findings.study.model_copy(update={"report": report}))


def chapters(document: Document) -> list[str]:
    return [one.text for one in document.blocks if isinstance(one, Heading) and one.level == 1]


def under(document: Document, heading: str) -> list[object]:
    blocks = as_read(document).blocks
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heading)
    level = blocks[at].level
    ends = (
        i for i, b in enumerate(blocks) if i > at and isinstance(b, Heading) and b.level <= level
    )
    return list(blocks[at + 1 : next(ends, len(blocks))])


def tables_under(document: Document, heading: str) -> list[str]:
    return [str(one.table.id) for one in under(document, heading) if isinstance(one, TableBlock)]


def test_a_whole_report_has_every_part_in_the_order_of_their_names():
    parts = (chapter(name) for name in SectionName)
    assert chapters(compose(FULL)) == [part.title for part in parts if part.blocks(FULL)]


def test_a_committee_reads_the_summary_first_and_finds_the_index_last():
    whole = chapters(compose(FULL))
    assert (whole[0], whole[-1]) == ("Executive summary", "Annex")


def test_a_study_chooses_its_parts_and_their_order_and_the_annex_stays_last():
    chosen = (SectionName.ANNEX, SectionName.CLOSED, SectionName.SUMMARY)
    document = compose(settings(FULL, sections=chosen))
    assert chapters(document) == ["Closed questions", "Executive summary", "Annex"]


def test_tables_of_a_part_that_is_left_out_stand_in_the_workbook_only():
    chosen = settings(FULL, sections=(SectionName.SUMMARY, SectionName.ANNEX))
    assert compose(chosen).tables == ()
    every = {table.id for table in compose(chosen, every_table=True).tables}
    assert every == {table.id for table in compose(FULL, every_table=True).tables}


@pytest.mark.parametrize("wrong", [{"sections": ("summry",)}, {"sections": ("summary", "summary")}])
def test_a_part_that_is_unknown_or_named_twice_is_refused(wrong):
    with pytest.raises(ValidationError, match="summary"):
        ReportSettings.model_validate(wrong)


def test_each_question_stands_in_one_part():
    document = compose(FULL)
    assert tables_under(document, "How people heard") == ["question-heard"]
    assert tables_under(document, "Action areas") == ["question-ease"]
    assert tables_under(document, "Closed questions") == ["question-vision", "question-visit"]
    assert tables_under(document, "E-mails, letters and events") == ["themes-letter"]
    placed = [str(table.id) for table in document.tables]
    assert len(placed) == len(set(placed))
    assert "Letters and e-mails" not in str(under(document, "Open comments"))
    assert "equality analysis" not in str(under(document, "Open comments"))
    assert "equality analysis" in str(under(document, "Comments on equality"))


def test_a_question_goes_back_to_the_closed_ones_when_its_own_part_is_left_out():
    kept = tuple(name for name in SectionName if name not in {"heard", "areas"})
    closed = tables_under(compose(settings(FULL, sections=kept)), "Closed questions")
    assert closed == ["question-vision", "question-ease", "question-visit", "question-heard"]


def test_areas_stand_in_the_order_of_the_study_file():
    areas = tuple(Area(title=name, questions=(name,)) for name in ("visit", "vision"))
    document = compose(settings(FULL, areas=areas))
    assert tables_under(document, "Action areas") == ["question-visit", "question-vision"]


def test_what_was_not_asked_is_a_line_in_the_points_to_note():
    (points,) = under(compose(FINDINGS), "Points to note")
    assert isinstance(points, Bullets)
    assert (
        "No question is taken to ask how people heard about the consultation, so there is no part "
        "on it." in points.items
    )
    assert (
        "No question is taken to ask for comments on the equality analysis, so there is no part "
        "on them." in points.items
    )
    (points,) = under(compose(FULL), "Points to note")
    assert "is taken to ask" not in str(points)


def test_words_for_shares_are_defined_once_in_the_points_to_note():
    (points,) = under(compose(FINDINGS), "Points to note")
    (said,) = (item for item in points.items if "“Nearly all” is 90% or more" in item)
    assert all(word in said for word in ("“most”", "“some”", "“few”"))


def test_the_reconciliation_adds_up_to_what_came_in():
    table = next(b for b in under(compose(FINDINGS), "Reconciliation") if isinstance(b, Facts))
    assert table.rows == (
        ("Came in: online", "1,150"),
        ("Came in: paper", "54"),
        ("All that came in", "1,204"),
        ("Counted in this report", "1,180"),
        ("Set aside: not data", "3"),
        ("Set aside: not submitted", "18"),
        ("Set aside: exact copy of another response", "3"),
        ("All set aside", "24"),
        ("Counted and set aside together", "1,204"),
    )


def test_a_ledger_that_loses_rows_between_stages_stops_the_report():
    ledger = Ledger((Entry("ingest", "rows", "a", 10, 10), Entry("clean", "responses", "", 9, 9)))
    with pytest.raises(LedgerError, match="10 came in, but 9 counted and 0 set aside"):
        compose(replace(FINDINGS, ledger=ledger))


def test_figures_of_other_papers_are_printed_with_their_source_and_their_known_mistakes():
    need = External(
        "need", "Need", "33,317", "a report", "2024", "people", known_error="It is not."
    )
    found = under(compose(replace(FINDINGS, external=(need,))), "Figures from other sources")
    table = next(one for one in found if isinstance(one, Facts))
    assert table.rows == (("Need", "33,317 people", "a report (2024)", "It is not."),)


def test_letters_are_counted_by_channel_and_said_to_be_in_no_base():
    channels = frequency("channels", "C", row("Online", 80, 80.0), row("Letter", 20, 20.0))
    tables = (*(one for one in FULL.tables if str(one.id) != "channels"), channels)
    found = under(compose(replace(FULL, tables=tables)), "E-mails, letters and events")
    assert as_read(Bullets(("Letter: 20.",))) in found
    assert "They are in no base of its questions" in str(found[0])
    assert "is not among “All comments together”" in str(found[0])


def test_a_letter_channel_that_answers_the_questionnaire_is_said_to_be_counted_with_it():
    spec = QuestionSpec(
        id="vision", text="V", kind=Kind.SCALE, scale="agreement", columns={"post": ("B",)}
    )
    online = spec.model_copy(update={"columns": {"post": ("B",), "online": ("C",)}})
    study = FULL.study.model_copy(update={"questions": (*FULL.study.questions, online)})
    found = under(compose(replace(FULL, study=study)), "E-mails, letters and events")
    assert "are counted with it: letter." in str(found)


def test_many_hidden_themes_are_named_together_without_numbers_or_quotes():
    code = FINDINGS.codes["why"][0]
    codes = {"why": tuple(replace(code, id=f"c{n}", name=f"Theme {n}") for n in range(5))}
    table = frequency("themes-why", "T", *(row(f"Theme {n}", None, None) for n in range(5)))
    tables = (*(one for one in TABLES if str(one.id) != "themes-why"), table)
    document = compose(replace(FINDINGS, codes=codes, tables=tables))
    (said,) = under(document, "Themes whose number is hidden")
    assert "“Theme 0”, “Theme 1”, “Theme 2”, “Theme 3” and “Theme 4”" in said.text
