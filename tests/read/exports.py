"""Small exports of every platform, written into a folder by the tests that read them."""

import csv
from datetime import datetime

import openpyxl

from tests.read.statistical import spss, triple_s

EHQ_HEADINGS = [
    "Login (Screen name)",
    "Usertype",
    "Login",
    "Email",
    "Response ID",
    "Are you responding as...?",
    "How do you travel? (select all that apply)",
    "Why?",
    "Contributor Summary (Signup form Qs - Detailed breakup on the right > )",
    "Which district do you live in?",
]


def write_csv(path, rows, *, delimiter=",", encoding="utf-8", quoting=csv.QUOTE_MINIMAL):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, quoting=quoting).writerows(rows)
    return path


def write_workbook(path, rows, *, sheet="Sheet1"):
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def engagementhq(folder):
    rows = [
        [None, None, None, "Let's talk about buses"],
        [],
        [None, None, None, "Date of contribution"],
        [None, None, None, None, *EHQ_HEADINGS],
        *(
            [
                *(None, None, None, f"Feb {day:02} 24 09:00:00 am"),
                *(f"p{day}", "User", f"p{day}", "a@b.uk", 100 + day),
                *("A resident", "Bus, Train, including HS1", f"Reason {day}", None, "Dover"),
            ]
            for day in range(8, 14)
        ),
        [],
        [None, None, None, None, "Total contributions", 6],
    ]
    return write_workbook(folder / "ehq.xlsx", rows, sheet="Survey")


def hard_copy(folder):
    rows = [
        ["Paper forms keyed by the library"],
        [],
        ["Form no.", "Date received", "Q1. Are you responding as...?", "Q2. Why?"],
        *(
            [f"HC{n}", datetime(2024, 3, n), " a  RESIDENT", f"Written reason {n}"]
            for n in range(1, 6)
        ),
        ["TOTAL", "5 forms"],
    ]
    return write_workbook(folder / "paper.xlsx", rows, sheet="Hard copy")


def letters(folder):
    rows = [
        ["Letters and e-mails"],
        [],
        ["Ref", "Received", "Channel", "Organisation", "Text", "File name"],
        [
            "L1",
            datetime(2024, 3, 1),
            "Email",
            "",
            "Dear council,\n\nPlease keep the bus.",
            "L1.msg",
        ],
        [
            "L2",
            datetime(2024, 3, 2),
            "Letter",
            "A trust",
            "We write to object at length.",
            "L2.pdf",
        ],
        [],
        ["Total", 2],
    ]
    return write_workbook(folder / "letters.xlsx", rows)


def google_forms(folder):
    rows = [
        [
            "Timestamp",
            "Email Address",
            "How do you travel? (check all that apply)",
            "Rate it [Bus]",
        ],
        ["4/27/2024 11:02:10", "a@b.uk", "Bus, Hispanic, Latino, or Spanish", "Good"],
        ["5/1/2024 9:00:00", "c@d.uk", "Bus", "Poor"],
    ]
    return write_csv(folder / "form.csv", rows)


LIMESURVEY_HEADINGS = [
    "id. Response ID",
    "submitdate. Date submitted",
    "lastpage. Last page",
    "startlanguage. Start language",
    "Q1. Are you responding as...",
    "Q1[other]. Are you responding as... [Other]",
    "Q2[SQ001]. Which modes? [Bus]",
    "Q2[SQ002]. Which modes? [Train]",
    "Q3[1]. Put them in order [Rank 1]",
    "Q3[2]. Put them in order [Rank 2]",
    "Q4. Why?",
    "interviewtime. Total time",
]


def limesurvey(folder):
    one = "1|2024-05-05 10:31:22|3|en|Resident||Yes|No|Speed|Cost|None|61"
    two = "2||1|en|Other|Parish clerk|N/A|N/A||||12"
    three = "3|2024-05-06 10:00:00|3|en|\ufeffResident||No|No|Cost||N/A|70"
    rows = [LIMESURVEY_HEADINGS, *(row.split("|") for row in (one, two, three))]
    return write_csv(folder / "limesurvey.csv", rows, encoding="utf-8-sig", quoting=csv.QUOTE_ALL)


def generic(folder):
    rows = [
        ["Response ID", "Do you agree?", "Why?"],
        ["r1", "Strongly agree", "None"],
        ["r2", "Tend to disagree", "N/A"],
    ]
    return write_csv(folder / "table.csv", rows)


EXPORTS = {
    "spss": spss,
    "triple_s": triple_s,
    "engagementhq": engagementhq,
    "limesurvey": limesurvey,
    "google_forms": google_forms,
    "hard_copy": hard_copy,
    "letters": letters,
    "generic": generic,
}
