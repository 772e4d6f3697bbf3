"""Any consultation ends in published files: 0, 1, 2, 4, 5, 9 or 10 of whatever is counted.

``benchmarks/_any_study.py`` invents them; ``python -m benchmarks faults`` runs a hundred.
"""

import pytest

from benchmarks._any_study import ends_published, invent

SEEDS = (1, 40, 1050, 29, 1185, 1082)
"""The last check refused 40 and 1050 when it read the numbers in the words of a question, 29
when it took options that are numbers for figures, 1185 when it took a band of age for one,
and 1082 when it did not know an option called "People" from the heading."""


@pytest.mark.parametrize("seed", SEEDS)
def test_any_consultation_ends_in_published_files(tmp_path, seed):
    assert ends_published(seed, tmp_path) == ""


def test_the_same_seed_is_the_same_consultation():
    assert invent(7) == invent(7)
    assert invent(7) != invent(8)


def test_why_a_consultation_was_not_published_is_said(tmp_path, monkeypatch):
    from benchmarks import _any_study

    monkeypatch.setattr(_any_study, "TITLES", ('a "quotation" mark that TOML does not take',))
    assert ends_published(1, tmp_path).startswith("exit 2: study.toml: The file is not valid TOML")
