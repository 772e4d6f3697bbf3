"""Quotes of a theme come from each stance, and from people who differ."""

from consult.analysis.quotes.propose import OF_THE_BEST, Candidate
from consult.analysis.quotes.propose import balanced as chosen


def said(text, stance="", *groups):
    return Candidate(text, text, text, stance, frozenset(("q", group) for group in groups))


def balanced(best_first, most, **beside):
    return tuple(one.text for one in chosen(best_first, most, **beside))


def test_each_stance_is_quoted_before_one_is_quoted_twice():
    best_first = [said("a", "supports"), said("b", "supports"), said("c", "opposes")]
    assert balanced(best_first, 2) == ("a", "c")


def test_of_one_stance_those_least_like_the_people_quoted_already_come_next():
    best_first = [
        said("a", "", "woman", "parent"),
        said("b", "", "woman", "parent"),
        said("c", "", "woman", "teacher"),
        said("d", "", "man", "midwife"),
    ]
    assert balanced(best_first, 3) == ("a", "d", "c")


def test_among_people_alike_the_best_example_comes_first():
    assert balanced([said("a"), said("b"), said("c")], 2) == ("a", "b")


def test_a_comment_that_hardly_shows_the_theme_is_not_quoted_for_being_different():
    alike = [said(f"a{at:02}", "", "woman") for at in range(OF_THE_BEST)]
    assert balanced([*alike, said("far", "", "man")], 2) == ("a00", "a01")


def test_fewer_comments_than_quotes_are_all_quoted():
    assert balanced([said("a"), said("b")], 5) == ("a", "b")


def test_whoever_is_quoted_already_counts():
    best_first = [said("a", "supports"), said("b", "opposes")]
    assert balanced(best_first, 1, beside=[said("c", "supports")]) == ("b",)
