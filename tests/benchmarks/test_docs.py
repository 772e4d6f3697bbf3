"""What the pages promise: that they can be followed, that they are complete, and still true."""

import importlib
import json
import re
import subprocess
import tomllib
from dataclasses import MISSING, fields, is_dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from consult.analysis.plan.breaks import UNASKED
from consult.definitions import characteristics, scales
from consult.embed import EMBEDDERS
from consult.model.coding import codeframe
from consult.model.settings import question, sections, study
from consult.model.settings.sections import SectionName
from consult.model.survey.questionnaire import Kind, Purpose
from consult.model.words import external, terms
from consult.read import READERS
from consult.read.tables.questions import questionnaire_of
from consult.redact import patterns
from consult.topics import MODELS
from pipelines.engine import picture
from pipelines.study.study_file import load_codeframe, load_study

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
NOTES = (*ROOT.glob("data/*/README.md"), ROOT / "reports" / "README.md")
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), *NOTES])
LINK = re.compile(r"(?<!!)\[[^\[\]]+\]\(([^()\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
HEADING = re.compile(r"^(#+) +(.+)$", re.M)
PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)+)`")
OF_FILE = re.compile(r"`(\w+)` of `([\w./-]+)`")
STANDS_FOR = re.compile(r"NAME|STUDY|PLATFORM")
"""What is written in a path for whatever its reader adds or has."""
CELL = re.compile(r"(?<!\\)\|")
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.M)
NOT_PRIVATE = {
    "a folder of one machine": re.compile(r"(?<![\w.])/(?:home|root|tmp|work|Users)/\w"),
    "a folder of one Windows user": re.compile(r"[A-Za-z]:[\\/]+Users[\\/]"),
    "a package registry": re.compile(r"\b(?:pypi|pythonhosted|anaconda)\.(?:org|io|com)\b"),
}
TOO_LARGE = ("torch", "nvidia", "sentence-transformers", "umap", "hdbscan")
SECTIONS = {
    "The parts of study.toml": study.Study,
    "[study]": study.About,
    "[access]": study.Access,
    "[window]": study.Window,
    "[duplicates]": study.Duplicates,
    "[unfinished]": study.Unfinished,
    "[[sources]]": study.Source,
    "[[questions]]": question.QuestionSpec,
    "Proposals": question.Proposal,
    "[embedding]": study.EmbeddingSettings,
    "[topics]": study.TopicSettings,
    "[coding]": study.CodingSettings,
    "[report]": study.ReportSettings,
    "[[report.banner]]": study.BannerSpec,
    "[[report.areas]]": study.Area,
    "[equality]": study.EqualitySettings,
    "[[equality.findings]]": study.StatedFinding,
    "The parts of codeframe.toml": codeframe.Codeframe,
    "[[themes]]": codeframe.Theme,
    "[[themes.codes]]": codeframe.Code,
    "[[figures]]": external.External,
    "[[terms]]": terms.Term,
    "Each record": sections.Recorded,
}
NAMES = {
    "Kinds": list(Kind),
    "Purposes": list(Purpose),
    "Parts of the appendix": list(SectionName),
    "Breakdowns that no question asks": UNASKED,
    "Platforms": READERS,
    "Scales": [name for name in scales() if not name.endswith("_or_dont_know")],
    "Characteristics": characteristics(),
}
every_page = pytest.mark.parametrize("page", PAGES, ids=[str(p.relative_to(ROOT)) for p in PAGES])


def text_of(page):
    return page.read_text(encoding="utf-8")


def prose(page):
    return FENCE.sub("", text_of(page))


def cells(line):
    return [cell.strip() for cell in CELL.split(line.strip().strip("|"))]


def tables(text):
    blocks = re.findall(r"(?:^\|.*\n?)+", text, re.M)
    return [[cells(line) for line in block.splitlines()] for block in blocks]


def section(page, heading):
    """The first table under a heading, without its header: first cell -> the whole row."""
    _, found, rest = prose(page).partition(f" {heading}\n")
    assert found, f"{page.name} has no heading: {heading}"
    return {row[0].strip("`"): row for row in tables(rest)[0][2:]}


def anchors(page):
    slugs = (re.sub(r"[^\w\- ]", "", title.lower()) for _, title in HEADING.findall(prose(page)))
    return {slug.strip().replace(" ", "-") for slug in slugs}


def pins(name):
    return set(PIN.findall(text_of(ROOT / "requirements" / f"{name}.txt")))


