"""The marks beside a register: what is wrong with them is a sentence. All is invented."""

import io
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from consult.disclose import (
    check_rows,
    digest_of,
    matched,
    read_released_rows,
    released_rows,
    write_released_rows,
)
from consult.errors import DisclosureError
from consult.model.publishing.release import Disclosed, Release
from consult.model.publishing.rows import RowMarks

TRIED = 400
CELLS = np.random.default_rng(4).integers(1, 2**32, (30, 4), dtype=np.uint32)


def marks(cells=CELLS):
    return RowMarks(
        (),
        ("a", "b", "c", "d"),
        cells,
        ("q",),
        np.array([[True, False, False, False]]),
        np.zeros(1, dtype=np.uint32),
        cells[:, :1].copy(),
        np.zeros(len(cells), dtype=np.uint32),
    )


def release(rows):
    told = Disclosed("", 30, (), {}, {}, {})
    return Release(1, "2025-04-01", {}, told, rows=digest_of(rows))


def test_marks_are_read_back_as_they_were_written(tmp_path):
    path = tmp_path / "register-rows.npz"
    write_released_rows({1: marks()}, path)
    found = read_released_rows(path)
    assert digest_of(found[1]) == digest_of(marks())
    was = path.read_bytes()
    write_released_rows(found, path)
    assert path.read_bytes() == was
    write_released_rows({}, path)
    assert read_released_rows(path) == {}


@pytest.mark.parametrize("spoil", [lambda b: b"half", lambda b: b[: len(b) // 2], lambda b: b""])
def test_marks_that_cannot_be_read_say_what_to_do(tmp_path, spoil):
    path = tmp_path / "register-rows.npz"
    write_released_rows({1: marks()}, path)
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(DisclosureError) as error:
        read_released_rows(path)
    assert "cannot be read, so nothing can be published" in str(error.value)
    assert "from one backup" in str(error.value)


def test_marks_with_any_byte_changed_are_told_or_as_they_were(tmp_path):
    path = tmp_path / "register-rows.npz"
    write_released_rows({1: marks()}, path)
    content = path.read_bytes()
    dice = np.random.default_rng(6)
    said = []
    for at in dice.permutation(len(content))[:TRIED].tolist():
        path.write_bytes(content[:at] + bytes([content[at] ^ 0x41]) + content[at + 1 :])
        try:
            check_rows((release(marks()),), read_released_rows(path), path.name)
        except DisclosureError as error:
            said.append(str(error))
    assert len(said) > TRIED / 2
    assert all("so nothing can be published" in one for one in said)


def test_another_kind_of_file_by_this_name_is_told(tmp_path):
    path = tmp_path / "register-rows.npz"
    content = io.BytesIO()
    np.save(content, CELLS)
    path.write_bytes(content.getvalue())
    with pytest.raises(DisclosureError, match="cannot be read, so nothing can be published"):
        read_released_rows(path)


def test_marks_of_a_newer_version_say_so(tmp_path):
    path = tmp_path / "register-rows.npz"
    write_released_rows({1: marks()}, path)
    with zipfile.ZipFile(path, "a") as package:
        content = io.BytesIO()
        np.save(content, CELLS)
        package.writestr("1/households.npy", content.getvalue())
    with pytest.raises(DisclosureError) as error:
        read_released_rows(path)
    assert "written by a newer version of consult" in str(error.value)
    assert "bring this one up to date" in str(error.value)


@pytest.mark.parametrize("register", [(), (replace(release(marks()), rows=""),)])
def test_marks_that_the_register_does_not_know_stop_a_release(register):
    with pytest.raises(DisclosureError) as error:
        check_rows(register, {1: marks()}, "register-rows.npz")
    assert "register.json does not say that they belong to it" in str(error.value)
    assert "from one backup" in str(error.value)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, "The marks of the rows of release 1 are missing"),
        ({1: marks(CELLS + np.uint32(1))}, "are of another register, or somebody has changed them"),
    ],
)
def test_marks_that_are_not_those_of_the_register_stop_a_release(found, said):
    with pytest.raises(DisclosureError) as error:
        check_rows((release(marks()),), found, "register-rows.npz")
    assert said in str(error.value)


def test_a_withdrawn_release_needs_no_marks():
    check_rows((replace(release(marks()), withdrawn=True),), {}, "register-rows.npz")


def test_the_order_of_rows_tells_nothing_and_changes_nothing():
    turned = marks(CELLS[::-1].copy())
    assert digest_of(released_rows(turned)) == digest_of(released_rows(marks()))


def test_a_row_that_was_emptied_is_nobodys():
    cells = CELLS.copy()
    cells[3] = 0
    found = matched(marks(cells), marks())
    assert np.flatnonzero(found.rows == -1).tolist() == [3]
