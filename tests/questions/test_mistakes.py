"""What cannot be taken of questions.xlsx is told with its place and what to do, all at once."""

import openpyxl
import pytest

from consult.errors import ReviewError
from pipelines.questions import layout as at
from tests.questions.book import STUDY, cell_of, ferry


def refused(made):
    with pytest.raises(ReviewError) as caught:
        made.changes()
    assert made.text == STUDY or "# changed" in made.text
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            (at.QUESTIONS, "often", at.KIND, "Multiple"),
            'sheet "Questions" > row 5 > column D ("Kind"): This is none of the choices: One '
            "choice, Several choices, A scale, A ranking, A number, Own words.",
        ),
        (
            (at.QUESTIONS, "often", at.KIND, "Several choices"),
            "It stands in one column, and nothing tells what stands between the options",
        ),
        (
            (at.QUESTIONS, "often", at.KIND, None),
            "The cell is empty. Hint: Put back what stood there: “One choice”.",
        ),
        (
            (at.QUESTIONS, "town", at.KIND, "A scale"),
            "The question has no options, and answers alone do not tell them or their order.",
        ),
        (
            (at.QUESTIONS, "why", at.KIND, "One choice"),
            "which makes no list of options.",
        ),
        (
            (at.QUESTIONS, "why", at.CHARACTERISTIC, "Shoe size"),
            'row 9 > column F ("Characteristic"): This is none of the choices: Age, ',
        ),
        (
            (at.QUESTIONS, "why", at.CHARACTERISTIC, "Sex"),
            "“Sex” is what the question “sex” measures already.",
        ),
        (
            (at.QUESTIONS, "why", at.PURPOSE, "Characteristic"),
            "Nothing says which characteristic the question measures. Hint: Choose it under",
        ),
        (
            (at.QUESTIONS, "often", at.CHECKED, "perhaps"),
            'column M ("Checked?"): This is none of the choices: Yes.',
        ),
        (
            (at.PROPOSALS, "often 2", at.TAKE, "later"),
            'sheet "Proposals" > row 5 > column F ("Take it?"): This is none of the choices',
        ),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(tmp_path, cell, said):
    made = ferry(tmp_path)
    made.fill_in(cell)
    (problem,) = refused(made)
    assert problem.startswith("questions.xlsx > sheet")
    assert said in problem
    assert "Hint: " in problem


def test_everything_is_told_at_once_and_nothing_is_taken(tmp_path):
    made = ferry(tmp_path)
    made.fill_in(
        (at.QUESTIONS, "often", at.KIND, "Multiple"),
        (at.QUESTIONS, "town", at.KIND, "A ranking"),
        (at.QUESTIONS, "fare", at.ASKED, "Fair?"),
        (at.PROPOSALS, "often 1", at.TAKE, "later"),
        (at.QUESTIONS, "sex", at.ID, "fare"),
    )
    assert len(refused(made)) == 4


def test_two_rows_about_one_question_are_told(tmp_path):
    made = ferry(tmp_path)
    made.fill_in((at.QUESTIONS, "sex", at.ID, "fare"))
    (problem,) = refused(made)
    assert "Rows 6 and 8 are about the same question. Hint: Keep one of them" in problem


def test_a_row_with_another_id_is_told(tmp_path):
    made = ferry(tmp_path)
    made.fill_in((at.QUESTIONS, "sex", at.ID, "gender"))
    (problem,) = refused(made)
    assert "No row of the workbook was written with this" in problem


def test_a_column_or_a_sheet_that_is_gone_is_told(tmp_path):
    made = ferry(tmp_path)
    book = openpyxl.load_workbook(made.path)
    kind = cell_of(book[at.QUESTIONS], "often", at.KIND).column
    book[at.QUESTIONS].delete_cols(kind)
    del book[at.PROPOSALS]
    book.save(made.path)
    assert [problem.split(" Hint: ")[0] for problem in refused(made)] == [
        'questions.xlsx > sheet "Questions" > column ("Kind"): The column is missing.',
        'questions.xlsx > sheet "Proposals": The sheet is missing.',
    ]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04half"])
def test_a_damaged_workbook_is_a_sentence(tmp_path, content):
    made = ferry(tmp_path)
    made.path.write_bytes(content)
    (problem,) = refused(made)
    assert "The file cannot be read as a workbook." in problem
    assert "Nothing in study.toml is lost." in problem


