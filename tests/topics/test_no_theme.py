"""Claims about clusters that are no theme: what is left over, and what says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from consult.model.coding.codeframe import taken_in
from consult.model.coding.topics import Topics
from consult.model.settings.study import TopicSettings
from consult.topics import Naming, find_topics
from consult.topics.by_name import told_together, without_subject_left_over
from consult.topics.common_ground import NOTHING_IN_COMMON, in_common
from consult.topics.counts import WordCounts
from consult.topics.found import FoundCluster
from consult.topics.naming import NamedTopic, Namer, TopicTexts
from consult.topics.nothing_said import SAYS_NOTHING, says_nothing
from consult.topics.space import unit
from tests.topics.invented import comments

LETTERS = "abcdefghijklmnopqrst"


def made(
    sizes: Sequence[int], spreads: Sequence[float]
) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Clusters around directions of their own: tight ones share a word, loose ones share none."""
    rng = np.random.default_rng(1)
    texts, vectors, labels = [], [], []
    for label, (size, spread) in enumerate(zip(sizes, spreads, strict=True)):
        for _ in range(size):
            own = "".join(LETTERS[digit] for digit in rng.integers(0, 20, 7))
            texts.append(f"subject{LETTERS[label]} {own}" if spread < 1 else f"{own} {own[::-1]}")
            vectors.append(np.eye(12)[label] + rng.normal(0, spread, 12))
            labels.append(label)
    return texts, unit(np.array(vectors)), np.array(labels)


def test_a_cluster_of_comments_that_share_nothing_is_below_what_chance_allows() -> None:
    texts, vectors, labels = made([60, 60, 60], [0.1, 0.1, 9.0])

    common = in_common(WordCounts.of(texts), vectors, labels, seed=1)

    assert (common[:2] > 0.8).all()
    assert common[2] < NOTHING_IN_COMMON


@pytest.mark.parametrize("draw", range(5))
def test_comments_drawn_at_random_hold_nothing_in_common(draw: int) -> None:
    texts, vectors, _ = made([80, 80, 80], [0.1, 0.1, 0.1])
    labels = np.random.default_rng(draw).integers(0, 3, 240)

    common = in_common(WordCounts.of(texts), vectors, labels, seed=1)

    assert (common < NOTHING_IN_COMMON).all()


def mixed() -> tuple[list[str], np.ndarray, int]:
    """Three subjects, and comments of a fourth corner that share no word and no meaning."""
    texts, vectors, labels = made([80, 80, 80, 60], [0.05, 0.05, 0.05, 3.0])
    return texts, vectors, int((labels == 3).sum())


def found(texts: list[str], vectors: np.ndarray, naming: Naming | None = None) -> Topics:
    given = {} if naming is None else {"naming": naming}
    return find_topics(texts, vectors, settings=TopicSettings(many="few"), seed=1, **given)


def test_what_is_left_over_is_marked_and_the_subjects_are_not() -> None:
    texts, vectors, loose = mixed()

    topics = found(texts, vectors)

    strongest = topics.weights.argmax(axis=1)
    marked = [at for at, topic in enumerate(topics.topics) if topic.residual]
    assert np.isin(strongest[-loose:], marked).mean() > 0.6
    assert not np.isin(strongest[:-loose], marked).any()


def test_a_comment_left_over_has_weight_on_no_theme_it_is_far_from() -> None:
    texts, vectors, _ = mixed()

    topics = found(texts, vectors)

    marked = np.array([topic.residual for topic in topics.topics])
    own = topics.weights.argmax(axis=1)
    left = marked[own]
    usual = [np.median(topics.weights[own == at, at]) for at in range(len(marked))]
    others = topics.weights[left][:, ~marked]
    assert left.any()
    assert ((others == 0) | (others >= np.array(usual)[~marked])).all()


def test_of_a_few_comments_nothing_is_called_left_over() -> None:
    texts, vectors, _ = made([8, 8, 6], [0.1, 0.1, 9.0])

    assert not any(topic.residual for topic in found(texts, vectors).topics)


def test_a_cluster_that_no_phrase_sets_apart_is_left_over() -> None:
    namer = Namer(WordCounts.of(["The bench.", "A bench.", "It is odd.", "We are here."]))
    said = [TopicTexts([0, 1], [1, 1]), TopicTexts([2, 3], [1, 1])]
    clusters = [
        FoundCluster(np.array([0, 1]), np.array([0.9, 0.8, 0.2, 0.8]), ("bench",), np.ones(2)),
        FoundCluster(np.array([2, 3]), np.array([0.0, 0.0, 0.9, 0.9]), (), np.ones(2)),
    ]

    kept, left = without_subject_left_over(clusters, namer.named(said))

    assert not kept.residual
    assert left.residual
    assert kept.weights.tolist() == [0.9, 0.8, 0.0, 0.0]


def test_a_definition_says_of_how_many_groups_a_theme_is_made() -> None:
    one = FoundCluster(np.array([0]), np.ones(1), ("bench",), np.ones(2))
    written = NamedTopic("Bench", "A comment belongs here if it is about bench.")

    assert told_together(one, written) == written
    told = told_together(replace(one, made_of=2), written).definition
    assert told.startswith("Made of 2 groups")
    assert taken_in(told) == "bench"


def by_first_word(phrases: Sequence[str]) -> np.ndarray:
    """Ways of saying nothing point one way, all else another."""
    return np.array(
        [[float(one in SAYS_NOTHING), float(one not in SAYS_NOTHING)] for one in phrases]
    )


def test_a_centre_near_to_saying_nothing_says_nothing_and_without_a_model_none_does() -> None:
    centres = np.array([[9.0, 1.0], [1.0, 9.0]])

    assert says_nothing(centres, by_first_word).tolist() == [True, False]
    assert says_nothing(centres, None).tolist() == [False, False]


def test_all_that_says_nothing_is_one_topic_under_no_heading() -> None:
    texts, _ = comments(300)
    rng = np.random.default_rng(1)
    angle = rng.normal(0, 0.02, (300, 8))
    subject = np.eye(8)[np.arange(300) % 5 + 1] + angle
    quiet = [f"Beats me {LETTERS[at]}{LETTERS[at] * 3} for now" for at in range(20)]
    shrug = [f"Pass {LETTERS[at]}{LETTERS[at] * 3} today" for at in range(20)]
    nothing = np.eye(8)[[0] * 20]
    one = nothing + 0.35 * np.eye(8)[6]
    two = nothing + 0.35 * np.eye(8)[7]
    vectors = unit(np.vstack([subject, one, two]))

    def embed(phrases: Sequence[str]) -> np.ndarray:
        return np.array([np.eye(8)[0] if one in SAYS_NOTHING else np.eye(8)[5] for one in phrases])

    topics = found([*texts, *quiet, *shrug], vectors, Naming(embed))

    marked = [topic for topic in topics.topics if topic.says_nothing]
    assert [topic.size for topic in marked] == [40]
