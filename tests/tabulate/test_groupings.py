"""Who belongs to which group: people and not ticks, and nobody is lost."""

import pandas as pd
import pytest

from consult.definitions import characteristics
from consult.equality import by_characteristic, unmapped
from consult.errors import LedgerError, StudyError
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import Group, Grouping, GroupRole
from consult.model.counting.table_id import TableId
from consult.model.survey.characteristic import Category, Characteristic
from consult.model.survey.questionnaire import Kind, Option, OptionRole, Question
from consult.tabulate import (
    by_answer,
    by_code,
    collapse,
    crosstab,
    frequency,
    largest,
    narrow,
    unsaid,
)

HEARD = Question(
    "heard", "How did you hear?", Kind.MULTI, (Option("Poster, leaflet or banner"), Option("Web"))
)


def rows(*given, question="heard"):
    return pd.DataFrame(
        [(key, question, option, state, number) for key, option, state, number in given],
        columns=["response_id", "question_id", "option", "state", "number"],
    )


def counts(grouping):
    return frequency(
        grouping, TableSpec(TableId.parse("question-t"), "t", "people"), use=Use.QUESTION
    )


TICKS = rows(
    ("a", "Poster, leaflet or banner", "answered", float("nan")),
    ("a", "Web", "answered", float("nan")),
    ("b", "Poster, leaflet or banner", "not ticked", float("nan")),
    ("b", "Web", "answered", float("nan")),
    ("c", "", "not answered", float("nan")),
)


def test_a_base_is_people_and_not_ticks():
    table = counts(by_answer(HEARD, TICKS, ["a", "b", "c", "letter"]))
    assert table.cells["People"].to_dict() == {"Poster, leaflet or banner": 1, "Web": 2}
    assert table.base == 2


def test_not_answered_and_not_asked_are_told_apart():
    table = counts(by_answer(HEARD, TICKS, ["a", "b", "c", "letter"]))
    assert dict(table.outside_base) == {"Not answered": 1, "Not asked": 1}


def test_people_whose_boxes_are_all_said_not_to_be_ticked_are_in_the_base():
    nothing = rows(
        ("a", "Poster, leaflet or banner", "not ticked", float("nan")),
        ("a", "Web", "not ticked", float("nan")),
    )
    ticked = rows(
        ("b", "Poster, leaflet or banner", "not ticked", float("nan")),
        ("b", "Web", "answered", float("nan")),
    )
    blank = rows(("c", "", "not answered", float("nan")))
    table = counts(by_answer(HEARD, pd.concat([nothing, ticked, blank]), ["a", "b", "c", "d"]))
    assert table.base == 2
    assert table.cells["People"]["No option ticked"] == 1
    assert dict(table.outside_base) == {"Not answered": 1, "Not asked": 1}
    without = counts(by_answer(HEARD, pd.concat([ticked, blank]), ["b", "c"]))
    assert "No option ticked" not in without.cells.index


def test_a_ranking_is_counted_by_what_came_first():
    question = Question("r", "Rank", Kind.RANK, (Option("A"), Option("B")))
    ranked = rows(("a", "A", "answered", 2.0), ("a", "B", "answered", 1.0), question="r")
    assert counts(by_answer(question, ranked, ["a"])).cells["People"].to_dict() == {"A": 0, "B": 1}


def test_the_same_band_in_other_words_is_the_category():
    question = Question("age", "Age?", Kind.SINGLE, tuple(map(Option, ("25 – 34 yrs", "18-30"))))
    given = rows(("a", "25 – 34 yrs", "answered", float("nan")), question="age")
    grouping = by_characteristic(
        by_answer(question, given, ["a"]), characteristics()["age"], categories={}
    )
    assert grouping.labels[:2] == ("25 to 34", "18-30")


FAITH = Characteristic(
    "religion",
    "Religion",
    protected=True,
    source="Equality Act 2010, section 10",
    categories=(
        Category("Christian", also=("C of E",)),
        Category("Muslim"),
        Category("Sikh"),
    ),
)
FAITH_QUESTION = Question(
    "faith",
    "Your religion?",
    Kind.SINGLE,
    (
        Option("c of e"),
        Option("Sikh"),
        Option("Jedi"),
        Option("Rather not say", OptionRole.PREFER_NOT_TO_SAY),
    ),
)


