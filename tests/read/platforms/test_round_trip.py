"""Random tables, written as each platform writes them, come back identical."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from consult.draft.propose import source_of
from consult.read import READERS, choose_sheet, open_export, read_study
from tests.read.platforms.invented import LAYOUTS, LEFT_OUT, NO_TABLE
from tests.read.platforms.layouts import ROWS, Response, study_of


def platform_of(layout):
    return layout.split(" ", 1)[0]


def came_back(read):
    """One response a row, in the order of the file."""
    words = read.comments.set_index(["response_id", "question_id"])["text"].to_dict()
    answered = read.answers[read.answers["state"] == "answered"]
    said = answered.groupby(["response_id", "question_id"], observed=True)["option"]
    options = said.agg(tuple).to_dict()

    def one(key, question):
        return options.get((key, question), ("",))[0]

    return tuple(
        Response(
            one(key, "one"),
            words.get((key, "one.other"), ""),
            options.get((key, "many"), ()),
            words.get((key, "many.other"), ""),
            tuple(one(key, f"grid-{n}") for n in range(len(ROWS))),
            words.get((key, "why"), ""),
        )
        for key in read.responses.sort_values("row")["response_id"]
    )


def test_every_platform_has_a_layout_here():
    assert not LEFT_OUT
    assert {platform_of(layout) for layout in LAYOUTS} == set(READERS) - NO_TABLE


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(data=st.data())
def test_what_people_said_comes_back_as_they_said_it(layout, data):
    survey = data.draw(LAYOUTS[layout].surveys)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written = LAYOUTS[layout].write(folder, survey)
        study = study_of(platform_of(layout), survey, written, other=LAYOUTS[layout].other)
        assert told_by_content(folder / written.file) == said_of(study.sources[0])
        read = read_study(study, folder)
    assert came_back(read) == survey.responses
    assert not (read.answers["state"] == "not asked").any()


def told_by_content(path):
    """What the file itself shows to be its platform, and the columns of its id and its time."""
    return said_of(source_of("online", choose_sheet(open_export(path), READERS)))


def said_of(source):
    return (source.platform, source.id_column, source.time_column)
