"""Responses as whoever consulted lives with them: from the command line, with the workbook."""

import json
import re

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.parks import ROWS, STUDY, export
from tests.responding import open_responses, respond, told
from tests.reviewing import Filling

TEXT = STUDY.replace('title = "Parks"', 'title = "Parks"\norganisation = "Example Council"')
WHOLE = "The consultation as a whole"


@pytest.fixture
def parks(ran):
    """A study that has been run once."""
    return ran(TEXT, export(ROWS * 3))


def workbook(project):
    return project / "data" / "processed" / "parks" / "response.xlsx"


def words_of(project, name="appendix.docx"):
    file = Document(str(project / "reports" / "parks" / name))
    cells = [cell._tc for table in file.tables for row in table.rows for cell in row.cells]
    parts = [paragraph._p for paragraph in file.paragraphs] + cells
    texts = (
        "".join(run.text or "" for run in part.iter() if run.tag.endswith("}t")) for part in parts
    )
    return "\n".join(texts)


def themes(project):
    return [name for name in told(workbook(project)) if name != WHOLE]


def again(call):
    code, said, error = call("run", "parks")
    assert (code, error) == (0, "")
    return said


def retire(project, theme, chosen):
    """Choose in the review workbook whether a theme is retired."""
    filling = Filling(workbook(project).with_name("review.xlsx"))
    filling.theme(theme, Retire=chosen)
    filling.save()


def test_before_anybody_responded_the_report_says_so_in_one_sentence(parks):
    assert "No response to these comments had been recorded" in words_of(parks)
    assert len(themes(parks)) > 3


def test_a_response_is_printed_beside_the_published_number_and_the_rest_is_named(call, parks):
    first, second, *_ = themes(parks)
    people = told(workbook(parks))[first]["People"]
    respond(workbook(parks), {first: ("Two more are built.", "Changed", None, "PT")})
    again(call)
    printed = words_of(parks)
    assert "Two more are built." in printed
    assert re.search(rf"^{people} people \(\d+%\), at “Why\?”$", printed, re.MULTILINE)
    assert f"“{second}”" in printed.split("There is no response yet to:")[1]


def test_a_figure_is_named_in_braces_as_in_words_of_ones_own(call, parks):
    first = themes(parks)[0]
    people = told(workbook(parks))[first]["People"]
    named = f"All {{themes-why / {first} / People}} of you are heard."
    respond(workbook(parks), {first: (named, "Changed", None, "PT")})
    again(call)
    assert f"All {people} of you are heard." in words_of(parks)


def test_a_figure_that_there_is_not_is_a_sentence_with_the_workbook_and_the_theme(call, parks):
    first = themes(parks)[0]
    respond(workbook(parks), {first: ("All {themes-wy / Nobody} of you.", "Changed", None, "PT")})
    code, _, error = call("run", "parks")
    assert code == 2
    assert f"response.xlsx, response to “{first}”" in error


def test_a_spoilt_workbook_stops_the_run_and_nothing_is_written(call, parks):
    first = themes(parks)[0]
    before = words_of(parks)
    respond(workbook(parks), {first: ("Two more.", "Maybe", None, "PT")})
    code, _, error = call("run", "parks")
    assert code == 2
    assert 'response.xlsx > sheet "Responses"' in error
    assert "This is none of the choices." in error
    assert words_of(parks) == before


def test_a_response_whose_row_was_deleted_holds_and_the_row_is_there_again(call, parks):
    first = themes(parks)[0]
    respond(workbook(parks), {first: ("Two more are built.", "Changed", None, "PT")})
    again(call)
    book, sheet, _, rows = open_responses(workbook(parks))
    sheet.delete_rows(rows[1]["Theme"].row)
    book.save(workbook(parks))
    said = again(call)
    assert "the workbook of responses was written again" in said
    assert told(workbook(parks))[first]["Our response"] == "Two more are built."
    assert (workbook(parks).parent / "response-kept-1.xlsx").is_file()


