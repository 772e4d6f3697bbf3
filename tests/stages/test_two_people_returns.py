"""Two workbooks come back with contrary decisions, in any order; what is said of it, and kept."""

import zipfile

import pandas as pd
import pytest

from tests.two_people import park, people, recount
from tests.two_people.at_the_desk import Desk
from tests.two_people.reading import codes_on_record
from tests.two_people.run import AB, AFTER, BC, OFFICE, refused


def test_no_two_comments_of_the_study_are_alike():
    written = [
        park.comment(question, number)[0]
        for question in recount.QUESTIONS
        for number in recount.EVERYBODY
    ]
    assert len(people.TEXTS) == len(list(filter(None, written))) == 125


# Two workbooks come back.


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not to hand: both were saved by openpyxl")
def test_the_workbook_of_one_reviewer_was_saved_by_libreoffice(lived):
    with zipfile.ZipFile(lived.folder / "now" / BC) as saved:
        assert b"LibreOffice" in saved.read("docProps/app.xml")


def test_the_order_in_which_workbooks_come_back_makes_no_difference(lived):
    one, other = lived.made("two returned"), lived.made("other order")
    names = ("codings.parquet", "codes.json", "journal.parquet", "codeframe-versions.csv")
    assert [
        name for name in names if (one / name).read_bytes() != (other / name).read_bytes()
    ] == []
    first, second = (
        [[line[heading] for heading in line.columns] for line in desk.conflicts()]
        for desk in (Desk(one / "review.xlsx"), Desk(other / "review.xlsx"))
    )
    assert first == second


def test_workbooks_that_come_back_one_by_one_come_to_the_same_once_conflicts_are_settled(lived):
    assert codes_on_record(lived, "one by one") == codes_on_record(lived, "draft")


def test_every_contrary_decision_is_a_conflict_and_nothing_else_is(lived):
    conflicts = Desk(lived.made("two returned") / "review.xlsx").conflicts()
    about = [people.TEXTS.get(line["Answer"], line["About"]) for line in conflicts]
    assert sorted(map(str, about)) == sorted(map(str, people.SETTLED_FOR))
    for line in conflicts:
        assert "(AB)" in line["First decision"]
        assert "(BC)" in line["Second decision"]


def test_until_a_conflict_is_settled_the_decision_that_was_saved_first_stands(lived):
    record = codes_on_record(lived, "two returned")
    assert record["better", 24] == {"Rubbish lying about"}
    assert record["better", 22] == {"Lighting after dark"}
    assert record["better", 28] == {"Other"}


def test_a_settled_conflict_stands_as_it_was_settled_and_waits_no_longer(lived):
    record = codes_on_record(lived, "draft")
    assert record["better", 24] == {"Rubbish lying about"}
    assert record["better", 22] == {"Lighting after dark"}
    assert record["better", 28] == {"Sitting down places"}
    assert Desk(lived.made("draft") / "review.xlsx").conflicts() == []
    assert "5 conflicts settled" in lived.said["settled"]


def test_a_copy_that_comes_back_a_second_time_brings_nothing_and_opens_no_conflict_again(lived):
    assert "Taken from from AB again.xlsx: nothing new." in lived.said["again"]
    assert "conflict" not in lived.said["again"]


def test_beside_a_comment_of_a_split_theme_stands_the_part_that_people_decided_on(lived):
    of_part = [
        line
        for line in Desk(lived.made("draft") / "review.xlsx").answers()
        if {"w", "c"} & set(people.meant(*people.TEXTS[line["Answer"]]))
    ]
    assert len(of_part) == 11
    for line in of_part:
        assert "Other" not in line.numbered("Suggested code").values()


def test_a_theme_that_was_retired_merged_or_split_can_no_longer_be_chosen(lived, tmp_path):
    desk = Desk(lived.made("draft") / "review.xlsx")
    undecided = [line for line in desk.answers() if not line["Reviewer"]]
    gone = ("Praise in general", "Refuse containers", "Wheeled movement")
    for line, theme in zip(undecided, gone, strict=False):
        line["Add code 1"], line["Reviewer"] = theme, "AB"
    desk.save(tmp_path / "typed by hand.xlsx")
    errors = refused(lived, "review", "park", tmp_path / "typed by hand.xlsx")
    for line in undecided[: len(gone)]:
        assert f"row {line.row} " in " ".join(errors.split())
    assert " ".join(errors.split()).count("cannot be chosen") == len(gone)


def decisions_in(path):
    """How many decisions stand in cells that were empty when the workbook was handed out."""
    cells = [
        value
        for line in Desk(path).answers()
        for heading in ("Decision", "Add code")
        for value in line.numbered(heading).values()
    ]
    return len(list(filter(None, cells)))


def test_the_journal_says_of_every_decision_who_when_and_in_which_workbook(lived):
    journal = pd.read_parquet(lived.made("two returned") / "journal.parquet")
    for by, name in (("AB", AB), ("BC", BC)):
        mine = journal[journal["workbook"] == name]
        acts = mine[mine["act"].isin(["accept", "remove", "add"])]
        assert len(acts) == decisions_in(lived.folder / "now" / name) > 30
        assert set(acts["by"]) == {by}
        assert (mine["saved"] != "").all()
        assert (mine["taken"] != "").all()


def changes(lived, state):
    """Who, what and theme -> what it became, and the ids of the comments it moved."""
    lines = pd.read_csv(lived.made(state) / "codeframe-versions.csv", keep_default_na=False)
    return {
        (line["Who"], line["What"], line["Theme"]): (
            line["To"],
            sorted(line["Ids of the comments"].split()),
        )
        for line in lines.to_dict("records")
    }


def moved_by(lived, code, letters):
    """Ids of the comments that a theme was taken from: those people or the machine gave it to."""
    first = lived.first_suggested
    return sorted(
        recount.answer_id(question, number)
        for (question, number), given in first.items()
        if (
            set(letters) & set(park.comment(question, number)[1])
            if question == "better" or (question, number) in people.WORRIES
            else code in given
        )
    )


def test_the_list_of_versions_has_each_change_with_exactly_the_comments_it_moved(lived):
    pool, emerged = lived.first_names
    seats, parts = "Sitting down places", f"{people.NAMED['w']}, {people.NAMED['c']}"
    split = moved_by(lived, "traffic", "wc")
    assert changes(lived, AFTER) == {
        ("AB", "merged into", "Refuse containers"): (
            people.NAMED["b"],
            moved_by(lived, "bins", "b"),
        ),
        ("AB", "retired", "Praise in general"): ("", moved_by(lived, "praise", "p")),
        ("AB", "renamed", "Canine visitors"): ("Dogs and owners", []),
        ("AB", "renamed", pool): (people.NAMED["k"], []),
        ("BC", "added", people.NAMED["t"]): (people.NAMED["t"], []),
        ("BC", "added", people.NAMED["w"]): (people.NAMED["w"], []),
        ("BC", "added", people.NAMED["c"]): (people.NAMED["c"], []),
        ("BC", "renamed", "Illumination"): (people.NAMED["i"], []),
        ("BC", "split into", "Wheeled movement"): (parts, split),
        ("CD", "renamed", "Dogs and owners"): (people.NAMED["d"], []),
        ("AB", "renamed", seats): (people.RENAMED_AFTER, []),
        ("AB", "renamed", emerged): (people.EMERGED, []),
    }
