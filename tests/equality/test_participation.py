"""Who took part, beside the people of an area: worked examples."""

from dataclasses import replace

import pytest

from consult.definitions import characteristics
from consult.definitions.merging import mergings
from consult.definitions.reference_population import reference_rules
from consult.equality import participation, taking
from consult.model.counting.table_id import TableId
from consult.model.evidence.equality import AreaShare, ReferencePopulation, Taking
from consult.model.publishing.table import Row, RowRole
from tests.report.sample import frequency, row

RELIGION = characteristics()["religion"]
RULE = reference_rules()["religion"]


def area(**shares):
    """An area of which these are the percentages, and the rest did not answer."""
    rest = {"Not answered": 100 - sum(shares.values())}
    return ReferencePopulation(
        "E1",
        "Testshire",
        tuple(
            AreaShare(
                "Religion",
                name.replace("_", " "),
                share,
                "All",
                "a register",
                "an office",
                "counted",
            )
            for name, share in {**shares, **rest}.items()
        ),
    )


TESTSHIRE = area(
    No_religion=40, Christian=40, Buddhist=2, Hindu=4, Jewish=1, Muslim=6, Sikh=1, Other_religion=1
)
WIDE = frequency(
    "participation-religion",
    "Religion or belief",
    row("No religion", 100, 50),
    row("Christian", 60, 30),
    row("Other religions combined", 40, 20),
    row("All", 200, 100, role=RowRole.TOTAL),
    base=200,
)
FINE = frequency(
    "profile-religion",
    "Religion or belief",
    row("No religion", 100, 40),
    row("Christian", 60, 24),
    row("Muslim", 20, 8),
    row("Sikh", None, None),
    row("Not answered", 50, 20, role=RowRole.UNSAID),
    base=250,
)


def of(*tables, reference=TESTSHIRE):
    return participation(RELIGION, tables, RULE, reference, mergings()["religion"])


def test_people_who_did_not_answer_are_left_out_on_both_sides():
    christian = of(WIDE, FINE).wide[1]
    assert christian.share == 30
    assert christian.area == pytest.approx(100 * 40 / 95)
    assert christian.taking is Taking.FEWER


def test_a_wide_group_is_the_sum_of_the_areas_categories():
    other = of(WIDE, FINE).wide[2]
    assert other.area == pytest.approx(100 * 15 / 95)
    assert other.taking is Taking.MORE


def test_a_category_is_a_share_of_those_who_said_which_group_they_are_in():
    muslim, _ = of(WIDE, FINE).detailed
    assert (muslim.group, muslim.people, muslim.share) == ("Muslim", 20, 10)


def test_what_is_hidden_stays_hidden_and_is_compared_with_nothing():
    _, sikh = of(WIDE, FINE).detailed
    assert (sikh.group, sikh.people, sikh.share, sikh.taking) == ("Sikh", None, None, None)


def test_a_wide_group_one_category_of_which_is_not_known_is_compared_with_nothing():
    part = area(No_religion=40, Christian=40, Muslim=6)
    assert of(WIDE, reference=part).wide[2].area is None


def test_without_a_base_nothing_is_worked_out():
    hidden = of(FINE)
    assert hidden.base is None
    assert {one.share for one in hidden.detailed} == {None}


def test_categories_of_the_area_that_the_form_did_not_offer_are_named():
    assert of(WIDE, FINE).not_offered == ("Buddhist", "Hindu", "Jewish", "Other religion")


def test_without_an_area_there_are_people_and_shares_alone():
    found = participation(RELIGION, (WIDE, FINE), RULE, None, mergings()["religion"])
    assert [one.share for one in found.wide] == [50, 30, 20]
    assert found.rule is None
    assert all(one.taking is None for one in found.wide)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (9.9, Taking.FAR_FEWER),
        (10, Taking.FEWER),
        (15.9, Taking.FEWER),
        (16, Taking.ABOUT),
        (24.9, Taking.ABOUT),
        (25, Taking.MORE),
        (0, Taking.FAR_FEWER),
    ],
)
def test_the_words_follow_from_the_ratio_of_shares(share, words):
    assert taking(share, 20, 200) is words


