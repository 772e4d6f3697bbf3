"""A report becomes final from the command line only, when nothing is left, and stays so."""

import re
from pathlib import Path
from shutil import copytree

import pandas as pd
import pytest
from docx import Document
from openpyxl import load_workbook

from tests.approving import decide_quotes
from tests.engine.test_engine import outcome, published
from tests.parks import ROWS, export
from tests.reviewing import Filling
from tests.study.settled import RECORDS, STUDY


def processed(project, name):
    return project / "data" / "processed" / "parks" / name


def settings(project, name):
    return project / "pipelines" / "studies" / "parks" / name


def said_everywhere(project):
    """Where the word DRAFT stands in what is published: each kind of place, whether it does."""
    folder = project / "reports" / "parks"
    word = Document(str(folder / "appendix.docx"))
    headers = " ".join(p.text for s in word.sections for p in s.header.paragraphs)
    page = (folder / "appendix.html").read_text(encoding="utf-8")
    book = load_workbook(folder / "tables.xlsx")
    titles = [sheet["A1"].value for sheet in book]
    return {
        "Word": "DRAFT" in headers,
        "page": "DRAFT" in page,
        "workbook": any("DRAFT" in title for title in titles),
        "equality": "DRAFT" in (folder / "equality.html").read_text(encoding="utf-8"),
    }


def pictures(project):
    """The charts of the Word file, which have the mark drawn into them."""
    parts = Document(str(project / "reports" / "parks" / "appendix.docx")).part.package.parts
    return {part.partname: part.blob for part in parts if "/media/" in part.partname}


def review_everything(project):
    filling = Filling(processed(project, "review.xlsx"))
    for row, theme in filling.rows("Themes").items():
        if theme["Code id"] != "other":
            filling.write("Themes", row, Checked_by="AB")
    for row in filling.rows("Answers"):
        filling.write("Answers", row, Accept_all="Yes", Reviewer="AB")
    filling.save()


def approve(project):
    settings(project, "records.toml").write_text(RECORDS, encoding="utf-8")
    decide_quotes(processed(project, ""))


@pytest.fixture
def draft(ran):
    """The study with all of study.toml settled, run once; nobody has reviewed anything."""
    return ran(STUDY, export(ROWS))


SETTLED = {}


@pytest.fixture
def settled(draft, call, tmp_path_factory, monkeypatch):
    """The same, with everything settled as the words printed say, and run without --final."""
    if "folder" not in SETTLED:
        review_everything(draft)
        call("run", "parks")
        approve(draft)
        code, said, error = call("run", "parks")
        assert (code, error) == (0, "")
        SETTLED["said"] = said
        SETTLED["folder"] = copytree(draft, tmp_path_factory.mktemp("settled") / "project")
    folder = tmp_path_factory.mktemp("again") / "project"
    copytree(SETTLED["folder"], folder)
    monkeypatch.chdir(folder)
    return folder


def test_a_study_settled_whole_becomes_final_and_the_mark_is_gone_everywhere(call, settled):
    assert set(said_everywhere(settled).values()) == {True}
    assert "nothing is left to settle" in SETTLED["said"]
    marked = pictures(settled)
    code, said, error = call("run", "parks", "--final")
    assert (code, error) == (0, "")
    assert "The report is final" in said
    assert said.splitlines()[-1].endswith("python -m pipelines release parks")
    assert set(said_everywhere(settled).values()) == {False}
    assert pictures(settled) != marked


def test_a_run_without_final_is_a_draft_however_much_is_settled(settled):
    assert said_everywhere(settled)["Word"]
    assert "[To fill in:" not in (settled / "reports/parks/appendix.html").read_text("utf-8")


def test_what_is_left_refuses_the_final_report_and_leaves_the_draft_as_it_was(call, draft):
    was = published(draft)
    code, _, error = call("run", "parks", "--final")
    assert code == 2
    assert published(draft) == was
    named = ("Themes that nobody has looked at", "Comments that people have yet to decide")
    named += ("Quotes that nobody has approved", "records.toml > process > events")
    named += ("records.toml > process > downloads", "records.toml > estimates")
    assert [words for words in named if words not in error] == []


def test_a_refusal_leaves_nothing_that_a_later_run_takes_for_done(call, draft):
    was = published(draft)
    call("run", "parks", "--final")
    code, said, error = call("run", "parks")
    assert (code, error) == (0, "")
    assert published(draft) == was
    assert "The report is a DRAFT" in said


def test_a_plain_run_after_a_final_one_leaves_an_unchanged_report_final(call, settled):
    call("run", "parks", "--final")
    was = published(settled)
    code, said, _ = call("run", "parks")
    assert code == 0
    assert set(outcome(said).values()) == {True}
    assert "The report is final" in said
    assert published(settled) == was


def test_a_plain_run_after_a_change_is_a_draft_again_and_says_so(call, settled):
    call("run", "parks", "--final")
    text = settings(settled, "study.toml").read_text(encoding="utf-8")
    changed = text.replace("A plan for our parks", "A plan for all our parks")
    settings(settled, "study.toml").write_text(changed, encoding="utf-8")
    code, said, _ = call("run", "parks")
    assert code == 0
    assert "so it is a DRAFT again" in said
    assert said_everywhere(settled)["Word"]


