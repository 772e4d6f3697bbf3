"""Responses that a platform, or whoever looked through them, says are not to be counted."""

import tomllib

import pytest

from consult.model.settings.study import Study
from consult.model.survey.tables import SetAside
from consult.read import read_study
from pipelines.new_study.document import draft_study
from tests.read.exports import write_csv

REJECTED, SPAM, TEST = SetAside.REJECTED, SetAside.SPAM, SetAside.TEST


def aside(folder, heading, cells, *, headings=("Ref", "Agree?", "Why?")):
    """Why each response of an export with one more column is set aside, and what is said."""
    rows = [[*headings, heading]]
    rows += [
        [str(n), "Yes" if n % 3 else "No", f"Words {n}", cell] for n, cell in enumerate(cells, 1)
    ]
    path = write_csv(folder / "a.csv", rows)
    study = Study.model_validate(tomllib.loads(draft_study("test", [path])[0]))
    found = read_study(study, folder)
    entry = found.ledger.entries[0]
    assert (entry.came_in, entry.kept) == (len(cells), len(cells))
    assert all(spec.text != heading for spec in study.questions)
    said = found.issues[found.issues["code"] == "status not known"]
    return found.responses["set_aside"].tolist(), said["message"].tolist()


@pytest.mark.parametrize(
    ("heading", "word", "reason"),
    [
        ("Status", "Rejected", REJECTED),
        ("Review status", "not approved", REJECTED),
        ("ReviewState", "rejected", REJECTED),
        ("_validation_status", "Not Approved", REJECTED),
        ("_validation_status", "validation_status_not_approved", REJECTED),
        ("Response status", "SPAM", SPAM),
        ("Submission Status", "Withdrawn", SetAside.WITHDRAWN),
        ("Status", "Deleted", SetAside.DELETED),
        ("Status", "Preview", TEST),
        ("Test response?", "Yes", TEST),
        ("Is spam", "TRUE", SPAM),
        ("Withdrawn", "x", SetAside.WITHDRAWN),
    ],
)
def test_a_status_in_any_table_sets_aside_with_its_own_reason(tmp_path, heading, word, reason):
    found, said = aside(tmp_path, heading, ["", word, "", word, "", ""])
    assert found == ["", reason, "", reason, "", ""]
    assert not said


@pytest.mark.parametrize("word", ["hasIssues", "On Hold", "Approved", "complete", "Pending review"])
def test_another_look_is_no_rejection(tmp_path, word):
    found, said = aside(tmp_path, "Review status", ["", word, word, ""])
    assert found == [""] * 4
    assert not said


def test_words_of_a_status_that_are_not_known_are_told_and_count(tmp_path):
    cells = ["Complete", *["Quarantined"] * 3, "Odd one"]
    found, (said,) = aside(tmp_path, "Status", cells)
    assert found == [""] * 5
    assert '4 responses is not known: "Quarantined" (3).' in said
    assert "Odd one" not in said


def test_a_column_of_what_people_are_is_not_quoted(tmp_path):
    _, (said,) = aside(tmp_path, "Status", [f"Kind {n // 3}" for n in range(45)])
    assert "Kind" not in said
