"""Claims about the model that an analyst opens with BERTopic."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from consult.embed import embed
from consult.model.settings.study import TopicSettings
from consult.topics import FittedTopics, can_keep, fit_topics, keep_model
from tests.topics.invented import comments

LONELY = "A zebra wrote this zyxwvut sentence and nobody else did."


def fitted(size: int) -> FittedTopics:
    texts, _ = comments(size)
    texts = [*texts, LONELY] if size else texts
    return fit_topics(texts, embed(texts), settings=TopicSettings(), seed=1)


def kept(folder: Path) -> FittedTopics:
    found = fitted(150)
    keep_model(found, folder)
    return found


def test_bertopic_opens_the_model_with_the_names_and_sizes_people_see(tmp_path: Path) -> None:
    found = kept(tmp_path / "q_why")
    from bertopic import BERTopic

    opened = BERTopic.load(str(tmp_path / "q_why"))

    shown = opened.get_topic_info().set_index("CustomName")["Count"].to_dict()
    assert shown == {topic.name: topic.size for topic in found.topics.topics if topic.terms}
    assert [term for term, _ in opened.get_topic(0)]


def test_the_files_hold_no_comment_and_no_word_of_one_person_alone(tmp_path: Path) -> None:
    kept(tmp_path / "q_why")

    written = b"".join(path.read_bytes() for path in (tmp_path / "q_why").iterdir()).decode(
        "utf-8", "ignore"
    )

    assert "zyxwvut" not in written
    assert "which is a pity" not in written
    assert "hopeless" in written


def test_the_hierarchy_beside_it_joins_every_topic_at_the_top(tmp_path: Path) -> None:
    import pandas as pd

    found = kept(tmp_path)

    top = pd.read_csv(tmp_path / "hierarchy.csv").iloc[0]
    assert json.loads(top["Topics"]) == list(range(len(found.numbers)))


def test_the_same_comments_in_another_order_make_the_same_bytes(tmp_path: Path) -> None:
    texts, _ = comments(120)
    for name, order in (("straight", texts), ("backwards", texts[::-1])):
        found = fit_topics(order, embed(order), settings=TopicSettings(), seed=1)
        keep_model(found, tmp_path / name)

    for path in (tmp_path / "straight").iterdir():
        assert path.read_bytes() == (tmp_path / "backwards" / path.name).read_bytes(), path.name


@pytest.mark.parametrize("size", [0, 1, 2, 3, 5, 14])
def test_of_a_few_comments_no_model_is_kept(size: int) -> None:
    assert not can_keep(fitted(size))
    assert can_keep(fitted(60))


def test_topic_vectors_are_means_of_the_vectors_given() -> None:
    texts, _ = comments(100)
    vectors = embed(texts)

    found = fit_topics(texts, vectors, settings=TopicSettings(), seed=1)

    model = found.model
    assert model is not None
    assert np.array(model.fitted.topic_embeddings_).shape[1] == vectors.shape[1]
