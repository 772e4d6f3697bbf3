"""The list of people at risk as the rest of a study sees it."""

from __future__ import annotations

from pathlib import Path

from consult.model.run.checked import SafetyCheck

RISK_LIST = Path("triage", "people-at-risk.xlsx")
"""Where the list lies among what was made of a study. Its folder is its own, so that a person can
be let into it without the rest."""


def load_safety(processed: Path) -> SafetyCheck:
    """Who looked through the comments for people at risk, and which of them are listed.

    Parameters
    ----------
    processed
        What was made of the study.

    Raises
    ------
    ReviewError
        When the list cannot be read: comments on it could be quoted then.
    """
    path = processed / RISK_LIST
    if not path.is_file():
        return SafetyCheck()
    from consult.care.workbook import read_list

    return read_list(path).check
