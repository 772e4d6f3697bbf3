"""Claims about comments that were left over and hold the words of a theme."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from consult.topics.by_words import given_by_words
from consult.topics.counts import WordCounts
from consult.topics.found import FoundCluster
from consult.topics.naming import NamedTopic
from consult.topics.naming.held import HeldWords

PARKING = ["Parking is dear here", "A parking space, and staff", "More parking"] * 4
LIGHTS = ["The street lights", "Street lights and staff", "Lights in the street"] * 4
LEFT = ["Parking, street lights, all of it", "Staff", "Only lights"]


def left_over_weights() -> np.ndarray:
    """Weights of parking, lights and the rest in what was left over."""
    texts = [*PARKING, *LIGHTS, *LEFT]
    ends = (0, len(PARKING), len(PARKING) + len(LIGHTS), len(texts))
    found = [
        FoundCluster(
            np.arange(start, end),
            np.where((np.arange(len(texts)) >= start) & (np.arange(len(texts)) < end), 0.6, 0.0),
            ("x",),
            np.ones(2),
            residual=start == ends[2],
        )
        for start, end in pairwise(ends)
    ]
    about = "A comment belongs here if it is about {}."
    named = [
        NamedTopic("Parking", about.format("parking or staff")),
        NamedTopic("Street lights", about.format("street lights")),
        NamedTopic("Nothing", about.format("staff")),
    ]
    given = given_by_words(found, named, HeldWords(WordCounts.of(texts)))
    return np.array([one.weights[ends[2] :] for one in given]).T


def test_a_comment_left_over_has_weight_on_each_theme_whose_words_it_holds() -> None:
    assert (left_over_weights()[0] > 0.5).all()


def test_what_it_was_left_to_stays_its_first() -> None:
    assert left_over_weights().argmax(axis=1).tolist() == [2, 2, 2]


def test_a_word_that_two_themes_share_and_half_a_phrase_give_nothing() -> None:
    assert (left_over_weights()[1:, :2] == 0).all()
