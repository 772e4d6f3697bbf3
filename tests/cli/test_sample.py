"""The command sample: drawn, coded by two people, told in the report, erased. All is invented."""

import shutil
from dataclasses import replace

import openpyxl
import pytest

from consult.model.coding.further_draw import FurtherDraw
from consult.model.coding.trust import BlindDraw
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace
from pipelines.erase.blind import blind_files
from pipelines.erase.words import WordsOfOne
from pipelines.study.blind import DRAW, FORMAT, load_blind, workbook_of
from tests.stages.small import put, said, words_of
from tests.typed import typed

OTHERS = [
    ("2025-03-03", "Agree", f"More seats near gate {number} please", "Yes") for number in range(60)
]


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    """A project in which answers have been drawn for two people, once for all tests."""
    folder = tmp_path_factory.mktemp("sampled")
    put(folder, said(90) + OTHERS)
    code, _, error = typed(folder, "sample", "small", "--half-width", "10", "--coders", "2")
    assert (code, error) == (0, "")
    return folder


@pytest.fixture
def small(project, sampled):
    """What was made in a copy of it."""
    shutil.copytree(sampled, project, dirs_exist_ok=True)
    return project / "data" / "processed" / "small"


def answers(path):
    """The workbook, its sheet of answers, heading -> column, and the rows of answers."""
    book = openpyxl.load_workbook(path)
    sheet = book["Answers"]
    header = next(row for row in sheet.iter_rows() if any(c.value == "Answer id" for c in row))
    columns = {cell.value: cell.column for cell in header}
    return book, sheet, columns, range(header[0].row + 1, sheet.max_row + 1)


def code_all(path, *, but=0):
    """Give each answer the first code of the list, the last few none of these."""
    book, sheet, columns, rows = answers(path)
    name = next(row[1] for row in book["Codes"].iter_rows(min_row=3, values_only=True))
    for row in rows[: len(rows) - but]:
        sheet.cell(row, columns["Code 1"]).value = name
    for row in rows[len(rows) - but :]:
        sheet.cell(row, columns["None of these"]).value = "Yes"
    book.save(path)


def drawn(processed) -> BlindDraw:
    return FORMAT.load(processed / DRAW)


def test_each_coder_gets_the_same_answers_and_no_suggestion(small):
    one, two = (answers(workbook_of(small, coder)) for coder in "12")
    ids = [
        [book[1].cell(row, book[2]["Answer id"]).value for row in book[3]] for book in (one, two)
    ]
    assert ids[0] == ids[1]
    assert len(ids[0]) == len(drawn(small).chances)
    filled = [one[1].cell(row, one[2]["Code 1"]).value for row in one[3]]
    assert set(filled) == {None}


def test_what_two_people_coded_stands_in_the_report_and_is_no_longer_asked_for(
    small, project, call
):
    code_all(workbook_of(small, "1"))
    code_all(workbook_of(small, "2"), but=20)
    code, told, error = call("run", "small")
    assert (code, error) == (0, "")
    page = words_of(project)
    assert "Two people who coded the same comments without suggestions agree on" in page
    assert "Estimated shares of themes" in page
    assert "records.toml > agreement" not in " ".join(told.split())
    assert "[estimates]" not in told
    assert (small / "estimates.xlsx").is_file()


def test_nothing_is_said_of_agreement_where_nobody_has_coded(small, project, call):
    code, told, _ = call("run", "small")
    assert code == 0
    assert "Two people who coded" not in words_of(project)
    assert "records.toml > agreement" in " ".join(told.split())


def test_called_again_it_leaves_a_workbook_as_its_coder_left_it(small, call):
    path = workbook_of(small, "1")
    code_all(path)
    before, draw = path.read_bytes(), drawn(small)
    code, told, _ = call("sample", "small")
    assert code == 0
    assert (path.read_bytes(), drawn(small)) == (before, draw)
    assert "The computer agrees with a person who coded without suggestions" in " ".join(
        told.split()
    )


def test_a_narrower_wish_adds_rows_and_keeps_what_was_coded(small, call):
    path = workbook_of(small, "1")
    code_all(path)
    before = load_blind(small, "small").people[0]
    code, told, _ = call("sample", "small", "--half-width", "5")
    assert code == 0
    after = load_blind(small, "small").people[0]
    assert after.given == before.given
    assert before.listed < after.listed
    assert "blind-sample-1-kept-1.xlsx" in told


def test_a_row_that_was_deleted_comes_back_without_codes(small, call):
    path = workbook_of(small, "1")
    code_all(path)
    book, sheet, _, rows = answers(path)
    sheet.delete_rows(rows[3])
    book.save(path)
    call("sample", "small")
    back = load_blind(small, "small").people[0]
    assert len(back.listed) - len(back.given) == 1


