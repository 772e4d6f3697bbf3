"""Those who left a question about themselves out are hidden for the sake of others alone."""

from dataclasses import replace

import pytest

from consult.audit.sensitive import sensitive_regions
from consult.disclose import structure_of, true_numbers
from consult.disclose.suppress.figures import figures
from consult.model.counting.grouping import NOT_ANSWERED
from consult.model.publishing.structure import Truth
from tests.audit.released import POLICY, counted, people, tables_of

SPARED = replace(POLICY, protect_non_response=False)
SAID = people(
    ("None", "Yes", 60),
    ("None", "No", 50),
    ("Christian", "Yes", 40),
    ("Christian", "No", 45),
    ("Sikh", "Yes", 3),
    ("", "Yes", 2),
    ("", "No", 1),
    ("None", "", 4),
)
"""Three did not say their faith. Four gave no view, which is beneath its table, however few."""


def primary(policy):
    """Labels of what is hidden for itself: row, or row and column."""
    return {
        tuple(sorted(part for _, parts in of for part in parts))
        for counts in counted(SAID)
        for of, figure in figures(counts, policy).items()
        if figure.primary
    }


def test_who_skipped_a_question_about_themselves_is_no_group():
    assert primary(SPARED) == {("Sikh",), ("Sikh", "Yes"), ("No", "Sikh", "Yes")}


def test_an_organisation_can_protect_them_all_the_same():
    assert {one for one in primary(POLICY) if NOT_ANSWERED in one} == {
        ("No", NOT_ANSWERED),
        (NOT_ANSWERED, "Yes"),
        ("No", NOT_ANSWERED, "Yes"),
    }


@pytest.mark.parametrize("policy", [POLICY, SPARED], ids=["protected", "spared"])
def test_the_last_check_takes_the_same_for_sensitive(policy):
    release = counted(SAID)
    mine = {of for one in release for of, figure in figures(one, policy).items() if figure.primary}
    truth = Truth(len(SAID), true_numbers(release))

    assert set(sensitive_regions(structure_of(release), truth, policy)) == mine


def test_larger_groups_are_shown_beside_them():
    def shown(policy):
        *_, both = tables_of(SAID, policy)
        return sum(cell.number is not None for row in both.rows for cell in row.cells)

    assert shown(SPARED) > shown(POLICY)


def test_the_note_says_so_where_it_holds():
    def notes(policy):
        return [" ".join(table.notes) for table in tables_of(SAID, policy)]

    assert ["left the question out" in one for one in notes(SPARED)] == [True, False, True]
    assert not any("left the question out" in one for one in notes(POLICY))
