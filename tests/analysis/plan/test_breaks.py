"""What answers and themes are broken down by, and what a study may ask for."""

from dataclasses import replace

import pandas as pd
import pytest

from consult.analysis.plan.breaks import breaks_of, named
from consult.analysis.plan.consultation import CodedConsultation
from consult.analysis.plan.tables import TablePlan
from consult.errors import StudyError
from consult.model.coding.codeframe import Codeframe, UsedCode
from consult.model.settings.study import BannerSpec, ReportSettings, Study
from consult.model.survey.questionnaire import Kind, Option, Purpose, Question, Questionnaire
from consult.model.words.document import Heading
from consult.report.chapters.appendix import characteristics
from pipelines.study.study_file import load_study
from tests.audit.released import POLICY
from tests.report.findings import FINDINGS, by_age

YES_NO = (Option("Yes"), Option("No"))
CAPACITY = Question(
    "who", "Are you responding as...?", Kind.SINGLE, YES_NO, purpose=Purpose.RESPONDENT
)
COUNTRY = Question(
    "where", "Which country do you work in?", Kind.SINGLE, YES_NO, purpose=Purpose.RESPONDENT
)
AGE = Question("born", "Age?", Kind.SINGLE, YES_NO, Purpose.CHARACTERISTIC, "age")
DISTRICT = Question("area", "District?", Kind.SINGLE, YES_NO, Purpose.CHARACTERISTIC, "district")
VIEW = Question("view", "Do you agree?", Kind.SINGLE, YES_NO)
WHY = Question("why", "Why?", Kind.TEXT, about="view")
ASKED = (CAPACITY, COUNTRY, VIEW, WHY, AGE, DISTRICT)


def ids(*names, banners=()):
    report = ReportSettings(break_down_by=names, banner=banners)
    return [one.id for one in breaks_of(report, ASKED)]


def test_by_default_everything_is_broken_down_by_characteristics_and_by_capacity():
    assert ids() == ["age", "who"]


def test_a_study_can_ask_for_other_questions_and_the_channel():
    assert ids("channel", "where", "age") == ["age", "where", "channel"]


def test_what_a_banner_names_is_broken_down_by_too():
    assert ids(banners=(BannerSpec(title="B", across=("channel",)),)) == ["age", "who", "channel"]


def test_the_id_of_a_question_about_a_characteristic_means_the_characteristic():
    assert ids("born") == ["age"]


def test_a_question_called_as_a_characteristic_is_not_taken_for_it():
    other = replace(VIEW, id="religion")
    assert named("religion", (other,)).id == "religion-asked"


def test_no_two_breaks_have_one_id():
    asked = [replace(VIEW, id=name) for name in ("age", "age-asked", "age-asked-asked", "-asked")]
    breaks = {named(one.id, asked).id for one in asked}
    assert breaks == {"age-asked", "age-asked-asked", "age-asked-asked-asked", "-asked"}


def test_comments_and_unknown_names_make_no_groups():
    assert named("why", ASKED) is None
    assert named("nothing", ASKED) is None


STUDY = """
[study]
title = "T"
[[sources]]
id = "a"
file = "a.csv"
platform = "generic"
[[questions]]
id = "view"
text = "Do you agree?"
kind = "single"
columns = {{ a = ["A"] }}
options = ["Yes", "No"]
[[questions]]
id = "area"
text = "District?"
kind = "single"
purpose = "characteristic"
characteristic = "district"
columns = {{ a = ["B"] }}
options = ["Ashford", "Dover"]
[[questions]]
id = "near"
text = "Postcode?"
kind = "single"
purpose = "respondent"
reads = "postcode"
options = ["ME14"]
columns = {{ a = ["C"] }}
[report]
{report}
"""


def problems(tmp_path, report):
    (tmp_path / "study.toml").write_text(STUDY.format(report=report), encoding="utf-8")
    with pytest.raises(StudyError) as error:
        load_study(tmp_path)
    return str(error.value)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ('break_down_by = ["area"]', 'never broken down by "area"'),
        ('break_down_by = ["near"]', "postcode districts"),
        ('break_down_by = ["sex"]', 'no characteristic or closed question asked called "sex"'),
        (
            '[[report.banner]]\ntitle = "B"\nacross = ["district"]',
            'banner "B" > across: answers are never broken down by "district"',
        ),
        (
            '[[report.banner]]\ntitle = "B"\nacross = ["channel"]\nquestions = ["viw"]',
            'no question called "viw"',
        ),
    ],
)
def test_what_cannot_be_broken_down_by_is_a_named_error(tmp_path, report, words):
    found = problems(tmp_path, report)
    assert words in found
    assert "study.toml" in found


