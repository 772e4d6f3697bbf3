"""The contract every platform keeps: it knows its own exports, and nobody else's."""

import pytest

from consult.read import READERS, choose_sheet, open_export
from consult.read.export.declared import Role
from tests.read.exports import LIMESURVEY_HEADINGS, write_csv
from tests.read.platforms.invented import EXPORTS, LEFT_OUT, NO_TABLE, RESPONSES

every_platform = pytest.mark.parametrize("platform", [one for one in READERS if one in EXPORTS])


def sheet_of(path):
    return choose_sheet(open_export(path), READERS)


def test_every_platform_has_an_example_here():
    assert not LEFT_OUT
    assert set(READERS) - NO_TABLE == set(EXPORTS)


@every_platform
def test_a_platform_recognises_its_own_export(tmp_path, platform):
    sheet = sheet_of(EXPORTS[platform](tmp_path))
    assert sheet.layout.platform == platform
    assert sheet.layout.evidence
    assert 0 < sheet.layout.confidence <= 1


@every_platform
@pytest.mark.parametrize("other", EXPORTS)
def test_a_platform_recognises_no_other_export(tmp_path, platform, other):
    if other == platform or platform == "generic":
        return
    grid = open_export(EXPORTS[other](tmp_path)).grids[0]
    assert READERS[platform].recognise(grid) is None


@every_platform
def test_only_responses_are_counted_as_responses(tmp_path, platform):
    assert len(sheet_of(EXPORTS[platform](tmp_path)).response_rows) == RESPONSES[platform]


@every_platform
def test_headings_that_move_change_the_fingerprint(tmp_path, platform):
    columns = sheet_of(EXPORTS[platform](tmp_path)).layout
    moved = type(columns)(**{**vars(columns), "columns": columns.columns[:-1]})
    assert moved.fingerprint != columns.fingerprint


def test_generic_comes_last_because_it_knows_every_table():
    assert list(READERS)[-1] == "generic"


def test_engagementhq_personal_columns_are_personal(tmp_path):
    layout = sheet_of(EXPORTS["engagementhq"](tmp_path)).layout
    assert [column.letter for column in layout.of(Role.PERSONAL)] == ["E", "G", "H"]
    assert [column.letter for column in layout.of(Role.ID)] == ["I"]
    assert layout.not_data == (12,)


def test_a_response_without_a_date_does_not_end_the_table(tmp_path):
    import openpyxl

    path = EXPORTS["engagementhq"](tmp_path)
    book = openpyxl.load_workbook(path)
    book.active["D7"] = None
    book.active["D10"] = None
    book.save(path)
    assert len(sheet_of(path).response_rows) == 6


def test_a_total_row_beneath_paper_forms_is_no_response(tmp_path):
    layout = sheet_of(EXPORTS["hard_copy"](tmp_path)).layout
    assert (layout.first_row, layout.not_data) == (3, (9,))


def test_google_dates_are_month_first_when_a_day_says_so(tmp_path):
    assert sheet_of(EXPORTS["google_forms"](tmp_path)).layout.dates == "month first"


def test_a_google_grid_is_a_question_and_a_row(tmp_path):
    column = sheet_of(EXPORTS["google_forms"](tmp_path)).layout.columns[3]
    assert (column.stem, column.part) == ("Rate it", "Bus")


@pytest.mark.parametrize("style", ["code and text", "code", "text"])
def test_limesurvey_is_known_by_each_style_of_heading(tmp_path, style):
    cut = {
        "code and text": lambda heading: heading,
        "code": lambda heading: heading.split(". ")[0],
        "text": lambda heading: heading.split(". ", 1)[1],
    }[style]
    row = ["1", "2024-05-05 10:31:22", "3", "en", "Resident", "", "Yes", "No", "a", "b", "c", "9"]
    path = write_csv(tmp_path / "results.csv", [[cut(h) for h in LIMESURVEY_HEADINGS], row])
    layout = sheet_of(path).layout
    assert layout.platform == "limesurvey"
    assert [column.letter for column in layout.of(Role.ID, Role.TIME)] == ["A", "B"]
    assert [column.letter for column in layout.of(Role.OTHER_WORDS)] == ["F"]


def test_a_public_limesurvey_copy_without_its_first_columns_is_known(tmp_path):
    rows = [["", *LIMESURVEY_HEADINGS[4:11]], ["7", "Resident", "", "Yes", "No", "a", "b", "c"]]
    layout = sheet_of(write_csv(tmp_path / "public.csv", rows)).layout
    assert layout.platform == "limesurvey"
    assert layout.columns[0].role is Role.ID


def test_the_sheet_with_the_responses_is_found_and_the_others_named(tmp_path):
    import openpyxl

    path = EXPORTS["hard_copy"](tmp_path)
    book = openpyxl.load_workbook(path)
    notes = book.create_sheet("Notes", 0)
    for row in ("About", "this", "file"):
        notes.append([row])
    book.save(path)
    sheet = sheet_of(path)
    assert sheet.grid.sheet == "Hard copy"
    assert any('"Notes"' in issue.message for issue in sheet.issues)
