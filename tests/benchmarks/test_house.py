"""Rules of the house that a reader of the code could not keep by eye."""

import ast
from pathlib import Path

import pytest

from benchmarks._manual import contracts
from benchmarks.house import counted

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = sorted((ROOT / "consult").rglob("*.py"))
OURS = [*LIBRARY, *sorted((ROOT / "pipelines").rglob("*.py"))]
LONGEST = 400
FEWEST_WORDS = 30
"""Of a room on itself: less is a title. The shortest that said it all had a third more."""


def name(path):
    return path.relative_to(ROOT).as_posix()


def calls(path):
    """Names called in a file, with the modules they were imported from."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    source = {
        alias.asname or alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, source.get(node.func.id, "")


SAYING = [path for path in OURS if ("say", "consult.model.words.text") in set(calls(path))]


@pytest.mark.parametrize("path", OURS, ids=name)
def test_only_disclosure_control_makes_a_table_for_release(path):
    makes = ("Table", "consult.model.publishing.table") in set(calls(path))
    assert makes == (
        name(path) in {"consult/disclose/tables/printing.py", "consult/disclose/tables/banners.py"}
    )


@pytest.mark.parametrize("path", SAYING, ids=name)
def test_the_template_of_a_sentence_is_our_own_and_never_put_together(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            template = node.args[0]
            constant = isinstance(template, ast.Name) and template.id.isupper()
            assert constant or isinstance(template, ast.Constant), ast.unparse(template)


def test_there_are_sentences_whose_templates_are_tried():
    assert "consult/report/passages/themes.py" in map(name, SAYING)


@pytest.mark.parametrize("path", LIBRARY, ids=name)
def test_the_library_never_prints_and_never_exits(path):
    assert not {"print", "exit", "quit"} & {called for called, _ in calls(path)}
    assert "sys.exit" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", OURS, ids=name)
def test_no_file_is_longer_than_a_person_reads(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", LIBRARY, ids=name)
def test_nothing_in_the_library_speaks_to_a_network(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {
        a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names
    }
    modules |= {
        (n.module or "").split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)
    }
    assert not modules & {"socket", "urllib", "http", "requests", "httpx", "ftplib", "smtplib"}


def rooms_inside():
    """Package -> the packages right inside it, of those that have any."""
    packages = {path.parent for path in OURS if path.name == "__init__.py"}
    inside = {}
    for path in sorted(packages):
        if path.parent in packages:
            inside.setdefault(".".join(path.parent.relative_to(ROOT).parts), set()).add(path.name)
    return inside


@pytest.mark.parametrize("package", sorted(rooms_inside()))
def test_every_room_stands_on_a_floor_that_import_linter_holds(package):
    floors = contracts()["" if package == "consult" else package]
    held = {name.rpartition(".")[2] for floor in floors for name in floor}
    assert rooms_inside()[package] <= held


@pytest.mark.parametrize("path", [path for path in OURS if path.name == "__init__.py"], ids=name)
def test_every_room_says_what_it_is_for(path):
    words = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split()
    assert len(words) >= FEWEST_WORDS, "A paragraph: what for, what comes in and goes out"


def test_the_house_keeps_what_its_benchmark_counts():
    aims = counted(ROOT).aims
    assert {name: aim.value for name, aim in aims.items() if not aim.met} == {}
