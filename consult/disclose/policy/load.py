"""The organisation's rules as they stand in disclosure.toml, read or refused with every reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consult.definitions.in_force import definition
from consult.disclose.policy.rules import Policy, SuppressionEngine
from consult.errors import Problem, StudyError
from consult.model.counting.counts import Use

LEAST = 2
"""Smallest number that any rule may be set to: under it, nothing would be protected."""


def load_policy(sensitive: frozenset[str]) -> Policy:
    """The policy in force: that of disclosure.toml, with what the organisation set over it.

    Parameters
    ----------
    sensitive
        Ids of the characteristics that characteristics.toml marks sensitive.

    Raises
    ------
    StudyError
        When a threshold, the width or the weak base is missing or is not a whole number of at
        least 2, or a rule is not what it must be; the message names them all.
    """
    return policy_of(definition("disclosure.toml"), sensitive)


def policy_of(data: Mapping[str, Any], sensitive: frozenset[str]) -> Policy:
    """The policy that a file of rules sets out.

    Parameters
    ----------
    data
        Content of definitions/disclosure.toml.
    sensitive
        As for :func:`load_policy`.
    """
    numbers = [("threshold", name) for name in (*map(str, Use), "sensitive")]
    numbers += [("attack", "width"), ("weak", "base")]
    problems = [
        Problem(f"disclosure.toml: [{part}] {name} must be a whole number of {LEAST} or more.")
        for part, name in numbers
        if not _whole(data.get(part, {}).get(name))
    ]
    rules = data.get("rules", {})
    problems += [
        Problem(f"disclosure.toml: [rules] {name} must be true or false.")
        for name in ("hide_full_rows", "protect_non_response")
        if not isinstance(rules.get(name), bool)
    ]
    enough = data.get("merging", {}).get("enough")
    if not _whole(enough) or enough > 100:
        problems.append(Problem("disclosure.toml: [merging] enough must be from 2 to 100."))
    engine = data.get("engine", {}).get("name")
    if engine not in set(SuppressionEngine):
        known = " or ".join(f'"{one}"' for one in SuppressionEngine)
        problems.append(Problem(f"disclosure.toml: [engine] name must be {known}."))
    if problems:
        raise StudyError(problems)
    return Policy(
        thresholds={use: data["threshold"][str(use)] for use in Use},
        sensitive_threshold=data["threshold"]["sensitive"],
        sensitive=sensitive,
        hide_full_rows=rules["hide_full_rows"],
        weak_base=data["weak"]["base"],
        protection_level=data["attack"]["width"],
        enough=enough,
        engine=SuppressionEngine(engine),
        protect_non_response=rules["protect_non_response"],
    )


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number >= LEAST
