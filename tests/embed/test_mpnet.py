"""Claims about the accurate sentence model: it is the published one, checked, and read offline."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from consult.embed import mpnet_files
from consult.embed.mpnet import Mpnet
from consult.embed.mpnet_files import CHECKED, PACKAGE, WEIGHTS, Joined, find_parts, read_model
from consult.embed.mpnet_graph import apart, build
from consult.errors import ModelError

ROOT = Path(__file__).parents[2]
TEXTS = [
    "The bus is late.",
    "Staff were kind to me.",
    "",
    "Two buses to reach the clinic.",
    "Late.",
    "The \ud800 bus.",
]

installed = pytest.mark.skipif(
    find_spec(PACKAGE.format(number=1)) is None,
    reason="the accurate sentence model is not installed; it is optional",
)


@pytest.fixture(scope="module")
def mpnet() -> Mpnet:
    return Mpnet()


@installed
def test_its_numbers_are_those_that_its_users_have_printed(mpnet: Mpnet) -> None:
    """First and last three of 768, as sentence-transformers gives them for two well-known lines."""
    made = mpnet.transform(["This is an example sentence", "Each sentence is converted"])

    expected = [
        [0.02250, -0.07829, -0.02303, -0.00828, 0.02653, -0.00202],
        [0.04170, 0.00110, -0.01553, -0.02182, -0.06359, -0.00875],
    ]
    np.testing.assert_allclose(np.hstack([made[:, :3], made[:, -3:]]), expected, atol=6e-6)


@installed
def test_a_row_does_not_depend_on_the_texts_beside_it_or_their_order(mpnet: Mpnet) -> None:
    for read, width in ((mpnet.transform, 768), (mpnet.lower, 1536)):
        rows = read(TEXTS)

        assert rows.shape == (len(TEXTS), width)
        np.testing.assert_array_equal(read(TEXTS[::-1])[::-1], rows)
        np.testing.assert_array_equal(np.vstack([read([text]) for text in TEXTS]), rows)


@installed
def test_a_text_with_nothing_in_it_is_all_noughts_and_no_other(mpnet: Mpnet) -> None:
    lengths = np.linalg.norm(mpnet.transform(TEXTS), axis=1)

    np.testing.assert_allclose(lengths, [1, 1, 0, 1, 1, 1], atol=1e-4)


@installed
def test_what_is_kept_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Mpnet(folder=tmp_path).transform(TEXTS[:2])

    def refused(*_: object) -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr("consult.embed.mpnet.read_model", refused)

    np.testing.assert_array_equal(Mpnet(folder=tmp_path).transform(TEXTS[:2]), rows)
    assert [path.name for path in tmp_path.iterdir()] == ["mpnet"]


@installed
def test_none_of_the_packages_own_code_runs() -> None:
    code = (
        "import sys\n"
        "from consult.embed.mpnet import Mpnet\n"
        "Mpnet().transform(['Buses.'])\n"
        "print([name for name in sys.modules if 'mpnet-base' in name or name == 'torch'])"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)

    assert done.stdout.decode().strip() == "[]"


def test_where_it_is_not_installed_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mpnet_files, "PACKAGE", "a-package-nobody-has-{number}")

    with pytest.raises(ModelError, match="5 of its 5 packages are not installed") as raised:
        Mpnet()

    assert "-r requirements/accurate.txt" in raised.value.problems[0].hint


def test_one_missing_part_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = tmp_path / "there"
    there.touch()
    monkeypatch.setattr(mpnet_files, "_part", lambda number: there if number != 3 else None)

    with pytest.raises(ModelError, match="1 of its 5 packages"):
        find_parts()


def archive_in_parts(folder: Path, files: dict[str, bytes], size: int) -> list[Path]:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"all-mpnet-base-v2/{name}", content)
    content = whole.getvalue()
    paths = [folder / f"part{at}" for at in range(0, len(content), size)]
    for at, path in enumerate(paths):
        path.write_bytes(content[at * size : (at + 1) * size])
    return paths


def test_parts_are_read_as_one_file(tmp_path: Path) -> None:
    parts = archive_in_parts(tmp_path, {"a.txt": b"bus " * 90, "b.txt": b"train"}, 50)
    assert len(parts) > 3

    with Joined(parts) as whole, zipfile.ZipFile(whole) as archive:
        assert archive.read("all-mpnet-base-v2/a.txt") == b"bus " * 90
        assert archive.read("all-mpnet-base-v2/b.txt") == b"train"
    with Joined(parts) as whole:
        assert whole.read() == b"".join(path.read_bytes() for path in parts)


def test_weights_that_are_not_the_published_ones_are_refused(tmp_path: Path) -> None:
    parts = archive_in_parts(tmp_path, {WEIGHTS: b"\0" * 64, "tokenizer.json": b"{}"}, 100)

    with pytest.raises(ModelError, match=rf"{CHECKED[WEIGHTS][:12]}\.\.\.; it is not used"):
        read_model(parts)


@pytest.mark.parametrize("damage", ["cut short", "no archive", "another archive"])
def test_a_damaged_archive_is_refused_in_the_same_words(tmp_path: Path, damage: str) -> None:
    parts = archive_in_parts(tmp_path, {"other.txt": b"bus"}, 60)
    if damage == "cut short":
        parts = parts[:-1]
    if damage == "no archive":
        parts[0].write_bytes(b"\0" * 500)

    with pytest.raises(ModelError, match="is not the published one"):
        read_model(parts)


def test_distances_are_told_apart_singly_when_near_and_by_steps_when_far() -> None:
    table = np.arange(32, dtype=np.float32)[:, None] * np.ones((1, 12), np.float32)

    told = apart(table, 200)[0, 0]

    assert told[0, :10].tolist() == [0, 17, 18, 19, 20, 21, 22, 23, 24, 24]
    assert told[9, :10].tolist() == [8, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert (told[0, 128:] == 31).all()
    assert (told[199, :72] == 15).all()


def test_the_graph_is_the_same_bytes_each_time_and_holds_no_weights() -> None:
    arrays = {"words": np.zeros((3, 2), np.float32)}

    assert build(arrays, (4, 8, 12)) == build(arrays, (4, 8, 12))
    assert len(build(arrays, (4, 8, 12))) < 40_000
