"""The command erase: nothing of a person is left, and all of everybody else. All is invented."""

import json
import shutil

import openpyxl
import pandas as pd
import pytest

from consult.read.letters.folder import files_of_letter, open_letters
from pipelines.erase.leftovers import files_in, texts_of
from tests.erase.planted import LETTER_FILE, PLANTED, put

OF_NO_WORDS = ("R01020", "R01021", "R01022")
"""People who wrote the question out, a sign, and a heading of the review workbook."""


COMPARED = "My grandson hid behind the zinnia hothouse, crying"
"""What a reviewer wrote of one of them beside the answer of somebody else."""


def holding(project, planted=PLANTED):
    """Files of the study with a planted word in their content or their name."""
    found = {}
    for path in files_in([project / "data", project / "reports", project / "pipelines"]):
        told = "\n".join([path.name, *texts_of(path)])
        if words := [word for word in planted if word.casefold() in told.casefold()]:
            found[path.relative_to(project).as_posix()] = words
    return found


def letter_id(raw):
    export = open_letters([raw / "letters" / LETTER_FILE])
    return export.grids[0].rows[1][0]


@pytest.fixture
def parks(project):
    put(project)
    return project


def answers_in(path):
    """The workbook, and of each sheet of answers its rows and the number of its headings."""
    book = openpyxl.load_workbook(path)
    sheets = [sheet for sheet in book if sheet.title[0].isdigit()]
    found = []
    for sheet in sheets:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        found.append((sheet, rows, next(n for n, r in enumerate(rows) if "Answer id" in r)))
    return book, found


def decide(path):
    """Accept all that is suggested for every answer of the review workbook."""
    book, sheets = answers_in(path)
    for sheet, rows, top in sheets:
        for n in range(top + 1, len(rows)):
            sheet.cell(n + 1, rows[top].index("Accept all") + 1).value = "Yes"
            sheet.cell(n + 1, rows[top].index("Reviewer") + 1).value = "JB"
    book.save(path)


def compare(path):
    """Write beside the answers of others what one of the three people said, and a word of ours."""
    book, sheets = answers_in(path)
    for sheet, rows, top in sheets:
        first, second = [n for n in range(top + 1, len(rows)) if not holds(rows[n])][:2]
        sheet.cell(top + 1, len(rows[top]) + 1).value = "Mine"
        for column in (rows[top].index("Note") + 1, len(rows[top]) + 1):
            sheet.cell(first + 1, column).value = f"Like: {COMPARED}"
            sheet.cell(second + 1, column).value = "Ask Jo"
    book.save(path)


def holds(row):
    return any(word in str(cell) for cell in row for word in PLANTED)


def noted(path):
    """What stands under Note and in a column that a reviewer added."""
    found = set()
    for _, rows, top in answers_in(path)[1]:
        columns = [rows[top].index(name) for name in ("Note", "Mine") if name in rows[top]]
        found |= {row[at] for row in rows[top + 1 :] for at in columns if row[at]}
    return found


def handed_out_in(path):
    return sum(len(rows) for _, rows, _ in answers_in(path)[1])


def test_nothing_of_three_people_is_left_anywhere_and_all_others_count(parks, call):
    raw = parks / "data" / "raw" / "parks"
    processed = parks / "data" / "processed" / "parks"
    assert call("run", "parks")[0] == 0
    review = processed / "review.xlsx"
    decide(review)
    compare(review)
    sent = shutil.copyfile(review, parks / "from AB.xlsx")
    assert call("review", "parks", sent)[0] == 0
    sent.unlink()
    assert call("run", "parks")[0] == 0
    handed_out = handed_out_in(review)
    assert call("triage", "parks")[0] == 0
    assert call("freeze", "parks")[0] == 0
    before = holding(parks)
    assert {"zinnia", "wagtail", "tamarisk"} <= {w for words in before.values() for w in words}
    decisions = len(pd.read_parquet(processed / "journal.parquet"))
    ids = ("R01010", "paper-6", letter_id(raw), *OF_NO_WORDS)
    assert files_of_letter(raw / "letters", ids[2]) == (raw / "letters" / LETTER_FILE,)

    code, said, error = call("erase", "parks", *ids, "--by", "JB", "--yes")
    assert (code, error) == (0, "")
    assert "Erased: 6 responses" in said
    assert "These files still hold words" not in said
    for book in (*processed.glob("review*.xlsx"), processed / "returned" / "from AB.xlsx"):
        assert handed_out - 6 <= handed_out_in(book) < handed_out
    assert holding(parks) == {}
    assert 0 < len(pd.read_parquet(processed / "journal.parquet")) < decisions
    assert noted(review) == noted(processed / "returned" / "from AB.xlsx") == {"Ask Jo"}

    code, _, error = call("run", "parks")
    assert (code, error) == (0, "")
    assert holding(parks) == {}
    ledger = json.loads((processed / "ledger.json").read_text(encoding="utf-8"))
    rows = {e["of"]: (e["came_in"], e["kept"], e["set_aside"]) for e in ledger["entries"][:3]}
    one = {"erased at the person's request": 1}
    four = {"erased at the person's request": 4}
    assert rows == {"online": (42, 38, four), "paper": (12, 11, one), "letters": (4, 3, one)}
    responses = pd.read_parquet(processed / "responses.parquet")["response_id"]
    assert {"online-R01009", "online-R01011", "paper-5", "paper-7"} <= set(responses)
    assert call("status", "parks")[0] == 0

    code, said, error = call("erase", "parks", *ids[:2], "--by", "JB", "--yes")
    assert (code, error) == (0, "")
    assert "erased before" in said