def faith():
    given = rows(
        ("a", "c of e", "answered", float("nan")),
        ("b", "Sikh", "answered", float("nan")),
        ("c", "Jedi", "answered", float("nan")),
        ("d", "Rather not say", "prefer not to say", float("nan")),
        question="faith",
    )
    return by_answer(FAITH_QUESTION, given, ["a", "b", "c", "d", "e"])


def test_answers_become_harmonised_categories_and_none_is_lost():
    grouping = by_characteristic(faith(), FAITH, categories={})
    assert grouping.labels == (
        "Christian",
        "Sikh",
        "Jedi",
        "Prefer not to say",
        "Not answered",
        "Not asked",
    )
    assert grouping.members["group"].value_counts().to_dict() == {
        "Christian": 1,
        "Sikh": 1,
        "Jedi": 1,
        "Prefer not to say": 1,
        "Not asked": 1,
        "Not answered": 0,
    }


def test_categories_stand_in_the_order_of_the_definition_when_all_answers_fit():
    grouping = by_characteristic(faith(), FAITH, categories={"c of e": "Sikh", "Jedi": "Christian"})
    assert grouping.labels[:2] == ("Christian", "Sikh")


def test_answers_that_fit_no_category_are_listed():
    assert unmapped(faith(), FAITH, categories={}) == ("Jedi",)
    assert unmapped(faith(), FAITH, categories={"Jedi": "Christian"}) == ()


def test_a_scale_collapses_to_its_nets_with_the_middle_between():
    question = Question(
        "q",
        "Agree?",
        Kind.SCALE,
        (Option("Agree", net="Agree"), Option("Neither"), Option("Disagree", net="Disagree")),
    )
    given = rows(("a", "Neither", "answered", float("nan")), question="q")
    fine, coarse = collapse(by_answer(question, given, ["a"]))
    assert fine.labels[:3] == ("Agree", "Neither or don't know", "Disagree")
    assert coarse.labels[:2] == ("Agree", "All other answers")


def coded(*pairs):
    return pd.DataFrame(
        [(key, "why", code, "model", 1.0, "review", "") for key, code in pairs],
        columns=[
            "response_id",
            "question_id",
            "code",
            "decided_by",
            "probability",
            "band",
            "passage",
        ],
    )


SAID = pd.DataFrame(
    {
        "response_id": ["a", "b", "c", "d"],
        "question_id": "why",
        "text": ["x", "y", "n/a", ""],
        "state": ["answered", "answered", "answered", "not answered"],
        "substance": ["substantive", "substantive", "non-substantive", "blank"],
        "copy_of": "",
    }
)


def themes(names, *pairs):
    return by_code(SAID, coded(*pairs), names, name="why", title="Why?")


def test_a_theme_is_counted_in_people_who_said_something():
    names = {"t01": "Access", "t02": "Staff", "t03": "Cost"}
    table = counts(themes(names, ("a", "t01"), ("a", "t02"), ("b", "t01")))
    assert table.cells["People"].to_dict() == {"Access": 2, "Staff": 1, "Cost": 0}
    assert table.base == 2
    assert dict(table.outside_base) == {"Comment with nothing to code": 1, "Not answered": 1}


def test_themes_left_out_of_a_wide_table_stay_in_its_base():
    grouping = themes({"t01": "Access", "t02": "Staff"}, ("a", "t01"), ("b", "t02"))
    assert largest(grouping, most=1) == ("Access",)
    table = narrow(
        crosstab(grouping, grouping, TableSpec(TableId.parse("question-t"), "t", "")),
        ["Access"],
    )
    assert list(table.cells.columns) == ["Access"]
    assert table.base == 2
    assert not table.columns_partition


def test_a_code_without_a_name_is_another_theme():
    assert counts(themes({"t01": "Access"}, ("a", "t02"))).cells["People"].to_dict() == {
        "Access": 0,
        "Another theme": 1,
    }


