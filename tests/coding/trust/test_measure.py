"""Everything a blind sample tells: codes as they stand now, and the workbook of it. Invented."""

from dataclasses import replace

import openpyxl
import pytest

from consult.coding.trust.estimates_book import EstimatesBook, write_estimates
from consult.coding.trust.measure import measured
from consult.coding.trust.sample import blind_sample
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.enough import CodingTarget
from consult.model.coding.review import ThemeDecision
from consult.model.coding.trust import (
    BlindCodes,
    BlindCoding,
    Trust,
)
from tests.coding.trust.invented import unit

UNITS = [replace(unit(f"text-{at:02}"), codes=frozenset({"buses"})) for at in range(40)]
DRAW = blind_sample(UNITS, by=[], half_width=0.01, seed=1)
CODES = {"why": (UsedCode("buses", "Buses"), UsedCode("new", "Newly found"))}
TARGET = CodingTarget(0.05)
KEYS = [one.key for one in UNITS]


def told(given, *, offered=("buses", "trams"), themes=()):
    people = (BlindCodes("1", given, offered={"why": offered}, minutes=20.0),)
    return measured(UNITS, BlindCoding(DRAW, people), CODES, {"why": themes}, TARGET)


def test_a_code_that_was_merged_since_counts_as_the_one_that_took_it_in():
    themes = (ThemeDecision("buses", "Buses"), ThemeDecision("trams", "Trams", merge_into="buses"))
    given = {key: frozenset({"trams"}) for key in KEYS}
    made = told(given, themes=themes)
    assert made.agreement.machine.micro.value == 1
    assert [(one.code, one.estimate.value) for one in made.shares] == [("buses", 1)]


def test_a_code_that_nobody_could_choose_is_not_judged():
    made = told({key: frozenset() for key in KEYS})
    assert [one.code for one in made.shares] == ["buses"]


def test_codes_of_a_text_that_was_never_drawn_count_for_nothing():
    made = told({("why", "a stray"): frozenset({"buses"})})
    assert (made.texts, made.shares, made.agreement.machine) == (0, (), None)


def test_the_pace_is_that_of_what_was_coded():
    made = told({key: frozenset({"buses"}) for key in KEYS[:10]})
    # 20 minutes for 10 texts, and 30 to the first look: all 40 there are
    assert [(far.more, far.minutes) for far in made.far] == [(30, 60)]


def test_the_workbook_of_estimates_keeps_estimate_and_count_apart(tmp_path):
    made = told(
        {key: frozenset({"buses"}) if at % 4 else frozenset() for at, key in enumerate(KEYS)}
    )
    path = tmp_path / "estimates.xlsx"
    write_estimates(EstimatesBook("Parks", made, CODES), path)
    rows = list(openpyxl.load_workbook(path)["Shares"].iter_rows(values_only=True))
    header = rows.index(next(row for row in rows if "Theme" in row))
    row = dict(zip(rows[header], rows[header + 1], strict=True))
    assert (row["Theme"], row["Group"]) == ("Buses", "All who wrote")
    assert row["Estimated share, %"] == pytest.approx(75)
    assert row["Share on record, %"] == pytest.approx(100)


def test_a_study_without_a_sample_has_a_workbook_that_says_so(tmp_path):
    path = tmp_path / "estimates.xlsx"
    write_estimates(EstimatesBook("Parks", Trust()), path)
    words = [row[0] for row in openpyxl.load_workbook(path)["In words"].iter_rows(values_only=True)]
    assert words[-1].startswith("Not measured yet")


def test_a_theme_named_after_the_sample_was_coded_has_a_row_that_says_so(tmp_path):
    made = told({key: frozenset({"buses"}) for key in KEYS})
    assert [(one.question, one.code) for one in made.unjudged] == [("why", "new")]
    path = tmp_path / "estimates.xlsx"
    write_estimates(EstimatesBook("Parks", made, CODES), path)
    book = openpyxl.load_workbook(path)
    (row,) = (row for row in book["Shares"].iter_rows(values_only=True) if "Newly found" in row)
    assert row[4:] == (None,) * 5 + ("No figure: this theme was named after the sample was coded",)
    words = [row[0] for row in book["In words"].iter_rows(values_only=True)]
    assert words[-1].startswith("1 theme was found or named after the sample was coded")


def test_before_anybody_has_coded_no_theme_is_said_to_have_come_too_late():
    people = (BlindCodes("1", {}, offered={"why": ("buses",)}),)
    made = measured(UNITS, BlindCoding(DRAW, people), CODES, {"why": ()}, TARGET)
    assert made.unjudged == ()
