"""Times in a zone that a heading, a cell or a platform names are those of the United Kingdom."""

import pytest

from tests.read.exports import write_csv
from tests.read.nasty import sheet_of
from tests.read.studies import read, single, text

HEADINGS = ["Ref", "Agree?", "Why?"]


def submitted(folder, heading, *cells):
    rows = [[*HEADINGS, heading], *([f"{n}", "Yes", "a", cell] for n, cell in enumerate(cells))]
    found = read(folder, rows, [single(), text()], id_column="A", time_column="D")
    return [str(time) for time in found.responses["submitted_at"]], found.issues


@pytest.mark.parametrize(
    "heading",
    ["Submit Date (UTC)", "Date submitted [UTC]", "Submitted at UTC", "Time (GMT)", "Date (GMT+0)"],
)
def test_a_heading_that_names_utc_has_its_times_an_hour_later_in_summer(tmp_path, heading):
    said, issues = submitted(tmp_path, heading, "2024-04-03 23:30:00", "2024-03-03 23:30:00")
    assert said == ["2024-04-04 00:30:00", "2024-03-03 23:30:00"]
    assert issues["code"].tolist() == ["time zone"]


@pytest.mark.parametrize(
    ("cell", "uk"),
    [
        ("2024-04-03T23:30:00.000Z", "2024-04-04 00:30:00"),
        ("2024-04-03 23:30 UTC", "2024-04-04 00:30:00"),
        ("2024/04/03 9:30:00 PM GMT+1", "2024-04-03 21:30:00"),
        ("2024-04-03T23:30:00+00:00", "2024-04-04 00:30:00"),
        ("2024-04-03T19:30:00-05:00", "2024-04-04 01:30:00"),
        ("2024-04-03 23:30 BST", "2024-04-03 23:30:00"),
        ("2024-04-03 23:30", "2024-04-03 23:30:00"),
    ],
)
def test_a_zone_that_a_cell_names_is_believed(tmp_path, cell, uk):
    assert submitted(tmp_path, "Date submitted", cell)[0] == [uk]


def test_a_day_without_a_time_of_day_stays_that_day(tmp_path):
    assert submitted(tmp_path, "Date submitted (America/Chicago)", "2024-04-03")[0] == [
        "2024-04-03 00:00:00"
    ]


def test_a_zone_that_is_not_known_is_a_warning_and_keeps_the_times(tmp_path):
    said, issues = submitted(tmp_path, "Date submitted (XYZT)", "2024-04-03 23:30:00")
    assert said == ["2024-04-03 23:30:00"]
    assert issues["severity"].tolist() == ["warning"]


@pytest.mark.parametrize("zone", ["UK time", "Europe/London", "London"])
def test_british_time_is_left_alone(tmp_path, zone):
    said, issues = submitted(tmp_path, f"Date submitted ({zone})", "2024-04-03 23:30:00")
    assert said == ["2024-04-03 23:30:00"]
    assert issues.empty


def test_typeform_writes_utc(tmp_path):
    rows = [
        ["#", "How was it?", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"],
        ["a1", "Good", "2024-04-03 23:00:00", "2024-04-03 23:30:00", "n1"],
    ]
    assert sheet_of(write_csv(tmp_path / "t.csv", rows)).layout.time_zone == "UTC"
