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


EXPORTS = {"qualtrics": qualtrics}
RESPONSES = {"qualtrics": 3}
