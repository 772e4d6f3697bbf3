"""Claims about workbooks of several people: nothing is undone unseen, and a person settles."""

import shutil

import pytest

from consult.coding import conflicts_of, fold, from_table, to_table
from consult.coding.journal.telling import taken_told
from consult.coding.journal.what_stands import settled_and_waiting
from consult.errors import ReviewError
from tests.coding.invented import clean_comments
from tests.coding.reviewed import BUSES, DOGS, OTHER, TEXTS, WAITING, Study, codings
from tests.reviewing import Filling


@pytest.fixture
def study(tmp_path):
    return Study(tmp_path)


class Copy(Filling):
    """A copy of the workbook in somebody's hands."""

    def __init__(self, study, who):
        path = study.path.with_name(f"from {who}.xlsx")
        shutil.copyfile(study.path, path)
        super().__init__(path)

    def back(self):
        self.save()
        return self.path


def conflicts(study):
    return [
        (one.slot.code, one.slot.aspect, [(choice.act, choice.by) for choice in one.choices])
        for one in study.merged.conflicts
    ]


def rows_of(study, sheet):
    book = Filling(study.path).book[sheet]
    rows = [[cell.value for cell in row] for row in book.iter_rows()]
    start = next(at for at, row in enumerate(rows) if "Conflict id" in row or "Version" in row)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_contrary_decisions_of_two_people_wait_and_the_first_stands(study):
    one, two = Copy(study, "AB"), Copy(study, "BC")
    one.answer(TEXTS[1], Decision_1="Remove", Reviewer="AB")
    two.answer(TEXTS[1], Decision_1="Accept", Reviewer="BC")
    study.run(one.back())
    study.run(two.back())
    assert study.codes_of("r1") == {OTHER: "person"}
    assert conflicts(study) == [(DOGS, "code", [("remove", "AB"), ("accept", "BC")])]
    (row,) = rows_of(study, "Adjudicate")
    assert (row["Theme"], row["Answer"]) == ("Dogs off the lead", TEXTS[1])
    assert row["First decision"] == "does not have the code (AB)"
    assert row["Second decision"] == "has the code (BC)"


def test_both_at_once_come_to_the_same_in_either_order(tmp_path):
    found = []
    for order in ((0, 1), (1, 0)):
        folder = tmp_path / str(order[0])
        folder.mkdir()
        study = Study(folder)
        one, two = Copy(study, "AB"), Copy(study, "BC")
        one.answer(TEXTS[1], Decision_1="Remove", Reviewer="AB")
        two.answer(TEXTS[1], Decision_1="Accept", Reviewer="BC")
        two.answer(TEXTS[0], Accept_all="Yes", Reviewer="BC")
        paths = [one.back(), two.back()]
        study.run(*(paths[at] for at in order))
        found.append((study.record, conflicts(study)))
    assert found[0] == found[1]


def test_the_same_decision_of_two_is_agreement_and_both_are_on_record(study):
    for who in ("AB", "BC"):
        copy = Copy(study, who)
        copy.answer(TEXTS[1], Accept_all="Yes", Reviewer=who)
        copy.back()
    study.run(study.path.with_name("from AB.xlsx"), study.path.with_name("from BC.xlsx"))
    said = [(entry.act, entry.by) for entry in study.journal if entry.code == DOGS and entry.text]
    assert said == [("accept", "AB"), ("accept", "BC")]
    assert conflicts(study) == []


def settle(study, which, who="CD"):
    book = Filling(study.path)
    sheet = book.book["Adjudicate"]
    headings = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    row = headings["Conflict id"].row + 1
    sheet.cell(row, headings["Which stands"].column).value = which
    sheet.cell(row, headings["Settled by"].column).value = who
    book.save()
    study.run()


@pytest.mark.parametrize(
    ("which", "codes"), [("First", {OTHER: "person"}), ("second", {DOGS: "person"})]
)
def test_a_person_settles_a_conflict_and_it_stays_settled(study, which, codes):
    test_contrary_decisions_of_two_people_wait_and_the_first_stands(study)
    settle(study, which)
    assert study.codes_of("r1") == codes
    assert conflicts(study) == []
    assert "Adjudicate" not in Filling(study.path).book.sheetnames
    study.run(study.path.with_name("from AB.xlsx"), study.path.with_name("from BC.xlsx"))
    assert study.codes_of("r1") == codes
    assert conflicts(study) == []


