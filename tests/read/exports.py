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


SURVEYMONKEY_HEADINGS = [
    ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address"],
    ["", "", "", "", "", ""],
]
SURVEYMONKEY_QUESTIONS = [
    ("Do you agree?", "Response"),
    ("How do you travel? Select all that apply.", "Bus"),
    ("", "Train"),
    ("", "Other (please specify)"),
    ("Put them in order", "Bus"),
    ("", "Train"),
    ("How good is...?", "Bus"),
    ("", "Train"),
    ("Why?", "Open-Ended Response"),
]


def surveymonkey(folder, *, with_id=True):
    """Condensed: a single choice, boxes to tick, a ranking, a grid and a comment."""
    questions, labels = zip(*SURVEYMONKEY_QUESTIONS, strict=True)
    rows = [
        [*SURVEYMONKEY_HEADINGS[0], *questions],
        [*SURVEYMONKEY_HEADINGS[1], *labels],
        *(
            [f"11800{n}", "400", "01/31/2024 10:00:00", "01/31/2024 10:05:00", "", "", *answers]
            for n, answers in enumerate(
                [
                    ["Yes", "Bus", "", "Tram", "1", "2", "Good", "Poor", "None"],
                    ["No", "Bus", "Train", "", "2", "1", "Poor", "Good", "N/A"],
                    ["", "", "", "", "", "", "", "", ""],
                ]
            )
        ),
    ]
    cut = 0 if with_id else len(SURVEYMONKEY_HEADINGS[0])
    return write_csv(folder / "monkey.csv", [row[cut:] for row in rows])


def microsoft_forms(folder):
    """With a question asked twice, boxes to tick, a ranking and the points of a quiz."""
    headings = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
    headings += ["Do you agree?", "How do you travel?", "Put them in order", "Do you agree?2"]
    headings += ["Total points", "Points - Do you agree?", "Why?"]
    rows = [
        ["4\u00a0", "Bus;Train, including HS1;", "Speed;Cost;Safety;", "Yes", 1, 1, "None"],
        ["4", "Bus;", "Cost;Speed;Safety;", "No", 0, 0, "=odd"],
        ["5", "Bus;A pony;", "Safety;Cost;Speed;", "Yes", 1, 1, "Why not"],
        ["4", "Train, including HS1;", "Safety;Speed;Cost;", "No", 1, 1, ""],
    ]
    times = (datetime(2024, 5, 13, 9, 0), datetime(2024, 5, 13, 9, 5))
    own = [[n + 1, *times, "anonymous", None, None] for n in range(len(rows))]
    both = [[*first, *rest] for first, rest in zip(own, rows, strict=True)]
    return write_workbook(folder / "forms.xlsx", [headings, *both])


def typeform(folder):
    """With two questions of boxes to tick, of which only the options are in the headings."""
    headings = ["#", "Do you drive?", "Which role?", "Other", "Bus", "  Train", "Other"]
    headings += ["Radio", "Papers", "None", "Why?"]
    headings += ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    rows = [
        ["a1", "1", "Driver", "", "Bus", "  Train", "", "Radio", "", "", "Words"],
        ["b2", "0", "", "Guard", "Bus", "", "A pony", "", "Papers", "", "None"],
        ["c3", "0", "Driver", "", "", "  Train", "", "", "", "None", "0"],
    ]
    tail = ["2024-05-13 09:00:00", "2024-05-13 09:05:00", "net"]
    return write_csv(folder / "typeform.csv", [headings, *([*row, *tail] for row in rows)])


SMARTSURVEY_OWN = ["UserID", "UserNo", "Name", "Email", "IP Address", "Unique ID", "Started"]
SMARTSURVEY_OWN += ["Ended", "Tracking Link", "Page Path"]


def smartsurvey(folder):
    """Three heading rows: boxes to tick, a grid, a question with its help text glued on."""
    own = ["71", "1", "", "", "", "u", "13/05/2024 10:30:22", "13/05/2024 10:35:00", "Main", "/"]
    why = "Q3. Why did you come to us todayPlease do not include your full name"
    rows = [
        [*SMARTSURVEY_OWN, "Q1. Which modes?", "", "", "Q2. How far do you agree?", "", why],
        [*[""] * 10, "Bus", "Train", "Other (please specify):", "Plan 1", "Plan 2", ""],
        [""] * 16,
        *(
            [*own, *answers]
            for answers in [
                ["Bus", "", "Tram", "Agree", "Disagree", "None"],
                ["Bus", "Train", "", "Disagree", "Agree", ","],
            ]
        ),
    ]
    return write_csv(folder / "smart.csv", rows)


def citizen_space(folder):
    """With a question of two parts, boxes to tick, consent to publish and an analyst's tags."""
    headings = ["Response ID", "Date Submitted", "What is your name? - Name"]
    headings += ["Respondent type - Respondent type", "Which modes? - Modes"]
    headings += ["1: The plan - Do you agree?", "1: The plan - Please explain"]
    headings += ["May we publish your response? - Consent", "1: The plan - Analyst tags"]
    rows = [
        ["Individual", "Bus, coach,Train,", "Agree", "Line 1\nLine 2", "Yes", "cost"],
        ["Individual", "Train,", "Disagree", "None", "No", ""],
        ["Organisation", "Bus, coach,", "Agree", "N/A", "Yes", ""],
    ]
    own = [[f"ANON-ABCD-12{n}4-5", f"2024-05-1{n} 10:30:22", "A person"] for n in range(3)]
    both = [[*first, *rest] for first, rest in zip(own, rows, strict=True)]
    return write_csv(folder / "space.csv", [headings, *both], encoding="utf-8-sig")


DHSC_TAIL = ["Response ID", "Status", "Created", "Started", "Updated", "Completed", "Modified"]


def dhsc(folder, *, paper=False):
    """Details at the right; on paper forms keyed into the template they are blank."""
    headings = ["How old are you?", "Which apply?", "Why?", *DHSC_TAIL]
    stamp = "2024-05-13 09:00:00"
    rows = [
        ["18 to 24", "Carer|Parent, or guardian", "None", "r1", "completed", *[stamp] * 5],
        ["25 to 34", "Carer", "Words", "r2", "in progress", *[stamp] * 3, "", stamp],
    ]
    if paper:
        rows = [[*row[:3], "", "completed", *[""] * 5, ""] for row in rows]
        headings = [*headings, ""]
    return write_csv(folder / "right.csv", [headings, *rows])


def generic(folder):
    rows = [
        ["Response ID", "Do you agree?", "Why?"],
        ["r1", "Strongly agree", "None"],
        ["r2", "Tend to disagree", "N/A"],
    ]
    return write_csv(folder / "table.csv", rows)


EXPORTS = {
    "surveymonkey": surveymonkey,
    "microsoft_forms": microsoft_forms,
    "typeform": typeform,
    "smartsurvey": smartsurvey,
    "citizen_space": citizen_space,
    "dhsc": dhsc,
    "spss": spss,
    "triple_s": triple_s,
    "engagementhq": engagementhq,
    "limesurvey": limesurvey,
    "google_forms": google_forms,
    "hard_copy": hard_copy,
    "letters": letters,
    "generic": generic,
}
