"""Comments that judge the whole are one theme; a name that few of them would know is none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consult.topics.counts import WordCounts
from consult.topics.naming.held import HeldWords
from consult.topics.overall import BAD, GOOD, UNCHANGED, like_overall
from tests.topics.naming import named

BUSES = ("The buses are late.", "No buses at all.", "More buses, please.")
PRAISE = ("The team did well, all good.", "All good, team.", "All of it good.")


def two_ways(phrases: Sequence[str]) -> np.ndarray:
    """Good, bad and unchanged point one way each, buses another, all else a last."""

    def way(phrase: str) -> int:
        of_all = [at for at, said in ((0, GOOD), (1, BAD), (4, UNCHANGED)) if phrase in said]
        return of_all[0] if of_all else 2 if "bus" in phrase.lower() else 3

    return np.eye(5)[[way(one) for one in phrases]]


def test_praise_of_all_is_named_for_what_it_is_and_not_for_a_word_in_it() -> None:
    praise, buses = named(
        PRAISE, BUSES, embed=two_ways, centres=[[0.9, 0.3, 0.0, 0.2, 0.0], np.eye(5)[2]]
    )

    assert praise.name == "Overall, with nothing singled out"
    assert praise.definition.endswith(
        "how good or bad it was on the whole, and nothing in particular."
    )
    assert praise.has_subject
    assert buses.name == "Buses"


def test_complaint_about_all_belongs_to_the_same_theme_as_praise() -> None:
    assert like_overall(np.eye(5)[:3], two_ways).tolist() == [1.0, 1.0, 0.0]


def test_having_nothing_to_better_belongs_to_the_same_theme() -> None:
    unchanged, _ = named(
        ("Improve? No.", "I would improve nothing.", "None to improve."),
        BUSES,
        embed=two_ways,
        centres=np.eye(5)[[4, 2]].tolist(),
    )

    assert unchanged.name == "Overall, with nothing singled out"


def test_what_is_nearer_to_a_subject_is_named_for_the_subject() -> None:
    about_buses, _ = named(
        BUSES, PRAISE, embed=two_ways, centres=[[0.65, 0.0, 0.75, 0.0, 0.0], np.eye(5)[0]]
    )

    assert about_buses.name == "Buses"


def share_held(phrases: Sequence[str], own: Sequence[str], others: Sequence[str]) -> float:
    held = HeldWords(WordCounts.of([*own, *others]))
    return held.share_held(phrases, range(len(own)))


def test_a_word_is_held_in_any_form_and_a_comment_counts_once() -> None:
    said = ["Booking took long", "I booked and booked", "The tea was cold", "Nothing"] * 5

    assert share_held(["Bookings", "booking online"], said, ["Trees"] * 20) == 0.5


def test_a_word_of_the_whole_question_holds_no_theme_together() -> None:
    own = ["Code for staff", "Staff is dear", "Staff again", "The staff"] * 10

    assert share_held(["Staff code"], own, ["I like staff", "Staff it is"] * 30) == 0.25


def test_a_single_letter_holds_no_theme_together() -> None:
    own, others = ["Code for R", "R is dear", "R again", "The R"] * 10, ["I like R", "Tea"] * 30

    assert share_held(["R code"], own, others) == 0.25


def test_a_short_word_that_others_seldom_say_does() -> None:
    assert share_held(["GP"], ["My GP", "No GP", "Tea"] * 10, ["Trees", "A GP"] * 2) == 0.0
    assert share_held(["GP"], ["My GP", "No GP"] * 10, ["Trees", "Paths"] * 10) == 1.0


def test_a_name_that_few_comments_would_know_names_nothing() -> None:
    letters = "bcdfghjklmnpqrstvwxz"
    pond = [f"The pond, {letter}er{other}e" for letter in letters for other in letters]
    mixed = [f"{one}ala{other}o" for one in letters for other in letters][:60]

    (few, _) = named([*pond[:12], *mixed], BUSES * 66)
    (many, _) = named([*pond[:20], *mixed], BUSES * 66)

    assert (few.name, few.has_subject) == ("Pond", False)
    assert (many.name, many.has_subject) == ("Pond", True)
