"""Somebody new adds a chapter to a copy of the code, by the steps of CONTRIBUTING alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ROW = re.compile(r"^\| A report chapter \| (?P<make>.+) \| (?P<touch>One line .+) \|$", re.M)
NAMED = re.compile(r"`([^`]+)`")

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

PYTEST = ("-m", "pytest", "-p", "no:xdist")


def in_copy(code: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=code,
        env=os.environ | {"PYTHONPATH": str(code), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """A copy of the code with one chapter more: the files and the line that the page names."""
    code = tmp_path_factory.mktemp("code")
    for folder in ("consult", "pipelines", "tests", "docs"):
        shutil.copytree(ROOT / folder, code / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", code)
    row = ROW.search((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert row
    module, test = (name.replace("NAME", "asked") for name in NAMED.findall(row["make"]))
    register, path = NAMED.findall(row["touch"])
    (code / module).write_text(CHAPTER, encoding="utf-8")
    (code / test).write_text(TEST, encoding="utf-8")
    text = (code / path).read_text(encoding="utf-8")
    before, found, after = text.partition(f"class {register}(")
    assert found
    line = '    ANNEX = "annex"\n'
    new = after.replace(line, f'    ASKED = "asked"\n{line}', 1)
    (code / path).write_text(before + found + new, encoding="utf-8")
    return code


def test_the_chapter_is_printed_in_its_place_in_the_appendix(added):
    done = in_copy(added, "-c", CALL, str(added / "appendix.html"))
    assert done.returncode == 0, done.stderr
    page = (added / "appendix.html").read_text(encoding="utf-8")
    assert "Questions on the form: 8." in page
    titles = re.findall(r"<h2[^>]*>([^<]*)", page)
    assert titles.index("Questions asked") == titles.index("Annex") - 1


def test_its_test_passes_and_no_test_of_reports_has_to_change(added):
    names = ("chapters/appendix/test_asked", "test_register", "test_sections", "test_appendix")
    done = in_copy(added, *PYTEST, *(f"tests/report/{name}.py" for name in names))
    assert done.returncode == 0, done.stdout


def test_what_is_left_to_write_is_said_with_the_line_to_add(added):
    done = in_copy(
        added, *PYTEST, "tests/benchmarks/test_docs.py", "-k", "every_name_that_can_be_chosen"
    )
    assert 'study-file.md, under "Parts of the appendix": add | `asked` | ... |' in done.stdout
