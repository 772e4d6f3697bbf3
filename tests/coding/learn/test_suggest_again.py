"""What people decide of some comments changes what is suggested for the others."""

import numpy as np
import pandas as pd
import pytest

from consult.coding import Encoders, Learner, book_texts, suggest_again, teaching_order
from consult.coding.learn.suggest_again import Probabilities
from consult.embed import embed, wording
from consult.model.coding.deciding import Decision
from consult.model.coding.review import People, ThemeDecision
from consult.model.survey.tables import CODINGS, conform
from tests.coding.decided import CODES, answers
from tests.coding.invented import clean_comments

TEXTS, TRUTH = answers()
READ = {"buses": (Decision.REMOVE, "AB")}
THEMES = {"q_why": tuple(ThemeDecision(code, code.title(), f"About {code}.") for code in CODES)}


def suggested(code="buses"):
    rows = [(f"r{at}", "q_why", code, "codeframe", 0.5, "review", "") for at in range(len(TEXTS))]
    return conform(pd.DataFrame(rows, columns=list(CODINGS.columns)), CODINGS)


def people_who_read(every):
    """A person who went through every so manyth text and decided as the truth has it."""
    said = {}
    for at in range(0, len(TEXTS), every):
        accepted = [code for code, given in zip(CODES, TRUTH[at], strict=True) if given]
        decisions = dict.fromkeys(accepted, (Decision.ADD, "AB"))
        if "buses" not in accepted:
            decisions["buses"] = (Decision.REMOVE, "AB")
        said[TEXTS[at]] = decisions
    keys = {text.text: text.key for text in book_texts(clean_comments(TEXTS), suggested())}
    return People({keys[text]: decisions for text, decisions in said.items()}, THEMES)


def again(people, order=None):
    comments, codings = clean_comments(TEXTS), suggested()
    if order is not None:
        comments = comments.sample(frac=1, random_state=order)
        codings = codings.sample(frac=1, random_state=order)
    return learnt_again(people, comments, codings).codings


def learnt_again(people, comments, codings):
    return suggest_again(
        comments,
        codings,
        people,
        book_texts(comments, codings),
        Learner({"q_why": "Why?"}, Encoders(wording), seed=1),
    )


def test_unread_comments_get_codes_learnt_from_those_read():
    found = again(people_who_read(2))
    learnt = found[found["decided_by"] == "learned"]
    unread = {f"r{at}" for at in range(1, len(TEXTS), 2)}
    learnt = learnt[learnt["response_id"].isin(unread)]
    assert set(learnt["response_id"]) == unread
    truth = {
        (f"r{at}", code)
        for at in range(1, len(TEXTS), 2)
        for code, given in zip(CODES, TRUTH[at], strict=True)
        if given
    }
    given = set(zip(learnt["response_id"], learnt["code"], strict=True))
    assert len(given & truth) > 0.9 * max(len(given), len(truth))
    assert learnt["passage"].map(bool).all()


def test_too_few_comments_read_leave_the_suggestions_as_they_are():
    pd.testing.assert_frame_equal(again(people_who_read(10)), suggested())


def test_every_response_keeps_at_least_one_code():
    assert set(again(people_who_read(3))["response_id"]) == {f"r{at}" for at in range(len(TEXTS))}


@pytest.mark.parametrize("order", [1, 2])
def test_the_order_of_rows_changes_nothing(order):
    people = people_who_read(2)
    columns = list(CODINGS.columns)
    one, other = again(people), again(people, order)
    pd.testing.assert_frame_equal(
        one.sort_values(columns, ignore_index=True), other.sort_values(columns, ignore_index=True)
    )


def test_people_are_shown_the_middle_of_every_theme_before_anything_else():
    texts = [f"The bus is late {n}" for n in range(8)] + [f"Kind staff {n}" for n in range(4)]
    codes = ["buses"] * 8 + ["staff"] * 4
    rows = [
        (f"r{at}", "q_why", code, "codeframe", 0.5, "review", "") for at, code in enumerate(codes)
    ]
    codings = conform(pd.DataFrame(rows, columns=list(CODINGS.columns)), CODINGS)
    shown = book_texts(clean_comments(texts), codings)
    ordered = teaching_order(People({}, THEMES), embed)(shown)
    assert sorted(ordered, key=lambda text: text.hash) == sorted(shown, key=lambda text: text.hash)
    assert {next(iter(text.codes)) for text in ordered[:2]} == {"buses", "staff"}


def test_comments_people_have_gone_through_come_last():
    people = people_who_read(2)
    shown = book_texts(clean_comments(TEXTS), suggested())
    ordered = teaching_order(people, embed)(shown)
    read = [text.key in people.texts for text in ordered]
    assert read == sorted(read)


def test_the_order_goes_by_what_was_learnt_and_not_by_the_first_suggestions():
    texts = book_texts(clean_comments(TEXTS), suggested())
    people = people_who_read(2)
    waiting = [text for text in texts if text.key not in people.texts]
    doubtful = waiting[7].hash
    sure = {text.hash: np.array([0.99, 0.01, 0.01]) for text in texts}
    probabilities = {
        "q_why": Probabilities(tuple(CODES), sure | {doubtful: np.array([0.5, 0.5, 0.5])})
    }
    people = People(people.texts | dict.fromkeys((t.key for t in waiting[20:]), READ), THEMES)
    ordered = teaching_order(people, embed, probabilities)(texts)
    assert ordered[0].hash == doubtful
