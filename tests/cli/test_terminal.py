"""Every command a person types, typed in a terminal: it ends, says what it does, and tidies up."""

import os
import re
import shutil
import sys

import pytest

from pipelines.engine.stage_list import STAGES
from tests.cli.screen import in_terminal
from tests.parks import ROWS, export, put_study

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no pseudo-terminals that Python can open"
)

NAMES = [item.name for item in STAGES]
BEFORE = NAMES[: NAMES.index("suggest")]
IN_SUGGEST = f"suggest ({len(BEFORE) + 1}/{len(NAMES)})"
"""What stands on the screen while themes are looked for."""

CTRL_C = b"\x03"


@pytest.fixture
def parks(tmp_path):
    """A study with 42 responses that has never been run."""
    put_study(tmp_path, export=export(ROWS))
    return tmp_path


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """The same, run once in a terminal; what stood on the screen with it."""
    folder = tmp_path_factory.mktemp("terminal")
    put_study(folder, export=export(ROWS))
    return folder, in_terminal(folder, "run", "parks")


@pytest.fixture
def to_do(finished, tmp_path):
    """A copy of the finished study in which one stage has something to do."""
    folder = shutil.copytree(finished[0], tmp_path / "project")
    (folder / "data" / "processed" / "parks" / "tables.json").unlink()
    return folder


def named(screen):
    """Stages in the order in which the screen says what became of them."""
    return [line.split()[0] for line in screen.lines if re.search(r" (done in|up to date)", line)]


def is_well(screen, code=0):
    assert screen.ended, f"it did not end; the last of it: {screen.lines[-3:]}"
    assert screen.cursor_is_visible
    assert screen.code == code, screen.lines[-5:]
    assert "Traceback" not in screen.text
    return True


def test_a_run_ends_and_names_every_stage(finished):
    _, screen = finished

    assert is_well(screen)
    assert named(screen) == NAMES


def test_a_run_shows_what_it_is_at_inside_a_stage(finished):
    _, screen = finished

    assert re.search(rf"0:\d\d {re.escape(IN_SUGGEST)}", screen.text)
    assert "tables protected" in screen.text
    assert "writing appendix.docx" in screen.text


def test_new_asks_and_ends(tmp_path):
    (tmp_path / "pipelines" / "studies").mkdir(parents=True)
    (tmp_path / "parks.csv").write_text(export(ROWS), encoding="utf-8")

    screen = in_terminal(
        tmp_path,
        *("new", "parks", "parks.csv"),
        keys=[("press Enter for 1:", b"\r"), ("[Y/n]", b"y\r")],
    )

    assert is_well(screen)
    assert "Wrote pipelines/studies/parks/study.toml." in screen.text


def test_review_runs_as_far_as_the_workbook_and_ends(to_do):
    screen = in_terminal(to_do, "review", "parks")

    assert is_well(screen)
    assert named(screen) == NAMES[: NAMES.index("settle") + 1]
    assert "review.xlsx" in screen.text


def test_release_runs_and_ends(to_do):
    screen = in_terminal(to_do, "release", "parks", "--draft")

    assert is_well(screen)
    assert named(screen) == NAMES
    assert "Release 1 is on the register" in screen.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("status", "parks"), "up to date"),
        (("explain", "clean", "--study", "parks"), "42"),
        (("run", "parks", "--until", "clean"), "To go on: "),
        (("freeze", "parks"), "Frozen:"),
        (("check", "parks", "reports/parks/appendix.docx"), "Every figure is as it was made"),
        (
            ("equality", "parks", "reports/parks/equality.docx"),
            "run: python -m pipelines run parks",
        ),
        (("pdf", "parks"), "appendix.pdf"),
        (("--help",), "Usage"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_every_other_command_ends(finished, words, said):
    if words[0] == "pdf":
        pytest.importorskip("typst")

    screen = in_terminal(finished[0], *words)

    assert is_well(screen)
    assert said in screen.text


def test_a_narrow_screen_is_not_overrun(to_do):
    screen = in_terminal(to_do, "run", "parks", width=40)

    moving = [line for line in screen.lines if re.match(r"\d:\d\d ", line)]
    assert is_well(screen)
    assert moving
    assert max(map(len, moving)) <= 40


def test_a_terminal_that_cannot_move_its_cursor_gets_plain_lines(to_do):
    screen = in_terminal(to_do, "run", "parks", TERM="dumb")

    assert is_well(screen)
    assert "\x1b" not in screen.raw
    assert named(screen) == NAMES


def test_who_wants_no_colour_gets_none(to_do):
    screen = in_terminal(to_do, "run", "parks", NO_COLOR="1")

    assert is_well(screen)
    assert not re.search(r"\x1b\[[\d;]*(3[0-7]|38|9[0-7])[\d;]*m", screen.raw)


def test_ctrl_c_says_what_is_kept_and_the_next_run_goes_on(parks):
    stopped = in_terminal(parks, "run", "parks", keys=[(IN_SUGGEST, CTRL_C)])

    assert is_well(stopped, code=130)
    assert (
        f"Stopped in suggest. Finished stages ({', '.join(BEFORE)}) are kept; run the command "
        "again to go on."
    ) in stopped.text

    again = in_terminal(parks, "run", "parks")

    assert is_well(again)
    kept = [line.split()[0] for line in again.lines if line.endswith("up to date")]
    assert kept == BEFORE


def test_ctrl_c_before_any_stage_says_that_nothing_is_half_written(tmp_path):
    (tmp_path / "pipelines" / "studies").mkdir(parents=True)
    (tmp_path / "parks.csv").write_text(export(ROWS), encoding="utf-8")

    screen = in_terminal(tmp_path, "new", "parks", "parks.csv", keys=[("Enter for 1:", CTRL_C)])

    assert is_well(screen, code=130)
    assert "Stopped. Nothing is half-written" in screen.text


PRESSES = 200
ASKS_AGAIN = f"""
from pipelines.cli.console import ask_for
for number in range({PRESSES}):
    try:
        ask_for(f"Question {{number}}?")
    except KeyboardInterrupt:
        pass
print("every one was heard")
"""


@pytest.fixture
def one_processor():
    """Program and presser take turns on it: a key falls wherever the program just is."""
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("This system does not let a program be kept to one processor")
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(every)})
    yield
    os.sched_setaffinity(0, every)


def test_ctrl_c_at_a_question_is_heard_whenever_it_is_pressed(one_processor, tmp_path):
    keys = [(f"Question {number}?", CTRL_C) for number in range(PRESSES)]

    screen = in_terminal(tmp_path, keys=keys, program=ASKS_AGAIN)

    assert is_well(screen)
    assert "every one was heard" in screen.text


SLOW_TO_STOP = '''
import os, sys
from pipelines import _bootstrap
child = """
import time
try:
    print("busy", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    time.sleep(1)
    print("tidied up")
"""
sys.exit(_bootstrap._run([sys.executable, "-c", child], dict(os.environ)))
'''


def test_ctrl_c_leaves_a_command_the_time_to_tidy_up(tmp_path):
    screen = in_terminal(tmp_path, keys=[("busy", CTRL_C)], program=SLOW_TO_STOP)

    assert is_well(screen)
    assert "tidied up" in screen.text
