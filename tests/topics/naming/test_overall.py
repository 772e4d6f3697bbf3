"""Comments that judge the whole are one theme; a name that few of them would know is none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consult.topics.naming.held import share_held
from consult.topics.overall import BAD, GOOD, like_overall
from tests.topics.naming import named

BUSES = ("The buses are late.", "No buses at all.", "More buses, please.")
PRAISE = ("The team did well, all good.", "All good, team.", "All of it good.")


def two_ways(phrases: Sequence[str]) -> np.ndarray:
    """Good and bad point one way each, buses a third, all else a fourth."""

    def way(phrase: str) -> int:
        return 0 if phrase in GOOD else 1 if phrase in BAD else 2 if "bus" in phrase.lower() else 3

    return np.eye(4)[[way(one) for one in phrases]]


def test_praise_of_all_is_named_for_what_it_is_and_not_for_a_word_in_it() -> None:
    praise, buses = named(
        PRAISE, BUSES, embed=two_ways, centres=[[0.9, 0.3, 0.0, 0.2], [0.0, 0.0, 1.0, 0.0]]
    )

    assert praise.name == "Overall, with nothing singled out"
    assert praise.definition.endswith(
        "how good or bad it was on the whole, and nothing in particular."
    )
    assert praise.has_subject
    assert buses.name == "Buses"


def test_complaint_about_all_belongs_to_the_same_theme_as_praise() -> None:
    centres = np.array([[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]])

    assert like_overall(centres, two_ways).tolist() == [1.0, 1.0, 0.0]


def test_what_is_nearer_to_a_subject_is_named_for_the_subject() -> None:
    about_buses, _ = named(
        BUSES, PRAISE, embed=two_ways, centres=[[0.65, 0.0, 0.75, 0.0], [1.0, 0.0, 0.0, 0.0]]
    )

    assert about_buses.name == "Buses"


def test_a_word_is_held_in_any_form_and_a_comment_counts_once() -> None:
    said = ["Booking took long", "I booked and booked", "The tea was cold", "Nothing"]

    assert share_held(["Bookings", "booking online"], said) == 0.5


def test_a_name_that_few_comments_would_know_names_nothing() -> None:
    letters = "bcdfghjklmnpqrstvwxz"
    pond = [f"The pond, {letter}er{other}e" for letter in letters for other in letters]
    mixed = [f"{one}ala{other}o" for one in letters for other in letters][:60]

    (few, _) = named([*pond[:12], *mixed], BUSES * 66)
    (many, _) = named([*pond[:20], *mixed], BUSES * 66)

    assert (few.name, few.has_subject) == ("Pond", False)
    assert (many.name, many.has_subject) == ("Pond", True)