def test_where_an_area_would_make_fewer_than_five_people_no_words_are_used():
    assert taking(10, 2, 249) is Taking.TOO_FEW
    assert taking(10, 2, 250) is Taking.MORE


def test_the_order_of_rows_changes_no_group():
    turned = Row("All", WIDE.rows[-1].cells, RowRole.TOTAL)
    other = frequency("participation-religion", "", *WIDE.rows[2::-1], turned, base=200)
    assert set(of(other).wide) == set(of(WIDE).wide)


AGES = ReferencePopulation(
    "E1",
    "Testshire",
    tuple(
        AreaShare(
            "Age (mid-2023, KCC bands)", band, share, "All", "a register", "an office", "counted"
        )
        for band, share in (
            ("0 to 15", 20),
            ("16 to 24", 10),
            ("25 to 34", 10),
            ("35 to 49", 20),
            ("50 to 59", 20),
            ("60 to 64", 4),
            ("65 to 74", 8),
            ("75 to 84", 6),
            ("85 and over", 2),
        )
    ),
)


@pytest.mark.parametrize(
    ("group", "share"),
    [
        ("34 and under", 25),
        ("50 to 64", 30),
        ("65 and over", 20),
        ("50 to 59", 25),
        ("35 to 44", None),
        ("45 and over", None),
    ],
)
def test_ages_that_were_merged_are_the_sum_of_the_areas_bands_or_not_known(group, share):
    wide = frequency("participation-age", "Age", row(group, 100, 50), base=200)
    rule, merging = reference_rules()["age"], mergings()["age"]
    (found,) = participation(characteristics()["age"], (wide,), rule, AGES, merging).wide
    assert found.area == (None if share is None else pytest.approx(share))


def test_a_category_in_a_merged_row_is_not_said_to_be_missing_from_the_form():
    fine = frequency(
        "profile-religion",
        "Religion or belief",
        row("No religion", 100, 50),
        row("Christian", 60, 30),
        row("Other religions combined", 40, 20),
        base=200,
    )
    assert of(WIDE, fine).not_offered == ()


def test_a_group_called_the_same_on_two_rungs_has_the_categories_of_the_tables_own():
    ladder = mergings()["race"]
    groups = ("White", "All other ethnic groups combined")
    shares = tuple(
        AreaShare("Ethnic group (19)", one, 100 / 19, "All", "a register", "an office", "counted")
        for one in sorted(ladder.categories)
    )
    wide = frequency(
        "participation-race", "Ethnic group", *(row(one, 100, 50) for one in groups), base=200
    )
    found = participation(
        characteristics()["race"],
        (wide,),
        reference_rules()["race"],
        ReferencePopulation("E1", "Testshire", shares),
        ladder,
    )
    assert [one.area for one in found.wide] == [pytest.approx(500 / 19), pytest.approx(1400 / 19)]


def test_a_category_is_a_part_of_the_wide_group_that_holds_it():
    assert [one.part_of for one in of(WIDE, FINE).detailed] == ["Other religions combined"] * 2


def test_a_wide_group_of_one_category_is_not_told_twice():
    race = characteristics()["race"]
    british = "White: English, Welsh, Scottish, Northern Irish or British"
    wide = frequency(
        "participation-race",
        "Ethnic group",
        row("White British", 219, 71),
        row("White other", 22, 7),
        row("All other ethnic groups combined", 68, 22),
        base=309,
    )
    fine = frequency(
        "profile-race", "Ethnic group", row(british, 219, 58), row("White: Irish", 6, 2)
    )
    taken = participation(race, (wide, fine), None, None, mergings()["race"])
    assert [(one.group, one.part_of) for one in taken.detailed] == [("White: Irish", "White other")]


def test_a_group_that_only_the_wide_table_hides_is_told_from_the_other():
    wide = replace(WIDE, rows=(row("No religion", None, None), *WIDE.rows[1:]), base=None)
    first = of(wide, FINE).wide[0]
    assert (first.table, first.people, first.share) == (
        TableId.parse("profile-religion"),
        100,
        None,
    )
