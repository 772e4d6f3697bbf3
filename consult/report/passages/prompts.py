"""What a draft asks for where nobody has said it: a line in brackets, set apart."""

from __future__ import annotations

from collections.abc import Iterable

from consult.model.run.readiness import Left
from consult.model.words.document import (
    Callout,
)
from consult.report.prose.findings import Findings

TO_FILL_IN = "[To fill in:"


def prompts(left: Iterable[Left]) -> tuple[Callout, ...]:
    """A line for each thing that is left and has a place in the report.

    Parameters
    ----------
    left
        Of a report's :class:`~consult.model.run.readiness.Readiness`: while a line stands in a
        report, it is a draft.
    """
    return tuple(
        Callout(TO_FILL_IN, f"{item.asks}. Write it in {item.place}.]")
        for item in left
        if item.asks
    )


def in_draft(findings: Findings, said: str, more: str) -> str:
    """What is said, and in a draft how to have it otherwise: that is for whoever makes it.

    Parameters
    ----------
    findings
        Of which it reads whether the report is final.
    said
        What both kinds of report say.
    more
        What a draft adds: what to write, and in which file.
    """
    return said if findings.final else f"{said} {more}"
