"""Whatever the disk, a name or a file does: a sentence on what to do, and nothing half done."""

import errno
import os
import zipfile
from pathlib import Path

import pytest

from benchmarks._large import workbook_of
from pipelines.new_study.names import export_name_problem, study_name_problem
from tests.engine.test_engine import published
from tests.parks import EXPORT, ROWS, STUDY, export, put_study

pytestmark = pytest.mark.skipif(os.name == "nt", reason="names and limits that Windows has not")

REFUSED = ["con", "aux", "nul", "prn", "com1", "lpt9", "parks.", "parks ", "Parks", "a/b", "..", ""]


@pytest.mark.parametrize("name", [*REFUSED, "a" * 300])
def test_a_name_that_some_system_cannot_have_is_refused_on_every_one(call, project, name):
    path = project / "export.csv"
    path.write_text(export(ROWS), encoding="utf-8")
    for words in (("new", name, path, "--yes"), ("run", name)):
        code, _, error = call(*words)
        assert code == 2
        assert "Hint: " in error
        assert len(error) < 400
    assert [one for one in project.rglob("*") if one.is_file()] == [path]


def test_a_name_like_that_of_a_device_is_none(tmp_path):
    assert study_name_problem("console") is None
    assert study_name_problem("com10") is None
    assert study_name_problem("a" * 60) is None
    assert export_name_problem(Path("contract.csv")) is None


EXPORTS = [
    "con.csv",
    "AUX.tar.csv",
    "nul",
    "com1.xlsx",
    "export.csv.",
    "export.csv ",
    "two\nlines.csv",
]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_whose_name_some_system_cannot_have_is_refused_by_name(call, project, name):
    path = project / name
    path.write_text(export(ROWS), encoding="utf-8")
    code, _, error = call("new", "parks", path, "--yes")
    assert code == 2
    assert "The export cannot be called that. Hint: Rename it" in error
    assert error.count("\n") == 1
    assert [one for one in project.rglob("*") if one.is_file()] == [path]


def test_an_export_with_a_name_too_long_for_the_computer_is_a_sentence(call, project):
    code, _, error = call("new", "parks", project / ("a" * 300 + ".csv"), "--yes")
    assert (code, "too long for this computer. Hint: Give it a shorter name" in error) == (2, True)


def test_an_export_that_vanishes_while_it_is_read_is_a_sentence(call, project, monkeypatch):
    put_study(project, STUDY, EXPORT)

    def gone(path):
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))

    monkeypatch.setattr(Path, "read_bytes", gone)
    code, _, error = call("run", "parks")
    assert code == 2
    assert "may have been moved or deleted meanwhile. Hint: Put it back" in error


def wide(count):
    return ",".join(f"Question {n}" for n in range(count)) + "\n" + ",".join(["Yes"] * count) + "\n"


def wide_workbook(path, count):
    """Cells that do not say where they stand, as some programs write them."""
    row = "<row>" + '<c t="str"><v>Yes</v></c>' * count + "</row>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        workbook_of(package, [row.encode()] * 2)


@pytest.mark.parametrize("kind", ["csv", "csv beneath a title", "xlsx"])
def test_a_file_wider_than_any_survey_is_refused(call, project, kind):
    path = project / f"export.{kind.split()[0]}"
    if kind == "xlsx":
        wide_workbook(path, 20_000)
    else:
        title = "Survey of 2024\n" if "title" in kind else ""
        path.write_text(title + wide(20_000), encoding="utf-8")
    code, _, error = call("new", "parks", path, "--yes")
    assert code == 2
    assert "20,000 columns or more, and a spreadsheet can hold 16,384. Hint:" in error


def test_a_workbook_whose_cells_do_not_say_where_they_stand_is_read(call, project):
    wide_workbook(project / "export.xlsx", 3)
    code, _, error = call("new", "parks", project / "export.xlsx", "--yes")
    assert "columns or more" not in error
    assert code in (0, 2)


def test_a_quote_that_never_closes_is_found_however_much_follows_it(call, project):
    resource = pytest.importorskip("resource")
    path = project / "export.csv"
    rest = "".join(f"{n},Yes,I would keep path number {n} open,x\n" for n in range(40_000))
    opened = 'Response ID,Close it?,Why?,Where?\n1,Yes,"Too dear, or far,x\n'
    path.write_text(opened + rest, encoding="utf-8")
    assert path.stat().st_size > 1_000_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    code, _, error = call("new", "parks", path, "--yes")
    assert code == 2
    assert "export.csv > row 2: Quotation marks break 1 row apart" in error
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


@pytest.fixture
def parks(ran):
    return ran(STUDY, export(ROWS))


def refuse_to_write(monkeypatch, folder, number):
    """As a full disk, or one that can only be read, does to every new file beneath a folder."""
    kept = os.open

    def refuse(path, flags, *more, **other):
        if flags & os.O_CREAT and str(path).startswith(str(folder)):
            raise OSError(number, os.strerror(number), str(path))
        return kept(path, flags, *more, **other)

    monkeypatch.setattr(os, "open", refuse)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "The disk is full. Hint: Free some space on it and run the command again."),
        (errno.EDQUOT, "You have used up the space that you may use on this disk. Hint: Free"),
        (errno.EROFS, "The folder can only be read. Hint: Move the project to where you may write"),
        (errno.EACCES, "You may not read or write this, or another program has it open. Hint:"),
        (errno.EIO, "The disk, or the connection to it, has failed. Hint: See that the drive"),
    ],
)
@pytest.mark.parametrize("folder", ["data/processed", "reports"])
def test_what_the_disk_refuses_is_a_sentence_and_the_old_report_stays(
    call, parks, monkeypatch, folder, number, says
):
    was = published(parks)
    changed = export([("Yes", ROWS[0][1]), *ROWS[1:]])
    (parks / "data" / "raw" / "parks" / "parks.csv").write_text(changed, encoding="utf-8")
    with monkeypatch.context() as refusing:
        refuse_to_write(refusing, parks / folder, number)
        code, _, error = call("run", "parks")
    assert code == 2
    assert says in error
    assert published(parks) == was
    assert not list(parks.rglob(".writing"))


def test_a_new_study_that_cannot_be_written_leaves_nothing(call, project, monkeypatch):
    path = project / "export.csv"
    path.write_text(export(ROWS), encoding="utf-8")
    with monkeypatch.context() as refusing:
        refuse_to_write(refusing, project / "data", errno.ENOSPC)
        code, _, error = call("new", "parks", path, "--yes")
    assert (code, "parks" in error or "export.csv" in error) == (2, True)
    assert "The disk is full." in error
    assert [one for one in project.rglob("*") if one.is_file()] == [path]


def test_too_little_memory_is_a_sentence(call, project, monkeypatch):
    put_study(project)

    def small(*_):
        raise MemoryError

    monkeypatch.setattr("pipelines.study.study_file.load_study", small)
    code, _, error = call("run", "parks")
    assert code == 2
    assert "not enough memory for that. Hint: Close other programs" in error
