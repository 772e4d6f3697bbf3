"""Claims about what of a study is handed to other software; all words are invented."""

import pandas as pd
import pytest

from consult.analysis.codes.coded_project import CodedTables, coded_project
from consult.coding.texts.words_hash import words_hash
from consult.exchange import codes_of_record
from consult.model.coding.codeframe import Code, Codeframe, Theme, UsedCode
from consult.model.coding.deciding import Decision
from consult.model.coding.review import People
from consult.model.settings.study import About
from consult.model.survey.questionnaire import Kind, Option, Purpose, Question, Questionnaire

ASKED = Questionnaire(
    (
        Question("why", "Why?", Kind.TEXT),
        Question("what", "What else?", Kind.TEXT),
        Question(
            *("sex", "Your sex?", Kind.SINGLE, (Option("Male"), Option("Female"))),
            purpose=Purpose.CHARACTERISTIC,
            characteristic="sex",
        ),
        Question(
            *("age", "Your age?", Kind.NUMBER),
            purpose=Purpose.CHARACTERISTIC,
            characteristic="age",
        ),
    )
)
FRAME = Codeframe((Theme("place", "The place", (Code("cafe", "Café", "The café."),)),))
USED = {
    "why": (
        UsedCode("cafe", "Tea room", "The tea room.", "The place"),
        UsedCode("t01", "Benches", "Found in the comments."),
        UsedCode("other", "Other", "Nothing else takes it in."),
    ),
    "what": (UsedCode("t01", "Dogs", "Found."), UsedCode("t02", "benches", "Found too.")),
}
RESPONSES = pd.DataFrame(
    [("a", "online", ""), ("b", "hard copy", ""), ("c", "online", "withdrawn")],
    columns=["response_id", "channel", "set_aside"],
)
ANSWERS = pd.DataFrame(
    [
        ("a", "sex", "Female", "answered"),
        ("b", "sex", "", "not answered"),
        ("a", "age", "", "answered"),
    ],
    columns=["response_id", "question_id", "option", "state"],
)
TEXTS = {
    ("a", "why"): "The tea room is dear.",
    ("b", "why"): "Benches.",
    ("b", "what"): "Dogs, benches.",
    ("c", "why"): "Withdrawn words.",
}
CODINGS = [
    ("a", "why", "cafe", "tea room", "person", "opposes"),
    ("a", "why", "t01", "", "learned", ""),
    ("b", "why", "t01", "", "person", ""),
    ("b", "what", "t01", "Dogs", "model", ""),
    ("b", "what", "t02", "benches", "model", ""),
    ("c", "why", "other", "", "model", ""),
]
SAID = People(
    {
        ("why", words_hash(TEXTS["a", "why"])): {"cafe": (Decision.ACCEPT, "AB")},
        ("why", words_hash(TEXTS["b", "why"])): {"t09": (Decision.ACCEPT, "")},
    }
)


@pytest.fixture
def project():
    comments = [(*key, text) for key, text in TEXTS.items()]
    tables = CodedTables(
        ASKED,
        RESPONSES,
        ANSWERS,
        pd.DataFrame(comments, columns=["response_id", "question_id", "text"]),
        pd.DataFrame(
            CODINGS,
            columns=["response_id", "question_id", "code", "passage", "decided_by", "stance"],
        ),
        SAID,
    )
    record = codes_of_record(FRAME, USED)
    return coded_project("parks", About(title="Parks"), record, USED, tables)


def given(project):
    return {
        (c.response, c.question): [(g.code, g.passage, g.coded_by, g.stance) for g in c.given]
        for c in project.comments
    }


def test_codes_of_one_name_are_one_code_and_those_found_get_an_id_of_their_own(project):
    assert [(t.name, [(c.id, c.name) for c in t.codes]) for t in project.frame.themes] == [
        ("The place", [("cafe", "Tea room")]),
        ("Found in the comments", [("benches", "Benches"), ("dogs", "Dogs")]),
    ]
    assert given(project)["b", "what"] == [("dogs", "Dogs", "", ""), ("benches", "benches", "", "")]


def test_the_name_and_definition_of_record_stand_and_the_rest_is_that_of_the_codeframe():
    frame = Codeframe(
        (Theme("place", "The place", (Code("cafe", "Café", "The café.", ("Coffee.",)),)),)
    )
    (theme, _) = codes_of_record(frame, USED).frame.themes
    assert theme.codes == (Code("cafe", "Tea room", "The tea room.", ("Coffee.",)),)


def test_a_code_that_a_person_decided_has_their_initials_and_no_other_has(project):
    assert given(project)["a", "why"] == [
        ("cafe", "tea room", "AB", "opposes"),
        ("benches", "", "", ""),
    ]


def test_a_person_without_initials_is_not_taken_for_the_computer(project):
    assert given(project)["b", "why"] == [("benches", "", "Reviewer", "")]


def test_who_withdrew_is_not_in_it(project):
    assert {comment.response for comment in project.comments} == {"a", "b"}
    assert {one.response for one in project.respondents} == {"a", "b"}


def test_of_the_people_only_channel_and_chosen_options_are_told_and_no_id(project):
    told = {one.response: (one.name, dict(one.values)) for one in project.respondents}
    assert told == {
        "a": ("Response 1", {"Channel": "online", "Sex": "Female"}),
        "b": ("Response 2", {"Channel": "hard copy"}),
    }


def test_codes_that_are_no_theme_stand_apart(project):
    assert [code.id for code in project.rest] == ["other"]
    assert "other" not in {code.id for code in project.frame.codes}