def test_a_final_report_goes_on_the_register_and_stays_final(call, settled):
    call("run", "parks", "--final")
    was = published(settled)
    code, said, _ = call("release", "parks")
    assert code == 0
    assert "Release 1 is on the register" in said
    assert "When it has been published" not in said
    assert call("run", "parks")[0] == 0
    assert published(settled) == was
    assert call("status", "parks")[1].splitlines()[-1].startswith("The report is final")


def test_a_final_report_stays_final_when_a_run_goes_as_far_as_a_stage(call, settled):
    call("run", "parks", "--final")
    was = published(settled)
    for stage in ("clean", "report"):
        code, said, error = call("run", "parks", "--until", stage)
        assert (code, error, set(outcome(said).values())) == (0, "", {True})
    assert "The report is final" in call("run", "parks")[1]
    assert published(settled) == was


def test_a_draft_goes_on_the_register_only_by_a_word(call, settled):
    code, said, error = call("release", "parks")
    assert (code, outcome(said)) == (2, {})
    assert "nothing was put on the register" in error
    assert "python -m pipelines release parks --draft" in error
    assert not processed(settled, "register.json").read_text(encoding="utf-8").strip("[] \n")
    code, said, _ = call("release", "parks", "--draft")
    assert (code, "Release 1 is on the register" in said) == (0, True)


def quoted(project):
    """What is quoted in the report, in its order."""
    page = (project / "reports" / "parks" / "appendix.html").read_text(encoding="utf-8")
    return re.findall(r"<blockquote><p>“(.*?)”", page)


def test_no_draft_prints_a_quote_that_nobody_approved(draft):
    assert quoted(draft) == []
    assert decide_quotes(processed(draft, ""))


def test_every_quote_that_is_printed_was_approved_and_one_refused_goes(call, settled):
    printed = quoted(settled)
    assert printed
    decide_quotes(
        processed(settled, ""), lambda row: "No" if row["Quote"] == printed[0] else "Yes", "CD"
    )
    assert call("run", "parks")[0] == 0
    assert printed[0] not in quoted(settled)
    assert set(printed[1:]) <= set(quoted(settled))
    page = (settled / "reports" / "parks" / "appendix.html").read_text(encoding="utf-8")
    assert "read and approved by a person: CD" in page


def test_quotes_left_open_again_refuse_the_final_report(call, settled):
    decide_quotes(processed(settled, ""), lambda row: None)
    code, _, error = call("run", "parks", "--final")
    assert code == 2
    assert 'quotes.xlsx > sheet "Quotes": Quotes that nobody has approved: ' in error


def test_a_report_without_quotes_needs_no_approval(call, settled):
    text = settings(settled, "study.toml").read_text(encoding="utf-8")
    none = text.replace("[[sources]]", "[report]\nquotes = 0\n\n[[sources]]", 1)
    settings(settled, "study.toml").write_text(none, encoding="utf-8")
    decide_quotes(processed(settled, ""), lambda row: None)
    assert call("run", "parks", "--final")[0] == 0
    assert quoted(settled) == []


def test_an_approval_of_all_quotes_at_once_approves_none_and_says_so(call, settled):
    records = settings(settled, "records.toml")
    at_once = '\n[quotes]\ntext = "All."\nby = "AB"\ndate = 2024-05-12\napproved = "3f2a90c1"\n'
    records.write_text(records.read_text(encoding="utf-8") + at_once, encoding="utf-8")
    code, _, error = call("run", "parks", "--final")
    assert (code, "records.toml > quotes" in error) == (2, True)


def test_a_quote_that_was_approved_and_whose_writer_takes_it_back_is_not_printed(call, settled):
    """Here by consent for the whole channel, which the study takes back."""
    text = settings(settled, "study.toml").read_text(encoding="utf-8")
    closed = text.replace("may_be_quoted = true", "may_be_quoted = false", 1)
    settings(settled, "study.toml").write_text(closed, encoding="utf-8")
    code, said, _ = call("run", "parks")
    assert (code, "Approved quotes that are not printed: " in said) == (0, True)
    assert quoted(settled) == []


def test_a_slip_in_the_workbook_of_quotes_is_a_sentence_and_changes_nothing(call, settled):
    was = published(settled)
    decide_quotes(processed(settled, ""), lambda row: "Perhaps")
    code, _, error = call("run", "parks")
    assert (code, published(settled)) == (2, was)
    assert 'quotes.xlsx > sheet "Quotes"' in error
    assert "This is neither Yes nor No." in error


def test_a_final_report_that_the_last_check_refuses_was_never_final(call, settled, monkeypatch):
    from consult.report.sheets import csv_file

    was = published(settled)
    kept = csv_file.half_up
    with monkeypatch.context() as wrong:
        wrong.setattr(csv_file, "half_up", lambda number: kept(number) + 1)
        assert call("run", "parks", "--final")[0] == 2
    assert published(settled) == was
    assert "The report is final" not in call("status", "parks")[1]
    call("run", "parks")
    assert said_everywhere(settled)["Word"]


