"""SPSS files: what was asked and could be answered comes from the file itself."""

import tomllib
import zipfile
from pathlib import Path

import pytest

from consult.errors import ExportError
from consult.model.settings.study import Study
from consult.read import READERS, choose_sheet, open_export, read_study
from pipelines.new_study.document import draft_study
from tests.read.statistical import spss, write_sav

SAMPLES = Path(__file__).parents[3].parent / "shared" / "formats" / "samples"


def drafted(path):
    text, _ = draft_study("test", [path])
    study = Study.model_validate(tomllib.loads(text))
    return {spec.id: spec for spec in study.questions}, read_study(study, path.parent)


def states(found, question):
    rows = found.answers[found.answers["question_id"] == question]
    return [tuple(row) for row in rows[["option", "state"]].to_numpy()]


def cells(path, letter_position):
    sheet = choose_sheet(open_export(path), READERS)
    return sheet.grid.column(letter_position, sheet.response_rows)


def test_labels_not_codes_are_read_and_options_nobody_chose_are_kept(tmp_path):
    variables = {
        "ref": ("Response ID", ["1", "2"], {}, []),
        "q1": ("Which one?", [2.0, 2.0], {1: "Bus", 2: "Train", 3: "Tram, light rail"}, []),
    }
    specs, found = drafted(write_sav(tmp_path / "a.sav", variables))
    assert specs["q1"].options == ("Bus", "Train", "Tram, light rail")
    assert states(found, "q1") == [("Train", "answered")] * 2


def test_values_declared_missing_are_kept_as_what_they_mean(tmp_path):
    specs, found = drafted(spss(tmp_path))
    assert (specs["q1"].scale, specs["q1"].prefer_not_to_say) == ("agreement", "Prefer not to say")
    assert states(found, "q1") == [
        ("Strongly agree", "answered"),
        ("Strongly disagree", "answered"),
        ("Prefer not to say", "prefer not to say"),
        ("", "not asked"),
    ]


def test_a_missing_value_without_meaning_is_blank_and_noted(tmp_path):
    labels = {1: "Yes", 2: "No", -8: "Don't know", -9: "No reply"}
    variables = {
        "ref": ("Response ID", ["1", "2", "3", "4"], {}, []),
        "q1": ("Will you use it?", [1.0, -8.0, -9.0, -7.0], labels, [{"lo": -9, "hi": -7}]),
    }
    _, found = drafted(write_sav(tmp_path / "a.sav", variables))
    assert states(found, "q1")[1:] == [
        ("Don't know", "answered"),
        ("", "not answered"),
        ("", "not answered"),
    ]
    noted = found.issues[found.issues["code"] == "declared missing"]
    assert sorted(noted["message"].str.extract(r"value (.*) as missing")[0]) == [
        "-7",
        '-9 ("No reply")',
    ]


def test_ticked_options_with_one_label_each_are_one_question(tmp_path):
    specs, found = drafted(spss(tmp_path))
    assert specs["q2"].text == "How do you travel?"
    assert specs["q2"].options == ("Bus", "Train", "On foot")
    first = [("Bus", "answered"), ("Train", "answered"), ("On foot", "not ticked")]
    assert states(found, "q2")[:3] == first
    assert states(found, "q2")[-2:] == [("", "not answered")] * 2


def test_words_are_kept_to_the_letter(tmp_path):
    _, found = drafted(spss(tmp_path))
    assert list(found.comments["text"]) == ["None", "N/A", "", "-1"]


def test_two_codes_with_one_label_stay_apart(tmp_path):
    variables = {
        "ref": ("Response ID", ["1", "2"], {}, []),
        "q1": ("Which one?", [1.0, 9.0], {1: "Other", 9: "other "}, []),
    }
    assert cells(write_sav(tmp_path / "a.sav", variables), 1) == ["Other", "other (9)"]


def test_a_scale_with_labels_at_its_ends_keeps_every_point(tmp_path):
    variables = {
        "ref": ("Response ID", ["1", "2"], {}, []),
        "q1": ("How well?", [2.0, 5.0], {1: "Badly", 5: "Well"}, []),
    }
    specs, _ = drafted(write_sav(tmp_path / "a.sav", variables))
    assert specs["q1"].options == ("1 (Badly)", "2", "3", "4", "5 (Well)")
    assert specs["q1"].kind == "scale"


