"""Claims about what is kept between runs."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from consult.embed import Embedder, embedder
from consult.embed.session import Session
from consult.embed.vector_cache import FILE, VectorCache
from consult.errors import ModelError
from consult.model.run.record import EmbeddingRecord
from consult.model.settings.study import EmbeddingSettings

TEXTS = ["Quiet zebras read.", "Buses.", "Trains."]


def made(folder: Path, precision: str = "fp32") -> Embedder:
    return embedder(EmbeddingSettings(name="minilm", precision=precision), folder=folder)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the vectors of ``TEXTS`` in fp32."""
    folder = tmp_path_factory.mktemp("filled")
    made(folder).transform(TEXTS)
    return folder


@pytest.fixture
def kept(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(filled, tmp_path / "kept"))


def test_kept_vectors_are_looked_up_and_equal_to_fresh_ones(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = made(kept.parent).transform(TEXTS)
    monkeypatch.setattr(Session, "vectors", None)

    np.testing.assert_array_equal(made(kept).transform(TEXTS[::-1]), fresh[::-1])


def test_new_texts_join_those_that_are_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together = made(kept).transform([*TEXTS, "Dogs off the lead."])
    monkeypatch.setattr(Session, "vectors", None)

    again = made(kept).transform([*TEXTS, "Dogs off the lead."])

    np.testing.assert_array_equal(again, together)


def test_no_word_of_a_comment_is_kept_and_nothing_half_written(filled: Path) -> None:
    assert [path.suffix for path in sorted(filled.iterdir())] == [".onnx", ".npz"]
    for path in filled.iterdir():
        content = path.read_bytes().lower()
        assert b"zebra" not in content
        assert b"buses" not in content


def test_the_same_texts_in_another_order_leave_the_same_bytes(filled: Path, tmp_path: Path) -> None:
    made(tmp_path).transform(TEXTS[::-1])

    assert (tmp_path / FILE).read_bytes() == (filled / FILE).read_bytes()


def test_vectors_of_another_precision_are_refused(kept: Path) -> None:
    with pytest.raises(ModelError) as raised:
        made(kept, "int8")

    [problem] = raised.value.problems
    assert '"minilm" in precision "fp32"' in problem.what
    assert '"minilm" in "int8"' in problem.what
    assert problem.place.file == f"kept/{FILE}"
    assert "Delete this file" in problem.hint


def test_vectors_of_another_model_are_refused(kept: Path) -> None:
    another = EmbeddingRecord("minilm", 384, "fp32", hashes={"weights": "0", "tokenizer": "0"})

    with pytest.raises(ModelError, match="files differ"):
        VectorCache(kept, another)


def test_vectors_of_another_version_of_a_library_are_made_anew(kept: Path) -> None:
    now = made(kept).record
    later = EmbeddingRecord("minilm", 384, "fp32", now.hashes, {"onnxruntime": "99"})

    assert VectorCache(kept, later).find([]) == {}
    assert not VectorCache(kept, later)._known


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"not a cache at all"])
def test_a_damaged_file_costs_time_and_nothing_else(
    kept: Path, filled: Path, content: bytes
) -> None:
    (kept / FILE).write_bytes(content)

    made(kept).transform(TEXTS)

    assert (kept / FILE).read_bytes() == (filled / FILE).read_bytes()


def test_a_damaged_graph_is_built_anew(kept: Path, filled: Path) -> None:
    [graph] = kept.glob("*.onnx")
    graph.write_bytes(graph.read_bytes()[:5000])

    made(kept).transform(["Another text."])

    assert graph.read_bytes() == (filled / graph.name).read_bytes()
