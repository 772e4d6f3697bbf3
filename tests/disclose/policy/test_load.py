"""The file of rules is checked before anything is hidden by it."""

import copy
import tomllib
from importlib.resources import files

import pytest

from consult.disclose.policy.load import policy_of
from consult.errors import StudyError

IN_FORCE = tomllib.loads(
    files("consult.definitions").joinpath("disclosure.toml").read_text(encoding="utf-8")
)


def test_the_rules_in_force_can_be_used():
    assert policy_of(IN_FORCE, frozenset()).protection_level == 5


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [
        ("attack", "width", 1),
        ("attack", "width", "five"),
        ("threshold", "crosstab", True),
        ("threshold", "profile", None),
        ("weak", "base", 0),
        ("rules", "hide_full_rows", 1),
        ("rules", "protect_non_response", "no"),
        ("merging", "enough", 101),
        ("merging", "enough", None),
    ],
)
def test_a_rule_that_protects_nobody_is_refused_by_name(part, name, value):
    rules = copy.deepcopy(IN_FORCE)
    rules[part][name] = value
    with pytest.raises(StudyError, match=rf"disclosure.toml: \[{part}\] {name} must be"):
        policy_of(rules, frozenset())


def test_all_wrong_rules_are_told_at_once():
    with pytest.raises(StudyError) as error:
        policy_of({}, frozenset())
    assert len(error.value.problems) == 11
