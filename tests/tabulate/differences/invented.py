"""Invented answers, counted and protected as in a run."""

from __future__ import annotations

import pandas as pd

from consult.disclose import Policy, Respondents, protect
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import NOT_ANSWERED, Group, Grouping, GroupRole
from consult.model.counting.table_id import TableId
from consult.tabulate import compare, crosstab, frequency

POLICY = Policy(
    thresholds={Use.PROFILE: 5, Use.QUESTION: 5, Use.THEMES: 5, Use.CROSSTAB: 10},
    sensitive_threshold=10,
    sensitive=frozenset(),
    hide_full_rows=True,
    weak_base=30,
)


def grouping(name, pairs, *, exclusive=True, everybody=()):
    """A grouping from (response, label) pairs; whoever is in no pair did not answer."""
    labels = list(dict.fromkeys(label for _, label in pairs if label != NOT_ANSWERED))
    said = {response for response, _ in pairs}
    silent = [(response, NOT_ANSWERED) for response in everybody if response not in said]
    members = pd.DataFrame([*pairs, *silent], columns=["response_id", "group"])
    members["group"] = pd.Categorical(members["group"], [*labels, NOT_ANSWERED])
    groups = (*(Group(x) for x in labels), Group(NOT_ANSWERED, GroupRole.NOT_ANSWERED))
    return Grouping(name, name, groups, members, exclusive)


def cells(numbers):
    """Two groupings with so many people for each (group, answer)."""
    rows, columns = [], []
    for (group, answer), times in numbers.items():
        for _ in range(times):
            rows.append((f"r{len(rows)}", group))
            columns.append((f"r{len(columns)}", answer))
    return grouping("kind", rows), grouping("view", columns)


def release(rows, columns, *, policy=POLICY, topline=True):
    """Counts and protected tables of a question on its own and by a characteristic."""
    alone = frequency(
        columns, TableSpec(TableId.parse("question-view"), "t", "people"), use=Use.QUESTION
    )
    crossed = crosstab(
        rows,
        columns,
        TableSpec(TableId.parse("question-view-by-kind"), "t", "people", characteristic="kind"),
    )
    ways = [[alone], [crossed]] if topline else [[crossed]]
    people = rows.members["response_id"].nunique()
    return [(x.counts, x.table) for x in protect(ways, policy, Respondents(people, "test"))]


def family(pairs, *, policy=POLICY, **more):
    """The one family of a release."""
    (found,) = compare(pairs, threshold=policy.threshold, scales=more.pop("scales", {}), **more)
    return found
