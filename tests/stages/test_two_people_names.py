"""A theme has one name in every file, and all papers follow what people decided."""

import json
import re

import pandas as pd
import pytest

from tests.responding import told
from tests.two_people import people, recount
from tests.two_people.reading import codes_on_record, trust_of
from tests.two_people.run import AFTER, BEFORE, STATES
from tests.two_people.shelves import words_in

HISTORY = {
    "codeframe-versions.csv": "the list of versions",
    "journal.parquet": "all that was said",
    "review.xlsx > Versions": "the list of versions",
    "suggested-codes.json": "what the computer suggests, before anybody's word",
    "blind-sample-1.xlsx": "stays as its coder left it",
    "blind-sample-2.xlsx": "stays as its coder left it",
}
"""What keeps a name that a theme had, with why; so does whatever is kept of what people wrote."""

AS_RETIRED = ("codeframe.csv", "codebook.qdc", "project.qdpx", "review.xlsx > Themes")
"""What shows themes that are no longer used, each marked as one that cannot be given."""

BESIDE_A_DECISION = re.compile(r"review\.xlsx > (\d .+|Examples)")
"""Where a decision on a code stands beside the code it was made on, so that it can be undone, and
what the code was given to."""


def keep_their_names(name):
    """Whether a file keeps the names that themes had when it was written."""
    is_kept = name.startswith("returned/") or "-kept-" in name
    return is_kept or name in HISTORY or name.split(" > ")[0] in HISTORY


@pytest.fixture(scope="module")
def old_names(lived):
    """Name that nothing is called any more -> the files in which it stands all the same."""
    names = ["Sitting down places", "Canine visitors", "Dogs and owners", "Illumination"]
    names += ["Refuse containers", "Wheeled movement", "Praise in general", lived.first_names[1]]
    written = words_in(lived.reports(AFTER)) | words_in(lived.made(AFTER))
    current = {name: words for name, words in written.items() if not keep_their_names(name)}
    return {
        old: {name for name, words in current.items() if old.casefold() in words.casefold()}
        for old in names
    }


def test_a_theme_renamed_after_the_report_was_final_has_its_new_name_in_every_file(
    lived, old_names
):
    assert old_names["Sitting down places"] == set()
    before, after = (
        {
            name
            for name, words in words_in(folder).items()
            if theme in words and not keep_their_names(name)
        }
        for folder, theme in (
            (lived.reports(BEFORE), people.NAMED["s"]),
            (lived.reports(AFTER), people.RENAMED_AFTER),
        )
    )
    assert {"appendix.docx", "appendix.html", "tables.csv", "tables.xlsx > Table 4"} <= before
    assert {name for name in before if " > " not in name} <= after


@pytest.mark.parametrize("old", ["Canine visitors", "Dogs and owners", "Illumination"])
def test_a_name_that_was_given_up_stands_nowhere_but_in_what_keeps_history(old_names, old):
    assert old_names[old] == set()


def test_the_first_name_of_the_theme_that_emerged_is_given_up_everywhere(lived, old_names):
    assert old_names[lived.first_names[1]] == set()


@pytest.mark.parametrize("old", ["Refuse containers", "Wheeled movement", "Praise in general"])
def test_a_theme_merged_split_or_retired_stands_nowhere_but_where_it_is_marked_so(old_names, old):
    unmarked = old_names[old] - {*AS_RETIRED}
    assert {name for name in unmarked if not BESIDE_A_DECISION.fullmatch(name)} == set()


def test_codes_leave_for_other_software_with_those_no_longer_used_marked_retired(lived):
    made = lived.made(AFTER)
    lines = pd.read_csv(made / "codeframe.csv", keep_default_na=False)
    gone = set(lines.loc[lines["retired"] == "yes", "code"])
    assert gone == {"Refuse containers", "Wheeled movement", "Praise in general"}
    assert set(lines["code"]) - gone == set(recount.names_after().values()) - {""}


def test_late_forms_change_no_code_of_an_earlier_comment(lived):
    before, after = codes_on_record(lived, BEFORE), codes_on_record(lived, AFTER)
    renamed = {people.NAMED["s"]: people.RENAMED_AFTER}
    assert before.keys() < after.keys()
    for key, names in before.items():
        assert after[key] == {renamed.get(name, name) for name in names}, key


