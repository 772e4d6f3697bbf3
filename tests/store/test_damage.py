"""A damaged file: what was derived is made again, what people decided is never lost."""

import os

import pandas as pd
import pytest

from consult.coding import fold, from_table, people_of
from consult.disclose import read_register
from consult.errors import ConsultError
from pipelines.engine.catalogue import ARTEFACTS, Sensitivity
from tests.engine.test_engine import published
from tests.parks import ROWS, STUDY, export
from tests.reviewing import Filling
from tests.stages.test_settle import processed, review_everything

PEOPLES = ("review", "journal", "register", "register_rows")
PEOPLES += ("quotes", "quote_decisions", "response", "response_decisions")
REMEMBERED = ("shown_as",)
"""What an earlier run knew and no other can: whether it may go is for a person to say."""
DERIVED = [
    name
    for name, item in ARTEFACTS.items()
    if name not in (*PEOPLES, *REMEMBERED) and item.sensitivity is not Sensitivity.PUBLISHABLE
]
DAMAGES = {
    "cut short": lambda content: content[: len(content) // 2],
    "emptied": lambda content: b"",
    "overwritten": lambda content: b"\x00\xff" * 40,
    "edited": lambda content: b'{"edited": [1, 2]}',
}


@pytest.fixture
def parks(ran):
    return ran(STUDY, export(ROWS))


def path_of(project, name):
    return processed(project, ARTEFACTS[name].file)


def damage(path, how):
    path.write_bytes(DAMAGES[how](path.read_bytes()))


@pytest.mark.parametrize("how", ["cut short", "edited"])
def test_whatever_was_derived_is_made_again_to_the_byte(call, parks, how):
    was = published(parks)
    for name in DERIVED:
        damage(path_of(parks, name), how)
    code, _, error = call("run", "parks")
    assert (code, error) == (0, "")
    assert published(parks) == was


def test_what_is_refused_is_said_where_the_codes_are_damaged_too(call, parks):
    for name in ("register_rows", "codes"):
        damage(path_of(parks, name), "edited")
    code, _, error = call("run", "parks")
    assert code == 2
    assert error.startswith("register-rows.npz: ")


def test_what_only_an_earlier_run_knew_is_not_made_anew_in_silence(call, parks):
    was = published(parks)
    path = path_of(parks, "shown_as")
    damage(path, "edited")
    code, _, error = call("run", "parks")
    assert code == 2
    assert error.startswith(f"{path.name}: ")
    assert published(parks) == was
    path.unlink()
    assert call("run", "parks")[0] == 0
    assert published(parks) == was


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("name", ["journal", "quote_decisions"])
def test_what_people_decided_is_put_aside_and_said_never_written_over(tmp_path, name, how):
    item = ARTEFACTS[name]
    path = tmp_path / item.file
    path.write_bytes(b"PAR1 what people decided, now half of it")
    damage(path, how)
    was = path.read_bytes()
    with pytest.raises(ConsultError) as refused:
        item.format.load(path)
    aside = path.with_name(f"{path.stem}-damaged-1{path.suffix}")
    assert str(refused.value).startswith(f"{path.name}: What people decided cannot be read")
    assert f'put aside as "{aside.name}"' in str(refused.value)
    assert (path.exists(), aside.read_bytes()) == (False, was)


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(tmp_path):
    item = ARTEFACTS["journal"]
    path = tmp_path / item.file
    for content in (b"first", b"second"):
        path.write_bytes(content)
        with pytest.raises(ConsultError):
            item.format.load(path)
    assert [one.read_bytes() for one in sorted(tmp_path.iterdir())] == [b"first", b"second"]


def test_decisions_are_taken_from_the_workbook_again_after_the_record_was_damaged(call, parks):
    filling = Filling(processed(parks, "review.xlsx"))
    review_everything(filling)
    filling.save()
    assert call("run", "parks")[0] == 0
    path = processed(parks, "journal.parquet")
    decided = people_of(fold(from_table(pd.read_parquet(path))))
    damage(path, "cut short")
    code, _, error = call("run", "parks")
    assert (code, "journal-damaged-1.parquet" in error) == (2, True)
    assert call("run", "parks")[0] == 0
    assert len(decided.texts) == 42
    assert people_of(fold(from_table(pd.read_parquet(path)))) == decided


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_workbook_of_people_is_left_as_it_is_and_said(call, parks, how):
    path = processed(parks, "review.xlsx")
    damage(path, how)
    was = path.read_bytes()
    code, _, error = call("run", "parks")
    assert code == 2
    assert "review.xlsx" in error
    assert "Hint:" in error
    assert path.read_bytes() == was


FILES = b'[{"number": 1, "on": "2024-05-31", "files": 5, "told": {}}]'
BROKEN = [
    FILES,
    b"",
    b"{",
    b"[5]",
    b'{"number": 1}',
    b'["a"]',
    b"\xff\xfe",
    b"[" * 100_000,
    b"null",
    b"3",
]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_a_register_that_cannot_be_read_stops_a_release(tmp_path, content):
    path = tmp_path / "register.json"
    path.write_bytes(content)
    with pytest.raises(ConsultError) as refused:
        read_register(path)
    assert "register of releases cannot be read, so nothing can be published" in str(refused.value)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "command", [("run",), ("release", "--draft"), ("release", "--withdraw", "1")]
)
def test_no_command_writes_over_a_damaged_register(call, parks, command):
    assert call("release", "parks", "--draft")[0] == 0
    was = published(parks)
    path = processed(parks, "register.json")
    damage(path, "cut short")
    damaged = path.read_bytes()
    name, *more = command
    code, _, error = call(name, "parks", *more)
    assert code == 2
    assert "register.json: The register of releases cannot be read" in error
    assert (path.read_bytes(), published(parks)) == (damaged, was)


def test_a_damaged_file_that_a_command_reads_by_itself_is_a_sentence(call, parks):
    damage(processed(parks, "figures.json"), "cut short")
    report = parks / "reports" / "parks" / "appendix.docx"
    code, _, error = call("check", "parks", report)
    assert code == 2
    assert error.startswith(
        "figures.json: The file is damaged, or was edited by hand. Hint: Delete"
    )


@pytest.mark.skipif(os.name == "nt", reason="a path of Windows")
def test_a_folder_in_the_place_of_a_file_is_a_sentence(call, parks):
    path = processed(parks, "counts.json")
    path.unlink()
    path.mkdir()
    code, _, error = call("run", "parks")
    assert (code, "counts.json: A folder lies where this file belongs." in error) == (2, True)
    path.rmdir()
    assert call("run", "parks")[0] == 0