def planned(report=None, campaign=()):
    """The plan of 40 responses: 20 agree and talk of cost, 20 do not and talk of noise."""
    keys = [f"r{at}" for at in range(40)]
    first = [at < 20 for at in range(40)]
    said = {
        "who": ["Yes" if at % 2 else "No" for at in range(40)],
        "view": ["Yes" if one else "No" for one in first],
    }
    answers = pd.DataFrame(
        [
            (key, question, option, "answered", float("nan"))
            for question, options in said.items()
            for key, option in zip(keys, options, strict=True)
        ],
        columns=["response_id", "question_id", "option", "state", "number"],
    )
    about = pd.DataFrame({"response_id": keys, "question_id": "why"})
    responses = pd.DataFrame(
        {
            "response_id": keys,
            "source": "a",
            "channel": ["online"] * 30 + ["letter"] * 10,
            "row": range(1, 41),
            "platform_id": "",
            "submitted_at": pd.date_range("2024-03-01 09:00", periods=40, freq="12h"),
            "set_aside": "",
            "weight": float("nan"),
        }
    )
    codings = about.assign(code=["cost" if one else "noise" for one in first], stance="")
    settings = Study.model_validate(
        {
            "study": {"title": "T"},
            "sources": [{"id": "a", "file": "a.csv", "platform": "generic"}],
            "report": report or {},
        }
    )
    codes = {"why": (UsedCode("cost", "Cost", "", "T"), UsedCode("noise", "Noise", "", "T"))}
    return TablePlan(
        settings,
        Codeframe(),
        CodedConsultation(
            Questionnaire((CAPACITY, VIEW, WHY)),
            responses,
            answers,
            about.assign(substance="substantive", text="words"),
            pd.DataFrame({"response_id": list(campaign), "campaign": 1}),
            codings,
            codes,
            pd.DataFrame(columns=["response_id", "question_id", "kind"]),
        ),
        POLICY,
    )


def changed(plan, **parts):
    """The same plan of a consultation with other parts."""
    return replace(plan, consultation=replace(plan.consultation, **parts))


def tables(plan):
    return {str(ways[0].id): ways for ways in plan.all_counts()}


def test_answers_and_themes_stand_by_capacity_and_by_channel():
    made = tables(planned({"break_down_by": ["who", "channel"]}))
    by_channel = made["question-view-by-channel"][0].cells
    assert by_channel.loc["Online"].to_dict() == {"Yes": 20, "No": 10}
    assert by_channel.loc["Letter"].to_dict() == {"Yes": 0, "No": 10}
    assert made["themes-why-by-who"][0].cells.loc["Yes"].to_dict() == {"Cost": 10, "Noise": 10}
    assert made["themes-why-by-who"][0].title == (
        "Themes in comments: Why? – by “Are you responding as...?”"
    )


def test_the_themes_of_a_reason_stand_by_the_answer_it_explains():
    (counts,) = tables(planned())["themes-why-by-answer"]
    assert counts.cells.loc["Yes"].to_dict() == {"Cost": 20, "Noise": 0}
    assert counts.cells.loc["No"].to_dict() == {"Cost": 0, "Noise": 20}
    assert counts.base == 40


def test_a_question_is_never_broken_down_by_itself():
    assert "question-view-by-view" not in tables(planned({"break_down_by": ["view"]}))


def test_breakdowns_by_capacity_have_a_chapter_of_their_own():
    mine = by_age("question-vision-by-who", "Agreement, by capacity", ("Agree", "Disagree"))
    findings = replace(
        FINDINGS, tables=(*FINDINGS.tables, mine), breaks={"who": "Are you responding as...?"}
    )
    said = [block.text for block in characteristics.blocks(findings) if isinstance(block, Heading)]
    at = said.index("Results by kind of response")
    assert said[at + 1] == "Are you responding as...?"
    assert "Results by characteristic" in said[:at]
