"""Ids that name somebody do not stand in the tables. All are invented."""

import pytest

from consult.read.values.ids import not_naming

NAMING = (
    "jo@example.org",
    "Jo Smith",
    "smith, jo",
    "jo.smith",
    "Siân O'Neill-Jones",
    "07700 900123",
    "+44 7700 900123",
    "943 476 5919",
)
PLATFORMS = (
    "17",
    "ANON-ABCD-1234-5",
    "R_2xYzAbCdEfGh",
    "118273645519",
    "356806-356797-33882794",
    "0b7f9f0e-62a4-4c3c-9b1c-8f3f3f4f1a2b",
    "BHLF-7QRT-UUX9-P",
    "007",
    "4412345678901",
    "Form 12",
)


@pytest.mark.parametrize("own", NAMING)
def test_a_code_stands_for_an_id_that_names_somebody(own):
    code = not_naming(own)
    assert code == not_naming(own)
    assert own not in code
    assert len(code) == 12


@pytest.mark.parametrize("own", PLATFORMS)
def test_ids_of_platforms_stay_as_they_are(own):
    assert not_naming(own) == own
