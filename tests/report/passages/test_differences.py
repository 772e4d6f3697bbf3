"""What the report says of comparisons, and what it never says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consult.model.counting.table_id import TableId
from consult.model.evidence.difference import (
    Difference,
    Family,
    Lettered,
    Method,
    Others,
    Overall,
    Side,
    Verdict,
)
from consult.model.words.document import Bullets, Facts, Heading, Paragraph
from consult.report.appendix import compose
from consult.report.passages import differences, every_comparison
from consult.report.prose.difference_wording import (
    CAVEAT,
    doing,
    effect_text,
    interval_text,
    link_text,
    mine_text,
    p_text,
    points_text,
    sentence,
    tally,
)
from tests.report.findings import FINDINGS, QUESTIONNAIRE
from tests.report.reading import as_read

CLEAR = Difference(
    TableId.parse("question-vision-by-age"),
    "Agree",
    "65 and over",
    Others.ALL,
    "",
    Side(85, 118),
    Side(144, 240),
    low=1.5,
    high=21.9,
    effect=0.26,
    method=Method.CHI_SQUARE,
    p=0.02,
    holm=0.03,
    screened=0.02,
    least=15.2,
    least_together=19.4,
    verdict=Verdict.CLEAR,
)
TO_LOOK_INTO = replace(
    CLEAR, group="35 to 64", verdict=Verdict.TO_LOOK_INTO, holm=0.2, screened=0.08
)
NOT_SHOWN = replace(CLEAR, column="Disagree", verdict=Verdict.NOT_SHOWN)
TOO_FEW = replace(CLEAR, group="34 and under", verdict=Verdict.TOO_FEW, least_together=None)
OVERALL = Overall(
    TableId.parse("question-vision-by-age"),
    "",
    ("34 and under", "35 to 64", "65 and over"),
    358,
    Method.CHI_SQUARE,
    p=0.004,
    holm=0.012,
    strength=0.21,
    degrees=2,
    trend=0.0004,
)
THEME = replace(
    CLEAR,
    table=TableId.parse("themes-why-by-age"),
    column="Noise at night",
    verdict=Verdict.TOO_FEW,
)
FAMILY = Family(
    "age",
    (
        OVERALL,
        replace(
            OVERALL, table=TableId.parse("themes-why-by-age"), column="Litter", holm=0.4, trend=None
        ),
    ),
    (CLEAR, TO_LOOK_INTO, NOT_SHOWN, TOO_FEW, THEME),
    ((TableId.parse("question-ease-by-age"), "Easy", "65 and over"),),
)
REPORT = replace(FINDINGS, differences=(FAMILY,))


def test_a_clear_difference_is_said_with_both_sides_and_their_bases():
    assert as_read(sentence(CLEAR, "agree")) == (
        "People in the group “65 and over” were more likely than others to agree "
        "(72% of 118 against 60% of 240, a difference of 12 points)."
    )


def test_a_clear_difference_that_is_very_small_is_called_slight():
    slight = replace(CLEAR, mine=Side(30, 118), effect=-0.1, other="Male")
    assert "were slightly less likely than people in the group “Male” to" in as_read(
        sentence(slight, "x")
    )


def test_others_that_are_only_the_groups_shown_are_called_so():
    shown = replace(CLEAR, others=Others.SHOWN)
    assert "than people in the other groups shown to agree" in as_read(sentence(shown, "agree"))


def test_what_is_only_to_look_into_is_no_finding():
    assert as_read(sentence(TO_LOOK_INTO, "agree")) == (
        "People in the group “35 to 64” may have been more likely than others to agree (72% of "
        "118 against 60% of 240). This is to look into, not a finding."
    )


def test_where_nothing_is_shown_it_says_what_could_have_been():
    assert as_read(sentence(NOT_SHOWN, "disagree")) == (
        "These responses do not show a clear difference between people in the group “65 and "
        "over” and others (72% of 118 against 60% of 240), and could have shown one of 19 points "
        "or more."
    )


def test_a_small_base_is_too_few_responses_to_tell():
    assert as_read(sentence(TOO_FEW, "agree")).startswith(
        "Too few responses to tell whether people in"
    )


@pytest.mark.parametrize("one", [CLEAR, TO_LOOK_INTO, NOT_SHOWN, TOO_FEW])
def test_no_verdict_says_what_may_never_be_said(one):
    words = as_read(sentence(one, "agree")).casefold()
    for never in ("no difference", "no impact", "margin of error", "significant", "residents"):
        assert never not in words
    assert ("clear" in words) == (one.verdict is Verdict.NOT_SHOWN)


@pytest.mark.parametrize(
    ("column", "question", "words"),
    [
        ("Agree", QUESTIONNAIRE["vision"], "agree"),
        ("Don't know", QUESTIONNAIRE["vision"], "answer “Don't know”"),
        ("Easy", QUESTIONNAIRE["ease"], "answer “Easy”"),
        ("The seafront", QUESTIONNAIRE["visit"], "choose “The seafront”"),
        ("Noise at night", None, "raise “Noise at night”"),
    ],
)
def test_people_agree_or_answer_or_choose_or_raise(column, question, words):
    assert doing(column, question) == words


def test_numbers_are_said_plainly():
    few = replace(CLEAR, mine=Side(1, 400))
    assert as_read(mine_text(few)) == "under 1% of 400"
    assert [as_read(points_text(x)) for x in (0.4, -1, 12.5)] == [
        "less than 1 point",
        "1 point",
        "13 points",
    ]
    assert as_read(interval_text(CLEAR)) == "+12 (+2 to +22)"
    assert [p_text(p) for p in (0.0004, 0.0123, 1.0)] == ["under 0.001", "0.012", "1.000"]


@pytest.mark.parametrize(
    ("h", "words"), [(0.05, "very small"), (-0.2, "small"), (0.5, "medium"), (-0.9, "large")]
)
def test_an_effect_has_a_size_in_words(h, words):
    assert effect_text(replace(CLEAR, effect=h)) == words


@pytest.mark.parametrize(
    ("v", "degrees", "words"),
    [(0.05, 1, "very weak"), (0.1, 1, "weak"), (0.25, 2, "moderate"), (0.3, 3, "strong")],
)
def test_a_link_is_judged_by_the_size_of_its_table(v, degrees, words):
    assert link_text(replace(OVERALL, strength=v, degrees=degrees)) == words


def test_the_family_is_told_in_numbers():
    assert as_read(tally(FAMILY)) == (
        "5 comparisons were made: 1 clear, 1 to look into, 1 without a clear difference and 2 with "
        "too few responses to tell. Another 1 could not be made, because a figure is hidden."
    )


def test_what_survives_stands_in_a_table_and_what_is_clear_in_words():
    made = as_read(differences.blocks(REPORT))
    assert [b.text for b in made if isinstance(b, Heading)] == ["Differences between groups", "Age"]
    (said,) = (b.items for b in made if isinstance(b, Bullets))
    assert len(said) == 1
    assert said[0].startswith("“To what extent do you agree")
    (table,) = (b for b in made if isinstance(b, Facts))
    assert [row[2] for row in table.rows] == ["65 and over", "35 to 64"]
    assert table.rows[0][3:] == (
        "72% of 118",
        "60% of 240",
        "+12 (+2 to +22): small",
        "Clear (0.030)",
    )
    assert table.rows[1][-1] == "To look into (0.080)"


def test_the_chapter_says_once_whom_it_is_about():
    words = [b.text.plain for b in compose(REPORT).blocks if isinstance(b, Paragraph)]
    assert words.count(CAVEAT) == 1


def test_tests_of_all_groups_at_once_are_told_where_they_are_clear():
    words = " ".join(
        b.text for b in as_read(differences.blocks(REPORT)) if isinstance(b, Paragraph)
    )
    assert "Of 2 tests of all groups at once, 1 is clear: “To what extent" in words
    assert "(weak link, adjusted p 0.012)" in words


def test_the_workbook_has_every_comparison_and_counts_those_left_out():
    made = as_read(every_comparison.further(REPORT))
    every, whole, left_out = (block for block in made if isinstance(block, Facts))
    assert len(every.rows) == 5
    assert left_out.title == "Comparisons left out because a figure is hidden"
    assert left_out.rows == (
        ("Age", "“How easy or difficult was the strategy to read?”", "1", "0"),
    )
    assert [row[-1] for row in every.rows[:4]] == [
        "19 points or more",
        "19 points or more",
        "19 points or more",
        "No difference",
    ]
    assert whole.rows[0][3:] == ("Weak", "0.012", "under 0.001", "Pearson's chi-square")
    assert "Every comparison, by age" not in [
        b.title for b in compose(REPORT).blocks if isinstance(b, Facts)
    ]


def test_column_letters_stand_beside_shares_and_never_beside_a_mark():
    lettered = Lettered(
        TableId.parse("question-ease-by-age"),
        ("34 and under", "35 to 64", "65 and over"),
        ("A", "B", "C"),
        (("Very easy", ("", "A", None)), ("Fairly easy", (None, "", None))),
    )
    found = replace(REPORT, differences=(replace(FAMILY, lettered=(lettered,)),))
    (table,) = (
        b
        for b in as_read(every_comparison.further(found))
        if isinstance(b, Facts) and "letters" in b.title
    )
    assert table.header == ("Answer", "34 and under (A)", "35 to 64 (B)", "65 and over (C)")
    assert table.rows == (
        ("Very easy", "25%", "25% A", "[c]"),
        ("Fairly easy", "25% –", "25%", "[c]"),
    )


def test_a_release_without_comparisons_has_no_chapter():
    headings = [b.text for b in compose(FINDINGS).blocks if isinstance(b, Heading)]
    assert "Differences between groups" not in headings
    assert as_read(every_comparison.further(FINDINGS)) == ()


def test_only_the_largest_differences_are_printed_where_there_are_very_many():
    many = tuple(replace(CLEAR, group=f"Group {at}", effect=0.2 + at / 100) for at in range(50))
    made = as_read(
        differences.blocks(replace(REPORT, differences=(replace(FAMILY, differences=many),)))
    )
    (table,) = (b for b in made if isinstance(b, Facts))
    assert [row[2] for row in table.rows] == [f"Group {at}" for at in range(30, 50)]
    words = " ".join(b.text for b in made if isinstance(b, Paragraph))
    assert "The largest 20 are listed; the workbook has 30 more." in words
