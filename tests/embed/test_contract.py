"""The contract of every embedder: one suite, all of ``EMBEDDERS``."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest

from consult.embed import EMBEDDERS, Embedder, embed, embedder, wording
from consult.embed.model_files import find_model
from consult.errors import StudyError
from consult.model.settings.study import EmbeddingSettings
from tests.topics.invented import comments

AWKWARD = {
    "none": [],
    "one": ["Buses."],
    "two": ["Buses.", "Trains."],
    "three": ["Buses.", "Trains.", "Buses and trains."],
    "nothing at all": ["", " ", "\n\t"],
    "no letters": ["-", "😀", "!!", "😀😀"],
    "function words alone": ["it is", "to be", "and the"] * 8,
    "digits": [str(number) for number in range(30)],
    "one text many times": ["The bus is late."] * 40,
    "nothing shared": [chr(97 + at) * 5 for at in range(26)],
    "very long": ["The bus is late. " * 3_000, "word" * 5_000, "Buses."],
    "not in English": [
        "Mwy o fysiau",
        "więcej autobusów",
        "更多的公共汽车",
        "مزيد من الحافلات",
        "🚌",
    ],
    "half characters": ["\ud800", "bus \udfff stop"],
}


def made(name: str) -> Embedder:
    """The embedder of that name; a test is skipped where what it runs on is not installed."""
    if name != "sentence-transformers":
        return embedder(EmbeddingSettings(name=name))
    files = find_model("")
    if find_spec("sentence_transformers") is None or files is None:
        pytest.skip("sentence-transformers is not installed; it is optional")
    return embedder(EmbeddingSettings(name=name, model_path=str(files.folder)))


@pytest.fixture(scope="module", params=EMBEDDERS)
def any_embedder(request: pytest.FixtureRequest) -> Embedder:
    return made(request.param)


@pytest.mark.parametrize("texts", AWKWARD.values(), ids=AWKWARD.keys())
def test_every_text_gets_a_row_of_length_one_or_zero(
    any_embedder: Embedder, texts: list[str]
) -> None:
    vectors = any_embedder.fit_transform(texts)

    assert vectors.shape[0] == len(texts)
    assert set(np.linalg.norm(vectors, axis=1).round(4)) <= {0.0, 1.0}


def test_the_order_of_rows_does_not_move_a_vector(any_embedder: Embedder) -> None:
    texts, _ = comments(100)

    forwards = any_embedder.fit_transform(texts)
    backwards = any_embedder.fit_transform(texts[::-1])

    np.testing.assert_array_equal(forwards, backwards[::-1])


def test_copies_have_the_same_vector_and_weigh_nothing(any_embedder: Embedder) -> None:
    texts, _ = comments(50)

    alone = any_embedder.fit_transform(texts)
    with_copies = any_embedder.fit_transform(texts + texts[:1] * 500)

    np.testing.assert_array_equal(alone, with_copies[:50])
    np.testing.assert_array_equal(with_copies[50:], np.repeat(alone[:1], 500, axis=0))


def test_what_is_fitted_can_be_used_on_other_texts(any_embedder: Embedder) -> None:
    texts, _ = comments(60)

    together = any_embedder.fit_transform(texts)
    apart = any_embedder.fit(texts).transform(texts[:7])

    np.testing.assert_array_equal(together[:7], apart)


def test_vectors_are_rounded_so_that_no_comparison_turns_on_their_last_bits(
    any_embedder: Embedder,
) -> None:
    vectors = any_embedder.fit_transform(comments(40)[0])

    np.testing.assert_array_equal(vectors, np.round(vectors, 6))


def test_the_record_says_what_the_vectors_were_made_with(any_embedder: Embedder) -> None:
    texts, _ = comments(40)

    dimensions = any_embedder.fit_transform(texts).shape[1]

    assert any_embedder.record.name in EMBEDDERS
    assert any_embedder.record.note == ""
    assert any_embedder.record.versions
    assert dimensions <= any_embedder.record.dimensions


def test_a_misspelt_word_is_still_near_its_kin() -> None:
    rows = wording(["appointments", "apointment", "playground"])

    likeness = (rows @ rows.T).toarray()

    assert likeness[0, 1] > 0.2
    assert likeness[0, 2] == 0


def test_what_redaction_put_in_makes_no_two_texts_alike() -> None:
    rows = wording(["[name removed] was kind", "[name removed] ran late"])

    assert (rows @ rows.T).toarray()[0, 1] == 0


def test_an_unknown_embedding_lists_those_that_exist() -> None:
    with pytest.raises(StudyError, match="Choose one of: minilm, sentence-transformers, lsa"):
        embed(["Buses."], embedding="magic")
