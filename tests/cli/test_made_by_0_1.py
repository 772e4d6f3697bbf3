"""What people had with version 0.1 stays theirs: tried with files that 0.1 itself made.

How they were made stands in tests/cli/made_by_0_1/README.md.
"""

import json
import re
import shutil
import zipfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import pandas as pd
import pytest
from docx import Document

from consult.coding import fold, from_table, people_of
from pipelines.study.frozen_codes import load_frozen
from pipelines.study.toml_file import read_toml
from tests.typed import typed

MADE = Path(__file__).resolve().parent / "made_by_0_1"
STUDY = Path("pipelines", "studies", "lake")
PROCESSED = Path("data", "processed", "lake")
EDITED = "appendix edited.docx"


def consult(folder, *words):
    """Type a command in a project folder; its exit code, and all that it said."""
    code, printed, errors = typed(folder, *words)
    return code, printed + errors


@pytest.fixture
def old(tmp_path):
    """The project as version 0.1 and the people who worked with it left it."""
    return Path(shutil.copytree(MADE, tmp_path / "project"))


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory):
    """The same, run once for all tests that only look at it; with what the run said."""
    folder = Path(shutil.copytree(MADE, tmp_path_factory.mktemp("upgraded") / "project"))
    code, said = consult(folder, "run", "lake")
    assert code == 0, said
    return folder, said


@pytest.fixture
def going_on(upgraded, tmp_path):
    """A copy of it to go on with."""
    return Path(shutil.copytree(upgraded[0], tmp_path / "project"))


def toml(folder, name):
    return read_toml(folder / STUDY / name)


def text(folder, name):
    return (folder / STUDY / name).read_text(encoding="utf-8")


EVENTS = (
    "Drop-in events: {external / events_held} events (source: Invented log of events, page 1). "
    "People who came to the drop-in events: {external / people_at_events} people (source: "
    "Invented log of events, page 1)."
)


def test_how_the_consultation_was_run_is_put_where_it_now_stands_and_said(upgraded):
    folder, said = upgraded
    assert toml(folder, "records.toml")["process"] == {
        "events": EVENTS,
        "hard_copies": "Paper questionnaires given out at the drop-in events: "
        "{external / copies_printed} copies (source: Invented log of events, page 2).",
        "page_visits": "Visits to the page of the consultation: {external / page_visits} "
        "(source: Invented report on the website).",
    }
    assert (
        "[process] of study.toml is of version 0.1. Its lines are comments now. What it named of "
        "figures.toml stands in pipelines/studies/lake/records.toml, as sentences: look at them."
    ) in said


def test_the_study_file_stays_word_for_word_but_for_these_lines_which_are_comments(upgraded):
    folder, _ = upgraded
    was = text(MADE, "study.toml")
    block = was[was.index("[process]") : was.index("[[sources]]")]
    assert block == (
        "[process]\n"
        "# counted by the invented lake office\n"
        'events = ["events_held", "people_at_events"]\n'
        'hard_copies = ["copies_printed"]\n'
        'page_visits = ["page_visits"]\n\n'
    )
    after = (
        "# Of version 0.1; now in records.toml, as sentences:\n"
        "# [process]\n"
        "# counted by the invented lake office\n"
        '# events = ["events_held", "people_at_events"]\n'
        '# hard_copies = ["copies_printed"]\n'
        '# page_visits = ["page_visits"]\n\n'
    )
    assert text(folder, "study.toml") == was.replace(block, after)


def test_the_records_there_were_stay_word_for_word(upgraded):
    folder, _ = upgraded
    assert text(folder, "records.toml").startswith(text(MADE, "records.toml"))


def test_the_report_prints_how_the_consultation_was_run(upgraded):
    folder, _ = upgraded
    printed = words_of(folder / "reports" / "lake" / "appendix.docx")
    assert "Events: Drop-in events: 4 events (source: Invented log of events, page 1). " in printed
    assert "Page visits: Visits to the page of the consultation: 2,310 (source:" in printed


