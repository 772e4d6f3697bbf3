"""Claims about headings over themes: a person is counted once, whatever they raised beneath."""

from __future__ import annotations

from consult.analysis.plan.themes import PeopleByTheme
from consult.model.coding.codeframe import Codeframe, UsedCode
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.tabulate import frequency, linked
from tests.analysis.plan.test_themes_together import Coded, people
from tests.audit.released import POLICY

DOGS = UsedCode("t01", "Dogs", "", "Walking", found=True)
PATHS = UsedCode("t02", "Paths", "", "Walking", found=True)
FLOWERS = UsedCode("t03", "Flowers", "", "Planting", found=True)
RAISED = (
    *people("best", "t01", range(10)),
    *people("best", "t02", range(6, 14)),
    *people("best", "t03", range(20, 26)),
    *people("worst", "t01", range(8, 16)),
)
CODES = {"best": (DOGS, PATHS, FLOWERS), "worst": (DOGS,)}


def themes():
    return PeopleByTheme(Coded(RAISED, CODES), Codeframe(), POLICY, frozenset())


def counted(subject):
    spec = TableSpec(TableId(TableKind.THEMES, subject), "Themes", "people", row_title="Theme")
    return frequency(themes().groupings[subject], spec, use=Use.THEMES)


def test_who_raised_two_themes_of_a_heading_is_one_person_under_it():
    # r0 to r9 raised dogs, r6 to r13 paths: 14 people, not 10 and 8.
    assert counted("best").net_people == {"Walking (heading)": 14}


def test_a_heading_over_one_theme_has_no_row_as_the_theme_says_it_all():
    assert dict(counted("best").nets) == {"Walking (heading)": ("Dogs", "Paths")}
    assert counted("worst").nets == ()


def test_a_heading_over_all_comments_counts_whoever_raised_it_under_any_question():
    assert counted(ALL_COMMENTS).net_people == {"Walking (heading)": 16}


def test_a_heading_over_all_is_bound_to_its_themes_and_to_each_question():
    counts = counted(ALL_COMMENTS)
    ((name, _),) = counts.of.nets["Walking (heading)"]
    (heading,) = (one for one in counts.of.dimensions if one.id == name)
    assert len(heading.union_of) == 2
    (heading,) = (one for one in linked(tuple(themes().groupings.values())) if one.id == name)
    covers = [sorted(item for item, _ in link.held) for link in heading.links if link.whole]
    assert ["best: Dogs | Paths", "worst: Dogs"] in covers
    assert ["best: Dogs", "best: Paths", "worst: Dogs"] in covers


def test_comments_on_a_heading_are_added_up_question_by_question():
    # 14 people wrote of walking under the first question, 8 under the second.
    assert themes().added(ALL_COMMENTS)["Walking (heading)"].number == 22


def test_a_heading_that_is_another_one_under_one_question_has_no_row_in_all_comments():
    # Under "worst" an agreed code stands beneath it too, which is not asked of all comments.
    bins = UsedCode("c1", "Bins", "", "Walking")
    codes = {"best": (DOGS, PATHS, FLOWERS), "worst": (DOGS, bins)}
    planned = PeopleByTheme(Coded(RAISED, codes), Codeframe(), POLICY, frozenset())
    assert set(planned.groupings["worst"].nets["Walking (heading)"]) == {"Dogs", "Bins"}
    assert planned.groupings[ALL_COMMENTS].nets == {}
    assert set(planned.added(ALL_COMMENTS)) == {"", "Dogs", "Paths", "Flowers"}


def test_a_heading_called_like_one_of_its_themes_has_a_row_of_its_own():
    paths = UsedCode("t02", "Paths", "", "Dogs", found=True)
    dogs = UsedCode("t01", "Dogs", "", "Dogs", found=True)
    coded = Coded(RAISED, {"best": (dogs, paths, FLOWERS), "worst": (dogs,)})
    found = PeopleByTheme(coded, Codeframe(), POLICY, frozenset()).groupings
    assert list(found["best"].nets) == ["Dogs (heading)"]
    assert "Dogs" in found[ALL_COMMENTS].labels
    assert list(found[ALL_COMMENTS].nets) == ["Dogs (heading)"]
