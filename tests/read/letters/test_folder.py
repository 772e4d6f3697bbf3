"""A folder of letters: a response each, with what stands around their words kept out."""

import pytest

from consult.draft.propose import propose
from consult.errors import ExportError
from consult.model.settings.study import About, Study
from consult.read import READERS, choose_sheet, read_study
from consult.read.letters.folder import open_letters
from tests.read.letters.papers import mail, pdf, word

SAID = "The ferry should go on Sundays too, for many of us have no car."
LETTER = ("4 Shore Lane", "Quayside", "", "Dear Sir,", SAID, "Yours faithfully", "B Nameless")


def folder_of(tmp_path, **files):
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, data in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_bytes(data)
    return folder


def study_of(draft):
    apart = {name: [one.column.letter for one in some] for name, some in draft.apart.items()}
    about = About(title="Invented")
    return Study(study=about, sources=draft.sources, questions=draft.questions, ignored=apart)


def rows_of(folder):
    grid = open_letters(folder.iterdir()).grids[0]
    return [dict(zip(grid.rows[0], row, strict=True)) for row in grid.rows[1:]]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a_txt", "\n".join(LETTER).encode()),
        ("a_docx", word(*LETTER)),
        ("a_pdf", pdf(*LETTER)),
        ("a_html", b"<html><p>" + "<br>".join(LETTER).encode() + b"</p></html>"),
        ("a_eml", mail("\n".join(LETTER))),
    ],
)
def test_of_every_kind_of_file_the_words_of_the_writer_are_kept(tmp_path, name, data):
    (row,) = rows_of(folder_of(tmp_path, **{name: data}))
    assert row["Text"] == f"Dear Sir,\n{SAID}"
    assert row["Way in"] == ("e-mail" if name == "a_eml" else "letter")
    assert row["Read"] == "yes"


def test_a_mail_is_its_newest_text_with_what_was_attached(tmp_path):
    body = f"{SAID}\n\nRegards\nPat\n\nOn Mon, 5 Feb 2024 at 10:00, Council wrote:\n> Tell us.\n"
    attached = [
        ("points.docx", word("Keep the kiosk open.")),
        ("sum.xlsx", b"PK"),
        ("s.pdf", pdf()),
    ]
    folder = folder_of(tmp_path, a_eml=mail(body, attached=attached))
    (row,) = rows_of(folder)
    assert row["Text"] == f"{SAID}\n\nKeep the kiosk open."
    assert row["Date"] == "2024-02-13 05:30:00"
    (issue,) = open_letters(folder.iterdir()).issues
    assert issue.code == "letter not read"
    assert '"sum.xlsx", "s.pdf"' in issue.message
    assert "Lines of earlier mails kept out: 2." in issue.message
    assert "Council wrote" not in issue.message


def test_a_mail_of_a_web_page_alone_is_read(tmp_path):
    page = mail("", html=f"<p>{SAID}</p><style>p {{}}</style>")
    without_plain = page.replace(b"text/plain", b"application/x-none", 1)
    (row,) = rows_of(folder_of(tmp_path, a_eml=without_plain))
    assert row["Text"] == SAID


def test_a_mail_that_was_only_passed_on_is_the_letter(tmp_path):
    body = (
        "\n---------- Forwarded message ----------\nFrom: A <a@example.org>\nDate: 1 Feb 2024\n"
        f"Subject: Ferry\nTo: Council\n\n{SAID}\n"
    )
    (row,) = rows_of(folder_of(tmp_path, a_eml=mail(body)))
    assert row["Text"] == SAID


def test_a_scan_is_no_response_until_what_it_says_is_typed_beside_it(tmp_path):
    folder = folder_of(tmp_path, a_pdf=pdf(), b_txt=SAID.encode())
    rows = rows_of(folder)
    assert [row["Read"] for row in rows] == ["not read", "yes"]
    sheet = choose_sheet(open_letters(folder.iterdir()), READERS)
    draft = propose({"letters": sheet})
    assert "1 letter of 2 is a picture" in draft.sources[0].check
    study = study_of(draft)
    read = read_study(study, tmp_path)
    assert sorted(read.responses["set_aside"]) == ["", "letter that could not be read"]
    key = rows[0]["Letter"]
    (folder / "a.txt").write_bytes(b"The clock is wrong.")
    typed = rows_of(folder)
    assert (typed[0]["Letter"], typed[0]["Text"]) == (key, "The clock is wrong.")


def test_ids_stay_when_files_are_added_or_called_otherwise(tmp_path):
    one = rows_of(folder_of(tmp_path, b_txt=SAID.encode()))
    (tmp_path / "other").mkdir()
    two = rows_of(folder_of(tmp_path / "other", z_txt=SAID.encode(), a_txt=b"Mend the road."))
    assert one[0]["Letter"] in {row["Letter"] for row in two}


def test_the_same_file_twice_is_counted_once(tmp_path):
    folder = folder_of(tmp_path, a_eml=mail(SAID), b_eml=mail(SAID))
    draft = propose({"letters": choose_sheet(open_letters(folder.iterdir()), READERS)})
    read = read_study(study_of(draft), tmp_path)
    assert sorted(read.responses["set_aside"]) == ["", "exact copy of another response"]


def test_names_of_files_and_senders_are_personal_details(tmp_path):
    folder = folder_of(tmp_path, a_eml=mail(SAID))
    draft = propose({"letters": choose_sheet(open_letters(folder.iterdir()), READERS)})
    why = {left.column.heading: left.why for left in draft.apart["letters"]}
    assert {why[name] for name in ("Files", "From", "Subject")} == {"a personal detail"}
    assert "a.eml" not in read_study(study_of(draft), tmp_path).responses["response_id"][0]


def test_all_that_cannot_be_read_is_said_at_once_with_what_to_do(tmp_path):
    folder = folder_of(
        tmp_path,
        empty_txt=b" \n",
        locked_pdf=pdf(*LETTER, locked=True),
        broken_pdf=b"%PDF-1.4 cut short",
        broken_docx=b"PK\x03\x04 cut short",
        outlook_msg=bytes.fromhex("D0CF11E0A1B11AE1") + b"x",
        old_doc=bytes.fromhex("D0CF11E0A1B11AE1") + b"x",
        none_eml=b"no mail at all",
        good_txt=SAID.encode(),
    )
    with pytest.raises(ExportError) as caught:
        open_letters(folder.iterdir())
    said = {problem.place.file: (problem.what, problem.hint) for problem in caught.value.problems}
    assert set(said) == {path.name for path in folder.iterdir()} - {"good.txt"}
    assert said["locked.pdf"][0] == "The PDF is protected by a password."
    assert "save it as .eml" in said["outlook.msg"][1]
    assert all(hint for _, hint in said.values())
