"""Notes of events in documents: an event each, with when, where, how many and what was said."""

import pytest

from consult.errors import ExportError
from consult.read import READERS, choose_sheet
from consult.read.letters.kinds import PaperKind, kind_of, may_be_letter
from consult.read.letters.notes import open_notes
from tests.read.letters.papers import pdf, word

NOTES = (
    "# Notes of our drop-in events",
    "## Drop-in event, Quay hall, 3 June 2024",
    "Venue: Quay hall",
    "Number attending: about 25",
    "Staff present: B Nameless",
    "Points raised:",
    "• More benches",
    "## Drop-in event, Library, 5 June 2024",
    "14 people attended",
    "The market should stay.",
)


def written(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data"), [("n.docx", word(*NOTES)), ("n.md", "\n".join(NOTES).encode())]
)
def test_each_event_of_a_document_is_a_row(tmp_path, name, data):
    path = written(tmp_path, name, data)
    assert kind_of(path) is PaperKind.EVENTS
    sheet = choose_sheet(open_notes([path]), READERS)
    rows = [row[1:] for row in sheet.grid.rows[1:]]
    assert [(row[0], row[2], row[3], row[5]) for row in rows] == [
        ("2024-06-03", "Quay hall", "25", "More benches"),
        ("2024-06-05", "", "14", "The market should stay."),
    ]
    assert sheet.reader.channel == "event"


def test_a_document_without_notes_is_refused(tmp_path):
    path = written(tmp_path, "n.md", b"# Drop-in event\n")
    with pytest.raises(ExportError, match="No notes of an event stand in it"):
        open_notes([path])


LONG = "Dear Sir,\nI came to your drop-in event.\nThe notes there were good.\nYours sincerely\nB"
KINDS = {
    "letter.txt": (LONG.encode(), PaperKind.LETTER),
    "mail.eml": (b"From: a\n\nb", PaperKind.LETTER),
    "mine.md": (b"I think that my street and our square need trees.", PaperKind.LETTER),
    "scan.pdf": (pdf(), PaperKind.UNREAD),
    "broken.docx": (b"PK", PaperKind.UNREAD),
    "form.docx": (
        word("Dear resident,", "Do you agree? Please tick one", "☐ Yes"),
        PaperKind.OTHER,
    ),
    "readme.txt": (b"The export was made on Monday.\nAsk the web team.", PaperKind.OTHER),
}


@pytest.mark.parametrize("name", KINDS)
def test_papers_are_told_by_what_they_say(tmp_path, name):
    data, kind = KINDS[name]
    assert kind_of(written(tmp_path, name, data)) is kind


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_a_text_that_is_a_table_is_no_letter(tmp_path, mark):
    table = f"Do you agree?{mark}Why?\nYes{mark}So\nNo{mark}\n".encode()
    assert not may_be_letter(written(tmp_path, "table.txt", table))
