"""Somebody new adds a redaction pattern to a copy of the code, by CONTRIBUTING alone."""

import json

import pytest

from tests.newcomer import copy_of_code, said, steps, tried

PATTERN = """
[[pattern]]
kind = "library card number"
regex = '''\\bLIB-\\d{6}\\b'''
finds = ["my card is LIB-123456, thanks"]
leaves = ["the shelf LIB-12"]
"""
CALL = """
import json
from consult.redact import redact

print(json.dumps(redact("I lost LIB-654321 near the shelf LIB-12.")))
"""


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """A copy of the code with one pattern more: the entry that the page names, and no file."""
    code = copy_of_code(tmp_path_factory.mktemp("code"))
    told = steps("A redaction pattern")
    (path,) = told.touch
    assert told.make == ()
    with (code / path).open("a", encoding="utf-8") as file:
        file.write(PATTERN)
    return code


def test_the_pattern_redacts_what_it_finds_and_leaves_the_rest(added):
    text, kinds = json.loads(said(added, CALL))
    assert text == "I lost [library card number] near the shelf LIB-12."
    assert kinds == ["library card number"]


def test_its_own_examples_are_its_test_and_the_page_to_bring_up_to_date_is_named(added):
    pages = ("tests/redact/test_redact.py", "tests/benchmarks/test_docs.py")
    failed, told = tried(added, *pages, "-k", "rule or every_kind_that_rules_find")
    assert failed == ["test_the_page_on_personal_data_names_every_kind_that_rules_find"]
    heading = "What the redaction rules find"
    assert f'under "{heading}": add | library card number | ... |' in told
