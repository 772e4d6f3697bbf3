"""What is listed, how sure it is, and what a large study reads. All comments are invented."""

import numpy as np
import pytest

from consult.care import triage
from consult.care.meaning import risk_model
from consult.care.triage import Sure, look_through, told_at_risk
from consult.embed import embedder
from consult.model.settings.study import EmbeddingSettings

PLAIN = "I am going to end it all tonight."
INDIRECT = "Nobody need cook for me on Sunday. I have paid the rent up to Saturday and fed the cat."
ORDINARY = ["The park is lovely.", "More buses please.", "Parking costs too much."]


def nothing(texts):
    """Vectors of which the model thinks nothing."""
    return (
        np.full((len(texts), len(risk_model().centre)), 0.0)
        + risk_model().centre
        - 5 * (risk_model().scale * np.sign(risk_model().weights))
    )


def everything(texts):
    """Vectors that the model lists."""
    return 2 * risk_model().centre - nothing(texts)


@pytest.fixture(scope="module")
def encode():
    return embedder(EmbeddingSettings()).lower


def test_a_phrase_lists_a_comment_whatever_the_model_thinks():
    flag = look_through([*ORDINARY, f"Nice park. {PLAIN}"], nothing).flags[f"Nice park. {PLAIN}"]
    assert (flag.sure, flag.kinds, flag.passage) == (Sure.WORDS, ("Suicide",), PLAIN)


def test_the_model_lists_what_no_phrase_knows():
    looked = look_through(["Nothing at all."], everything)
    assert looked.flags["Nothing at all."].sure is Sure.LIKELY


def test_both_together_are_surest():
    assert look_through([PLAIN], everything).flags[PLAIN].sure is Sure.CLEAR


def test_without_a_model_phrases_do_what_they_can():
    looked = look_through([*ORDINARY, PLAIN], None)
    assert set(looked.flags) == {PLAIN}
    assert looked.by_meaning == 0


def test_the_shipped_model_lists_indirect_words_and_leaves_ordinary_ones(encode):
    looked = look_through([*ORDINARY, INDIRECT], encode)
    assert set(looked.flags) == {INDIRECT}


def test_the_order_of_comments_makes_no_difference(encode):
    texts = [*ORDINARY, INDIRECT, PLAIN]
    assert look_through(texts, encode) == look_through(texts[::-1], encode)


def test_a_large_study_reads_candidates_and_a_stated_sample(monkeypatch):
    monkeypatch.setattr(triage, "SAMPLE", 5)
    clean = "Staff were friendly and ward {} was clean, thank you."
    texts = [*(clean.format(number) for number in range(50)), PLAIN]
    looked = look_through(texts, nothing, large=20)
    assert (looked.texts, looked.by_meaning, looked.sampled) == (51, 6, 5)


def test_what_tells_of_somebody_at_risk_is_not_quotable(encode):
    assert told_at_risk([ORDINARY[0], PLAIN, INDIRECT], encode) == (False, True, True)
