"""Who answered a question of numbers without one, in tables after disclosure; all invented."""

from dataclasses import replace

import pandas as pd
import pytest

from consult.disclose import Respondents, protect
from consult.model.publishing.table import RowRole
from consult.model.survey.questionnaire import Kind, Purpose, Question, Questionnaire
from tests.analysis.plan.test_breaks import VIEW, WHY, changed, planned
from tests.audit.released import POLICY
from tests.tabulate.test_numbers import NO_NUMBER

HOURS = Question("hours", "How many hours?", Kind.NUMBER)


def printed(question, words, *, left=0):
    """The table of a question to 40 people: in words, or left; others gave 3 or 4 hours."""
    plan = planned()
    keys = plan.consultation.responses["response_id"]
    number = [float("nan") if at < words + left else 3 + at % 2 for at in range(40)]
    state = ["not answered" if words <= at < words + left else "answered" for at in range(40)]
    hours = pd.DataFrame(
        {"response_id": keys, "question_id": "hours", "option": "", "state": state}
    ).assign(number=number)
    answers = pd.concat([plan.consultation.answers, hours], ignore_index=True)
    asked = Questionnaire((question, VIEW, WHY))
    plan = changed(plan, answers=answers, questionnaire=asked)
    release = protect(tuple(plan.all_counts()), POLICY, Respondents(40, "invented"))
    kind = "respondents" if question.purpose is Purpose.RESPONDENT else "question"
    return next(item.table for item in release if str(item.table.id) == f"{kind}-hours")


def people(table):
    """Row -> whether it is in the base, and how many people are printed."""
    outside = RowRole.OUTSIDE_BASE
    return {row.label: (row.role is not outside, row.cells[0].number) for row in table.rows}


@pytest.mark.parametrize("words", [2, 13])
def test_beneath_a_question_they_have_a_row_of_their_own_however_few(words):
    table = printed(HOURS, words, left=6)
    rows = people(table)
    assert rows[NO_NUMBER] == (False, words)
    assert rows["Not answered"] == (False, 6)
    assert (table.base, table.base_text) == (34 - words, "people who gave a usable number")


def test_among_who_responded_few_are_one_row_with_those_who_did_not_answer():
    about = replace(HOURS, purpose=Purpose.RESPONDENT)
    apart, few = people(printed(about, 10, left=10)), people(printed(about, 2, left=10))
    assert (apart[NO_NUMBER], apart["Not answered"]) == ((True, 10), (True, 10))
    assert few["Not answered, or without a usable number"] == (True, 12)
    assert NO_NUMBER not in few
    assert None not in [number for _, number in few.values()]


def test_who_gave_a_number_is_in_a_table_without_a_row_of_those_who_did_not():
    assert NO_NUMBER not in people(printed(replace(HOURS, purpose=Purpose.RESPONDENT), 0, left=6))
