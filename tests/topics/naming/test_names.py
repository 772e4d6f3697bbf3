"""A topic is named for what sets it apart, by a noun phrase that several people wrote."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consult.embed import Lsa
from consult.model.settings.study import TopicSettings
from consult.topics import Naming, find_topics
from consult.topics.counts import WordCounts
from consult.topics.naming import Namer, TopicTexts
from tests.topics.invented import comments
from tests.topics.naming import named

FOOD = ("The food could be better.", "The food was cold.", "We liked the food.")
BUSES = ("The buses are late.", "No buses at all.", "More buses, please.")


def names(*topics: Sequence[str], **about: object) -> list[str]:
    return [one.name for one in named(*topics, **about)]  # type: ignore[arg-type]


def by_first(*words: str):
    """An embedder: each word that a phrase holds points its own way."""

    def embed(phrases: Sequence[str]) -> np.ndarray:
        return np.array([[float(word in one.lower()) for word in words] for one in phrases])

    return embed


def test_a_name_takes_no_side() -> None:
    assert names(FOOD, BUSES) == ["Food", "Buses"]


def test_what_one_comment_alone_says_names_nothing() -> None:
    said = ("The swing is broken.", "The slide is broken.", "The gate is open.")
    assert names(said, BUSES)[0] == "No common subject"


def test_words_of_the_question_alone_name_no_topic() -> None:
    said = ("The crossing near the buses.", "A crossing by the buses.")
    assert names(said, FOOD, question="Which buses do you take?")[0].startswith("Crossing")


def test_of_phrases_that_set_a_topic_apart_the_nearest_in_meaning_is_chosen() -> None:
    said = ["Sand and a bench by the pond."] * 2
    near_the_bench = named(said, FOOD, embed=by_first("bench", "food"), centres=[[1, 0], [0, 1]])
    near_the_pond = named(said, FOOD, embed=by_first("pond", "food"), centres=[[1, 0], [0, 1]])

    assert "bench" in near_the_bench[0].name.lower()
    assert "pond" in near_the_pond[0].name.lower()


def test_no_two_names_differ_by_their_plural() -> None:
    one = ["The waiting time was an hour."] * 3
    other = ["We spoke of waiting times and doors."] * 3

    first, second = names(one, other)

    assert first.lower().startswith("waiting time")
    assert not second.lower().startswith("waiting time")


def by_place(places: dict[str, list[float]]):
    """An embedder: phrases that stand in the list have that place, others none."""

    def embed(phrases: Sequence[str]) -> np.ndarray:
        nowhere = [0.0] * 4
        return np.array([places.get(phrase.lower(), nowhere) for phrase in phrases])

    return embed


PLACES = {
    "staff": [0.6, 0.5, 0.5, 0.1],
    "desk": [0.5, 0.1, 0.1, 0.1],
    "gate": [0.0, 0.9, 0.0, 0.0],
    "pond": [0.0, 0.0, 0.9, 0.0],
    "lamp": [0.0, 0.0, 0.0, 0.9],
}
STAFF = ["The staff and the desk.", "Desk. Staff."]
GATE, POND, LAMP = ["The gate.", "A gate."], ["The pond.", "A pond."], ["The lamp.", "Lamp."]
APART = np.eye(4).tolist()


def test_a_phrase_that_could_be_another_topics_has_a_second_part() -> None:
    found = named(STAFF, GATE, POND, LAMP, embed=by_place(PLACES), centres=APART)

    assert [one.name for one in found] == ["Staff and desk", "Gate", "Pond", "Lamp"]


def test_no_second_part_is_what_another_topic_is_named_for() -> None:
    desk = ["Desk.", "The desk."]

    found = named(STAFF, desk, POND, LAMP, embed=by_place(PLACES), centres=APART)

    assert [one.name for one in found] == ["Staff", "Desk", "Pond", "Lamp"]


def test_comments_nearest_to_saying_nothing_are_named_so() -> None:
    def embed(phrases: Sequence[str]) -> np.ndarray:
        return np.array([[float("bus" in one), float("bus" not in one)] for one in phrases])

    said = ["Nobody comes to mind here.", "Nobody came to mind."]
    found = named(BUSES, said, embed=embed, centres=[[1, 0], [0, 1]])

    assert [one.name for one in found] == ["Buses", "Unsure or nothing to say"]
    assert found[1].definition.endswith("about having no answer or nothing to say.")


def test_comments_put_together_at_random_are_not_given_a_subject() -> None:
    subjects = ["bus", "park", "road", "school", "clinic", "lamp", "bin", "pond", "gate", "bench"]
    said = [f"The {subjects[at % 10]} near us, house {at}." for at in range(80)]
    assert names(said[:40], said[40:]) == ["No common subject", "No common subject, group B"]


def test_no_name_holds_a_number() -> None:
    texts = [f"Bus {at} was late." for at in range(30)]
    assert all(not any(map(str.isdigit, name)) for name in names(texts, FOOD))


def test_names_and_definitions_do_not_depend_on_the_order_of_rows() -> None:
    texts, _ = comments(150)
    shuffled = [texts[at] for at in np.random.default_rng(1).permutation(len(texts))]

    def found(given: list[str]) -> list[tuple[str, str]]:
        lsa = Lsa(seed=1).fit(given)
        vectors = lsa.transform(given)
        topics = find_topics(
            given, vectors, settings=TopicSettings(), seed=1, naming=Naming(lsa.transform)
        )
        return [(topic.name, topic.definition) for topic in topics.topics]

    assert found(texts) == found(shuffled)


def test_a_theme_is_named_for_no_verb() -> None:
    for_it = ["I support it.", "We support this.", "They all support it.", "Both support that."]
    terms = [("support",), ("bus",)]
    found = Namer(WordCounts.of([*for_it, *BUSES])).named(
        [
            TopicTexts(rows, [1] * len(rows), own)
            for rows, own in zip(([0, 1, 2, 3], list(range(4, 4 + len(BUSES)))), terms, strict=True)
        ]
    )

    assert found[0].name == "No common subject"
