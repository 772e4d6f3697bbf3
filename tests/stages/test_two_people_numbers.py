"""Counts of themes, agreement of coders and estimated shares, held against plain sums."""

import json

import pytest

from tests.two_people import people, recount
from tests.two_people.agreement import alpha, estimated_share, f1, f1_of, kappa_of, reach
from tests.two_people.reading import sheet_rows, trust_of
from tests.two_people.run import AFTER, BEFORE, STATES
from tests.two_people.shelves import words_in

SEATS = {"better: seats": ("better", "seats"), "worry: seats": ("worry", "seats")}
"""Codes that people gave ten times or more in the sample, of which agreement is told."""


def test_two_people_agree_as_plain_sums_say(lived, sample):
    people_told = trust_of(lived, "draft")["agreement"]["people"]
    assert people_told["texts"] == len(sample.drawn) > 60
    assert people_told["alpha"]["value"] == pytest.approx(sample.of_people(alpha))
    assert people_told["micro"]["value"] == pytest.approx(sample.of_people(f1))
    for key, of in SEATS.items():
        assert people_told["f1"][key]["value"] == pytest.approx(sample.of_people(f1_of(*of)))
        assert people_told["kappas"][key]["value"] == pytest.approx(sample.of_people(kappa_of(*of)))


def test_people_and_machine_agree_as_plain_sums_say_where_nobody_reviewed(lived, sample):
    told = trust_of(lived, "draft")["agreement"]["machine"]
    assert told["texts"] == len(sample.unseen) >= 30
    assert told["alpha"]["value"] == pytest.approx(sample.with_machine(alpha))
    assert told["micro"]["value"] == pytest.approx(sample.with_machine(f1))
    for key, of in SEATS.items():
        if key in told["kappas"]:
            assert told["kappas"][key]["value"] == pytest.approx(sample.with_machine(kappa_of(*of)))
    assert "worry: seats" in told["kappas"]


def test_once_people_have_decided_every_comment_the_machine_is_judged_no_longer(lived):
    agreement = trust_of(lived, BEFORE)["agreement"]
    assert agreement["machine"] is None
    assert agreement["people"] == trust_of(lived, "draft")["agreement"]["people"]


