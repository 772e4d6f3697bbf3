from __future__ import annotations

import pytest

from consult.model.publishing.table import RowRole
from consult.model.survey.questionnaire import Kind, Option, Question
from consult.report.prose.plain import clean, listed, quoted, shorten
from consult.report.prose.wording import headings, quantifier, readings, sentences
from tests.report.reading import as_read
from tests.report.sample import SCALE, frequency, row

AGREE = Question(
    "quiet",
    "Do you agree?",
    Kind.SCALE,
    (Option("Strongly agree", net="Agree"), Option("Strongly disagree", net="Disagree")),
)
CHOICE = Question("where", "Where?", Kind.SINGLE, (Option("Here"), Option("There")))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (100, "All"),
        (99.6, "Nearly all"),
        (89.5, "Nearly all"),
        (89.4, "Most"),
        (55.8, "Most"),
        (55.0, "Just over half of the"),
        (50.1, "Just over half of the"),
        (50, "Half of the"),
        (45, "Just under half of the"),
        (44.4, "Fewer than half of the"),
        (24.4, "Some"),
        (9.4, "Few"),
        (0, "None of the"),
    ],
)
def test_most_is_said_only_above_half_of_the_base(share: float, words: str):
    assert quantifier(share) == words


def test_a_plurality_is_never_most():
    assert all("most" not in quantifier(share / 10).lower() for share in range(501))


def test_a_scale_is_told_by_its_nets():
    assert as_read(sentences(AGREE, SCALE)) == (
        "Most people who answered agreed (56%, 191 of 342) and 30% disagreed (102)."
    )


def test_nothing_is_said_of_a_scale_when_a_net_is_hidden():
    table = frequency(
        "question-t",
        "T",
        row("Strongly agree", 300, 88.0),
        row("Agree (net)", 300, 88.0, role=RowRole.NET),
        row("Disagree (net)", None, None, role=RowRole.NET),
    )
    assert as_read(sentences(AGREE, table)) == ""


def test_an_unfamiliar_net_is_told_by_its_options():
    question = Question(
        "ease", "How easy?", Kind.SCALE, (Option("Very easy", net="Easy"), Option("Hard"))
    )
    table = frequency("question-t", "T", row("Easy (net)", 171, 50.0, role=RowRole.NET))
    assert as_read(sentences(question, table)) == (
        "Half of the people who answered chose “Very easy” (50%, 171 of 342)."
    )


def test_a_question_without_nets_is_told_by_its_most_common_answer():
    table = frequency("question-t", "T", row("Here", 300, 87.7), row("There", 42, 12.3))
    assert as_read(sentences(CHOICE, table)) == (
        "The most common answer was “Here” (88%, 300 of 342)."
    )


def test_a_hidden_row_limits_what_is_claimed_to_the_answers_shown():
    table = frequency("question-t", "T", row("Here", 300, 87.7), row("There", None, None))
    assert (
        as_read(sentences(CHOICE, table))
        == "Of the answers shown, the most common was “Here” (88%, 300 of 342)."
    )


def test_nothing_is_read_from_a_table_with_several_columns_of_shares():
    from tests.report.sample import WIDE

    assert readings(WIDE, RowRole.GROUP) == ()


def test_questions_that_begin_alike_keep_their_ends_in_headings():
    start = (
        "To what extent do you agree or disagree with each of these statements about the draft? "
    )
    questions = tuple(
        Question(str(n), f"{start}{end}", Kind.SCALE, (Option("Yes"),))
        for n, end in enumerate(("The paths are safe", "The gates are open", "The dogs are quiet"))
    )
    assert len(set(headings(questions).values())) == 3
    assert headings(questions)["0"].endswith("The paths are safe")


def test_words_are_cut_between_words_and_lists_read_as_english():
    assert shorten("one two three four five", 15) == "one two..."
    assert listed(("a", "b", "c")).plain == "a, b and c"


def test_quotation_marks_stand_once():
    assert quoted('"Close it."') == "“Close it.”"
    assert quoted("Close\nit") == "“Close it”"
    assert quoted('"Yes" and "no"') == '“"Yes" and "no"”'


def test_characters_that_office_files_cannot_hold_are_dropped():
    assert clean("a\x00b\x0bc\ud800d\r\ne") == "abcd\ne"


def test_answers_that_print_the_same_share_are_told_together():
    table = frequency("question-t", "T", row("Yes", 59, 50.4), row("No", 58, 49.6), base=117)
    assert as_read(sentences(CHOICE, table)) == (
        "The most common answers were “Yes” (50%, 59 of 117) and “No” (50%, 58 of 117)."
    )


def test_an_answer_that_all_gave_is_not_called_the_most_common():
    table = frequency("question-t", "T", row("Here", 253, 100.0), row("There", 0, 0.0), base=253)
    assert as_read(sentences(CHOICE, table)) == (
        "Everybody who answered chose “Here” (100%, 253 of 253)."
    )


def test_the_rows_of_a_grid_are_named_by_what_each_asks():
    stem = "Please rate the following propositions. There are no right or wrong answers"
    items = ("I like my job", "I would leave it")
    asked = tuple(
        Question(f"q{n}", f"{stem} [{item}]", Kind.SINGLE) for n, item in enumerate(items)
    )
    alone = Question("q9", f"{stem}, all told [Other]", Kind.SINGLE)
    names = headings((*asked, alone))
    assert tuple(names.values())[:2] == items
    assert names["q9"].endswith("[Other]")
    short = tuple(
        Question(f"s{n}", f"How often? [{item}]", Kind.SINGLE) for n, item in enumerate(items)
    )
    assert headings(short)["s0"] == "How often? [I like my job]"
