"""Claims about the lower layers of the sentence model: a text's numbers are its own."""

import numpy as np
import pytest

from consult.embed.lower import LOWER_DIMENSIONS
from consult.embed.minilm import Minilm
from consult.embed.model_files import find_model

TEXTS = [
    "The bus is late.",
    "Staff were kind to me.",
    "",
    "Two buses to reach the clinic.",
    "Late.",
]


@pytest.fixture(scope="module")
def files():
    return find_model("")


def test_a_row_does_not_depend_on_the_texts_beside_it_or_their_order(files):
    minilm = Minilm(files)
    rows = minilm.lower(TEXTS)
    assert rows.shape == (5, LOWER_DIMENSIONS)
    np.testing.assert_array_equal(minilm.lower(TEXTS[::-1])[::-1], rows)
    np.testing.assert_array_equal(np.vstack([minilm.lower([text]) for text in TEXTS]), rows)


def test_a_text_with_nothing_in_it_is_all_noughts_and_no_other(files):
    rows = Minilm(files).lower(TEXTS)
    assert (np.abs(rows).sum(axis=1) == 0).tolist() == [False, False, True, False, False]


def test_rows_are_kept_apart_from_the_vectors(files, tmp_path):
    minilm = Minilm(files, folder=tmp_path)
    vectors, rows = minilm.transform(TEXTS), minilm.lower(TEXTS)
    again = Minilm(files, folder=tmp_path)
    np.testing.assert_array_equal(again.lower(TEXTS), rows)
    np.testing.assert_array_equal(again.transform(TEXTS), vectors)
    assert (tmp_path / "lower" / "vectors.npz").is_file()


def test_int8_reads_the_lower_layers_as_fp32_does(files):
    np.testing.assert_array_equal(
        Minilm(files, precision="int8").lower(TEXTS), Minilm(files).lower(TEXTS)
    )