def test_somebody_else_who_decides_against_what_was_settled_opens_it_again(study):
    third = Copy(study, "EF")
    test_contrary_decisions_of_two_people_wait_and_the_first_stands(study)
    settle(study, "First")
    third.answer(TEXTS[1], Accept_all="Yes", Reviewer="EF")
    study.run(third.back())
    assert study.codes_of("r1") == {OTHER: "person"}
    assert conflicts(study) == [(DOGS, "code", [("remove", "CD"), ("accept", "EF")])]


def test_settled_conflicts_are_counted_apart_from_those_that_wait(study):
    third = Copy(study, "EF")
    test_contrary_decisions_of_two_people_wait_and_the_first_stands(study)
    assert settled_and_waiting(to_table(study.journal)) == (0, 1)
    settle(study, "First")
    assert settled_and_waiting(to_table(study.journal)) == (1, 0)
    third.answer(TEXTS[1], Accept_all="Yes", Reviewer="EF")
    study.run(third.back())
    assert settled_and_waiting(to_table(study.journal)) == (0, 1)


def test_what_stood_empty_in_a_colleagues_copy_takes_nothing_back(study):
    two = Copy(study, "BC")
    one = Filling(study.path)
    one.answer(TEXTS[0], Decision_1="Accept", Decision_2="Remove", Reviewer="AB")
    one.theme("Dogs off the lead", Retire="Yes", Checked_by="AB")
    one.theme("Waiting times", New_name="Queues", Checked_by="AB")
    one.save()
    study.run()
    two.theme("Dogs off the lead", Checked_by="BC")
    two.theme("Waiting times", Checked_by="BC")
    two.answer("Zebra.", Add_code_1="Buses and travel", Reviewer="BC")
    two.back()
    shutil.copyfile(two.path, study.path)
    study.run()
    assert study.codes_of("r0") == {BUSES: "person"}
    assert study.codes_of("r3") == {BUSES: "person"}
    assert study.codes_of("r1") == {OTHER: "model"}
    assert study.names()[WAITING] == "Queues"
    assert conflicts(study) == []


def test_two_names_for_one_theme_wait_to_be_settled(study):
    one, two = Copy(study, "AB"), Copy(study, "BC")
    one.theme("Dogs off the lead", New_name="Loose dogs", Checked_by="AB")
    two.theme("Dogs off the lead", New_name="Dogs running free", Checked_by="BC")
    study.run(one.back())
    study.run(two.back())
    assert study.names()[DOGS] == "Loose dogs"
    (row,) = rows_of(study, "Adjudicate")
    assert row["About"] == "Name of a theme"
    settle(study, "Second")
    assert study.names()[DOGS] == "Dogs running free"


def test_merging_in_a_circle_by_two_people_waits_and_loses_no_theme(study):
    one, two = Copy(study, "AB"), Copy(study, "BC")
    one.theme("Dogs off the lead", Merge_into="Waiting times", Checked_by="AB")
    two.theme("Waiting times", Merge_into="Dogs off the lead", Checked_by="BC")
    study.run(one.back(), two.back())
    assert study.codes_of("r1") == {WAITING: "model"}
    assert conflicts(study) == [(WAITING, "place", [("restored", "AB"), ("merged", "BC")])]


def test_somebody_who_empties_what_a_colleague_decided_contradicts_it(study):
    one = Copy(study, "AB")
    one.answer(TEXTS[1], Decision_1="Remove", Reviewer="AB")
    study.run(one.back())
    two = Copy(study, "BC")
    two.answer(TEXTS[1], Decision_1=None, Reviewer="BC")
    study.run(two.back())
    assert study.codes_of("r1") == {OTHER: "person"}
    assert conflicts(study) == [(DOGS, "code", [("remove", "AB"), ("taken back", "BC")])]


def test_a_person_who_changes_their_mind_is_no_conflict(study):
    one = Copy(study, "AB")
    one.answer(TEXTS[1], Decision_1="Remove", Reviewer="AB")
    study.run(one.back())
    again = Copy(study, "A.B.")
    again.answer(TEXTS[1], Decision_1="Accept", Reviewer="a.b.")
    study.run(again.back())
    assert study.codes_of("r1") == {DOGS: "person"}
    assert conflicts(study) == []


@pytest.mark.parametrize(("who", "or_whom"), [("AB", ""), ("", ", or somebody else who wrote no")])
def test_a_decision_that_replaces_an_earlier_one_is_told(study, who, or_whom):
    for word in ("Remove", "Accept"):
        before, state = len(study.journal), fold(study.journal)
        book = Filling(study.path)
        book.answer(TEXTS[1], Decision_1=word, Reviewer=who or None)
        book.save()
        study.run()
    said = list(taken_told(study.journal[before:], state))
    assert said[1].startswith(f"Otherwise than the same person{or_whom}")
    assert said[1].endswith("had decided before: 1 decision. The later one stands.")


