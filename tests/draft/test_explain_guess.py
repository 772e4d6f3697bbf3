"""Every drafted question says what it was taken for, by what, and how surely."""

import pytest

from consult.draft.explain_guess import understood
from consult.read import READERS, choose_sheet, open_export
from tests.read.exports import write_csv
from tests.read.studies import single, study_of, text

HEADINGS = ["Ref", "Agree?", "Why?"]
ROWS = [
    ["1", "Yes", "secret words"],
    ["2", "No", "more of them"],
    ["3", "yes ", ""],
    ["4", "perhaps secret", "secret words"],
    ["5", "", ""],
]


def said(folder, question, rows=ROWS):
    path = folder / "a.csv"
    write_csv(path, [HEADINGS, *rows])
    study = study_of([question], id_column="A", ignored=["B", "C"])
    sheet = choose_sheet(open_export(path), READERS, platform="generic")
    return understood(study.questions[0], {"online": sheet})


def test_a_choice_says_its_answers_and_how_many_are_options(tmp_path):
    assert said(tmp_path, single()) == (
        "Taken for one choice: 4 answers, 3 different, 75% of them an option; "
        'most often "Yes", "No"'
    )


def test_open_words_are_counted_and_never_shown(tmp_path):
    assert said(tmp_path, text()) == "Taken for people's own words: 3 answers, 2 different"


@pytest.mark.parametrize("order", [slice(None, None, -1), slice(2, None)])
def test_words_that_are_no_option_are_never_shown_and_order_does_not_matter(tmp_path, order):
    rows = [*ROWS[order], *[row for row in ROWS if row not in ROWS[order]]]
    assert "secret" not in said(tmp_path, single(), rows)
    assert said(tmp_path, single(), rows) == said(tmp_path, single())


def test_of_cells_with_several_options_no_option_is_said_to_be_the_most_given(tmp_path):
    question = single(kind="multi", separator=", ")
    rows = [["1", "Yes, No", ""], ["2", "Yes, No", ""], ["3", "No", ""]]
    assert said(tmp_path, question, rows) == "Taken for several choices: 3 answers, 2 different"


def test_a_share_is_never_rounded_up_to_all(tmp_path):
    rows = [[str(n), "Yes", ""] for n in range(400)] + [["400", "perhaps", ""]]
    assert "99% of them an option" in said(tmp_path, single(), rows)
