"""You said, we did. All words and numbers are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consult.model.publishing.response import AskedTheme, CouncilResponse, Responding, WhatChanged
from consult.model.settings.sections import SectionName
from consult.model.words.document import Bullets, Facts, Heading, Paragraph
from consult.report.chapters.appendix.response import NOT_YET, blocks
from tests.report.findings import FINDINGS

QUIET = CouncilResponse("Quiet hours begin at 10pm.", WhatChanged.CHANGED, "Plan, page 4", "AB")
NOISE = AskedTheme("why", "noise", "Noise at night", "320", "50%", response=QUIET)
WARDENS = AskedTheme("why", "wardens", "More wardens", "180", "28%")
DOGS = AskedTheme("why", "dogs", "Dogs off the lead", "[c]", "[c]", needed=False)


def told(*themes, **more):
    return blocks(replace(FINDINGS, responding=Responding(themes, **more)))


def plain(found):
    return [block.text.plain for block in found if isinstance(block, Paragraph)]


def test_while_nobody_has_responded_one_sentence_says_so_and_no_list_of_blanks():
    assert told(WARDENS, DOGS) == (Heading("You said, we did"), Paragraph(NOT_YET))


def test_where_there_is_nothing_to_respond_to_there_is_no_such_part():
    assert told() == ()


def test_each_response_stands_beside_the_number_its_table_prints_under_its_name():
    (table,) = (block for block in told(NOISE, WARDENS, DOGS) if isinstance(block, Facts))
    (row,) = table.rows
    assert [cell.plain for cell in row] == [
        "Noise at night",
        "320 people (50%), at “Please tell us why you chose that answer.”",
        "Quiet hours begin at 10pm. Read more: Plan, page 4.",
        "Changed",
    ]
    assert [(number.printed, number.name) for number in row[1].numbers] == [
        ("320", "themes-why / Noise at night / People"),
        ("50%", "themes-why / Noise at night / Share"),
    ]


def test_every_theme_that_needs_a_response_has_one_or_is_named():
    found = told(NOISE, WARDENS, DOGS)
    assert "1 of 2 such themes has a response here." in plain(found)[0]
    (names,) = (block for block in found if isinstance(block, Bullets))
    assert [one.plain for one in names.items] == [
        "“Please tell us why you chose that answer.”: “More wardens”."
    ]


def test_a_response_to_a_theme_whose_number_is_hidden_prints_no_number():
    found = told(replace(DOGS, response=QUIET))
    (table,) = (block for block in found if isinstance(block, Facts))
    assert table.rows[0][1].plain.startswith("Hidden, to protect people, at")
    assert table.rows[0][1].numbers == ()


def test_an_unfinished_response_is_not_printed_and_its_theme_is_named():
    unfinished = replace(WARDENS, response=CouncilResponse("We may.", None, "", "AB"))
    found = told(NOISE, unfinished)
    assert "We may." not in str(found)
    assert "“More wardens”" in str(found)


def test_what_is_said_to_all_stands_first_with_who_said_it():
    whole = CouncilResponse("Thank you", None, "Cabinet paper", "the parks team")
    found = told(WARDENS, whole=whole)
    assert plain(found)[0] == "Thank you. Read more: Cabinet paper. Response by the parks team."
    assert "None of them has a response yet." in plain(found)[1]


@pytest.mark.parametrize("sections", [(), (SectionName.RESPONSE,)])
def test_the_part_can_be_chosen_like_any_other(sections):
    from consult.report.appendix import compose

    settings = FINDINGS.study.report.model_copy(update={"sections": sections})
    study = FINDINGS.study.model_copy(update={"report": settings})
    document = compose(replace(FINDINGS, study=study, responding=Responding((NOISE,))))
    assert Heading("You said, we did") in document.blocks
