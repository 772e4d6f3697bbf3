"""No stage after the one that takes personal data out gets at words as they were typed."""

from dataclasses import replace

import pytest

from consult.errors import ConsultError
from pipelines.cli.study_named import context_of, workspace_of
from pipelines.engine import run
from pipelines.engine.run import Engine
from pipelines.engine.stage_list import stage
from tests.parks import ROWS, STUDY, export


@pytest.fixture
def engine(ran):
    ran(STUDY, export(ROWS))
    workspace = workspace_of("parks", None)
    return Engine(workspace, context_of(workspace), lambda *_: None)


def written(engine):
    return {path: path.read_bytes() for path in engine.workspace.processed.glob("*.*")}


def test_a_later_stage_that_needs_them_is_refused_before_they_are_read(engine, monkeypatch):
    item = stage("suggest")
    monkeypatch.setattr(run, "STAGES", (replace(item, needs=(*item.needs, "read_comments")),))
    monkeypatch.setattr(Engine, "_load", lambda *_: pytest.fail("it was read"))
    monkeypatch.setattr(Engine, "reasons_to_run", lambda *_: ("because",))
    before = written(engine)
    with pytest.raises(ConsultError, match='"suggest" may not read read_comments'):
        engine.run()
    assert written(engine) == before


def test_a_later_stage_that_opens_the_exports_is_refused_and_writes_nothing(engine, monkeypatch):
    item = stage("keep")

    def opens(context, inputs):
        assert list(context.exports.iterdir())
        return {"fit": None}

    monkeypatch.setattr("pipelines.stages.keep.run", opens)
    opens.__annotations__["inputs"] = "KeepInputs"
    monkeypatch.setattr(run, "STAGES", (item,))
    monkeypatch.setattr(Engine, "reasons_to_run", lambda *_: ("because",))
    before = written(engine)
    with pytest.raises(ConsultError, match='"keep" may not read exports'):
        engine.run()
    assert written(engine) == before
