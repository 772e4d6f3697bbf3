"""Paper forms and logs of letters are told by what is in them, whatever staff call the columns."""

from __future__ import annotations

import pytest

from consult.read.export.declared import Role
from tests.read.drafted import sheet_of
from tests.read.exports import write_workbook

WORDS = (
    "I have lived by the harbour for thirty years and would like the sea wall to be mended first.",
    "Please do not close the slipway, as my brother and I row there most mornings of the year.",
    "The plan says nothing of the buses that take us to the ferry, and that is why I am writing.",
    "We hope that the council will look again at what the kiosk pays, for it is far too much.",
)
DAYS = ("02/05/2023", "03/05/2023", "03/05/2023", "17/05/2023")

LOGS = {
    "serial, logged, medium": (
        ("Serial", "Logged", "Writer", "What they said", "Medium"),
        lambda n: (n, DAYS[n], "Mr A", WORDS[n], ("Email", "Post")[n % 2]),
    ),
    "no channel column": (
        ("Our ref", "Date in", "Sender", "Text of letter"),
        lambda n: (f"L/{n}", DAYS[n], "A resident", WORDS[n]),
    ),
    "by hand": (
        ("No.", "Came in", "Came by", "Name", "Contents"),
        lambda n: (n, DAYS[n], ("By hand", "By post", "E-mail")[n % 3], "B", WORDS[n]),
    ),
    "staff columns": (
        ("Item", "Date logged", "Logged by", "From whom", "Type", "Letter", "Reply sent"),
        lambda n: (n, DAYS[n], "KT", "C", ("Letter", "Email")[n % 2], WORDS[n], "Y"),
    ),
    "a heading nobody foresaw": (
        ("Ref", "Date", "Box 3", "From", "Verbatim"),
        lambda n: (n, DAYS[n], ("letter", "email")[n % 2], "D", WORDS[n]),
    ),
}


def log(folder, name, above=(), sheet="Sheet1"):
    headings, row = LOGS[name]
    rows = [*above, list(headings), *([str(c) for c in row(n)] for n in range(4))]
    return sheet_of(write_workbook(folder / "data.xlsx", rows, sheet=sheet))


@pytest.mark.parametrize("name", LOGS)
@pytest.mark.parametrize("above", [(), (["Harbour plan: what was sent in"], [])])
def test_a_log_of_letters_is_known_by_its_content(tmp_path, name, above):
    found = log(tmp_path, name, above)
    assert (found.layout.platform, len(found.response_rows)) == ("letters", 4)
    asked = [column.position for column in found.layout.of(Role.QUESTION)]
    assert [found.grid.cell(found.layout.first_row, at) for at in asked] == [WORDS[0]]
    assert len(found.layout.of(Role.TIME)) == 1


@pytest.mark.parametrize("name", [name for name in LOGS if name != "no channel column"])
def test_the_way_in_is_known_by_what_stands_in_its_column(tmp_path, name):
    assert len(log(tmp_path, name).layout.of(Role.CHANNEL)) == 1


PAPER = {
    "form number alone": (("Form no.",), lambda n: (n,), ()),
    "form ref and date in": (("Form ref", "Date in"), lambda n: (f"P{n}", DAYS[n]), ()),
    "questionnaire": (("Questionnaire number",), lambda n: (n,), ("Batch", "Checked")),
    "serial, day and who keyed it": (
        ("Serial", "Date received"),
        lambda n: (n, DAYS[n]),
        ("Keyed by",),
    ),
    "paper ref": (("Paper ref",), lambda n: (f"{n:03}",), ("Officer",)),
}


@pytest.mark.parametrize("name", PAPER)
@pytest.mark.parametrize("above", [(), (["Harbour plan"], [])])
def test_keyed_paper_forms_are_known_by_their_number(tmp_path, name, above):
    first, row, staff = PAPER[name]
    headings = [*first, "Do you agree?", "Which do you use?", "Why?", *staff]
    rows = [
        [*map(str, row(n)), ("Yes", "No")[n % 2], ("Pier", "Slipway")[n // 2], WORDS[n], *staff]
        for n in range(4)
    ]
    file = write_workbook(tmp_path / "data.xlsx", [*above, headings, *rows])
    found = sheet_of(file).layout
    assert found.platform == "hard_copy"
    assert [column.heading for column in found.of(Role.ID)] == [first[0]]
    assert [c.heading for c in found.of(Role.PLATFORM)] == list(staff)


ONLINE = {
    "a serial number and a clock": (
        ("Serial", "Date submitted", "Do you agree?", "Why?"),
        lambda n: (n, f"{DAYS[n]} 09:0{n}", ("Yes", "No")[n % 2], WORDS[n]),
    ),
    "a way to be told": (
        ("Response ID", "Date submitted", "Do you agree?", "How should we write?", "Age", "Why?"),
        lambda n: (n, f"{DAYS[n]} 09:0{n}", "Yes", ("Email", "Post")[n % 2], "30", WORDS[n]),
    ),
    "a contact form": (
        ("ID", "Date submitted", "Organisation", "Postcode", "Comment"),
        lambda n: (n, f"{DAYS[n]} 19:0{n}", "", "", WORDS[n]),
    ),
    "a form that a clock stamped": (
        ("Form ID", "Received", "Do you agree?", "Do you use it?", "Why?"),
        lambda n: (n, f"{DAYS[n]} 11:2{n}", "Yes", "No", WORDS[n]),
    ),
}


@pytest.mark.parametrize("name", ONLINE)
def test_what_people_filled_in_online_is_neither(tmp_path, name):
    headings, row = ONLINE[name]
    rows = [list(headings), *([str(c) for c in row(n)] for n in range(4))]
    assert sheet_of(write_workbook(tmp_path / "data.xlsx", rows)).layout.platform == "generic"
