"""Numbers of comments on several questions together: sums of what is shown, or not there."""

from dataclasses import replace

import pandas as pd
import pytest

from consult.audit import Expected, audit
from consult.disclose import Respondents, protect, structure_of, true_numbers
from consult.errors import DisclosureError
from consult.model.counting.counts import WHOLE, Added, TableSpec, Use
from consult.model.counting.grouping import ANSWERED
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.structure import Truth
from consult.model.survey.tables import Substance
from consult.tabulate import by_code, frequency, linked
from tests.audit.released import POLICY, files_of, number, with_cell

NAMES = {"wait": "Waiting", "cost": "Cost", "staff": "Staff"}
TITLES = {"all": "All together", "a": "Why?", "b": "What else?"}


def wrote(**themes):
    """What people wrote: question -> theme -> the numbers of the people who raised it."""
    return pd.DataFrame(
        [
            (f"r{at:02}", question, code)
            for question, raised in themes.items()
            for code, some in raised.items()
            for at in some
        ],
        columns=["response_id", "question_id", "code"],
    )


def counted(codings):
    """Themes of both questions together, with their comments, and of each."""
    asked = pd.MultiIndex.from_product([codings["response_id"].unique(), ["a", "b"]])
    said = asked.to_frame(index=False, name=["response_id", "question_id"])
    spoke = asked.isin(codings.set_index(["response_id", "question_id"]).index)
    said["substance"] = [Substance.SUBSTANTIVE if one else Substance.BLANK for one in spoke]
    each = {
        name: by_code(said[said["question_id"] == name], mine, NAMES, name=name, title=name)
        for name, mine in codings.groupby("question_id")
    }
    everyone = by_code(said, codings.drop_duplicates(), NAMES, name="all", title="all")
    groupings = {"all": everyone, **each}

    def added(label):
        mine = [(one.region(label), one.base(*ANSWERED)) for one in each.values()]
        sizes = [int((one.members["group"] == label).sum()) for one in each.values()]
        return Added(sum(sizes), tuple(mine))

    bases = tuple((one.base(*ANSWERED),) * 2 for one in each.values())
    whole = Added(sum(one.people(*ANSWERED) for one in each.values()), bases)
    comments = {WHOLE: whole, **{label: added(label) for label in NAMES.values()}}
    tables = [
        replace(
            frequency(
                one,
                TableSpec(TableId(TableKind.THEMES, name), TITLES[name], "people"),
                use=Use.THEMES,
            ),
            comments=comments if name == "all" else {},
        )
        for name, one in groupings.items()
    ]
    known = (*tables[0].of.dimensions, *linked(tuple(groupings.values())))
    return [replace(tables[0], regions=replace(tables[0].of, dimensions=known)), *tables[1:]]


def released(codings):
    people = codings["response_id"].nunique()
    ways = [[one] for one in counted(codings)]
    return [one.table for one in protect(ways, POLICY, Respondents(people, "invented"))]


def checked(codings, tables, folder):
    counts, files = counted(codings), files_of(tables, folder)
    names = tuple(enumerate((one.id for one in counts), start=1))
    return audit(
        files,
        Expected(
            contents=dict.fromkeys(files, names),
            structure=structure_of(counts),
            truth=Truth(codings["response_id"].nunique(), true_numbers(counts)),
        ),
        POLICY,
    )


OPEN = wrote(
    a={"wait": range(30), "cost": range(20, 40), "staff": range(10, 22)},
    b={"wait": range(10, 25), "cost": range(6, 16), "staff": range(30, 40)},
)
SMALL = wrote(
    a={"wait": range(30), "cost": range(20, 40), "staff": range(10, 22)},
    b={"wait": range(10, 25), "cost": range(6, 16), "staff": range(30, 33)},
)


def comments(table):
    return {row.label: (row.cells[2].number, str(row.cells[2].mark)) for row in table.rows}


def test_a_person_who_raises_a_theme_in_two_comments_is_one_person_and_two_comments(tmp_path):
    tables = released(OPEN)
    assert [row.cells[0].number for row in tables[0].rows][:1] == [30]
    assert comments(tables[0])["Waiting"] == (45, "")
    assert comments(tables[0])["All"] == (40 + 29, "")
    assert checked(OPEN, tables, tmp_path).record["passed"]


def test_a_number_that_adds_up_a_hidden_one_is_hidden():
    table = released(SMALL)[0]
    assert comments(table)["Staff"] == (None, "[c]")
    assert comments(table)["Waiting"] == (45, "")


def test_a_hidden_number_of_comments_that_is_printed_all_the_same_is_found(tmp_path):
    tables = released(SMALL)
    row = [one.label for one in tables[0].rows].index("Staff")
    leak = [with_cell(tables[0], row, 2, number(15)), *tables[1:]]
    with pytest.raises(DisclosureError, match="of which a part is hidden"):
        checked(SMALL, leak, tmp_path)


def test_a_wrong_number_of_comments_is_found(tmp_path):
    tables = released(OPEN)
    with pytest.raises(DisclosureError, match="not the sum of its parts"):
        checked(OPEN, [with_cell(tables[0], 0, 2, number(46)), *tables[1:]], tmp_path)


def test_where_most_would_be_hidden_the_column_is_left_out_and_this_is_said(tmp_path):
    few = wrote(
        a={"wait": range(30), "cost": range(20, 40), "staff": range(10, 22)},
        b={"wait": range(10, 13), "cost": range(6, 9), "staff": range(30, 33)},
    )
    tables = released(few)
    assert [one.heading for one in tables[0].columns] == ["People", "Share"]
    assert any("Numbers of comments are left out" in note for note in tables[0].notes)
    assert checked(few, tables, tmp_path).record["passed"]
