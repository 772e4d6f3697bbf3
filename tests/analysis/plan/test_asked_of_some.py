"""A question asked of some has those for its base, and tells no hidden number of who led to it."""

from dataclasses import replace

import pandas as pd
import pytest

from consult.disclose import Respondents, protect
from consult.model.survey.questionnaire import Kind, Option, Purpose, Question, Questionnaire
from consult.model.words.document import Paragraph
from consult.report.passages.closed_question import question_blocks
from consult.report.prose.figures import printed, shown_cells
from tests.analysis.plan.test_breaks import changed, planned
from tests.audit.released import POLICY
from tests.report.findings import FINDINGS

ROLE = Question(
    "role",
    "Who are you?",
    Kind.SINGLE,
    (Option("Group"), Option("Shop"), Option("Resident")),
    purpose=Purpose.RESPONDENT,
)
NEXT = Question(
    "next",
    "Which group?",
    Kind.SINGLE,
    (Option("Club"), Option("Church")),
    asked_of="role",
    asked_after=("Group",),
)


def plan(groups, shops, residents, *, purpose=Purpose.RESPONDENT, kind=Kind.SINGLE):
    """Of the groups five left the second question, half of the others said "Club"."""
    roles = ["Group"] * groups + ["Shop"] * shops + ["Resident"] * residents
    rows = [(f"r{at}", "role", role, "answered") for at, role in enumerate(roles)]
    for at, role in enumerate(roles):
        option = "" if role != "Group" or at < 5 else ("Club" if at % 2 else "Church")
        state = "not asked" if role != "Group" else ("answered" if option else "not answered")
        rows.append((f"r{at}", "next", option, state))
    answers = pd.DataFrame(rows, columns=["response_id", "question_id", "option", "state"])
    ids = [f"r{at}" for at in range(len(roles))]
    first = planned().consultation.responses.iloc[0]
    responses = pd.DataFrame([first.to_dict() | {"response_id": key} for key in ids])
    asked = replace(NEXT, purpose=purpose)
    nothing = planned().consultation
    return changed(
        planned(),
        questionnaire=Questionnaire((replace(ROLE, kind=kind), asked)),
        answers=answers.assign(number=float("nan")),
        responses=responses,
        comments=nothing.comments[:0],
        codings=nothing.codings[:0],
        codes={},
    )


def released(made):
    people = len(made.consultation.responses)
    found = protect(tuple(made.all_counts()), POLICY, Respondents(people, "invented"))
    return {str(item.table.id): item.table for item in found}


def shown(table):
    units = [column.unit for column in table.columns]
    return {
        row.label: [printed(c, u) for c, u in zip(shown_cells(row, table), units, strict=True)]
        for row in table.rows
    }


@pytest.mark.parametrize(
    ("purpose", "name", "base"),
    [(Purpose.RESPONDENT, "respondents-next", 45), (Purpose.OPINION, "question-next", 40)],
)
def test_shares_are_of_those_who_were_asked(purpose, name, base):
    made = plan(45, 60, 150, purpose=purpose)
    (counts,) = (ways[0] for ways in made.all_counts() if str(ways[0].id) == name)
    assert counts.base == base
    assert counts.cells["People"]["Club"] == 20
    assert dict(counts.outside_base)["Not asked"] == 210


@pytest.mark.parametrize("purpose", [Purpose.RESPONDENT, Purpose.OPINION])
@pytest.mark.parametrize(
    ("people", "kind"), [((45, 3, 150), Kind.SINGLE), ((4, 60, 150), Kind.MULTI)]
)
def test_how_many_were_asked_does_not_tell_a_number_that_is_hidden(people, kind, purpose):
    made = released(plan(*people, kind=kind, purpose=purpose))
    assert shown(made["respondents-role"])["Group"][0] == "[c]"
    name = "respondents-next" if purpose is Purpose.RESPONDENT else "question-next"
    following = shown(made[name])
    assert following["Not asked"][0] == "[c]"
    assert (following["All"][0] == "[c]") is (purpose is Purpose.RESPONDENT), "who was asked"


def test_the_report_says_whom_a_question_was_asked_of():
    asked = Questionnaire((ROLE, replace(NEXT, asked_after=("Group", "Shop"))))
    findings = replace(FINDINGS, questionnaire=asked)
    blocks = question_blocks(findings, asked["next"])
    said = [block.text.plain for block in blocks if isinstance(block, Paragraph)]
    assert "Only people who answered “Group” or “Shop” to “Who are you?” were asked." in said
