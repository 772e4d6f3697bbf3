"""A blind sample outlives a change of what is hidden in its comments. All hashes are invented."""

from consult.coding.trust.in_words_of_now import in_words_of_now
from consult.model.coding.further_draw import FurtherDraw
from consult.model.coding.trust import BlindCodes, BlindCoding, BlindDraw, BlindStratum


def blind(given, drawn=2, texts=("a", "b", "c", "d")):
    keys = {("q", text): frozenset(codes) for text, codes in given.items()}
    listed = frozenset(("q", text) for text in texts[:drawn])
    draw = BlindDraw(
        (BlindStratum("q", "online", texts, drawn),),
        further=(FurtherDraw((("q", "t09"),), (("q", "a"),)),),
    )
    coded = BlindCodes("1", keys, dict.fromkeys(keys, "AB"), listed)
    return BlindCoding(draw, (coded,))


def now(sample, reworded, standing):
    of = {("q", was): frozenset(texts) for was, texts in reworded.items()}
    return in_words_of_now(sample, of, {("q", text) for text in standing})


def test_what_a_person_gave_goes_with_the_comment():
    found = now(blind({"a": {"t01"}}), {"a": {"a2"}}, {"a2", "b", "c", "d"})
    assert found.draw.strata[0].texts == ("a2", "b", "c", "d")
    assert found.people[0].given == {("q", "a2"): {"t01"}}
    assert found.people[0].by == {("q", "a2"): "AB"}
    assert found.draw.further[0].known == (("q", "a2"),)
    assert found.waiting == {("q", "b")}


def test_a_comment_that_was_two_counts_as_coded_in_both():
    found = now(blind({"a": {"t01"}}), {"a": {"a2", "a3"}}, {"a2", "a3", "b", "c", "d"})
    assert (found.draw.strata[0].texts, found.draw.strata[0].drawn) == (
        ("a2", "a3", "b", "c", "d"),
        3,
    )
    assert found.people[0].given == {("q", "a2"): {"t01"}, ("q", "a3"): {"t01"}}


def test_words_that_others_are_shown_in_still_stay_drawn_as_they_are():
    sample = blind({"a": {"t01"}})
    assert now(sample, {"a": {"a2"}}, {"a", "a2", "b", "c", "d"}) == sample


def test_two_comments_that_read_alike_now_are_one_and_wait_where_they_were_coded_otherwise():
    alike = {"a": {"e"}, "b": {"e"}, "d": {"e"}}
    found = now(blind({"a": {"t01"}, "b": {"t02"}}), alike, {"e", "c"})
    assert (found.draw.strata[0].texts, found.draw.strata[0].drawn) == (("e", "c"), 1)
    assert found.people[0].given == {}
    assert found.waiting == {("q", "e")}
    same = now(blind({"a": {"t01"}, "b": {"t01"}}), alike, {"e", "c"})
    assert same.people[0].given == {("q", "e"): {"t01"}}
