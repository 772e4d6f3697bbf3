"""A study of five questions with its workbook, and ways to fill in cells as a person would."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from consult.model.settings.study import Study
from pipelines.questions import layout as at
from pipelines.questions.book import book_of
from pipelines.questions.changes import changes_of, text_of
from pipelines.questions.sheets import write_book
from pipelines.study.file_names import QUESTION_BOOK

STUDY = """\
# Our own words about this study.

[study]
title = "Ferry"

[[sources]]
id = "online"
file = "ferry.csv"
platform = "generic"
confirmed = "not yet" # see there
check = "no dates"

[ignored]
online = [
    "F", # Notes of the office: blank
    "G", "H", # timings: a machine wrote them
]

[[questions]]
# Taken for one choice
id = "often"
text = "How often do you cross?" # as printed
kind = "single"
columns = { online = ["A"] }
options = ["Daily", "Weekly", "Never"]
check = "4 answers typed by few people"
touches = 4

[[questions.proposals]]
says = '"Weakly" (2) may stand for "Weekly" (9)'
responses = 2
change = { values = { "Weakly" = "Weekly" } }

[[questions.proposals]]
says = "the options are points of a scale"
responses = 12
change = { kind = "scale" }

[[questions]]
id = "fare"
text = "Is the fare fair?"
kind = "scale"
columns = { online = ["B"] }
options = ["Too low", "Fair", "Too high"]
scores = { "Too low" = 1, "Fair" = 2, "Too high" = 3 }

[[questions]]
id = "town"
text = "Which town do you live in?"
kind = "text"
purpose = "respondent"
columns = { online = ["C"] }
check = "few different answers"

[questions.missing]
"-" = "not answered"

[[questions]]
id = "sex"
text = "What is your sex?"
kind = "single"
purpose = "characteristic"
characteristic = "sex"
columns = { online = ["D"] }
options = ["Female", "Male"]

[[questions]]
id = "why"
text = "Why?"
kind = "text"
columns = { online = ["E"] }

# What the report has.
[report]
quotes = 1
"""
HEADINGS = "How often,Fare,Town,Sex,Why,Notes,Start,End"
ROWS = [
    ("Daily", "Fair", "Eastport", "Female"),
    ("Weekly", "Too high", "Eastport", "Male"),
    ("Never", "Fair", "eastport", "Female"),
    ("Weakly", "Too low", "Westhaven", "Male"),
    ("Daily", "Fair", "Westhaven", "Female"),
    ("Weekly", "Fair", "Westhaven ", "Male"),
    ("Weekly", "Fair", "Northsand", "Male"),
]


@dataclass(frozen=True)
class Ferry:
    """The folder of the study, with its export."""

    folder: Path

    @property
    def text(self):
        return text_of(self.folder / "study.toml")

    @property
    def path(self):
        return self.folder / QUESTION_BOOK

    def write(self, text=None, given_most=None):
        """Write study.toml, or leave it, and its workbook."""
        if text is not None:
            (self.folder / "study.toml").write_text(text, encoding="utf-8", newline="")
        study = study_of(self.text)
        write_book(book_of(study, self.text, given_most or {}, "counted"), self.path)

    def fill_in(self, *cells):
        """Fill in (sheet, key, heading, words)."""
        book = openpyxl.load_workbook(self.path)
        for sheet, key, heading, words in cells:
            cell_of(book[sheet], key, heading).value = words
        book.save(self.path)

    def changes(self):
        return changes_of(self.folder, self.folder)


def ferry(tmp_path, text=STUDY):
    folder = tmp_path / "pipelines" / "studies" / "ferry"
    folder.mkdir(parents=True)
    rows = [",".join([*row, "Because", "", "1", "2"]) for row in ROWS]
    export = "\n".join([HEADINGS, *rows]) + "\n"
    (folder / "ferry.csv").write_text(export, encoding="utf-8")
    made = Ferry(folder)
    made.write(text)
    return made


def study_of(text):
    return Study.model_validate(tomllib.loads(text.removeprefix("\ufeff")))


def cell_of(sheet, key, heading):
    """The cell of a row, wherever people have put rows and columns."""
    rows = list(sheet.iter_rows())
    header = next(row for row in rows if any(cell.value == heading for cell in row))
    column = next(cell.column for cell in header if cell.value == heading)
    keys = next(cell.column for cell in header if cell.value == at.KEYS[sheet.title])
    row = next(row for row in rows if row[keys - 1].value == key)
    return sheet.cell(row[0].row, column)
