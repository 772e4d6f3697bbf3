"""Tables that hold no row a person are put together so that they do, or refused."""

import tomllib

import pytest

from consult.model.settings.study import Study
from consult.read import read_study
from pipelines.new_study.document import draft_study
from tests.read.exports import write_csv, write_workbook
from tests.read.nasty import refusal, sheet_of

SCALE = ["Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree"]
AREAS = ["Harbour", "Old town", "Station"]
PEOPLE = 30


def person(n):
    return {
        "Do you agree with the new market?": SCALE[n * n % 5],
        "Which area do you live in?": AREAS[n % 3],
        "How do you get there?": [way for at, way in enumerate(["Bus", "Bike"]) if n % (at + 2)],
        "Why do you say that?": f"The square is number {n} on my list, and I mean it",
    }


def read(path):
    draft = tomllib.loads(draft_study("test", [path])[0])
    return draft, read_study(Study.model_validate(draft), path.parent)


def count(found, text, option):
    (question,) = [q.id for q in found.questionnaire.questions if q.text == text]
    rows = found.answers[found.answers["question_id"] == question]
    return int(((rows["option"] == option) & (rows["state"] == "answered")).sum())


def agreed(words):
    return sum(words in person(n).values() for n in range(PEOPLE))


@pytest.mark.parametrize("ids", ["P{:02}", "Respondent {}", "{}", "ANON-{:03}", "2024-03-{:02}"])
@pytest.mark.parametrize("corner", ["Respondent", "", "Question"])
def test_a_table_on_its_side_is_turned_and_the_draft_asks(tmp_path, ids, corner):
    keys = [key for key in person(1) if "get there" not in key]
    rows = [[corner, *(ids.format(n + 1) for n in range(PEOPLE))]]
    rows += [[key, *(person(n)[key] for n in range(PEOPLE))] for key in keys]
    draft, found = read(write_workbook(tmp_path / "a.xlsx", rows))
    assert len(found.responses) == PEOPLE
    assert "lies on its side" in draft["sources"][0]["check"]
    assert count(found, "Which area do you live in?", "Station") == agreed("Station")
    assert "table rebuilt" in found.issues["code"].tolist()


@pytest.mark.parametrize(
    "rows",
    [
        [[f"Q{n}" for n in range(1, 9)], *([SCALE[a * b % 5] for b in range(8)] for a in range(6))],
        [
            [f"v_{n}" for n in range(1, 9)],
            *(
                [f"Words that {n} said of the market", *(SCALE[n * b % 3] for b in range(7))]
                for n in range(40)
            ),
        ],
        [
            ["Name", *(f"Session {n}" for n in range(1, 9))],
            *(
                [f"Group number {n} of the town", *(AREAS[n % 3] for _ in range(8))]
                for n in range(9)
            ),
        ],
    ],
)
def test_a_table_that_stands_upright_is_left_alone(tmp_path, rows):
    assert len(sheet_of(write_csv(tmp_path / "a.csv", rows)).response_rows) == len(rows) - 1


HEADINGS = [
    ("userId", "questionText", "answer"),
    ("Respondent", "Question", "Response"),
    ("Response ID", "Question title", "Answer text"),
    ("participant_id", "question", "value"),
    ("Person ref", "Item", "Reply"),
]


def answer_rows(headings, *, more=(), beside=lambda n, number: ()):
    rows = [[*headings, *more]]
    for n in range(PEOPLE):
        for number, (asked, said) in enumerate(person(n).items()):
            every = said if isinstance(said, list) else [said]
            rows += [[f"u{n:03}", asked, one, *beside(n, number)] for one in every]
    return rows


@pytest.mark.parametrize("headings", HEADINGS)
def test_one_row_an_answer_becomes_one_row_a_person_and_every_row_is_accounted_for(
    tmp_path, headings
):
    rows = answer_rows(headings)
    draft, found = read(write_csv(tmp_path / "a.csv", rows))
    assert len(found.responses) == PEOPLE
    assert "not one person" in draft["sources"][0]["check"]
    assert count(found, "Do you agree with the new market?", "Agree") == agreed("Agree")
    for way in ("Bus", "Bike"):
        gave = sum(way in person(n)["How do you get there?"] for n in range(PEOPLE))
        assert count(found, "How do you get there?", way) == gave
    entry = found.ledger.entries[0]
    assert (entry.came_in, entry.kept) == (len(rows) - 1, PEOPLE)


def test_what_is_the_same_for_a_person_goes_with_them_and_the_rest_is_named(tmp_path):
    rows = answer_rows(
        HEADINGS[0],
        more=["Date submitted", "town", "questionId", "kind"],
        beside=lambda n, number: (f"{n % 27 + 1:02}/03/2024", AREAS[n % 3], number, f"k{number}"),
    )
    draft, found = read(write_csv(tmp_path / "a.csv", rows))
    assert found.responses["submitted_at"].notna().all()
    assert count(found, "town", "Harbour") == 10
    assert 'Columns left out: "kind"' in draft["sources"][0]["check"]


def test_rows_that_name_nobody_are_counted_as_left_out(tmp_path):
    rows = [*answer_rows(HEADINGS[0]), ["", "Do you agree with the new market?", "Agree"]]
    draft, found = read(write_csv(tmp_path / "a.csv", rows))
    assert len(found.responses) == PEOPLE
    assert "name nobody, left out: 1" in draft["sources"][0]["check"]
    assert found.ledger.entries[0].came_in == len(rows) - 1


def test_answers_of_nobody_are_refused_with_what_was_seen(tmp_path):
    rows = [row[1:] for row in answer_rows(HEADINGS[0])]
    assert "Each row is one answer" in refusal(write_csv(tmp_path / "a.csv", rows))


def test_a_person_may_be_named_once_above_the_rows(tmp_path):
    rows, before = [], ""
    for row in answer_rows(HEADINGS[1]):
        rows.append(["" if row[0] == before else row[0], *row[1:]])
        before = row[0]
    _, found = read(write_workbook(tmp_path / "a.xlsx", rows))
    assert len(found.responses) == PEOPLE
