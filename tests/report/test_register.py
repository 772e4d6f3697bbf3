"""Chapters are found by their names, and none leans on another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import consult.report.chapters
from consult.model.settings.sections import SectionName
from consult.model.words.document import Heading
from consult.report.register import EQUALITY, TRANSPARENCY, chapter, equality_chapters
from tests.report.equality_sample import EVIDENCE
from tests.report.findings import FINDINGS, FULL

CHAPTERS = Path(next(iter(consult.report.chapters.__path__)))
FILES = sorted(path for path in CHAPTERS.rglob("*.py") if path.stem != "__init__")
every_part = pytest.mark.parametrize("name", SectionName)


def named(document):
    """Names of the modules of a document's chapters."""
    return {path.stem for path in FILES if path.parent.name == document}


def test_every_part_of_the_appendix_is_a_module_and_every_module_is_a_part():
    missing = set(SectionName) - named("appendix")
    assert not missing, f"write consult/report/chapters/appendix for {sorted(missing)}"
    more = sorted(named("appendix") - set(SectionName))
    lines = [f'{name.upper()} = "{name}"' for name in more]
    assert not more, f"add to SectionName of consult/model/settings/sections.py: {lines}"


def test_every_chapter_of_the_equality_evidence_is_a_module_and_every_module_is_a_chapter():
    missing = set(EQUALITY) - named("equality")
    assert not missing, f"write consult/report/chapters/equality for {sorted(missing)}"
    more = sorted(named("equality") - set(EQUALITY))
    assert not more, f"add to EQUALITY of consult/report/register.py: {more}"


def test_every_chapter_of_the_transparency_record_is_a_module_and_every_module_is_a_chapter():
    assert sorted(TRANSPARENCY) == sorted(named("transparency"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_chapter_imports_a_chapter(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    assert not [name for name in modules if name.startswith("consult.report.chapters")]


@every_part
@pytest.mark.parametrize("findings", [FINDINGS, FULL], ids=["some", "all"])
def test_a_part_begins_with_its_title_or_has_nothing_to_say(name, findings):
    part = chapter(name)
    assert part.blocks(findings)[:1] in ((), (Heading(part.title),))


def test_no_two_parts_have_one_title():
    titles = [chapter(name).title for name in SectionName]
    assert len(set(titles)) == len(titles)


def test_a_chapter_of_the_equality_evidence_begins_with_a_heading_or_has_nothing_to_say():
    first = [block for blocks in equality_chapters() for block in blocks(FULL, EVIDENCE)[:1]]
    assert {type(block) for block in first} == {Heading}
