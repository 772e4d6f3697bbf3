"""Groups as the tables have them, in each way they can be cut: for estimates beside the tables."""

from collections import Counter

from consult.analysis.plan.compared_groups import compared_groups
from consult.model.survey.tables import SetAside
from tests.analysis.plan.test_breaks import changed, planned


def sizes(plan):
    found = compared_groups(plan.study, plan.consultation)
    return {way: dict(Counter(groups.values())) for way, groups in found.items()}


def test_people_stand_under_what_the_study_is_broken_down_by_and_the_way_it_is_cut():
    assert sizes(planned({"break_down_by": ["who", "channel"]})) == {
        "who#0": {"Yes": 20, "No": 20},
        "channel#0": {"Online": 30, "Letter": 10},
    }


def test_what_a_study_is_not_broken_down_by_is_not_compared():
    assert list(sizes(planned({"break_down_by": ["channel"]}))) == ["channel#0"]


def test_a_response_that_is_set_aside_is_in_no_group():
    plan = planned({"break_down_by": ["channel"]})
    responses = plan.consultation.responses.copy()
    responses.loc[:4, "set_aside"] = SetAside.LATE
    assert sizes(changed(plan, responses=responses))["channel#0"]["Online"] == 25
