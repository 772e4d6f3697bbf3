"""What reviewers said of whole comments: their No wins, their Yes opens no gate. All invented."""

import pytest

from consult.analysis.quotes.decided import quoting_of
from consult.analysis.quotes.from_review import (
    approved_in_review,
    denied_in_review,
    marked_as_approved,
)
from consult.analysis.quotes.propose import key_of
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.journal import Aspect
from consult.model.coding.review import People
from consult.model.publishing.quotes import QuoteDecision
from tests.analysis.quotes.test_gate import GOOD, clean, coded, proposed, quoted

OTHER = "more benches by the side of the lake would be lovely"


def marked(text, **said):
    marks = {Aspect[name]: (value, "AB") for name, value in said.items()}
    return People(marks={("why", words_hash(text)): marks})


@pytest.mark.parametrize("said", [{"QUOTE": "no"}, {"SAFEGUARDING": "yes"}])
def test_a_comment_that_a_reviewer_kept_out_is_not_proposed_for_any_theme(said):
    comments = clean({"a": GOOD, "b": OTHER})
    denied = denied_in_review(marked(GOOD, **said))
    assert quoted(comments, denied=denied) == {"care": (OTHER,)}


def test_a_yes_to_quoting_does_not_keep_out_what_was_marked_as_risk():
    people = marked(GOOD, QUOTE="yes", SAFEGUARDING="yes")
    assert quoted(clean({"a": GOOD}), denied=denied_in_review(people)) == {}


def test_no_comment_is_kept_out_where_nobody_said_so():
    assert denied_in_review(marked(GOOD, QUOTE="yes", SAFEGUARDING="no", NOTE="no")) == frozenset()


def approved(people, comments):
    pairs = [(key, "care") for key in comments["response_id"]]
    return approved_in_review(people, coded(*pairs), comments)


def test_a_yes_approves_the_passage_that_is_proposed_of_the_comment():
    comments = clean({"a": GOOD, "b": OTHER})
    said = approved(marked(GOOD, QUOTE="yes"), comments)
    assert said == {key_of("why", GOOD): QuoteDecision(True, "AB")}
    quoting = quoting_of(proposed(comments), said, wanted=3, most=3)
    assert [quote.text for quote in quoting.approved] == [GOOD]


def test_a_yes_opens_no_gate_that_keeps_the_comment_out():
    comments = clean({"a": GOOD})
    said = approved(marked(GOOD, QUOTE="yes"), comments)
    for kept_out in ({"refused": {"a"}}, {"listed": {("a", "why")}}, {"copied": {"a"}}):
        assert quoting_of(proposed(comments, **kept_out), said, wanted=3, most=3).approved == ()


def test_a_no_in_the_workbook_of_quotes_wins_over_a_yes_in_the_review():
    comments = clean({"a": GOOD})
    said = approved(marked(GOOD, QUOTE="yes"), comments)
    no = {key_of("why", GOOD): QuoteDecision(False, "CD")}
    assert quoting_of(proposed(comments), {**said, **no}, wanted=3, most=3).approved == ()


def test_whoever_answers_for_what_is_published_sees_where_it_was_approved():
    comments = clean({"a": GOOD})
    said = approved(marked(GOOD, QUOTE="yes"), comments)
    [quote] = marked_as_approved(proposed(comments), said, {})
    assert "Approved in the review workbook (AB). To refuse it, choose No" in quote.look_at
    [quote] = marked_as_approved(proposed(comments), said, {key_of("why", GOOD): said})
    assert quote.look_at == proposed(comments)[0].look_at
