"""Nasty responses: codes, tests, copies, times, personal details.

Each test bears the number of its input in the formats survey, section 5, and asserts the action
asked for there: put right and said, asked, warned of, or an error.
"""

import tomllib

import openpyxl

from consult.clean import clean_comments, set_aside
from consult.model.settings.study import Duplicates, Study, Window
from consult.model.survey.questionnaire import Kind
from consult.model.survey.tables import SetAside
from consult.model.words.document import Document
from consult.read import read_study
from consult.redact import redact
from consult.report.sheets.workbook import write_workbook as write_workbook_of
from pipelines.new_study.document import draft_study
from tests.read.exports import write_csv
from tests.read.nasty import (
    HEADINGS,
    ONE,
    draft,
    drafted,
    read_cells,
    saved,
    states,
)
from tests.read.studies import answers, read, single, study_of, text


def test_51_a_code_for_no_answer_is_proposed_and_then_no_answer(tmp_path):
    found = drafted(tmp_path, "Rate it on a scale of 1 to 5", ["1", "2", "5", "4", "-99"] * 4)
    assert (found.scale, found.missing) == ("one_to_five", {"-99": "not answered"})
    assert '"-99" taken for no answer' in found.check
    codes = {"-99": "not answered", "-77": "not asked"}
    read_as = read_cells(tmp_path, ["Yes", "-99", "-77"], missing=codes)
    assert states(read_as) == ["answered", "not answered", "not asked"]


def test_51_a_code_in_ticked_columns_is_no_tick(tmp_path):
    rows = [["Ref", "Bus", "Car", "Why?"], ["1", "Bus", "-99", "a"], ["2", "-99", "-99", "b"]]
    modes = {
        **single(kind="multi", options=("Bus", "Car"), missing={"-99": "not answered"}),
        "columns": {"online": ["B", "C"]},
    }
    found = read(tmp_path, rows, [modes, text("D")], id_column="A")
    assert answers(found) == [
        ("online-1", "Bus", "answered"),
        ("online-1", "Car", "not ticked"),
        ("online-2", "", "not answered"),
    ]


def test_52_a_code_of_one_column_is_a_number_in_another(tmp_path):
    found = drafted(tmp_path, "By how many degrees did it change?", ["-9", "-1", "4", "12"] * 4)
    assert (found.kind, found.missing) == (Kind.NUMBER, {})
    found = read_cells(tmp_path, ["-99"], kind="number", options=[])
    assert found.answers["number"].tolist() == [-99]


STATUS = ["StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId"]


def qualtrics_of(folder, statuses):
    """A Qualtrics export of status and whether finished, one response each."""
    rows = [[*STATUS, "Q1", "Q2"], [*STATUS, "Do you agree?", "Why is that?"]]
    rows += [
        [*["2024-05-05 10:30:22"] * 2, status, "100", done, "2024-05-05 10:31:22", f"R{n}", *said]
        for n, (status, done, said) in enumerate(statuses)
    ]
    return write_csv(folder / "q.csv", rows)


def cleaned(path, *, unfinished="keep"):
    """The responses of a draft of one file once cleaned, and the ledger of it."""
    draft = tomllib.loads(draft_study("test", [path])[0])
    draft["unfinished"] = {"responses": unfinished}
    study = Study.model_validate(draft)
    found = read_study(study, path.parent)
    return set_aside(found, window=None, duplicates=study.duplicates, unfinished=study.unfinished)


def test_53_previews_tests_and_spam_are_set_aside_and_counted_by_reason(tmp_path):
    said = ["Yes", "We need the bus to get to school"]
    kinds = ["IP Address", "Survey Preview", "Survey Test", "Spam", "IP Address"]
    path = qualtrics_of(tmp_path, [(kind, "True", said) for kind in kinds])
    responses, ledger = cleaned(path)
    assert list(responses["set_aside"]) == ["", *["test or preview"] * 2, "spam", ""]
    (entry,) = ledger.entries
    assert (entry.came_in, entry.kept, dict(entry.set_aside)) == (
        5,
        2,
        {"spam": 1, "test or preview": 2},
    )


PARTIAL = [
    ("IP Address", "True", ["Yes", "We need the bus to get to school"]),
    ("IP Address", "False", ["No", ""]),
    ("IP Address", "False", ["", ""]),
]


