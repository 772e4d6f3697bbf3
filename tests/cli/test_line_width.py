"""A claim about everything that is said on a screen: no word is broken, and no line to copy is."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.coding.trust.wording import of_agreement, of_progress
from consult.disclose.releases.few import GO_ON, TAKE_OFF
from consult.model.coding.enough import HowFar
from consult.model.coding.trust import (
    CoderAgreement,
    Estimate,
    Pair,
)
from pipelines.cli import taking
from pipelines.cli.console import COMMAND, say
from pipelines.cli.taking import codeframe, returning, sample

WIDTHS = (60, 80, 120)
ONE = Estimate(0.71, 0.66, 0.76)
PAIR = Pair(ONE, ONE, ONE, 120)
SPOKEN = (
    *of_agreement(CoderAgreement(PAIR, PAIR, Estimate(-0.01, -0.05, 0.03))),
    *of_agreement(CoderAgreement(PAIR, PAIR, Estimate(-0.01, -0.05, 0.03), 5, 50)),
    of_progress(HowFar("why", False, 40, 0.071, 0.05, 120, 90)),
    of_progress(HowFar("why", True, 400, 0.04, 0.05)),
    sample.HOW_MANY.format(drawn="1,385 comments", points=2.5),
    sample.MORE.format(wish="--half-width 2.5"),
    f"{sample.WRITTEN_AGAIN} data/processed/parks-2025/blind-sample-1-kept-1.xlsx",
)
TAKING = tuple(
    words
    for module in (sample, returning, codeframe)
    for name, words in vars(module).items()
    if name.isupper() and isinstance(words, str) and " " in words
)
"""Every sentence of the commands that take what people filled in, as the code has it."""


class Screen(io.StringIO):
    def isatty(self):
        return True


def on_a_screen(text, width, monkeypatch):
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    say(text)
    return screen.getvalue().rstrip("\n").split("\n")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", [*SPOKEN, *TAKING])
def test_no_sentence_of_a_taking_command_is_broken_within_a_word(text, width, monkeypatch):
    lines = on_a_screen(text, width, monkeypatch)
    assert " ".join(" ".join(lines).split()) == " ".join(text.split())
    for line in lines:
        assert len(line) <= width or "python -m pipelines" in line or " " not in line.strip()


@given(
    words=st.lists(st.text("abcdefghij-,.{}[]()“”", min_size=1, max_size=30), max_size=40),
    width=st.sampled_from(WIDTHS),
)
def test_any_words_fit_the_screen_and_none_is_lost_or_broken(words, width):
    text = "So: " + " ".join(words)
    with pytest.MonkeyPatch.context() as patch:
        lines = on_a_screen(text, width, patch)
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= width for line in lines)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_command_in_a_sentence_can_be_copied(width, monkeypatch):
    command = "python -m pipelines review parks-2025-a-long-name --final"
    lines = on_a_screen(f"When you have looked at all of this, run: {command}", width, monkeypatch)
    assert any(line.endswith(command) for line in lines)


def test_a_line_of_a_settings_file_stays_one_line(monkeypatch):
    line = f'  model_path = "{"a long folder/" * 8}"'
    assert on_a_screen(line, 60, monkeypatch) == [line]


def test_an_empty_line_between_two_stays(monkeypatch):
    assert on_a_screen("one\n\ntwo", 60, monkeypatch) == ["one", "", "two"]


def test_the_commands_that_take_something_are_all_looked_at():
    import pkgutil

    names = {one.name for one in pkgutil.iter_modules(taking.__path__)}
    assert names == {"codeframe", "returning", "sample"}


def test_the_words_behind_a_command_are_not_taken_for_its_own():
    refused = f"Take it off the register: {TAKE_OFF} {GO_ON}"

    assert COMMAND.findall(refused) == [
        "python -m pipelines release STUDY --withdraw NUMBER",
        "python -m pipelines run STUDY --until respond",
    ]
