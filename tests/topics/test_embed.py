"""Claims about turning texts into vectors."""

from __future__ import annotations

import numpy as np
import pytest

from consult.embed import EMBEDDERS, embed, wording
from consult.errors import StudyError
from tests.topics.invented import comments

AWKWARD = {
    "none": [],
    "one": ["Buses."],
    "two": ["Buses.", "Trains."],
    "three": ["Buses.", "Trains.", "Buses and trains."],
    "no letters": ["-", "😀", "!!", "😀😀"],
    "function words alone": ["it is", "to be", "and the"] * 8,
    "digits": [str(number) for number in range(30)],
    "one text many times": ["The bus is late."] * 40,
    "nothing shared": [chr(97 + at) * 5 for at in range(26)],
}


@pytest.mark.parametrize("name", EMBEDDERS)
@pytest.mark.parametrize("texts", AWKWARD.values(), ids=AWKWARD.keys())
def test_every_text_gets_a_row_of_length_one_or_zero(name: str, texts: list[str]) -> None:
    vectors = embed(texts, embedding=name)

    assert vectors.shape[0] == len(texts)
    assert set(np.linalg.norm(vectors, axis=1).round(4)) <= {0.0, 1.0}


@pytest.mark.parametrize("name", EMBEDDERS)
def test_the_order_of_rows_does_not_move_a_vector(name: str) -> None:
    texts, _ = comments(200)

    forwards = embed(texts, embedding=name)
    backwards = embed(texts[::-1], embedding=name)

    np.testing.assert_array_equal(forwards, backwards[::-1])


@pytest.mark.parametrize("name", EMBEDDERS)
def test_copies_have_the_same_vector_and_weigh_nothing(name: str) -> None:
    texts, _ = comments(50)

    alone = embed(texts, embedding=name)
    with_copies = embed(texts + texts[:1] * 500, embedding=name)

    np.testing.assert_array_equal(alone, with_copies[:50])
    np.testing.assert_array_equal(with_copies[50:], np.repeat(alone[:1], 500, axis=0))


def test_a_misspelt_word_is_still_near_its_kin() -> None:
    rows = wording(["appointments", "apointment", "playground"])

    likeness = (rows @ rows.T).toarray()

    assert likeness[0, 1] > 0.2
    assert likeness[0, 2] == 0


def test_what_redaction_put_in_makes_no_two_texts_alike() -> None:
    rows = wording(["[name removed] was kind", "[name removed] ran late"])

    assert (rows @ rows.T).toarray()[0, 1] == 0


def test_an_unknown_embedding_lists_those_that_exist() -> None:
    with pytest.raises(StudyError, match="Choose one of: lsa"):
        embed(["Buses."], embedding="magic")
