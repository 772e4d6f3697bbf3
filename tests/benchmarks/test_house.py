"""Rules of the house that a reader of the code could not keep by eye."""

import ast
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Read:
    """What the rules ask of a file.

    Parameters
    ----------
    calls
        Names called in it, with the modules they were imported from.
    templates
        First argument of each call of ``say``.
    modules
        First names of all that is imported anywhere in it.
    says
        Its docstring.
    """

    calls: set
    templates: list
    modules: set
    says: str


@pytest.fixture(scope="module")
def read():
    """File -> what the rules ask of it; read once for all rules."""
    return {path: read_file(text) for path, text in TEXTS.items()}


def read_file(text):
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    called = [n for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    whole = [a.name for node in nodes if isinstance(node, ast.Import) for a in node.names]
    source = {a.asname or a.name: node.module for node in froms for a in node.names}
    return Read(
        calls={(node.func.id, source.get(node.func.id, "")) for node in called},
        templates=[node.args[0] for node in called if node.func.id == "say"],
        modules={module.split(".")[0] for module in [*whole, *(n.module or "" for n in froms)]},
        says=ast.get_docstring(tree) or "",
    )


def test_only_disclosure_control_makes_a_table_for_release(read):
    makes = ("Table", "consult.model.publishing.table")
    assert {name(path) for path in OURS if makes in read[path].calls} == {
        "consult/disclose/tables/printing.py",
        "consult/disclose/tables/banners.py",
    }


def test_the_template_of_a_sentence_is_our_own_and_never_put_together(read):
    saying = [path for path in OURS if ("say", "consult.model.words.text") in read[path].calls]
    put_together = [
        f"{name(path)}: {ast.unparse(template)}"
        for path in saying
        for template in read[path].templates
        if not is_our_own(template)
    ]
    assert put_together == []
    assert "consult/report/passages/themes.py" in map(name, saying)


def is_our_own(template):
    constant = isinstance(template, ast.Name) and template.id.isupper()
    return constant or isinstance(template, ast.Constant)


def test_the_library_never_prints_and_never_exits(read):
    prints = {
        name(path)
        for path in LIBRARY
        if {"print", "exit", "quit"} & {called for called, _ in read[path].calls}
        or "sys.exit" in TEXTS[path]
    }
    assert prints == set()


def test_no_file_is_longer_than_a_person_reads():
    lines = {name(path): len(text.splitlines()) for path, text in TEXTS.items()}
    assert {path: found for path, found in lines.items() if found > LONGEST} == {}


NETWORK = {"socket", "urllib", "http", "requests", "httpx", "ftplib", "smtplib"}


def test_nothing_in_the_library_speaks_to_a_network(read):
    speaking = {name(path): read[path].modules & NETWORK for path in LIBRARY}
    assert {path: modules for path, modules in speaking.items() if modules} == {}


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


def test_every_room_says_what_it_is_for(read):
    """A paragraph each: what for, what comes in and goes out."""
    rooms = [path for path in OURS if path.name == "__init__.py"]
    words = {name(path): len(read[path].says.split()) for path in rooms}
    assert {room: found for room, found in words.items() if found < FEWEST_WORDS} == {}


def test_the_house_keeps_what_its_benchmark_counts():
    aims = counted(ROOT).aims
    assert {name: aim.value for name, aim in aims.items() if not aim.met} == {}
