"""What is told of a run: on a screen of any width, and where nothing can move."""

import pytest

from pipelines.cli.progress import Progress


@pytest.fixture
def clock(monkeypatch):
    """The time that a run believes it is, in seconds."""
    now = [0.0]
    monkeypatch.setattr("pipelines.cli.progress.time.monotonic", lambda: now[0])
    return now


def line(width, clock, *detail):
    progress = Progress(8)
    progress.tell("ingest", "up to date")
    progress.tell("suggest", "")
    clock[0] += 83
    progress.pace(*detail)
    return progress._line(width)


def test_a_wide_screen_shows_time_stage_and_what_it_is_at(clock):
    assert line(100, clock, "comments embedded", 3200, 8003) == (
        "1:23 suggest (2/8) comments embedded 3,200 of 8,003"
    )


def test_on_a_narrow_screen_the_words_give_way_to_the_numbers(clock):
    shown = line(40, clock, "comments embedded", 3200, 8003)

    assert shown == "1:23 suggest (2/8) comme… 3,200 of 8,003"
    assert len(shown) <= 40


def test_a_number_whose_end_nobody_knows_stands_alone(clock):
    assert line(100, clock, "comments cleaned", 1200, 0).endswith("comments cleaned 1,200")


def test_a_pipe_gets_one_line_a_stage(clock, capsys):
    with Progress(8) as progress:
        progress.tell("suggest", "")
        progress.pace("comments embedded", 1, 8003)
        progress.tell("suggest", "done in 1.0 s")

    assert capsys.readouterr().out == "suggest    done in 1.0 s\n"


def test_a_pipe_hears_of_a_long_stage_every_half_minute(clock, capsys):
    with Progress(8) as progress:
        progress.tell("suggest", "")
        for done in range(0, 7000, 100):
            clock[0] += 1
            progress.pace("comments embedded", done, 8003)

    assert capsys.readouterr().out == (
        "suggest    comments embedded 2,900 of 8,003, 0:30\n"
        "suggest    comments embedded 5,900 of 8,003, 1:00\n"
    )