@every_page
def test_links_within_the_project_lead_somewhere(page):
    for link in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def paths_in(text):
    """What stands in backticks as a path; of one that leaves a name open, its folder."""
    for path in PATH.findall(text):
        folder = STANDS_FOR.split(path)[0].rpartition("/")[0]
        yield folder if STANDS_FOR.search(path) else path


def holds(path, name):
    """Whether a name stands in a file, or in any right in a folder."""
    files = path.glob("*.py") if path.is_dir() else [path]
    return any(re.search(rf"\b{name}\b", text_of(file)) for file in files if file.is_file())


def test_every_path_for_contributors_is_there():
    page = prose(ROOT / "CONTRIBUTING.md")
    assert len(list(paths_in(page))) > 30
    assert [path for path in paths_in(page) if not (ROOT / path).exists()] == []


def test_every_name_for_contributors_stands_in_the_file_it_is_said_to_be_of():
    named = OF_FILE.findall(prose(ROOT / "CONTRIBUTING.md"))
    assert ("READERS", "consult/read/platforms/register.py") in named
    assert [(name, path) for name, path in named if not holds(ROOT / path, name)] == []


@every_page
def test_a_page_has_one_title_and_skips_no_level_of_heading(page):
    levels = [len(marks) for marks, _ in HEADING.findall(prose(page))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@every_page
def test_every_table_has_a_header_row_and_rows_of_one_length(page):
    for header, rule, *rows in tables(prose(page)):
        assert all(header)
        assert all(re.fullmatch(r":?-+:?", cell) for cell in rule)
        assert {len(row) for row in (rule, *rows)} == {len(header)}


@every_page
def test_every_picture_has_words_for_people_who_cannot_see_it(page):
    assert not re.search(r"!\[\s*\]", text_of(page))
    assert "<img" not in prose(page)
    for diagram in re.findall(r"^```mermaid\n(.*?)^```", text_of(page), re.M | re.S):
        assert "accTitle:" in diagram
        assert "accDescr:" in diagram


def test_no_file_under_version_control_names_a_machine_or_a_registry():
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("git is not here, or this is not a checkout")
    paths = (ROOT / name for name in done.stdout.decode().split("\0") if name)
    found = []
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        if b"\0" not in content:
            text = content.decode("utf-8", "replace")
            found += [
                (path.name, what) for what, words in NOT_PRIVATE.items() if words.search(text)
            ]
    assert found == []


@pytest.mark.parametrize("name", ["run", "test", "accurate"])
def test_a_lock_holds_no_address_and_none_of_the_large_packages(name):
    assert "://" not in text_of(ROOT / "requirements" / f"{name}.txt")
    assert [pin for pin, _ in pins(name) if pin.startswith(TOO_LARGE)] == []


def test_the_test_lock_holds_every_pin_of_the_run_lock():
    assert pins("run")
    assert pins("run") <= pins("test")


def test_the_notices_list_every_locked_package_with_its_version_and_licence():
    page = prose(ROOT / "THIRD_PARTY_NOTICES.md")
    run, test = (table[2:] for table in tables(page) if table[0][0] == "Name")
    assert all(row[2] for row in (*run, *test))
    assert sorted((row[0], row[1]) for row in run) == sorted(pins("run"))
    assert sorted((row[0], row[1]) for row in test) == sorted(pins("test") - pins("run"))


def test_the_accurate_model_is_locked_as_its_group_says_and_listed_in_the_notices():
    group = tomllib.loads(text_of(ROOT / "pyproject.toml"))["dependency-groups"]["accurate"]
    page = prose(ROOT / "THIRD_PARTY_NOTICES.md")
    [listed] = (table[2:] for table in tables(page) if table[0][:2] == ["Package", "Version"])
    assert sorted(tuple(one.split("==")) for one in group) == sorted(pins("accurate"))
    assert sorted((row[0], row[1]) for row in listed) == sorted(pins("accurate"))


def test_the_glossary_is_alphabetical_and_says_each_term_in_one_sentence():
    rows = section(DOCS / "glossary.md", "Terms")
    assert rows
    assert list(rows) == sorted(rows, key=str.casefold)
    for term, row in rows.items():
        assert re.search(r"\.$", row[1]), term
        assert not re.search(r"[.!?] [A-Z]", row[1]), term


def test_the_nouns_of_the_glossary_are_in_the_code():
    nouns = re.findall(r"`((?:consult|pipelines)\.[\w.]+)`", text_of(DOCS / "glossary.md"))
    assert nouns
    for noun in nouns:
        module, _, name = noun.rpartition(".")
        assert hasattr(importlib.import_module(module), name), noun


def test_the_picture_and_tables_of_the_stages_are_those_of_the_code():
    page = text_of(DOCS / "stages.md")
    assert picture.picture() in page
    assert picture.refreshed(page) == page, "run: python -m pipelines.engine.picture, in .venv"


def settings(noun):
    """Setting -> its default as the reference writes it."""
    if is_dataclass(noun):
        return {part.name: written(part.default, part.default is MISSING) for part in fields(noun)}
    known = noun.model_fields.items()
    return {
        name: written(part.get_default(call_default_factory=True), part.is_required())
        for name, part in known
    }


def written(value, required):
    if required or value is None:
        return "required" if required else "none"
    return "its own defaults" if isinstance(value, question.Setting) else f"`{json.dumps(value)}`"


@pytest.mark.parametrize("heading", SECTIONS)
def test_the_reference_has_every_setting_with_its_default(heading):
    rows = section(DOCS / "study-file.md", heading)
    assert {name: row[3] for name, row in rows.items()} == settings(SECTIONS[heading])
    assert all(row[1] and row[2] and row[4] for row in rows.values())


@pytest.mark.parametrize("heading", NAMES)
def test_the_reference_lists_every_name_that_can_be_chosen(heading):
    listed = section(DOCS / "study-file.md", heading)
    names = [str(name) for name in NAMES[heading]]
    to_add = [f"| `{name}` | ... |" for name in names if name not in listed]
    assert not to_add, f'docs/study-file.md, under "{heading}": add {" and ".join(to_add)}'
    assert set(listed) == set(names)


def test_the_reference_has_the_parts_of_the_appendix_in_their_order():
    assert list(section(DOCS / "study-file.md", "Parts of the appendix")) == list(SectionName)


def test_the_reference_says_which_characteristics_are_sensitive_and_which_are_crossed():
    rows = section(DOCS / "study-file.md", "Characteristics")
    stated = {name: (row[1], row[2] == "yes", row[3] == "yes") for name, row in rows.items()}
    known = characteristics().items()
    assert stated == {name: (one.name, one.sensitive, one.crossed) for name, one in known}


@pytest.mark.parametrize(
    ("part", "setting", "names"),
    [("[topics]", "model", MODELS), ("[embedding]", "name", EMBEDDERS)],
)
def test_the_reference_lists_every_way_to_find_themes(part, setting, names):
    kind = section(DOCS / "study-file.md", part)[setting][2]
    listed = set(re.findall(r'"([\w-]+)"', kind))
    to_add = [f'`"{name}"`' for name in names if name not in listed]
    row = f'docs/study-file.md, under "{part}", the row `{setting}`, in "Type"'
    assert not to_add, f"{row}: add {' and '.join(to_add)}"
    assert listed == set(names)


def test_the_examples_of_the_reference_can_be_used_as_they_stand(tmp_path):
    page = text_of(DOCS / "study-file.md")
    first, proposal, asked_of, second = re.findall(r"^```toml\n(.*?)^```", page, re.M | re.S)
    (tmp_path / "study.toml").write_text(first, encoding="utf-8")
    (tmp_path / "codeframe.toml").write_text(second, encoding="utf-8")
    assert len(load_study(tmp_path).questions) == 4
    (tmp_path / "study.toml").write_text(first.replace("\n[topics]", f"\n{proposal}\n[topics]"))
    assert load_study(tmp_path).questions[-1].proposals
    (tmp_path / "study.toml").write_text(first.replace("\n[topics]", f"{asked_of}\n[topics]"))
    last = questionnaire_of(load_study(tmp_path)).questions[-1]
    assert (last.asked_of, last.asked_after) == ("use", ("Borrow books", "Use a computer"))
    assert [code.id for code in load_codeframe(tmp_path).codes] == ["opening-hours", "parking"]


def test_the_disclosure_page_states_the_policy_in_force():
    policy = tomllib.loads(text_of(ROOT / "consult" / "definitions" / "disclosure.toml"))
    listed = section(DOCS / "disclosure.md", "How to change the policy").values()
    stated = {row[1].strip("`"): row[2] for row in listed}
    in_force = {
        f"[{part}] {name}": str(value).lower()
        for part, values in policy.items()
        if part != "ladder"
        for name, value in values.items()
    }
    assert stated == in_force


def test_the_page_on_personal_data_names_every_kind_that_rules_find():
    heading = "What the redaction rules find"
    rows = section(DOCS / "personal-data.md", heading)
    kinds = dict.fromkeys(pattern.kind for pattern in patterns())
    to_add = [f"| {kind} | ... |" for kind in kinds if kind not in rows]
    assert not to_add, f'docs/personal-data.md, under "{heading}": add {" and ".join(to_add)}'
    assert set(rows) == set(kinds)
