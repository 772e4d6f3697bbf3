"""Claims about comments made ready to learn from."""

import numpy as np

from consult.coding import Encoders
from consult.coding.learn.make_ready import make_ready
from consult.embed import wording

CODES = [("Buses", "Buses and fares."), ("Staff", "Kind staff.")]
TEXTS = ["The bus is late.", "Kind staff.", "A dear bus, but kind staff."]


def below(texts):
    """Two layers of two numbers each, and much that all texts have in common."""
    return np.array([[9.0 + ("bus" in t), 9, 9, 9.0 + ("staff" in t)] for t in texts])


def ready(order=(0, 1, 2)):
    texts = [TEXTS[at] for at in order]
    return make_ready(texts, [""] * 3, texts, CODES, Encoders(wording, lower=below))


def test_the_lower_layers_are_views_that_say_nothing_of_definitions():
    views = ready().material.views
    assert [view.speaks for view in views] == [True, False, False]
    assert [view.texts.shape[1] for view in views[1:]] == [2, 2]


def test_what_all_texts_have_in_common_is_taken_out():
    first = ready().material.views[1].texts
    np.testing.assert_allclose(np.linalg.norm(first, axis=1), 1, atol=1e-6)
    assert np.sign(first[:, 0]).tolist() == [1, -1, 1]


def test_the_order_of_comments_moves_no_number():
    mixed = ready((2, 0, 1)).material.views[1].texts
    np.testing.assert_array_equal(mixed, ready().material.views[1].texts[[2, 0, 1]])
