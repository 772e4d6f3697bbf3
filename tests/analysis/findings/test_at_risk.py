"""Nobody who may be at risk is quoted, and no number of them is told. All comments are invented."""

from consult.analysis.findings.at_risk import CHECK, of_safety
from consult.model.run.checked import SafetyCheck


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
