"""Which answers to an earlier question led to a later one is read off the answers."""

import pandas as pd

from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import Group, Grouping, GroupRole
from consult.model.counting.table_id import TableId
from consult.tabulate import frequency, routed

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
