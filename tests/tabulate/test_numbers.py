"""People by a number they gave: bands, and who answered without one; all data invented."""

import pandas as pd

from consult.definitions import characteristics
from consult.equality import by_characteristic
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import GroupRole
from consult.model.counting.table_id import TableId
from consult.model.survey.age_band import AgeBand
from consult.model.survey.questionnaire import Kind, Question
from consult.tabulate import apart, by_age, by_number, crosstab, frequency, only_of, unsaid
from tests.tabulate.test_groupings import counts, rows

HOURS = Question("n", "How many hours?", Kind.NUMBER)
AGE = Question("n", "Age?", Kind.NUMBER)
NONE = float("nan")
NO_NUMBER = "Answered without a usable number"
NO_AGE = "Answered, with no age in these bands"


def numbers(*given):
    """One row a number given."""
    return rows(*((f"r{at}", "", "answered", float(n)) for at, n in enumerate(given)), question="n")


def labels(*given):
    """The rows of the table of some numbers."""
    return list(counts(by_number(HOURS, numbers(*given), [])).cells.index)


def in_part(extra=()):
    """Ten people gave 3 hours; others answered in words, refused, left it, or were not asked."""
    said = rows(
        *((f"r{at}", "", "answered", 3.0) for at in range(10)),
        *((f"w{at}", "", "answered", NONE) for at in range(6)),
        ("p", "", "prefer not to say", NONE),
        ("left", "", "not answered", NONE),
        question="n",
    )
    return by_number(HOURS, said, [*said["response_id"], "unasked", *extra])


def test_many_numbers_are_shown_in_bands_that_hold_everybody():
    table = counts(by_number(HOURS, numbers(*range(100)), [f"r{i}" for i in range(100)]))
    assert list(table.cells.index) == ["0 to 19", "20 to 39", "40 to 59", "60 to 79", "80 to 99"]
    assert table.cells["People"].tolist() == [20, 20, 20, 20, 20]


def test_bands_of_whole_numbers_meet_though_nobody_gave_what_lies_between():
    given = [0, 5, 25, 30, 40, 50, 60, 61, 70, 80, 85, 90, 100]
    assert labels(*given) == ["0 to 25", "26 to 40", "41 to 61", "62 to 80", "81 to 100"]


def test_a_band_in_which_all_gave_one_number_is_that_number():
    given = [*range(1, 10), *[40] * 30, *range(50, 56)]
    assert labels(*given) == ["1 to 9", "40", "41 to 55"]


def test_bands_of_numbers_with_decimals_have_the_edges_that_people_gave():
    given = [n + 0.5 for n in range(0, 130, 10)]
    assert labels(*given)[:2] == ["0.5 to 20.5", "30.5 to 40.5"]


def test_a_few_numbers_with_decimals_make_no_holes_and_are_in_no_band_that_leaves_them_out():
    given = [0, 5, 25, 30, 37.5, 50, 60, 61, 70, 80, 85, 90, 100]
    assert labels(*given)[:2] == ["0 to 25", "30 to 37.5"]
    given = [0, 5, 25, 28.5, 40, 50, 60, 61, 70, 80, 85, 90, 100]
    assert labels(*given)[:2] == ["0 to 25", "26 to 40"]
    given = [0, 5, 25, 25.5, 40, 50, 60, 61, 70, 80, 85, 90, 100]
    assert labels(*given)[:2] == ["0 to 25", "25.5 to 40"]


def test_large_numbers_are_printed_in_all_their_digits():
    assert labels(1_234_567, 25_000_001) == ["1234567", "25000001"]


def test_who_answered_without_a_number_stands_outside_the_base_and_apart_from_who_left_it():
    table = counts(in_part())
    assert table.cells["People"].to_dict() == {"3": 10}
    assert table.base == 10
    assert dict(table.outside_base) == {
        "Prefer not to say": 1,
        NO_NUMBER: 6,
        "Not answered": 1,
        "Not asked": 1,
    }


def test_a_table_in_which_all_gave_a_number_has_no_row_of_those_who_did_not():
    grouping = by_number(HOURS, numbers(1, 2, 3), ["r0", "r1", "r2"])
    spec = TableSpec(TableId.parse("respondents-n"), "n", "people")
    everyone = tuple(role for role in GroupRole if role is not GroupRole.NOT_ASKED)
    table = frequency(grouping, spec, use=Use.PROFILE, inside=everyone)
    assert NO_NUMBER not in table.cells.index
    assert grouping.region(NO_NUMBER) in table.regions.nobody
    rows_of = crosstab(grouping, grouping, spec).cells.index
    assert NO_NUMBER not in rows_of


def test_both_cut_people_alike_so_that_two_releases_can_be_held_together():
    """Whether anybody answered so or not, the part is there."""
    with_some, with_none = in_part(), by_number(HOURS, numbers(3), ["r0"])
    assert NO_NUMBER in with_some.dimensions[0].parts
    assert NO_NUMBER in with_none.dimensions[0].parts


def test_a_few_who_answered_without_a_number_are_one_row_with_those_who_left_it():
    assert dict(counts(apart(in_part(), few=5)).outside_base)[NO_NUMBER] == 6
    together = dict(counts(apart(in_part(), few=7)).outside_base)
    assert together["Not answered, or without a usable number"] == 7
    assert not {NO_NUMBER, "Not answered"} & set(together)


def test_a_breakdown_says_that_its_silent_row_holds_answers_without_a_number():
    name = "Prefer not to say, not answered or no usable number"
    sizes = dict(zip(unsaid(in_part()).labels, unsaid(in_part()).codes.sizes, strict=True))
    assert sizes[name] == 8
    assert "Prefer not to say or not answered" in unsaid(by_number(HOURS, numbers(1), [])).labels


def test_who_answered_without_a_number_has_said_something():
    """So a question that others were led past is not taken to be asked of these alone."""
    grouping = in_part()
    given = rows(("w0", "", "answered", 1.0), ("r0", "", "answered", 2.0), question="m")
    people = grouping.members["response_id"].unique()
    whole = by_number(Question("m", "How many?", Kind.NUMBER), given, people)
    table = counts(grouping)
    assert only_of(table, grouping, whole, ["2", "Not asked"]) is table


def test_a_year_of_birth_becomes_an_age_band():
    given = numbers(2000, 1990, 20)
    bands = {"16 to 24": AgeBand(16, 24), "25 to 34": AgeBand(25, 34)}
    grouping = by_age(AGE, given, ["r0", "r1", "r2"], bands=bands, born_before=2024)
    sizes = grouping.members["group"].value_counts()
    assert (sizes["16 to 24"], sizes["25 to 34"], sizes[NO_AGE]) == (1, 1, 1)


def test_an_age_between_two_birthdays_is_in_the_band_of_the_last_one():
    grouping = by_age(AGE, numbers(24.5, 121), ["r0", "r1"], bands=characteristics()["age"].bands)
    sizes = grouping.members["group"].value_counts()
    assert (sizes["16 to 24"], sizes[NO_AGE], sizes["85 and over"]) == (1, 1, 0)


def test_an_age_in_no_band_is_not_called_not_answered_in_the_profile():
    given = pd.concat([numbers(30, 40), rows(("w", "", "answered", NONE), question="n")])
    known = characteristics()["age"]
    answered = by_age(AGE, given, ["r0", "r1", "w", "x"], bands=known.bands)
    grouping = by_characteristic(answered, known, categories={})
    sizes = dict(zip(grouping.labels, grouping.codes.sizes, strict=True))
    assert (sizes[NO_AGE], sizes["Not answered"], sizes["Not asked"]) == (1, 0, 1)
