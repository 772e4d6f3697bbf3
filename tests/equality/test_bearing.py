"""How comparisons bear on a finding that was stated before: worked examples."""

from dataclasses import replace

import pytest

from consult.equality import stated_evidence
from consult.model.counting.table_id import TableId
from consult.model.evidence.difference import Difference, Family, Method, Others, Side, Verdict
from consult.model.evidence.equality import Bearing
from consult.model.settings.study import StatedFinding

FINDING = StatedFinding(
    title="Faith may impact on access",
    source="a paper of 2023",
    groups={"religion": ("Other faiths",)},
    themes=("access",),
    questions=("easy",),
)
THEME = Difference(
    table=TableId.parse("themes-all-comments-by-religion"),
    column="Access",
    group="Other faiths",
    others=Others.ALL,
    other="",
    mine=Side(30, 50),
    theirs=Side(40, 200),
    low=20,
    high=50,
    effect=0.8,
    method=Method.CHI_SQUARE,
    p=0.0001,
    holm=0.001,
    screened=0.001,
    least=20,
    least_together=30,
    verdict=Verdict.CLEAR,
)
LESS = replace(THEME, mine=Side(5, 50), theirs=Side(100, 200), low=-60, high=-20, effect=-0.9)
EASY = replace(LESS, table=TableId.parse("question-easy-by-religion"), column="Agree")


def found(*differences, hidden=()):
    family = Family("religion", (), differences, hidden)
    return stated_evidence(
        FINDING,
        (family,),
        themes={TableId.parse("themes-all-comments"): ("Access",)},
        nets={"easy": "Agree"},
    )


def bearings(*differences, hidden=()):
    return [one.bearing for one in found(*differences, hidden=hidden).evidence]


def test_a_theme_raised_more_often_supports_and_less_often_is_contrary():
    assert bearings(THEME) == [Bearing.SUPPORTING]
    assert bearings(LESS) == [Bearing.CONTRARY]


def test_a_first_net_given_less_often_supports():
    assert bearings(EASY) == [Bearing.SUPPORTING]


@pytest.mark.parametrize(
    ("verdict", "bearing"),
    [
        (Verdict.TO_LOOK_INTO, Bearing.SUPPORTING),
        (Verdict.NOT_SHOWN, Bearing.NONE),
        (Verdict.TOO_FEW, Bearing.TOO_FEW),
    ],
)
def test_what_is_not_clear_is_never_called_support(verdict, bearing):
    assert bearings(replace(THEME, verdict=verdict)) == [bearing]


def test_a_comparison_that_is_hidden_is_too_few_to_tell_and_holds_no_number():
    place = (TableId.parse("themes-all-comments-by-religion"), "Access", "Other faiths")
    (one,) = found(hidden=(place,)).evidence
    assert (one.bearing, one.difference) == (Bearing.TOO_FEW, None)


def test_of_two_groups_the_comparison_is_seen_from_the_one_the_finding_is_about():
    only = replace(LESS, group="Christian", others=Others.ONE, other="Other faiths")
    (one,) = found(only).evidence
    assert one.bearing is Bearing.SUPPORTING
    assert one.difference is not None
    assert (one.difference.group, one.difference.points) == ("Other faiths", -LESS.points)
    assert (one.difference.low, one.difference.high) == (20, 60)


def test_groups_and_tables_the_finding_is_not_about_are_left_alone():
    assert bearings(replace(THEME, group="Christian")) == []
    assert bearings(replace(THEME, column="Litter")) == []
