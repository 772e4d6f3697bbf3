"""What is listed, how sure it is, and what a large study reads. All comments are invented."""

from dataclasses import replace

import numpy as np
import pytest

from consult.care import triage
from consult.care.meaning import risk_model
from consult.care.signs import SIGNS
from consult.care.triage import Sure, in_doubt, look_through
from consult.definitions.in_force import put_in_force
from consult.embed import embedder
from consult.model.settings.study import EmbeddingSettings

HIT = "My husband checks my phone and reads my texts."
PLAIN = "I am going to end it all tonight."
INDIRECT = "Nobody need cook for me on Sunday. I have paid the rent up to Saturday and fed the cat."
ORDINARY = ["The park is lovely.", "More buses please.", "Parking costs too much."]


@pytest.fixture(autouse=True)
def shipped_rules():
    yield
    put_in_force({})


def vectors(texts):
    return np.zeros((len(texts), len(risk_model().centre) - SIGNS))


@pytest.fixture
def thinks(monkeypatch):
    """A model that gives every comment the same score."""

    def of(score):
        always = replace(risk_model(), support_weights=risk_model().support_weights * 0, bias=score)
        monkeypatch.setattr(triage, "risk_model", lambda: always)

    return of


@pytest.fixture(scope="module")
def encode():
    return embedder(EmbeddingSettings()).lower


def test_a_phrase_lists_a_comment_that_the_model_doubts(thinks):
    thinks(risk_model().dismissed)
    flag = look_through([*ORDINARY, f"Nice park. {HIT}"], vectors).flags[f"Nice park. {HIT}"]
    assert (flag.sure, flag.kinds, flag.passage) == (Sure.WORDS, ("Domestic abuse",), HIT)


def test_the_model_overrules_a_phrase_where_it_is_far_from_any_risk(thinks):
    thinks(risk_model().dismissed - 0.01)
    looked = look_through([*ORDINARY, HIT], vectors)
    assert (looked.flags, looked.by_meaning) == ({}, 4)


def test_a_phrase_of_suicide_is_never_overruled(thinks):
    thinks(-9.0)
    assert look_through([*ORDINARY, PLAIN], vectors).flags[PLAIN].sure is Sure.WORDS


def test_a_phrase_of_the_organisation_is_never_overruled(thinks):
    thinks(-9.0)
    entry = {"kind": "neglect", "wordings": [["zog ~ zig", "A zog and zig."]], "leaves": []}
    put_in_force({"safeguarding.toml": {"phrase": [entry]}})
    assert set(look_through(["zog or zig", HIT], vectors).flags) == {"zog or zig"}


def test_the_model_lists_what_no_phrase_knows(thinks):
    thinks(9.0)
    looked = look_through(["Nothing at all."], vectors)
    assert looked.flags["Nothing at all."].sure is Sure.LIKELY


def test_both_together_are_surest(thinks):
    thinks(9.0)
    assert look_through([PLAIN], vectors).flags[PLAIN].sure is Sure.CLEAR


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


def test_a_large_study_reads_candidates_and_a_stated_sample(monkeypatch, thinks):
    thinks(-9.0)
    monkeypatch.setattr(triage, "SAMPLE", 5)
    clean = "Staff were friendly and ward {} was clean, thank you."
    texts = [*(clean.format(number) for number in range(50)), PLAIN]
    looked = look_through(texts, vectors, large=20)
    assert (looked.texts, looked.by_meaning, looked.sampled) == (51, 6, 5)


def test_what_tells_of_somebody_at_risk_is_not_quotable(encode):
    assert in_doubt([ORDINARY[0], PLAIN, INDIRECT], encode) == (False, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "My husband has never hit me and I am not afraid of him. We argue about the bins.",
        "At no time did I feel like hurting the baby, I only wanted to sleep.",
        "My husband has never hit me.",
        "Thirty years ago I took an overdose. A nurse sat with me. I have had a good life since.",
    ],
)
def test_denial_and_history_are_told_from_risk(encode, text):
    assert not look_through([text], encode).flags


def test_what_is_listed_or_holds_a_phrase_is_never_quoted_and_little_else(encode):
    assert in_doubt([PLAIN, INDIRECT], encode) == (True, True)
    assert in_doubt([PLAIN, ORDINARY[0]], None)[0]
    assert not all(in_doubt(ORDINARY, encode))
    assert in_doubt([], encode) == ()
