"""The organisation's own files: which are read, which a study chooses, what rests on them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from consult.definitions.in_force import departures, put_in_force
from consult.errors import StudyError
from pipelines.engine.closure import Project
from pipelines.engine.code import StageCode
from pipelines.study.organisation import OWN_FILES, organisation_files, use_organisation
from pipelines.study.study_file import load_study
from tests.parks import put_study

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _afterwards():
    yield
    put_in_force({})


def put(root, name, text, folder=""):
    path = root / "organisation" / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def crosstab():
    """What the organisation's threshold of break-downs is, where it has one of its own."""
    return [one.own for one in departures() if one.setting.endswith("threshold > crosstab")]


def test_without_a_folder_or_with_its_read_me_alone_the_shipped_rules_hold(tmp_path):
    use_organisation(tmp_path)
    put(tmp_path, "README.md", "Nothing yet.")
    use_organisation(tmp_path)
    assert departures() == ()


def test_a_study_has_the_rules_of_its_organisation_or_those_it_names(tmp_path):
    put(tmp_path, "disclosure.toml", "[threshold]\ncrosstab = 15")
    put(tmp_path, "disclosure.toml", "[threshold]\ncrosstab = 20", folder="trust")
    put_study(tmp_path)
    study = next(tmp_path.glob("pipelines/studies/*/study.toml"))
    load_study(study.parent)
    assert crosstab() == ["15"]
    text = study.read_text(encoding="utf-8")
    study.write_text(text.replace("[study]", '[study]\nrules = "trust"'), encoding="utf-8")
    load_study(study.parent)
    assert crosstab() == ["20"]


def test_rules_that_are_not_there_are_told_with_those_that_are(tmp_path):
    put(tmp_path, "disclosure.toml", "", folder="trust")
    with pytest.raises(StudyError) as refused:
        use_organisation(tmp_path, "trsut", "study.toml")
    assert str(refused.value) == (
        'study.toml: There is no folder "organisation/trsut" for study > rules. '
        "Hint: There are: trust."
    )


def test_everything_that_is_wrong_is_told_at_once_with_the_file_and_nothing_holds(tmp_path):
    put(tmp_path, "disclosure.toml", "[threshold]\ncrostab = 15")
    put(tmp_path, "redaction.toml", "always = [")
    put(tmp_path, "rules.toml", "")
    with pytest.raises(StudyError) as refused:
        use_organisation(tmp_path)
    told = str(refused.value).splitlines()
    places = ["organisation/redaction.toml", "organisation/rules.toml", "organisation/disclosure"]
    assert [line.startswith(place) for line, place in zip(told, places, strict=True)] == [True] * 3
    assert departures() == ()


def test_a_fault_that_two_rules_rest_on_is_told_once(tmp_path):
    put(tmp_path, "characteristics.toml", '[[characteristic]]\nid = "age"\nbands = ["old"]')
    with pytest.raises(StudyError) as refused:
        use_organisation(tmp_path)
    assert str(refused.value).count("is no band of age") == 1


def test_where_there_are_no_own_files_nothing_is_loaded_to_check_them(tmp_path, monkeypatch):
    monkeypatch.setattr("pipelines.study.organisation._rules", lambda: pytest.fail("checked"))
    use_organisation(tmp_path)
    put(tmp_path, "disclosure.toml", "")
    with pytest.raises(pytest.fail.Exception):
        use_organisation(tmp_path)


def test_a_rule_that_can_be_read_but_not_meant_is_refused_before_a_run(tmp_path):
    put(tmp_path, "disclosure.toml", "[threshold]\ncrosstab = 1\n[attack]\nwidth = 0")
    ladder = '[[ladder]]\ncharacteristic = "hats"\nas_asked = true'
    put(tmp_path, "disclosure.toml", f"[threshold]\ncrosstab = 1\n{ladder}")
    with pytest.raises(StudyError) as refused:
        use_organisation(tmp_path)
    assert "crosstab must be a whole number of 2 or more" in str(refused.value)
    assert "the id of one in characteristics.toml" in str(refused.value)
    assert departures() == ()


def test_a_look_that_nobody_could_read_is_refused_before_a_run(tmp_path):
    put(tmp_path, "house.toml", 'font = ""\n[colours]\nheading = "FFDD00"')
    with pytest.raises(StudyError) as refused:
        use_organisation(tmp_path)
    assert "font must be the name of one typeface" in str(refused.value)
    assert "it has 1.3 to 1 on white" in str(refused.value)
    assert departures() == ()


def test_what_rests_on_a_shipped_file_rests_on_the_organisations_own(tmp_path):
    for name in OWN_FILES:
        put(tmp_path, name, "")
    files = StageCode(Project(own=organisation_files(tmp_path / "organisation"))).worked.files
    rests = 0
    for stage, names in files.items():
        for name in OWN_FILES:
            ours, own = f"consult/definitions/{name}", f"organisation/{name}"
            assert (ours in names) == (own in names), (stage, name)
            rests += own in names
    assert rests
    looks = [stage for stage, names in files.items() if "organisation/house.toml" in names]
    assert looks == ["report"]


def test_consult_brings_no_file_that_could_overwrite_an_organisations_own():
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("this copy of the project is not under git")
    listed = subprocess.run(
        [git, "ls-files", "organisation"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert listed.stdout.split() == ["organisation/README.md"]