def test_a_number_with_a_label_for_no_answer_is_a_number(tmp_path):
    variables = {
        "ref": ("Response ID", [str(n) for n in range(5)], {}, []),
        "age": ("What is your age?", [31.0, 45.5, 60.0, 71.0, 999.0], {999: "No answer"}, [999]),
    }
    specs, found = drafted(write_sav(tmp_path / "a.sav", variables))
    assert specs["age"].kind == "number"
    assert found.answers["number"].dropna().tolist() == [31, 45.5, 60, 71]


def test_yes_and_no_are_two_answers_and_no_tick(tmp_path):
    labels = {0: "No", 1: "Yes"}
    variables = {
        "ref": ("Response ID", ["1", "2"], {}, []),
        "q1_1": ("Have you used: the bus", [1.0, 0.0], labels, []),
        "q1_2": ("Have you used: the train", [0.0, 0.0], labels, []),
    }
    specs, _ = drafted(write_sav(tmp_path / "a.sav", variables))
    assert [spec.text for spec in specs.values()] == [
        "Have you used [the bus]",
        "Have you used [the train]",
    ]


def test_a_compressed_file_is_read(tmp_path):
    import pandas as pd
    import pyreadstat

    frame = pd.DataFrame({"ref": ["1", "2"], "why": ["é", "Because"]})
    labels = {"ref": "Response ID", "why": "Why?"}
    pyreadstat.write_sav(frame, tmp_path / "a.zsav", compress=True, column_labels=labels)
    assert cells(tmp_path / "a.zsav", 1) == ["é", "Because"]


def test_a_file_cut_short_is_refused_in_a_sentence(tmp_path):
    path = spss(tmp_path)
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(ExportError, match=r"survey\.sav: The SPSS file is damaged"):
        open_export(path)


def test_a_file_in_a_zip_archive_is_read(tmp_path):
    path = spss(tmp_path)
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as package:
        package.write(path, "data/survey.sav")
    assert cells(tmp_path / "export.zip", 0) == ["a-1", "a-2", "a-3", "a-4"]


def test_the_members_of_an_archive_with_several_exports_are_listed(tmp_path):
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as package:
        for name in ("main.csv", "easy read.csv", "read me.pdf"):
            package.writestr(name, "Ref,Agree?,Why?\n1,Yes,a\n")
    with pytest.raises(ExportError, match=r'2 tables: "main\.csv", "easy read\.csv"\.'):
        open_export(tmp_path / "export.zip")


JISC = "jisc_online_surveys/bossier_example.sav"


def test_a_survey_of_jisc_is_read_as_the_form_asked_it():
    path = SAMPLES / JISC
    if not path.is_file():
        pytest.skip(f"{JISC} is not to hand")
    specs, found = drafted(path)
    assert len(found.responses) == 13
    assert found.responses["platform_id"].iloc[0] == "356806-356797-33882794"
    pets = ("Dogs", "Cats", "Parrots", "Monkeys", "Whales")
    assert (specs["q3"].kind, specs["q3"].text, specs["q3"].options) == ("multi", "PetLikes", pets)
    assert [option for option, state in states(found, "q3")[:5] if state == "answered"] == [
        "Parrots",
        "Whales",
    ]
    assert specs["q13"].kind == "rank"
    ranked = found.answers[found.answers["question_id"] == "q13"]["number"]
    assert ranked.iloc[:7].tolist() == [7, 6, 5, 4, 3, 2, 1]
    assert specs["q14_1_a"].text == "Write an R Package"
    assert "what stood above them" in specs["q14_1_a"].check
    assert states(found, "q8")[:2] == [("", "not answered"), ("Green", "answered")]


def test_the_syntax_file_of_kobo_is_no_table_of_responses():
    path = SAMPLES / "kobo" / "formpack_spss.zip"
    if not path.is_file():
        pytest.skip("formpack_spss.zip is not to hand")
    with pytest.raises(ExportError, match="SPSS syntax"):
        open_export(path)


@pytest.mark.parametrize("at", ["width", "format"])
def test_a_damaged_width_is_refused_and_does_not_end_the_program(tmp_path, at):
    path = spss(tmp_path)
    content = bytearray(path.read_bytes())
    second = content.index(b"\x02\x00\x00\x00\x00\x00\x00\x00")  # the first variable of numbers
    content[second + {"width": 5, "format": 18}[at]] = 1
    path.write_bytes(content)
    with pytest.raises(ExportError, match=r"survey\.sav: The SPSS file is damaged"):
        open_export(path)
