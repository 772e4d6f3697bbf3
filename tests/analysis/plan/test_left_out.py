"""A table that was asked for and is not there has a reason on record."""

from dataclasses import replace

from consult.analysis.plan.left_out import Why, left_out
from consult.disclose import Respondents, protect
from consult.model.counting.table_id import TableId
from consult.model.survey.questionnaire import Option, Questionnaire
from tests.analysis.plan.test_breaks import CAPACITY, VIEW, WHY, changed, planned
from tests.audit.released import POLICY

QUESTION = TableId.parse("question-view-by-who")
PROFILE_OF_RACE = TableId.parse("profile-race")


def reasons(plan):
    release = protect(tuple(plan.all_counts()), POLICY, Respondents(40, "invented"))
    return dict(left_out(plan, [item.table for item in release]))


def test_a_table_that_is_printed_has_no_reason():
    assert QUESTION not in reasons(planned())


def test_a_characteristic_that_no_question_is_about_is_not_asked():
    assert reasons(planned())[PROFILE_OF_RACE] is Why.NO_QUESTION


def test_a_question_that_no_group_had_is_not_asked():
    plan = planned()
    answers = plan.consultation.answers
    none = answers[answers["question_id"] != "view"]
    assert reasons(changed(plan, answers=none))[QUESTION] is Why.NOT_ASKED


def test_a_question_with_more_answers_than_a_page_has_room_for_is_withheld():
    wide = replace(VIEW, options=(*VIEW.options, *(Option(f"Answer {n}") for n in range(20))))
    plan = changed(planned(), questionnaire=Questionnaire((CAPACITY, wide, WHY)))
    assert reasons(plan)[QUESTION] is Why.TOO_WIDE


def test_a_breakdown_of_which_one_group_can_be_shown_is_too_small():
    plan = planned({"break_down_by": ["channel"]})
    letters = plan.consultation.responses.assign(channel=["online"] * 38 + ["letter"] * 2)
    found = reasons(changed(plan, responses=letters))
    assert found[TableId.parse("question-view-by-channel")] is Why.TOO_SMALL


def test_a_question_is_not_asked_for_by_itself():
    wanted = planned({"break_down_by": ["view"]}).breakdowns_wanted()
    assert "question-view-by-view" not in map(str, wanted)
