"""An edited report against the figures it was made from.

A Word file that a person has worked on comes in, with the tables of the run it came from. Findings
go out, one a place: a figure that was changed, is of an older run, was moved under another name or
was typed by hand, a table whose parts do not add up, a word that says something else than its
figure. A copy with a mark at each finding can be written. Nothing is mended here: the author
decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from consult.check.bound import changed
from consult.check.findings import FindingKind, ReportFinding
from consult.check.lint import other_terms_by_line, typed_by_author
from consult.check.marked import write_marked
from consult.check.numbers import typed
from consult.check.tables import Known, arithmetic, cells
from consult.check.word_read import WordReport, read_word
from consult.check.wording import other_words
from consult.model.words.external import External
from consult.model.words.figure import Figures
from consult.model.words.terms import Term

__all__ = [
    "FindingKind",
    "ReportFinding",
    "WordReport",
    "check",
    "nearest",
    "other_terms_by_line",
    "read_word",
    "typed_by_author",
    "write_marked",
]


def nearest(made: Sequence[WordReport], report: WordReport) -> int:
    """Position of the file as made that shares most lines with an edited one: which one it is.

    Parameters
    ----------
    made
        The files of a study as they were made, at least one.
    report
        A file as edited.
    """
    lines = {line.text for line in report.lines}
    return max(range(len(made)), key=lambda at: len(lines & {each.text for each in made[at].lines}))


def check(
    report: WordReport,
    made: WordReport,
    figures: Figures,
    external: Sequence[External] = (),
    terms: Sequence[Term] = (),
) -> tuple[ReportFinding, ...]:
    """Every number of an edited report that is not, or no longer, what it should be.

    Parameters
    ----------
    report
        The file as edited.
    made
        The file as it was made.
    figures
        Those of the release as it now stands.
    external
        Figures of other papers, which may be typed.
    terms
        Words that must be the same in all papers of the study.

    Returns
    -------
    tuple of Finding
        Named figures first, then tables, numbers that were typed, and terms. A report that was
        not touched, or in which only words were changed, gives none.
    """
    known = Known.of(figures, made)
    found = list(changed(report, figures))
    untouched = {table.text for table in made.tables}
    for table in report.tables:
        found += cells(table, known)
        if not known.table_of(table) and table.text not in untouched:
            found += arithmetic(table)
    found += typed(report, made, figures, known, external)
    found += other_words(report, made, terms)
    return tuple(found)
