"""Whose rows an id means, and how a row that was erased is known again. All is invented."""

import pytest

from consult.errors import DataError
from consult.model.run.erased import Erased, ErasedRow
from consult.model.settings.study import Study
from consult.read import read_study
from consult.read.erase import received_rows, rows_meant

SALT = "00" * 32


def study_of(*sources):
    return Study.model_validate(
        {
            "study": {"title": "Invented"},
            "sources": [{"platform": "generic", "file": f"{s['id']}.csv", **s} for s in sources],
            "questions": [
                {
                    "id": "why",
                    "text": "Why?",
                    "kind": "text",
                    "columns": {s["id"]: ["B"] for s in sources},
                }
            ],
            "ignored": {s["id"]: ["A"] for s in sources if "id_column" not in s},
        }
    )


def put(folder, name, *rows):
    lines = ["Ref,Why?", *(",".join(row) for row in rows)]
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def meant(study, folder, typed, erased=None):
    return rows_meant(typed, received_rows(study, folder)[1], erased or Erased(SALT))


ONLINE = {"id": "online", "id_column": "A"}


def test_an_id_of_the_platform_or_of_the_study_means_the_row(tmp_path):
    put(tmp_path, "online", ("ab1", "Too dear"), ("ab2", "Too far"))
    study = study_of(ONLINE)
    for typed in ("ab2", "online-ab2", " AB2 "):
        assert [row.position for row in meant(study, tmp_path, typed).rows] == [2]


def test_a_row_without_an_id_is_meant_by_its_number(tmp_path):
    put(tmp_path, "paper", ("x", "Too dear"), ("y", "Too far"))
    [row] = meant(study_of({"id": "paper"}), tmp_path, "paper-3").rows
    assert (row.position, row.response) == (2, "paper-3")


def test_nobodys_id_is_a_sentence_with_an_example(tmp_path):
    put(tmp_path, "online", ("ab1", "Too dear"))
    with pytest.raises(DataError, match='No response has the id "ab7"') as caught:
        meant(study_of(ONLINE), tmp_path, "ab7")
    assert "online-2" in str(caught.value)
    assert "ab1" not in str(caught.value)


def test_an_id_of_two_surveys_is_asked_about(tmp_path):
    put(tmp_path, "online", ("17", "Too dear"))
    put(tmp_path, "paper", ("17", "Too far"))
    study = study_of(ONLINE, {"id": "paper", "id_column": "A"})
    with pytest.raises(DataError, match="Responses of 2 files") as caught:
        meant(study, tmp_path, "17")
    assert '"online-17"' in str(caught.value)
    assert '"paper-17"' in str(caught.value)
    assert [row.source.id for row in meant(study, tmp_path, "paper-17").rows] == ["paper"]


def test_every_export_of_one_survey_is_meant_and_every_row_of_one_id(tmp_path):
    put(tmp_path, "online", ("ab1", "Too dear"), ("ab1", "Too dear now"), ("ab2", "No"))
    put(tmp_path, "later", ("ab1", "Too dear"), ("ab3", "Yes"))
    study = study_of(ONLINE, {"id": "later", "id_column": "A", "same_survey_as": "online"})
    found = meant(study, tmp_path, "ab1").rows
    assert [(row.source.id, row.position) for row in found] == [
        ("online", 1),
        ("online", 2),
        ("later", 1),
    ]


def erased_in(study, folder, typed, others=0):
    empty = Erased(SALT)
    rows = meant(study, folder, typed).rows
    marks = {row.source.id: empty.mark(row.survey, row.platform_id, row.cells) for row in rows}
    kept = (ErasedRow(s, mark, "", "2024-05-31", "JB", 1, others) for s, mark in marks.items())
    return Erased(SALT, tuple(kept))


def test_a_row_that_comes_again_is_left_out_before_anything_is_made_of_it(tmp_path):
    put(tmp_path, "online", ("ab1", "Too dear"), ("ab2", "Too far"))
    study = study_of(ONLINE)
    erased = erased_in(study, tmp_path, "ab1")
    put(tmp_path, "online", ("ab0", "New"), ("ab1", "Too dear by far"), ("ab2", "Too far"))
    read = read_study(study, tmp_path, erased=erased)
    assert read.comments["text"].tolist() == ["New", "Too far"]
    [entry] = read.ledger.entries
    assert (entry.came_in, entry.kept) == (3, 2)
    assert dict(entry.set_aside) == {"erased at the person's request": 1}
    assert meant(study, tmp_path, "ab1", erased).erased


def test_of_rows_that_are_alike_and_have_no_id_as_many_stay_as_are_other_peoples(tmp_path):
    study = study_of({"id": "paper"})
    put(tmp_path, "paper", ("x", "Too dear"), ("x", "Too dear"), ("y", "Too far"))
    erased = erased_in(study, tmp_path, "paper-2", others=1)
    assert len(read_study(study, tmp_path, erased=erased).responses) == 2
    put(tmp_path, "paper", ("", ""), ("x", "Too dear"), ("y", "Too far"))
    read = read_study(study, tmp_path, erased=erased)
    assert read.responses["response_id"].tolist() == ["paper-3", "paper-4"]
    assert dict(read.ledger.entries[0].set_aside) == {"erased at the person's request": 1}
