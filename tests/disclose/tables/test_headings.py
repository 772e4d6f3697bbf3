"""Rows of headings over themes, protected and checked with their themes: small planted cases."""

from dataclasses import replace

import pandas as pd
import pytest

from consult.audit import Expected, audit
from consult.disclose import Respondents, protect, structure_of, true_numbers
from consult.errors import DisclosureError
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.structure import Truth
from consult.model.publishing.table import Cell, RowRole
from consult.model.survey.tables import Substance
from consult.tabulate import by_code, frequency
from tests.audit.released import POLICY, files_of, with_cell

NAMES = {"wait": "Waiting", "cost": "Cost", "park": "Parking"}
WHICH = TableId(TableKind.THEMES, "why")
HEADING = "Visiting (heading)"
SHOWN = {"wait": range(20), "cost": range(12, 30), "park": range(40, 60)}
"""Of whom 12 raised waiting alone, 10 cost alone and 8 both: nobody is told apart."""
FEW = {"wait": range(20), "cost": range(7, 22), "park": range(40, 60)}
"""Of the 15 who raised cost two did not raise waiting."""
HIDDEN = {"wait": range(20), "cost": range(20, 38), "park": range(36, 40)}
"""Four raised parking, and two of them nothing else: 40 raised any of the three themes."""


def counted(raised, under=("Waiting", "Cost")):
    """Themes of 60 people, with a heading over some of them."""
    ids = [f"r{at:02}" for at in range(60)]
    said = pd.DataFrame({"response_id": ids, "question_id": "why"})
    said = said.assign(substance=Substance.SUBSTANTIVE)
    coded = pd.DataFrame(
        [(f"r{at:02}", "why", code) for code, some in raised.items() for at in some],
        columns=["response_id", "question_id", "code"],
    )
    rest = sorted(set(ids) - set(coded["response_id"]))
    others = pd.DataFrame({"response_id": rest, "question_id": "why", "code": "else"})
    made = by_code(said, pd.concat([coded, others]), NAMES, name="why", title="Why?")
    grouping = replace(made, nets={HEADING: under})
    return frequency(grouping, TableSpec(WHICH, "Why?", "people"), use=Use.THEMES)


def table_of(counts):
    (item,) = protect([[counts]], POLICY, Respondents(60, "invented"))
    return item.table


def row(table, label):
    return next(each for each in table.rows if each.label == label)


def people(table, label):
    return row(table, label).cells[0].number


def check(counts, table, folder):
    files = files_of((table,), folder)
    expected = Expected(
        contents=dict.fromkeys(files, ((1, WHICH),)),
        structure=structure_of([counts]),
        truth=Truth(60, true_numbers([counts])),
    )
    return audit(files, expected, POLICY)


def test_a_heading_counts_each_person_once_and_stands_after_the_themes(tmp_path):
    table = table_of(counted(SHOWN))
    assert people(table, HEADING) == 30
    assert row(table, HEADING).role is RowRole.HEADING
    labels = [each.label for each in table.rows]
    assert labels.index("Parking") < labels.index(HEADING) < labels.index("All")
    assert check(counted(SHOWN), table, tmp_path).record["passed"]


def test_a_heading_that_tells_who_raised_one_theme_alone_is_hidden_and_no_theme_is():
    table = table_of(counted(FEW))
    assert people(table, HEADING) is None
    assert (people(table, "Waiting"), people(table, "Cost")) == (20, 15)


def test_a_heading_from_which_a_hidden_theme_could_be_told_is_hidden():
    table = table_of(counted(HIDDEN, under=("Waiting", "Cost", "Parking")))
    assert people(table, "Parking") is None
    assert people(table, HEADING) is None


@pytest.mark.parametrize(
    ("raised", "under", "many"),
    [(FEW, ("Waiting", "Cost"), 22), (HIDDEN, ("Waiting", "Cost", "Parking"), 40)],
)
def test_the_last_check_refuses_a_heading_that_tells_of_few(tmp_path, raised, under, many):
    counts = counted(raised, under)
    table = table_of(counts)
    at = next(at for at, each in enumerate(table.rows) if each.label == HEADING)
    share = 100 * many / 60
    printed = with_cell(with_cell(table, at, 0, Cell(many)), at, 1, Cell(share))
    with pytest.raises(DisclosureError, match="the number of this heading tells of few people"):
        check(counts, printed, tmp_path)


def test_the_last_check_refuses_a_heading_that_adds_its_themes_up(tmp_path):
    counts = counted(SHOWN)
    table = table_of(counts)
    at = next(at for at, each in enumerate(table.rows) if each.label == HEADING)
    with pytest.raises(DisclosureError, match="not the one that was counted"):
        check(counts, with_cell(table, at, 0, Cell(38)), tmp_path)


def test_that_nearly_everybody_raised_a_heading_tells_of_the_few_who_did_not(tmp_path):
    # 57 of 60 raised a theme of it: three did not, and neither theme alone tells that.
    most = {"wait": range(40), "cost": range(20, 57), "park": range(57, 58)}
    table = table_of(counted(most))
    assert people(table, HEADING) is None
    assert (people(table, "Waiting"), people(table, "Cost")) == (40, 37)
    assert check(counted(most), table, tmp_path).record["passed"]  # no figure hidden beside it


ANEW = {"wait": range(20), "cost": range(14, 32), "park": range(40, 60)}
"""The same comments coded anew: cost is raised by two others, and 32 people raise the heading."""


def marks(raised):
    """What tells responses apart: nothing they answered, and the themes of what they wrote."""
    of = {at: " ".join(code for code, some in raised.items() if at in some) for at in range(60)}
    return tuple(sorted((f"r{at:02}", of[at]) for at in range(60)))


def test_themes_coded_anew_after_a_release_are_other_themes_and_so_are_their_headings(tmp_path):
    first = counted(SHOWN)
    files = files_of((table_of(first),), tmp_path)
    expected = Expected(
        contents=dict.fromkeys(files, ((1, WHICH),)),
        structure=structure_of([first]),
        truth=Truth(60, true_numbers([first]), marks(SHOWN)),
    )
    told = audit(files, expected, POLICY).told
    now = Respondents(60, "invented", marks(ANEW))
    (item,) = protect([[counted(ANEW)]], POLICY, now, earlier=[told])
    assert people(item.table, HEADING) == 32
