"""Claims about what a heading's number tells beside those of its themes, worked by hand."""

import pytest

from consult.disclose.suppress.headings import tells_few


@pytest.mark.parametrize(
    ("heading", "themes", "why"),
    [
        (22, [20, 15], "two raised the second theme and not the first"),
        (33, [20, 15], "two raised both"),
        (20, [20, 15], "whoever raised the second raised the first"),
        (52, [30, 20, 50], "two raised others and not the third"),
        (36, [20, 15, 3], "one at least of the few raised their theme alone"),
    ],
)
def test_a_heading_tells_of_few_people_where_subtraction_does(heading, themes, why):
    assert tells_few(heading, themes, 5, full=True), why


@pytest.mark.parametrize(
    ("heading", "themes", "why"),
    [
        (28, [20, 15], "eight raised the second alone, seven both"),
        (35, [20, 15], "nobody raised both"),
        (20, [20, 0], "nobody raised the second theme"),
        (20, [], "a net of a scale is the sum of its answers"),
        (35, [20, 15, 3], "nothing follows for the few"),
    ],
)
def test_a_heading_that_leaves_nobody_alone_is_shown(heading, themes, why):
    assert not tells_few(heading, themes, 5, full=True), why


def test_that_one_theme_holds_another_may_be_known_where_the_rules_say_so():
    assert not tells_few(20, [20, 15], 5, full=False)
