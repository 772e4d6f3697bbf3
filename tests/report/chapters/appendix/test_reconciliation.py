"""Everything that came in is counted or set aside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consult.errors import LedgerError
from consult.model.survey.ledger import Entry, Ledger
from consult.model.words.document import Facts
from consult.report.appendix import compose
from tests.report.findings import FINDINGS
from tests.report.reading import under


def test_the_reconciliation_adds_up_to_what_came_in():
    table = next(b for b in under(compose(FINDINGS), "Reconciliation") if isinstance(b, Facts))
    assert table.rows == (
        ("Came in: online", "1,150"),
        ("Came in: paper", "54"),
        ("All that came in", "1,204"),
        ("Counted in this report", "1,180"),
        ("Set aside: not data", "3"),
        ("Set aside: not submitted", "18"),
        ("Set aside: exact copy of another response", "3"),
        ("All set aside", "24"),
        ("Counted and set aside together", "1,204"),
    )


def test_a_ledger_that_loses_rows_between_stages_stops_the_report():
    ledger = Ledger((Entry("ingest", "rows", "a", 10, 10), Entry("clean", "responses", "", 9, 9)))
    with pytest.raises(LedgerError, match="10 came in, but 9 counted and 0 set aside"):
        compose(replace(FINDINGS, ledger=ledger))