def words_of(path):
    body = Document(str(path)).element.body
    return "".join(part.text or "" for part in body.iter() if part.tag.endswith("}t"))


def test_codes_that_were_frozen_are_read(old):
    fit = load_frozen(old / "pipelines" / "studies", "lake")
    assert {key: len(question.codes) for key, question in fit.questions.items()} == {
        "winter_why": 6,
        "better": 7,
    }
    assert fit.review.startswith("People have looked at 7 of 14 themes")


def test_any_command_takes_it_over_once(old):
    assert "[process] of study.toml is of version 0.1." in consult(old, "status", "lake")[1]
    was = text(old, "records.toml"), text(old, "study.toml")
    code, said = consult(old, "status", "lake")
    assert (code, "[process] of study.toml" in said) == (0, False)
    assert (text(old, "records.toml"), text(old, "study.toml")) == was


def test_what_somebody_has_written_of_it_already_stays(old):
    with (old / STUDY / "records.toml").open("a", encoding="utf-8") as file:
        file.write('\n[process]\nevents = "Four were held."\n')
    assert consult(old, "status", "lake")[0] == 0
    process = toml(old, "records.toml")["process"]
    assert process["events"] == "Four were held."
    assert list(process) == ["events", "hard_copies", "page_visits"]


def test_it_is_taken_over_however_its_lines_stand(old):
    was = text(old, "study.toml")
    events = 'events = ["events_held", "people_at_events"]'
    over_lines = 'events = [\n    "events_held",\n    # and who came\n    "people_at_events",\n]'
    windows = was.replace(events, over_lines).replace("\n", "\r\n").encode()
    (old / STUDY / "study.toml").write_bytes(b"\xef\xbb\xbf" + windows)
    assert consult(old, "status", "lake")[0] == 0
    assert toml(old, "records.toml")["process"]["events"] == EVENTS
    lines = (old / STUDY / "study.toml").read_bytes().decode().split("\r\n")
    assert '#     "people_at_events",' in lines
    assert not any("\n" in line for line in lines)


def test_a_study_without_records_gets_them(old):
    (old / STUDY / "records.toml").unlink()
    assert consult(old, "status", "lake")[0] == 0
    assert toml(old, "records.toml")["process"]["events"] == EVENTS


def test_a_figure_that_is_in_no_paper_is_named_and_nothing_is_changed(old):
    before = {path: path.read_bytes() for path in (old / STUDY).iterdir() if path.is_file()}
    figures = old / STUDY / "figures.toml"
    before[figures] = before[figures].replace(b'"page_visits"', b'"visits"')
    figures.write_bytes(before[figures])
    code, said = consult(old, "status", "lake")
    assert code == 2
    assert "study.toml > process > page_visits: There is no figure in figures.toml" in said
    assert {path: path.read_bytes() for path in (old / STUDY).iterdir() if path.is_file()} == before


def test_a_study_file_with_a_slip_is_told_as_ever(old):
    path = old / STUDY / "study.toml"
    path.write_text(text(old, "study.toml").replace("seed = 1", "seed ="), encoding="utf-8")
    code, said = consult(old, "status", "lake")
    assert (code, "study.toml: The file is not valid TOML: in line" in said) == (2, True)


def decided(folder):
    """All that people said of answers and themes, as it is on record."""
    if (folder / "journal.parquet").is_file():
        return in_journal(folder)
    frames = [
        pd.read_parquet(folder / f"{name}.parquet") for name in ("decisions", "stance-decisions")
    ]
    said = [sorted(frame.astype(str).itertuples(index=False, name=None)) for frame in frames]
    themes = json.loads((folder / "theme-decisions.json").read_text(encoding="utf-8"))
    return (*said, themes)


def in_journal(folder):
    """The same, as it stands after all lines of the journal."""
    people = people_of(fold(from_table(pd.read_parquet(folder / "journal.parquet"))))
    texts = [
        (*key, code, str(decision), by)
        for key, said in people.texts.items()
        for code, (decision, by) in said.items()
    ]
    texts += [(*key, "", "finished", "") for key in people.finished]
    stances = [(*key, str(stance), by) for key, (stance, by) in people.stances.items()]
    themes = {
        question: [
            {name: value for name, value in asdict(one).items() if name != "split_into"}
            for one in said
        ]
        for question, said in people.themes.items()
    }
    return sorted(texts), sorted(stances), themes


