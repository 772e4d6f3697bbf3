"""What is said of groups that differ by a theme: the estimate first, the plain count beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consult.model.coding.trust import AgainstOthers, Estimate
from consult.model.counting.table_id import TableId
from consult.model.evidence.difference import Family, Others, Verdict
from consult.model.words.document import Bullets, Facts, Paragraph
from consult.report.passages import differences
from consult.report.passages.differences import Names
from consult.report.prose.estimate_wording import ESTIMATED, NO_ESTIMATE, Checked
from tests.report.findings import FINDINGS
from tests.report.passages.test_differences import CLEAR
from tests.report.reading import as_read

BY_AGE = TableId.parse("themes-why-by-age")
THEME = replace(CLEAR, table=BY_AGE, column="Noise at night")
BY_CODES = "There is no estimate of this: it rests on the codes on record, "


def report(low, value, high, *shown):
    """A report with these comparisons, and an estimate of the theme in the group "65 and over"."""
    made = AgainstOthers("why", "t01", "age", "65 and over", Estimate(value, low, high))
    estimates = {(BY_AGE, "Noise at night", "65 and over"): made}
    family = Family("age", (), tuple(shown))
    return replace(FINDINGS, differences=(family,), estimates=estimates)


def said(findings, difference):
    return as_read(Names.of(findings, "age").said(difference)).partition(": ")[2]


def test_the_estimate_is_said_first_and_the_count_by_its_own_name():
    assert said(report(0.02, 0.094, 0.17, THEME), THEME) == (
        "By estimate, people in the group “65 and over” were more likely than others to raise "
        "“Noise at night” (a difference of +9 points, 95% interval +2 to +17). The plain count of "
        "codes: 72% of 118 against 60% of 240."
    )


def test_what_the_count_shows_and_the_estimate_does_not_is_no_difference():
    assert said(report(-0.05, 0.03, 0.11, THEME), THEME) == (
        "By the plain count of codes, people in the group “65 and over” differ from others in how "
        "often they raise “Noise at night” (72% of 118 against 60% of 240). The estimate does not "
        "show it: a difference of +3 points, 95% interval −5 to +11."
    )


def test_an_estimate_the_other_way_does_not_bear_a_count_out():
    assert "The estimate does not show it" in said(report(-0.2, -0.1, -0.02, THEME), THEME)


def test_without_an_estimate_the_sentence_says_that_it_rests_on_codes_of_the_computer():
    other = replace(THEME, group="35 to 64")
    assert BY_CODES in said(report(0.02, 0.09, 0.17, other), other)


def test_where_the_others_are_only_those_shown_the_estimate_is_of_other_people():
    shown = replace(THEME, others=Others.SHOWN)
    assert BY_CODES in said(report(0.02, 0.09, 0.17, shown), shown)


def test_an_estimate_makes_no_finding_of_what_the_count_does_not_show():
    few = replace(THEME, verdict=Verdict.TOO_FEW)
    words = said(report(0.02, 0.09, 0.17, few), few)
    assert words.startswith("Too few responses to tell")
    assert words.endswith("By estimate it is a difference of +9 points, 95% interval +2 to +17.")


def test_an_answer_to_a_closed_question_is_counted_and_rests_on_no_code():
    assert BY_CODES not in said(report(0.02, 0.09, 0.17, CLEAR), CLEAR)


def test_estimates_stand_in_a_column_of_their_own_beside_the_counts():
    other = replace(THEME, group="35 to 64")
    made = differences.blocks(report(0.02, 0.09, 0.17, CLEAR, THEME, other))
    (facts,) = (block for block in made if isinstance(block, Facts))
    assert facts.header[-1] == ESTIMATED
    assert [as_read(row[-1]) for row in facts.rows] == ["–", "+9 (+2 to +17)", NO_ESTIMATE]
    assert any(isinstance(block, Bullets) for block in made)
    assert "that is what is said" in how(made)


def how(made):
    """What the chapter says of how themes are compared."""
    words = (as_read(block.text) for block in made if isinstance(block, Paragraph))
    return next(text for text in words if text.startswith("Themes are compared"))


@pytest.mark.parametrize(
    ("review", "reviewed", "checked"),
    [
        ("", False, "suggested and no person has checked."),
        ("People have looked at 1 of 2 themes.", False, "and people have checked in part."),
        ("People have looked at 2 of 2 themes.", True, "and people have reviewed. Where no person"),
    ],
)
def test_how_far_people_have_checked_the_codes_is_said_as_it_is(review, reviewed, checked):
    findings = report(0.02, 0.09, 0.17, THEME)
    findings = replace(findings, estimates={}, review=review, reviewed=reviewed)
    assert checked in how(differences.blocks(findings))
    assert said(findings, THEME).endswith(Checked.of(findings).by_codes)


def test_nothing_is_said_to_be_estimated_where_no_comment_was_coded_without_suggestions():
    findings = replace(report(0.02, 0.09, 0.17, THEME), estimates={})
    assert "that is what is said" not in how(differences.blocks(findings))
