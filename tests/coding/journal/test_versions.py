"""Claims about the list of versions: what came to stand is a change, and nothing else is."""

from consult.coding import codeframe_changes
from consult.coding.journal.lines import numbered_after
from consult.model.coding.journal import Act, JournalEntry

SUGGESTED = [
    JournalEntry(Act.SUGGESTED, "why", code=code, value=name)
    for code, name in (("t1", "Toilets"), ("t2", "Dogs"))
]


def said(act, by, code="t1", value="", *, settles=False):
    return JournalEntry(
        act, "why", code=code, value=value, by=by, workbook=f"from {by}.xlsx", settles=settles
    )


def told(*lines):
    journal = numbered_after((), [*SUGGESTED, *lines])
    return [
        (one.entry.by, one.entry.act, one.theme, one.to, one.texts)
        for one in codeframe_changes(journal)
    ]


def test_a_name_that_a_colleague_had_given_otherwise_before_is_no_change_until_it_is_settled():
    contrary = said(Act.RENAMED, "AB", value="Loos"), said(Act.RENAMED, "BC", value="Wash rooms")
    assert told(*contrary) == [("AB", Act.RENAMED, "Toilets", "Loos", ())]
    settled = said(Act.RENAMED, "CD", value="Wash rooms", settles=True)
    assert told(*contrary, settled)[1:] == [("CD", Act.RENAMED, "Loos", "Wash rooms", ())]


def test_settling_for_what_stands_changes_nothing():
    contrary = said(Act.RETIRED, "AB"), said(Act.MERGED, "BC", value="t2")
    settled = said(Act.RETIRED, "CD", settles=True)
    assert told(*contrary, settled) == [("AB", Act.RETIRED, "Toilets", "", ())]


def test_comments_are_moved_by_the_change_that_stands_and_not_by_a_contrary_one():
    moved = JournalEntry(Act.MOVED, "why", text="abc", code="t1", value="other")
    contrary = said(Act.RETIRED, "AB"), said(Act.MERGED, "BC", value="t2")
    assert told(*contrary, moved) == [("AB", Act.RETIRED, "Toilets", "", ("abc",))]


def test_a_theme_that_is_restored_has_changed_again():
    lines = said(Act.RETIRED, "AB"), said(Act.RESTORED, "AB")
    assert [act for _, act, *_ in told(*lines)] == [Act.RETIRED, Act.RESTORED]