def test_a_response_whose_theme_was_retired_is_told_kept_and_holds_when_the_theme_is_back(
    call, parks
):
    first = themes(parks)[0]
    respond(workbook(parks), {first: ("Two more are built.", "Changed", None, "PT")})
    again(call)
    retire(parks, first, "Yes")
    assert "because their theme is there no longer: 1." in again(call)
    assert "Two more are built." not in words_of(parks)
    kept = load_workbook(workbook(parks))["Earlier responses"]
    assert "Two more are built." in [cell.value for row in kept.iter_rows() for cell in row]
    retire(parks, first, None)
    assert "there no longer" not in again(call)
    assert "Two more are built." in words_of(parks)


def test_what_stood_in_records_toml_is_taken_over_and_said(call, parks):
    records = parks / "pipelines" / "studies" / "parks" / "records.toml"
    text = '[response]\ntext = "It will come in July."\nby = "the parks team"\ndate = 2024-06-03\n'
    records.write_text(text, encoding="utf-8")
    said = again(call)
    assert "records.toml, response: what stands there was taken over into response.xlsx" in said
    assert told(workbook(parks))[WHOLE]["Our response"] == "It will come in July."
    assert "Response by the parks team, 3 June 2024." in words_of(parks)


def test_a_report_waits_for_responses_only_where_the_study_asks_for_it(call, parks):
    assert "Themes that nobody has responded to" not in call("status", "parks")[1]
    study = parks / "pipelines" / "studies" / "parks" / "study.toml"
    asks = TEXT.replace("[[sources]]", "[report]\nresponse_needed = true\n\n[[sources]]", 1)
    study.write_text(asks, encoding="utf-8")
    again(call)
    assert "Themes that nobody has responded to" in call("status", "parks")[1]
    said = ("Two more.", "Not changed", None, "PT")
    respond(workbook(parks), dict.fromkeys(themes(parks), said))
    again(call)
    assert "Themes that nobody has responded to" not in call("status", "parks")[1]


def test_the_transparency_record_is_published_and_was_tried_with_the_rest(parks):
    release = json.loads(
        (parks / "data" / "processed" / "parks" / "release.json").read_text(encoding="utf-8")
    )
    assert "transparency-record.docx" in release["files"]
    printed = words_of(parks, "transparency-record.docx")
    assert "Example Council" in printed
    assert "To be filled in by the data protection officer" in printed


def test_the_organisation_fills_in_the_record_once_for_all_its_studies(call, parks):
    folder = parks / "organisation"
    folder.mkdir()
    (folder / "transparency.toml").write_text('team = "Insight"\n', encoding="utf-8")
    again(call)
    assert "Insight" in words_of(parks, "transparency-record.docx").splitlines()
    assert "Rules set by the organisation" not in words_of(parks)


CODEFRAME = """
[[themes]]
id = "nature"
name = "Nature"

[[themes.codes]]
id = "bees"
name = "Bees"
definition = "Beekeeping: hives, honey and beekeepers."
"""
BEES = [("Yes", f"The beekeepers want {many} hives for honey") for many in ("six", "ten")]


@pytest.fixture
def few(call, ran):
    """The same with a theme that so few raised that its number is hidden."""
    project = ran(TEXT, export([*(ROWS * 3), *BEES]))
    frame = project / "pipelines" / "studies" / "parks" / "codeframe.toml"
    frame.write_text(CODEFRAME, encoding="utf-8")
    again(call)
    return project


def test_a_number_that_a_table_hides_is_refused_in_a_response_too(call, few):
    assert told(workbook(few))["Bees"]["People"] == "[c]"
    respond(workbook(few), {"Bees": ("Only 2 people wrote of this.", "Not changed", None, "PT")})
    code, _, error = call("run", "parks")
    assert code == 2
    assert "appendix.docx, Table" in error
    respond(workbook(few), {"Bees": ("Few people wrote of this.", "Not changed", None, "PT")})
    again(call)
    assert "Few people wrote of this." in words_of(few)
