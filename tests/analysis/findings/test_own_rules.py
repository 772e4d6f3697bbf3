"""What the chapter on method says of the organisation's own rules."""

import pytest

from consult.analysis.findings.methods import _own_rules
from consult.definitions.in_force import put_in_force


@pytest.fixture(autouse=True)
def _afterwards():
    yield
    put_in_force({})


def test_own_rules_are_told_and_the_look_of_reports_is_none():
    put_in_force({"house.toml": {"font": "Gill Sans MT"}})
    assert [*_own_rules()] == []
    put_in_force({"disclosure.toml": {"threshold": {"crosstab": 15}}, "house.toml": {"font": "A"}})
    told = "disclosure.toml: threshold > crosstab: 15 (consult's own: 10)"
    assert [*_own_rules()] == [("Rules set by the organisation", told)]
