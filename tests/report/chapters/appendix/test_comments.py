"""Open comments: what is told of each theme."""

from __future__ import annotations

from dataclasses import replace

from consult.report.appendix import compose
from tests.report.findings import FINDINGS, TABLES
from tests.report.reading import under
from tests.report.sample import frequency, row


def test_many_hidden_themes_are_named_together_without_numbers_or_quotes():
    code = FINDINGS.codes["why"][0]
    codes = {"why": tuple(replace(code, id=f"c{n}", name=f"Theme {n}") for n in range(5))}
    table = frequency("themes-why", "T", *(row(f"Theme {n}", None, None) for n in range(5)))
    tables = (*(one for one in TABLES if str(one.id) != "themes-why"), table)
    document = compose(replace(FINDINGS, codes=codes, tables=tables))
    (said,) = under(document, "Themes whose number is hidden")
    assert "“Theme 0”, “Theme 1”, “Theme 2”, “Theme 3” and “Theme 4”" in said.text
