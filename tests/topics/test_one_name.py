"""Claims about names that are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.topics.one_name import alike_names, one_name

ONE = [
    ("Flexibility", "Flexible"),
    ("Tidy verse", "Tidyverse"),
    ("Entire tidyverse", "Tidyverse in general"),
    ("Waiting times", "Wait times"),
    ("Community", "Comunity"),
    ("Packages and community", "Community packages"),
    ("Service was very good", "Service very good"),
    ("Organisation", "Organizations"),
    ("Colour", "Color"),
    ("Town centre", "Town center"),
    ("Libraries", "Library"),
    ("Houses", "House"),
    ("Buses", "Bus"),
    ("Staff friendliness", "Friendly staff"),
    ("Staff's attitude", "Staff attitude"),
    ("Childcare", "Child care"),
    ("E-mail", "Email"),
]
TWO = [
    ("Parks", "Parking"),
    ("Staff", "Staffing"),
    ("Houses", "Housing"),
    ("Mental health", "Dental health"),
    ("Contact", "Contract"),
    ("Police", "Policy"),
    ("Coast", "Cost"),
    ("Mobile", "Mobility"),
    ("Practice", "General practice"),
    ("Enough buses", "Not enough buses"),
    ("More traffic", "Less traffic"),
    ("Documentation", "Better documentation"),
    ("Table", "Table tennis"),
    ("Community", "Communication"),
    ("Hours", "Horse"),
    ("Planning", "Planting"),
]


@pytest.mark.parametrize("names", ONE, ids=" = ".join)
def test_names_that_differ_by_spelling_form_or_order_are_one(names: tuple[str, str]) -> None:
    assert one_name(*names)
    assert one_name(*reversed(names))


@pytest.mark.parametrize("names", TWO, ids=" / ".join)
def test_names_of_different_things_are_two(names: tuple[str, str]) -> None:
    assert not one_name(*names)
    assert not one_name(*reversed(names))


@given(
    st.lists(st.sampled_from(["bus", "lane", "school", "noise", "litter"]), min_size=1),
    st.randoms(),
)
def test_no_order_or_case_of_words_makes_another_name(words: list[str], random) -> None:
    mixed = random.sample(words, len(words))

    assert one_name(" ".join(words), " ".join(mixed).upper())


def test_names_that_are_one_stand_together_and_each_place_stands_once() -> None:
    names = ["Tidyverse", "Buses", "Flexible", "Tidy verse", "Flexibility", "Entire tidyverse"]

    assert alike_names(names) == [[0, 3, 5], [1], [2, 4]]
