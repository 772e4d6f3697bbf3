"""Headings that stand again among the responses: no response, and nothing is learnt from them."""

import pytest

from consult.read.export.declared import Role
from tests.read.exports import write_csv, write_workbook
from tests.read.nasty import issue, sheet_of

HEADINGS = ["Response ID", "Date Submitted", "Do you agree?", "Bus", "Why?"]


def responses(first, count):
    return [
        [
            f"{first + n}",
            f"{n % 27 + 1:02}/03/2024 09:00",
            "Yes" if n % 2 else "No",
            "Bus" * (n % 3 == 0),
            f"Words {first + n}",
        ]
        for n in range(count)
    ]


def again(words):
    return [words(heading) for heading in HEADINGS]


@pytest.mark.parametrize("write", [write_csv, write_workbook])
@pytest.mark.parametrize(
    "words", [str, str.upper, str.lower, lambda said: f" {said.replace(' ', '  ')} "]
)
def test_a_row_of_headings_is_left_out_and_dates_stay_dates(tmp_path, write, words):
    rows = [HEADINGS, *responses(100, 20), again(words), *responses(200, 20)]
    path = write(tmp_path / ("a.csv" if write is write_csv else "a.xlsx"), rows)
    sheet = sheet_of(path)
    assert len(sheet.response_rows) == 40
    assert [column.heading for column in sheet.layout.of(Role.TIME)] == ["Date Submitted"]
    assert sheet.layout.dates == "day first"
    assert issue(path, "headings left out").place.row == 22


@pytest.mark.parametrize("times", [2, 70])
def test_any_number_of_them_is_left_out_at_the_end_too(tmp_path, times):
    rows = [HEADINGS]
    for part in range(times):
        rows += [*responses(1_000 + 10 * part, 4), HEADINGS]
    sheet = sheet_of(write_csv(tmp_path / "a.csv", rows))
    assert len(sheet.response_rows) == 4 * times
    assert len(sheet.layout.not_data) == times


def test_who_ticks_every_box_headed_by_its_option_is_a_respondent(tmp_path):
    rows = [["Bus", "Car", "Walk"], *[["Bus", "", "Walk"], ["Bus", "Car", "Walk"]] * 6]
    assert len(sheet_of(write_csv(tmp_path / "a.csv", rows)).response_rows) == 12
