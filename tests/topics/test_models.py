"""The contract of every topic model: one suite, all of ``MODELS``."""

from __future__ import annotations

import numpy as np
import pytest

from consult.embed import embed
from consult.errors import StudyError
from consult.model.coding.topics import Topics
from consult.model.settings.study import TopicSettings
from consult.topics import MODELS, find_topics
from tests.topics.invented import comments

SIZES = (0, 1, 2, 3, 5, 15, 60)
AWKWARD = {
    "no letters": ["-", "😀", "!!", "12", "it is"],
    "some without letters": ["-", "The bus is late.", "😀", "The bus is late again."],
    "one text 3,000 times": ["Parking is dear."] * 3000,
    "nothing shared": [chr(97 + at) * 5 for at in range(26)],
}

LEAVES_SOME_OUT = {"bertopic-default"}


@pytest.fixture(params=MODELS)
def model(request: pytest.FixtureRequest) -> str:
    if request.param == "bertopic-default":
        for library in ("umap", "hdbscan"):
            pytest.importorskip(library, reason=f"{library} is not installed: extra bertopic")
    return request.param


def found(texts: list[str], model: str, many: str = "medium") -> Topics:
    settings = TopicSettings(model=model, many=many)
    return find_topics(texts, embed(texts), settings=settings, seed=1)


def assert_sound(topics: Topics, texts: list[str]) -> None:
    names = [topic.name for topic in topics.topics]
    strongest = topics.weights.argmax(axis=1) if names else np.full(len(texts), -1)
    given = topics.weights.any(axis=1)
    sizes = [topic.size for topic in topics.topics]

    assert topics.weights.shape == (len(texts), len(names))
    assert ((topics.weights >= 0) & (topics.weights <= 1)).all()
    assert given.all() or topics.model in LEAVES_SOME_OUT
    assert sizes == np.bincount(strongest[given], minlength=len(names)).tolist()
    assert sizes == sorted(sizes, reverse=True)
    assert [topic.id for topic in topics.topics] == [
        f"t{at:02d}" for at in range(1, len(names) + 1)
    ]
    assert len({name.lower() for name in names}) == len(names)
    assert all(names)
    assert all(
        strongest[at] == number
        for number, topic in enumerate(topics.topics)
        for at in (*topic.medoids, *([] if topic.edge is None else [topic.edge]))
    )


@pytest.mark.parametrize("size", SIZES)
def test_any_number_of_comments_gives_every_comment_a_topic(model: str, size: int) -> None:
    texts, _ = comments(size)

    assert_sound(found(texts, model), texts)


@pytest.mark.parametrize("texts", AWKWARD.values(), ids=AWKWARD.keys())
def test_comments_without_words_or_likeness_get_a_topic_too(model: str, texts: list[str]) -> None:
    assert_sound(found(texts, model), texts)


def test_the_order_of_rows_changes_neither_topics_nor_names(model: str) -> None:
    texts, _ = comments(150)
    shuffled = np.random.default_rng(1).permutation(len(texts))

    straight = found(texts, model)
    mixed = found([texts[at] for at in shuffled], model)

    assert [(t.id, t.name, t.terms, t.size) for t in straight.topics] == [
        (t.id, t.name, t.terms, t.size) for t in mixed.topics
    ]
    np.testing.assert_array_equal(straight.weights[shuffled], mixed.weights)


def test_more_topics_are_found_when_many_are_asked_for(model: str) -> None:
    texts, _ = comments(300)

    few, many = (len(found(texts, model, wanted).topics) for wanted in ("few", "many"))

    assert few < many


def test_an_unknown_model_lists_those_that_exist(model: str) -> None:
    with pytest.raises(StudyError, match=f"Choose one of: .*{model}"):
        find_topics([], np.zeros((0, 1)), settings=TopicSettings(model="magic"), seed=1)
