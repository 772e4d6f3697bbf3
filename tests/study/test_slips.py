"""A slip in a file of settings is told in words that lead to it, and only that slip."""

import sys

import pytest

from tests.parks import STUDY, put_study


@pytest.mark.parametrize(
    ("was", "slip", "says"),
    [
        ('title = "Parks"', 'title = "Parks', "in line 3 a quotation mark is missing at the end"),
        ('title = "Parks"', 'title = Parks"', "in line 3 what stands after = is no text in"),
        ('title = "Parks"', 'title = "The "Parks""', "in line 3 something stands behind what is"),
        ('title = "Parks"', 'title "Parks"', "in line 3 there is no = after the name"),
        ('title = "Parks"', 'title = "A"\ntitle = "B"', "in line 4 a setting or a heading stands"),
        ('["Yes", "No"]', '["Yes", "No"', "a ] is missing at the end of a list"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_to_look_for(call, project, was, slip, says):
    put_study(project, STUDY.replace(was, slip, 1))
    code, _, error = call("run", "parks")
    assert (code, says in error) == (2, True), error


def test_a_list_with_a_wrong_entry_is_not_called_short_as_well(call, project):
    source = 'platform = "generic"'
    put_study(project, STUDY.replace(source, f'{source}\nconfirmed = "by a human"', 1))
    code, _, error = call("run", "parks")
    assert code == 2
    assert error.count("\n") == 1
    assert error.startswith('study.toml: sources "online" > confirmed: ')


@pytest.mark.parametrize("given", ['"6 July 2026"', '"tomorrow"', "7"])
def test_what_is_no_date_says_how_a_date_is_written(call, project, given):
    put_study(project, f"{STUDY}\n[window]\nopens = 2026-05-01\ncloses = {given}\n")
    code, _, error = call("run", "parks")
    assert code == 2
    assert error == (
        "study.toml: window > closes: This is no date. Write it as 2024-02-08, without quotation "
        "marks.\n"
    )


def test_on_a_screen_no_word_of_a_problem_is_cut(call, project, monkeypatch):
    put_study(project, STUDY.replace('kind = "single"', 'kind = "single"\nknd = "x"', 1))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    error = call("run", "parks")[2]
    assert max(map(len, error.splitlines())) <= 40
    assert " ".join(error.split()).endswith("Take it out, or correct its spelling.")
