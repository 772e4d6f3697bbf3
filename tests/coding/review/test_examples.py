"""Examples of a code go from its best comment to its least, and no two are alike."""

from consult.coding.review.examples import spread

LONG = [f"{word} is what we wrote to you about in this letter" for word in
        ("parking", "lighting", "benches", "toilets", "paths", "gates", "dogs", "bins", "swings",
         "buses", "cycling", "noise", "litter", "trees", "ponds")]  # fmt: skip


def test_ten_comments_at_most_are_shown_in_the_order_given():
    shown = spread([f"{one} {one[:4] * 9} {one[::-1]}" for one in LONG])
    assert len(shown) == 10
    assert list(shown) == sorted(
        shown, key=[f"{one} {one[:4] * 9} {one[::-1]}" for one in LONG].index
    )


def test_a_comment_that_differs_by_a_word_is_not_shown_again():
    first = "the buses are late every morning and nobody says why"
    again = "The buses are late every morning, and nobody ever says why!"
    assert spread([first, again, "too late"]) == (first, "too late")


def test_a_long_comment_is_preferred_to_a_short_one():
    short = [f"{letter * 4}" for letter in "abcdefghijk"]
    long = "the buses are late every morning and nobody says why"
    assert long in spread([*short, long])


def test_of_nothing_nothing_is_shown():
    assert spread([]) == ()
