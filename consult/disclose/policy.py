"""How small a group may be before its figures are hidden."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from consult.errors import Problem, StudyError
from consult.model.counts import Counts, Use


@dataclass(frozen=True)
class Policy:
    """The organisation's rules, as in definitions/disclosure.toml.

    Parameters
    ----------
    thresholds
        Use of a table -> smallest count that may be shown.
    sensitive_threshold
        The same for any table on a sensitive characteristic, when it is larger.
    sensitive
        Ids of the characteristics it applies to.
    hide_full_rows
        Whether a row in which everybody is in the same column is hidden.
    weak_base
        Bases under this are shown and named as weak.
    """

    thresholds: Mapping[Use, int]
    sensitive_threshold: int
    sensitive: frozenset[str]
    hide_full_rows: bool
    weak_base: int
    width: int = 5

    def threshold(self, counts: Counts) -> int:
        """The smallest count a table may show."""
        usual = self.thresholds[counts.use]
        if counts.characteristic in self.sensitive:
            return max(usual, self.sensitive_threshold)
        return usual


def load_policy(sensitive: frozenset[str]) -> Policy:
    """Read the policy of definitions/disclosure.toml.

    Parameters
    ----------
    sensitive
        Ids of the characteristics that characteristics.toml marks sensitive.

    Raises
    ------
    StudyError
        When a threshold is missing or is not a whole number of at least 2.
    """
    text = files("consult.definitions").joinpath("disclosure.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    given = data["threshold"]
    wrong = [
        name
        for name in (*(str(use) for use in Use), "sensitive")
        if not isinstance(given.get(name), int) or given[name] < 2
    ]
    if wrong:
        raise StudyError(
            Problem(
                f"disclosure.toml: [threshold] {', '.join(wrong)} must be a whole number of 2 "
                "or more."
            )
        )
    return Policy(
        thresholds={use: given[str(use)] for use in Use},
        sensitive_threshold=given["sensitive"],
        sensitive=sensitive,
        hide_full_rows=bool(data["rules"]["hide_full_rows"]),
        weak_base=int(data["weak"]["base"]),
    )
