"""Claims about stance: own answers are evidence and no more, and what is not sure is unclear."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from consult.coding.stance.leaning import FEWEST, WORTH, Remarks, lean
from consult.coding.stance.own_answers import about_agreement, own_answers, sides_of
from consult.coding.texts.content_hash import content_hash
from consult.definitions import for_and_against, scales
from consult.model.coding.deciding import Stance
from consult.model.coding.review import People
from consult.model.survey.questionnaire import Kind, Option, Questionnaire
from consult.model.survey.tables import SETTLED_CODINGS
from tests.coding.stanced import AGAINST, ASKED, CLOSED, FOR, WHY, judge_all, judged

BOTH = [*FOR, *AGAINST]


def said(**stances):
    return People(
        stances={("q_why", content_hash(text)): (way, "AB") for text, way in stances.items()}
    )


def test_the_scales_say_what_is_for_a_proposal_and_what_is_against_it():
    assert for_and_against() == (("agree", "disagree"), ("support", "oppose"))


def test_only_an_open_question_about_agreement_has_stances():
    ease = replace(CLOSED, options=scales()["ease"].options)
    assert list(about_agreement(ASKED)) == ["q_why"]
    assert about_agreement(Questionnaire((ease, WHY))) == {}
    assert about_agreement(Questionnaire((CLOSED, replace(WHY, about="")))) == {}


def test_a_clear_answer_is_told_from_a_mild_one_and_the_middle_is_on_no_side():
    assert sides_of(CLOSED) == {
        "Strongly agree": (1, 0),
        "Tend to agree": (0, 1),
        "Tend to disagree": (0, -1),
        "Strongly disagree": (-1, 0),
    }


def test_a_scale_that_runs_from_against_to_for_has_the_same_sides():
    backwards = replace(CLOSED, options=CLOSED.options[::-1])
    assert sides_of(backwards) == sides_of(CLOSED)


def test_an_answer_without_degrees_is_no_clear_one():
    easy = replace(CLOSED, options=scales()["agreement_easy_read"].options)
    assert sides_of(easy) == {"I agree": (0, 1), "I do not agree": (0, -1)}


def test_two_boxes_ticked_on_paper_are_no_answer():
    rows = [("r0", "plan", label, "spoiled", float("nan")) for label in ("Strongly agree", "No")]
    columns = ["response_id", "question_id", "option", "state", "number"]
    assert own_answers(CLOSED, pd.DataFrame(rows, columns=columns)) == {}


def test_words_are_learnt_from_people_who_agree_and_people_who_disagree():
    nobody = [
        ("What a lovely, excellent idea", ""),
        ("An awful scheme and a terrible waste", ""),
        ("Tuesday", ""),
    ]
    assert judged([*BOTH, *nobody])[-3:] == ["supports", "opposes", "unclear"]


def test_words_that_go_against_the_own_answer_are_not_counted_for_it():
    told = judged([*BOTH, ("A terrible waste, an awful scheme, ruined", "Strongly agree")])
    assert told[-1] != "supports"


def test_one_own_answer_is_not_echoed_where_the_words_of_others_say_nothing():
    assert judged([*BOTH, ("Tuesday", "Tend to agree")])[-1] == "unclear"


def test_with_too_few_on_a_side_a_clear_answer_counts_unless_the_comment_turns():
    people = [
        ("Good", "Strongly agree"),
        ("Bad", "Strongly disagree"),
        ("Good enough", "Tend to agree"),
        ("Good in parts, but the money is not there for it", "Strongly agree"),
        ("No idea", ""),
    ]
    found = judge_all(people)
    assert found.codings["stance"].tolist() == [
        "supports",
        "opposes",
        "unclear",
        "unclear",
        "unclear",
    ]
    record = found.records["q_why"]
    assert (record.learnt, record.passages, record.unclear) == (False, 5, 3)
    assert f"{FEWEST} of each" in record.note


def test_passages_of_one_comment_can_go_both_ways():
    text = "A lovely and excellent idea, wonderful; an awful scheme, ruined, a terrible waste"
    parts = ["A lovely and excellent idea, wonderful", "an awful scheme, ruined, a terrible waste"]
    told = judged([*BOTH, (text, "")], passages=[*[[""]] * len(BOTH), [*parts, ""]])
    assert told[-3:-1] != ["opposes", "supports"]
    assert told[-3] in {"supports", "unclear"}
    assert told[-2] in {"opposes", "unclear"}


def test_what_a_reviewer_says_of_an_answer_stands_for_all_its_passages():
    text = FOR[0][0]
    people = said(**{text: Stance.OPPOSES})
    found = judge_all(BOTH, people=people, passages=[["", text], *[[""]] * (len(BOTH) - 1)])
    assert found.codings["stance"].tolist()[:2] == ["opposes", "opposes"]
    assert found.of_texts["q_why", content_hash(text)] is not Stance.UNCLEAR
    assert found.records["q_why"].by_people == 1


def test_an_answer_called_mixed_is_mixed_where_its_passages_do_not_divide():
    text = FOR[0][0]
    assert judged(BOTH, people=said(**{text: Stance.MIXED}))[0] == "mixed"


def test_reviewers_teach_how_others_are_judged():
    other = [(f"Meh, the {word} is beige", "Tend to agree") for word in "abcdefgh"]
    people = said(**{text: Stance.OPPOSES for text, _ in other})
    new = [("Meh, beige", "Tend to agree")]
    before = judged([*BOTH, *other, *new])[-1]
    after = judged([*BOTH, *other, *new], people=people)[-1]
    assert (before, after) == ("supports", "opposes")


def test_the_same_words_by_people_on_both_sides_go_as_each_person_answered():
    same = [("Because", "Strongly agree"), ("Because", "Strongly disagree")]
    found = judge_all(same)
    assert found.codings["stance"].tolist() == ["supports", "opposes"]
    assert found.of_texts["q_why", content_hash("Because")] is Stance.UNCLEAR


def test_codings_of_other_questions_have_no_stance():
    apart = Questionnaire((CLOSED, replace(WHY, about="")))
    found = judge_all(BOTH, asked=apart)
    assert set(found.codings["stance"]) == {""}
    assert found.records == {}


def test_an_added_code_without_a_passage_has_the_stance_of_the_comment():
    assert (
        judged(BOTH, passages=[["not of the comment"], *[[""]] * (len(BOTH) - 1)])[0]
        == (judged(BOTH)[0])
    )


def test_the_order_of_rows_changes_nothing():
    forwards = dict(zip(BOTH, judged(BOTH), strict=True))
    assert dict(zip(BOTH[::-1], judged(BOTH[::-1]), strict=True)) == forwards


def test_the_result_is_of_its_schema():
    SETTLED_CODINGS.validate(judge_all(BOTH).codings)
    SETTLED_CODINGS.validate(judge_all([("Good", "")]).codings)


def remarks(sides, *, questions=None, seed=1):
    """Texts of one clause each: two features, the first of which is the side with some noise."""
    sides = np.asarray(sides, dtype=float)
    noise = np.random.default_rng(seed).normal(size=(len(sides), 2))
    rows = np.column_stack([sides, 0 * sides]) + 0.3 * noise
    return Remarks(
        texts=[rows],
        clauses=[rows],
        owner=np.arange(len(sides)),
        wording=np.arange(len(sides)),
        question=np.zeros(len(sides), dtype=int) if questions is None else np.asarray(questions),
        own=np.column_stack([sides, 0 * sides]),
        said=np.full(len(sides), np.nan),
    )


def test_evidence_is_above_nought_for_and_below_against():
    found = lean(remarks([1, -1] * FEWEST))
    assert found.sides == (FEWEST, FEWEST)
    assert (found.texts[::2] > 0).all()
    assert (found.texts[1::2] < 0).all()


def test_what_a_question_is_about_is_no_evidence():
    """One question everybody likes, one nobody does, told apart by their own words alone."""
    sides = [1] * 40 + [-1] * 10 + [1] * 10 + [-1] * 40
    questions = [0] * 50 + [1] * 50
    known = remarks(sides, questions=questions)
    about = np.asarray(questions)[:, None] * 2.0 - 1 + np.zeros((100, 2))
    found = lean(replace(known, texts=[about], clauses=[about]))
    assert np.abs(found.texts).max() < 0.1


def test_a_question_with_hardly_anybody_on_one_side_teaches_nothing():
    sides = [1, -1] * 18 + [1] * 30 + [-1] * 4
    assert lean(remarks(sides, questions=[0] * 36 + [1] * 34)).note


def test_one_letter_sent_about_many_questions_teaches_once():
    sides = [1, -1] * 200
    known = remarks(sides, questions=np.repeat(np.arange(20), 20))
    letter = np.where(known.own[:, 0] < 0, 0, known.wording)
    found = lean(replace(known, wording=letter))
    assert (found.sides, bool(found.note)) == ((200, 1), True)


def test_a_side_that_is_never_seen_beside_the_other_is_no_mistake():
    sides = np.array([1, -1] * 30)
    known = remarks(sides)
    found = lean(replace(known, wording=np.where(sides < 0, known.wording * 5, known.wording)))
    assert np.isfinite(found.texts).all()


def test_wording_that_tells_nothing_is_not_used():
    blank = np.ones((2 * FEWEST, 1))
    found = lean(replace(remarks([1, -1] * FEWEST), texts=[blank], clauses=[blank]))
    assert not found.texts.any()
    assert found.worth.tolist() == list(WORTH)


@pytest.mark.parametrize("threads", [1, 2])
def test_one_thread_or_two_give_the_same(threads):
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=threads):
        found = lean(remarks([1, -1, 1] * 30))
    np.testing.assert_array_equal(found.texts, lean(remarks([1, -1, 1] * 30)).texts)


def test_a_closed_question_on_anything_else_has_no_sides():
    other = replace(CLOSED, kind=Kind.SINGLE, options=(Option("Yes"), Option("No")))
    assert sides_of(other) == {}