def test_a_spoilt_workbook_stops_the_run_with_the_cell_and_writes_nothing(small, call):
    path = workbook_of(small, "2")
    book, sheet, columns, rows = answers(path)
    sheet.cell(rows[0], columns["Code 1"]).value = "Peacocks"
    book.save(path)
    code, _, error = call("run", "small")
    assert code == 2
    assert f'blind-sample-2.xlsx > sheet "Answers" > row {rows[0]}' in " ".join(error.split())
    assert "Peacocks" not in error
    before = path.read_bytes()
    assert call("sample", "small")[0] == 2
    assert path.read_bytes() == before


def test_a_spoilt_workbook_does_not_stop_the_look_for_people_at_risk(small, call):
    workbook_of(small, "1").write_bytes(b"half a file")
    code, _, error = call("triage", "small")
    assert (code, error) == (0, "")


@pytest.mark.parametrize(
    "words", [("--half-width", "0"), ("--half-width", "60"), ("--coders", "3")]
)
def test_an_option_that_cannot_be_meant_is_refused(project, call, words):
    put(project, said(3))
    code, _, error = call("sample", "small", *words)
    assert code == 2
    assert "Hint:" in error


def test_a_study_without_comments_has_nothing_to_draw(project, call):
    put(project, [("2025-03-02", "Agree", "", "Yes")] * 5)
    code, told, error = call("sample", "small")
    assert (code, error) == (0, "")
    assert "nothing to draw" in told


def test_what_was_drawn_of_an_erased_response_goes_from_draw_and_workbooks(small):
    stratum = next(one for one in drawn(small).strata if one.drawn)
    gone = stratum.texts[0]
    text = next(unit.text for unit in _units(small) if unit.hash == gone)
    words = WordsOfOne(frozenset(), frozenset({text}), "", frozenset())
    written = blind_files(small, words)
    assert {path.name for path in written} == {DRAW, "blind-sample-1.xlsx", "blind-sample-2.xlsx"}
    for path, write in written.items():
        write(path)
    assert gone not in {one for each in drawn(small).strata for one in each.texts}
    left = load_blind(small, "small")
    assert (stratum.question, gone) not in left.people[0].listed
    assert left.people[0].listed


def test_a_further_draw_forgets_an_erased_response_too(small):
    stratum = next(one for one in drawn(small).strata if one.drawn > 1)
    gone, stays = stratum.texts[:2]
    known = ((stratum.question, gone), (stratum.question, stays))
    further = FurtherDraw(((stratum.question, "late"),), known)
    FORMAT.save(replace(drawn(small), further=(further,)), small / DRAW)
    text = next(unit.text for unit in _units(small) if unit.hash == gone)
    written = blind_files(small, WordsOfOne(frozenset(), frozenset({text}), "", frozenset()))
    written[small / DRAW](small / DRAW)
    assert drawn(small).further[0].known == (known[1],)


@pytest.mark.parametrize(
    ("begun", "said"),
    [(False, "Nobody has coded a comment of the sample yet"), (True, "Every theme of the study")],
)
def test_nothing_further_is_drawn_where_no_theme_came_too_late(small, call, begun, said):
    if begun:
        code_all(workbook_of(small, "1"))
    before = drawn(small)
    code, _, error = call("sample", "small", "--further")
    assert code == 2
    assert said in error
    assert drawn(small) == before


def test_a_theme_named_since_is_told_drawn_for_and_offered_in_the_rows_drawn(small, call):
    code_all(workbook_of(small, "1"))
    before = drawn(small)
    without_a_code(workbook_of(small, "1"))
    _, told, _ = call("sample", "small")
    assert "--further" in told
    code, told, error = call("sample", "small", "--further")
    assert (code, error) == (0, "")
    assert before.chances.keys() < drawn(small).chances.keys()
    assert "too few of these are coded so far" in " ".join(told.split())
    after = load_blind(small, "small").people[0]
    pairs = drawn(small).further[0].codes
    assert all(code in after.offered[question] for question, code in pairs)


def without_a_code(path):
    """As if the last code of each list had been named after the workbook was written."""
    book = openpyxl.load_workbook(path)
    sheet = book["Codes"]
    rows = [row for row in sheet.iter_rows(min_row=3) if row[3].value]
    last = {row[0].value: row[0].row for row in rows}
    for number in sorted(last.values(), reverse=True):
        sheet.delete_rows(number)
    book.save(path)


def _units(processed):
    from consult.coding.trust.units import units_of

    workspace = Workspace(processed.parents[2], "small", processed)
    comments, codings = (
        ARTEFACTS[name].format.load(workspace.path(name)) for name in ("comments", "codings")
    )
    return units_of(comments, codings, {})