@pytest.mark.parametrize(
    ("cell", "was", "by_hand", "now"),
    [
        (
            (at.QUESTIONS, "fare", at.ASKED, "Fair?"),
            'text = "Is the fare fair?"',
            'text = "Is it fair?" # changed',
            "study.toml now says “Is it fair?” under Words of the question",
        ),
        (
            (at.PROPOSALS, "often 1", at.TAKE, "Yes"),
            "responses = 2\n",
            "responses = 2 # changed\ntaken = false\n",
            "study.toml now says “No” under Take it?, this cell says “Yes”",
        ),
        (
            (at.QUESTIONS, "often", at.CHECKED, "Yes"),
            'check = "4 answers typed by few people"',
            'check = "5 answers" # changed',
            "study.toml now says “5 answers” under What to look at",
        ),
        (
            (at.PROPOSALS, "often 1", at.TAKE, "Yes"),
            'values = { "Weakly" = "Weekly" } }',
            'values = { "Weakly" = "Daily" } } # changed',
            "study.toml now says “values: “Weakly” is “Daily”” under What it would write",
        ),
    ],
)
def test_where_both_files_were_changed_both_are_named_and_nothing_is_taken(
    tmp_path, cell, was, by_hand, now
):
    made = ferry(tmp_path)
    changed = STUDY.replace(was, by_hand)
    assert changed != STUDY
    (made.folder / "study.toml").write_text(changed, encoding="utf-8")
    made.fill_in(cell)
    (problem,) = refused(made)
    assert now in problem
    assert "Hint: Put this cell back to “" in problem
    assert made.text == changed


def test_the_same_change_in_both_files_is_no_contradiction(tmp_path):
    made = ferry(tmp_path)
    changed = STUDY.replace("Is the fare fair?", "Fair?")
    (made.folder / "study.toml").write_text(changed, encoding="utf-8")
    made.fill_in((at.QUESTIONS, "fare", at.ASKED, "Fair?"))
    assert made.changes() is None


def test_changes_of_different_settings_are_both_kept(tmp_path):
    made = ferry(tmp_path)
    changed = STUDY.replace("Is the fare fair?", "Fair?")
    (made.folder / "study.toml").write_text(changed, encoding="utf-8")
    made.fill_in((at.QUESTIONS, "fare", at.PURPOSE, "Context"))
    after = made.changes().text
    assert 'text = "Fair?"' in after
    assert 'purpose = "context"' in after


def test_a_question_that_study_toml_no_longer_has_is_told(tmp_path):
    made = ferry(tmp_path)
    before, _, rest = STUDY.partition('[[questions]]\nid = "why"')
    changed = before + "# changed\n" + rest[rest.index("# What the report") :]
    (made.folder / "study.toml").write_text(changed, encoding="utf-8")
    assert made.changes() is None
    made.fill_in((at.QUESTIONS, "why", at.ASKED, "Why not?"))
    (problem,) = refused(made)
    assert "study.toml no longer has this" in problem


def test_a_proposal_that_is_taken_and_a_cell_that_contradicts_it_are_told(tmp_path):
    made = ferry(tmp_path)
    made.fill_in(
        (at.PROPOSALS, "often 2", at.TAKE, "Yes"), (at.QUESTIONS, "often", at.KIND, "Own words")
    )
    (problem,) = refused(made)
    assert "Proposal 2 of this question, which is taken, says otherwise." in problem


def test_what_study_toml_could_not_say_is_told_where_it_was_filled_in(tmp_path):
    report = '[report]\nbreak_down_by = ["often"]'
    made = ferry(tmp_path)
    made.write(STUDY.replace("[report]", report) + "# changed\n")
    made.fill_in((at.QUESTIONS, "often", at.KIND, "Own words"))
    (problem,) = refused(made)
    assert problem.startswith('questions.xlsx > sheet "Questions" > row 5 > column D ("Kind"): ')
    assert "With this, study.toml would not be right: " in problem
    assert "Nothing was taken." in problem


def test_no_words_of_a_respondent_stand_in_a_problem(tmp_path):
    made = ferry(tmp_path)
    made.fill_in(
        (at.QUESTIONS, "town", at.KIND, "A ranking"), (at.QUESTIONS, "why", at.KIND, "One choice")
    )
    said = " ".join(refused(made))
    assert "Because" not in said
    assert "Eastport" not in said
