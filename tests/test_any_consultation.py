"""What holds of counts, differences and protected tables whatever people answered.

Consultations are invented by hypothesis, the same ones in each run: so many people of each group
for each answer, with groups and answers of nobody, of everybody, and of a few.
"""

import random

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks import disclosure
from consult.disclose import load_policy, protect
from consult.errors import DisclosureError
from consult.model.counting.counts import Use
from consult.model.counting.grouping import NOT_ANSWERED, Group, Grouping, GroupRole
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import Mark
from consult.tabulate import compare, crosstab, frequency

POLICY = load_policy(frozenset())
GROUPS, VIEWS, TICKS = ["North", "South", "East"], ["For", "Against", "Unsure"], ["Post", "Web"]
NETS = {"Sure": ("For", "Against")}

SOME = st.one_of(st.just(0), st.integers(1, 12), st.integers(13, 60))
CONSULTATIONS = st.dictionaries(
    st.tuples(
        st.sampled_from([*GROUPS, ""]),
        st.sampled_from([*VIEWS, ""]),
        st.sampled_from(["", "Post", "Web", "Post Web"]),
    ),
    SOME,
    max_size=14,
)
"""(group, view, what is ticked) -> how many people; "" is no answer."""

HIDDEN = Mark.SUPPRESSED
FEWEST = POLICY.thresholds[Use.CROSSTAB]
HANDFUL = 2 * FEWEST

NOBODY = {}
EVERYBODY_ALIKE = {("North", "For", "Web"): 40}
SILENT = {("", "", ""): 25}
EITHER_WILL_DO = {
    ("", "For", "Web"): 41,
    ("", "Against", "Web"): 4,
    ("", "Unsure", "Web"): 13,
    ("North", "Unsure", "Post"): 17,
    ("South", "For", "Post Web"): 8,
    ("East", "Against", "Web"): 3,
    ("East", "Against", ""): 9,
}
"""Of two answers that nobody of a group gave, either could be hidden with the third."""
quickly = settings(max_examples=25, deadline=None, derandomize=True, database=None)
slowly = settings(max_examples=8, deadline=None, derandomize=True, database=None)


def shapes(test):
    """Always tried: nobody in any group, everyone in one, and nobody who answered."""
    for one in (NOBODY, EVERYBODY_ALIKE, SILENT):
        test = example(numbers=one)(test)
    return given(numbers=CONSULTATIONS)(test)


def people(numbers, *, seed=None):
    """One entry a person, in an order of its own for each seed."""
    everybody = [(key, at) for key in sorted(numbers) for at in range(numbers[key])]
    named = [(f"r{at}", key) for at, (key, _) in enumerate(everybody)]
    if seed is not None:
        random.Random(seed).shuffle(named)
    return named


def grouping(name, pairs, labels, *, exclusive=True, nets=None):
    groups = (*(Group(x) for x in labels), Group(NOT_ANSWERED, GroupRole.NOT_ANSWERED))
    members = pd.DataFrame(pairs, columns=["response_id", "group"]).astype({"response_id": "str"})
    members["group"] = pd.Categorical(members["group"], [group.label for group in groups])
    return Grouping(name, name, groups, members, exclusive, nets)


def groupings(said, *, order=list):
    """Where people live, what they think and what they ticked."""
    kind = [(person, key[0] or NOT_ANSWERED) for person, key in said]
    view = [(person, key[1] or NOT_ANSWERED) for person, key in said]
    ticks = [(person, x) for person, key in said for x in key[2].split() or [NOT_ANSWERED]]
    return (
        grouping("kind", kind, order(GROUPS)),
        grouping("view", view, order(VIEWS), nets=NETS),
        grouping("ticks", ticks, order(TICKS), exclusive=False),
    )


def tables(kind, view, ticks):
    """The counts of five tables that hang together."""
    alone = [
        frequency(
            one,
            name=TableId(TableKind.QUESTION, one.id),
            title=one.id,
            use=Use.QUESTION,
            base_text="people",
        )
        for one in (kind, view, ticks)
    ]
    crossed = [
        crosstab(
            kind,
            one,
            name=TableId(TableKind.QUESTION, one.id, "kind"),
            title=one.id,
            base_text="people",
            characteristic="kind",
        )
        for one in (view, ticks)
    ]
    return [*alone, *crossed]


def numbers_in(counts):
    """Every number of a table by the words of its row and column."""
    cells = {
        (row, column): n for row, line in counts.cells.iterrows() for column, n in line.items()
    }
    nets = {net: int(counts.row_bases[list(labels)].sum()) for net, labels in counts.nets}
    return cells, counts.row_bases.to_dict(), counts.base, nets


def released(counts, said):
    """The protected tables; none where consult refuses, as it may for a handful of people."""
    try:
        return _protected(counts, said)
    except DisclosureError:
        assert len(said) < HANDFUL
        return ()


def _protected(counts, said):
    return protect([[one] for one in counts], POLICY, people=len(said), source="SYNTHETIC")


def printed(release):
    """What each table prints, by the words of its rows and columns."""
    return {
        str(item.table.id): {
            (row.label, column.heading): (cell.number, cell.mark)
            for row in item.table.rows
            for column, cell in zip(item.table.columns, row.cells, strict=True)
        }
        for item in release
    }