def as_compared(answers, stances, themes):
    """What people see of their decisions: by the name of a theme as they left it.

    Themes have other ids and names where they are found anew, in all questions together. Version
    0.1 kept who looked at a theme last; and a code that somebody had added it called accepted once
    it was suggested beside the comment. A theme that nobody changed and that no comment was given
    need not be there any more. A comment beside which a theme stands that there was not before is
    open again.
    """
    called = {
        (question, one["code"]): one["new_name"] or one["name"]
        for question, said in themes.items()
        for one in said
    }
    given = [
        (question, text, called.get((question, code), code), said.replace("add", "accept"), by)
        for question, text, code, said, by in answers
        if said != "finished"
    ]
    changed = {
        (
            question,
            called[question, one["code"]],
            called.get((question, one["merge_into"]), ""),
            one["retired"],
            one["own"],
        )
        for question, said in themes.items()
        for one in said
        if one["new_name"] or one["merge_into"] or one["retired"] or one["own"]
    }
    return sorted(given), stances, sorted(changed)


def test_every_decision_in_the_workbook_is_taken_up_as_0_1_takes_it_up(upgraded):
    folder, said = upgraded
    answers, stances, themes = decided(folder / PROCESSED)
    by_0_1 = decided(MADE / "taken_up_by_0_1")
    assert as_compared(answers, stances, themes) == as_compared(*by_0_1)
    finished, then = (
        sum(decision == "finished" for *_, decision, _ in some) for some in (answers, by_0_1[0])
    )
    assert (len(answers) - finished, len(by_0_1[0]) - then) == (109, 109)
    assert f"{then - finished} comments that people had finished with are open again" in said
    # What Cy wrote into the workbook last, and version 0.1 had not read when it was left.
    of_cy = Counter(decision for *_, decision, who in answers if who == "Cy Invented")
    assert of_cy == {"accept": 23, "remove": 6, "add": 4}
    assert len(stances) == 9
    changed = as_compared(answers, stances, themes)[2]
    assert ("winter_why", "Price of a ticket", "", False, False) in changed
    assert ("better", "Warmth indoors", "", True, False) in changed
    assert not [one for one in changed if one[:2] == ("winter_why", "Warmth indoors")]
    assert [one[1] for one in changed if one[0] == "better" and one[4]] == ["Geese"]
    assert "37 more comments on “Please tell us the reason for your answer”" in said


def test_the_workbook_alone_is_enough(going_on):
    (going_on / PROCESSED / "journal.parquet").unlink()
    shutil.copyfile(MADE / PROCESSED / "review.xlsx", going_on / PROCESSED / "review.xlsx")
    code, said = consult(going_on, "review", "lake")
    assert code == 0
    assert as_compared(*decided(going_on / PROCESSED)) == as_compared(
        *decided(MADE / "taken_up_by_0_1")
    )
    # 28 before; 15 of them have a theme beside them that there was not when they were finished.
    assert "13 of 90" in said


def test_it_is_said_that_every_stage_runs_again_and_nothing_of_peoples_is_lost(upgraded):
    _, said = upgraded
    assert "The last run was by another version of consult, so every stage runs again." in said


def test_what_was_filled_in_of_the_equality_evidence_is_kept(upgraded):
    folder, said = upgraded
    assert "Kept from equality.docx: 2 fields" in said
    answers = toml(folder, "equality.toml")
    assert answers["disability"] == {
        "negative_impact": "Yes",
        "details": "Invented: the path floods.",
    }
    assert answers["age"] == toml(MADE, "equality.toml")["age"]


def test_nobody_is_quoted_until_somebody_says_that_they_may_be(upgraded):
    _, said = upgraded
    assert "Nobody who responded online was asked; none of them is quoted." in said


