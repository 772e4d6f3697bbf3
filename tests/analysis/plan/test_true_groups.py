"""Groups as they truly are, for workbooks of the team."""

from consult.analysis.plan.true_groups import true_groups
from consult.model.survey.tables import SetAside
from tests.analysis.plan.test_breaks import changed, planned


def sizes(plan):
    groups = true_groups(plan.study, plan.consultation)
    return groups.groupby("group", sort=False)["response_id"].nunique().to_dict()


def test_people_stand_by_channel_and_by_what_the_study_is_broken_down_by():
    assert sizes(planned({"break_down_by": ["who"]})) == {
        "Channel: Letter": 10,
        "Channel: Online": 30,
        "Are you responding as: Yes": 20,
        "Are you responding as: No": 20,
    }


def test_a_group_of_one_person_is_not_hidden():
    plan = planned({"break_down_by": ["who"]})
    responses = plan.consultation.responses.copy()
    responses.loc[0, "channel"] = "phone"
    assert sizes(changed(plan, responses=responses))["Channel: Phone"] == 1


def test_a_response_that_is_set_aside_is_in_no_group():
    plan = planned({"break_down_by": ["who"]})
    responses = plan.consultation.responses.copy()
    responses.loc[:4, "set_aside"] = SetAside.LATE
    assert sizes(changed(plan, responses=responses))["Channel: Online"] == 25
