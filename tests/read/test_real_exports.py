"""Real exports, read where they are to hand; their files are not part of the project."""

import tomllib
from pathlib import Path

import pytest

from consult.model.settings.study import Study
from consult.read import READERS, choose_sheet, open_export, read_study

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
DATA = SHARED / "data"
SAMPLES = SHARED / "formats" / "samples"
STUDIES = {
    "rstudio-2018": ("rstudio_2018_google_forms.tsv", 3062, 3060),
    "ssi-rse-2017": ("ssi_rse_uk_2017_limesurvey.csv", 253, 253),
}


@pytest.mark.parametrize("name", STUDIES)
def test_a_real_export_is_read_whole_by_its_study(name):
    file, rows, counted = STUDIES[name]
    if not (DATA / file).is_file():
        pytest.skip(f"{file} is not to hand")
    path = ROOT / "pipelines" / "studies" / name / "study.toml"
    study = Study.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    found = read_study(study, DATA)
    assert len(found.responses) == rows
    assert (found.responses["set_aside"] == "").sum() == counted
    assert [(entry.came_in, entry.kept) for entry in found.ledger.entries] == [(rows, rows)]
    asked = found.answers.groupby("question_id")["response_id"].nunique()
    assert set(asked) == {rows}


PLATFORM_OF_SAMPLE = {
    "synthetic/ehq_survey.xlsx": ("engagementhq", 2),
    "synthetic/limesurvey_codetext.csv": ("limesurvey", 2),
    "synthetic/limesurvey_code.csv": ("limesurvey", 2),
    "synthetic/limesurvey_full.csv": ("limesurvey", 2),
    "limesurvey/ssi_2017_uk_public_data.csv": ("limesurvey", 253),
    "limesurvey/ssi_2017_de_public_data.csv": ("limesurvey", 325),
    "synthetic/email_letter_log.xlsx": ("letters", 1),
}


@pytest.mark.parametrize("name", PLATFORM_OF_SAMPLE)
def test_samples_are_recognised_and_their_responses_counted(name):
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip(f"{name} is not to hand")
    sheet = choose_sheet(open_export(path), READERS)
    assert (sheet.layout.platform, len(sheet.response_rows)) == PLATFORM_OF_SAMPLE[name]
