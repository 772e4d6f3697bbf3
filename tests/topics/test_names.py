"""Claims about the names of topics."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consult.embed import Lsa
from consult.model.settings.study import TopicSettings
from consult.topics import find_topics
from consult.topics.counts import WordCounts
from consult.topics.names import Embed, Naming, TopicTexts, name_topics
from consult.topics.space import unit
from consult.topics.words import is_stop
from tests.topics.invented import comments


def named(
    *topics: tuple[list[str], tuple[str, ...], list[float]],
    embed: Embed | None = None,
    question: str = "",
) -> list[str]:
    """Names of topics given by their texts, terms and centre."""
    said, texts = [], []
    for own, terms, centre in topics:
        rows = list(range(len(texts), len(texts) + len(own)))
        said.append(TopicTexts(rows, [1] * len(own), terms, np.array(centre)))
        texts += own
    return name_topics(said, WordCounts.of(texts), Naming(embed, question))


def by_subject(phrases: Sequence[str]) -> np.ndarray:
    """Buses point one way, lists the other."""
    return np.array([[float("bus" in one), float("list" in one)] for one in phrases])


def by_colour(phrases: Sequence[str]) -> np.ndarray:
    """Red dust points one way, grey sand the other."""
    return np.array([[float(one == "red dust"), float(one == "grey sand")] for one in phrases])


def test_of_the_phrases_that_set_a_topic_apart_the_nearest_in_meaning_is_chosen() -> None:
    buses = (["red dust on the bus stop"] * 5, ("dust",), [1.0, 0.0])
    lists = (["grey sand on a list"] * 5, ("sand",), [0.0, 1.0])

    by_wording = named(buses, lists)
    by_meaning = named(buses, lists, embed=by_colour)

    assert by_wording == ["Dust on the bus", "Sand on a list"]
    assert by_meaning == ["Red dust", "Grey sand"]


def alike(phrases: Sequence[str]) -> np.ndarray:
    """Whatever is said points one way."""
    return np.ones((len(phrases), 1))


def test_words_of_the_question_alone_name_no_topic() -> None:
    topic = (["missing buses, early buses", "missing buses, early buses"], (), [1.0])

    names = named(topic, embed=alike, question="Which buses are missing?")

    assert names == ["Early buses"]


def test_a_possessive_a_cut_off_comparison_and_a_way_of_saying_nothing_are_no_names() -> None:
    topic = (["dunno, the town's, dearer than gold, gold rings"] * 2, (), [1.0])

    assert named(topic, embed=alike) == ["Gold rings"]


def test_comments_nearest_to_saying_nothing_are_named_so() -> None:
    def by_answer(phrases: Sequence[str]) -> np.ndarray:
        buses, weeks = {"bus", "stop", "bus stop"}, {"long", "week", "long week"}
        points = [(one in buses, one in weeks, one not in buses) for one in phrases]
        return unit(np.array(points, dtype=float))

    buses = (["bus stop"] * 2, (), [1.0, 0.0, 0.0])
    none = (["long week"] * 2, (), [0.0, 0.0, 1.0])

    assert named(buses, none, embed=by_answer) == ["Bus stop", "Unsure or nothing to say"]


def test_a_phrase_is_preferred_to_a_single_word_and_to_two_things_joined() -> None:
    topic = (["rain and wind, heavy rain"] * 2, (), [1.0])

    assert named(topic, embed=alike) == ["Heavy rain"]


def test_a_pair_of_words_never_holds_the_beginning_of_the_other() -> None:
    topic = (["net", "network"], ("net", "network", "fish"), [1.0])

    assert named(topic) == ["Net and fish"]


def test_a_topic_between_two_is_named_for_what_it_alone_has() -> None:
    shared, own = "bus list bus", "bus alone bus"
    middle = ([shared, own] * 3, (), [1.0, 0.2])
    lists = (["list of names"] * 6, (), [0.0, 1.0])

    names = named(middle, lists, embed=by_subject)

    assert "list" not in names[0].lower()


def test_a_plural_does_not_make_another_name() -> None:
    one = (["waiting time"] * 3, ("waiting time", "queue"), [1.0])
    other = (["waiting times", "waiting times", "doors"], ("waiting times", "doors"), [1.0])

    assert named(one, other) == ["Waiting time", "Waiting times and doors"]


def test_a_pair_of_words_is_never_two_forms_of_one() -> None:
    topic = (["listening", "listened"], ("listening", "listened", "heard"), [1.0])

    assert named(topic) == ["Listening and heard"]


def test_a_name_does_not_begin_with_a_word_that_lost_its_apostrophe() -> None:
    assert is_stop("cant")
    assert is_stop("dont")
    assert not is_stop("ill")


def test_names_chosen_by_meaning_do_not_depend_on_the_order_of_rows() -> None:
    texts, _ = comments(150)
    shuffled = [texts[at] for at in np.random.default_rng(1).permutation(len(texts))]

    def found(given: list[str]) -> list[str]:
        lsa = Lsa(seed=1).fit(given)
        vectors = lsa.transform(given)
        topics = find_topics(
            given, vectors, settings=TopicSettings(), seed=1, naming=Naming(lsa.transform)
        )
        return [topic.name for topic in topics.topics]

    assert found(texts) == found(shuffled)
