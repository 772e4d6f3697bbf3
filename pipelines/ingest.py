"""Read the exports: the four tables, what was odd, and where every row went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from consult.office.cells import inert_table

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.stages import Context


def run(context: Context) -> dict[str, Any]:
    """Read every source of the study into one consultation."""
    from consult.read import read_study

    read = read_study(context.study, context.exports, context.pace)
    return {
        "questionnaire": read.questionnaire,
        "read_responses": read.responses,
        "answers": read.answers,
        "read_comments": read.comments,
        "issues": read.issues,
        "read_ledger": read.ledger,
    }


def write_issues(issues: pd.DataFrame, path: Path) -> None:
    """Write the list of oddities as a CSV file that Excel opens as it should."""
    safe = inert_table(issues)
    safe.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
