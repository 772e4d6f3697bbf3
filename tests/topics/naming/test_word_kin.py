"""Phrases that share a word in any of its forms are no two parts of one name."""

from __future__ import annotations

import pytest

from consult.topics.naming.word_kin import kin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Booking", "Booked rooms"),
        ("Kindness of the staff", "Staff"),
        ("Statistical analyses", "statistics"),
        ("Helpfulness of information", "info"),
    ],
)
def test_these_are_kin(one: str, other: str) -> None:
    assert kin(one, other)
    assert kin(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Bus times", "Waiting room"), ("Community", "Commuter"), ("Parks", "Play")]
)
def test_these_are_none(one: str, other: str) -> None:
    assert not kin(one, other)
