"""Claims about what a run, its record and its report say of the embedding."""

from __future__ import annotations

import json
import zipfile

import pytest

from consult.embed import model_files, mpnet_files
from tests.parks import put_study

REASONS = ("The café is the heart of the park", "Dogs frighten my children", "More benches")
EXPORT = "Close it?,Why?\n" + "".join(f"Yes,{REASONS[n % 3]} {n}\n" for n in range(24))


@pytest.fixture
def parks(project):
    """A study with 24 responses that can be run, and where to find what it made."""
    put_study(project, export=EXPORT)
    return project


def record(parks):
    path = parks / "data" / "processed" / "parks" / "embedding.json"
    return json.loads(path.read_text(encoding="utf-8"))


def appendix(parks):
    with zipfile.ZipFile(parks / "reports" / "parks" / "appendix.docx") as package:
        return package.read("word/document.xml").decode("utf-8")


def set_embedding(parks, **settings):
    path = parks / "pipelines" / "studies" / "parks" / "study.toml"
    lines = "".join(f'{name} = "{value}"\n' for name, value in settings.items())
    path.write_text(path.read_text(encoding="utf-8") + f"\n[embedding]\n{lines}", encoding="utf-8")


def test_the_record_and_the_report_name_the_model_its_precision_and_its_hashes(call, parks):
    set_embedding(parks, name="minilm")
    assert call("run", "parks")[0] == 0

    made = record(parks)
    assert (made["name"], made["precision"], made["note"]) == ("minilm", "fp32", "")
    assert made["hashes"]["weights"] == model_files.PUBLISHED["model.safetensors"]
    assert "all-MiniLM-L6-v2" in appendix(parks)
    assert made["hashes"]["weights"] in appendix(parks)


def test_without_the_model_the_run_the_record_and_the_report_say_so(call, parks, monkeypatch):
    monkeypatch.setattr(model_files, "PACKAGE", "a_package_nobody_has")
    set_embedding(parks, name="minilm")

    code, said, _ = call("run", "parks")

    assert code == 0
    assert "The embedding lsa was used instead" in said
    assert "The embedding lsa was used instead" in record(parks)["note"]
    assert "The embedding lsa was used instead" in appendix(parks)


def test_vectors_kept_from_another_precision_stop_the_run_with_what_to_do(call, parks):
    set_embedding(parks, name="minilm")
    call("run", "parks")
    path = parks / "pipelines" / "studies" / "parks" / "study.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'precision = "int8"\n', encoding="utf-8")

    code, _, error = call("run", "parks")

    assert code != 0
    assert "kept/vectors.npz" in error
    assert "Delete this file" in error
    assert "Traceback" not in error


def test_settings_that_do_not_go_together_are_told_by_their_part(call, parks):
    set_embedding(parks, name="lsa", precision="int8")

    code, _, error = call("run", "parks")

    assert code != 0
    assert 'embedding: Precision = "int8" goes with name = "minilm".' in error


def test_the_accurate_model_asked_for_after_a_run_and_not_installed_stops_the_next_one(
    call, parks, monkeypatch
):
    monkeypatch.setattr(mpnet_files, "PACKAGE", "a-package-nobody-has-{number}")
    set_embedding(parks, name="lsa")
    assert call("run", "parks")[0] == 0
    path = parks / "pipelines" / "studies" / "parks" / "study.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'learning = "mpnet"\n', encoding="utf-8")

    code, _, error = call("run", "parks")

    assert code != 0
    assert "needs the accurate sentence model" in error
    assert "-r requirements/accurate.txt" in error
    assert "Traceback" not in error
