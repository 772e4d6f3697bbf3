"""The transparency record, the human role and the Gunning principles. All words are invented."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from consult.definitions.transparency import measured, owner_fields
from consult.model.coding.trust import Estimate
from consult.model.publishing.response import AskedTheme, CouncilResponse, Responding, WhatChanged
from consult.model.run.record import EmbeddingRecord
from consult.model.settings.transparency import OwnerField
from consult.model.words.document import Bullets, Callout, Facts, Paragraph
from consult.report.prose.how_made import AgreementRow, DecidedByPeople, HowMade
from consult.report.transparency import compose_transparency
from tests.report.findings import FINDINGS, STUDY

MADE = HowMade(
    name="parks",
    study=STUDY,
    embedding=EmbeddingRecord("minilm", 384, "fp32", {"weights": "ab12"}),
    software={"consult": "0.9.1", "bertopic": "0.17.4"},
    owner=owner_fields({}),
    measured=measured(),
    decided=DecidedByPeople(7, 5, 640, 61, 2, 3, 1),
)


def cells(findings=FINDINGS, made=MADE):
    """First cell of each row of words -> the other cells."""
    document = compose_transparency(findings, made)
    tables = [block for block in document.blocks if isinstance(block, Facts)]
    return {
        row[0].plain: [cell.plain for cell in row[1:]] for table in tables for row in table.rows
    }


def test_what_only_the_organisation_knows_stands_as_a_prompt_with_who_can_fill_it_in():
    found = cells()
    assert found["Team"] == [
        "To be filled in by the senior responsible owner: the team that answers for the use of "
        "the tool."
    ]
    prompts = [cell for row in found.values() for cell in row if "To be filled in by" in cell]
    assert len(prompts) == len(OwnerField)


def test_what_the_organisation_wrote_takes_the_place_of_the_prompt_and_of_the_count():
    owner = owner_fields({OwnerField.TEAM: "Insight", OwnerField.CONTACT: "x@example.org"})
    made = replace(MADE, owner=owner)
    assert cells(made=made)["Team"] == ["Insight"]
    (told,) = (
        block.text.plain
        for block in compose_transparency(FINDINGS, made).blocks
        if isinstance(block, Callout) and block.title == "To be filled in"
    )
    assert told.startswith("16 fields of this record are still to be filled in.")


def test_a_record_with_every_field_filled_in_asks_for_nothing():
    made = replace(MADE, owner=owner_fields(dict.fromkeys(OwnerField, "Known")))
    assert "To be filled in" not in str(compose_transparency(FINDINGS, made).blocks)


def test_models_stand_with_version_hash_and_seed():
    found = cells()
    assert found["Name of the tool"] == [
        "consult, version 0.9.1, as used for “Quiet parks strategy 2024 to 2029”"
    ]
    assert found["Numbers for each text"] == ["384"]
    assert found["Seed"] == ["1"]
    names = [row for row in compose_transparency(FINDINGS, MADE).blocks if "sha256" in str(row)]
    assert "ab12" in str(names)


def test_figures_that_are_quoted_name_where_they_were_measured():
    taken = cells()["Personal data taken out of comments"][0]
    assert measured()["names"].value in taken
    assert "“Personal data taken out”; measured again by python -m benchmarks redaction" in taken


def test_what_people_decided_is_told_in_numbers():
    found = cells()
    assert found["Themes of comments"][1] == "5 of them checked"
    assert (
        found["Codes of comments"][1] == "61 of 640 different comments decided, each code of them"
    )
    assert found["Who decided on comments"][1] == "2 people, by their initials"
    assert found["Quotes"][-1] == "3 approved and printed, by 1 person"


def test_no_number_of_comments_is_told_where_the_tables_hide_it():
    decided = replace(MADE.decided, texts=None, texts_decided=None)
    told = cells(made=replace(MADE, decided=decided))["Codes of comments"]
    assert not re.search(r"\d", str(told))


def test_every_number_in_its_tables_that_is_no_constant_has_a_name():
    """Numbers that stand in the code, as those of a law report, have none."""
    document = compose_transparency(FINDINGS, MADE)
    for name in ("people / themes", "people / comments decided", "seed", "software / bertopic"):
        assert f"run / {name}" in str(document.blocks)


def test_the_days_it_was_open_are_counted_both_included():
    assert "It was open for 56 days, from 8 February 2024 to 3 April 2024" in str(
        cells()["Adequate time was given"]
    )


def test_the_fourth_principle_is_served_by_responses_and_nothing_is_said_of_the_law():
    said = CouncilResponse("Yes.", WhatChanged.CHANGED, "", "AB")
    themes = (AskedTheme("why", "a", "A", response=said), AskedTheme("why", "b", "B"))
    found = cells(replace(FINDINGS, responding=Responding(themes)))
    serves, cannot = found["Responses were conscientiously taken into account"]
    assert "1 of 2 themes that many raised has a response." in serves
    assert "Whether those who decide read it" in cannot
    assert "does not say whether this consultation met any" in str(
        compose_transparency(FINDINGS, MADE).blocks
    )


@pytest.mark.parametrize("begun", [True, False])
def test_the_response_is_among_the_words_no_machine_wrote_only_where_there_is_one(begun):
    said = CouncilResponse("Yes.", WhatChanged.CHANGED, "", "AB" if begun else "")
    findings = replace(
        FINDINGS, responding=Responding((AskedTheme("why", "a", "A", response=said),))
    )
    lists = [b for b in compose_transparency(findings, MADE).blocks if isinstance(b, Bullets)]
    assert ("The response to what people said" in str(lists)) is begun


LEAD = "computer less two people"
AGREED = replace(
    MADE,
    agreement=(
        AgreementRow("All comments", "two people", "F1, all codings", Estimate(0.71, 0.66, 0.76)),
        AgreementRow("Litter", "people and computer", "F1", Estimate(0.5, 0.4, 0.62), "why"),
        AgreementRow("All comments", LEAD, "F1, mean of the codes", Estimate(-0.004, -0.06, 0.05)),
    ),
    verdict="not shown to be as good as two people (difference of the means -.00, -.06 to .05)",
    coders=2,
    sampled=(90, 120),
)


def trust_tables(made):
    blocks = compose_transparency(FINDINGS, made).blocks
    found = (block for block in blocks if isinstance(block, Facts))
    return [
        (facts.header, [[cell.plain for cell in row] for row in facts.rows])
        for facts in found
        if facts.title.startswith("Agreement")
    ]


def test_the_record_has_each_figure_of_the_blind_sample_with_its_interval():
    (header, rows), (of_code, codes) = trust_tables(AGREED)
    assert header == ("Of", "Between", "F1, all codings", "F1, mean of the codes")
    assert rows == [
        ["All comments", "two people", "0.71 (0.66 to 0.76)", "–"],
        ["All comments", "computer less two people", "–", "0.00 (−0.06 to 0.05)"],
    ]
    assert of_code == ("Code", "People and computer: F1")
    assert codes == [["Litter", "0.50 (0.40 to 0.62)"]]


def test_the_record_says_how_many_were_coded_and_whether_that_is_as_good_as_two_people():
    words = said(AGREED)
    assert "90 of 120 comments drawn are coded, by two people." in words
    assert any(text.startswith("Not shown to be as good as two people") for text in words)
    assert cells(made=AGREED)["Performance here"] == [
        "Measured: see “How far the codes can be trusted” below."
    ]


def test_no_number_of_comments_is_told_where_the_tables_hide_how_many_there_are():
    hidden = replace(AGREED, decided=replace(AGREED.decided, texts=None, texts_decided=None))
    assert not any("comments drawn" in text for text in said(hidden))


def test_a_record_without_a_sample_says_that_nothing_is_known():
    assert any(text.startswith("Not measured on this consultation") for text in said(MADE))


def test_contrary_decisions_are_told_with_how_many_a_person_settled():
    contrary = replace(MADE, decided=replace(MADE.decided, adjudicated=4, contrary=1))
    assert cells(made=contrary)["Contrary decisions of two people"] == [
        "Does not apply",
        "4 settled by a person, 1 waiting; the earlier decision stands meanwhile",
    ]
    assert cells()["Contrary decisions of two people"][1] == "None on record"


def said(made):
    blocks = compose_transparency(FINDINGS, made).blocks
    return [block.text.plain for block in blocks if isinstance(block, Paragraph)]
