"""Columns that nobody was asked are set apart, and no question is lost; all data invented."""

import pytest

from consult.draft.propose import propose
from consult.read import READERS, choose_sheet, open_export
from tests.read.exports import write_csv

MANY = 24
VIEWS = ["Agree strongly", "Agree", "Disagree", "Disagree strongly"] * 6
MARKS = [str(n % 11) for n in range(MANY)]
AGES = [str(18 + 3 * n) for n in range(MANY)]
WORDS = [f"What I think of part {n} of the lane" for n in range(MANY)]


def drafted(folder, columns):
    """Heading -> why it is set apart, and heading -> check of those that stay questions."""
    rows = [["Response ID", *columns]]
    rows += [[f"r{n * 7}", *cells] for n, cells in enumerate(zip(*columns.values(), strict=True))]
    sheet = choose_sheet(open_export(write_csv(folder / "table.csv", rows)), READERS)
    draft = propose({"online": sheet})
    apart = {left.column.heading: left.why for left in draft.apart["online"]}
    return apart, {spec.text: spec.check for spec in draft.questions}


@pytest.mark.parametrize(
    "heading",
    [
        "Officer note",
        "Internal comments",
        "Moderator notes",
        "For office use only",
        "Received by",
        "Keyed in by",
        "distribution_type",
        "Collector name",
        "User agent",
        "Device type",
        "Browser",
        "IP address",
        "Q_RecaptchaScore",
        "reCAPTCHA score",
        "Survey language",
        "Time taken (seconds)",
    ],
)
def test_a_heading_that_only_software_or_an_office_writes_sets_a_column_apart(tmp_path, heading):
    apart, asked = drafted(tmp_path, {"How do you like it?": VIEWS, heading: ["x", "y"] * 12})
    assert heading in apart
    assert list(asked) == ["How do you like it?"]


@pytest.mark.parametrize("heading", ["S. No", "Sl.", "#", "Row number", "Anything"])
def test_a_running_number_is_no_answer(tmp_path, heading):
    numbers = [str(n + 5) for n in range(MANY)]
    apart, _ = drafted(tmp_path, {heading: numbers, "How do you like it?": VIEWS})
    assert apart[heading] in {"a running number", "not an answer of the respondent"}


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Q2 sentiment", ["POSITIVE", "NEGATIVE", "NEUTRAL"] * 8),
        ("Q2_sentiment_score", [f"0.{317 + n}5" for n in range(MANY)]),
        ("Sentiment", ["Positive", "Mixed"] * 12),
        ("Q2 word count", [str(n % 9) for n in range(MANY)]),
        ("Q1 net", ["Agree" if view.startswith("Agree") else "Disagree" for view in VIEWS]),
        ("Q3 NPS group", ["Promoter" if int(m) > 8 else "Detractor" for m in MARKS]),
        ("Your age group", ["under 40" if int(age) < 40 else "40 and over" for age in AGES]),
    ],
)
def test_what_was_worked_out_from_another_column_is_set_apart(tmp_path, heading, cells):
    columns = {
        "Q1. How do you like it?": VIEWS,
        "Q2. Why?": WORDS,
        "Q3. How likely are you to recommend it?": MARKS,
        "Your age": AGES,
        heading: cells,
    }
    apart, asked = drafted(tmp_path, columns)
    assert heading in apart
    assert len(asked) == 4


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Overall sentiment", ["Positive", "Negative", "Neutral"] * 8),
        ("Action taken", ["rang", "wrote"] * 12),
        ("Language", ["English", "Welsh"] * 12),
        ("Band", ["low" if n < 4 else "high" for n in map(int, MARKS)]),
    ],
)
def test_what_may_be_a_question_stays_one_and_is_asked_about(tmp_path, heading, cells):
    columns = {"How likely are you to recommend it?": MARKS, "Why?": WORDS, heading: cells}
    apart, asked = drafted(tmp_path, columns)
    assert heading not in apart
    assert "written by a machine or the office?" in asked[heading]
    assert "not asked" in asked[heading]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Which device do you use most?", ["Phone", "Tablet"] * 12),
        ("Your ethnic group", ["White", "Asian", "Black"] * 8),
        ("Which group do you belong to?", ["Walkers", "Riders"] * 12),
        ("Do you agree to the terms?", ["Yes"] * MANY),
        ("What is your sentiment towards the plan?", ["Positive", "Negative"] * 12),
        ("What is your main language?", ["English", "Welsh"] * 12),
        ("Was any action taken when you told us?", ["Yes", "No"] * 12),
    ],
)
def test_a_question_is_neither_set_apart_nor_doubted(tmp_path, heading, cells):
    apart, asked = drafted(tmp_path, {"How do you like it?": VIEWS, heading: cells})
    assert heading not in apart
    assert "machine" not in asked[heading]


def test_the_name_of_a_variable_among_questions_is_asked_about(tmp_path):
    columns = {"How do you like it?": VIEWS, "And why is that?": WORDS, "wave_id": ["w1"] * MANY}
    _, asked = drafted(tmp_path, columns)
    assert "written by a machine" in asked["wave_id"]
    assert not asked["How do you like it?"]
