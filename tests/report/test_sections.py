"""The parts of the appendix: their order, which are chosen, and where each question stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from consult.model.settings.sections import SectionName
from consult.model.settings.study import Area, ReportSettings
from consult.report.appendix import compose
from consult.report.prose.findings import Findings
from consult.report.register import chapter
from tests.report.findings import FULL
from tests.report.reading import chapters, tables_under, under


def settings(findings: Findings, **change: object) -> Findings:
    report = findings.study.report.model_copy(update=change)
    return replace(findings, study=findings.study.model_copy(update={"report": report}))


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
