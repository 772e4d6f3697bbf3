"""Random tables, written as each platform writes them, come back identical."""

import csv
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.model.study import Study
from consult.read import read_study

OPTIONS = (
    "Bus, tram or rail",
    "Hispanic, Latino, or Spanish origin",
    "White",
    "None",
    "N/A",
    "NA",
    "null",
    "=Other",
    "+44",
    "-",
    'He said "yes"',
    "It’s fine",
    "Gwasanaeth dŵr Ynys Môn",
    "خدمة جيدة",
    "🚲 Cycling",
    "5-10",
    "1.0",
    "TRUE",
    "A/B & C",
)
"""Labels that careless readers split, drop, turn into numbers or run as formulas."""

WORDS = st.text(
    st.characters(
        codec="utf-8",
        categories=("L", "N", "P", "S", "Zs"),
        include_characters="\n\t",
        exclude_characters="\ufffe\uffff",
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() and not text.isdigit())
TRICKY = st.sampled_from(
    ["None", "N/A", "=1+1", "-", "+1", "@me", ' "quoted" ', "a;b,c|d", "line\nbreak", "’", "#N/A"]
)


@dataclass(frozen=True)
class Survey:
    """Options offered and, one a response: the option chosen, those ticked and the words."""

    options: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], str], ...]


@st.composite
def surveys(draw):
    options = tuple(draw(st.lists(st.sampled_from(OPTIONS), min_size=2, max_size=5, unique=True)))
    row = st.tuples(
        st.sampled_from(options),
        st.lists(st.sampled_from(options), min_size=1, unique=True).map(
            lambda ticked: tuple(option for option in options if option in ticked)
        ),
        st.one_of(WORDS, TRICKY),
    )
    return Survey(options, tuple(draw(st.lists(row, min_size=1, max_size=8))))


QUESTIONS = (
    "How do you mostly travel?",
    "How else? (select all that apply)",
    "Why do you say that?",
)


def workbook(path, rows, sheet="Sheet1"):
    book = openpyxl.Workbook()
    book.active.title = sheet
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is None:
                continue
            cell = book.active.cell(at, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(path)


def delimited(path, rows, **dialect):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, **dialect).writerows(rows)


def google_csv(path, survey):
    head = ["Timestamp", *QUESTIONS]
    body = [
        [f"2024/03/{n + 1:02} 5:10:41 AM GMT", one, ";".join(ticked), words]
        for n, (one, ticked, words) in enumerate(survey.rows)
    ]
    delimited(path, [head, *body], quoting=csv.QUOTE_ALL)
    return ["B"], ["C"], ["D"], {"time_column": "A", "dates": "year first"}, ";"


def google_workbook(path, survey):
    body = [
        [datetime(2024, 3, n + 1, 9), one, ", ".join(ticked), words]
        for n, (one, ticked, words) in enumerate(survey.rows)
    ]
    workbook(path, [["Timestamp", *QUESTIONS], *body], "Form Responses 1")
    return ["B"], ["C"], ["D"], {"time_column": "A"}, ", "


def engagementhq(path, survey):
    own = ["Login (Screen name)", "Usertype", "Login", "Email", "Response ID"]
    body = [
        [
            *(None, None, None, f"Mar {n + 1:02} 24 09:00:00 am"),
            *(f"p{n}", "User", f"p{n}", "a@b.uk", 100 + n),
            *(one, ", ".join(ticked), words),
        ]
        for n, (one, ticked, words) in enumerate(survey.rows)
    ]
    title = [None, None, None, "Travel"]
    date = [None, None, None, "Date of contribution"]
    workbook(path, [title, [], date, [None, None, None, None, *own, *QUESTIONS], *body], "Survey")
    return ["J"], ["K"], ["L"], {"id_column": "I", "time_column": "D"}, ", "


