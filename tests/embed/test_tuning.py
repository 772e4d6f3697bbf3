"""Claims about tuning the sentence model to what people decided."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from consult.embed import tuning
from consult.embed.local_model import _hashes
from consult.embed.tuning import BATCH, Example, batches, decisions_hash, overlaps, tune, tuned_on
from consult.errors import ModelError
from consult.model.run.record import TuningRecord


def example(key: str, *codes: str, question: str = "why", text: str = "") -> Example:
    return Example(key, question, "Why?", text or key, frozenset(codes))


def enough(of: int = 100) -> list[Example]:
    """Invented comments on buses and on staff, in turn."""
    said = {"bus": "The bus was late, day", "staff": "The staff were kind, day"}
    return [
        example(f"{at:03}", code, text=f"{said[code]} {at}")
        for at, code in zip(range(of), ("bus", "staff") * of, strict=False)
    ]


def test_texts_are_as_alike_as_their_codes_overlap() -> None:
    found = overlaps(
        [example("a", "bus"), example("b", "bus", "cost"), example("c", "cost"), example("d")]
    )

    assert found.tolist() == [
        [0.0, 0.5, 0.0, 0.0],
        [0.5, 0.0, 0.5, 0.0],
        [0.0, 0.5, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0],
    ]


def test_texts_of_two_questions_have_no_code_in_common() -> None:
    found = overlaps([example("a", "bus"), example("b", "bus", question="other")])

    assert not found.any()


def test_every_text_is_taken_once_before_any_is_taken_again() -> None:
    drawn = np.concatenate(batches(80, 5, seed=1))

    assert len(drawn) == 5 * BATCH
    assert sorted(drawn[:80].tolist()) == list(range(80))
    assert (np.concatenate(batches(80, 5, seed=1)) == drawn).all()
    assert (np.concatenate(batches(80, 5, seed=2)) != drawn).any()


def test_the_hash_of_decisions_changes_with_a_decision_and_not_with_the_order() -> None:
    first, second = example("a", "bus", "cost"), example("b")

    assert decisions_hash([first, second]) == decisions_hash([second, first])
    assert decisions_hash([first, second]) != decisions_hash([first, example("b", "bus")])


def test_too_few_decisions_are_refused_with_how_many_there_are(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="99 of at least 100 different ones"):
        tune(enough(99), tmp_path / "model")


@pytest.mark.parametrize("codes", [("bus",), ()], ids=["one code", "no code"])
def test_decisions_that_are_all_the_same_are_refused(tmp_path: Path, codes: tuple[str]) -> None:
    with pytest.raises(ModelError, match="nothing to tune the model by"):
        tune([example(f"{at:03}", *codes) for at in range(100)], tmp_path / "model")


def test_without_the_libraries_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tuning, "NEEDED", ("torch_nobody_has", "sentence_nobody_has"))

    with pytest.raises(ModelError, match="torch-nobody-has and sentence-nobody-has") as raised:
        tune(enough(), tmp_path / "model")

    assert "extra tune" in raised.value.problems[0].hint


def test_a_tuned_model_tells_what_it_was_tuned_on(tmp_path: Path) -> None:
    record = TuningRecord(1, 120, 32, 2, ("a", "b"), "0" * 64, "1" * 64)
    tuning.FORMAT.save(record, tmp_path / tuning.RECORD)

    assert tuned_on(str(tmp_path)) == {"a", "b"}
    assert tuned_on("") == frozenset()
    assert tuned_on(str(tmp_path / "another")) == frozenset()


def test_a_record_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / tuning.RECORD).write_text("{}", encoding="utf-8")

    with pytest.raises(ModelError, match=r"tuning\.json of the tuned model cannot be read"):
        tuned_on(str(tmp_path))


def test_the_learning_rate_rises_and_falls_to_nothing() -> None:
    paces = [round(tuning._pace(step, 20), 2) for step in (0, 1, 2, 11, 19)]

    assert paces == [0.5, 1.0, 1.0, 0.5, 0.06]


def test_the_same_decisions_in_any_order_give_the_same_model_to_the_byte(tmp_path: Path) -> None:
    for library in tuning.NEEDED:
        pytest.importorskip(library, reason="the extra tune is not installed; it is optional")

    first = tune(enough(), tmp_path / "first", steps=2)
    again = tune(enough()[::-1], tmp_path / "again", steps=2)

    weights = [tmp_path / name / "model.safetensors" for name in ("first", "again")]
    assert weights[0].read_bytes() == weights[1].read_bytes()
    assert first == again
    assert (first.texts, len(first.tuned_on)) == (100, 80)
    assert tuned_on(str(tmp_path / "first")) == set(first.tuned_on)


def test_the_record_of_a_tuned_model_names_the_decisions_it_was_tuned_to(tmp_path: Path) -> None:
    record = TuningRecord(1, 120, 32, 2, ("a", "b"), "0" * 64, "1" * 64)
    tuning.FORMAT.save(record, tmp_path / tuning.RECORD)

    assert _hashes(tmp_path) == {"decisions it was tuned to": "0" * 64}