@pytest.mark.parametrize("typed", ["y", "yes", "X", True, 1, "✓"])
def test_people_tick_as_they_are_used_to(study, typed):
    book = Filling(study.path)
    book.answer(TEXTS[1], Decision_1=typed)
    book.answer(TEXTS[0], Accept_all=typed)
    book.theme("Waiting times", Retire=typed)
    book.save()
    study.run()
    assert study.codes_of("r1") == {DOGS: "person"}
    assert study.codes_of("r0") == {BUSES: "person"}
    assert WAITING not in study.names()


def test_a_renamed_theme_has_its_new_name_everywhere_in_the_next_workbook(study):
    book = Filling(study.path)
    book.theme("Dogs off the lead", New_name="Loose dogs", Checked_by="AB")
    book.save()
    study.run()
    book = Filling(study.path)
    row = book.rows("Themes")[book.row_of("Themes", "Code id", DOGS)]
    assert (row["Current name"], row["New name"]) == ("Loose dogs", None)
    shown = book.rows("Answers")[book.row_of("Answers", "Answer", TEXTS[1])]
    assert shown["Suggested code 1"] == "Loose dogs"
    study.run()
    assert study.is_current
    book.theme("Loose dogs", New_name="Dogs off the lead")
    book.save()
    study.run()
    assert study.names()[DOGS] == "Dogs off the lead"


def test_a_retired_theme_stands_at_the_foot_in_grey_and_cannot_be_chosen(study):
    book = Filling(study.path)
    book.theme("Waiting times", Retire="Yes", Checked_by="AB")
    book.theme("Dogs off the lead", Merge_into="Buses and travel", Checked_by="AB")
    book.save()
    study.run()
    book = Filling(study.path)
    rows = book.rows("Themes")
    assert [row["Current name"] for row in rows.values()][-2:] == [
        "Waiting times",
        "Dogs off the lead",
    ]
    assert book.book["Themes"].cell(max(rows), 1).font.color.rgb == "006B6B6B"
    rules = book.sheet("Answers").data_validations.dataValidation
    assert {rule.formula1 for rule in rules if "Themes" in rule.formula1} == {"Themes!$A$5:$A$11"}
    book.answer("Zebra.", Add_code_1="Waiting times")
    book.theme("Buses and travel", Merge_into="Dogs off the lead")
    book.save()
    with pytest.raises(ReviewError) as refused:
        study.run()
    said = [str(problem) for problem in refused.value.problems]
    assert len(said) == 2
    assert all("was merged, retired or split, so it cannot be chosen" in one for one in said)
    assert all(" > row " in one for one in said)


def test_a_retired_theme_is_restored_by_emptying_its_cell(study):
    book = Filling(study.path)
    book.theme("Dogs off the lead", Retire="Yes", Checked_by="AB")
    book.save()
    study.run()
    assert study.codes_of("r1") == {OTHER: "model"}
    book = Filling(study.path)
    book.theme("Dogs off the lead", Retire=None)
    book.save()
    study.run()
    assert study.codes_of("r1") == {DOGS: "model"}


SPLIT = "Fear of dogs: people who are afraid of dogs; Dog mess: fouling that is left"


def test_a_theme_is_split_and_comments_that_had_it_wait_to_be_decided(study):
    book = Filling(study.path)
    book.answer(TEXTS[1], Accept_all="Yes", Reviewer="AB")
    book.save()
    study.run()
    assert len(study.record.finished) == 1
    book = Filling(study.path)
    book.theme("Dogs off the lead", Split_into=SPLIT, Checked_by="AB")
    book.save()
    study.run()
    names = set(study.names().values())
    assert "Dogs off the lead" not in names
    assert study.record.finished == frozenset()
    (code,) = study.codes_of("r1")
    assert study.names()[code] in {"Fear of dogs", "Dog mess"}
    assert study.codes_of("r1") == {code: "model"}
    moved = {row["What"]: row["Comments moved"] for row in rows_of(study, "Versions")}
    assert moved["split into"] == 2
    book = Filling(study.path)
    book.answer(TEXTS[1], Decision_1="Remove", Add_code_1="Dog mess", Reviewer="AB")
    book.save()
    study.run()
    assert "Dog mess" in {study.names()[one] for one in study.codes_of("r1")}


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("Fear of dogs", "does not name two or more"),
        ("Fear of dogs: afraid", "does not name two or more"),
        ("Fear: afraid; Mess", "does not name two or more"),
        ("Fear: afraid; FEAR: of dogs", "Two of the new themes have the same name"),
        ("Fear: afraid; Waiting times: queues", "has the name of a theme there is already"),
    ],
)
def test_a_split_that_cannot_be_understood_is_told_with_its_row(study, cell, says):
    book = Filling(study.path)
    row = book.row_of("Themes", "Current name", "Dogs off the lead")
    book.write("Themes", row, Split_into=cell)
    book.save()
    with pytest.raises(ReviewError) as refused:
        study.run()
    (problem,) = map(str, refused.value.problems)
    assert says in problem
    assert f'row {row} > column K ("Split into")' in problem


