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


TEXTS = {path: path.read_text(encoding="utf-8") for path in OURS}


@pytest.fixture(scope="module")
def trees():
    """File -> its code, read once for all rules."""
    return {path: ast.parse(text) for path, text in TEXTS.items()}


@pytest.fixture(scope="module")
def calls(trees):
    """File -> names called in it, with the modules they were imported from."""
    return {path: set(called_in(tree)) for path, tree in trees.items()}


def called_in(tree):
    nodes = list(ast.walk(tree))
    source = {
        alias.asname or alias.name: node.module
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, source.get(node.func.id, "")


def test_only_disclosure_control_makes_a_table_for_release(calls):
    makes = ("Table", "consult.model.publishing.table")
    assert {name(path) for path in OURS if makes in calls[path]} == {
        "consult/disclose/tables/printing.py",
        "consult/disclose/tables/banners.py",
    }


def test_the_template_of_a_sentence_is_our_own_and_never_put_together(trees, calls):
    saying = [path for path in OURS if ("say", "consult.model.words.text") in calls[path]]
    put_together = [
        f"{name(path)}: {ast.unparse(node.args[0])}"
        for path in saying
        for node in ast.walk(trees[path])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
        if not is_our_own(node.args[0])
    ]
    assert put_together == []
    assert "consult/report/passages/themes.py" in map(name, saying)


def is_our_own(template):
    constant = isinstance(template, ast.Name) and template.id.isupper()
    return constant or isinstance(template, ast.Constant)


def test_the_library_never_prints_and_never_exits(calls):
    prints = {
        name(path)
        for path in LIBRARY
        if {"print", "exit", "quit"} & {called for called, _ in calls[path]}
        or "sys.exit" in TEXTS[path]
    }
    assert prints == set()


def test_no_file_is_longer_than_a_person_reads():
    lines = {name(path): len(text.splitlines()) for path, text in TEXTS.items()}
    assert {path: found for path, found in lines.items() if found > LONGEST} == {}


NETWORK = {"socket", "urllib", "http", "requests", "httpx", "ftplib", "smtplib"}


def test_nothing_in_the_library_speaks_to_a_network(trees):
    speaking = {name(path): imported_by(trees[path]) & NETWORK for path in LIBRARY}
    assert {path: modules for path, modules in speaking.items() if modules} == {}


def imported_by(tree):
    """First names of all that is imported anywhere in a file."""
    nodes = list(ast.walk(tree))
    modules = {a.name.split(".")[0] for n in nodes if isinstance(n, ast.Import) for a in n.names}
    return modules | {
        (n.module or "").split(".")[0] for n in nodes if isinstance(n, ast.ImportFrom)
    }


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


def test_every_room_says_what_it_is_for(trees):
    """A paragraph each: what for, what comes in and goes out."""
    rooms = [path for path in OURS if path.name == "__init__.py"]
    words = {name(path): len((ast.get_docstring(trees[path]) or "").split()) for path in rooms}
    assert {room: found for room, found in words.items() if found < FEWEST_WORDS} == {}


def test_the_house_keeps_what_its_benchmark_counts():
    aims = counted(ROOT).aims
    assert {name: aim.value for name, aim in aims.items() if not aim.met} == {}
