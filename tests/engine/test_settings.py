"""A stage runs again for the settings it reads and for no others."""

import pytest

from consult.model.author_files import AuthorFiles
from consult.model.settings.study import About, Source, Study
from pipelines.engine.settings import Noting, given_now, in_words
from pipelines.study.context import Context

SOURCE = Source(id="online", file="parks.csv", platform="generic")
STUDY = Study(study=About(title="Parks"), sources=(SOURCE,))


@pytest.fixture
def context(tmp_path):
    from consult.model.coding.codeframe import Codeframe

    return Context(STUDY, Codeframe(), tmp_path, own=AuthorFiles())


def read_by(context, stage):
    reading = Noting(context)
    stage(reading.context)
    return reading.keys


def test_a_setting_is_noted_and_not_the_part_it_stands_in(context):
    keys = read_by(context, lambda it: it.study.study.seed)

    assert keys == {"study", "study.study", "study.study.seed"}


def test_another_setting_of_the_same_part_changes_nothing(context):
    keys = read_by(context, lambda it: it.study.study.seed)
    titled = STUDY.model_copy(update={"study": About(title="Another")})
    other = Context(titled, context.codeframe, context.exports)

    assert given_now(other, keys) == given_now(context, keys)


def test_the_setting_read_changes_what_is_known_of_it(context):
    keys = read_by(context, lambda it: it.study.study.seed)
    seeded = STUDY.model_copy(update={"study": About(title="Parks", seed=2)})
    other = Context(seeded, context.codeframe, context.exports)

    assert given_now(other, keys) != given_now(context, keys)


def test_what_a_property_reads_is_noted(context):
    keys = read_by(context, lambda it: it.study.apart)

    assert keys == {"study", "study.sources", "study.questions"}


def test_a_part_that_was_not_there_and_now_is_changes(context):
    from datetime import date

    from consult.model.settings.study import Window

    keys = read_by(context, lambda it: it.study.window is None)
    opened = STUDY.model_copy(
        update={"window": Window(opens=date(2024, 1, 1), closes=date(2024, 2, 1))}
    )
    other = Context(opened, context.codeframe, context.exports)

    assert given_now(other, keys) != given_now(context, keys)


def test_a_part_used_as_one_value_is_noted_whole(context):
    assert "study.report.*" in read_by(context, lambda it: hash(it.study.report))
    assert "study.report.*" in read_by(context, lambda it: it.study.report == 1)
    assert "study.report.*" in read_by(context, lambda it: it.study.report.model_dump())


def test_what_is_read_stands_for_what_it_is(context):
    reading = Noting(context)

    assert isinstance(reading.context.study, Study)
    assert reading.context.study.report == STUDY.report
    assert reading.context.study.sources == (SOURCE,)


def test_an_export_is_known_by_its_content_wherever_it_lies(context, tmp_path):
    (tmp_path / "parks.csv").write_text("Close it?\nYes\n", encoding="utf-8")
    keys = read_by(context, lambda it: it.exports)
    before = given_now(context, keys)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "parks.csv").rename(elsewhere / "parks.csv")

    assert set(before) == {"exports/parks.csv"}
    assert given_now(Context(STUDY, context.codeframe, elsewhere), before) == before


def test_the_folder_of_a_model_counts_with_what_lies_in_it(context, tmp_path):
    model = tmp_path / "model"
    model.mkdir()
    (model / "config.json").write_text("{}", encoding="utf-8")
    settings = STUDY.embedding.model_copy(update={"model_path": str(model)})
    own = Context(STUDY.model_copy(update={"embedding": settings}), context.codeframe, tmp_path)
    keys = read_by(own, lambda it: it.study.embedding.model_path)
    before = given_now(own, keys)
    (model / "config.json").write_text("{ }", encoding="utf-8")

    assert given_now(own, keys) != before


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("study.report.quotes", "[report] in study.toml"),
        ("study.questions", "[[questions]] in study.toml"),
        ("study.*", "study.toml"),
        ("exports/parks.csv", "parks.csv"),
        ("codeframe", "codeframe.toml"),
        ("own.words", "words/"),
        ("answers", "equality.toml"),
    ],
)
def test_what_changed_is_named_as_the_analyst_knows_it(context, key, words):
    assert in_words(key, context) == words
