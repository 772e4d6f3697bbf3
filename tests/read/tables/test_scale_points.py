"""Answers beside the points of a scale are counted and have no score; all data invented."""

import pytest

from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import OptionRole
from consult.read.tables.questions import options_of

POINTS = ["Very well", "Fairly well", "Not well"]


@pytest.mark.parametrize("beside", ["N/A", "NA", "Unfamiliar (N/A)", "Never heard of it"])
def test_what_says_why_people_cannot_rate_a_thing_is_no_point(beside):
    raw = {"id": "q", "text": "How well?", "columns": {"online": ["B"]}}
    scale = QuestionSpec.model_validate({**raw, "kind": "scale", "options": [*POINTS, beside]})
    single = QuestionSpec.model_validate({**raw, "kind": "single", "options": [*POINTS, beside]})
    assert [option.role for option in options_of(scale)] == [
        *[OptionRole.ORDINARY] * 3,
        OptionRole.DONT_KNOW,
    ]
    assert all(option.role is OptionRole.ORDINARY for option in options_of(single))