def test_54_what_becomes_of_unfinished_responses_is_asked_once(tmp_path):
    draft = tomllib.loads(draft_study("test", [qualtrics_of(tmp_path, PARTIAL)])[0])
    assert draft["unfinished"]["responses"] == "keep"
    assert draft["unfinished"]["check"].startswith("2 responses were never submitted")
    done = draft_study("test", [qualtrics_of(tmp_path, PARTIAL[:1])])[0]
    assert "[unfinished]" not in done


def test_54_unfinished_responses_that_give_a_view_count_and_both_are_reported(tmp_path):
    responses, ledger = cleaned(qualtrics_of(tmp_path, PARTIAL))
    assert list(responses["set_aside"]) == ["", "", "not submitted"]
    every, unfinished = ledger.entries
    assert (every.came_in, every.kept) == (3, 2)
    assert (unfinished.what, unfinished.came_in, unfinished.kept) == ("unfinished responses", 2, 1)


def test_54_or_all_of_them_are_set_aside_and_counted(tmp_path):
    responses, ledger = cleaned(qualtrics_of(tmp_path, PARTIAL), unfinished="set aside")
    assert list(responses["set_aside"]) == ["", "not submitted", "not submitted"]
    assert dict(ledger.entries[0].set_aside) == {"not submitted": 2}


def test_55_blank_submissions_are_set_aside_and_counted(tmp_path):
    found = read(tmp_path, [HEADINGS, ONE, ["2", "", ""]], [single(), text()], id_column="A")
    assert list(found.responses["set_aside"]) == ["", "blank submission"]
    assert len(found.responses) == found.ledger.entries[0].kept == 2
    _, ledger = set_aside(found, window=None, duplicates=Duplicates())
    assert dict(ledger.entries[0].set_aside) == {"blank submission": 1}


def test_56_one_id_twice_is_one_response_when_alike_and_a_warning_when_not(tmp_path):
    rows = [["7", "Yes", "a"], ["7", "Yes", "a"], ["8", "No", "b"], ["8", "No", "c"]]
    found = read(tmp_path, [HEADINGS, *rows], [single(), text()], id_column="A")
    assert list(found.responses["set_aside"]) == ["", str(SetAside.DUPLICATE), "", ""]
    assert list(found.issues["code"]) == ["id used twice"]


def test_56_ids_used_twice_by_responses_that_differ_are_asked_about(tmp_path):
    rows = [["Response ID", "Agree?", "Why?"], ["8", "No", "b"], ["8", "No", "c"]]
    path = write_csv(tmp_path / "a.csv", rows)
    (source,) = tomllib.loads(draft_study("test", [path])[0])["sources"]
    assert "1 response with the id of an earlier one, but not alike" in source["check"]


def two_sources(folder, second, **more):
    """Two exports of one question each, the second through another channel."""
    study = study_of([single("B"), text("C")], id_column="A").model_dump(mode="json")
    study["sources"].append({**study["sources"][0], "id": "two", "file": "b.csv", **more})
    for question in study["questions"]:
        question["columns"]["two"] = question["columns"]["online"]
    write_csv(folder / "b.csv", second)
    return study


def test_57_one_person_in_two_channels_is_a_warning_and_both_are_counted(tmp_path):
    headings = [*HEADINGS, "Email"]
    write_csv(tmp_path / "a.csv", [headings, ["1", "Yes", "x", "jo@b.uk"]])
    second = [headings, ["p1", "No", "y", " JO@b.uk"], ["p2", "No", "z", "al@b.uk"]]
    study = two_sources(tmp_path, second, channel="hard copy")
    study["ignored"] = {"online": ["D"], "two": ["D"]}
    found = read_study(Study.model_validate(study), tmp_path)
    assert len(found.responses) == 3
    assert [tuple(row) for row in found.issues[["code", "count"]].to_numpy()] == [
        ("same person in two sources", 1)
    ]
    assert "jo@" not in found.issues.to_csv().lower()


def test_58_two_exports_of_one_survey_are_counted_once_and_the_newest_wins(tmp_path):
    headings = [*HEADINGS, "Date submitted"]
    first = [["1", "Yes", "a", "2024-03-01"], ["2", "No", "b", "2024-03-02"]]
    later = [["2", "Yes", "changed", "2024-03-05"], ["3", "No", "c", "2024-03-06"]]
    write_csv(tmp_path / "a.csv", [headings, *first])
    study = two_sources(tmp_path, [headings, *later], same_survey_as="online")
    for source in study["sources"]:
        source["time_column"] = "D"
    found = read_study(Study.model_validate(study), tmp_path)
    assert answers(found) == [
        ("online-1", "Yes", "answered"),
        ("online-2", "Yes", "answered"),
        ("online-3", "No", "answered"),
    ]
    assert [(e.came_in, e.kept, dict(e.set_aside)) for e in found.ledger.entries] == [
        (2, 1, {"also in another export": 1}),
        (2, 2, {}),
    ]
    assert [tuple(row) for row in found.issues[["code", "count"]].to_numpy()] == [
        ("exports differ", 1)
    ]


