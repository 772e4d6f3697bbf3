"""Exports of a form in several languages; all data invented."""

import random

import pytest

from consult.draft.columns.items import items_of
from consult.draft.match_questions import translated
from consult.draft.propose import propose
from consult.draft.questions.ordering import in_order
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import Kind
from consult.read import READERS, choose_sheet, open_export
from tests.read.exports import write_csv

ENGLISH = [
    "Strongly agree",
    "Tend to agree",
    "Neither agree nor disagree",
    "Tend to disagree",
    "Strongly disagree",
]
WELSH = [
    "Cytuno'n gryf",
    "Tueddu i gytuno",
    "Ddim yn cytuno nac yn anghytuno",
    "Tueddu i anghytuno",
    "Anghytuno'n gryf",
]


def drafted(folder, cells, languages=()):
    """The entry of the one closed question; with a column of languages where there are any."""
    headings = ["Response ID", "Do you agree with the plan for the bridge?", "What else?"]
    rows = [
        [str(n), cell, f"Thought number {n} of somebody"] for n, cell in enumerate(cells, start=1)
    ]
    if languages:
        headings.append("startlanguage")
        rows = [[*row, language] for row, language in zip(rows, languages, strict=True)]
    sheet = choose_sheet(open_export(write_csv(folder / "t.csv", [headings, *rows])), READERS)
    return propose({"online": sheet}).questions[0]


def taken(spec):
    """The same entry when a person has agreed to its first proposal."""
    data = spec.model_dump()
    data["proposals"][0]["taken"] = True
    return QuestionSpec.model_validate(data)


@pytest.mark.parametrize("named", [True, False])
def test_a_second_language_is_an_option_each_until_somebody_says_that_it_is_one_scale(
    tmp_path, named
):
    cells = [*ENGLISH * 8, *WELSH * 2]
    languages = [*["en"] * 40, *["cy"] * 10] if named else ()
    spec = drafted(tmp_path, cells, languages)
    assert spec.options == (*ENGLISH, *WELSH)
    assert not spec.values
    assert "language (Welsh)" in spec.check
    for words, english in zip(WELSH, ENGLISH, strict=True):
        assert f'"{words}" (2) as "{english}"' in spec.check
    (proposal,) = spec.proposals
    assert proposal.responses == 10
    after = taken(spec)
    assert after.kind is Kind.SCALE
    assert after.values == dict(zip(WELSH, ENGLISH, strict=True))
    assert not set(after.options) & set(WELSH)


def test_points_nobody_here_knows_are_options_and_only_asked_about(tmp_path):
    cells = [*["Yes", "No"] * 20, *["Ee", "Hapana"] * 4]
    spec = drafted(tmp_path, cells, [*["en"] * 40, *["sw"] * 8])
    assert set(spec.options) == {"Yes", "No", "Ee", "Hapana"}
    assert "another language (sw)" in spec.check
    assert not spec.proposals


def test_two_wordings_of_one_point_are_never_proposed_as_one(tmp_path):
    cells = [*ENGLISH * 8, *["Cytuno", "Tueddu i gytuno", "Anghytuno'n gryf"] * 3]
    spec = drafted(tmp_path, cells, [*["en"] * 40, *["cy"] * 9])
    assert taken(spec).values == {"Anghytuno'n gryf": "Strongly disagree"}
    assert {"Cytuno", "Tueddu i gytuno"} <= set(taken(spec).options)


def test_comments_in_another_language_and_answers_in_one_language_change_nothing(tmp_path):
    plain = drafted(tmp_path, ENGLISH * 8)
    assert (plain.kind, plain.scale, plain.proposals) == (Kind.SCALE, "agreement", ())
    same = drafted(tmp_path, ENGLISH * 8, ["en", "cy"] * 20)
    assert (same.kind, same.scale, same.proposals) == (Kind.SCALE, "agreement", ())


def test_a_form_in_welsh_alone_has_its_points_in_order(tmp_path):
    given = random.Random(3).sample(WELSH, 5)
    assert list(in_order(given)) == WELSH
    assert drafted(tmp_path, WELSH * 8).kind is Kind.SCALE


def survey(folder, name, headings, closed, people):
    """The sheet of a form with two closed questions and a reason; answers drawn anew."""
    drawn = random.Random(name)
    rows = [
        [str(n), *(drawn.choice(options) for options in closed), f"{headings[-1]} {n} {name}"]
        for n in range(people)
    ]
    path = write_csv(folder / f"{name}.csv", [["Response ID", *headings], *rows])
    return choose_sheet(open_export(path), READERS)


def test_a_form_translated_whole_is_the_same_questions_by_their_order(tmp_path):
    asked = ["Do you agree with the new bridge?", "Do you use the old bridge?", "Why is that?"]
    yn_ofyn = ["Ydych chi yn cytuno?", "Ydych chi yn defnyddio yr hen bont?", "Pam ydych chi?"]
    english = survey(tmp_path, "en", asked, (ENGLISH, ["Yes", "No"]), 60)
    welsh = survey(tmp_path, "cy", yn_ofyn, (WELSH, ["Ydw", "Nac ydw"]), 14)
    first, second, third = propose({"cy": welsh, "en": english}).questions
    assert first.text == asked[0]
    assert all(set(one.columns) == {"en", "cy"} for one in (first, second, third))
    assert taken(first).scale == "agreement"
    assert taken(second).values == {"Ydw": "Yes", "Nac ydw": "No"}
    assert third.kind is Kind.TEXT


def test_two_english_forms_with_as_many_questions_are_still_matched_by_their_words(tmp_path):
    asked = ["Do you agree with the new bridge?", "Do you use the old bridge?", "Why is that?"]
    other = ["Is the pool warm?", "Is the path dry?", "Why would that be?"]
    forms = [
        items_of(name, survey(tmp_path, name, headings, (ENGLISH, ["Yes", "No"]), 30))[0]
        for name, headings in (("a", asked), ("b", other))
    ]
    assert not translated(*forms)
