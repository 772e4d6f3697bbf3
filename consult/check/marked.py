"""A copy of the edited file with a comment at each number to look at."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from consult.check.findings import ReportFinding
from consult.check.word_read import WordReport
from consult.office import repeatable

AUTHOR = "consult"


def write_marked(report: WordReport, findings: Iterable[ReportFinding], path: Path) -> None:
    """Write the file again with a comment beside each finding.

    Parameters
    ----------
    report
        The file as it was read; it takes in the comments.
    findings
        What was found in it.
    path
        Where to write; the edited file itself is not touched.
    """
    from docx.text.run import Run

    for finding in findings:
        if finding.runs:
            first, last = (Run(finding.runs[at], report.file) for at in (0, -1))
            text = f"{str(finding.kind).capitalize()}. {finding.what}"
            report.file.add_comment([first, last], text=text, author=AUTHOR, initials="c")
    out = io.BytesIO()
    report.file.save(out)
    path.write_bytes(repeatable(out.getvalue()))
