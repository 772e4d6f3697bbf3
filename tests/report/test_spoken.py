"""The numbers of sentences in the code are known whatever was loaded before they are looked up."""

import sys

import consult.report.page.pdf
from consult.report.spoken import spoken_of


def test_what_happened_to_be_loaded_decides_nothing(monkeypatch):
    before = spoken_of()
    monkeypatch.delitem(sys.modules, consult.report.page.pdf.__name__)
    assert spoken_of() == before
