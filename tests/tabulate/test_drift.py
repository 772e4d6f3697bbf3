"""Claims about the change of a theme's share between two rounds."""

from dataclasses import replace

import pytest

from consult.model.coding.codeframe import UsedCode
from consult.model.coding.fit import FitCode, FitQuestion
from consult.model.evidence.drift import Change, Drift
from consult.model.words.document import Facts, Paragraph
from consult.report.passages.drift import blocks
from consult.tabulate import question_drift
from consult.tabulate.drift import change_of, difference_interval
from tests.report.findings import FINDINGS
from tests.report.reading import as_read
from tests.report.sample import frequency, row

EARLIER = FitQuestion(
    "Why?",
    (FitCode("t01", "Dirty toilets", people=20), FitCode("t02", "Dogs"), FitCode("t03", "Café")),
    base=100,
)


def table(*rows, base=200):
    return frequency("themes-why", "Themes in comments: Why?", *rows, base=base)


def test_the_interval_is_that_of_newcombe():
    """Method 10 of the paper on its example (a): 56 of 70 and 48 of 80."""
    low, high = difference_interval(48, 80, 56, 70)
    assert (round(low / 100, 4), round(high / 100, 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize(
    ("low", "high", "change"),
    [
        (0.1, 20, Change.ROSE),
        (-20, -0.1, Change.FELL),
        (-4, 4, Change.SAME),
        (-4, 9, Change.UNSURE),
    ],
)
def test_a_change_is_said_only_where_the_whole_interval_says_it(low, high, change):
    assert change_of(low, high) is change


def test_shares_of_two_rounds_stand_beside_each_other():
    drift = question_drift(EARLIER, table(row("Dirty toilets", 80, 40.0)))
    toilets = drift.themes[0]
    assert (toilets.before, toilets.now, toilets.difference) == (20, 40, 20)
    assert toilets.change is Change.ROSE
    assert (drift.before, drift.now) == (100, 200)


@pytest.mark.parametrize(
    "shown",
    [
        table(row("Dirty toilets", 80, 40.0), row("Dogs", 30, 15.0)),
        table(row("Dirty toilets", 80, 40.0), row("Dogs", None, None)),
        table(row("Dirty toilets", 80, 40.0), row("Dogs", 30, 15.0), base=None),
        None,
    ],
    ids=["hidden then", "hidden in both", "no base now", "no table now"],
)
def test_nothing_is_said_of_a_theme_that_either_report_hides(shown):
    dogs = question_drift(EARLIER, shown).themes[1]
    assert (dogs.before, dogs.difference, dogs.low, dogs.high) == (None,) * 4
    assert dogs.change is Change.HIDDEN


def test_a_theme_nobody_raises_now_fell_and_one_that_has_no_row_is_not_shown():
    drift = question_drift(EARLIER, table(row("Dirty toilets", 0, 0.0)))
    assert [theme.change for theme in drift.themes] == [Change.FELL, Change.HIDDEN, Change.HIDDEN]


def test_themes_that_were_not_among_the_earlier_codes_are_emerging_where_they_are_shown():
    new, hidden = row("Emerging: scooters", 12, 6.0), row("Emerging: bats", None, None)
    assert question_drift(EARLIER, table(new, hidden)).emerging == ("Emerging: scooters",)


def test_a_theme_that_was_renamed_since_is_the_same_theme_and_what_is_put_together_is_none():
    renamed = (UsedCode("t01", "Toilets"), UsedCode("t09", "Emerging: scooters"))
    rows = row("Toilets", 80, 40.0), row("Another theme", 9, 4.5), row("Emerging: scooters", 12, 6)
    drift = question_drift(EARLIER, table(*rows), renamed)
    assert (drift.themes[0].name, drift.themes[0].difference) == ("Toilets", 20)
    assert drift.emerging == ("Emerging: scooters",)


def test_without_earlier_codes_the_report_says_nothing_of_change():
    assert blocks(FINDINGS) == ()


def said(drift):
    made = as_read(blocks(replace(FINDINGS, drift=drift)))
    words = [block.text for block in made if isinstance(block, Paragraph)]
    return " ".join(words), [block for block in made if isinstance(block, Facts)]


def test_the_report_claims_no_more_than_change_among_those_who_responded():
    question = question_drift(EARLIER, table(row("Dirty toilets", 80, 40.0)))
    drift = Drift("Parks 2023", digest="abc", questions={"why": question})
    words, (facts,) = said(drift)
    assert "change among people who chose to respond" in words
    assert "Parks 2023" in words
    assert as_read(facts.rows) == (("Dirty toilets", "20%", "40%", "+20 (from +9 to +30)", "Rose"),)


def test_shares_are_not_compared_with_an_earlier_run_of_the_same_study():
    question = question_drift(EARLIER, table(row("Dirty toilets", 80, 40.0)))
    drift = Drift("Parks", same_study=True, digest="abc", questions={"why": question})
    words, facts = said(drift)
    assert facts == []
    assert "have not changed the themes" in words
