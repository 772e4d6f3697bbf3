"""Claims about what is written: valid, repeatable, and the same when it is read back."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.definitions.wordings import normalised
from consult.exchange import (
    CodedComment,
    CodedProject,
    GivenCode,
    Respondent,
    changes_of,
    take_in,
    write_codebook,
    write_codeframe_csv,
    write_project,
)
from consult.model.coding.codeframe import NO_THEMES, Code, Codeframe, Theme
from consult.office.words import one_line
from tests.exchange.reading import Opened, as_project, schema

ANY = st.text(st.characters(codec="utf-8"), max_size=12)
LINE = ANY.map(one_line).filter(lambda words: bool(normalised(words)))
ENTRIES = st.lists(LINE.map(lambda w: f"e {w}"), max_size=2).map(tuple)
IDS = st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True).filter(lambda i: i not in NO_THEMES)


@st.composite
def frames(draw):
    names = draw(st.lists(LINE, unique_by=normalised, max_size=8))
    ids = draw(st.lists(IDS, unique=True, min_size=len(names), max_size=len(names)))
    codes = [
        Code(own, name, draw(LINE.map(lambda w: f"d {w}")), *(draw(ENTRIES) for _ in range(3)), r)
        for own, name, r in zip(ids, names, draw(lists_of_flags(len(names))), strict=True)
    ]
    themes = draw(st.lists(LINE, unique_by=normalised, min_size=1, max_size=4))
    cut = [draw(st.integers(0, len(themes) - 1)) for _ in codes]
    return Codeframe(
        tuple(
            Theme(f"t{at}", name, tuple(c for c, to in zip(codes, cut, strict=True) if to == at))
            for at, name in enumerate(themes)
        )
    )


def lists_of_flags(count):
    return st.lists(st.booleans(), min_size=count, max_size=count)


def written(write, *args, **more):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        write(*args, path, **more)
        return path.read_bytes()


@given(frames())
@settings(max_examples=60)
def test_a_codebook_read_back_by_its_study_changes_nothing(frame):
    data = written(write_codebook, CodedProject("parks", "Parks", frame))
    if frame.codes:
        back = take_in(data, "codes.qdc", frame, study="parks")
        assert not changes_of(frame, back.frame)
        assert back.frame == frame
        assert back.notes == ()


@given(frames())
@settings(max_examples=60)
def test_a_csv_file_read_back_changes_nothing_and_needs_no_codeframe_for_its_codes(frame):
    data = written(write_codeframe_csv, frame)
    if frame.codes:
        assert take_in(data, "codes.csv", frame, study="parks").frame == frame
        elsewhere = take_in(data, "codes.csv", Codeframe(), study="hedges").frame
        assert [theme.codes for theme in elsewhere.themes] == [t.codes for t in frame.themes]


@given(frames())
@settings(max_examples=40)
def test_a_codebook_is_valid_against_the_schema(frame):
    data = written(write_codebook, CodedProject("parks", "Parks", frame))
    schema().assertValid(as_project(data))


@st.composite
def projects(draw):
    frame = draw(frames())
    codes = [code.id for code in frame.codes] + ["other"]
    comments = []
    for number in range(draw(st.integers(0, 5))):
        text = draw(st.text(st.characters(codec="utf-8"), max_size=30))
        start = draw(st.integers(0, len(text)))
        passage = text[start : draw(st.integers(start, len(text)))]
        mine = draw(st.lists(st.sampled_from(codes), unique=True, max_size=3))
        made = tuple(
            GivenCode(c, passage, draw(st.sampled_from(["", "AB", "cd"])), draw(STANCES))
            for c in mine
        )
        comments.append(CodedComment(f"r{number // 2}", f"q{number % 2}", text, made))
    people = tuple(
        Respondent(
            f"r{number}", f"Response {number}", {"Channel": draw(LINE), draw(LINE): draw(ANY)}
        )
        for number in range(3)
    )
    rest = (Code("other", "Other", "Nothing else takes it in."),)
    asked = {"q0": "Why?", "q1": "What else?"}
    return CodedProject("parks", draw(ANY), frame, rest, asked, tuple(comments), people)


STANCES = st.sampled_from(["", "supports", "opposes"])


@given(projects())
@settings(max_examples=60)
def test_a_project_is_valid_and_every_guid_is_one_thing_that_is_there(project):
    opened = Opened(written(write_project, project))
    schema().assertValid(opened.root)
    assert opened.repeated == []
    assert opened.dangling() == []


@given(projects())
@settings(max_examples=100)
def test_a_project_read_back_has_the_same_codes_passages_people_and_stances(project):
    opened = Opened(written(write_project, project))
    names = {code.id: one_line(code.name) for code in (*project.frame.codes, *project.rest)}
    wanted = sorted(
        (
            f"{c.question}, Response {c.response[1:]}",
            names[one.code],
            " ".join((cleaned(one.passage).strip() or cleaned(c.text)).split()),
            one.coded_by or "Computer (consult)",
            one.stance and f"Stance: {one.stance}",
        )
        for c in project.comments
        if cleaned(c.text).strip()
        for one in c.given
    )
    found = sorted((s, c, " ".join(p.split()), w, n) for s, c, p, w, n in opened.codings())
    assert found == wanted


def cleaned(text):
    """As XML and plain text can hold it: what they cannot is a space."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lost = {*range(32), 127, 0xFEFF, 0xFFFE, 0xFFFF} - {9, 10}
    return "".join(" " if ord(c) in lost or 0xD800 <= ord(c) <= 0xDFFF else c for c in text)


