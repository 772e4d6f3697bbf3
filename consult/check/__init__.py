"""Check an edited report against the figures it was made from: in a Word file, read back."""

from __future__ import annotations

from collections.abc import Mapping

from consult.check.bound import changed
from consult.check.findings import Finding, Kind
from consult.check.marked import write_marked
from consult.check.numbers import typed
from consult.check.tables import Known, arithmetic, cells
from consult.check.word_read import WordReport, read_word
from consult.model.figure import Figures

__all__ = ["Finding", "Kind", "WordReport", "check", "read_word", "write_marked"]


def check(
    report: WordReport,
    made: WordReport,
    figures: Figures,
    external: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
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
        Numbers of other sources that may be typed, as printed -> what they are.

    Returns
    -------
    tuple of Finding
        Named figures first, then tables, then numbers that were typed. A report that was not
        touched, or in which only words were changed, gives none.
    """
    known = Known.of(figures)
    found = list(changed(report, figures))
    untouched = {table.text for table in made.tables}
    for table in report.tables:
        found += cells(table, known)
        if not known.table_of(table) and table.text not in untouched:
            found += arithmetic(table)
    found += typed(report, made, figures, external or {})
    return tuple(found)
