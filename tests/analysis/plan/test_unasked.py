"""The contract of every breakdown that no question asks: one suite, all of ``UNASKED``."""

import pytest

from consult.analysis.plan.breaks import UNASKED
from consult.model.survey.tables import SetAside
from tests.analysis.plan.test_breaks import changed, planned, tables

every_break = pytest.mark.parametrize("name", UNASKED)


@every_break
def test_a_breakdown_is_found_by_its_own_name_and_has_a_heading(name):
    assert UNASKED[name].id == name
    assert UNASKED[name].name


@every_break
def test_every_response_that_is_counted_is_in_a_group_and_no_other_is(name):
    plan = planned()
    aside = plan.consultation.responses["row"] == 7
    some = plan.consultation.responses.assign(set_aside=aside.map({True: SetAside.LATE, False: ""}))
    grouping = UNASKED[name].groups(changed(plan, responses=some).consultation.counted)
    assert set(grouping.members["response_id"]) == set(some["response_id"][~aside])


@every_break
def test_answers_and_themes_stand_by_it_where_a_study_asks_for_it(name):
    made = tables(planned({"break_down_by": [name]}))
    assert {f"question-view-by-{name}", f"themes-why-by-{name}"} <= set(made)
