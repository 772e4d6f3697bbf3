"""SurveyMonkey's two heading rows after somebody filled the blanks in both of them."""

import tomllib

import pytest

from consult.model.settings.study import Study
from consult.read import read_study
from pipelines.new_study.document import draft_study
from tests.read.exports import write_csv
from tests.read.nasty import sheet_of

ABOVE = ["Respondent ID", "End Date", *["How do you travel?"] * 3, "Do you agree?", "Why is that?"]
BENEATH = ["", "", "Bus", "Tram", "On foot", "Response", "Open-Ended Response"]


def export(folder, *, filled, without=0):
    beneath = [own or (above if filled else "") for own, above in zip(BENEATH, ABOVE, strict=True)]
    rows = [ABOVE, beneath]
    rows += [
        [
            f"1188{n:08}",
            "03/01/2024 10:00:00 AM",
            "Bus" * (n % 2),
            "Tram" * (n % 3 == 0),
            "On foot" * (n % 5 == 0),
            "Yes" if n % 4 else "No",
            f"Because of the event {n}",
        ]
        for n in range(20)
    ]
    return write_csv(folder / "a.csv", [row[without:] for row in rows])


@pytest.mark.parametrize("without", [0, 1, 2])
@pytest.mark.parametrize("filled", [True, False])
def test_both_rows_are_headings_and_every_response_is_online(tmp_path, filled, without):
    path = export(tmp_path, filled=filled, without=without)
    layout = sheet_of(path).layout
    assert (layout.platform, layout.heading_rows) == ("surveymonkey", (0, 1))
    study = Study.model_validate(tomllib.loads(draft_study("test", [path])[0]))
    kinds = {spec.text: str(spec.kind) for spec in study.questions}
    assert kinds["How do you travel?"] == "multi"
    assert kinds["Why is that?"] == "text"
    found = read_study(study, tmp_path)
    assert found.responses["channel"].tolist() == ["online"] * 20