@pytest.mark.parametrize("name", ["standing.json", "release.json"])
def test_a_damaged_record_of_a_final_report_makes_a_draft_and_no_trouble(call, settled, name):
    call("run", "parks", "--final")
    processed(settled, name).write_text('{"final": tru', encoding="utf-8")
    assert call("status", "parks")[0] == 0
    code, _, error = call("run", "parks")
    assert (code, error) == (0, "")
    assert said_everywhere(settled)["Word"]


def test_run_and_status_list_the_same(call, draft):
    of_run, of_status = call("run", "parks")[1], call("status", "parks")[1]
    start = "The report is a DRAFT. Left to settle"
    assert of_run[of_run.index(start) :] == of_status[of_status.index(start) :]


def test_of_many_of_a_kind_the_first_few_are_listed_and_the_others_counted(call, draft):
    said = call("status", "parks")[1]
    assert "How the consultation was run: 7 " in said
    assert "records.toml > process > easy_read: " in said
    assert "records.toml > process > other_formats: " not in said
    assert "   and 4 more\n" in said
    matters = re.findall(r"^(\d+)\. ", said, re.MULTILINE)
    assert said.splitlines()[-1].startswith(f"When 1 to {matters[-1]} are settled: python -m ")


def test_status_lists_what_is_left_before_a_first_run(call, project):
    from tests.parks import STUDY as UNSETTLED
    from tests.parks import put_study

    put_study(project, UNSETTLED)
    code, said, error = call("status", "parks")
    assert (code, error) == (0, "")
    assert "study.toml > [window]: Nobody has said when it was open" in said
    assert "known once the study has been run" in said
    assert not (project / "reports").exists()


def test_the_title_that_new_makes_of_the_short_name_is_left_to_look_at(call, project):
    (project / "parks.csv").write_text(export(ROWS), encoding="utf-8")
    assert call("new", "parks", "parks.csv", "--yes")[0] == 0
    said = call("status", "parks")[1]
    assert "study.toml > [study]: The title was made from the short name of the study." in said


def test_issues_say_what_the_study_file_asks_people_to_look_at(call, project):
    from tests.parks import STUDY as UNSETTLED
    from tests.parks import put_study

    text = UNSETTLED.replace('id = "close"', 'id = "close"\ncheck = "two spellings"', 1)
    put_study(project, text, export(ROWS))
    assert call("run", "parks")[0] == 0
    issues = pd.read_csv(processed(project, "issues.csv"))
    mine = issues[issues["code"] == "left to settle"]
    assert list(mine["heading"]) == ['[[questions]] "close"', "[window]"]
    assert "Two spellings." in mine["message"].iloc[0]


def test_a_draft_lists_in_its_method_what_was_left_without_what_the_entries_say(call, project):
    from tests.parks import STUDY as UNSETTLED
    from tests.parks import put_study

    text = UNSETTLED.replace('id = "close"', 'id = "close"\ncheck = "39 were merged"', 1)
    put_study(project, text, export(ROWS))
    assert call("run", "parks")[0] == 0
    paragraphs = Document(str(project / "reports/parks/appendix.docx")).paragraphs
    texts = [p.text for p in paragraphs]
    assert "Entries that are marked to be checked: question “close”." in texts
    assert "How the consultation was run: events, hard copies given out, Easy Read copies" in (
        " ".join(texts)
    )
    assert "39 were merged" not in " ".join(texts)


def test_a_wrong_line_of_the_process_is_a_sentence(call, project):
    from tests.parks import put_study

    put_study(project, STUDY, export(ROWS))
    for text, says in (
        ('[process]\nevent = "Two."\n', 'There is no setting called "event".'),
        ("[process]\nevents = 2\n", "records.toml > process > events: This is no text."),
        ("process = 2\n", "records.toml > process: This is not what it should be."),
        ('[process]\nevents = "- Two"\n', "A record is plain sentences."),
        (
            RECORDS.replace("[agreement]", '[agreement]\napproved = "a"'),
            "agreement > approved: This setting does not exist.",
        ),
    ):
        settings(project, "records.toml").write_text(text, encoding="utf-8")
        code, _, error = call("run", "parks")
        assert (code, says in error) == (2, True), error


def test_lines_that_were_copied_and_not_yet_filled_in_are_still_asked_for(call, draft):
    copied = '[estimates]\ntext = ""\nby = ""\ndate = 2026-01-31\n'
    settings(draft, "records.toml").write_text(copied, encoding="utf-8")
    code, said, error = call("status", "parks")
    assert (code, error) == (0, "")
    assert "records.toml > estimates: " in said


def test_a_process_that_cannot_be_taken_over_is_told_where_it_stands_now(call, project):
    from tests.parks import put_study

    put_study(project, 'process.events = ["held"]\n' + STUDY, export(ROWS))
    code, _, error = call("run", "parks")
    assert code == 2
    assert "It stands in records.toml now" in error
    assert not Path("reports").exists()
