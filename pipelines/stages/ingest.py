"""Read the exports: the four tables, what was odd, and where every row went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from consult.office.cells import inert_table

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.study.context import Context


LEFT = "left to settle"
"""Code of what study.toml asks people to look at. A platform nobody confirmed has one of its own,
from reading."""


def run(context: Context) -> dict[str, Any]:
    """Read every source of the study into one consultation.

    Parameters
    ----------
    context
        What is known of the study, and where its exports lie.
    """
    from consult.read import read_study

    read = read_study(context.study, context.exports, context.pace, context.erased)
    return {
        "questionnaire": read.questionnaire,
        "read_responses": read.responses,
        "answers": read.answers,
        "read_comments": read.comments,
        "issues": _with_what_is_left(read.issues, context),
        "read_ledger": read.ledger,
        "read_rows": read.rows,
    }


def _with_what_is_left(issues: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The oddities of reading, and after them what study.toml asks people to look at for it."""
    import pandas as pd

    from consult.model.run.readiness import Matter
    from consult.model.survey.tables import ISSUES, Severity, conform
    from pipelines.study.unsettled import of_reading

    rows = [
        {
            "severity": str(Severity.WARNING),
            "code": LEFT,
            "file": left.place.file,
            "sheet": "",
            "row": None,
            "column": "",
            "heading": left.place.entry,
            "message": f"{left.matter}: {left.what} {left.matter.how}",
            "count": left.count,
        }
        for left in of_reading(context.study)
        if left.matter is not Matter.PLATFORM
    ]
    if not rows:
        return issues
    return conform(pd.concat([issues, pd.DataFrame(rows)]), ISSUES)


def write_issues(issues: pd.DataFrame, path: Path) -> None:
    """Write the list of oddities as a CSV file that Excel opens as it should.

    Parameters
    ----------
    issues
        Schema ``ISSUES``.
    path
        Where to.
    """
    safe = inert_table(issues)
    safe.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
