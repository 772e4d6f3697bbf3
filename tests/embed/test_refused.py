"""Claims about a sentence model that is absent or not the published one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from consult.embed import choose, embedder, model_files
from consult.embed.model_files import find_model
from consult.errors import ModelError
from consult.model.settings.study import EmbeddingSettings


def asked(**settings: str) -> EmbeddingSettings:
    return EmbeddingSettings.model_validate({"name": "minilm", **settings})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the tokenizer as published, and weights that are not."""
    published = find_model("")
    assert published is not None
    shutil.copyfile(published.tokenizer, tmp_path / "tokenizer.json")
    (tmp_path / "model.safetensors").write_bytes(b"\0" * 64)
    return tmp_path


def test_a_file_that_is_not_the_published_one_is_named_and_refused(folder: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.safetensors: .* not the published one") as raised:
        embedder(asked(model_path=str(folder)))

    assert len(raised.value.problems) == 1
    assert "take model_path out of [embedding] in study.toml" in raised.value.problems[0].hint


def test_one_changed_byte_is_enough(folder: Path) -> None:
    tokenizer = folder / "tokenizer.json"
    content = bytearray(tokenizer.read_bytes())
    content[1000] ^= 1
    tokenizer.write_bytes(bytes(content))

    with pytest.raises(ModelError) as raised:
        find_model(str(folder))

    assert [Path(one.place.file).name for one in raised.value.problems] == [
        "model.safetensors",
        "tokenizer.json",
    ]


def test_a_folder_without_the_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.safetensors: .* is not there"):
        embedder(asked(model_path=str(tmp_path / "nowhere")))


def test_a_damaged_installation_is_refused_and_not_replaced_by_lsa(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_files, "_installed", lambda: folder)

    with pytest.raises(ModelError, match=r"Delete the folder \.venv"):
        embedder(asked())


def test_without_the_model_lsa_is_used_and_the_record_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model_files, "PACKAGE", "a_package_nobody_has")

    record = embedder(asked()).record

    assert record.name == "lsa"
    assert record.note.startswith("The study asks for the sentence model minilm")


def test_without_a_library_it_runs_on_lsa_is_used_and_the_record_says_which(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(choose, "NEEDED", ("a_library_nobody_has",))

    record = embedder(asked()).record

    assert record.name == "lsa"
    assert "a_library_nobody_has cannot be found" in record.note


def test_a_library_that_does_not_start_is_no_error_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "NEEDED", ())
    monkeypatch.setitem(sys.modules, "onnxruntime", None)

    record = embedder(asked()).record

    assert record.name == "lsa"
    assert "ONNX Runtime does not start" in record.note


def test_a_model_of_ones_own_needs_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consult.embed.local_model.LIBRARY", "a_library_nobody_has")

    with pytest.raises(ModelError, match="which is not installed"):
        embedder(asked(name="sentence-transformers", model_path=str(tmp_path)))


def test_a_model_of_ones_own_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consult.embed.local_model.LIBRARY", "json")

    with pytest.raises(ModelError, match=r"holds no config\.json") as raised:
        embedder(asked(name="sentence-transformers", model_path=str(tmp_path / "mine")))

    assert raised.value.problems[0].place.file == str(tmp_path / "mine")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"name": "sentence-transformers"}, "needs model_path"),
        ({"name": "lsa", "model_path": "x"}, "model_path goes with"),
        ({"name": "lsa", "precision": "int8"}, 'precision = "int8" goes with name = "minilm"'),
        ({"precision": "fp16"}, "Input should be 'fp32' or 'int8'"),
        ({"name": "magic"}, "Input should be 'minilm', 'sentence-transformers' or 'lsa'"),
    ],
)
def test_settings_that_do_not_go_together_are_told(settings: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        EmbeddingSettings.model_validate(settings)