def test_themes_of_comments_none_of_which_was_coded_are_counted_as_none():
    table = counts(themes({"t01": "Access"}))
    assert table.cells["People"].to_dict() == {"Access": 0}
    assert dict(table.outside_base)["Comment with nothing to code"] == 1


def test_people_for_whom_nothing_needs_to_change_are_a_group_in_the_base():
    said = SAID.assign(substance=["substantive", "nothing to change", "non-substantive", "blank"])
    names = {"t01": "Access"}
    table = counts(by_code(said, coded(("a", "t01")), names, name="why", title="Why?"))
    assert table.cells["People"].to_dict() == {"Access": 1, "Nothing needs to change": 1}
    assert table.base == 2


def test_a_crosstab_counts_each_person_once_a_cell():
    table = crosstab(
        faith(), by_answer(HEARD, TICKS, ["a", "b", "c", "d", "e"]), TableSpec("t", "t", "people")
    )
    assert table.cells.loc["c of e"].tolist() == [1, 1]
    assert table.row_bases["c of e"] == 1
    assert not table.columns_partition


@pytest.mark.parametrize("kind", [Kind.SINGLE, Kind.MULTI, Kind.SCALE])
def test_an_option_called_not_answered_is_no_answer(kind):
    options = (Option("Yes"), Option("Not answered"), Option("not asked"))
    question = Question("q", "Do you?", kind, options)
    given = rows(
        ("a", "Yes", "answered", float("nan")),
        ("b", "Not answered", "answered", float("nan")),
        ("c", "not asked", "answered", float("nan")),
        question="q",
    )
    table = counts(by_answer(question, given, ["a", "b", "c"]))
    assert table.cells["People"].to_dict() == {"Yes": 1}
    assert dict(table.outside_base) == {"Not answered": 1, "Not asked": 1}


def test_prefer_not_to_say_among_plain_options_makes_one_group_of_a_characteristic():
    options = (Option("Yes"), Option("Prefer not to say"), Option("Not answered"))
    question = Question("q", "Carer?", Kind.SINGLE, options)
    given = rows(
        ("a", "Yes", "answered", float("nan")),
        ("b", "Prefer not to say", "answered", float("nan")),
        ("c", "Not answered", "answered", float("nan")),
        question="q",
    )
    carer = Characteristic("carer", "Carer", False, "", (Category("Carer", also=("Yes",)),))
    answered = by_answer(question, given, ["a", "b", "c"])
    grouping = unsaid(by_characteristic(answered, carer, categories={}))
    assert grouping.codes.sizes.tolist() == [1, 2, 0]
    assert grouping.labels == ("Carer", "Prefer not to say or not answered", "Not asked")


def test_prefer_not_to_say_beside_an_answer_is_that_answer():
    """Else one person is in two parts of a whole, and what is hidden follows from false sums."""
    refuse = Option("I would rather not say", role=OptionRole.PREFER_NOT_TO_SAY)
    question = Question("q", "Which are you?", Kind.MULTI, (Option("A"), Option("B"), refuse))
    given = rows(
        ("both", "A", "answered", float("nan")),
        ("both", refuse.label, "prefer not to say", float("nan")),
        ("only", refuse.label, "prefer not to say", float("nan")),
        ("neither", "", "not answered", float("nan")),
        question="q",
    )
    table = counts(by_answer(question, given, ["both", "only", "neither"]))
    assert table.cells["People"].to_dict() == {"A": 1, "B": 0}
    assert dict(table.outside_base) == {refuse.label: 1, "Not answered": 1}


def test_nobody_has_answered_and_not_answered():
    members = pd.DataFrame({"response_id": ["a", "a"], "group": ["Yes", "Not answered"]})
    groups = (Group("Yes"), Group("Not answered", GroupRole.NOT_ANSWERED))
    with pytest.raises(LedgerError, match="has answered and has not"):
        Grouping("q", "Q", groups, members, exclusive=False)


def test_a_theme_with_a_name_the_table_needs_is_a_named_error():
    said = pd.DataFrame(
        {"response_id": ["a"], "question_id": ["q"], "substance": ["substantive"], "code": ["x"]}
    )
    with pytest.raises(StudyError, match="Give it another name"):
        by_code(said, said, {"x": "Not answered"}, name="q", title="Q")
