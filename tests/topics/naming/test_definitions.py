"""A definition is made of what several comments say, and of what sets them apart."""

from __future__ import annotations

import numpy as np

from consult.embed import Lsa
from consult.model.coding.codeframe import BELONGS, NOT_ABOUT, taken_in
from consult.model.settings.study import TopicSettings
from consult.topics import Naming, find_topics
from consult.topics.words import STOP_WORDS, runs
from tests.topics.invented import comments
from tests.topics.naming import named

STAFF = ("The staff were friendly.", "The staff were kind.", "Friendly staff.", "Kind staff.") * 8
BUSES = ("A bus stop by the school.", "The school has a bus stop.") * 8


def test_a_definition_says_what_a_comment_must_be_about() -> None:
    staff, buses = named(STAFF, BUSES)
    assert staff.definition == f"{BELONGS}staff or how friendly or kind the staff are."
    assert buses.definition == f"{BELONGS}bus stop or school."


def test_where_nothing_is_shared_nothing_is_invented() -> None:
    found = named(("The swing is old.", "A gate is open."), BUSES)
    assert found[0].definition == (
        "Found in the comments, which share too few words to say what belongs here."
    )


def test_every_content_word_stands_in_two_different_comments_of_the_topic() -> None:
    texts, _ = comments(300)
    lsa = Lsa(seed=1).fit(texts)
    vectors = lsa.transform(texts)
    found = find_topics(
        texts, vectors, settings=TopicSettings(), seed=1, naming=Naming(lsa.transform)
    )
    own = found.weights.argmax(axis=1)
    assert len(found.topics) > 2
    for at, topic in enumerate(found.topics):
        said = [
            {word.lower() for run in runs(texts[row]) for word in run}
            for row in np.flatnonzero(own == at)
        ]
        words = set(taken_in(topic.definition).lower().replace(",", "").split())
        for word in words - STOP_WORDS:
            assert sum(word in one for one in said) >= 2, (topic.id, "a word is invented")


def test_what_is_compared_with_comments_is_the_definition_without_its_frame() -> None:
    made = f"{BELONGS}bus stops or fares{NOT_ABOUT.format('trains')}."
    assert taken_in(made) == "bus stops or fares"
    assert taken_in(f"{BELONGS}bus stops.") == "bus stops"
    assert taken_in(f"Not in the round before. {BELONGS}bus stops.") == "bus stops"
    assert taken_in("Buses (and trams).") == "Buses (and trams)."
