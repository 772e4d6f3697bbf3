"""Claims about tuning the sentence model from the command line."""

from pathlib import Path

import pytest

from consult.embed import tuning
from pipelines.cli.tune import examples_of
from pipelines.engine.workspace import Workspace
from tests.cli.test_freeze import BY_WORDING
from tests.parks import ROWS, STUDY, export
from tests.reviewing import Filling


class Saved:
    """A model that saves nothing but its folder."""

    def save(self, path, **_):
        Path(path).mkdir()


@pytest.fixture
def parks(ran):
    """A study that has been run once, with three comments decided by people."""
    project = ran(STUDY + BY_WORDING, export(ROWS))
    filling = Filling(project / "data" / "processed" / "parks" / "review.xlsx")
    for row in list(filling.rows("Answers"))[:3]:
        filling.write("Answers", row, Accept_all="Yes", Reviewer="AB")
    filling.save()
    return project


def test_tuning_without_the_extra_says_how_to_install_it(call, parks, monkeypatch):
    monkeypatch.setattr(tuning, "NEEDED", ("a_library_nobody_has",))
    code, _, error = call("tune", "parks")
    assert code == 2
    assert "a-library-nobody-has, not installed here" in error
    assert "extra tune" in error


def test_tuning_by_few_decisions_says_how_many_there_are(call, parks, monkeypatch):
    monkeypatch.setattr(tuning, "NEEDED", ())
    code, _, error = call("tune", "parks")
    assert code == 2
    assert "Too few comments are decided to tune the model: 3 of at least 100" in error
    assert not list((parks / "data" / "processed" / "parks").glob("tuned-model*"))


def test_each_example_has_the_codes_that_people_gave(call, parks):
    assert call("review", "parks")[0] == 0
    examples = examples_of(Workspace(parks, "parks", parks))
    assert len(examples) == 3
    assert all(one.codes and one.question == "why" for one in examples)


def test_what_to_put_into_the_study_is_said_in_full(call, parks, monkeypatch):
    monkeypatch.setattr(tuning, "NEEDED", ())
    monkeypatch.setattr(tuning, "_check_enough", lambda _: None)
    monkeypatch.setattr(tuning, "_tuned", lambda *_: Saved())
    monkeypatch.setattr(tuning, "version", lambda _: "1.0")
    code, said, error = call("tune", "parks")
    assert (code, error) == (0, "")
    folder = next((parks / "data" / "processed" / "parks").glob("tuned-model-*"))
    assert 'name = "sentence-transformers"' in said
    assert f'model_path = "data/processed/parks/{folder.name}"' in said
    assert "Comments decided: 3" in said
    assert not list((parks / "reports").rglob("*tun*"))
