"""Means and medians of scales: of what is shown, and never beside what is hidden."""

import pytest
from pydantic import ValidationError

from consult.disclose.tables.averages import HIDDEN, average_note
from consult.model.publishing.table import Cell, Mark, Row
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import Kind, Option, OptionRole, Question
from consult.tabulate import scores_of


def scale(*labels, unsure=""):
    options = [Option(label) for label in labels]
    options += [Option(unsure, OptionRole.DONT_KNOW)] if unsure else []
    return Question("q", "Q?", Kind.SCALE, tuple(options))


def shown(**people):
    hidden = Cell(None, Mark.SUPPRESSED)
    return [Row(key, (hidden if n is None else Cell(n), hidden)) for key, n in people.items()]


def test_answers_are_scored_in_order_without_dont_know():
    question = scale("Good", "Fair", "Poor", unsure="Don't know")
    assert scores_of(question, {}) == {"Good": 1, "Fair": 2, "Poor": 3}


@pytest.mark.parametrize(
    ("labels", "scores"),
    [
        (("0 - Not at all", "1", "2 (fully)"), [0, 1, 2]),
        (("3", "2", "1"), [3, 2, 1]),
        (("1-2 days", "3-4 days", "5-7 days"), [1, 2, 3]),
        (("1", "2", "3+"), [1, 2, 3]),
        (("2", "1", "3"), [1, 2, 3]),
    ],
)
def test_answers_that_are_numbers_in_order_have_them_for_scores(labels, scores):
    assert list(scores_of(scale(*labels), {}).values()) == scores


def test_the_study_can_set_scores_and_leave_answers_out():
    given = {"Good": 2, "Fair": 0, "Poor": -2}
    assert scores_of(scale("Good", "Fair", "Cannot judge", "Poor"), given) == given


def test_two_answers_have_no_mean():
    assert scores_of(scale("Yes", "No"), {}) == {}


SCORES = {"Good": 1.0, "Fair": 2.0, "Poor": 3.0}


def test_the_mean_has_one_decimal_rounded_half_up_and_the_median_is_an_answer():
    note = average_note(SCORES, shown(Good=6, Fair=9, Poor=5, Unsure=50))
    assert note.startswith("Mean score: 2.0, where 1 is “Good” and 3 is “Poor”. Median: “Fair”.")
    assert "Mean score: 2.3," in average_note(SCORES, shown(Good=5, Fair=5, Poor=10))
    assert "Mean score: 1.3," in average_note(SCORES, shown(Good=15, Fair=5, Poor=0))


def test_a_median_between_two_answers_names_both():
    assert "between “Good” and “Poor”" in average_note(SCORES, shown(Good=10, Fair=0, Poor=10))


def test_one_hidden_answer_hides_mean_and_median():
    assert average_note(SCORES, shown(Good=10, Fair=None, Poor=20)) == HIDDEN


def test_a_hidden_answer_without_a_score_hides_nothing():
    assert "Mean score" in average_note(SCORES, shown(Good=10, Fair=9, Poor=20, Unsure=None))


def test_of_nobody_there_is_no_mean():
    assert average_note(SCORES, shown(Good=0, Fair=0, Poor=0)) == ""


@pytest.mark.parametrize(
    ("kind", "scores", "words"),
    [
        ("single", {"A": 1}, "goes with kind"),
        ("scale", {"A": 1, "B": 1}, "two answers have the same score"),
    ],
)
def test_scores_that_make_no_sense_are_refused(kind, scores, words):
    with pytest.raises(ValidationError, match=words):
        QuestionSpec(
            id="q", text="Q", kind=kind, columns={}, options=("A", "B", "C"), scores=scores
        )
