"""What the tests of nasty inputs share: small files, and what is said of them."""

import openpyxl
import pytest

from consult.draft.propose import propose
from consult.errors import ExportError
from consult.read import READERS, choose_sheet, open_export
from tests.read.exports import write_csv, write_workbook
from tests.read.studies import answers, read, single, text

HEADINGS = ["Ref", "Agree?", "Why?"]
ONE = ["1", "Yes", "a"]
TWO = ["2", "No", "b"]
PAPER = ["Form no.", "Date received"]


def put(folder, content, name="a.csv"):
    """A file with this content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def grid_of(path):
    return open_export(path).grids[0]


def rows_of(path):
    return [list(row) for row in grid_of(path).rows]


def sheet_of(path):
    return choose_sheet(open_export(path), READERS)


def refusal(path):
    """What is said of a file that is refused."""
    with pytest.raises(ExportError) as caught:
        sheet_of(path)
    assert "Hint:" in str(caught.value)
    return str(caught.value)


def issue(path, code):
    """The one issue of a kind."""
    found = [one for one in sheet_of(path).issues if one.code == code]
    assert len(found) == 1, [one.code for one in sheet_of(path).issues]
    return found[0]


def saved(folder, change, rows=(HEADINGS, ONE, TWO), name="a.xlsx"):
    """A workbook after a change made to it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    book.save(folder / name)
    return folder / name


def read_cells(folder, cells, *, source=None, **question):
    """One single choice over these cells, read."""
    rows = [HEADINGS, *([f"r{n}", cell, "words"] for n, cell in enumerate(cells))]
    return read(folder, rows, [single(**question), text()], id_column="A", **(source or {}))


def options(found):
    return [option for _, option, _ in answers(found)]


def states(found):
    return [state for _, _, state in answers(found)]


def draft(folder, headings, rows):
    sheet = choose_sheet(open_export(write_csv(folder / "a.csv", [headings, *rows])), READERS)
    return propose({"online": sheet})


def drafted(folder, heading, cells):
    """The first question of a draft of one column."""
    rows = [[f"r{n}", cell] for n, cell in enumerate(cells)]
    return draft(folder, ["Response ID", heading], rows).questions[0]


def paper(folder, heading, cells):
    rows = [[*PAPER, heading, "Why?"]]
    rows += [[f"HC{n}", "3 Mar 2024", cell, f"Reason {n}"] for n, cell in enumerate(cells)]
    return write_workbook(folder / "paper.xlsx", rows)
