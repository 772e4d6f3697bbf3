"""Triple-S: XML that describes a survey, and the file of responses beside it."""

import tomllib
import zipfile

import pytest

from consult.errors import ExportError
from consult.model.settings.study import Study
from consult.read import READERS, choose_sheet, files_of, open_export, read_study
from pipelines.new_study.document import draft_study
from tests.read.statistical import ASC, SSS, triple_s


def columns(path):
    """Heading -> cells."""
    sheet = choose_sheet(open_export(path), READERS)
    return {
        column.heading: sheet.grid.column(column.position, sheet.response_rows)
        for column in sheet.layout.columns
    }


def survey(variables, *, record='format="csv"', version="2.0"):
    return (
        f'<?xml version="1.0"?><sss version="{version}"><survey><record ident="A" {record}>'
        f'<variable ident="1" type="character" use="serial"><name>ID</name><label>ID</label>'
        f'<position start="1"/></variable>{variables}</record></survey></sss>'
    )


EXPECTED = {
    "Response ID": ["001", "002", "003"],
    "How far do you agree?": ["Agree", "Prefer not to say", ""],
    "How do you travel? [Bus]": ["Yes", "Yes", "No"],
    "How do you travel? [Train, tram]": ["Yes", "No", "No"],
    "How do you travel? [On foot]": ["No", "No", "No"],
    "Do you drive?": ["Yes", "No", "Yes"],
    "How many cars?": ["2", "[not asked]", ""],
    "Why do you say that?": ["None", "£5 is too much", "N/A"],
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_fixed_positions_are_cut_in_every_encoding(tmp_path, encoding):
    xml = SSS.replace("UTF-8", encoding.upper())
    assert columns(triple_s(tmp_path, xml=xml, encoding=encoding)) == EXPECTED


def test_the_draft_lists_the_options_and_reads_back(tmp_path):
    path = triple_s(tmp_path)
    text, said = draft_study("test", [path])
    study = Study.model_validate(tomllib.loads(text))
    specs = {spec.id: spec for spec in study.questions}
    assert specs["q1"].options == ("Agree", "Disagree", "Prefer not to say")
    assert specs["q2"].options == ("Bus", "Train, tram", "On foot")
    assert specs["q3"].scale == "yes_no"
    found = read_study(study, tmp_path)
    cars = found.answers[found.answers["question_id"] == "q4"]
    assert cars["state"].tolist() == ["answered", "not asked", "not answered"]
    assert said.startswith("Triple-S: 3 responses, 5 questions")


def test_both_files_may_be_given(tmp_path):
    path = triple_s(tmp_path, name="survey.xml", twin="survey.asc")
    text, _ = draft_study("test", [path, tmp_path / "survey.asc"])
    assert [source["file"] for source in tomllib.loads(text)["sources"]] == ["survey.xml"]


def test_new_copies_the_responses_with_the_description(call, project):
    path = triple_s(project)
    assert call("new", "buses", path, "--yes")[0] == 0
    kept = sorted(one.name for one in (project / "data" / "raw" / "buses").iterdir())
    assert kept == ["buses.asc", "survey.sss"]


def test_a_dead_windows_path_is_looked_for_beside_the_description(tmp_path):
    path = triple_s(tmp_path)
    assert files_of(path) == (path, tmp_path / "buses.asc")


def test_without_its_responses_it_says_which_file_to_put_there(tmp_path):
    path = triple_s(tmp_path)
    (tmp_path / "buses.asc").unlink()
    with pytest.raises(ExportError, match=r"Put BUSES\.ASC into the same folder"):
        open_export(path)


SPREAD = (
    '<variable ident="2" type="multiple"><name>Q1</name><label>Which?</label>'
    '<position start="2" finish="4"/><spread subfields="3"/><values><value code="1">Bus</value>'
    '<value code="2">Train</value><value code="12">Tram</value></values></variable>'
)


def test_codes_spread_over_fields_of_a_csv_are_ticks_and_headings_are_skipped(tmp_path):
    xml = survey(SPREAD, record='format="csv" href="d.csv" skip="1"', version="3.0")
    data = 'ID,Q1.1,Q1.2,Q1.3\nr1,12,1,\n"r,2",,,\nr3,2,,\n'
    found = columns(triple_s(tmp_path, xml=xml, data=data, twin="d.csv"))
    assert found == {
        "ID": ["r1", "r,2", "r3"],
        "Which? [Bus]": ["Yes", "", "No"],
        "Which? [Train]": ["No", "", "Yes"],
        "Which? [Tram]": ["Yes", "", "No"],
    }


def test_codes_spread_over_fixed_positions_are_ticks(tmp_path):
    spread = SPREAD.replace('finish="4"', 'finish="7"').replace(
        'subfields="3"', 'subfields="3" width="2"'
    )
    xml = survey(spread, record='format="fixed"', version="1.2")
    found = columns(triple_s(tmp_path, xml=xml, data="a1201  \nb      \n", twin="survey.dat"))
    assert found["Which? [Bus]"] == ["Yes", ""]
    assert found["Which? [Tram]"] == ["Yes", ""]
    assert found["Which? [Train]"] == ["No", ""]


def test_bits_that_a_spreadsheet_cut_short_keep_their_place(tmp_path):
    bits = SPREAD.replace('<spread subfields="3"/>', "").replace('code="12"', 'code="3"')
    xml = survey(bits)
    found = columns(triple_s(tmp_path, xml=xml, data="r1,10\nr2,110\n", twin="survey.csv"))
    assert found["Which? [Bus]"] == ["No", "Yes"]
    assert found["Which? [Train]"] == ["Yes", "Yes"]
    assert found["Which? [Tram]"] == ["No", "No"]


def test_a_label_in_several_versions_gives_that_of_the_interview(tmp_path):
    label = (
        '<variable ident="2" type="single"><name>Q1</name><label>'
        '<text mode="analysis">Short</text><text mode="interview">How <b>far</b>?</text></label>'
        '<position start="2"/><values><value code="1">Yes<br/>indeed</value></values></variable>'
    )
    found = columns(triple_s(tmp_path, xml=survey(label), data="r1,1\n", twin="survey.csv"))
    assert found["How far?"] == ["Yes indeed"]


ENTITIES = {
    "a bomb": '<!DOCTYPE sss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sss>&b;</sss>',
    "an outside file": '<!DOCTYPE sss [<!ENTITY x SYSTEM "file:///etc/hostname">]><sss>&x;</sss>',
}


@pytest.mark.parametrize("kind", ENTITIES)
def test_entities_are_refused_and_never_expanded(tmp_path, kind):
    with pytest.raises(ExportError, match=r"survey\.sss: The file declares XML entities"):
        open_export(triple_s(tmp_path, xml=ENTITIES[kind]))


def test_a_plain_doctype_as_old_versions_have_it_is_passed_over(tmp_path):
    doctype = '<!DOCTYPE sss PUBLIC "-//triple-s//DTD Survey v1.2//EN" "sss_v12.dtd">\n<sss '
    assert columns(triple_s(tmp_path, xml=SSS.replace("<sss ", doctype))) == EXPECTED


def test_broken_xml_is_refused_with_its_line(tmp_path):
    with pytest.raises(ExportError, match=r"not well-formed XML \(line \d+\)"):
        open_export(triple_s(tmp_path, xml=SSS[:500]))


def test_both_files_in_one_archive_are_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as package:
        package.writestr("survey/buses.sss", SSS)
        package.writestr("survey/Buses.asc", ASC)
    assert columns(tmp_path / "export.zip") == EXPECTED


def test_spaces_at_the_end_of_words_stay_where_responses_are_a_csv(tmp_path):
    place = '<position start="2" finish="2"/>'
    xml = f"""<sss version="2.0"><survey><record ident="A" href="buses.csv" format="csv">
    <variable ident="1" type="quantity" use="serial"><name>ID</name><label>ID</label>
    <position start="1" finish="1"/></variable>
    <variable ident="2" type="character"><name>Q1</name><label>Why?</label>{place}</variable>
    </record></survey></sss>"""
    path = triple_s(tmp_path, xml=xml, data="1, as I said \r\n", twin="buses.csv")
    assert list(open_export(path).grids[0].rows)[2:] == [["1", " as I said "]]


def test_an_option_called_no_is_ticked_only_by_those_who_ticked_it(tmp_path):
    values = '<values><value code="1">No</value><value code="2">Yes</value></values>'
    place = '<position start="2" finish="3"/>'
    xml = f"""<sss version="2.0"><survey><record ident="A" href="buses.asc">
    <variable ident="1" type="quantity" use="serial"><name>ID</name><label>ID</label>
    <position start="1" finish="1"/></variable>
    <variable ident="2" type="multiple"><name>Q1</name><label>Which?</label>{place}{values}
    </variable></record></survey></sss>"""
    path = triple_s(tmp_path, xml=xml, data="101\r\n201\r\n")
    text, _ = draft_study("small", [path])
    found = read_study(Study.model_validate(tomllib.loads(text)), tmp_path)
    ticked = found.answers[found.answers["state"] == "answered"]
    assert list(ticked["option"]) == ["Yes", "Yes"]


@pytest.mark.parametrize(
    "extra", ["<maker:note>made by a tool</maker:note>", '<note maker:kind="x"/>', "<a:b c:d='e'/>"]
)
def test_a_prefix_that_is_declared_nowhere_stands_for_nothing(tmp_path, extra):
    xml = SSS.replace("<record", f"{extra}<record", 1)
    assert columns(triple_s(tmp_path, xml=xml)) == EXPECTED


def test_a_prefix_of_the_first_tag_may_be_undeclared_too(tmp_path):
    xml = SSS.replace("<sss ", '<sss maker:run="1" ', 1)
    assert columns(triple_s(tmp_path, xml=xml)) == EXPECTED
