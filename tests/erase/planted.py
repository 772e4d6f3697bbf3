"""An invented study with an export of each kind, and people in it whose words are looked for."""

import csv
import io

import openpyxl

from tests.parks import ROWS

STUDY = """
[study]
title = "Parks"

[embedding]
name = "lsa"

[[sources]]
id = "online"
file = "parks.csv"
platform = "generic"
id_column = "A"

[[sources]]
id = "paper"
file = "paper.xlsx"
platform = "generic"
channel = "hard copy"

[[sources]]
id = "letters"
file = "letters"
platform = "letter_files"
channel = "letter"
id_column = "A"

[[questions]]
id = "close"
text = "Close it?"
kind = "single"
options = ["Yes", "No"]
columns = { online = ["B"], paper = ["A"] }

[[questions]]
id = "why"
text = "Why do you say that we should or should not close it?"
kind = "text"
columns = { online = ["C"], paper = ["B"] }

[[questions]]
id = "letter"
text = "Letters"
kind = "text"
columns = { letters = ["H"] }

[ignored]
letters = ["B:G"]
"""
ONLINE = (
    'My grandson hid behind the zinnia hothouse, "crying",\nand I am going to end it all tonight'
)
PAPER = "The peacocks beside the aviary scream so that my wagtail chicks die"
LETTER = "I moor my narrowboat beside the tamarisk hedge and cannot sleep for the floodlights"
PLANTED = ("zinnia", "wagtail", "tamarisk", "R01010", "Tamsin")
"""Words and ids that nobody else has."""

LETTER_FILE = "Letter of Tamsin Quillfeather.txt"


def online(rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("Id", "Close it?", "Why?"), *rows])
    return out.getvalue().encode("utf-8")


def online_rows():
    rows = [(f"R{1000 + n:05}", *row) for n, row in enumerate(ROWS)]
    rows[10] = ("R01010", "No", ONLINE)
    rows[20] = ("R01020", "No", "Why do you say that we should or should not close it?")
    rows[21] = ("R01021", "No", "???")
    rows[22] = ("R01022", "No", "Answer")
    return rows


def put(project, text=STUDY):
    """Write the study and its exports; its folder, and that of the exports."""
    folder = project / "pipelines" / "studies" / "parks"
    raw = project / "data" / "raw" / "parks"
    folder.mkdir(parents=True)
    (raw / "letters").mkdir(parents=True)
    (folder / "study.toml").write_text(text, encoding="utf-8")
    (raw / "parks.csv").write_bytes(online(online_rows()))
    book = openpyxl.Workbook()
    book.active.append(["Close it?", "Why?"])
    for n, (close, why) in enumerate(ROWS[:12]):
        book.active.append([close, PAPER if n == 4 else f"{why} by post"])
    book.active["B6"].hyperlink = "mailto:wagtail@example.org"
    book.save(raw / "paper.xlsx")
    for n, words in enumerate([LETTER, *(f"{why} as we wrote before" for _, why in ROWS[:3])]):
        name = f"letter {n}.txt" if n else LETTER_FILE
        (raw / "letters" / name).write_text(f"Dear council,\n\n{words}.\n", encoding="utf-8")
    return folder, raw
