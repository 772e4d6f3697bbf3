"""The workbook of points: who says what, true numbers, for the team alone."""

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from consult.coding import Encoders, find_points, points_book, write_points
from consult.embed import wording
from tests.coding.invented import clean_comments
from tests.coding.points.invented import CODES, codings

LATE, SEATS = "The buses are always late in the evening", "There is nowhere to sit at the stop"
GROUPS = pd.DataFrame(
    {
        "response_id": ["r0", "r1", "r2"],
        "group": ["Channel: online", "Channel: paper", "Channel: paper"],
    }
)


@pytest.fixture
def book():
    comments = clean_comments([LATE, LATE, SEATS])
    coded = codings([(0, "buses", ""), (1, "buses", ""), (2, "buses", "")])
    coded["stance"] = ["supports", "opposes", ""]
    points = find_points(comments, coded, CODES, Encoders(wording))
    return points_book("Buses 2030", points, comments, GROUPS, not_read=(4, 0))


def table(path, name):
    rows = list(load_workbook(path)[name].iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if row[0] == "Theme")
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_a_point_of_two_people_is_listed_with_who_makes_it(book, tmp_path):
    write_points(book, tmp_path / "points.xlsx")
    assert table(tmp_path / "points.xlsx", "Points") == [
        {
            "Theme": "Buses",
            "Point": 1,
            "What people say": LATE,
            "People": 2,
            "Supports": 1,
            "Opposes": 1,
        }
    ]
    assert table(tmp_path / "points.xlsx", "Who makes them") == [
        {
            "Theme": "Buses",
            "Point": 1,
            "People": 2,
            "Question: q_why": 2,
            "Channel: online": 1,
            "Channel: paper": 1,
        }
    ]


def test_every_sheet_prints_what_a_person_reads_on_pages_that_repeat_its_headings(book, tmp_path):
    write_points(book, tmp_path / "points.xlsx")
    for sheet in load_workbook(tmp_path / "points.xlsx").worksheets:
        (ref,) = (one.ref for one in sheet.tables.values())
        start = int(ref.partition(":")[0].removeprefix("A"))
        headings = [cell.value for cell in sheet[start]]
        last = range_boundaries((sheet.print_area or sheet.dimensions).rpartition("!")[2])[2]
        assert sheet.print_title_rows == f"${start}:${start}"
        assert not {"Response", "Read as number"} & set(headings[:last])
        assert set(headings[last:]) <= {"Response", "Read as number"}
        wide = sum(
            sheet.column_dimensions[cell.column_letter].width for cell in sheet[start][:last]
        )
        assert wide <= 230 * sheet.page_setup.fitToWidth


def test_groups_go_over_as_many_pages_as_they_need_beside_the_point(tmp_path):
    """Sixty groups: beside theme and point, on one page, they would be smaller than can be read."""
    comments = clean_comments([LATE, LATE])
    points = find_points(
        comments, codings([(0, "buses", ""), (1, "buses", "")]), CODES, Encoders(wording)
    )
    groups = pd.DataFrame(
        {"response_id": ["r0"] * 60, "group": [f"Ward: {at:02}" for at in range(60)]}
    )
    write_points(points_book("Buses 2030", points, comments, groups), tmp_path / "points.xlsx")
    file = load_workbook(tmp_path / "points.xlsx")
    made = {
        name: (file[name].page_setup.fitToWidth, file[name].print_title_cols)
        for name in ("Points", "Who makes them")
    }
    assert made == {"Points": (1, None), "Who makes them": (5, "$A:$C")}


def test_a_point_of_one_person_stands_in_the_rare_list(book, tmp_path):
    write_points(book, tmp_path / "points.xlsx")
    (one,) = table(tmp_path / "points.xlsx", "Rare points")
    assert (one["What people say"], one["Response"]) == (SEATS, "r2")


def test_the_comments_behind_every_point_are_listed(book, tmp_path):
    write_points(book, tmp_path / "points.xlsx")
    behind = table(tmp_path / "points.xlsx", "Comments behind")
    assert [(row["Response"], row["The whole comment"]) for row in behind] == [
        ("r0", LATE),
        ("r1", LATE),
        ("r2", SEATS),
    ]


def test_every_sheet_says_that_it_is_for_the_team_and_what_was_not_read(book, tmp_path):
    write_points(book, tmp_path / "points.xlsx")
    for sheet in load_workbook(tmp_path / "points.xlsx").worksheets:
        notes = " ".join(str(row[0]) for row in sheet.iter_rows(max_row=8, values_only=True))
        assert "Nothing of it may be published" in notes
        assert "responses that are set aside: 4." in notes


def test_the_same_book_gives_the_same_bytes(book, tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_points(book, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_study_without_a_coded_comment_has_empty_sheets(tmp_path):
    comments = clean_comments([]).astype(str)
    points = find_points(comments, codings([]), {}, Encoders(wording))
    write_points(points_book("Nothing", points, comments, GROUPS), tmp_path / "points.xlsx")
    assert table(tmp_path / "points.xlsx", "Points") == []


def test_a_row_is_as_high_as_what_stands_in_it(book, tmp_path):
    write_points(book, tmp_path / "points.xlsx")
    sheet = load_workbook(tmp_path / "points.xlsx")["Points"]
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    assert None not in heights
