"""``new`` takes files and folders, and says what is near a path that is not there."""

import os
import shutil
import sys

import pytest

from pipelines.engine.workspace import STUDIES

EXPORT = "Close it?,Why?\nYes,Too dear\nNo,We love it\nNo,It is near\n"


def put(folder, *names):
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        (folder / name).write_text(EXPORT + f"Yes,Reason {number}\n", encoding="utf-8")
    return folder


def copied(project, study="parks"):
    return sorted(path.name for path in (project / "data" / "raw" / study).iterdir())


def test_new_takes_the_exports_of_a_folder(project, call):
    put(project / "exports", "online.csv", "paper.tsv")
    code, said, _ = call("new", "parks", "exports", "--yes")
    assert code == 0
    assert copied(project) == ["online.csv", "paper.tsv"]
    assert said.splitlines()[-1].startswith("Total: ")


def test_a_folder_is_taken_as_its_exports_are_by_name(project, call):
    folder = put(project / "exports", "online.csv", "paper.csv")
    assert call("new", "parks", folder, "--yes")[0] == 0
    assert call("new", "other", folder / "online.csv", folder / "paper.csv", "--yes")[0] == 0
    studies = project / "pipelines" / "studies"
    one = (studies / "parks" / "study.toml").read_text(encoding="utf-8")
    other = (studies / "other" / "study.toml").read_text(encoding="utf-8")
    assert one.replace("Parks", "") == other.replace("Other", "", 1)


def test_what_is_no_export_in_a_folder_is_left_out_and_a_line_says_so(project, call):
    put(project / "exports", "online.csv", "notes.txt", "Report.docx", "old.xml")
    code, said, _ = call("new", "parks", "exports", "--yes")
    assert code == 0
    assert said.splitlines()[0] == (
        'Left out of the folder "exports", as no exports: "notes.txt", "old.xml", "Report.docx".'
    )
    assert copied(project) == ["online.csv"]


def test_hidden_files_and_those_of_an_open_workbook_are_passed_over(project, call):
    put(project / "exports", "online.csv", ".DS_Store", ".hidden.csv", "~$online.xlsx")
    code, said, _ = call("new", "parks", "exports", "--yes")
    assert (code, copied(project)) == (0, ["online.csv"])
    assert "Left out" not in said


def test_folders_inside_a_folder_are_left_out_and_a_line_says_so(project, call):
    put(project / "exports", "online.csv")
    put(project / "exports" / "2019", "online.csv")
    code, said, _ = call("new", "parks", "exports", "--yes")
    assert (code, copied(project)) == (0, ["online.csv"])
    assert said.splitlines()[0] == (
        'Left out of the folder "exports", as folders inside it: "2019". Name them too if their '
        "exports belong to this study."
    )


def test_a_file_named_by_itself_is_read_whatever_it_is_called(project, call):
    put(project / "exports", "notes.txt")
    assert call("new", "parks", "exports/notes.txt", "--yes")[0] == 0


def test_a_file_named_beside_its_folder_is_taken_once(project, call):
    put(project / "exports", "online.csv")
    assert call("new", "parks", "exports", "exports/online.csv", "--yes")[0] == 0
    assert copied(project) == ["online.csv"]


def test_a_damaged_export_in_a_folder_is_a_mistake_and_is_not_left_out(project, call):
    put(project / "exports", "online.csv")
    (project / "exports" / "paper.xlsx").write_bytes(b"PK\x03\x04 no more")
    code, _, error = call("new", "parks", "exports", "--yes")
    assert code == 2
    assert error.startswith("paper.xlsx: ")


def test_a_folder_without_exports_is_refused_with_what_stands_in_it(project, call):
    (project / "exports").mkdir()
    (project / "exports" / "picture.svg").write_text("x", encoding="utf-8")
    code, _, error = call("new", "parks", "exports", "--yes")
    assert code == 2
    assert error == (
        "exports: There is no export and no letter in this folder. Left out of the folder "
        '"exports", as no exports: "picture.svg". Hint: Put the exports into it, or name each '
        "file. They end in .csv, .ods, .qsf, .sav, .sss, .tsv, .xls, .xlsb, .xlsx, .xml, .zip, "
        ".zsav; letters end in .eml, .docx, .pdf, .txt, .md or .html.\n"
    )


def test_a_mistyped_file_is_refused_with_the_names_near_it(project, call):
    put(project / "exports", "Online survey.csv", "paper.csv")
    code, _, error = call("new", "parks", "exports/online survy.csv", "--yes")
    assert code == 2
    assert error == (
        f"{os.path.join('exports', 'online survy.csv')}: There is no such file or folder. Hint: "  # noqa: PTH118
        f'Near it in the folder "{project / "exports"}": "Online survey.csv".\n'
    )


def test_a_mistyped_folder_is_refused_with_the_names_near_it(project, call):
    put(project / "exports", "online.csv")
    _, _, error = call("new", "parks", "exprots/2024/online.csv", "--yes")
    assert 'There is no folder "exprots". Near it in the folder' in error
    assert error.endswith('": "exports".\n')


def test_where_nothing_is_near_it_says_how_to_name_a_file_without_typing(project, call):
    put(project / "exports", "online.csv")
    _, _, error = call("new", "parks", "exports/zzz", "--yes")
    assert error.endswith("is called nearly so. Drag the file onto this window to name it.\n")


def test_a_mistyped_folder_after_data_is_refused_with_the_names_near_it(project, call):
    put(project / "exports", "online.csv")
    assert call("new", "parks", "exports", "--yes", "--leave")[0] == 0
    code, _, error = call("run", "parks", "--data", "exprots")
    assert (code, "Near it in the folder" in error, error.endswith('"exports".\n')) == (
        2,
        True,
        True,
    )


def test_all_that_is_wrong_with_what_was_named_is_told_at_once(project, call):
    (project / "empty").mkdir()
    _, _, error = call("new", "parks", "empty", "nowhere.csv", "x" * 300, "--yes")
    assert len(error.splitlines()) == 3
    assert "mistake in consult" not in error


def test_the_quote_that_windows_leaves_after_a_folder_is_no_part_of_its_name(project, call):
    put(project / "exports", "online.csv")
    assert call("new", "parks", 'exports"', "--yes")[0] == 0


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="everybody may read everything here"
)
def test_a_folder_that_may_not_be_read_is_a_sentence(project, call):
    put(project / "exports", "online.csv").chmod(0)
    _, _, error = call("new", "parks", "exports", "--yes")
    assert "You may not read or write this" in error


def test_outside_of_the_folder_of_consult_nothing_is_made_and_the_folder_is_named(project, call):
    shutil.rmtree(project / "pipelines")
    put(project / "exports", "online.csv")
    code, _, error = call("new", "parks", "exports", "--yes")
    assert code == 2
    assert error.startswith(
        f"{project}: The terminal is not in the folder of consult, so no study is found or made "
        'here. Hint: Type this first, then the command again: cd "'
    )
    assert sorted(path.name for path in project.iterdir()) == ["exports"]


def test_where_consult_was_installed_without_a_folder_it_says_how_to_begin_one(
    project, call, monkeypatch
):
    monkeypatch.setattr(
        "pipelines.engine.workspace.__file__", str(project / "lib" / "x" / "y" / "z.py")
    )
    shutil.rmtree(project / "pipelines")
    _, _, error = call("status", "parks")
    assert error.endswith(
        f'Go to the folder of your studies. For a new one, make a folder "{STUDIES}" here.\n'
    )
    (project / STUDIES).mkdir(parents=True)
    put(project / "exports", "online.csv")
    assert call("new", "parks", "exports", "--yes")[0] == 0
