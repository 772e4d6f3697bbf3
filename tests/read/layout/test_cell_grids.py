"""A grid in one cell becomes a scale a statement, whoever wrote the table."""

import tomllib

import pytest

from consult.model.settings.study import Study
from consult.read import read_study
from pipelines.new_study.document import draft_study
from tests.read.exports import write_csv, write_workbook

SCALE = ["Strongly agree", "Tend to agree", "Neither agree nor disagree", "Strongly disagree"]


@pytest.mark.parametrize("write", [write_csv, write_workbook])
@pytest.mark.parametrize(
    "headings",
    [
        ["Response ID", "Date Submitted", "How far do you agree with each?", "Why?"],
        ["Timestamp", "Ward", "How far do you agree with each?", "Why?"],
    ],
)
def test_three_statements_a_line_each_are_three_scales(tmp_path, write, headings):
    rows = [headings]
    for n in range(24):
        said = [SCALE[(n + at) % 4] for at in range(3)]
        grid = "\n".join(
            f"{row}: {one}" for row, one in zip(["Fares", "Stops", "Times"], said, strict=True)
        )
        when = f"{n + 1:02}/03/2024 09:00:00"
        first = [str(n), when] if headings[0] == "Response ID" else [when, f"Ward {n % 3}"]
        rows.append([*first, grid, f"Words of {n}, and more"])
    path = write(tmp_path / ("a.csv" if write is write_csv else "a.xlsx"), rows)
    study = Study.model_validate(tomllib.loads(draft_study("test", [path])[0]))
    specs = {spec.statement: spec for spec in study.questions if spec.statement}
    assert set(specs) == {"Fares", "Stops", "Times"}
    assert {str(spec.kind) for spec in specs.values()} == {"scale"}
    found = read_study(study, tmp_path)
    fares = found.answers[found.answers["question_id"] == specs["Fares"].id]
    assert (fares["option"] == "Strongly agree").sum() == 6
