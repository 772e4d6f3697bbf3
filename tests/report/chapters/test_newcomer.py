"""Somebody new adds a chapter to a copy of the code, by the steps of CONTRIBUTING alone."""

from __future__ import annotations

import re

import pytest

from tests.newcomer import add_line, copy_of_code, said, steps, tried, write

CHAPTER = '''"""How many questions were asked."""

from consult.model.words.document import Block, Heading, Paragraph
from consult.report.prose.findings import Findings

TITLE = "Questions asked"


def blocks(findings: Findings) -> tuple[Block, ...]:
    """Their number."""
    number = len(findings.questionnaire.questions)
    return (Heading(TITLE), Paragraph(f"Questions on the form: {number}."))
'''
TEST = """from consult.report.chapters.appendix.asked import blocks
from tests.report.findings import FINDINGS


def test_the_questions_on_the_form_are_counted():
    assert blocks(FINDINGS)[1].text.plain == "Questions on the form: 8."
"""
CALL = """
import sys
from pathlib import Path
from consult.report.appendix import compose
from consult.report.page.web_page import write_page
from tests.report.findings import FINDINGS

write_page(compose(FINDINGS), Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """A copy of the code with one chapter more: the files and the line that the page names."""
    code = copy_of_code(tmp_path_factory.mktemp("code"))
    told = steps("A report chapter", "asked")
    module, test = told.make
    write(code, module, CHAPTER)
    write(code, test, TEST)
    add_line(code, told.touch, '    ANNEX = "annex"', '    ASKED = "asked"')
    return code


def test_the_chapter_is_printed_in_its_place_in_the_appendix(added):
    said(added, CALL, str(added / "appendix.html"))
    page = (added / "appendix.html").read_text(encoding="utf-8")
    assert "Questions on the form: 8." in page
    titles = re.findall(r"<h2[^>]*>([^<]*)", page)
    assert titles.index("Questions asked") == titles.index("Annex") - 1


def test_its_test_passes_and_no_test_of_reports_has_to_change(added):
    names = ("chapters/appendix/test_asked", "test_register", "test_sections", "test_appendix")
    failed, told = tried(added, *(f"tests/report/{name}.py" for name in names))
    assert failed == [], told


def test_what_is_left_to_write_is_said_with_the_line_to_add(added):
    _, told = tried(added, "tests/benchmarks/test_docs.py", "-k", "every_name_that_can_be_chosen")
    assert 'study-file.md, under "Parts of the appendix": add | `asked` | ... |' in told
