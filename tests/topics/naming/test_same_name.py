"""Case, spelling, stem, plural and order do not make another name."""

from __future__ import annotations

import pytest

from consult.topics.naming import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Waiting times", "waiting time"),
        ("Flexibility", "Flexible"),
        ("Tidyverse", "Tidy verse"),
        ("Staff kindness", "Kindness of the staff"),
        ("Data visualization", "Data visualisation"),
        ("Appointments", "Apointments"),
        ("Booking", "Booked"),
        ("Library", "Libraries"),
    ],
)
def test_these_are_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bus times", "Bus stops"),
        ("Waiting for a call", "Waiting for an ambulance"),
        ("Prescription", "Description"),
        ("Ward", "Word"),
        ("Parking", "Paying"),
    ],
)
def test_these_are_two(one: str, other: str) -> None:
    assert not same_name(one, other)
