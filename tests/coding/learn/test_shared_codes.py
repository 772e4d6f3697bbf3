"""Claims about learning where questions share codes."""

import pandas as pd

from consult.coding import Encoders, Learner, book_texts, suggest_again
from consult.embed import wording
from consult.model.coding.deciding import Decision
from consult.model.coding.review import People, ThemeDecision
from consult.model.survey.tables import CODINGS, conform
from tests.coding.decided import CODES, answers
from tests.coding.invented import clean_comments

TEXTS, TRUTH = answers()
HALF = len(TEXTS) // 2
THEMES = tuple(ThemeDecision(code, code.title(), f"About {code}.", found=True) for code in CODES)
OWN = ThemeDecision("own", "Staff", "About staff.", found=True)


def two_questions():
    """The answers in turn under two questions, every one suggested "buses"."""
    comments = clean_comments(TEXTS)
    comments["question_id"] = ["q_one" if at % 2 else "q_two" for at in range(len(TEXTS))]
    rows = [
        (response, question, "buses", "codeframe", 0.5, "review", "")
        for response, question in zip(comments["response_id"], comments["question_id"], strict=True)
    ]
    return comments, conform(pd.DataFrame(rows, columns=list(CODINGS.columns)), CODINGS)


def decided(texts, fewest):
    """Decisions as the truth has them, on the first so many texts of each question."""
    said = {}
    for question, number in fewest.items():
        mine = [text for text in texts if text.question == question]
        for text in mine[:number]:
            given = TRUTH[TEXTS.index(text.text)]
            right = [code for code, is_given in zip(CODES, given, strict=True) if is_given]
            said[text.key] = dict.fromkeys(CODES, (Decision.REMOVE, "AB")) | dict.fromkeys(
                right, (Decision.ADD, "AB")
            )
    return said


def learnt(fewest, themes):
    comments, codings = two_questions()
    texts = book_texts(comments, codings)
    people = People(decided(texts, fewest), themes)
    learner = Learner({"q_one": "One?", "q_two": "Two?"}, Encoders(wording), seed=1)
    found = suggest_again(comments, codings, people, texts, learner).codings
    told = found.merge(comments[["response_id", "text"]])
    keys = {(text.question, text.text) for text in texts if text.key in people.texts}
    waiting = [pair not in keys for pair in zip(told["question_id"], told["text"], strict=True)]
    return told[waiting]


def right(told, question):
    """Share of pairs given or true that are both, on the texts that wait."""
    mine = told[told["question_id"] == question]
    given = set(zip(mine["text"], mine["code"], strict=True))
    true = {
        (text, code)
        for text in mine["text"].unique()
        for code, is_given in zip(CODES, TRUTH[TEXTS.index(text)], strict=True)
        if is_given
    }
    return len(given & true) / len(given | true)


SHARED = {"q_one": THEMES, "q_two": THEMES}
ALONE = {
    "q_one": THEMES,
    "q_two": tuple(ThemeDecision(f"two-{code}", code.title(), found=True) for code in CODES),
}


def test_what_is_decided_under_one_question_teaches_another_that_shares_its_codes():
    few, both = {"q_one": 20}, {"q_one": 20, "q_two": 20}
    assert right(learnt(both, SHARED), "q_one") > right(learnt(few, SHARED), "q_one")


def test_questions_without_a_code_in_common_teach_each_other_nothing():
    few, both = {"q_one": 20}, {"q_one": 20, "q_two": 20}
    one, other = learnt(few, ALONE), learnt(both, ALONE)
    columns = list(CODINGS.columns)
    pd.testing.assert_frame_equal(
        one.loc[one["question_id"] == "q_one", columns].reset_index(drop=True),
        other.loc[other["question_id"] == "q_one", columns].reset_index(drop=True),
    )


def test_a_question_keeps_its_first_suggestions_until_enough_of_its_own_are_decided():
    told = learnt({"q_one": 30, "q_two": 5}, SHARED)
    assert set(told.loc[told["question_id"] == "q_two", "code"]) == {"buses"}
    assert set(told.loc[told["question_id"] == "q_one", "decided_by"]) == {"learned"}


def test_a_code_of_one_question_alone_is_given_to_no_comment_on_another():
    themes = {"q_one": (*THEMES[:2], OWN), "q_two": THEMES}
    told = learnt({"q_one": 25, "q_two": 25}, themes)
    assert not set(told.loc[told["question_id"] == "q_two", "code"]) & {"own"}
    assert not set(told.loc[told["question_id"] == "q_one", "code"]) & {"staff"}
    assert set(told["response_id"]) == set(
        learnt({"q_one": 25, "q_two": 25}, SHARED)["response_id"]
    )
