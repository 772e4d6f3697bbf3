"""Which themes are to be answered. All names and numbers are invented."""

from consult.analysis.response.raised import raised_themes
from consult.model.coding.codeframe import OTHER_CODE, UsedCode
from tests.report.sample import frequency, row

CODES = {
    "why": (
        UsedCode("noise", "Noise at night"),
        UsedCode("wardens", "More wardens"),
        UsedCode("dogs", "Dogs off the lead"),
        UsedCode("litter", "Litter"),
        UsedCode("swans", "Swans"),
        UsedCode(OTHER_CODE, "Other"),
    )
}
WHY = frequency(
    "themes-why",
    "Themes",
    row("Noise at night", 96, 48.0),
    row("More wardens", 9, 4.5),
    row("Dogs off the lead", None, None),
    row("Litter", 8, 4.4),
    row("Swans", 0, 0.0),
    row("Other", 60, 30.0),
    base=200,
)


def asked(codes, *tables):
    return {(one.question, one.theme): one for one in raised_themes(codes, tables)}


def test_a_theme_that_is_printed_with_five_percent_is_to_be_answered_and_a_smaller_one_can_be():
    found = asked(CODES, WHY)
    assert [name for _, name in found] == [
        "Noise at night",
        "More wardens",
        "Litter",
        "Dogs off the lead",
    ]
    assert [one.needed for one in found.values()] == [True, True, False, False]
    assert found["why", "More wardens"].share == "5%"


def test_what_is_hidden_stays_hidden_and_is_never_marked_whatever_its_number():
    hidden = asked(CODES, WHY)["why", "Dogs off the lead"]
    assert (hidden.people, hidden.share, hidden.needed) == ("[c]", "[c]", False)


def test_what_is_no_theme_and_what_nobody_raised_are_not_asked_about():
    assert {"Other", "Swans"} & {name for _, name in asked(CODES, WHY)} == set()


def test_a_question_without_a_table_asks_nothing():
    assert asked(CODES) == {}


def test_a_theme_of_all_comments_together_is_asked_about_once():
    more = {"why": CODES["why"][:2], "more": CODES["why"][:1]}
    other = frequency("themes-more", "Themes", row("Noise at night", 10, 10.0), base=100)
    whole = frequency("themes-all-comments", "Themes", row("Noise at night", 100, 40.0), base=250)
    found = asked(more, WHY, other, whole)
    assert list(found) == [("all comments", "Noise at night"), ("why", "More wardens")]
    assert found["all comments", "Noise at night"].people == "100"


def test_a_theme_that_is_large_at_one_question_is_to_be_answered_though_it_is_small_over_all():
    whole = frequency("themes-all-comments", "Themes", row("More wardens", 9, 0.9), base=1000)
    large = frequency("themes-why", "Themes", row("More wardens", 9, 9.0), base=100)
    (one,) = raised_themes({"why": CODES["why"][1:2]}, (large, whole))
    assert (one.needed, one.people) == (True, "9")


def test_the_order_of_tables_and_codes_of_equal_size_changes_nothing():
    codes = {"why": tuple(reversed(CODES["why"]))}
    assert raised_themes(codes, (WHY,)) == raised_themes(CODES, (WHY,))
