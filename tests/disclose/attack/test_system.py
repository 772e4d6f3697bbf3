"""What an attacker knows of choices that hold at once, worked by hand."""

from dataclasses import replace

import pandas as pd

from consult.disclose.attack.feasibility import feasibility_intervals
from consult.disclose.attack.system import build
from consult.disclose.suppress.figures import dimensions
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import Group, Grouping, GroupRole, PutIn
from consult.model.counting.region import EVERYBODY
from consult.model.counting.table_id import TableId, TableKind
from consult.tabulate import frequency, linked

GROUPS = (Group("A"), Group("B"), Group("C"), Group("Not answered", GroupRole.NOT_ANSWERED))


def ticks(name, *given):
    """People by what they ticked: "AB" ticked A and B, "" did not answer."""
    labels = [group.label for group in GROUPS]
    pairs = [
        (f"r{at}", label) for at, said in enumerate(given) for label in (said or ["Not answered"])
    ]
    members = pd.DataFrame(pairs, columns=["response_id", "group"])
    members["group"] = pd.Categorical(members["group"], categories=labels)
    return Grouping(name, name, GROUPS, members, exclusive=False)


def counted(grouping):
    return frequency(
        grouping,
        TableSpec(TableId(TableKind.QUESTION, grouping.id), "t", "people"),
        use=Use.QUESTION,
    )


def attack(tables, known, target, people):
    """The interval of a number when the numbers of some people are known."""
    cuts = dimensions(tables)
    regions = [*known, target]
    regions += [of for table in tables for of in (table.of.base, *table.of.rows.values())]
    system = build(cuts.values(), regions)
    place = system.place
    least, most = bounds = system.bounds(people)
    for of, number in {**known, EVERYBODY: people}.items():
        least[place[of]] = most[place[of]] = number
    found = feasibility_intervals(system.equations, bounds, [place[target]])
    return found[place[target]]


def test_everyone_who_answered_ticked_one_choice_at_least():
    # 10 answered; 4 ticked A and 3 ticked B, so at least 3 ticked C.
    question = counted(ticks("q", *["A"] * 4, *["B"] * 3, *["C"] * 3))
    rows = question.of.rows
    known = {question.of.base: 10, rows["A"]: 4, rows["B"]: 3}
    assert attack([question], known, rows["C"], 10) == (3, 10)


def test_where_a_choice_does_not_stand_in_the_release_nothing_follows_from_the_others():
    question = counted(ticks("q", *["A"] * 4, *["B"] * 3, *["C"] * 3))
    rows = question.of.rows
    system = build(question.of.dimensions, [question.of.base, rows["A"], rows["B"]])
    assert system.unknowns == len(system.regions)  # no slack, so no inequality


def test_a_merged_choice_is_at_least_each_of_its_parts_and_at_most_all_of_them():
    # 10 answered. 4 ticked A; A or B was ticked by 9. So B was ticked by 5 to 9.
    fine = ticks("q", *["A"] * 4, *["B"] * 5, "C")
    merged = fine.regrouped({"A": "A or B", "B": "A or B"}, (Group("A or B"), *GROUPS[2:]))
    tables = [counted(fine), counted(merged)]
    rows = tables[0].of.rows
    both = tables[1].of.rows["A or B"]
    assert merged.dimensions[1].union_of == {"q: A", "q: B"}
    known = {tables[0].of.base: 10, rows["A"]: 4, both: 9}
    assert attack(tables, known, rows["B"], 10) == (5, 9)


def coded(grouping, *questions):
    """The same groups as themes of the comments on some questions: codes are called as themes."""
    labels = grouping.labels_of(GroupRole.SUBSTANTIVE)
    facts = {label: PutIn(frozenset((one, label) for one in questions)) for label in labels}
    return replace(grouping, facts=facts, commented=frozenset(questions))


def together(*groupings):
    """Their tables, the first with what the groups are known to hold of each other."""
    first, *others = map(counted, groupings)
    known = (*first.of.dimensions, *linked(groupings))
    return [replace(first, regions=replace(first.of, dimensions=known)), *others]


def test_who_commented_on_one_question_is_among_those_who_commented_on_any():
    # 12 commented on any question and 10 on the first: 2 to 12 on the second.
    first = coded(ticks("first", *["A"] * 10, *[""] * 5), "first")
    second = coded(ticks("second", *["A"] * 15), "second")
    whole = coded(ticks("all", *["A"] * 12, *[""] * 3), "first", "second")
    tables = together(first, second, whole)
    known = {tables[2].of.base: 12, tables[0].of.base: 10}
    assert attack(tables, known, tables[1].of.base, 15) == (2, 12)


def test_a_theme_of_all_comments_is_made_of_the_same_theme_of_each_question():
    # 12 people raised A anywhere and 10 of them about the first question: about the second, 2 or
    # more, whatever the second question's own table hides.
    first = coded(ticks("first", *["A"] * 10, *["B"] * 5), "first")
    second = coded(ticks("second", *[""] * 10, *["A"] * 2, *["B"] * 3), "second")
    whole = coded(ticks("all", *["A"] * 12, *["B"] * 3), "first", "second")
    tables = together(first, second, whole)
    known = {tables[2].of.rows["A"]: 12, tables[0].of.rows["A"]: 10}
    assert attack(tables, known, tables[1].of.rows["A"], 15) == (2, 12)


def test_who_raised_a_heading_under_any_question_raised_it_under_one_of_them():
    # 14 raised A or B in all comments, 10 of them under the first question: 4 or more under
    # the second. That the heading is made of A and B does not tell it.
    over = {"A or B": ("A", "B")}
    each = [coded(replace(ticks(name, *["A"] * 20), nets=over), name) for name in ("p", "q")]
    whole = coded(replace(ticks("all", *["A"] * 20), nets=over), "p", "q")
    everywhere, first, second = tables = together(whole, *each)
    heading = "A or B"
    known = {everywhere.of.nets[heading]: 14, first.of.nets[heading]: 10}
    assert attack(tables, known, second.of.nets[heading], 20) == (4, 14)


def test_a_heading_is_no_smaller_than_a_theme_of_it_and_no_larger_than_all_of_them():
    over = {"A or B": ("A", "B")}
    counts = counted(replace(ticks("q", *["A"] * 12, *["B"] * 12, *["C"] * 6), nets=over))
    rows = counts.of.rows
    known = {rows["A"]: 9, rows["B"]: 7}
    assert attack([counts], known, counts.of.nets["A or B"], 30) == (9, 16)
