"""How a comment speaks: what it denies, when it was, who it is about. All comments are invented."""

import numpy as np
import pytest

from consult.care.signs import SIGNS, signs_of

DENIED, PAST, NOW = 0, 4, 5


@pytest.mark.parametrize(
    ("text", "sign", "times"),
    [
        ("He never hits me and I don't fear him.", DENIED, 2),
        ("He hits me, not once but nightly.", DENIED, 1),
        ("It was years ago, back then nobody asked.", PAST, 2),
        ("He did it again last night.", NOW, 2),
        ("The notice is nowhere to be seen.", NOW, 0),
    ],
)
def test_words_are_counted_whole(text, sign, times):
    words = len(text.split())
    assert signs_of([text])[0, sign] * words**0.5 == pytest.approx(times)


def test_a_comment_of_one_word_is_no_extreme():
    assert signs_of(["No"])[0, DENIED] < 0.5


def test_no_comments_have_no_signs():
    assert signs_of([]).shape == (0, SIGNS)


def test_each_comment_stands_for_itself():
    texts = ["No.", "My dad shouts!", "Is it safe?"]
    assert np.array_equal(signs_of(texts)[::-1], signs_of(texts[::-1]))
