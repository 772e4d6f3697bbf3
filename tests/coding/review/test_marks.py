"""Claims about notes, quotes and safeguarding: kept, shown again, and cautious where two differ."""

from dataclasses import replace

import pytest

from consult.coding import fold, people_of
from consult.coding.texts.words_hash import words_hash
from consult.errors import ReviewError
from consult.model.coding.journal import Aspect
from tests.coding.reviewed import DOGS, TEXTS, Study
from tests.reviewing import Filling

KEY = ("q_why", words_hash(TEXTS[1]))


@pytest.fixture
def study(tmp_path):
    return Study(tmp_path)


class Copy(Filling):
    """A copy of the workbook in somebody's hands."""

    def __init__(self, study, who):
        super().__init__(study.path)
        self.path = study.path.with_name(f"from {who}.xlsx")


def fill(study, **cells):
    book = Filling(study.path)
    book.answer(TEXTS[1], **cells)
    book.save()
    study.run()


def send(study, who, **cells):
    copy = Copy(study, who)
    copy.answer(TEXTS[1], Reviewer=who, **cells)
    copy.save()
    return copy.path


def marks(study):
    return {str(aspect): mark for aspect, mark in study.people.marks.get(KEY, {}).items()}


def shown(study):
    book = Filling(study.path)
    row = book.rows("Answers")[book.row_of("Answers", "Answer", TEXTS[1])]
    return [row[heading] for heading in ("Note", "Quote approved", "Safeguarding", "Reviewer")]


def write_anew(study):
    """As after a change of the suggestions: the workbook shows all that stands."""
    study.path.unlink()
    study.run()


def test_a_note_is_kept_with_who_and_when_and_stands_in_the_next_workbook(study):
    fill(study, Note="Ask the wardens.", Reviewer="AB")
    line = next(entry for entry in study.journal if entry.act == "noted")
    assert (line.value, line.by, line.taken) == ("Ask the wardens.", "AB", "2026-11-30")
    write_anew(study)
    assert shown(study) == ["Ask the wardens.", None, None, "AB"]
    study.run()
    assert study.is_current


def test_a_note_changes_no_code(study):
    fill(study, Note="Ask the wardens.", Reviewer="AB")
    assert study.codes_of("r1") == {DOGS: "model"}


def test_whoever_changes_a_note_that_stood_there_replaces_it(study):
    fill(study, Note="Ask the wardens.", Reviewer="AB")
    write_anew(study)
    fill(study, Note="Asked: nothing to do.", Reviewer="BC")
    assert marks(study) == {"note": ("Asked: nothing to do.", "BC")}
    write_anew(study)
    fill(study, Note=None)
    assert marks(study) == {}


def test_notes_of_two_people_who_did_not_see_each_others_stand_side_by_side(study):
    one = send(study, "AB", Note="Ask the wardens.")
    two = send(study, "BC", Note="About the lower field.")
    study.run(one, two)
    assert marks(study)["note"][0] == "Ask the wardens. / About the lower field."
    assert study.merged.conflicts == ()


@pytest.mark.parametrize("typed", ["Yes", "y", "Y", "x", "X", "TRUE", "true", True, 1, "1", "✓"])
def test_every_plain_way_of_saying_yes_is_taken_in_each_column(study, typed):
    fill(study, Quote_approved=typed, Safeguarding=typed, Accept_all=typed, Reviewer="AB")
    assert marks(study) == {"quote": ("yes", "AB"), "safeguarding": ("yes", "AB")}
    assert study.codes_of("r1") == {DOGS: "person"}


@pytest.mark.parametrize("typed", ["No", "n", "N", "FALSE", "false", False, 0, "0", "✗"])
def test_every_plain_way_of_saying_no_is_taken_in_each_column(study, typed):
    fill(study, Quote_approved=typed, Safeguarding=typed, Accept_all=typed, Decision_1=typed)
    assert marks(study) == {"quote": ("no", ""), "safeguarding": ("no", "")}
    assert study.codes_of("r1") == {"other": "person"}


@pytest.mark.parametrize("typed", ["ja", "maybe", "2", "?", "yes and no"])
@pytest.mark.parametrize(
    ("heading", "column"),
    [("Quote approved", "L"), ("Safeguarding", "M"), ("Accept all", "H"), ("Decision 1", "E")],
)
def test_anything_else_is_told_with_sheet_row_and_column(study, heading, column, typed):
    book = Filling(study.path)
    row = book.row_of("Answers", "Answer", TEXTS[1])
    book.write("Answers", row, Reviewer="AB", **{heading.replace(" ", "_"): typed})
    book.save()
    with pytest.raises(ReviewError) as refused:
        study.run()
    (problem,) = refused.value.problems
    assert f'sheet "1 Why" > row {row} > column {column} ("{heading}")' in str(problem)
    assert "ja" not in str(problem).split()


def test_a_yes_to_quoting_needs_somebody_who_stands_behind_it(study):
    with pytest.raises(ReviewError, match="Nobody stands behind this Yes"):
        fill(study, Quote_approved="Yes")


def test_a_no_to_quoting_wins_whoever_said_yes_first_and_the_two_wait_for_a_person(study):
    one, two = send(study, "AB", Quote_approved="Yes"), send(study, "BC", Quote_approved="No")
    study.run(one)
    assert marks(study)["quote"] == ("yes", "AB")
    study.run(two)
    assert marks(study)["quote"] == ("no", "BC")
    (conflict,) = study.merged.conflicts
    assert conflict.slot.aspect is Aspect.QUOTE
    book = Filling(study.path)
    sheet = book.book["Adjudicate"]
    header = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    row = header["Conflict id"].row + 1
    assert sheet.cell(row, header["First decision"].column).value == "Yes (AB)"
    sheet.cell(row, header["Which stands"].column).value = "First"
    sheet.cell(row, header["Settled by"].column).value = "CD"
    book.save()
    study.run()
    assert study.merged.conflicts == ()
    assert marks(study)["quote"][0] == "yes"


def test_somebody_at_risk_stays_so_until_a_person_settles_it(study):
    one, two = send(study, "AB", Safeguarding="No"), send(study, "BC", Safeguarding="Yes")
    study.run(one, two)
    assert marks(study)["safeguarding"] == ("yes", "BC")
    assert len(study.merged.conflicts) == 1


def test_a_copy_without_the_columns_takes_nothing_back(study):
    fill(study, Note="Ask the wardens.", Safeguarding="Yes", Reviewer="AB")
    write_anew(study)
    book = Filling(study.path)
    study.journal = tuple(
        replace(entry, definition="") if entry.act == "workbook written" else entry
        for entry in study.journal
    )
    for heading in ("Safeguarding", "Note"):
        book.sheet("Answers").delete_cols(book.header("Answers")[0][heading])
    book.save()
    study.run()
    assert {"note", "safeguarding"} == set(marks(study))


def test_what_is_taken_is_said_in_words(study):
    from consult.coding.journal.telling import taken_told

    fill(study, Note="Ask.", Quote_approved="No", Safeguarding="Yes", Reviewer="AB")
    (said,) = taken_told(study.journal, fold(()))
    assert said == (
        "Taken from review.xlsx (AB): 1 note, 1 comment not to be quoted, 1 comment marked as "
        "telling of somebody at risk."
    )


def test_the_journal_alone_tells_what_was_marked(study):
    fill(study, Note="Ask.", Quote_approved="No", Reviewer="AB")
    kept = people_of(fold(study.journal)).marks[KEY]
    assert kept == {Aspect.NOTE: ("Ask.", "AB"), Aspect.QUOTE: ("no", "AB")}
