"""Claims about how near comments come to definitions by their words."""

from __future__ import annotations

import numpy as np

from consult.coding import Encoders
from consult.coding.learn.make_ready import make_ready
from consult.coding.learn.word_nearness import word_nearness, words_of
from consult.embed import wording

MEANS = {"bus": (1, 0), "coach": (0.8, 0.6), "nurse": (0, 1), "late": (-1, 0)}


def meaning(words):
    """Each word by itself; a word that is not listed means nothing."""
    return np.array([MEANS.get(word, (0, 0)) for word in words], np.float32)


def near(texts, defined):
    return word_nearness(meaning, texts, texts, defined).texts


def test_a_word_counts_by_the_nearest_word_on_the_other_side():
    made = near(["coach", "nurse"], ["bus", "nurse"])

    # Each text is one word and each definition one word: both ways are the cosine.
    np.testing.assert_allclose(made[:, :, 0], [[0.8, 0.6], [0, 1]], atol=1e-5)
    np.testing.assert_allclose(made[:, :, 1], [[0.8, 0.6], [0, 1]], atol=1e-5)


def test_half_a_definition_said_is_half_and_a_text_taken_in_whole_is_one():
    """Of three texts one has each word, so all words are equally rare."""
    [[[said, taken_in]], *_] = near(["bus", "nurse", "tree"], ["bus nurse"])

    assert round(float(said), 4) == 0.5
    assert round(float(taken_in), 4) == 1


def test_a_rare_word_counts_for_more():
    """Four texts: "bus" in three, "nurse" in one; log 5/4 and log 5/2 are .223 and .916."""
    made = near(["bus", "bus tree", "bus stone", "nurse"], ["bus nurse"])

    np.testing.assert_allclose(made[0, 0, 0], 0.223 / (0.223 + 0.916), atol=1e-3)
    np.testing.assert_allclose(made[3, 0, 0], 0.916 / (0.223 + 0.916), atol=1e-3)


def test_what_means_the_opposite_is_no_nearer_than_what_has_nothing_to_do_with_it():
    assert near(["late", "tree"], ["bus"])[:, 0].tolist() == [[0, 0], [0, 0]]


def test_nothing_said_or_nothing_defined_is_nought():
    made = near(["", "bus", "the"], ["", "bus"])

    assert made[[0, 2]].tolist() == [[[0, 0], [0, 0]]] * 2
    assert made[1, 0].tolist() == [0, 0]
    assert near(["", "!"], [""]).tolist() == [[[0, 0]], [[0, 0]]]


def test_the_order_of_comments_moves_no_number():
    texts = ["bus late", "nurse", "coach tree", "", "late late nurse bus"]
    order = [3, 0, 4, 2, 1]

    np.testing.assert_array_equal(
        near([texts[at] for at in order], ["bus nurse", "late"]),
        near(texts, ["bus nurse", "late"])[order],
    )


def test_many_texts_are_as_near_as_each_in_a_short_list():
    texts = ["bus late", "nurse", ""] * 400

    made = near(texts, ["bus nurse", "late"])

    np.testing.assert_array_equal(made, np.tile(near(texts[:1200], ["bus nurse", "late"])[:3],
                                                (400, 1, 1)))  # fmt: skip


def test_words_are_those_that_say_something_each_once_and_no_placeholder():
    assert words_of("The bus, the BUS! [name removed] isn't 10 late.") == [
        "bus",
        "isn't",
        "10",
        "late",
    ]


def test_comments_made_ready_have_it_where_there_is_a_sentence_model():
    codes = [("Bus", "coach"), ("Nurse", "nurse")]
    texts = ["bus", "nurse"]
    ready = make_ready(texts, [""] * 2, texts, codes, Encoders(wording, meaning))

    assert ready.material.nearness is not None
    assert ready.material.nearness.texts.argmax(axis=1).tolist() == [[0, 0], [1, 1]]
    assert make_ready(texts, [""] * 2, texts, codes, Encoders(wording)).material.nearness is None


def test_answers_are_read_by_the_accurate_model_and_questions_with_answers_by_the_other():
    def accurate(texts):
        return np.array([[0, 0, float("bus" in text)] for text in texts], np.float32)

    codes, texts = [("Bus", "bus"), ("Nurse", "nurse")], ["bus", "nurse"]
    encoders = Encoders(wording, meaning, answers=accurate)
    views = make_ready(texts, [""] * 2, texts, codes, encoders).material.views

    assert [view.texts.shape[1] for view in views[:2]] == [2, 3]
    assert views[1].texts.tolist() == [[0, 0, 1], [0, 0, 0]]
