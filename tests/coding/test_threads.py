"""What is compared by meaning is the same on one thread and on two. All is invented.

Sums of 32-bit floats that two threads share out differ in their last bits; a rounded likeness then
differs now and then, and with it a code.
"""

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from consult.coding import Encoders
from consult.coding.rare import distinct
from consult.coding.suggest import look_alikes
from consult.coding.suggest.definition_scores import ReadComments, score
from consult.coding.suggest.excludes import sides
from consult.embed import wording
from consult.model.coding.codeframe import Code

TEXTS = tuple(f"comment number {at} on the park" for at in range(300))
CODES = [Code(f"c{at}", f"Theme {at}", "") for at in range(300)]
VECTORS = np.random.default_rng(1).standard_normal((300, 384)).astype(np.float32)
"""Of as many numbers as those of a sentence model, and longer: so rounding hides less."""


def read():
    rows = wording(TEXTS)
    meanings = (VECTORS, VECTORS, VECTORS)
    return ReadComments(TEXTS, TEXTS, np.arange(300), rows, rows, rows, sides(CODES), meanings)


WAYS = {
    "definitions": lambda: score(read(), tuple(code.id for code in CODES)).values,
    "rare": lambda: distinct._nearness(read(), np.arange(300)),
    "names": lambda: look_alikes._named_alike(CODES, Encoders(wording, lambda _: VECTORS)),
}


@pytest.mark.parametrize("way", WAYS)
def test_one_thread_or_two_give_the_same(way):
    made = []
    for threads in (1, 2):
        with threadpool_limits(limits=threads):
            made.append(WAYS[way]())
    assert np.array_equal(*made)
