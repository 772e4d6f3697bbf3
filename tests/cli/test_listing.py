"""What a screen shows of what is left: no word is cut, and a file has its lines whole."""

import io

from pipelines.cli.console import wrapped

TEXT = "   Read every quote of the report, and write these lines into records.toml."


class Screen(io.StringIO):
    def isatty(self):
        return True


def test_lines_fit_the_screen_are_cut_between_words_and_stand_as_far_in(monkeypatch):
    monkeypatch.setattr("sys.stdout", Screen())
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    assert wrapped(TEXT) == [
        "   Read every quote of the report, and",
        "   write these lines into records.toml.",
    ]


def test_in_a_file_a_line_stays_whole(monkeypatch):
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert wrapped(TEXT) == [TEXT]
