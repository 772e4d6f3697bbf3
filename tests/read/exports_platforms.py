"""Small exports of the platforms that name their questions by codes."""

import csv

from tests.read.exports import write_csv

QUALTRICS_NAMES = [
    *("StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId"),
    *("Q1", "Q1_3_TEXT", "Q2_1", "Q2_2", "Q3_1", "Q3_2", "Q4#1_1", "Q4#1_2", "Q5", "Q5 - Topics"),
]
QUALTRICS_WORDING = [
    *(
        "Anfangsdatum",
        "Enddatum",
        "Antworttyp",
        "Stand",
        "Beendet",
        "Erfassungsdatum",
        "Antwort-ID",
    ),
    "Responding as... - Selected Choice",
    "Responding as... - Other (please specify) - Text",
    "Which do you use? - Bus - local",
    "Which do you use? - Train",
    "Do you agree? - Proposal 1",
    "Do you agree? - Proposal 2",
    "How is it? - Now - Fares",
    "How is it? - Now - Routes",
    "What else?",
    "Q5 - Topics",
]
QUALTRICS_IDS = [
    *("startDate", "endDate", "status", "progress", "finished", "recordedDate", "_recordId"),
    *("QID1", "QID1_3_TEXT", "QID2_1", "QID2_2", "QID3_1", "QID3_2", "QID4#1_1", "QID4#1_2"),
    *("QID5_TEXT", "QID5_TEXT_eae5a8d0e7fd4bd183e983e5Topics"),
]
_ONE = "2024-05-05 18:30:22|2024-05-05 18:31:22|IP Address|100|True|2024-05-05 18:31:22|R_1"
_ONE += "|A resident||Bus - local|-99|Agree|-99|Good|Poor|None|Fares"
_TWO = "2024-05-06 10:30:22|2024-05-06 10:31:22|IP Address|40|False|2024-05-06 10:31:22|R_2"
_TWO += "|Other|Clerk|-99|-99|Disagree|Agree|||N/A|"
_TEST = "2024-05-04 10:30:22|2024-05-04 10:31:22|Survey Preview|100|True|2024-05-04 10:31:22|R_3"
_TEST += "|A resident||||Agree||Good|Good|Test|"
QUALTRICS_ROWS = [row.split("|") for row in (_ONE, _TWO, _TEST)]


def import_ids(ids=QUALTRICS_IDS, zone="America/Chicago"):
    """The third heading row."""
    dates = ("startDate", "endDate", "recordedDate")
    return [
        f'{{"ImportId":"{name}","timeZone":"{zone}"}}'
        if name in dates
        else f'{{"ImportId":"{name}"}}'
        for name in ids
    ]


def qualtrics(folder):
    rows = [QUALTRICS_NAMES, QUALTRICS_WORDING, import_ids(), *QUALTRICS_ROWS]
    return write_csv(folder / "qualtrics.csv", rows, encoding="utf-8-sig", quoting=csv.QUOTE_ALL)


KOBO_META = ["_id", "_uuid", "_submission_time", "_index"]
KOBO_LABELS = [
    *("start", "About you/You are...", "About you/Which modes?"),
    *("About you/Which modes?/Bus/coach", "About you/Which modes?/Train"),
    *("About you/Which modes?/Other (please specify)", "About you/Other (please specify)"),
    *("Agree?/Proposal 1", "Agree?/Proposal 2", "Why?", *KOBO_META),
]
KOBO_ROWS = [
    row.split("|")
    for row in (
        "x|A resident|Bus/coach Other (please specify)|1|0|1|Canoe|Agree|Disagree|None|7|u7"
        "|2024-05-01T23:30:00|1",
        "x|A resident||0|0|0||Agree||N/A|8|u8|2024-05-02T10:00:00|2",
        "x|A firm|||||||Agree||9|u9|2024-05-02T11:00:00|3",
    )
]


def kobo(folder, headings=KOBO_LABELS, rows=KOBO_ROWS):
    path = folder / "kobo.csv"
    return write_csv(path, [headings, *rows], delimiter=";", quoting=csv.QUOTE_ALL)


def odk_central(folder):
    rows = [
        [
            "SubmissionDate",
            "g-modes",
            "g-modes/bus",
            "g-modes/train",
            "g-other_thing",
            "meta-instanceID",
            "KEY",
        ],
        ["2024-05-05T10:30:22.000Z", "bus", "1", "0", "None", "uuid:1", "uuid:1"],
        ["2024-07-05T22:30:22.000Z", "bus train", "1", "1", "", "uuid:2", "uuid:2"],
    ]
    return write_csv(folder / "odk.csv", rows)


EXPORTS = {"qualtrics": qualtrics, "kobo": kobo, "odk_central": odk_central}
RESPONSES = {"qualtrics": 3, "kobo": 3, "odk_central": 2}
