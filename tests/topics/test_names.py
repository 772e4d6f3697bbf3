"""Claims about the names of topics."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consult.embed import Lsa
from consult.model.study import TopicSettings
from consult.topics import find_topics
from consult.topics.names import Said, name_topics
from consult.topics.words import is_stop
from tests.topics.invented import comments


def by_subject(phrases: Sequence[str]) -> np.ndarray:
    """Buses point one way, lists the other."""
    return np.array([[float("bus" in one), float("list" in one)] for one in phrases])


def by_colour(phrases: Sequence[str]) -> np.ndarray:
    """Red dust points one way, grey sand the other."""
    return np.array([[float(one == "red dust"), float(one == "grey sand")] for one in phrases])


def test_of_the_phrases_that_set_a_topic_apart_the_nearest_in_meaning_is_chosen() -> None:
    buses = Said(["red dust on the bus stop"] * 5, [1] * 5, ("dust",), np.array([1.0, 0.0]))
    lists = Said(["grey sand on a list"] * 5, [1] * 5, ("sand",), np.array([0.0, 1.0]))

    by_wording = name_topics([buses, lists])
    by_meaning = name_topics([buses, lists], embed=by_colour)

    assert by_wording == ["Dust on the bus", "Sand on a list"]
    assert by_meaning == ["Red dust", "Grey sand"]


def test_a_topic_between_two_is_named_for_what_it_alone_has() -> None:
    shared, own = "bus list bus", "bus alone bus"
    middle = Said([shared, own] * 3, [1] * 6, (), np.array([1.0, 0.2]))
    lists = Said(["list of names"] * 6, [1] * 6, (), np.array([0.0, 1.0]))

    names = name_topics([middle, lists], embed=by_subject)

    assert "list" not in names[0].lower()


def test_a_plural_does_not_make_another_name() -> None:
    one = Said(["waiting time"] * 3, [1] * 3, ("waiting time", "queue"))
    other = Said(["waiting times", "waiting times", "doors"], [1] * 3, ("waiting times", "doors"))

    assert name_topics([one, other]) == ["Waiting time", "Waiting times and doors"]


def test_a_pair_of_words_is_never_two_forms_of_one() -> None:
    topic = Said(["listening", "listened"], [1, 1], ("listening", "listened", "heard"))

    assert name_topics([topic]) == ["Listening and heard"]


def test_a_name_does_not_begin_with_a_word_that_lost_its_apostrophe() -> None:
    assert is_stop("cant")
    assert is_stop("dont")
    assert not is_stop("ill")


def test_names_chosen_by_meaning_do_not_depend_on_the_order_of_rows() -> None:
    texts, _ = comments(150)
    shuffled = [texts[at] for at in np.random.default_rng(1).permutation(len(texts))]

    def named(given: list[str]) -> list[str]:
        lsa = Lsa(seed=1).fit(given)
        vectors = lsa.transform(given)
        found = find_topics(given, vectors, settings=TopicSettings(), seed=1, embed=lsa.transform)
        return [topic.name for topic in found.topics]

    assert named(texts) == named(shuffled)
