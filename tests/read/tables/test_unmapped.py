"""What is said of options and the categories they have; all data invented."""

import pandas as pd

from consult.model.settings.question import QuestionSpec
from consult.model.survey.tables import State
from consult.read.tables.unmapped import unmapped

SPEC = QuestionSpec(
    id="sex",
    text="What is your sex?",
    kind="single",
    purpose="characteristic",
    characteristic="sex",
    columns={"online": ("B",)},
    options=("Female", "F", "Male", "Heron"),
)


def told(options):
    answers = pd.DataFrame({"option": options, "question_id": "sex", "state": State.ANSWERED})
    return {issue.code: issue for issue in unmapped([SPEC], answers)}


def test_options_that_break_downs_count_as_one_are_told_of():
    found = told(["Female", "F", "F", "Male"])
    assert set(found) == {"options of one category"}
    assert '"Female"' in found["options of one category"].message


def test_an_option_without_a_category_is_told_of_with_its_count():
    found = told(["Female", "Heron", "Heron"])
    assert found["option without a category"].count == 2
