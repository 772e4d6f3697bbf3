"""Type of impairment is asked only of disabled people: what who knows that can work out."""

import pandas as pd

from consult.definitions import characteristics
from consult.disclose import Respondents, load_policy, protect
from consult.disclose.attack.feasibility import feasibility_intervals
from consult.disclose.attack.system import build
from consult.disclose.suppress.figures import dimensions
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import Group, Grouping, GroupRole
from consult.model.counting.region import EVERYBODY
from consult.model.counting.table_id import TableId, TableKind
from consult.tabulate import frequency, only_of

POLICY = load_policy(frozenset({"impairment"}))
SILENT = Group("Not answered", GroupRole.NOT_ANSWERED)
PNTS = Group("Prefer not to say", GroupRole.PREFER_NOT_TO_SAY)
DISABILITY = (Group("Disabled"), Group("Not disabled"), PNTS, SILENT)
IMPAIRMENT = (Group("Physical"), Group("Mental health"), PNTS, SILENT)
INSIDE = (GroupRole.SUBSTANTIVE, GroupRole.PREFER_NOT_TO_SAY, GroupRole.NOT_ANSWERED)

# 12 disabled people, of whom 11 ticked Physical and 10 Mental health; 3 would not say.
EVERYONE = [
    *[("Disabled", ("Physical", "Mental health"))] * 9,
    *[("Disabled", ("Physical",))] * 2,
    ("Disabled", ("Mental health",)),
    *[("Not disabled", ("Not answered",))] * 40,
    *[("Prefer not to say", ("Not answered",))] * 3,
]


def grouping(name, groups, said, *, exclusive):
    pairs = [(f"r{at}", label) for at, labels in enumerate(said) for label in labels]
    members = pd.DataFrame(pairs, columns=["response_id", "group"])
    labels = [group.label for group in groups]
    members["group"] = pd.Categorical(members["group"], categories=labels)
    return Grouping(name, name, groups, members, exclusive=exclusive)


def counted(everyone, *, linked):
    disability = grouping("disability", DISABILITY, [[d] for d, _ in everyone], exclusive=True)
    types = grouping("impairment", IMPAIRMENT, [i for _, i in everyone], exclusive=False)
    tables = [
        frequency(
            one,
            TableSpec(TableId(TableKind.PROFILE, one.id), "t", "people"),
            use=Use.PROFILE,
            inside=INSIDE,
        )
        for one in (disability, types)
    ]
    if linked:
        tables[1] = only_of(tables[1], types, disability, ["Disabled"])
    return tables


def released(*, linked):
    ways = [[counts] for counts in counted(EVERYONE, linked=linked)]
    return protect(ways, POLICY, Respondents(len(EVERYONE), "invented"))


def attack(release, target):
    """The interval of a number for a reader who knows who is asked for their impairment."""
    tables = counted(EVERYONE, linked=True)
    rows = {item.table.id: {r.label: r.cells[0] for r in item.table.rows} for item in release}
    known = {EVERYBODY: len(EVERYONE), **dict.fromkeys(tables[1].of.nobody, 0)}
    for table in tables:
        for label, of in table.of.rows.items():
            if rows[table.id][label].number is not None:
                known[of] = int(rows[table.id][label].number)
    system = build(dimensions(tables).values(), [*known, target])
    least, most = bounds = system.bounds(len(EVERYONE))
    for of, number in known.items():
        least[system.place[of]] = most[system.place[of]] = number
    at = system.place[target]
    return feasibility_intervals(system.equations, bounds, [at])[at]


def unsaid():
    return counted(EVERYONE, linked=True)[0].of.rows["Prefer not to say"]


def test_who_knows_the_form_bounds_the_hidden_number_where_the_link_is_not_known_to_us():
    low, high = attack(released(linked=False), unsaid())
    assert high - low < POLICY.protection_level


def test_with_the_link_the_hidden_number_stays_wide_for_them_too():
    low, high = attack(released(linked=True), unsaid())
    assert high - low >= POLICY.protection_level


def test_no_link_is_taken_for_known_where_somebody_else_answered():
    everyone = [*EVERYONE, ("Not disabled", ("Physical",))]
    assert (
        counted(everyone, linked=True)[1].of.nobody == counted(everyone, linked=False)[1].of.nobody
    )


def test_the_link_stands_in_the_file_of_characteristics():
    assert characteristics()["impairment"].only == ("disability", "Disabled")
