"""What stands above a table is read in one line each, however narrow the first column is."""

import pytest
from openpyxl import load_workbook

from consult.analysis.quotes.decided import QuoteBook
from consult.analysis.quotes.workbook import write_quotes
from consult.care.risk_list import RiskList
from consult.care.workbook import OTHERS, write_list
from consult.language import to_be_read
from consult.language.to_read import write_to_read
from tests.frames import comments

MOST = 175
"""Characters of a line of the size of notes on a screen 1,400 points wide."""


def quotes(path):
    write_quotes(QuoteBook("Parks", {}, (), {}), path)


def people_at_risk(path):
    write_list(RiskList(), path, [["x"] * len(OTHERS)])


def other_languages(path):
    told = comments({"a": "Dzie\u0144 dobry"}).assign(language="pl")
    write_to_read(to_be_read(told, {}), path)


@pytest.mark.parametrize("write", [quotes, people_at_risk, other_languages])
def test_notes_run_across_the_columns_and_a_screen_shows_each_whole(write, tmp_path):
    write(tmp_path / "book.xlsx")
    for sheet in load_workbook(tmp_path / "book.xlsx"):
        if sheet.title.startswith("About"):
            continue
        notes = []
        for row in sheet.iter_rows():
            if sum(cell.value is not None for cell in row) > 1:
                break  # the headings
            notes.append(row[0])
        assert len(notes) > 1
        for cell in notes:
            assert not cell.alignment.wrap_text
            assert len(cell.value) <= MOST
            assert sheet.row_dimensions[cell.row].height < 2 * cell.font.size
