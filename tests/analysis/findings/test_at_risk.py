"""Nobody who may be at risk is quoted, and no number of them is told. All comments are invented."""

import pandas as pd

from consult.analysis.findings.at_risk import (
    CHECK,
    of_safety,
    without_listed,
    without_people_at_risk,
)
from consult.model.run.checked import SafetyCheck


def test_a_comment_on_the_list_is_refused_whatever_came_of_it():
    frame = pd.DataFrame({"response_id": ["r1", "r1", "r2"], "question_id": ["q1", "q2", "q1"]})
    left = without_listed(frame, {("r1", "q1")})
    assert left.to_numpy().tolist() == [["r1", "q2"], ["r2", "q1"]]


def test_the_gate_looks_for_itself_where_nobody_has_looked():
    texts = ["The café is the heart of the park.", "I am going to end it all tonight."]
    left = without_people_at_risk(pd.DataFrame({"text": texts, "stance": ["", ""]}))
    assert left["text"].tolist() == texts[:1]


def test_a_report_says_that_no_check_was_made():
    [(what, said)] = of_safety(SafetyCheck())
    assert what == CHECK
    assert said.startswith("Not made")


def test_a_report_says_who_checked_and_when_and_no_number():
    check = SafetyCheck("2024-03-08", ("AB", "CD"), "2024-03-09", False, frozenset({("r1", "q1")}))
    [(_, said)] = of_safety(check)
    assert said == (
        "Comments were looked through by computer, last on 2024-03-08; what was listed was read by "
        "AB, CD; last on 2024-03-09"
    )


def test_a_report_says_that_the_reading_is_not_finished():
    [(_, said)] = of_safety(SafetyCheck("2024-03-08", waiting=True))
    assert said.endswith("the reading has not been finished")