def test_59_the_order_of_day_and_month_is_decided_by_impossible_months(tmp_path):
    rows = [["1", "04/13/2024 10:00", "x"], ["2", "03/04/2024 10:00", "y"]]
    found = draft(tmp_path, ["Response ID", "Date submitted", "Why?"], rows).sources[0]
    assert (found.dates, found.check) == ("month first", "")


def test_59_an_order_that_nothing_decides_is_asked_about(tmp_path):
    rows = [["1", "03/04/2024 10:00", "x"], ["2", "05/06/2024 10:00", "y"]]
    found = draft(tmp_path, ["Response ID", "Date submitted", "Why?"], rows).sources[0]
    assert "day first or month first" in found.check


def test_60_mixed_formats_are_read_and_serial_numbers_of_excel_noted(tmp_path):
    stamps = ["8 Feb 2024", "2024-02-09 10:00", "45331.5", "10/02/2024"]
    rows = [[*HEADINGS, "Date submitted"]]
    rows += [[str(n), "Yes", "a", stamp] for n, stamp in enumerate(stamps)]
    found = read(tmp_path, rows, [single(), text()], id_column="A", time_column="D")
    assert [str(stamp) for stamp in found.responses["submitted_at"]] == [
        "2024-02-08 00:00:00",
        "2024-02-09 10:00:00",
        "2024-02-09 12:00:00",
        "2024-02-10 00:00:00",
    ]
    assert list(found.issues["code"]) == ["dates as serial numbers"]


def test_60_times_with_a_zone_are_kept_as_written_and_that_is_noted(tmp_path):
    rows = [[*HEADINGS, "Date submitted"], ["1", "Yes", "a", "2024-05-05T22:30:00Z"]]
    found = read(tmp_path, rows, [single(), text()], id_column="A", time_column="D")
    assert str(found.responses["submitted_at"][0]) == "2024-05-05 22:30:00"
    assert list(found.issues["code"]) == ["time zone"]


def test_61_a_submission_outside_the_window_is_set_aside_when_cleaned(tmp_path):
    rows = [[*HEADINGS, "Date submitted"], ["1", "Yes", "a", "2024-05-05"]]
    found = read(tmp_path, rows, [single(), text()], id_column="A", time_column="D")
    window = Window(opens="2024-02-01", closes="2024-03-01")
    study = study_of([single(), text()])
    responses, ledger = set_aside(found, window=window, duplicates=study.duplicates)
    assert list(responses["set_aside"]) == [str(SetAside.LATE)]
    assert dict(ledger.entries[0].set_aside) == {str(SetAside.LATE): 1}


def test_72_personal_details_in_comments_are_taken_out_and_listed_without_the_words(tmp_path):
    words = "Write to jo.bloggs@example.org or ring 01622 555 123"
    rows = [HEADINGS, ["1", "Yes", words], ["2", "No", "Keep the bus"]]
    found = read(tmp_path, rows, [single(), text()], id_column="A")
    responses, _ = set_aside(found, window=None, duplicates=Duplicates())
    cleaned = clean_comments(found.comments, responses, redact=redact)
    assert "jo.bloggs" not in str(cleaned.comments)
    assert sorted(cleaned.redactions["kind"]) == ["e-mail address", "telephone number"]
    assert "jo.bloggs" not in cleaned.redactions.to_csv()


def test_72_names_in_the_properties_of_a_workbook_go_no_further(tmp_path):
    def sign(book):
        book.properties.creator = book.properties.lastModifiedBy = "Jo Bloggs"

    path = saved(tmp_path, sign)
    draft = draft_study("test", [path])[0]
    found = read_study(Study.model_validate(tomllib.loads(draft)), tmp_path)
    assert "Bloggs" not in draft + found.issues.to_csv()
    document = Document("D", "", "Example Council", ())
    write_workbook_of(document, tmp_path / "out.xlsx")
    made = openpyxl.load_workbook(tmp_path / "out.xlsx").properties
    assert (made.creator, made.lastModifiedBy) == ("Example Council", None)