def test_figures_named_in_the_authors_words_as_0_1_called_them_are_printed_and_said(upgraded):
    folder, said = upgraded
    assert "28% came by bus." in words_of(folder / "reports" / "lake" / "appendix.docx")
    assert (
        "words/summary.md, line 3: “question-come-by-bus / Yes / Share” is a name of version 0.1. "
        "Write {question-come-byby-bus / Yes / Share}."
    ) in said
    assert text(folder, "words/summary.md") == text(MADE, "words/summary.md")


def test_a_later_release_is_held_against_those_of_0_1(going_on):
    code, said = consult(going_on, "release", "lake", "--draft")
    assert (code, "Release 3 is on the register" in said) == (0, True)
    record = json.loads((going_on / PROCESSED / "release.json").read_text(encoding="utf-8"))
    assert record["audited with releases"] == [1, 2]
    register = json.loads((going_on / PROCESSED / "register.json").read_text(encoding="utf-8"))
    assert register[:2] == json.loads((MADE / PROCESSED / "register.json").read_text("utf-8"))
    same = [sorted(answers for answers, _ in one["told"]["responses"]) for one in register]
    assert same[0] == same[1] == same[2]  # no response is taken for another one


FOUND = [
    ("paragraph 2 under “Executive summary”", "changed by hand"),
    ("row 2 “16 to 24”, column “People”", "a hidden number typed by hand"),
    ("row 3 “25 to 34”, column “People”", "typed by hand"),
    ("paragraph 3 under “Background and process”", "matches no figure"),
    ("paragraph 3 under “Background and process”", "another word for the same"),
]
"""What people did to the report, as ``check`` of version 0.1 told it."""


def test_a_report_edited_then_is_checked_as_0_1_checked_it(old):
    code, said = consult(old, "check", "lake", EDITED)
    assert (code, "5 places to look at:" in said) == (1, True)
    assert all(f"{where}: {what}." in said for where, what in FOUND)
    assert (old / "appendix edited (checked).docx").is_file()


def test_after_a_run_no_figure_of_it_is_strange_but_of_themes_and_nets_named_anew(
    going_on,
):
    code, said = consult(going_on, "check", "lake", EDITED)
    assert code == 1
    assert "“38%” is from an earlier release. It is now 28% (Table 6, Yes, Share)." in said
    copy = words_of_comments(going_on / "appendix edited (checked).docx")
    told = copy.count("No figure of this release.")
    assert told == len(gone(going_on))
    # "Agree" is an answer of this form, so the net of those who agree is "Agree (net)" now.
    of_nets = {name for name in gone(going_on) if name.startswith("question-")}
    assert {name.rpartition(" / ")[2] for name in of_nets} == {"Agree"}
    assert {name.partition(" / ")[0] for name in gone(going_on)} == {
        "themes-winter_why-by-come-by-bus",
        "question-winter-by-come-by-bus",
    }


def gone(project):
    """Names of figures that the edited report prints and the release as it is now does not have."""
    before, now = (
        json.loads((folder / PROCESSED / "figures.json").read_text("utf-8"))["figures"]
        for folder in (MADE, project)
    )
    there = {one["id"] for one in now}
    names = {one["id"]: one["name"] for one in before}
    with zipfile.ZipFile(MADE / EDITED) as report:
        tags = re.findall(
            r'"consult:[^":]*:[^":]*:([^"]*)"', report.read("word/document.xml").decode()
        )
    # "question-come-by-bus" has another name now, by which its figures are known.
    lost = (names[tag] for tag in tags if tag not in there)
    return [name for name in lost if not name.startswith("question-come-by-bus / ")]


def words_of_comments(path):
    return "\n".join(comment.text for comment in Document(str(path)).comments)


@pytest.mark.parametrize("name", ["Lake", "lake 2", "l" * 61])
def test_a_study_that_0_1_ran_is_opened_whatever_it_is_called(old, name):
    (old / STUDY).rename(old / STUDY.parent / name)
    code, said = consult(old, "status", name)
    assert (code, "Left to settle" in said) == (0, True)
