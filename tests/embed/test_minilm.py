"""Claims about the sentence model: it is the published one, and a text's vector is its own."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from consult.embed import Embedder, embedder, model_files, session
from consult.embed.graph import build
from consult.embed.minilm import Minilm
from consult.embed.model_files import ModelFiles, find_model, read_weights
from consult.embed.ranges import ROUNDED_STEPS, in_8_bits, read_ranges
from consult.embed.session import Session
from consult.embed.tensors import tensors
from consult.model.settings.study import EmbeddingSettings
from tests.embed import calibration, reference
from tests.topics.invented import comments

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def files() -> ModelFiles:
    found = find_model("")
    assert found is not None
    return found


@pytest.fixture(scope="module", params=["fp32", "int8"])
def minilm(request: pytest.FixtureRequest) -> Embedder:
    return embedder(EmbeddingSettings(name="minilm", precision=request.param))


def likeness(vectors: np.ndarray) -> np.ndarray:
    return (vectors.astype(np.float64) * reference.vectors()).sum(axis=1)


def test_vectors_are_those_of_the_reference(files: ModelFiles) -> None:
    assert likeness(Minilm(files).transform(reference.TEXTS)).min() >= 0.99999


def test_int8_is_near_to_the_reference(files: ModelFiles) -> None:
    near = likeness(Minilm(files, precision="int8").transform(reference.TEXTS))

    assert near.mean() >= 0.994
    assert near.min() >= 0.98


def test_int8_rounds_by_how_far_numbers_reach_on_the_invented_texts(files: ModelFiles) -> None:
    stored, found = read_ranges(), calibration.reaches(files)

    assert set(stored) == set(found)
    for name, reach in stored.items():
        np.testing.assert_allclose(reach, found[name].astype(np.float32), rtol=0.002)


def test_two_products_in_8_bits_fit_into_16_so_older_processors_make_the_same_numbers(
    files: ModelFiles,
) -> None:
    arrays = in_8_bits(tensors(read_weights(files.weights)))
    largest = max(int(np.abs(one).max()) for one in arrays.values() if one.dtype == np.int8)

    assert largest == 64
    assert 2 * ROUNDED_STEPS * largest < 2**15


def test_a_vector_does_not_depend_on_the_texts_beside_it(minilm: Embedder) -> None:
    texts, _ = comments(24)

    together = minilm.transform(texts)

    for at in (0, 11, 23):
        np.testing.assert_array_equal(minilm.transform([texts[at]])[0], together[at])


def test_how_many_texts_are_read_in_one_call_moves_no_vector(
    minilm: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [*comments(60)[0], *reference.TEXTS]
    made = []
    for pieces in (1, 100, 384, 5_000):
        monkeypatch.setattr(session, "LARGEST_BATCH", pieces)
        made.append(minilm.transform(texts))

    for other in made[1:]:
        np.testing.assert_array_equal(made[0], other)


def test_the_number_of_threads_moves_no_vector(
    minilm: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, _ = comments(24)
    made = []
    for workers in (1, 2, 4):
        monkeypatch.setattr(session, "MOST_WORKERS", workers)
        made.append(minilm.transform(texts))

    np.testing.assert_array_equal(made[0], made[1])
    np.testing.assert_array_equal(made[0], made[2])


def test_each_distinct_text_is_read_once(
    files: ModelFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    whole = Session.vectors

    def counted(self: Session, texts: list[list[int]], *pace: object) -> np.ndarray:
        read.append(len(texts))
        return whole(self, texts)

    monkeypatch.setattr(Session, "vectors", counted)

    Minilm(files).transform(["Buses.", "Trains.", "Buses."] * 30)

    assert read == [2]


def test_only_the_start_of_a_very_long_text_is_read(files: ModelFiles) -> None:
    start = "The bus is late. " * 100

    one, other = Minilm(files).transform([start + "Thank you.", start + "Dogs off the lead."])

    np.testing.assert_array_equal(one, other)


def test_what_means_the_same_in_other_words_is_near(files: ModelFiles) -> None:
    said, same, other = Minilm(files).transform(
        ["There is no bus.", "Public transport is missing here.", "The nurse was kind to my baby."]
    )

    assert said @ same > said @ other + 0.2


def test_the_graph_is_the_same_bytes_each_time_and_holds_no_weights() -> None:
    arrays = {"words": np.zeros((3, 2), np.float32)}

    one, other = build(arrays, "fp32"), build(arrays, "fp32")

    assert hashlib.sha256(one).digest() == hashlib.sha256(other).digest()
    assert len(one) < 20_000


def test_no_connection_is_tried_and_nothing_is_said(
    files: ModelFiles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.chdir(tmp_path)

    Minilm(files).transform(["Buses."])

    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_none_of_the_packages_own_code_runs() -> None:
    code = (
        "import sys\n"
        "from consult.embed import embed\n"
        "embed(['Buses.'], embedding='minilm')\n"
        f"heavy = {{'{model_files.PACKAGE}', 'torch', 'sklearn', 'scipy'}}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)

    assert done.stdout.decode().strip() == "[]"
    assert done.stderr.decode() == ""
