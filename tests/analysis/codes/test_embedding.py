"""Claims about what reads comments when codes are learnt from people."""

from __future__ import annotations

import numpy as np
import pytest

from consult.analysis.codes.embedding import learning_of
from consult.analysis.findings.methods import _learnt
from consult.coding import Encoders
from consult.embed import mpnet, mpnet_files, wording
from consult.errors import ModelError
from consult.model.run.pace import untold
from consult.model.settings.study import Study


def study(**embedding: str) -> Study:
    parts = {
        "study": {"title": "Parks"},
        "sources": [{"id": "web", "file": "parks.csv", "platform": "table"}],
        "embedding": embedding,
    }
    return Study.model_validate(parts)


def meaning(texts):
    return np.zeros((len(texts), 2))


def test_it_is_what_reads_them_for_all_else_unless_the_study_asks() -> None:
    encoders = Encoders(wording, meaning)

    assert learning_of(study(), None, untold, encoders) is encoders


def test_the_accurate_model_reads_answers_and_the_other_goes_on_reading_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mpnet, "find_parts", lambda: ())
    encoders = Encoders(wording, meaning, lower=meaning)

    found = learning_of(study(learning="mpnet"), None, untold, encoders)

    assert found.meaning is meaning
    assert found.answers is not None
    assert found.answers.__func__ is mpnet.Mpnet.transform
    assert found.lower.__func__ is mpnet.Mpnet.lower


def test_where_no_other_model_reads_them_it_reads_questions_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mpnet, "find_parts", lambda: ())

    found = learning_of(study(name="lsa", learning="mpnet"), None, untold, Encoders(wording))

    assert found.meaning.__func__ is mpnet.Mpnet.transform


def test_asked_for_and_not_installed_is_an_error_and_nothing_stands_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mpnet_files, "PACKAGE", "a-package-nobody-has-{number}")

    with pytest.raises(ModelError, match='learning = "mpnet" under \\[embedding\\] needs'):
        learning_of(study(learning="mpnet"), None, untold, Encoders(wording, meaning))


def test_the_method_chapter_names_it_where_it_was_used() -> None:
    assert [*_learnt(study())] == []
    [(what, told)] = _learnt(study(learning="mpnet"))
    assert what == "Comments read for learning codes"
    assert "all-mpnet-base-v2" in told
    assert told.endswith("78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658")