def test_a_theme_that_only_late_forms_raise_is_told_as_new_and_by_its_name(lived):
    assert "1 new theme: " in lived.said["late"]
    page = words_in(lived.reports(AFTER))["appendix.html"]
    chapter = page.split("Found in comments that fit none of the earlier codes")[1]
    assert people.EMERGED in chapter.split("Results by characteristic")[0]


def test_a_renamed_theme_is_not_told_as_one_that_fits_none_of_the_earlier_codes(lived):
    drift = json.loads((lived.made(AFTER) / "drift.json").read_text("utf-8"))["questions"]
    assert drift["better"]["emerging"] == [people.EMERGED]
    assert drift["worry"]["emerging"] == []


def test_late_forms_leave_what_two_people_agree_on_as_it_was(lived):
    before, after = (trust_of(lived, state)["agreement"]["people"] for state in (BEFORE, AFTER))
    assert after == before


def test_a_report_that_was_final_is_a_draft_again_and_says_so(lived):
    assert "The report is final" in lived.said["final"]
    assert "DRAFT" not in words_in(lived.reports(BEFORE))["appendix.html"]
    assert "so it is a DRAFT again" in lived.said["after"]
    assert "DRAFT" in words_in(lived.reports(AFTER))["appendix.html"]


# Quotes, responses, the transparency record.


def test_quotes_are_printed_that_were_approved_and_none_that_was_refused(lived):
    page = words_in(lived.reports(BEFORE))["appendix.html"]
    approved = {row["Quote"] for row in lived.quoted if row["May be quoted?"] == "Yes"}
    refused_quotes = {row["Quote"] for row in lived.quoted if row["May be quoted?"] == "No"}
    assert min(len(approved), len(refused_quotes)) >= 2
    assert {quote for quote in approved if quote not in page} == set()
    assert {quote for quote in refused_quotes if quote in page} == set()


def test_of_all_comments_only_approved_quotes_of_people_who_allowed_it_are_in_the_report(lived):
    approved = {row["Quote"] for row in lived.quoted if row["May be quoted?"] == "Yes"}
    for name, words in words_in(lived.reports(BEFORE)).items():
        printed = {text for text in people.TEXTS if text in words}
        assert printed <= approved, name
    assert {number % 5 for _, number in map(people.TEXTS.get, approved)} <= {1, 2, 3, 4}


def test_the_workbook_of_responses_asks_for_each_theme_that_one_in_twenty_raised(lived):
    for state, numbers, names in STATES:
        every = recount.raised_anywhere(numbers, names)
        asked = {name: mine for name, mine in every.items() if len(mine) >= 0.05 * len(numbers)}
        rows = told(lived.made(state) / "response.xlsx")
        named = {name: row for name, row in rows.items() if name in every}
        needed = {name for name, row in named.items() if row["Is an answer expected?"] == "Yes"}
        shown = {name for name, row in named.items() if row["People"] != "[c]"}
        assert needed >= shown & asked.keys()
        for name in shown:
            assert str(named[name]["People"]) == str(len(asked[name]))
            assert named[name]["Share"] == f"{recount.percent(len(asked[name]), len(numbers))}%"


def test_a_response_stands_beside_its_theme_under_the_new_name(lived):
    row = told(lived.made(AFTER) / "response.xlsx")[people.RENAMED_AFTER]
    assert row["Our response"] == "Forty seats are bought."
    tables = words_in(lived.reports(AFTER))
    page = next(words for words in tables.values() if "Forty seats are bought." in words)
    assert people.RENAMED_AFTER in page


def test_the_transparency_record_tells_what_people_decided(lived):
    record = words_in(lived.reports(BEFORE))["transparency-record.docx"]
    standing = set(people.NAMED.values()) - {""}
    approved = [row for row in lived.quoted if row["May be quoted?"] == "Yes"]
    assert f"{len(standing)} themes now" in record
    assert "108 of 108 different comments decided" in record
    assert "3 people, by their initials" in record
    assert f"{len(approved)} approved and printed, by 1 person" in record
    after = words_in(lived.reports(AFTER))["transparency-record.docx"]
    assert f"{len(standing) + 1} themes now" in after
    assert "125 of 125 different comments decided" in after


def test_every_published_file_says_that_the_responses_are_invented(lived):
    written = {}
    for name, words in words_in(lived.reports(AFTER)).items():
        written[name.split(" > ")[0]] = written.get(name.split(" > ")[0], "") + words
    assert len(written) == 8
    assert [name for name, words in written.items() if "SYNTHETIC" not in words] == []