def test_each_change_of_the_codeframe_is_a_version_with_the_comments_it_moved(study):
    book = Filling(study.path)
    book.theme("Dogs off the lead", Merge_into="Waiting times", Checked_by="AB")
    book.save()
    study.run()
    book = Filling(study.path)
    book.theme("Waiting times", New_name="Queues", Checked_by="BC")
    book.save()
    study.run()
    rows = [
        (row["Version"], row["Who"], row["What"], row["Theme"], row["To"], row["Comments moved"])
        for row in rows_of(study, "Versions")
    ]
    assert rows == [
        (2, "BC", "renamed", "Waiting times", "Queues", 0),
        (1, "AB", "merged into", "Dogs off the lead", "Waiting times", 2),
    ]


@pytest.mark.parametrize(
    ("question", "texts", "says"),
    [
        ("q_why", [f"Far away, {text}" for text in TEXTS], "Not one answer of this workbook"),
        ("q_far", TEXTS, "Not one answer of this workbook"),
    ],
)
def test_a_workbook_of_another_study_is_told(study, tmp_path, question, texts, says):
    (tmp_path / "other").mkdir()
    comments = clean_comments(texts).assign(question_id=question)
    suggested = codings().assign(question_id=question)
    codes = {question: study.codes["q_why"]}
    other = Study(tmp_path / "other", comments, suggested, codes)
    copy = Copy(other, "AB")
    copy.answer(texts[1], Accept_all="Yes", Reviewer="AB")
    path = copy.back()
    if question == "q_why":  # the same study but for its answers: the version tells it, too
        path.rename(tmp_path / "far.xlsx")
        path = tmp_path / "far.xlsx"
    before = study.journal
    with pytest.raises(ReviewError, match=says):
        study.run(path)
    assert study.journal == before


def test_columns_taken_out_of_a_copy_are_told_and_take_nothing_back(study):
    book = Filling(study.path)
    book.answer("Zebra.", Add_code_1="Waiting times", Reviewer="AB")
    book.save()
    study.run()
    columns, _ = book.header("Answers")
    book.sheet("Answers").delete_cols(columns["Add code 3"])
    book.save()
    with pytest.raises(ReviewError, match="The column is missing"):
        study.run()


def test_conflict_rows_that_were_edited_are_told(study):
    test_contrary_decisions_of_two_people_wait_and_the_first_stands(study)
    for heading, value, says in (
        ("Which stands", "Third", "neither “First” nor “Second”"),
        ("Conflict id", "0123456789ab", "not one of those that were handed out"),
    ):
        book = Filling(study.path)
        sheet = book.book["Adjudicate"]
        headings = {cell.value: cell for row in sheet.iter_rows() for cell in row}
        row = headings["Conflict id"].row + 1
        sheet.cell(row, headings["Which stands"].column).value = "First"
        sheet.cell(row, headings[heading].column).value = value
        book.path = study.path.with_name("edited.xlsx")
        book.save()
        with pytest.raises(ReviewError, match=says):
            study.run(book.path)


def test_the_journal_is_only_ever_added_to_and_holds_no_words(study):
    kept = []
    for who, word in (("AB", "Remove"), ("BC", "Accept")):
        copy = Copy(study, who)
        copy.answer(TEXTS[1], Decision_1=word, Reviewer=who)
        study.run(copy.back())
        assert study.journal[: len(kept)] == tuple(kept)
        kept = list(study.journal)
    table = to_table(study.journal)
    assert from_table(table) == study.journal
    cells = {str(cell) for row in table.itertuples(index=False) for cell in row}
    assert not any(text in cell for cell in cells for text in TEXTS)
    assert conflicts_of(fold(from_table(table))) == study.merged.conflicts
