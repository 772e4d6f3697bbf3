"""No cell of a CSV file is run by a spreadsheet, and every one can be had back as it was."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.office.cells import as_it_was, inert, inert_table

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
before = st.text(" \t'\"\u00a0", max_size=4)
words = st.text(st.characters(codec="utf-8"), max_size=12)


@given(before, st.sampled_from(STARTS), st.text("abc!(", min_size=1, max_size=6))
def test_words_that_a_spreadsheet_might_run_get_an_apostrophe(spaces, sign, rest):
    assert inert(f"{spaces}{sign}{rest}") == f"'{spaces}{sign}{rest}"


@given(st.one_of(st.integers(), st.floats(-1e9, 1e9), st.sampled_from(["-5%", "+5", "-1,250.5"])))
def test_numbers_stay_numbers(number):
    assert inert(str(number)) == str(number)


@pytest.mark.parametrize("said", ["Yes", "", "n/a", "5-9", "it's = to that", "18 – 24", "a@b"])
def test_other_words_stay_as_they_are(said):
    assert inert(said) == said


@given(st.one_of(words, st.builds(lambda *p: "".join(p), before, st.sampled_from(STARTS), words)))
def test_every_cell_can_be_had_back(said):
    assert as_it_was(inert(said)) == said
    assert as_it_was(inert(inert(said))) == inert(said)


def test_a_table_keeps_its_numbers_and_its_blanks():
    frame = pd.DataFrame({"=a": ["-x", None, "y"], "n": [-5.0, 1.5, None]})
    out = io.StringIO()
    inert_table(frame).to_csv(out, index=False)
    assert list(csv.reader(io.StringIO(out.getvalue()))) == [
        ["'=a", "n"],
        ["'-x", "-5.0"],
        ["", "1.5"],
        ["y", ""],
    ]


def test_words_with_a_list_of_their_own_are_made_safe_too():
    frame = pd.DataFrame({"label": pd.Categorical(["@home", "at work"])})
    assert list(inert_table(frame)["label"]) == ["'@home", "at work"]