@given(projects(), st.randoms())
@settings(max_examples=25)
def test_the_order_of_comments_and_people_changes_no_byte(project, random):
    from dataclasses import replace

    mixed = list(project.comments), list(project.respondents)
    for one in mixed:
        random.shuffle(one)
    other = replace(project, comments=tuple(mixed[0]), respondents=tuple(mixed[1]))
    assert written(write_project, other) == written(write_project, project)


@given(projects())
@settings(max_examples=40)
def test_the_codes_of_a_project_are_taken_back_and_other_is_not(project):
    data = written(write_project, project)
    if project.frame.codes:
        back = take_in(data, "parks.qdpx", project.frame, study="parks")
        assert back.frame == project.frame


COMMENT = "The café \U0001f600 is dear.\r\nThe benches are few."


@pytest.fixture
def opened():
    frame = Codeframe((Theme("t", "Costs", (Code("dear", "Dear", "It costs too much."),)),))
    given_to = (
        GivenCode("dear", "The benches are few", "AB", "opposes"),
        GivenCode("other", "not in it"),
    )
    project = CodedProject(
        "parks",
        "Parks",
        frame,
        (Code("other", "Other"),),
        {"why": "Why?"},
        (CodedComment("online-2", "why", COMMENT, given_to),),
        (Respondent("online-2", "Response 7", {"Channel": "online", "Age": "35 to 44"}),),
    )
    return Opened(written(write_project, project))


def test_positions_count_code_points_of_a_text_with_lf_line_ends(opened):
    places = [
        (s.get("startPosition"), s.get("endPosition")) for s in opened.all("PlainTextSelection")
    ]
    assert places == [("0", "40"), ("20", "39")]
    (source,) = opened.all("TextSource")
    assert opened.text(source) == "The café \U0001f600 is dear.\nThe benches are few."


def test_a_coding_says_who_decided_it_and_which_way_it_goes(opened):
    assert list(opened.codings()) == [
        (
            "why, Response 7",
            "Other",
            "The café \U0001f600 is dear.\nThe benches are few.",
            COMPUTER,
            "",
        ),
        ("why, Response 7", "Dear", "The benches are few", "AB", "Stance: opposes"),
    ]


COMPUTER = "Computer (consult)"


def test_a_case_holds_what_the_respondent_said_of_themselves_and_its_comments(opened):
    (case,) = opened.all("Case")
    values = [(opened.named(v[0].get("targetGUID")), v[1].text) for v in case if len(v) == 2]
    assert values == [("Age", "35 to 44"), ("Channel", "online")]
    assert [opened.named(e.get("targetGUID")) for e in case if not len(e)] == ["why, Response 7"]


def test_the_project_says_in_itself_that_it_is_not_to_leave_the_team(opened):
    (about,) = [e for e in opened.root if e.tag.endswith("Description")]
    assert about.text.startswith("RESTRICTED. This project holds what people wrote")


def test_guids_are_those_of_any_other_run(opened):
    (code,) = [e for e in opened.all("Code") if e.get("name") == "Dear"]
    assert code.get("guid") == "2c8a2bc1-93d1-550b-ba12-fb19c009f2c7"


def test_the_csv_opens_in_excel_as_it_should_and_runs_nothing():
    code = Code("a", "=1+1", "Dear, dear", ("One", "Two"), retired=True)
    data = written(write_codeframe_csv, Codeframe((Theme("t", "Costs", (code,)),)))
    assert data == (
        b"\xef\xbb\xbftheme,code,definition,includes,excludes,examples,retired,id\r\n"
        b'Costs,\'=1+1,"Dear, dear","One\nTwo",,,yes,a\r\n'
    )
