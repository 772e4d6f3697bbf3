"""Whatever there are few of is published: the report's own sentences give no hidden figure."""

import pytest

from tests.stages.small import LATE, put, said, words_of

NOTHING = "Nothing needs to change"


def published(call):
    code, _, error = call("run", "small")
    assert (code, error) == (0, "")


@pytest.mark.parametrize("few", [1, 4])
def test_a_few_who_say_that_nothing_needs_to_change_stop_no_report(call, project, few):
    put(project, [*said(30), *said(few, better=NOTHING)])
    published(call)
    assert f"{few} people answered that nothing" not in words_of(project)
    assert "answered that nothing needs to change" in words_of(project)


def test_five_who_say_that_nothing_needs_to_change_are_told(call, project):
    put(project, [*said(30), *said(5, better=NOTHING)])
    published(call)
    assert "5 people answered that nothing needs to change." in words_of(project)


@pytest.mark.parametrize("few", [1, 4])
def test_a_few_paper_forms_stop_no_report_and_are_in_no_line_of_the_ledger(call, project, few):
    put(project, said(30), paper=few)
    published(call)
    assert f"Rows: paper {few} " not in words_of(project)
    assert "Rows: paper [c] [c]" in words_of(project)


@pytest.mark.parametrize("few", [1, 4])
def test_a_few_late_responses_are_told_as_set_aside(call, project, few):
    put(project, [*said(30), *said(few, when=LATE)])
    published(call)
    assert f"received after the consultation closed: {few}" in words_of(project)


def test_one_person_who_may_not_be_quoted_stops_no_report(call, project):
    put(project, [*said(30), *said(1, quote="No")])
    published(call)


def test_a_question_that_nobody_answered_in_words_says_so(call, project):
    put(project, said(12, better=""))
    published(call)
    assert "Nobody wrote a comment." in words_of(project)


def test_two_who_wrote_nothing_that_can_be_coded_are_not_told(call, project):
    put(project, [*said(20, better=""), *said(2, better="N/A")])
    published(call)
    assert "2 people wrote a comment" not in words_of(project)
    assert "How many people wrote a comment" in words_of(project)
