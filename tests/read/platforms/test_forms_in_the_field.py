"""KoboToolbox and ODK Central: paths, and ticks as 1 and 0."""

import pytest

from consult.read import read_study
from tests.read.drafted import drafted, sheet_of, states, words
from tests.read.exports import write_workbook
from tests.read.exports_platforms import (
    KOBO_LABELS,
    KOBO_META,
    KOBO_ROWS,
    kobo,
    odk_central,
)

OPTIONS = ("Bus/coach", "Train", "Other (please specify)")


def test_a_slash_in_a_label_does_not_break_the_question(tmp_path):
    _, found = drafted(kobo(tmp_path))
    asked = next(q for q in found.values() if q.text == "Which modes?")
    assert (str(asked.kind), asked.options, asked.other) == ("multi", OPTIONS, OPTIONS[2])
    assert asked.columns["online"] == ("D:G",)


def test_without_the_joined_column_the_options_are_still_one_question(tmp_path):
    headings = [*KOBO_LABELS[:2], *KOBO_LABELS[3:]]
    rows = [[*row[:2], *row[3:]] for row in KOBO_ROWS]
    _, found = drafted(kobo(tmp_path, headings, rows))
    asked = next(q for q in found.values() if q.text == "Which modes?")
    assert (asked.options, asked.columns["online"]) == (OPTIONS, ("C:F",))


def test_only_noughts_mean_that_nothing_was_answered(tmp_path):
    study, found = drafted(kobo(tmp_path))
    name = next(q.id for q in found.values() if q.text == "Which modes?")
    read = read_study(study, tmp_path)
    assert states(read, name) == [
        ("online-7", "Bus/coach", "answered"),
        ("online-7", "Train", "not ticked"),
        ("online-7", "Other (please specify)", "answered"),
        ("online-8", "", "not answered"),
        ("online-9", "", "not answered"),
    ]
    assert words(read, f"{name}.other") == [("online-7", "Canoe")]


def test_rows_of_a_group_answered_on_one_scale_are_a_grid(tmp_path):
    _, found = drafted(kobo(tmp_path))
    rows = [q for q in found.values() if q.text.startswith("Agree? [")]
    assert [(q.text, q.scale) for q in rows] == [
        ("Agree? [Proposal 1]", "agreement_plain"),
        ("Agree? [Proposal 2]", "agreement_plain"),
    ]


def test_times_in_utc_are_shown_as_in_the_uk(tmp_path):
    study, _ = drafted(kobo(tmp_path))
    assert str(read_study(study, tmp_path).responses["submitted_at"][0]) == "2024-05-02 00:30:00"


@pytest.mark.parametrize("headings", [["modes/bus", "modes/train", "modes_other"]])
def test_xml_names_are_put_together_as_labels_are(tmp_path, headings):
    rows = [["1", "0", "", "1", "u", "2024-05-01T10:00:00", "1"]]
    rows.append(["1", "1", "Canoe", "2", "v", "2024-05-01T10:00:00", "2"])
    _, found = drafted(kobo(tmp_path, [*headings, *KOBO_META], rows))
    assert [(q.id, str(q.kind), q.columns["online"]) for q in found.values()] == [
        ("modes", "multi", ("A:C",))
    ]


def test_a_repeated_group_stays_apart_and_is_named(tmp_path):
    import openpyxl

    path = write_workbook(tmp_path / "kobo.xlsx", [KOBO_LABELS, *KOBO_ROWS], sheet="Main")
    book = openpyxl.load_workbook(path)
    child = book.create_sheet("child", 0)
    child.append(["School", "_index", "_parent_table_name", "_parent_index", "_submission__id"])
    for n in range(9):
        child.append(["A school", str(n), "Main", "1", "7"])
    book.save(path)
    sheet = sheet_of(path)
    assert (sheet.grid.sheet, sheet.layout.platform) == ("Main", "kobo")
    assert any('"child"' in issue.message for issue in sheet.issues)


def test_odk_groups_are_parted_by_a_dash_and_options_by_a_slash(tmp_path):
    study, found = drafted(odk_central(tmp_path))
    assert (str(found["modes"].kind), found["modes"].options) == ("multi", ("bus", "train"))
    read = read_study(study, tmp_path)
    assert str(read.responses["submitted_at"][1]) == "2024-07-05 23:30:22"