def compared(release):
    pairs = [(item.counts, item.table) for item in release]
    return compare(pairs, threshold=POLICY.threshold, scales={})


@quickly
@shapes
def test_each_number_is_the_people_one_would_count_by_hand(numbers):
    _, alone, ticked, by_view, by_ticks = map(numbers_in, tables(*groupings(people(numbers))))

    def how_many(group=None, view=None, tick=None):
        return sum(
            times
            for (mine, said, ticks), times in numbers.items()
            if group in (None, mine)
            and view in (None, said)
            and (tick is None or tick in ticks.split())
        )

    assert alone[0] == {(view, "People"): how_many(view=view) for view in VIEWS}
    assert alone[3] == {"Sure": how_many(view="For") + how_many(view="Against")}
    assert ticked[0] == {(tick, "People"): how_many(tick=tick) for tick in TICKS}
    assert ticked[2] == sum(times for (_, _, ticks), times in numbers.items() if ticks)
    for group, label in ((group, group or NOT_ANSWERED) for group in [*GROUPS, ""]):
        for view in VIEWS:
            assert by_view[0][label, view] == how_many(group, view)
        for tick in TICKS:
            assert by_ticks[0][label, tick] == how_many(group, tick=tick)
        assert by_view[1][label] == sum(how_many(group, view) for view in VIEWS)


@quickly
@shapes
def test_neither_the_order_of_rows_nor_of_options_changes_a_count(numbers):
    counted = [numbers_in(one) for one in tables(*groupings(people(numbers)))]
    for seed, order in ((1, list), (2, lambda labels: labels[::-1])):
        mixed = tables(*groupings(people(numbers, seed=seed), order=order))
        assert [numbers_in(one) for one in mixed] == counted


@quickly
@shapes
def test_a_group_nobody_is_in_changes_no_other_number(numbers):
    said = people(numbers)
    counted = [numbers_in(one)[0] for one in tables(*groupings(said))]
    with_more = tables(*groupings(said, order=lambda labels: [*labels, "Nobody"]))
    for before, after in zip(counted, with_more, strict=True):
        now = numbers_in(after)[0]
        assert {place: now[place] for place in before} == before
        assert not any(n for place, n in now.items() if "Nobody" in place)


@quickly
@shapes
def test_two_options_that_mean_one_count_each_person_once(numbers):
    _, view, ticks = groupings(people(numbers))
    for one, (first, second) in ((view, ("For", "Against")), (ticks, ("Post", "Web"))):
        groups = [Group(x) for x in one.labels if x not in (second, NOT_ANSWERED)]
        silent = Group(NOT_ANSWERED, GroupRole.NOT_ANSWERED)
        merged = one.regrouped({second: first}, [*groups, silent])
        answered = merged.codes.sizes[merged.labels.index(first)]
        at = (1, 2)[one is ticks]
        assert answered == sum(
            times for key, times in numbers.items() if {first, second} & set(key[at].split())
        )


@slowly
@shapes
def test_the_attack_finds_nothing_in_any_release_and_what_is_shown_is_true(numbers):
    said = people(numbers)
    release = released(tables(*groupings(said)), said)
    known = disclosure._shown_in((item.table, item.counts) for item in release)
    tally = disclosure._Tally()
    disclosure._attack(tally, [item.counts for item in release], known, len(said), POLICY)
    if len(said) >= FEWEST:  # of fewer people, everything is hidden that can be
        assert (tally.pinned, tally.narrow) == (0, 0)
    for item in release:
        bases = item.counts.row_bases
        for row in item.table.rows:
            if row.label in bases.index and row.cells[0].number is not None:
                assert row.cells[0].number == bases[row.label]


@slowly
@shapes
def test_the_order_of_rows_changes_nothing_that_is_printed_or_compared(numbers):
    said, mixed = people(numbers), people(numbers, seed=3)
    release = released(tables(*groupings(said)), said)
    again = released(tables(*groupings(mixed)), mixed)
    assert [item.table for item in again] == [item.table for item in release]
    assert compared(again) == compared(release)


@slowly
@shapes
@example(numbers=EITHER_WILL_DO)
def test_the_order_of_options_changes_nothing_that_is_printed(numbers):
    said = people(numbers)
    release = printed(released(tables(*groupings(said)), said))
    back = printed(released(tables(*groupings(said, order=lambda labels: labels[::-1])), said))
    assert back == release


@pytest.mark.parametrize("number", range(1, 10))
def test_a_few_people_who_all_said_the_same_are_published_with_everything_of_groups_hidden(number):
    said = people({("North", "For", "Web"): number})
    release = printed(_protected(tables(*groupings(said)), said))
    for table in ("question-view-by-kind", "question-ticks-by-kind"):
        assert {mark for _, mark in release[table].values()} == {HIDDEN}


@pytest.mark.parametrize("numbers", [NOBODY, SILENT])
def test_of_nobody_nothing_is_compared(numbers):
    said = people(numbers)
    (family,) = compared(released(tables(*groupings(said)), said))
    assert family.differences == ()
