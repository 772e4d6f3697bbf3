"""What stands last: the form, the method, figures of other papers."""

from __future__ import annotations

from dataclasses import replace

from consult.model.words.document import Facts
from consult.model.words.external import External
from consult.report.appendix import compose
from tests.report.findings import FINDINGS
from tests.report.reading import under


def test_figures_of_other_papers_are_printed_with_their_source_and_their_known_mistakes():
    need = External(
        "need", "Need", "33,317", "a report", "2024", "people", known_error="It is not."
    )
    found = under(compose(replace(FINDINGS, external=(need,))), "Figures from other sources")
    table = next(one for one in found if isinstance(one, Facts))
    assert table.rows == (("Need", "33,317 people", "a report (2024)", "It is not."),)