def every_estimate(told):
    """Everything with a value and two ends, however deep."""
    if isinstance(told, dict):
        if {"value", "low", "high"} <= told.keys():
            yield told
        for inner in told.values():
            yield from every_estimate(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from every_estimate(inner)


@pytest.mark.parametrize("state", ["draft", BEFORE, AFTER])
def test_every_interval_holds_its_value_and_is_wider_than_nothing(lived, state):
    found = list(every_estimate(trust_of(lived, state)))
    assert len(found) > 15
    for one in found:
        assert -1 <= one["low"] < one["value"] < one["high"] <= 1


def test_intervals_are_as_wide_as_those_of_another_bootstrap(lived, sample):
    told = trust_of(lived, "draft")["agreement"]["people"]
    for name, measure in (("alpha", alpha), ("micro", f1)):
        half = (told[name]["high"] - told[name]["low"]) / 2
        assert half == pytest.approx(reach(sample, measure), rel=0.2)


def test_intervals_are_the_same_on_each_run(lived):
    assert trust_of(lived, "one by one") == trust_of(lived, "draft")


def estimates(lived, state):
    """Question and theme -> its row of the sheet of shares, of everybody."""
    rows = sheet_rows(lived.made(state) / "estimates.xlsx", "Shares", "Share on record, %")
    return {(row["Question"], row["Theme"]): row for row in rows if not row["By"]}


def test_an_estimated_share_is_the_machines_mended_by_the_sample_and_not_the_plain_count(
    lived, sample
):
    names = {"seats": people.NAMED["s"], "dogs": people.NAMED["d"], recount.POOL: people.NAMED["k"]}
    told = estimates(lived, "draft")
    for question in recount.QUESTIONS:
        every = [key for key in sample.every if key[0] == question]
        for code, name in names.items():
            row = told[question, name]
            mended = 100 * estimated_share(sample, question, code)
            counted = sum(code in sample.given["machine"][key] for key in every)
            assert float(row["Estimated share, %"]) == pytest.approx(mended, abs=0.051)
            plain = 100 * counted / len(every)
            assert float(row["Share on record, %"]) == pytest.approx(plain, abs=0.051)
            assert row["From"] <= row["Estimated share, %"] <= row["To"]
    seats = told["worry", names["seats"]]
    assert seats["Estimated share, %"] != seats["Share on record, %"]


def test_no_estimated_share_is_told_of_a_theme_that_the_coders_could_not_choose(lived):
    told = estimates(lived, AFTER)
    later = {people.NAMED[letter] for letter in "wct"} | {people.EMERGED}
    of_later = [row for (_, theme), row in told.items() if theme in later]
    assert {row["Theme"] for row in of_later} == later
    assert {row["Estimated share, %"] for row in of_later} <= {"", None}
    assert all("named after the sample was coded" in str([*row.values()]) for row in of_later)
    assert people.RENAMED_AFTER in {theme for _, theme in told}


def spoken(estimate):
    """A coefficient as the report prints it."""
    ends = (f"{estimate[end]:.2f}".removeprefix("0") for end in ("value", "low", "high"))
    return "{}, {} to {}".format(*ends)


def test_the_report_prints_the_agreement_that_was_measured(lived):
    words = words_in(lived.reports("draft"))
    agreement = trust_of(lived, "draft")["agreement"]
    for name in ("appendix.docx", "appendix.html"):
        told = " ".join(words[name].split())
        for pair in ("people", "machine"):
            assert f"F1 {spoken(agreement[pair]['micro'])}" in told
            assert f"Krippendorff's alpha {spoken(agreement[pair]['alpha'])}" in told.replace(
                "&#39;", "'"
            )


# Counts of themes.


@pytest.mark.parametrize(("state", "numbers", "names"), STATES, ids=["final", "with late forms"])
@pytest.mark.parametrize("question", recount.QUESTIONS)
def test_each_theme_of_a_question_is_counted_as_people_decided(
    lived, question, state, numbers, names
):
    told = recount.published(lived.reports(state))
    table = f"Themes in comments: {recount.QUESTIONS[question]}"
    expected, base = (
        recount.raised(question, numbers, names),
        recount.base(question, numbers),
    )
    shown = {
        row: value for (at, row, _, unit), value in told.items() if (at, unit) == (table, "people")
    }
    assert shown.pop("All") == (str(len(base)), "")
    assert is_right(shown, {name: len(mine) for name, mine in expected.items()})


def is_right(shown, expected):
    """Whether every theme shown has its number, or none for its smallness, and most have theirs."""
    found = {name: shown[name] for name in expected if name in shown}
    wrong = {
        name: (value, expected[name])
        for name, (value, status) in found.items()
        if value != str(expected[name]) and not (not value and status and expected[name] < 10)
    }
    assert wrong == {}
    large = {name for name, number in expected.items() if number >= 10}
    assert large <= {name for name, (value, _) in found.items() if value}
    return len([name for name, (value, _) in found.items() if value]) >= 5


@pytest.mark.parametrize(("state", "numbers", "names"), STATES, ids=["final", "with late forms"])
def test_each_theme_over_all_questions_counts_a_person_once_and_every_comment(
    lived, state, numbers, names
):
    told = recount.published(lived.reports(state))
    table = "Themes in all comments together"
    expected = recount.raised_anywhere(numbers, names)
    in_comments = {
        name: sum(len(recount.raised(q, numbers, names).get(name, ())) for q in recount.QUESTIONS)
        for name in expected
    }
    of = {
        unit: {row: value for (at, row, _, u), value in told.items() if (at, u) == (table, unit)}
        for unit in ("people", "%", "comments")
    }
    assert is_right(of["people"], {name: len(mine) for name, mine in expected.items()})
    assert is_right(of["comments"], in_comments)
    shares = {name: recount.percent(len(mine), len(numbers)) for name, mine in expected.items()}
    assert [x for x in shares if x in of["%"] and of["%"][x][0] not in {shares[x], ""}] == []


@pytest.mark.parametrize(("state", "numbers", "names"), STATES, ids=["final", "with late forms"])
def test_each_theme_is_counted_by_the_groups_of_the_characteristic(lived, state, numbers, names):
    counts = json.loads((lived.made(state) / "counts.json").read_text("utf-8"))
    made = next(
        x for x in counts if x["id"] == "themes-all-comments-by-disability" and x["way"] == 1
    )
    expected, yes = recount.raised_anywhere(numbers, names), recount.disabled(numbers)
    assert made["row bases"]["Disabled"] == len(yes)
    for name, number in made["people"]["Disabled"].items():
        assert number == len(expected[name] & yes), name
        assert made["people"]["Not disabled"][name] == len(expected[name] - yes), name
    told = recount.published(lived.reports(state))
    table = "Themes in all comments together – by disability"
    groups = {"Disabled": yes, "Not disabled": set(numbers) - yes}
    shown = [
        (row, column, value)
        for (at, row, column, unit), (value, _) in told.items()
        if at == table and unit == "%" and row in groups and value
    ]
    assert len(shown) >= 2
    for row, column, value in shown:
        people_there = groups[row] & expected[column]
        assert value == recount.percent(len(people_there), len(groups[row]))
