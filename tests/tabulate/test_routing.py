"""Which answers to an earlier question led to a later one is read off the answers."""

import pandas as pd

from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import Group, Grouping, GroupRole
from consult.model.counting.table_id import TableId
from consult.model.survey.questionnaire import Kind, Option, Question
from consult.tabulate import asked_after, by_answer, frequency, routed

SILENT = Group("Not answered", GroupRole.NOT_ANSWERED)


def questions(*given):
    """People by two questions: questions(("Yes", "A", 30), ...); empty words are no answer."""
    said = [one[:2] for one in given for _ in range(one[2])]
    out = []
    for at, name in enumerate(("first", "second")):
        answers = [one[at] or SILENT.label for one in said]
        groups = (*map(Group, sorted(set(answers) - {SILENT.label})), SILENT)
        ids = [f"r{number}" for number in range(len(said))]
        members = pd.DataFrame({"response_id": ids, "group": answers})
        members["group"] = pd.Categorical(members["group"], categories=[g.label for g in groups])
        out.append(Grouping(name, name, groups, members))
    return out


def nobody(first, second):
    """Whom nobody is in, as readers know, of two questions at once."""
    counts = frequency(
        second, TableSpec(TableId.parse("question-t"), "t", "people"), use=Use.QUESTION
    )
    found = routed(counts, second, [first]).of.nobody
    return [{name: sorted(parts) for name, parts in of} for of in found if len(of) > 1]


def test_a_question_after_one_answer_only_is_known_to_have_been_asked_of_those():
    first, second = questions(("Yes", "A", 30), ("Yes", "B", 9), ("Yes", "", 3), ("No", "", 25))
    assert nobody(first, second) == [{"first": ["No"], "second": ["A", "B"]}]


def test_people_who_skipped_the_first_question_may_have_been_asked_the_second():
    first, second = questions(("Yes", "A", 30), ("", "A", 4), ("No", "", 25))
    assert nobody(first, second) == [{"first": ["No"], "second": ["A"]}]


def test_nothing_is_known_of_a_question_that_everyone_was_asked():
    first, second = questions(("Yes", "A", 30), ("No", "A", 24), ("No", "", 1))
    assert nobody(first, second) == []


def test_a_few_who_all_skipped_a_question_say_nothing_of_whom_it_was_asked():
    first, second = questions(("Yes", "A", 30), ("No", "", 5))
    assert nobody(first, second) == []


def test_a_question_that_hardly_anyone_answered_may_have_been_asked_of_everyone():
    first, second = questions(("Yes", "A", 3), ("Yes", "", 30), ("No", "", 30))
    assert nobody(first, second) == []


def told(kind, *given):
    """Whom nobody is in, where the second question was asked after "Yes" to the first."""
    ids = [f"r{number}" for number in range(len(given))]
    rows = [
        (key, name, option, state, float("nan"))
        for key, (first, second) in zip(ids, given, strict=True)
        for name, option, state in [
            *(("first", one, "answered") for one in first.split("+")),
            ("second", second.strip("-"), "answered" if second.strip("-") else SAID[second]),
        ]
    ]
    columns = ["response_id", "question_id", "option", "state", "number"]
    answers = pd.DataFrame(rows, columns=columns)
    first = Question("first", "first", kind, (Option("Yes"), Option("No")))
    second = Question("second", "second", Kind.SINGLE, (Option("A"), Option("B")))
    whole, asked = (by_answer(question, answers, ids) for question in (first, second))
    counts = frequency(
        asked, TableSpec(TableId.parse("question-t"), "t", "people"), use=Use.QUESTION
    )
    found = asked_after(counts, asked, whole, ["Yes"]).of.nobody
    return [{name: sorted(parts) for name, parts in of} for of in found if len(of) > 1]


SAID = {"": "not answered", "-": "not asked"}
ASKED = ["A", "B", "Not answered"]


def test_those_asked_are_known_to_be_those_who_gave_the_answer():
    assert told(Kind.SINGLE, ("Yes", "A"), ("Yes", ""), ("No", "-")) == [
        {"first": ["No", "Not answered", "Not asked"], "second": ASKED},
        {"first": ["Yes"], "second": ["Not asked"]},
    ]


def test_nobody_is_known_to_be_missing_where_somebody_is():
    slip = told(Kind.SINGLE, ("Yes", "A"), ("No", "B"), ("No", "-"))
    assert slip == [{"first": ["Yes"], "second": ["Not asked"]}]
    assert told(Kind.SINGLE, ("Yes", "-"), ("No", "A")) == []


def test_one_of_several_ticks_is_known_to_lead_on_too():
    assert told(Kind.MULTI, ("Yes+No", "A"), ("Yes", ""), ("No", "-")) == [
        {"first: Yes": ["not said", "not ticked"], "second": ASKED},
        {"first: Yes": ["ticked"], "second": ["Not asked"]},
    ]
