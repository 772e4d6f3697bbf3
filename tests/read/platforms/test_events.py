"""Notes of events that staff kept in a sheet: no respondents, whatever the columns are called."""

import pytest

from consult.read.export.declared import Role
from consult.read.platforms.events import attended
from tests.read.drafted import drafted, sheet_of
from tests.read.exports import write_workbook
from tests.read.platforms.layouts import Field, Layout, Written, apart, joined, save_workbook

POINTS = ("People asked for more benches by the quay.", "Several feared for the Sunday market.")


def export(folder):
    rows = [
        ["Summer drop-ins"],
        ["Event", "Venue", "Date", "Number attending", "Points raised"],
        ["Drop-in 1", "Quay hall", "03/06/2024", "about 25", POINTS[0]],
        ["Drop-in 2", "Library", "05/06/2024", "14", POINTS[1]],
        ["Total", "", "", "39", ""],
    ]
    return write_workbook(folder / "events.xlsx", rows)


def written(folder, survey):
    fields = [
        *apart(survey, "Event", cell="Drop-in"),
        Field("time", "Date held", survey.each(lambda _: "03/06/2024")),
        Field("one", "Who was there", survey.each(lambda r: r.one)),
        Field("many", "Interests", survey.each(joined(", "))),
        Field("why", "Notes", survey.each(lambda r: r.why)),
    ]
    file = save_workbook(folder, fields, above=[["Events"], []])
    return Written(file, fields, questions={"many": {"separator": ", "}})


EXPORT, RESPONSES = export, 2
LAYOUTS = {"events": Layout(written, other=False, grid=False)}


def test_events_are_told_with_how_many_came_and_are_asked_about(tmp_path):
    study, found = drafted(export(tmp_path))
    (source,) = study.sources
    assert (source.platform, source.channel) == ("events", "event")
    assert "2 notes of events" in source.check
    assert "39 people are said to have come" in source.check
    assert [spec.text for spec in found.values()] == ["What was said at events"]


SHEETS = {
    "a note a row": (
        ("Workshop", "Location", "When", "No. of people", "Comment"),
        lambda n: ("Workshop A", "Hall", "3 June 2024", "12", POINTS[n]),
        12,
    ),
    "no numbers": (
        ("Session", "Where", "Date", "What was said"),
        lambda n: (f"Session {n}", "Hall", "03/06/2024", POINTS[n]),
        0,
    ),
    "staff": (
        ("No.", "Event name", "Event date", "Turnout", "Notes", "Recorded by"),
        lambda n: (n + 1, f"Stall {n}", "2024-06-03", 10 + n, POINTS[n], "KT"),
        21,
    ),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_list_of_events_is_known_under_other_headings(tmp_path, name):
    headings, row, came = SHEETS[name]
    rows = [list(headings), *(list(row(n)) for n in range(2))]
    sheet = sheet_of(write_workbook(tmp_path / "data.xlsx", rows))
    assert sheet.layout.platform == "events"
    asked = [column.position for column in sheet.layout.of(Role.QUESTION)]
    assert [sheet.grid.cell(1, at) for at in asked] == [POINTS[0]]
    assert attended(sheet.grid, sheet.layout) == came


def test_forms_that_people_filled_in_at_an_event_are_responses(tmp_path):
    headings = ["Response ID", "Date submitted", "Which event did you come to?", "Do you agree?"]
    rows = [[str(n), f"03/06/2024 10:0{n}", "Quay hall", ("Yes", "No")[n % 2]] for n in range(6)]
    assert sheet_of(write_workbook(tmp_path / "d.xlsx", [headings, *rows])).layout.platform != (
        "events"
    )