def limesurvey(path, survey):
    own = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page"]
    many = [f"Q2[SQ{n:03}]. {QUESTIONS[1]} [{o}]" for n, o in enumerate(survey.options)]
    head = [*own, f"Q1. {QUESTIONS[0]}", *many, f"Q3. {QUESTIONS[2]}"]
    body = [
        [
            *(str(n + 1), "2024-03-05 10:31:22", "3", one),
            *("Yes" if option in ticked else "No" for option in survey.options),
            words,
        ]
        for n, (one, ticked, words) in enumerate(survey.rows)
    ]
    delimited(path, [head, *body], quoting=csv.QUOTE_ALL)
    last = 4 + len(survey.options)
    ticks = [letter(n) for n in range(4, last)]
    return ["D"], ticks, [letter(last)], {"id_column": "A", "time_column": "B"}, ""


def hard_copy(path, survey):
    body = [
        [f"HC{n}", datetime(2024, 3, n + 1), one, ", ".join(ticked), words]
        for n, (one, ticked, words) in enumerate(survey.rows)
    ]
    workbook(path, [["Paper forms"], [], ["Form no.", "Date received", *QUESTIONS], *body])
    return ["C"], ["D"], ["E"], {"id_column": "A", "time_column": "B"}, ", "


def letters(path, survey):
    head = ["Ref", "Received", "Channel", "Respondent type", "Interests", "Text", "File name"]
    body = [
        [f"L{n}", datetime(2024, 3, n + 1), "Letter", one, ", ".join(ticked), words, f"{n}.pdf"]
        for n, (one, ticked, words) in enumerate(survey.rows)
    ]
    workbook(path, [["Letters and e-mails"], [], head, *body])
    own = {"id_column": "A", "time_column": "B", "channel_column": "C"}
    return ["D"], ["E"], ["F"], own, ", "


def generic(path, survey):
    body = [[one, "|".join(ticked), words] for one, ticked, words in survey.rows]
    delimited(path, [list(QUESTIONS), *body])
    return ["A"], ["B"], ["C"], {}, "|"


LAYOUTS = {
    "engagementhq": engagementhq,
    "limesurvey": limesurvey,
    "google_forms": google_csv,
    "google_forms (workbook)": google_workbook,
    "hard_copy": hard_copy,
    "letters": letters,
    "generic": generic,
}
IGNORED = {"engagementhq": ["E", "F", "G", "H"], "limesurvey": ["C"], "letters": ["G"]}


def letter(position):
    return chr(ord("A") + position)


def study_of(platform, survey, columns, source, separator):
    one, many, words = ({"online": letters_} for letters_ in columns)
    choices = {"options": list(survey.options)}
    ticks = {"separator": separator} if separator else {}
    return Study.model_validate(
        {
            "study": {"title": "Travel"},
            "sources": [{"id": "online", "file": "export", "platform": platform, **source}],
            "ignored": {"online": IGNORED.get(platform, [])},
            "questions": [
                {"id": "one", "text": QUESTIONS[0], "kind": "single", "columns": one, **choices},
                {"id": "many", "text": QUESTIONS[1], "kind": "multi", "columns": many}
                | choices
                | ticks,
                {"id": "why", "text": QUESTIONS[2], "kind": "text", "columns": words},
            ],
        }
    )


def came_back(read):
    """One a response, in the order of the file: chosen, ticked, words."""
    answered = read.answers[read.answers["state"] == "answered"]
    said = {
        question: rows.groupby("response_id")["option"].agg(tuple).to_dict()
        for question, rows in answered.groupby("question_id")
    }
    words = read.comments.set_index(["response_id", "question_id"])["text"]
    ordered = read.responses.sort_values("row")["response_id"]
    return tuple((said["one"][key][0], said["many"][key], words[key, "why"]) for key in ordered)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(survey=surveys())
def test_what_people_said_comes_back_as_they_said_it(layout, survey):
    platform = layout.split(" ", 1)[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export")
        *columns, source, separator = LAYOUTS[layout](path, survey)
        study = study_of(platform, survey, columns, source, separator)
        assert came_back(read_study(study, Path(folder))) == survey.rows
