"""Terms in an edited report: another word for the same, where the report as made had none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from consult.check.bound import every_line
from consult.check.findings import FindingKind, ReportFinding
from consult.check.word_read import WordReport
from consult.model.words.terms import Term, other_terms


def other_words(
    report: WordReport, made: WordReport, terms: Sequence[Term]
) -> Iterator[ReportFinding]:
    """Places where another term was written than the study uses.

    Parameters
    ----------
    report, made
        The file as edited, and as it was made: what stood there already is not told again.
    terms
        Those of the study.
    """
    if not terms:
        return
    before = Counter(
        found.casefold() for line in every_line(made) for found, _ in other_terms(line.text, terms)
    )
    for line in every_line(report):
        for found, term in other_terms(line.text, terms):
            if before[found.casefold()]:
                before[found.casefold()] -= 1
                continue
            words = f"“{found}” stands where the papers say “{term.use}”. {term.why}".strip()
            runs = tuple(run for span in line.spans for run in span.runs)
            yield ReportFinding(FindingKind.TERM, line.where, words, runs)
